"""A writer adds no word and drops none: every output says the same, in the same order."""

from __future__ import annotations

from pathlib import Path

import docx_words
import html_words
import pytest
from conftest import EXAMPLES, INPUTS, complete
from steps import checked, composed

from generator.printing import look
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS

INDENT = "　"
HOSTILE = (
    "<b>甲</b> & &amp; &lt; {{ x }} {% y %} “乙”——‘丙’…… \"丁\" 'x' <!-- -->  两格 𠮷㐂 🎉 ]]>"
)


def txt_words(content: bytes) -> list[str]:
    return [line.lstrip(INDENT) for line in content.decode().splitlines()]


EXTRACTORS = {"txt": txt_words, "docx": docx_words.words, "html": html_words.words}


def said(file: Path, edition: str, kind: str) -> list[str]:
    """What an output says, a paragraph or cell at a time, the empty ones left out."""
    document = composed(checked(file, edition)[0], edition)
    texts = EXTRACTORS[kind](WRITERS[kind](document, look.house()))
    return [piece for text in texts for piece in text.split("\t") if piece.strip()]


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", ["docx", "html"])
def test_every_output_says_the_same(file: Path, edition: str, kind: str) -> None:
    expected = said(file, edition, "txt")
    assert len("".join(expected)) > 2_000
    assert said(file, edition, kind) == expected


@pytest.mark.parametrize("kind", EXTRACTORS)
def test_what_an_author_writes_comes_out_as_it_was(tmp_path: Path, kind: str) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    file = tmp_path / "x.yaml"
    measures = (
        f"{{标题: {quoted}, 接排: [分项], 分项: [{{标题: {quoted}, 正文: {quoted}}}], "
        f"表: {{表名: {quoted}, 列: [{quoted}, 乙], 行: [[{quoted}, 丙]]}}}}"
    )
    changed = {"标题": quoted, "导语": quoted, "主要举措和成效": measures, "署名": quoted}
    file.write_text(complete(**changed), encoding="utf-8")
    texts = said(file, "published", kind)
    in_sections = [f"一、{HOSTILE}", f"（一）{HOSTILE}。{HOSTILE}"]
    in_table = [HOSTILE, HOSTILE, "乙", HOSTILE, "丙"]
    assert texts[: 2 + len(in_sections) + len(in_table)] == [
        HOSTILE, HOSTILE, *in_sections, *in_table,
    ]  # fmt: skip
    assert HOSTILE in texts[-2:]
