"""文字重复：的的、了了，同一个词连写两遍，一句话、一段话写了两遍。

多半是改稿时没有删净。为了了解、调解和和解、实实在在、委员会会议、中小学学区、研究研究一类本来就叠着的不算；
不到十个汉字的话（书名号、引号里的不计），不到十二个字的段落，以及习近平法治思想一类固定的提法，重复了也不算。

反例：
    导语: 形成了领导带头的的浓厚氛围。
反例：
    导语: 扎实推进工作工作，成效明显。
反例：
    导语: 进一步推动简政放权工作深入开展，提高效率，进一步推动简政放权工作深入开展。
反例：
    主要举措和成效:
      分项:
        - {标题: 甲, 正文: 全年评查行政执法案卷一百二十宗。}
        - {标题: 乙, 正文: 全年评查行政执法案卷一百二十宗。}
正例：
    导语: |
      为了了解情况，实实在在推进调解和和解，有目的的检查，委员会会议渐渐增多，施工工地水水质稳定。
      深入学习贯彻习近平法治思想，依法行政，带头深入学习贯彻习近平法治思想。
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from generator.messages import say
from generator.patterns import pattern
from generator.rules.language import HAN, in_table, is_heading, mended, paragraphs
from generator.rules.outline import Finding, prose, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Level, Path
    from generator.source import Source

ID = "repetition"
LEVEL: Level = "warning"
# A function word twice, unless either one belongs to the word beside it: 目的|的, 为了|了解.
_DOUBLED = pattern(
    r"(?<!之)(?<!(?<![项题科栏节条数面])目)(?<!(?<![目指招中投达])标)的的+(?![的确士哥姐])"
    r"|(?<![不明])了了(?![解结然之断望却])"
    r"|(?<!国)是是(?![非否])"
    r"|(?<![共总缓温平柔随附调饱])和和(?![解气美睦平谐顺善缓])"
    r"|(?<![实自存所潜内现正好外大])在在(?![校建职岗编册线家场逃押矫途乎位任野])"
    r"|(?<![参赠授赋给])与与(?!会)"
    r"|(?<![普涉波惠触顾提])及及(?![时早格第])"
    r"|(?<!即)将将(?![领士军要会来近])"
    r"|把把(?![关脉手握好舵柄])"
    r"|被被(?![告申害征执上])"
    r"|(?<![合兼归吞])并并(?![购联轨入存列])"
    r"|(?<![面针应配校核反绝相])对对(?![方口手象于联应比照策外称接])"
    r"|也也"
)
_TWICE = tuple(letter * 2 for letter in "的了是和在与及将把被并对也")
_LENGTHS = range(2, 9)  # of the words that are looked for
_WORDS = pattern(rf"(?P<word>[{HAN}]{{{_LENGTHS[0]},{_LENGTHS[-1]}}}?)(?P=word)")
# Words that may well stand twice: 讨论讨论, 群团组织组织的活动, 年度报告报告了.
_MAY_RECUR = {
    "研究", "讨论", "考虑", "商量", "琢磨", "学习", "了解", "检查", "调查", "交流", "组织", "代表", "领导",
    "报告", "决定", "规定", "要求", "计划", "规划", "通知", "通报", "建议", "教育", "指导", "服务", "培训",
    "许多", "非常", "很多", "来回",
}  # fmt: skip
# Words that neither end one compound nor begin the next: twice, they are always a slip.
_NEVER_TWICE = {
    "工作", "加强", "全面", "深入", "持续", "切实", "坚持", "不断", "以及", "按照", "根据", "完善", "健全", "强化",
}  # fmt: skip
_TAIL = (
    "议员长主副成干人组队站室机单会专者家法"  # begins a compound with the second: 委员会|委员会议
)
_STOPS = "的了和与及"
_LONG = 4  # characters from which a word that stands twice is no seam
_CLAUSE = pattern(r"[^，。；：！？、\s]+(?:、[^，。；：！？、\s]+)*")
_CLAUSES = pattern(r"[^，。；：！？\s]+")  # the same, but for a 、 before or after it
_CLAUSE_LEAST, _PARAGRAPH_LEAST = 10, 12
_SET_PHRASE = pattern("习近平|以人民为中心|中国特色社会主义|党的领导|党中央|牵头|责任单位")
_NAMES = pattern(f"《[^《》]*》|“[^“”]*”|[^{HAN}]")
_NUMERALS = set("〇零一二三四五六七八九十百千万亿")
_ELSEWHERE = {"title", "issuers", "signed_by", "addressee", "cc", "printed_by"}


def check(source: Source) -> Iterator[Finding]:
    """Find doubled words, and clauses and paragraphs that stand twice."""
    whole = said(source)
    twice = [letters for letters in _TWICE if letters in whole]
    seen: dict[str, tuple[Path, int]] = {}
    words = _may_recur(whole)
    if not twice and not words and not _stands_twice(whole):
        return
    for path, line, start in paragraphs(prose(source)):
        for found in _in_line(line, twice, words=words):
            yield found._replace(path=path, offset=start + (found.offset or 0))
        bare = "".join(line.split())
        if len(bare) >= _PARAGRAPH_LEAST and _is_body(path):
            first = seen.setdefault(bare, (path, start))
            if first != (path, start):
                where = source.place(*first).line
                message = say("这一段与第 {line} 行的一字不差，请删去一处。", line=where)
                yield Finding(path, message, start)


def _is_body(path: Path) -> bool:
    return not (is_heading(path) or in_table(path) or path[0] in _ELSEWHERE)


def _may_recur(text: str) -> bool:
    """Whether any two to eight characters of a text are the same as the next ones.

    Where they are, the text and the text moved by so many characters cancel each other out.
    """
    units = text.encode("utf-16", "surrogatepass")[2:]  # without the mark of the byte order
    number = int.from_bytes(units, sys.byteorder)
    return any(
        bytes(2 * length) in (number ^ number >> 16 * length).to_bytes(len(units), sys.byteorder)
        for length in _LENGTHS
    )


def _stands_twice(text: str) -> bool:
    """Whether any long clause, or line but for its spaces, stands twice in a text."""
    clauses = [run.strip("、") for run in _CLAUSES.findall(text) if len(run) >= _CLAUSE_LEAST]
    lines = ["".join(line.split()) for line in text.split("\n") if len(line) >= _PARAGRAPH_LEAST]
    recurs = len(set(clauses)) < len(clauses) or len(set(lines)) < len(lines)
    return recurs or "、、" in text  # where it is no part of a clause


def _in_line(line: str, twice: list[str], *, words: bool) -> Iterator[Finding]:
    """The findings of one line.

    `twice` are the doubled function words that the report has; `words` says whether it may have
    other words that are doubled.
    """
    for hit in _DOUBLED.finditer(line) if any(letters in line for letters in twice) else ():
        level: Level = "error" if hit[0][0] == "的" else "warning"
        yield _doubled(line, hit, hit[0][0], level)
    for hit in _WORDS.finditer(line) if words else ():
        if _is_slip(line, hit):
            yield _doubled(line, hit, hit["word"], "warning")
    clauses = _CLAUSE.findall(line)
    if len(set(clauses)) < len(clauses):
        yield from _said_again(line)


def _said_again(line: str) -> Iterator[Finding]:
    """The clauses that stand in a line for the second time."""
    seen: set[str] = set()
    for hit in _CLAUSE.finditer(line):
        clause = hit[0]
        if clause in seen and _says_something(clause):
            message = say("“{clause}”在这一段里写了两遍，请删去一处。", clause=_short(clause))
            yield Finding((), message, hit.start())
        seen.add(clause)


def _says_something(clause: str) -> bool:
    """Whether a clause is long enough, without names, to be told from a set phrase."""
    return len(_NAMES.sub("", clause)) >= _CLAUSE_LEAST and not _SET_PHRASE.search(clause)


def _doubled(line: str, hit: re.Match[str], word: str, level: Level) -> Finding:
    message = say("“{word}”多写了一遍。", word=word)
    right = mended(line, hit.start(), hit.end(), word)
    return Finding((), message, hit.start(), right, level)


def _is_slip(line: str, hit: re.Match[str]) -> bool:
    """Whether a word that stands twice is a slip, and not the seam of two compounds."""
    word, before = hit["word"], line[max(hit.start() - 1, 0) : hit.start()]
    rest = line[hit.end() : hit.end() + 1 + len(word)]
    if word in _MAY_RECUR or len(set(word)) == 1 or set(word) <= _NUMERALS:
        return False
    if word[0] == "一" or rest.startswith("再" + word):  # 一件一件, 放心放心再放心
        return False
    if len(word) < _LONG and rest[:1] in [*_TAIL]:
        return False
    if len(word) >= _LONG - 1 or word in _NEVER_TWICE:
        return True
    return not _is_han(before) or not _is_han(rest[:1]) or rest[:1] in _STOPS


def _is_han(character: str) -> bool:
    return bool(re.fullmatch(f"[{HAN}]", character))


def _short(clause: str) -> str:
    return clause if len(clause) <= 14 else f"{clause[:12]}……"  # noqa: PLR2004
