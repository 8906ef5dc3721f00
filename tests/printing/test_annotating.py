"""render --annotate: each finding is a Word comment at its words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from conftest import complete
from docx.oxml.ns import qn

from generator.printing.writers.package import as_written


@pytest.fixture
def comments(fazhi, tmp_path: Path):
    """The words that comments are attached to, and what each says; the file is valid."""
    file = tmp_path / "报告.yaml"

    def render(text: str, *options: str) -> list[tuple[str, str]]:
        file.write_text(text, encoding="utf-8")
        result = fazhi("render", file, "--to", "docx", "--annotate", *options)
        assert result.code == 0
        (made,) = tmp_path.glob("*.docx")
        word = docx.Document(BytesIO(made.read_bytes()))
        said = {str(each.comment_id): each.text for each in word.comments}
        return [(about, said[number]) for number, about in ranges(word)]

    return render


def ranges(word) -> list[tuple[str, str]]:
    """The comments in their order, with the words between their ends."""
    found, starts, text = [], {}, ""
    for element in word.element.body.iter(
        qn("w:t"), qn("w:commentRangeStart"), qn("w:commentRangeEnd")
    ):
        if element.tag == qn("w:t"):
            text += element.text or ""
        elif element.tag == qn("w:commentRangeStart"):
            starts[element.get(qn("w:id"))] = len(text)
        else:
            number = element.get(qn("w:id"))
            found.append((number, text[starts[number] :]))
    return found


def test_each_stands_at_its_words(comments) -> None:
    found = comments(complete(导语="在XX市办结12件，今年增长。"), "--draft")
    about = [each for each, _ in found]
    assert about[:2] == ["XX市办结12件", "今年增长"]
    assert ["placeholder" in said for _, said in found][:2] == [True, False]


def test_what_is_missing_stands_at_its_placeholder(comments) -> None:
    found = comments(complete(导语=""), "--draft")
    assert [about for about, said in found if "missing-field" in said] == ["【待补：导语】"]


def test_without_findings_it_is_the_plain_file(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    checked = fazhi("check", file)
    assert "没有发现问题" in checked.err
    made = []
    for options in ((), ("--annotate",)):
        assert fazhi("render", file, "--to", "docx", *options).code == 0
        made.append(file.with_suffix(".docx").read_bytes())
    assert made[0] == made[1]


def test_a_file_with_comments_is_as_it_was_written(comments, tmp_path: Path) -> None:
    """Printing once more over it does not say that somebody edited it."""
    assert comments(complete(导语="在XX市办结12件。"), "--draft")
    (made,) = tmp_path.glob("*.docx")
    assert as_written(made.read_bytes())


def test_the_same_report_gives_the_same_bytes(comments, tmp_path: Path) -> None:
    text = complete(导语="今年XX市办结12件。")
    made = []
    for _ in range(2):
        comments(text, "--draft")
        made.append((tmp_path / "报告-草稿.docx").read_bytes())
    assert made[0] == made[1]
    assert b"2026-02-24T00:00:00Z" in ZipFile(BytesIO(made[0])).read("word/comments.xml")


def test_it_wants_a_docx(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_text(complete(), encoding="utf-8")
    result = fazhi("render", file, "--to", "txt", "--annotate")
    assert (result.code, result.err) == (
        2,
        "--annotate 把问题写成 Word 的批注，要印 docx：请用 --to docx。",
    )
