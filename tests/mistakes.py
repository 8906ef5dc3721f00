"""What authors do to a good file by hand, anywhere in it, and what must hold whatever they do."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from breaking import names
from steps import checked, composed

from generator.basis import edits
from generator.basis.characters import UNPRINTABLE
from generator.basis.problems import Edit, Problem
from generator.checking.report import check
from generator.checking.rules import RULES
from generator.kinds import kind, schema
from generator.parsing.pitfalls.marks import UNSEEN
from generator.printing import look
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS, Source, reading

ROOT = Path(__file__).parents[1]
FILES = ("examples/*.yaml", "inputs/*.yaml", "tests/hard.yaml", "examples/folder/**/*.yaml")
GOOD = [file for pattern in FILES for file in sorted(ROOT.glob(pattern))]
MARKS = [
    *":-#'\"|>&*!%@{}[],?`\t \n", ": ", "- ", " #", "# ", "---\n", "...", "\n  ", "\\", "\u200b", "\x0b", "\xa0",
    *"：，。；、“”（）—…　－＃｜", "——", "一是", "1.", "（一）", "•", "-5.2%", "甲乙丙丁",
]  # fmt: skip
_HAN = re.compile("[\u3400-\u9fff]+")
_LINE = re.compile("第 ([0-9]+) 行")
_FIELDS = names() | set(kind.load().contribution.names)
_NAMES = _FIELDS | {"无"}
_KEY = re.compile(rf"""(?<![^\s{{,"'])(?:{"|".join(sorted(_FIELDS))})(?=["']?\s*:)""")
# Fields that say how a report is made, or whose it is: no edition prints them as they are written.
UNPRINTED = frozenset(
    ("subject", "subject_type", "year", "include", "run_in", "numbering", "item", "contact", "due")
)
Step = tuple[int, int, int]


def _put_in(text: str, at: int, mark: str) -> str:
    return text[:at] + mark + text[at:]


def _take_out(text: str, at: int, _: str) -> str:
    return text[:at] + text[at + 1 :]


def _double(text: str, at: int, _: str) -> str:
    return text[:at] + text[at : at + 1] + text[at:]


def _replace(text: str, at: int, mark: str) -> str:
    """The text with a mark in place of another one; what is written in words stays."""
    return text if text[at : at + 1].isalnum() else text[:at] + mark + text[at + 1 :]


CHANGES = (_put_in, _put_in, _take_out, _double, _replace)
# Where a mark may stand: at the start and the end of a line, of what is written in it, of a value.
PLACES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in ("^", "(?<=^)(?= *)", "$", r"(?<=: )|(?<=- )", r"(?=:)", "(?=[，。；：、])", "(?<=[，。；：、])", "")
)  # fmt: skip


def mistaken(text: str, steps: Iterable[Step]) -> str:
    """A text with a mistake for each step: which place, what is done there, with which mark."""
    for place, change, mark in steps:
        spots = PLACES[change // len(CHANGES) % len(PLACES)]
        start = place % (len(text) + 1)
        found = spots.search(text, start) or spots.search(text)
        at = found.start() if found else start
        text = CHANGES[change % len(CHANGES)](text, at, MARKS[mark % len(MARKS)])
    return text


def unaccounted(file: Path) -> list[str]:
    """The Han characters of a file that are neither printed nor in what may stay unprinted, nor told."""
    readings = {edition: checked(file, edition) for edition in EDITIONS}
    found, problems = readings["filed"]
    if not found.data:
        assert any(problem.level == "error" for problem in problems)
        return []
    whole = "".join(_bare(piece) for piece in _out(readings))
    named = _named(problems)
    lines = [_KEY.sub("", line) for number, line in _lines(found) if number not in named]
    written = "\n".join(_bare(line) for line in lines)
    runs = {run for line in lines for run in _HAN.findall(_bare(line))} - _NAMES
    return sorted(run for run in runs if whole.count(run) < written.count(run))


def _bare(text: str) -> str:
    return "".join(UNPRINTABLE.sub("", text).split())


def _out(readings: dict[str, tuple[Source, list[Problem]]]) -> Iterator[str]:
    """What comes out: the print of both editions, or the data where nothing may be printed."""
    for edition, (found, problems) in readings.items():
        if schema.lost(problems):
            yield from _texts(found.data)
            return
        document = composed(found, edition)
        yield WRITERS["txt"](document, look.house()).decode()
    for each in (*_unprinted(found.data), found.data.get("unit")):  # the unit that contributes
        yield from _texts(each)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *_texts(each))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _unprinted(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key in UNPRINTED:
                yield each
            else:
                yield from _unprinted(each)
    elif isinstance(value, list):
        for each in value:
            yield from _unprinted(each)


def _lines(found: Source) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, without comments."""
    text = found.page.text
    spans = [
        node.span for node in found.nodes.values() if node.page is found.page and node.span.end
    ]
    within = bytearray(len(text) + 1)
    for start, end, _ in spans:
        within[start:end] = b"\1" * (end - start)
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        comment = next(
            (
                mark.start()
                for mark in re.finditer(r"(?<![^\s])#", line)
                if not within[at + mark.start()]
            ),
            len(line),
        )
        yield number, line[:comment]
        at += len(line) + 1


def _named(problems: Sequence[Problem]) -> set[int]:
    """The lines that problems name: where each is, those that it tells of, and all after a “---”."""
    named = {problem.place.line for problem in problems}
    named |= {int(line) for problem in problems for line in _LINE.findall(str(problem.message))}
    for problem in problems:
        if problem.rule == "duplicate-field":  # all of the field that was written first
            (first,) = _LINE.findall(str(problem.message))
            named |= set(range(int(first), problem.place.line))
    second = [problem.place.line for problem in problems if problem.rule == "two-reports"]
    return named | (set(range(min(second), 30_000)) if second else set())


_SAID = re.compile(
    r"\d+(?:[.,]\d+)*|[A-Za-z]+|[-－—–−](?=\d)|[\u3400-\u9fff]|[%％‰，。；、！？（）《》+]"
)


def words(text: str) -> list[str]:
    """Its Han characters, words, figures and signs, in order."""
    return _SAID.findall(text)


_UNSEEN = re.compile(f"[{UNSEEN}]")
_FIGURES = re.compile(r"\d+(?:[.,·]\d+)*|[-－—–−](?=\.?\d)")  # and their signs


def figures(text: str) -> list[str]:
    """The figures of a text and their signs, as a reader sees them."""
    said = _UNSEEN.sub("", text).replace("·", ".")
    return [
        "-" if len(each) == 1 and not each.isdecimal() else each for each in _FIGURES.findall(said)
    ]


def _told(problem: Problem, text: str) -> None:
    """Hold that an edit neither joins, changes nor drops a figure, nor its sign."""
    assert problem.edit
    before, after = figures(text), figures(edits.made(text, [problem.edit]))
    if problem.rule == "numbering":  # whose ordinal goes
        removed = Counter(before) - Counter(after)
        assert removed.total() <= 1
        assert not Counter(after) - Counter(before)
    else:
        assert before == after, problem


def _characters(value: object) -> Counter[str]:
    """How often each character stands in the texts of some data."""
    return Counter(_bare("".join(_texts(value))))


def mended(text: str, file: Path) -> str:
    """A text after one pass of --fix, of which nothing else is said than before and what was told."""
    before = reading.parse(text.encode(), str(file))
    problems = [problem for problem in check(before) if problem.edit]
    for problem in problems:
        _told(problem, text)
    made = list(edits.apart(problem.edit for problem in problems if problem.edit))
    new = edits.made(text, made)
    after = reading.parse(new.encode(), str(file))
    wanted = _characters(before.data)
    for edit in made:
        if any(problem.edit == edit and problem.rule in RULES for problem in problems):
            wanted += Counter(_bare(edit.text))
            wanted -= Counter(_bare(_removed(text, edit)))
    if before.data:  # else it could not be read
        assert wanted == _characters(after.data)
    return new


def _removed(text: str, edit: Edit) -> str:
    """What an edit takes from a text."""
    lines = text.split("\n")
    (_, line, column), (_, end_line, end_column), _ = edit
    assert line == end_line
    return lines[line - 1][column - 1 : end_column - 1]


def hold(good: Path, steps: Iterable[Step], folder: Path) -> int:
    """Hold what is promised against a good file with mistakes; how many problems it has."""
    text = mistaken(good.read_text(encoding="utf-8"), steps)
    file = folder / good.relative_to(ROOT)
    if not file.parent.exists():
        shutil.copytree(good.parent, file.parent)
    file.write_text(text, encoding="utf-8")
    try:
        assert unaccounted(file) == []
        _, problems = checked(file)
        before, new = "", text
        while new != before:
            before, new = new, mended(new, file)
    finally:
        file.write_bytes(good.read_bytes())
    return len(problems)
