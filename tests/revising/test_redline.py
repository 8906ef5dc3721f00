"""花脸稿: accepted it is the new draft, rejected the old one, and it is changed word by word."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import any_report
import pytest
from conftest import EXAMPLES, complete
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from steps import checked, composed, parsed
from tracked import BODY, W, accepted, rejected

from generator.checking.report import check
from generator.kinds.schema import lost
from generator.printing import look
from generator.printing.blocks import Document
from generator.printing.writers import docx
from generator.reports import EDITIONS
from generator.revising import redline

HOUSE = look.house()


def redlined(old: Document, new: Document) -> bytes:
    return redline.write(old, new, HOUSE)


def words(document: Document) -> list[str]:
    return accepted(docx.write(document, HOUSE))


def changes(content: bytes) -> list[tuple[str, str]]:
    """What was deleted and inserted, in its order."""
    root = etree.fromstring(ZipFile(BytesIO(content)).read(BODY))
    return [
        (etree.QName(each).localname, "".join(each.itertext()))
        for each in root.iter(f"{W}ins", f"{W}del")
        if each.find(f"{W}r") is not None
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("old", EXAMPLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("new", EXAMPLES[:2], ids=lambda file: file.stem)
def test_accepted_and_rejected(old: Path, new: Path, edition: str) -> None:
    one, other = (composed(checked(file, edition)[0]) for file in (old, new))
    made = redlined(one, other)
    assert accepted(made) == words(other)
    assert rejected(made) == words(one)
    assert made == redlined(one, other)


@settings(deadline=None, max_examples=60)
@given(old=any_report.reports(), new=any_report.reports(), edition=st.sampled_from(EDITIONS))
def test_any_two_reports(old, new, edition: str) -> None:
    found = [parsed(any_report.written(data), edition=edition) for data in (old, new)]
    if any(lost(check(each)) for each in found):  # what YAML's own writer makes of some marks
        return
    one, other = map(composed, found)
    made = redlined(one, other)
    assert accepted(made) == words(other)
    assert rejected(made) == words(one)


OLD = {"导语": "全年办结案件12件，同比下降3.5%。", "主要举措和成效": "{要点: [甲乙丙丁。, 子丑寅卯。], 表: {列: [区, 件], 行: [[东, '1'], [西, '2']]}}"}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"导语": "全年办结案件15件，同比下降3.5%。"}, [("del", "12"), ("ins", "15")]),
        ({"导语": "全年办结重大案件12件，同比下降3.5%。"}, [("ins", "重大")]),
        ({"导语": "全年办结案件12件。"}, [("del", "，同比下降3.5%")]),
        ({"主要举措和成效": "{要点: [甲乙丙丁。, 辰巳午未。, 子丑寅卯。], 表: {列: [区, 件], 行: [[东, '1'], [西, '2']]}}"}, [("ins", "二是辰巳午未。"), ("del", "二"), ("ins", "三")]),
        ({"主要举措和成效": "{要点: [子丑寅卯。], 表: {列: [区, 件], 行: [[东, '1'], [西, '2']]}}"}, [("del", "一是甲乙丙丁。"), ("del", "二"), ("ins", "一")]),
        ({"主要举措和成效": "{要点: [甲乙丙丁。, 子丑寅卯。], 表: {列: [区, 件], 行: [[东, '3'], [西, '2']]}}"}, [("del", "1"), ("ins", "3")]),
        ({"主要举措和成效": "{要点: [甲乙丙丁。, 子丑寅卯。], 表: {列: [区, 件], 行: [[西, '2']]}}"}, [("del", "东"), ("del", "1")]),
        ({"主要举措和成效": "{要点: [甲乙丙丁。, 子丑寅卯。], 表: {列: [区], 行: [[东], [西]]}}"}, [("del", "区"), ("del", "件"), ("del", "东"), ("del", "1"), ("del", "西"), ("del", "2"), ("ins", "区"), ("ins", "东"), ("ins", "西")]),
    ],
)  # fmt: skip
def test_word_by_word(fields: dict[str, str], expected: list[tuple[str, str]]) -> None:
    one, other = composed(parsed(complete(**OLD))), composed(parsed(complete(**(OLD | fields))))
    made = redlined(one, other)
    assert changes(made) == expected
    assert accepted(made) == words(other)
    assert rejected(made) == words(one)


def test_who_and_when() -> None:
    old, new = parsed(complete(成文日期="2026-02-04")), parsed(complete(成文日期="2026-02-05"))
    root = etree.fromstring(ZipFile(BytesIO(redlined(composed(old), composed(new)))).read(BODY))
    told = {(e.get(f"{W}author"), e.get(f"{W}date")) for e in root.iter(f"{W}ins", f"{W}del")}
    assert told == {("fazhi", "2026-02-05T00:00:00Z")}


def test_the_command(fazhi, tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "新稿.yaml"
    old.write_text(complete(), encoding="utf-8")
    new.write_text(complete(导语="改过的导语。"), encoding="utf-8")
    result = fazhi("diff", old, new, "--to", "docx")
    made = tmp_path / "新稿-花脸稿.docx"
    assert (result.code, result.out, result.err) == (0, f"{made}\n", "")
    assert accepted(made.read_bytes()) == words(composed(checked(new)[0]))
    assert fazhi("diff", old, new, "--to", "docx", "-o", tmp_path / "b.docx").code == 0
    assert (tmp_path / "b.docx").read_bytes() == made.read_bytes()
    over = fazhi("diff", old, new, "--to", "docx", "-o", new)
    assert over.code == 2
    assert new.read_text(encoding="utf-8") == complete(导语="改过的导语。")
