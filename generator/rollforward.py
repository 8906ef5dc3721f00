"""Last year's report → the YAML text of this year's: its outline and names, its prose to be verified.

The year moves on where it is the report's year or the year of its plans; figures and dates are
left blank; last year's plans stand as comments where this year's measures must answer for them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from generator.messages import say
from generator.pitfalls.marks import begins_unseen
from generator.pitfalls.sound import STARTS
from generator.rules.carried_over import MARK
from generator.rules.outline import holding, texts
from generator.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.problems import Path
    from generator.source import Source

BLANK = "（）"
_INTRODUCTION = say(
    "由 {old} 年度的报告 {file} 沿用而来：\n"
    "1. 提纲、单位和人名照旧；标题里的年度已经改过，请再看一遍。\n"
    "2. 标着“{mark}”的文字是上年的，逐段改成今年的情况，再删去这个标记。\n"
    "3. 上年的数字都空成了“{blank}”，请填今年的数；日期、文号要重新填。\n"
    "4. 上年对今年的安排列在“主要举措和成效”开头，逐条对照，写清做到了没有。\n"
    "改好以后：fazhi check 文件名，看还有哪里没有改完。"
)
_PROMISED = say("上年安排：{text}")
_BLANKED = {"date", "number", "printed_on"}  # what is new in every year
_LEFT_OUT = {"include"}
_KEPT = {
    "subject", "subject_type", "issuers", "signatory", "addressee", "run_in", "signed_by", "cc",
    "printed_by", "item", "unit", "year",
}  # fmt: skip
_HEADS = {"title", "heading", "caption", "columns"}  # in these only the year moves on
_TABLE_HEADS = {"caption", "columns"}  # which set last year beside this one: both move on
_TO = "[—–－～~至到-]+"
# Law titles, quotations, document numbers, ordinals, spans of years, codes, hotlines, named days
# (12·4), quarters, what is called by a number (3号线).
_FIXED = (
    r"《[^》]*》|“[^”]*”|〔[^〕]*〕(?:第?\d+号)?|\d{4}年版|（\d{1,2}）"
    rf"|\d{{4}}年?{_TO}\d{{4}}年?|(?<!\d)\d{{1,2}}·\d{{1,2}}(?!\d)|(?<!\d)[1-4]季度"
    r"|(?:^|(?<=[。；：\n]))\d{1,2}[.．、](?!\d)|(?<![\d月])\d+号"
    r"|[A-Za-z]+/[A-Za-z]+ ?\d[\d.—-]*|(?<![A-Za-z])[A-Za-z]{1,2}\d[\d.]*|\d[GD](?![A-Za-z])"
    r"|(?<!\d)(?:1\d{2}|12\d{3}|96\d{3,4})(?=[^\d，。；、]{0,8}(?:热线|平台|报警|电话))"
)
_YEAR = r"(?P<year>(?<!\d)\d{4})(?=年)"
# The time that a report is about is no figure: a year, a half of it, what is gone of it by the end
# of a quarter, and where a year begins and ends. In these only the year moves on.
_SPAN = (
    rf"(?:1(?:月(?:1日)?)?{_TO}(?:\d{{4}}年)?(?:3月(?:31日)?|[69]月(?:30日)?|12月(?:31日)?)"
    rf"|7(?:月(?:1日)?)?{_TO}(?:\d{{4}}年)?12月(?:31日)?)(?!\d)"
)
_BOUND = r"(?:1月1日|12月31日|12月[底末])(?!起?(?:正式|开始|全面)*(?:施行|实施|生效|执行))"
_PERIOD = rf"(?P<period>(?<!\d)(?:\d{{4}}年)?(?:{_SPAN}|{_BOUND}))"
_DATE = r"(?P<date>(?<!\d)\d{4}年\d{1,2}月(?:\d{1,2}日)?)"
_FIGURE = r"(?P<figure>\d[\d,]*(?:\.\d+)?)"
_IN_HEAD = re.compile(f"{_FIXED}|{_YEAR}", re.MULTILINE)
_IN_PROSE = re.compile(f"{_FIXED}|{_PERIOD}|{_DATE}|{_YEAR}|{_FIGURE}", re.MULTILINE)


class Move(NamedTuple):
    """From which report's year to which."""

    old: int
    new: int

    def on(self, year: int, *, back: int = 0) -> int:
        """A year moved on if it is the report's, the next, or up to `back` years before."""
        return year + self.new - self.old if -back <= year - self.old <= 1 else year


def head(text: str, move: Move, *, back: int = 0) -> str:
    """A heading with its year moved on."""

    def moved(hit: re.Match[str]) -> str:
        return str(move.on(int(hit["year"]), back=back)) if hit["year"] else hit[0]

    return _IN_HEAD.sub(moved, text)


def prose(text: str, move: Move) -> str:
    """Carried prose: marked, its year moved on, its figures and dates blank."""

    def moved(hit: re.Match[str]) -> str:
        if hit["period"]:
            return head(hit[0], move)
        if hit["date"]:
            return re.sub(r"\d+", BLANK, hit[0])
        if hit["figure"]:
            return BLANK
        return str(move.on(int(hit["year"]))) if hit["year"] else hit[0]

    return MARK + _IN_PROSE.sub(moved, text.replace(MARK, ""))


def roll(found: Source, move: Move, given: Mapping[str, str] | None = None) -> str:
    """The YAML text of the next report; its keys are in the language of the old file.

    `given` are the values of fields that are another's this year.
    """
    said = _INTRODUCTION.fill(old=move.old, file=visible(found.page.file), mark=MARK, blank=BLANK)
    lines = [f"# {line}" for line in str(said).splitlines()]
    return "\n".join([*lines, *_Roller(found, move, given or {}).lines()]) + "\n"


class _Roller:
    """Writes the fields of a source anew, line by line."""

    def __init__(self, found: Source, move: Move, given: Mapping[str, str]) -> None:
        self.found = found
        self.move = move
        self.given = {**given, "year": str(move.new)}
        self.plans = [path for path, _ in holding(found, "plans")]
        answering = holding(found, "measures")
        self.answering = answering[0][0][:1] if answering else ()

    def lines(self) -> Iterator[str]:
        """Every field of the report, a blank line before each."""
        if not self.answering:
            yield from (f"# {line}" for line in self._promised())
        for key, value in self.given.items():
            if (key,) not in self.found.nodes and key in self.found.fields:
                yield from ("", f"{self.found.fields[key].label}: {quoted(value)}")
        for path, node in self.found.nodes.items():
            if len(path) == 1 and path[0] not in _LEFT_OUT:
                key = str(path[0])
                yield ""
                yield from self._field(
                    path, node.name, self.given.get(key, self.found.data.get(key))
                )

    def _field(self, path: Path, name: str, value: Any) -> Iterator[str]:
        first, *rest = self._value(path, value)
        yield f"{name}:{first and ' '}{first}"
        if path == self.answering:
            yield from (f"  # {line}" for line in self._promised())
        yield from rest

    def _value(self, path: Path, value: Any) -> list[str]:
        """The first line of a value, which stands behind its key, and those below."""
        if value is None or path[-1] in _BLANKED:
            return [""]
        if isinstance(value, dict):
            return ["", *_indented(self._mapping(path, value))]
        if isinstance(value, list):
            return ["", *_indented(self._items(path, value))]
        return _scalar(self._text(path, "\n".join(_paragraphs(value))))

    def _mapping(self, path: Path, value: dict[str, Any]) -> Iterator[str]:
        for key, each in value.items():
            here = (*path, key)
            if path not in self.plans or key in ("heading", "item", "run_in"):
                yield from self._field(here, self.found.nodes[here].name, each)
            elif key in ("lead", "text", "points"):
                yield f"{self.found.nodes[here].name}:"

    def _items(self, path: Path, value: list[Any]) -> Iterator[str]:
        for number, each in enumerate(value):
            here = (*path, number)
            if isinstance(each, dict):
                first, *rest = self._mapping(here, each)
            elif isinstance(each, list):
                first, rest = "[" + ", ".join(_cells(each)) + "]", []
            else:
                first, *rest = self._value(here, each)
            yield f"- {first}"
            yield from _indented(rest)

    def _text(self, path: Path, text: str) -> str:
        keys = {key for key in path if isinstance(key, str)}
        if keys & _KEPT or text == "无":
            return text
        if keys & _HEADS:
            return head(text, self.move, back=1 if keys & _TABLE_HEADS else 0)
        return prose(text, self.move)

    def _promised(self) -> Iterator[str]:
        """Last year's plans, one comment a paragraph."""
        for path in self.plans:
            for below, text in texts(self._at(path)):
                if not {"run_in", "item"} & set(below) and below != ("heading",):
                    yield from (str(_PROMISED.fill(text=line)) for line in _paragraphs(text))

    def _at(self, path: Path) -> Any:
        value: Any = self.found.data
        for key in path:
            value = value[key]
        return value


def _cells(row: list[str]) -> Iterator[str]:
    """The cells of a table's row, figures blank."""
    for cell in row:
        text = BLANK if re.fullmatch(r"[-\d,.%‰]+", cell.strip()) else cell
        yield "'" + text.replace("'", "''") + "'"


def _indented(lines: Iterator[str] | list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _paragraphs(text: str) -> list[str]:
    """The lines of a text, ended by whatever YAML may take for a line end."""
    return [line for line in map(str.strip, text.splitlines()) if line]


def _scalar(text: str) -> list[str]:
    """A text as YAML: the first line, and the paragraphs below if there are several."""
    paragraphs = _paragraphs(text)
    if len(paragraphs) > 1:
        if begins_unseen(paragraphs):
            return [json.dumps("\n".join(paragraphs), ensure_ascii=False)]
        return ["|", *_indented(paragraphs)]
    return [quoted(paragraphs[0])]


def quoted(text: str) -> str:
    """One line of text as a YAML value, in quotes where it needs them."""
    if re.fullmatch(r"\d+", text):
        return text
    style = "'" if text[0] in STARTS else None  # YAML may not need it, but whoever reads it
    written: str = yaml.safe_dump(text, allow_unicode=True, width=2**31, default_style=style)
    return written.removesuffix("\n").removesuffix("\n...")
