"""Bytes of an author's file → text, or a problem that says how to save it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator import charsets, foreign
from generator.charsets import decoded
from generator.messages import Message, say
from generator.patterns import pattern
from generator.problems import Level, Place, Problem

MAX_BYTES = 5_000_000
MAX_LINES = 20_000
MAX_LINE = 40_000  # characters; a whole report has fewer
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Put by `folding` before line ends that YAML would turn into a space; no author can type it.
FOLD = "\ufdd0"
# What neither YAML nor XML can carry, or what breaks lines unseen: C0 and C1 controls, line and
# paragraph separators, surrogates and noncharacters.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SAVE_AS = say("请用记事本打开，“另存为”时把编码选成 UTF-8。")
_CONVERT = say(
    "用 fazhi check --fix 可以自动改好；也可以用记事本打开，“另存为”时把编码选成 UTF-8。"
)
_NO_YAML = say("这是{kind}，不是 YAML 文件。请把里面的字复制到 YAML 文件里。")
_OLD = say("文件看起来是 {name} 编码，不是 UTF-8，读不准。{how}", how=_SAVE_AS)
_LONG = say("这一行超过 {limit} 个字，不像是一份报告。请按段落分行。", limit=MAX_LINE)
_MANY = say("文件超过 {limit} 行，不像是一份报告。", limit=MAX_LINES)
_COMPARED = 4000  # characters of a line, beyond which a place in it is told by its beginning
_KEY = pattern("[:：]")


class Page(NamedTuple):
    """A file's name, and its text with line ends as LF.

    Where the text was mended so as to read on, `written` has its lines as their author wrote them.
    """

    file: str
    text: str
    written: tuple[str, ...] = ()

    def place(self, index: int) -> Place:
        """The place of a character, counted from 0."""
        lines, starts = _lines(self.text)
        number = bisect_right(starts, index) - 1
        column = index - starts[number]
        if self.written:
            column = align(lines[number], self.written[number], column)
        return Place(self.file, number + 1, column + 1)

    def line(self, index: int) -> str:
        """The whole line in which a character stands, as it was written."""
        lines, starts = _lines(self.text)
        return (self.written or lines)[bisect_right(starts, index) - 1]

    def problem(self, index: int, rule: str, message: Message, level: Level = "error") -> Problem:
        """A problem at a character."""
        return Problem(self.place(index), level, rule, message, source_line=self.line(index))


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lines of a text without the marks of folding, and where each begins."""
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    return tuple(line.replace(FOLD, "") for line in lines), tuple(starts)


def align(text: str, other: str, index: int) -> int:
    """Where in `other` the character `index` of `text` stands, if one is the other mended."""
    start = _alike(text, other)
    if index < start:
        return index
    text, other, index = text[start:], other[start:], index - start
    end = _alike(text[::-1], other[::-1])
    if index >= len(text) - end:
        return start + index + len(other) - len(text)
    if len(text) > _COMPARED:
        return start
    from difflib import SequenceMatcher

    old, new = text[: len(text) - end], other[: len(other) - end]
    moved = 0
    for here, there, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if here <= index and size:
            moved = there + min(index - here, size)
    return start + moved


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def decode(raw: bytes, file: str) -> tuple[Page, list[Problem]]:
    """The text of `raw` with what is wrong in its bytes; an unreadable file has an empty text."""
    if len(raw) > MAX_BYTES:
        return _refused(
            file,
            say("文件超过 {limit} MB，不像是一份报告。", limit=MAX_BYTES // 10**6),
            rule="limit",
        )
    kind = foreign.kind(raw)
    if kind:
        return _refused(file, kind.instead or _NO_YAML.fill(kind=kind.name))
    text, name = text_of(raw)
    if text is None:
        if name == "UTF-16":
            return _refused(file, say("文件的 UTF-16 编码已损坏。{how}", how=_SAVE_AS))
        if name:
            return _refused(file, _OLD.fill(name=name))
        return _refused(
            file, say("文件不是 UTF-8 编码的文本，读不出来。{how}", how=_SAVE_AS), _line(raw)
        )
    page = Page(file, text.replace("\r\n", "\n").replace("\r", "\n"))
    beyond = limit(page.text)
    if beyond:
        return _refused(file, beyond.message, beyond.line, "limit")
    if name == "GBK":
        message = say("文件是 GBK（ANSI）编码，不是 UTF-8。{how}", how=_CONVERT)
        return page, [Problem(Place(file, _line(raw), 1), "error", "encoding", message)]
    if name == "UTF-16":
        message = say("文件是 UTF-16 编码，别的软件可能打不开。{how}", how=_CONVERT)
        return page, [page.problem(0, "encoding", message, "warning")]
    return page, []


class Limit(NamedTuple):
    """The line at which a text goes beyond what any report has, and what to say."""

    line: int
    message: Message


def limit(text: str) -> Limit | None:
    """The limit that the lines of a text go beyond, None if they do not."""
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        return Limit(MAX_LINES + 1, _MANY)
    long = (number for number, line in enumerate(lines, 1) if len(line) > MAX_LINE)
    return next((Limit(number, _LONG) for number in long), None)


def text_of(raw: bytes) -> tuple[str | None, str]:
    """The text of `raw` and the name of its encoding; None for one that cannot be read for sure."""
    if raw.startswith(_UTF16):
        return decoded(raw, "utf-16"), "UTF-16"
    text = decoded(raw, "utf-8-sig")
    if text is not None and "\0" not in text:
        return (None, "HZ") if charsets.is_hz(raw) else (text, "UTF-8")
    for codec in ("utf-16-le", "utf-16-be"):
        wide = decoded(raw, codec)
        if wide and _KEY.search(wide) and not UNPRINTABLE.search(wide):
            return wide, "UTF-16"
    if text is None:
        text, name = charsets.old_text(raw)
        return (text, name) if name == "GBK" and not UNPRINTABLE.search(text) else (None, name)
    return text, "UTF-8"


def _line(raw: bytes) -> int:
    """The line of the first byte that is not UTF-8."""
    text = raw.decode("utf-8", errors="surrogateescape")
    return re.split("[\udc80-\udcff]", text, maxsplit=1)[0].count("\n") + 1


def _refused(
    file: str, message: Message, line: int = 1, rule: str = "encoding"
) -> tuple[Page, list[Problem]]:
    return Page(file, ""), [Problem(Place(file, line, 1), "error", rule, message)]
