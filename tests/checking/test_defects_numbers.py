"""What is really wrong with the figures and years of three published reports, and what is not.

`defects.tsv` lies beside the repository; each of its rows on figures is found where it stands, or
is listed here with the reason why no rule finds it.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import pytest
from conftest import SHARED, bare, need

from generator import reports
from generator.checking import rules
from generator.reports.source import texts

TABLE = SHARED / "defects.tsv"
FOLDER = SHARED / "reports"
Path = tuple[str | int, ...]
Problem = tuple[str, Path, int]
OWN = {"rate", "sum", "announced-count", "year", "late", "approximation"}
_PINYIN = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")
# Each row that is wrong, and the rule that finds it.
FOUND = {
    "P09": "rate", "P11": "rate", "P13": "rate", "S13": "sum", "D41": "year", "D42": "year",
    "D43": "year", "D45": "year", "D60": "approximation", "D65": "sum",
}  # fmt: skip
# Rows on figures and years that are wrong in a way that no rule here looks at, and why.
BEYOND = {
    "P03": "two rates without a count, at odds by their meaning: of 100% good none is to be mended",
    "D40": "there is no year to hold anything against; missing-field asks for it",
    "D44": "may be right, as the row says: a number of the year before",
    "D69": "no figures at all",
    "D70": "no partition is claimed: what became of the other 229 is for the author to say",
    "D71": "a matter of wording; a target is no result",
    "D105": "the clause of P02 and P03",
}
CLASSES = ("rate", "sum", "announced-count", "must-not-flag")
# Rows of the table that are about neither figures nor years: other rules' business.
OTHERS = re.compile(
    "numbering|run-in|orphan|shortcomings|title|signature|heading|web-page|anti-copy|whole file|"
    "stray|placeholder|form-label|period|day range|共 … 共|decimals of|same measure|missing char|"
    "doubled|sentence frag|repe|verb|list clauses|、 between|法制|abolished|term used|name of one|"
    "label and|APP|directive|first-resp|information"
)


class Row(NamedTuple):
    """One row of the table."""

    name: str
    report: str
    line: int
    kind: str
    what: str
    clause: str


@lru_cache
def rows() -> dict[str, Row]:
    if not TABLE.is_file():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {x[0]: Row(x[0], x[1], int(x[2]), x[3], x[4], x[5]) for x in lines}


CONTROLS = [
    r.name for r in rows().values() if r.kind in CLASSES and r.name not in {**FOUND, **BEYOND}
]


@pytest.fixture(autouse=True)
def _table() -> None:
    need(TABLE.is_file(), f"the table of defects, {TABLE.name}, beside the repository")


@lru_cache
def reported(report: str) -> tuple[dict[Path, str], list[Problem]]:
    """The texts of a report, and what the rules on figures find in it."""
    found = reports.read(FOLDER / f"{report}.yaml")
    problems = [
        (rule.ID, finding.path, finding.offset or 0)
        for rule in rules.RULES.values()
        if rule.ID in OWN
        for finding in rule.check(found)
    ]
    return dict(texts(found.data)), problems


def simple(report: str, text: str) -> str:
    """A passage as the YAML file has it: simplified characters, no readings in brackets."""
    if report.startswith("hubei"):
        import opencc

        text = opencc.OpenCC("t2s").convert(_PINYIN.sub("", normalize("NFKC", text)))
    return bare(text)


def spans(row: Row) -> list[tuple[Path, int, int]]:
    """Where in the YAML texts the clause of a row stands: path, start, end.

    The number of a heading is not in the YAML; …… stands for any words.
    """
    clause = re.sub("^[一二三四五]、", "", simple(row.report, row.clause.strip("「」")))
    wanted = re.compile("[^。]*?".join(map(re.escape, clause.split("......"))))
    found = []
    for path, text in reported(row.report)[0].items():
        index = [i for i, sign in enumerate(text) for _ in bare(sign)]
        hit = wanted.search(bare(text))
        if hit:
            found.append((path, index[hit.start()], index[hit.end() - 1] + 1))
    return found


def on_line(row: Row) -> list[Path]:
    """The YAML texts that the line of a row in the published report holds."""
    lines = (FOLDER / f"{row.report}.txt").read_text(encoding="utf-8").split("\n")
    line = simple(row.report, lines[row.line - 1])
    return [
        path
        for path, text in reported(row.report)[0].items()
        if len(text) > len("XX市") and any(bare(part) in line for part in text.split("\n") if part)
    ]


@pytest.mark.parametrize("name", FOUND)
def test_a_defect_is_found_where_it_stands(name: str) -> None:
    row = rows()[name]
    ((path, start, end),) = (
        spans(row) if row.kind != "sum" else [(p, 0, 9999) for p in on_line(row)[-1:]]
    )
    problems = reported(row.report)[1]
    assert [
        1
        for rule, at, offset in problems
        if (rule, at) == (FOUND[name], path) and start <= offset < end
    ]


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_is_left_alone(name: str) -> None:
    row = rows()[name]
    problems = reported(row.report)[1]
    if row.kind == "sum":
        paths = on_line(row)
        assert paths
        assert not [1 for rule, at, _ in problems if rule == "sum" and at in paths]
    else:
        places = spans(row)
        assert places
        for path, start, end in places:
            assert not [1 for rule, at, offset in problems
                        if at == path and rule in OWN and start <= offset < end]  # fmt: skip


def test_every_row_on_figures_is_accounted_for() -> None:
    """None is left out of the three lists: found, control, beyond what a rule can know."""
    known = {*FOUND, *CONTROLS, *BEYOND}
    left = [r for r in rows().values() if r.name not in known and not OTHERS.search(r.what)]
    assert [(r.name, r.what) for r in left] == []
    assert not {*FOUND, *BEYOND} - set(rows())
