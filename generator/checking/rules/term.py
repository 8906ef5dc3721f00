"""用了过时的词，例如已经撤并的机构。

本单位还有要提醒的词，写进一个叫 terms.yaml 或“用语表.yaml”的文件，放在报告旁边或上级文件夹里（取最近的一
个，找到放着 .git 的文件夹或自己的主文件夹为止），先按它查，再按自带的查。写法如下：

    用语:
      - 不写: [营商局, 营商办]
        改写: 营商环境局
        轻重: 错误
        例外: [营商局域网]
        说明: 去年已经更名。

不写和改写必填；轻重可以写错误、警告、提示，不写就是警告。也可以用英文：terms、wrong、right、level、except、
note。书名号里的文件名照原名写，不算；写历史情况的，前面有“原”的（原市法制办），也不算。

反例：
    导语: 不断优化法制环境。
反例：
    导语: 规范性文件由市政府法制办审核。
正例：
    导语: 完善执法制度和学法制度，配齐法制审核人员，原市法制办起草的《示例市法制宣传教育条例》仍然有效。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import digits

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.checking.finding import Change, Finding
from generator.checking.rules.language import placed
from generator.checking.terms import Term, terms
from generator.reports.source import Source

ID = "term"
LEVEL: Level = "warning"
_TITLE = re.compile("《[^《》]*》")
_LONGEST_FORMER = 4
_FORMER = re.compile("原[国家省市州盟县区旗]{0,3}$")


def check(source: Source) -> Iterator[Finding]:
    """Find the words of the list, except where they are right."""
    entries = terms(source)
    listed = _any_of(tuple(word for term in entries for word in term.wrong))
    for line in source.joined_prose.lines_with(listed):
        for found in _in_line(line.text, entries):
            yield placed(found, line)


def _in_line(line: str, entries: Iterable[Term]) -> Iterator[Finding]:
    """The findings of one line, whose offsets count from its start."""
    taken = {index for title in _TITLE.finditer(line) for index in range(*title.span())}
    for term in entries:
        for index, wrong in _hits(line, term, taken):
            end = index + len(wrong)
            taken |= set(range(index, end))
            message = say(
                "“{wrong}”应当写成“{right}”。{note}",
                wrong=wrong.rstrip(digits),
                right=term.right.rstrip(digits),
                note=term.note,
            )
            change = Change(index, end, term.right, sure=term.level != "info")
            yield Finding((), message, index, level=term.level, change=change)


def _hits(line: str, term: Term, taken: set[int]) -> Iterator[tuple[int, str]]:
    """Where `line` has a wrong word, and which; not where it is right or taken."""
    for hit in _any_of(term.wrong).finditer(line):
        index = hit.start()
        is_right = index in taken or _is_excepted(line, index, term.excepted)
        if not is_right and not _is_former(line, index):
            yield index, hit[0]


@lru_cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of words, in which a longer one goes before a shorter one."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _is_excepted(line: str, index: int, words: Iterable[str]) -> bool:
    """Whether a character belongs to one of the words in which it is right."""
    return any(word in line[max(index - len(word) + 1, 0) : index + len(word)] for word in words)


def _is_former(line: str, index: int) -> bool:
    """Whether 原, 原市 and the like stand before a word."""
    return _FORMER.search(line, max(index - _LONGEST_FORMER, 0), index) is not None
