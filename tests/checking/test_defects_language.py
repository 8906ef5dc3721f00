"""Three published reports: what is really wrong in their language is found, the rest is not touched.

`defects.tsv` lies beside the repository; each of its rows names a report, what is wrong, and the
clause. A row is found if a finding of its rule stands in the text that holds the clause.
"""

from __future__ import annotations

import csv
import re

import pytest
from conftest import SHARED, bare, need
from steps import checked

from generator.reports.source import texts

TABLE = SHARED / "defects.tsv"
FOLDER = SHARED / "reports"
LANGUAGE = {"thin-part", "numbering", "punctuation", "repetition", "term", "privacy"}
_PINYIN = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")

# The rows that a rule of language covers.
COVERED = {
    "D03": "numbering",
    "D26": "punctuation",
    "D32": "punctuation",
    "D48": "punctuation",
    "D49": "punctuation",
    "D50": "punctuation",
    "D81": "repetition",
    "D85": "repetition",
    "D93": "punctuation",
    "D94": "punctuation",
    "D96": "term",
    "D97": "term",
    "D116": "thin-part",
}
# The rows that none covers, and why: P, S and A are about figures, not language.
_STRUCTURE = "about the outline, the title, the signature or the date"
_RESIDUE = "of the web page, the seed's form: not in the YAML"
_YEAR = "about years and cut-off dates"
_FIGURES = "about figures and units"
_SENSE = "about the sense of a sentence: no pattern tells it from a right one"
_PLACEHOLDER = "a placeholder"
NOT_COVERED = {
    "D02": "the ordinal is the tool's: the YAML has none",
    **dict.fromkeys(("D05", "D06", "D07", "D08", "D12", "D13", "D15", "D18"), _STRUCTURE),
    **dict.fromkeys(("D10", "D20", "D21", "D22", "D23", "D24"), _RESIDUE),
    "D27": "the space fell where the paragraph is divided in the YAML",
    **dict.fromkeys(("D30", "D31"), _PLACEHOLDER),
    **dict.fromkeys(("D33", "D60", "D63", "D64", "D65", "D66", "D69", "D70"), _FIGURES),
    **dict.fromkeys(("D40", "D41", "D42", "D43", "D44", "D45", "D46"), _YEAR),
    **dict.fromkeys(("D71", "D80", "D82", "D84", "D86", "D88", "D92", "D98", "D99"), _SENSE),
    **dict.fromkeys(("D100", "D101", "D102", "D105"), _SENSE),
    **dict.fromkeys(("D110", "D113", "D115"), _STRUCTURE),
}
# Right, although a naive search would flag it: no finding stands within any occurrence.
RIGHT = [
    "法制审核", "法制审查", "法制机构", "执法制度", "普法制度", "学法制度", "食药品", "12345", "〔2022〕2号", "〔2021〕70号",
    "（2021—2025年）", "”“", "》《", "第一责任人", "APP", "1146354", "9596万元", "24小时",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _beside() -> None:
    need(TABLE.is_file() and FOLDER.is_dir(), f"{TABLE.name} and the published reports")


def rows() -> list[dict[str, str]]:
    if not TABLE.is_file():
        return []
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def simplified(report: str, text: str) -> str:
    """A text of a report as it stands in its YAML: bare, without pinyin, in simplified characters."""
    text = bare(_PINYIN.sub("", text))
    if report.startswith("hubei"):
        import opencc

        text = opencc.OpenCC("t2s").convert(text)
    return text


def clause(row: dict[str, str]) -> str:
    """The clause of a row, without what the tool or the layout adds to the author's words."""
    text = simplified(row["report"], row["clause"].strip("「」"))
    return re.sub(r"^(?:[\d一二三四]+[.、是])", "", text)


def findings(report: str) -> list[tuple[str, str, str]]:
    """What the rules of language find in a report: rule, level, and the text in which it stands."""
    found, problems = checked(FOLDER / f"{report}.yaml")
    said = dict(texts(found.data))
    return [
        (
            problem.rule,
            problem.level,
            "".join(
                bare(text)
                for path, text in said.items()
                if path[: len(problem.path)] == problem.path
            ),
        )
        for problem in problems
        if problem.rule in LANGUAGE
    ]


def test_every_row_is_covered_or_has_its_reason() -> None:
    due = {row["id"] for row in rows() if row["id"].startswith("D")}
    assert not COVERED.keys() & NOT_COVERED.keys()
    assert COVERED.keys() | NOT_COVERED.keys() == due


@pytest.mark.parametrize("row", [r for r in rows() if r["id"] in COVERED], ids=lambda r: r["id"])
def test_a_row_is_found(row: dict[str, str]) -> None:
    levels = {
        level
        for rule, level, text in findings(row["report"])
        if rule == COVERED[row["id"]] and clause(row) in text
    }
    # A document number in wrong brackets and short shortcomings are warnings; see the manual pages.
    expected = {"D32": "warning", "D116": "warning"}.get(row["id"], row["level"].split()[0])
    assert expected in levels


@pytest.mark.parametrize(
    "row", [r for r in rows() if r["level"] == "must-not-flag"], ids=lambda r: r["id"]
)
def test_a_control_is_left_alone(row: dict[str, str]) -> None:
    assert not [found for found in findings(row["report"]) if clause(row) in found[2]]


def test_what_is_right_is_left_alone() -> None:
    found = dict.fromkeys(RIGHT, 0)
    for file in FOLDER.glob("*.yaml"):
        given, problems = checked(file)
        places = {p.place[1:]: p.rule for p in problems if p.rule in LANGUAGE}
        for word in RIGHT:
            for hit in re.finditer(re.escape(word), given.page.text):
                found[word] += 1
                inside = range(hit.start(), hit.end())
                assert not [
                    given.page.place(at) for at in inside if given.page.place(at)[1:] in places
                ]
    assert [word for word, count in found.items() if not count] == []


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        # D26, D85, D96 and its note; 182 of 8902 characters for the shortcomings
        ("xishan-2023", {"thin-part": 1, "punctuation": 1, "repetition": 1, "term": 3}),
        # D48, D49 twice, D50, D93, D116
        ("zhanggong-2022", {"thin-part": 1, "punctuation": 5}),
        # D03 nine times, D32, D94 five times, D81, D97 with its note, the note of D96
        ("hubei-xx-city", {"numbering": 9, "punctuation": 6, "repetition": 1, "term": 5}),
        # 2021--2025年, “12.4”, a space in 20 余项, a list whose last item stands after a ，
        ("diaobingshan-2022", {"punctuation": 4}),
        ("kaifeng-2024", {}),
    ],
)
def test_nothing_else_is_found(report: str, expected: dict[str, int]) -> None:
    """As many as were looked at, one by one, and found to be right."""
    rules = [rule for rule, _, _ in findings(report)]
    assert {rule: rules.count(rule) for rule in rules} == expected
