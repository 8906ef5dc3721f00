"""Bytes of an author's file → text, or a problem that says how to save it."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from generator.messages import Message, say
from generator.problems import Level, Place, Problem

MAX_BYTES = 5_000_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Put by `folding` before line ends that YAML would turn into a space; no author can type it.
FOLD = "\ufdd0"
# What neither YAML nor XML can carry, or what breaks lines unseen: C0 and C1 controls, line and
# paragraph separators, surrogates and noncharacters.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_BREAKS = "\x0b\u2028\u2029"
_SAVE_AS = say("请用记事本打开，“另存为”时把编码选成 UTF-8。")


class Page(NamedTuple):
    """A file's name, and its text with line ends as LF."""

    file: str
    text: str

    def place(self, index: int) -> Place:
        """The place of a character, counted from 0."""
        line_start = self.text.rfind("\n", 0, index) + 1
        return Place(self.file, self.text.count("\n", 0, index) + 1, index - line_start + 1)

    def line(self, index: int) -> str:
        """The whole line in which a character stands."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        return self.text[start : end if end >= 0 else None].replace(FOLD, "")

    def problem(self, index: int, rule: str, message: Message, level: Level = "error") -> Problem:
        """A problem at a character."""
        return Problem(self.place(index), level, rule, message, source_line=self.line(index))


def decode(raw: bytes, file: str) -> tuple[Page, list[Problem]]:
    """The text of `raw` with what is wrong in its bytes; an unreadable file has an empty text."""
    if len(raw) > MAX_BYTES:
        return _refused(
            file, say("文件超过 {limit} MB，不像是一份报告。", limit=MAX_BYTES // 10**6)
        )
    if raw.startswith(_UTF16):
        return _from_utf16(raw, file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, file)
    return _checked(text, file)


def _checked(text: str, file: str) -> tuple[Page, list[Problem]]:
    page = Page(file, text.replace("\r\n", "\n").replace("\r", "\n"))
    found = [
        page.problem(hit.start(), "control-character", _unprintable(hit[0]))
        for hit in UNPRINTABLE.finditer(page.text)
    ]
    return page, found


def _unprintable(character: str) -> Message:
    """What to say of a character that no document can hold."""
    code = f"{ord(character):04X}"
    if character in _LINE_BREAKS:
        return say(
            "这里有 Word 或网页的手动换行符（U+{code}），请删去，或改成回车另起一行。", code=code
        )
    return say("这里有看不见的控制字符 U+{code}，请删去（多半是从别处粘贴时带进来的）。", code=code)


def _from_utf16(raw: bytes, file: str) -> tuple[Page, list[Problem]]:
    try:
        page, found = _checked(raw.decode("utf-16"), file)
    except UnicodeDecodeError:
        return _refused(file, say("文件的 UTF-16 编码已损坏。{how}", how=_SAVE_AS))
    message = say("文件是 UTF-16 编码，别的软件可能打不开。{how}", how=_SAVE_AS)
    return page, [page.problem(0, "encoding", message, "warning"), *found]


def _not_utf8(raw: bytes, index: int, file: str) -> tuple[Page, list[Problem]]:
    line = raw.count(b"\n", 0, index) + 1
    try:
        raw.decode("gb18030")
        message = say("文件是 GBK（ANSI）编码，不是 UTF-8。{how}", how=_SAVE_AS)
    except UnicodeDecodeError:
        message = say("文件不是 UTF-8 编码的文本，读不出来。{how}", how=_SAVE_AS)
    return Page(file, ""), [Problem(Place(file, line, 1), "error", "encoding", message)]


def _refused(file: str, message: Message) -> tuple[Page, list[Problem]]:
    return Page(file, ""), [Problem(Place(file, 1, 1), "error", "encoding", message)]
