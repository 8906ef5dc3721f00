"""The route by way of pandoc, as one process: YAML in, Markdown, pandoc, DOCX out.

python bench/cold.py REPORT.yaml OUT.docx REFERENCE.docx PANDOC

REPORT.yaml holds what `reports.ready` gives: the words as they are printed, numbered already.
"""

import subprocess
import sys


def markdown(data: dict) -> str:  # type: ignore[type-arg] (typing takes a while to import)
    """The report in pandoc's Markdown."""
    lines = ["---", f'title: "{data["title"]}"', "---", ""]
    for para in data["opening"]:
        lines += [paragraph(para), ""]
    for section in data["sections"]:
        lines += ["# " + section["heading"], ""]
        for para in section["paragraphs"]:
            lines += [paragraph(para), ""]
    return "\n".join(lines)


def paragraph(para: dict[str, str]) -> str:
    """A paragraph; a heading that runs in has a style of its own."""
    lead = f'[{para["lead"]}]{{custom-style="h2-inline"}}' if para["lead"] else ""
    return lead + para["text"]


def main(report: str, out: str, reference: str, pandoc: str) -> None:
    """Turn a report into a DOCX."""
    import yaml

    with open(report, "rb") as file:  # noqa: PTH123 (the fewest imports are the fastest)
        data = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    command = [pandoc, "-f", "markdown", "-t", "docx", f"--reference-doc={reference}", "-o", out]
    subprocess.run(command, input=markdown(data).encode(), check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
