"""Bytes of an author's file → text, or a problem that says how to save it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.basis import charsets, foreign
from generator.basis.characters import UNPRINTABLE
from generator.basis.charsets import decoded
from generator.basis.messages import Message, say
from generator.basis.problems import Place, Problem
from generator.parsing.page import Page

MAX_BYTES = 5_000_000
MAX_LINES = 20_000
MAX_LINE = 40_000  # characters; a whole report has fewer
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = say("请用记事本打开，“另存为”时把编码选成 UTF-8。")
_CONVERT = say(
    "用 fazhi check --fix 可以自动改好；也可以用记事本打开，“另存为”时把编码选成 UTF-8。"
)
_NO_YAML = say("这是{kind}，不是 YAML 文件。请把里面的字复制到 YAML 文件里。")
_OLD = say("文件看起来是 {name} 编码，不是 UTF-8，读不准。{how}", how=_SAVE_AS)
_LONG = say("这一行超过 {limit} 个字，不像是一份报告。请按段落分行。", limit=MAX_LINE)
_MANY = say("文件超过 {limit} 行，不像是一份报告。", limit=MAX_LINES)
_KEY = re.compile("[:：]")


def decode(raw: bytes, file: str) -> tuple[Page, list[Problem]]:
    """The text of `raw` with what is wrong in its bytes; an unreadable file has an empty text."""
    if len(raw) > MAX_BYTES:
        return _refused(
            file,
            say("文件超过 {limit} MB，不像是一份报告。", limit=MAX_BYTES // 10**6),
            rule="limit",
        )
    kind = foreign.by_content(raw)
    if kind:
        return _refused(file, kind.instead or _NO_YAML.fill(kind=kind.name))
    text, name = text_of(raw)
    if text is None:
        return _unreadable(raw, file, name)
    page = Page(file, text.replace("\r\n", "\n").replace("\r", "\n"))
    beyond = limit(page.text)
    if beyond:
        return _refused(file, beyond.message, beyond.line, "limit")
    return page, list(_complaints(raw, page, name))


def _unreadable(raw: bytes, file: str, name: str) -> tuple[Page, list[Problem]]:
    """What to say of bytes that cannot be read for sure, though their encoding may have a name."""
    if name == "UTF-16":
        return _refused(file, say("文件的 UTF-16 编码已损坏。{how}", how=_SAVE_AS))
    if name:
        return _refused(file, _OLD.fill(name=name))
    message = say("文件不是 UTF-8 编码的文本，读不出来。{how}", how=_SAVE_AS)
    return _refused(file, message, _first_strange_line(raw))


def _complaints(raw: bytes, page: Page, name: str) -> Iterator[Problem]:
    """What is wrong with the encoding of a page that can be read in spite of it."""
    if name == "GBK":
        message = say("文件是 GBK（ANSI）编码，不是 UTF-8。{how}", how=_CONVERT)
        yield Problem(Place(page.file, _first_strange_line(raw), 1), "error", "encoding", message)
    if name == "UTF-16":
        message = say("文件是 UTF-16 编码，别的软件可能打不开。{how}", how=_CONVERT)
        yield page.problem(0, "encoding", message, "warning")


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


def _first_strange_line(raw: bytes) -> int:
    """The line of the first byte that is not UTF-8."""
    text = raw.decode("utf-8", errors="surrogateescape")
    return re.split("[\udc80-\udcff]", text, maxsplit=1)[0].count("\n") + 1


def _refused(
    file: str, message: Message, line: int = 1, rule: str = "encoding"
) -> tuple[Page, list[Problem]]:
    return Page(file, ""), [Problem(Place(file, line, 1), "error", rule, message)]
