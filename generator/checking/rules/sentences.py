"""For punctuation: paragraphs without a final mark, and lists that change their mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.checking.finding import Change, Finding
from generator.reports.source import Source

_PROSE = "prose"
# What is a sentence, and no heading or item of a list: it holds a 。, or commas and some length.
_SENTENCE = re.compile(r"。.|，.*，.{12}")
_NO_SENTENCE = re.compile(r"[：\s][^。！？；]*$")  # a label and a name, as in 牵头单位：甲局
_ENDED = re.compile(r"[。！？；：…—.!?;:](?:[”’）)》】]*)\s*$")
_LEAST = 3  # items before the last one
# Items of one length with 、 between them, and one more of that length after a ，.
_LIST = re.compile(
    rf"(?<![{HAN}])(?P<items>[{HAN}]{{4,16}}(?:、[{HAN}]{{4,8}}){{{_LEAST - 1},}})"
    rf"(?P<mark>，)(?P<last>[{HAN}]{{4,8}})(?=[，。；！？])"
)


def unended(source: Source) -> Iterator[Finding]:
    """The paragraphs that end without a mark."""
    for line in source.joined_prose.lines_with(_SENTENCE):
        text = line.text.rstrip()
        if source.role(line.path) == _PROSE and not (
            _ENDED.search(text) or _NO_SENTENCE.search(text)
        ):
            message = say("这一段末尾没有标点，请看看是不是漏了“。”，或者没有写完。")
            last = line.offset + len(text) - 1
            change = Change(last, last + 1, f"{text[-1]}。", sure=False)
            yield Finding(line.path, message, last, change=change)


def mixed_lists(source: Source) -> Iterator[Finding]:
    """The lists whose last item stands after a ， though 、 stands between the others."""
    prose = source.joined_prose
    for hit in _LIST.finditer(prose.text):
        if _is_one_list([*hit["items"].split("、"), hit["last"]]):
            path, start = prose.place(hit.start("mark"))
            message = say("前面几项之间用“、”，最后一项前面是“，”。同一串并列的词用一种标点。")
            yield Finding(path, message, start, change=Change(start, start + 1, "、"))


def _is_one_list(items: list[str]) -> bool:
    """Whether items are of one length and share a character at one place: 政策合拍、程序合理.

    Before the first one, its verb may stand.
    """
    length = len(items[-1])
    if len(items[0]) < length or any(len(item) != length for item in items[1:]):
        return False
    return any(len(set(column)) == 1 for column in zip(items[0][-length:], *items[1:], strict=True))
