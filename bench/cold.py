"""The route by way of pandoc, as one process: YAML in, Markdown, pandoc, DOCX out.

python bench/cold.py REPORT.yaml OUT.docx REFERENCE.docx PANDOC
"""

import subprocess
import sys

import yaml

report, out, reference, pandoc = sys.argv[1:]


def lines(value: object, level: int = 1) -> list[str]:
    """The report as Markdown, part by part, with the headings that its sections have."""
    if isinstance(value, str):
        return [value, ""]
    if isinstance(value, list):
        return [line for item in value for line in lines(item, level)]
    made: list[str] = []
    for key, inner in value.items() if isinstance(value, dict) else ():
        made += ["#" * level + " " + inner, ""] if key == "标题" else lines(inner, level + 1)
    return made


with open(report, "rb") as file:  # noqa: PTH123 (the fewest imports are the fastest)
    data = yaml.load(file, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
markdown = "\n".join(lines(data))
command = [pandoc, "-f", "markdown", "-t", "docx", f"--reference-doc={reference}", "-o", out]
subprocess.run(command, input=markdown.encode(), check=True)
