"""文字重复：的的、了了，同一个词连写两遍，一句话、一段话写了两遍。

多半是改稿时没有删净。为了了解、调解和和解、实实在在、委员会会议、中小学学区、研究研究一类本来就叠着的不算；
不到十个汉字的话（书名号、引号里的不计），不到十二个字的段落，以及固定的提法，重复了也不算。

反例：
    导语: 形成了领导带头的的浓厚氛围。
反例：
    导语: 扎实推进工作工作，成效明显。
反例：
    导语: 进一步推动简政放权工作深入开展，提高效率，进一步推动简政放权工作深入开展。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.basis.characters import HAN
from generator.basis.messages import Message, say
from generator.basis.problems import Level
from generator.checking.finding import Change, Finding
from generator.checking.rules.language import placed
from generator.reports.joined import Joined, Line
from generator.reports.source import Source

ID = "repetition"
LEVEL: Level = "warning"
# A function word twice, unless either one belongs to the word beside it: 目的|的, 为了|了解. Each begins
# with its literal, which makes it quick to find, and looks back from there.
_DOUBLED = re.compile(
    r"的(?<!之.)(?<!(?<![项题科栏节条数面])目.)(?<!(?<![目指招中投达])标.)的+(?![的确士哥姐])"
    r"|了(?<![不明].)了(?![解结然之断望却])"
    r"|是(?<!国.)是(?![非否])"
    r"|和(?<![共总缓温平柔随附调饱].)和(?![解气美睦平谐顺善缓])"
    r"|在(?<![实自存所潜内现正好外大].)在(?![校建职岗编册线家场逃押矫途乎位任野])"
    r"|与(?<![参赠授赋给].)与(?!会)"
    r"|及(?<![普涉波惠触顾提].)及(?![时早格第])"
    r"|将(?<!即.)将(?![领士军要会来近])"
    r"|把把(?![关脉手握好舵柄])"
    r"|被被(?![告申害征执上])"
    r"|并(?<![合兼归吞].)并(?![购联轨入存列])"
    r"|对(?<![面针应配校核反绝相].)对(?![方口手象于联应比照策外称接])"
    r"|也也"
)
_LENGTHS = range(2, 9)  # of the words that are looked for
_WORDS = re.compile(rf"(?P<word>[{HAN}]{{{_LENGTHS[0]},{_LENGTHS[-1]}}}?)(?P=word)")
# Words that may well stand twice: 讨论讨论, 群团组织组织的活动, 年度报告报告了.
_MAY_RECUR = {
    "研究", "讨论", "考虑", "商量", "琢磨", "学习", "了解", "检查", "调查", "交流", "组织", "代表", "领导",
    "报告", "决定", "规定", "要求", "计划", "规划", "通知", "通报", "建议", "教育", "指导", "服务", "培训",
    "许多", "非常", "很多", "来回", "拍打",
}  # fmt: skip
# Words that neither end one compound nor begin the next: twice, they are always a slip.
_NEVER_TWICE = {
    "工作", "加强", "全面", "深入", "持续", "切实", "坚持", "不断", "以及", "按照", "根据", "完善", "健全", "强化",
}  # fmt: skip
# What begins a compound with the second: 委员会|委员会议.
_TAIL = frozenset("议员长主副成干人组队站室机单会专者家法")
_STOPS = frozenset("的了和与及")
_LONG = 4  # characters from which a word that stands twice is no seam
_CLAUSE = re.compile(r"[^，。；！？\n]+")
_SENTENCE = re.compile("[。！？；]")
_CLAUSE_LEAST, _PARAGRAPH_LEAST = 10, 12
_SHOWN = 14  # characters of a clause that a message shows
_SET_PHRASE = re.compile("习近平|以人民为中心|中国特色社会主义|党的领导|党中央|牵头|责任单位")
_NAMES = re.compile(f"《[^《》]*》|“[^“”]*”|[^{HAN}]")
_NUMERALS = set("〇零一二三四五六七八九十百千万亿")
_ANYTHING = re.compile(".")
_ELSEWHERE = ("title", "name", "heading", "table-head", "cell")


def check(source: Source) -> Iterator[Finding]:
    """Find doubled words, and clauses and paragraphs that stand twice."""
    yield from _doubled_words(source.joined_prose)
    lines = list(source.joined_prose.lines_with(_ANYTHING))
    for line in lines:
        for found in _said_again(line.text):
            yield placed(found, line)
    yield from _paragraphs(source, [line for line in lines if _is_paragraph(source, line)])


def _is_paragraph(source: Source, line: Line) -> bool:
    """Whether a line is a paragraph that is long enough, and no name, heading or entry of a list."""
    is_long = len(line.text) >= _PARAGRAPH_LEAST and _SENTENCE.search(line.text)
    return bool(is_long) and source.role(line.path) not in _ELSEWHERE


def _paragraphs(source: Source, lines: Sequence[Line]) -> Iterator[Finding]:
    """The paragraphs that stand for the second time; of several in a row, the first."""
    firsts: dict[str, int] = {}
    originals = [
        firsts.setdefault("".join(line.text.split()), number) for number, line in enumerate(lines)
    ]
    number = 0
    while number < len(lines):
        first, count = originals[number], 1
        if first != number:
            while originals[number + count : number + count + 1] == [first + count]:
                count += 1
            where = source.place(lines[first].path, lines[first].offset).line
            yield Finding(lines[number].path, _twice(where, count), lines[number].offset)
        number += count


def _twice(line: int, count: int) -> Message:
    if count == 1:
        return say("这一段与第 {line} 行的一字不差，请删去一处。", line=line)
    return say(
        "从这一段起的 {count} 段与第 {line} 行起的一字不差，请删去一处。", count=count, line=line
    )


def _doubled_words(prose: Joined) -> Iterator[Finding]:
    """The words, and the characters, that stand twice in a row."""
    for hit in _DOUBLED.finditer(prose.text):
        level: Level = "error" if hit[0][0] == "的" else "warning"
        yield _doubled(prose, hit, hit[0][0], level)
    for hit in _WORDS.finditer(prose.text):
        if _is_slip(prose.text, hit):
            yield _doubled(prose, hit, hit["word"], "warning")


def _said_again(line: str) -> Iterator[Finding]:
    """The clauses that stand in a line for the second time."""
    clauses = _CLAUSE.findall(line)
    if len(set(clauses)) == len(clauses):
        return
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


def _doubled(prose: Joined, hit: re.Match[str], word: str, level: Level) -> Finding:
    message = say("“{word}”多写了一遍。", word=word)
    path, start = prose.place(hit.start())
    change = Change(start, start + len(hit[0]), word, sure=level == "error")
    return Finding(path, message, start, level=level, change=change)


def _is_slip(line: str, hit: re.Match[str]) -> bool:
    """Whether a word that stands twice is a slip, and not the seam of two compounds."""
    word, before = hit["word"], line[max(hit.start() - 1, 0) : hit.start()]
    rest = line[hit.end() : hit.end() + 1 + len(word)]
    if word in _MAY_RECUR or len(set(word)) == 1 or set(word) <= _NUMERALS:
        return False
    if word[0] == "一" or rest.startswith("再" + word):  # 一件一件, 放心放心再放心
        return False
    if len(word) < _LONG and rest[:1] in _TAIL:
        return False
    if len(word) >= _LONG - 1 or word in _NEVER_TWICE:
        return True
    return not _is_han(before) or not _is_han(rest[:1]) or rest[:1] in _STOPS


def _is_han(character: str) -> bool:
    return bool(re.fullmatch(f"[{HAN}]", character))


def _short(clause: str) -> str:
    return clause if len(clause) <= _SHOWN else f"{clause[: _SHOWN - 2]}……"
