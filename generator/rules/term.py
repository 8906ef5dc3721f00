"""用了过时的词：法制与法治，已经撤并的机构。

本单位还有要提醒的词，写进一个叫 terms.yaml 或“用语表.yaml”的文件，放在报告旁边或上级文件夹里（取最近的一
个，找到放着 .git 的文件夹或自己的主文件夹为止），先按它查，再按自带的查。写法如下：

    terms:
      - wrong: [营商局, 营商办]
        right: 营商环境局
        level: error
        except: [营商局域网]
        note: 去年已经更名。

wrong 是不写什么，right 是写什么，这两项必填；level 是轻重（error、warning、info），except 是例外，note 是说
明。书名号里的文件名照原名写，不算；写历史情况的，前面有“原”的（原市法制办），也不算。

反例：
    导语: 不断优化法制环境。
反例：
    导语: 规范性文件由市政府法制办审核。
正例：
    导语: 完善执法制度和学法制度，配齐法制审核人员，原市法制办起草的《示例市法制宣传教育条例》仍然有效。
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.messages import say
from generator.patterns import holds, pattern
from generator.rules import wordlist
from generator.rules.language import mended, paragraphs
from generator.rules.outline import Finding, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.problems import Level
    from generator.rules.wordlist import Term
    from generator.source import Source

ID = "term"
LEVEL: Level = "warning"
_TITLE = pattern("《[^《》]*》")
_LONGEST_FORMER = 4
_FORMER = pattern("原[国家省市州盟县区旗]{0,3}$")


def check(source: Source) -> Iterator[Finding]:
    """Find the words of the list, except where they are right."""
    terms = wordlist.terms(source.page.file)
    listed = _any_of(tuple(word for term in terms for word in term.wrong))
    texts = [(path, text) for path, text in prose(source) if listed.search(text)]
    for path, line, start in paragraphs(texts):
        here = _within(line, terms)
        taken = _spans(line, [hit[0] for hit in _TITLE.finditer(line)])
        for term in here:
            for index, wrong in _hits(line, term, taken):
                taken |= set(range(index, index + len(wrong)))
                message = say(
                    "“{wrong}”应当写成“{right}”。{note}",
                    wrong=wrong,
                    right=term.right,
                    note=term.note,
                )
                instead = mended(line, index, index + len(wrong), term.right)
                yield Finding(path, message, start + index, instead, term.level)


@lru_cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def _within(text: str, terms: Iterable[Term]) -> list[Term]:
    """The entries of the list of which a wrong word is in the text."""
    return [term for term in terms if holds(text, term.wrong)]


def _hits(line: str, term: Term, taken: set[int]) -> Iterator[tuple[int, str]]:
    """Where `line` has a wrong word, and which; not where it is right or taken."""
    if not any(word in line for word in term.wrong):
        return
    right = taken | _spans(line, term.excepted)
    wrong = "|".join(map(re.escape, sorted(term.wrong, key=len, reverse=True)))
    for hit in re.finditer(wrong, line):
        if hit.start() not in right and not _is_former(line, hit.start()):
            yield hit.start(), hit[0]


def _is_former(line: str, index: int) -> bool:
    """Whether 原, 原市 and the like stand before a word."""
    return _FORMER.search(line, max(index - _LONGEST_FORMER, 0), index) is not None


def _spans(line: str, words: Iterable[str]) -> set[int]:
    """The characters that belong to an occurrence of one of `words`."""
    return {
        index
        for word in words
        for start in _occurrences(line, word)
        for index in range(start, start + len(word))
    }


def _occurrences(line: str, word: str) -> Iterator[int]:
    """Where a word begins in a line."""
    start = line.find(word)
    while start >= 0:
        yield start
        start = line.find(word, start + len(word))
