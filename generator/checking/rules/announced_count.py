"""说了几项，写的不是几项。

“重点抓好以下六项工作”后面要有六条；“3件，分别是……”要列出三件；“受理、审理、决定四个环节”要有四个。列举
末尾有“等”的可以不全，只是不能比说的多。“三项制度”这类固定的叫法，加了引号的叫法，不在此列。

反例：
    导语: 审核规范性文件3件，分别是《供水办法》《公交办法》。
反例：
    导语: 原因有三点：编制少；培训没有跟上。
反例：
    导语: 从执法主体、执法程序、执法文书四个方面评查案卷。
正例：
    导语: 围绕民政、水利等6个领域，制定《供水办法》《公交办法》2件，落实三项制度。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.basis.figures import QUOTED, blank, clause_start, fold, sentences
from generator.basis.messages import say
from generator.basis.numerals import NUMERAL, numeral
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.reports.source import Section, Source

ID = "announced-count"
LEVEL: Level = "error"
_OF = (
    "(?:(?:个|大)?方面|[个大]?(?:重点|环节|层面|领域|维度|问题|不足|短板|原因|任务|工程|行动|着力点|抓手)|"
    "[项件条点类种张](?!制度)|个(?!月|工作日|小时|百分))"
)
_MARKS = "，。；：！？\n"
_CUES = ("以下", "下列", "如下", "下面", "这")
# What stands at the end of a clause: 重点抓好以下六项工作
_ANNOUNCES = rf"(?<![第0-9.年月])(?P<number>{NUMERAL})[^\S\n]*{_OF}[^{_MARKS}0-9]{{0,14}}?"
_IN_TEXT = re.compile(rf"{_ANNOUNCES}(?P<end>[：。])")
_AT_THE_END = re.compile(rf"{_ANNOUNCES}(?P<end>[：。]?)\s*$")
_VERBS = (
    "抓好", "做好", "抓了", "做了", "完成", "推进", "推动", "安排", "体现在", "表现在", "存在", "突出", "着手",
    "入手", "落实", "实施", "开展", "集中", "主要", "聚焦", "从",
)  # fmt: skip
_WORK = (
    "方面", "工作", "任务", "件事", "不足", "问题", "短板", "原因", "重点",
    *(number + "点" for number in "二两三四五六七八九十"),
)  # fmt: skip
_FAR = 4000  # characters within which an announcement is kept
_ENDS = "，。；：！？（）\n0123456789"  # where a list before its count begins
_ORDINAL = re.compile(f"(?:^|(?<=[，。；：、！\n“（]))\\s*(?P<number>{NUMERAL})是(?!否)")
_TITLE = "《[^》]*》(?:（[^（）]*）)?(?:[、，和及与]|以及)?"
_TITLES = re.compile(
    rf"(?P<titles>{_TITLE}(?:{_TITLE}){{1,39}})\s*(?P<open>等)?"
    rf"(?P<number>{NUMERAL})\s*(?P<unit>[件部篇]|[个份项](?=[行政规范性]*(?:文件|制度|办法|规定|法律|法规)|[，。；）]))"
)
_NAMELY = re.compile(
    rf"(?<![第0-9.])(?P<number>{NUMERAL})\s*[个项件部条家份场起][^，。；：、0-9]{{0,12}}[，：]?"
    r"分别[是为][：，]?(?P<list>[^。；\n]*)"
)
_MOST_NAMED = 20  # things that anybody names one by one
_THINGS = (
    r"(?:个(?:重点|主要|关键|突出)?(?:方面|环节|领域|层面|维度|阶段|步骤|问题|短板)|大?方面|"
    r"类(?!似|别)|张清单|项制度|个专项)"
)
_LISTED = re.compile(rf"(?P<number>[二两三四五六七八九十]|[0-9]+){_THINGS}")
# What a number is not a count of the list before it: verbs, 的, 以下.
_NOT_LISTED = re.compile(
    "(?:[的了为到有出成达至这各共分前后每第近以其从在把将对按就用含等]|以下|上述|其他|另外|开展|实施|推进|落实|完成|建立|"
    "制定|出台|印发|召开|举办|形成|整合|设立|设置|增设|打造|实行|推行|明确|聚焦|围绕|突出|抓好|做好|做到|实现|提供|提出|"
    "化解|处置|查处|办理|受理了|整改|解决|开设|组织|培育|建成|成立|划分|梳理|覆盖|涉及|坚持|抓住|紧扣|针对|存在|发现|涵盖|包括|主要|全面|重点)$"
)
_NUMBERED = re.compile("[一二三四五六七八九十][类级型期档]?[、和及与]$")  # 二、三类
_FIGURE = re.compile("[0-9]")
_BETWEEN = re.compile("[和与及]|以及|》\\s*《|”\\s*“")


class _Size(NamedTuple):
    """How many things a list names, at least and at most: 和 may part two or belong to one."""

    least: int
    most: int


class _List(NamedTuple):
    """A list beside the count of what it lists: `whole` unless 等 leaves some of it out."""

    offset: int
    announced: int
    size: _Size
    whole: bool
    level: Level

    @property
    def is_broken(self) -> bool:
        """Whether the list names more than it announces, or less while it is whole."""
        least, most = self.size
        return self.announced < least or (self.whole and self.announced > most)


def check(source: Source) -> Iterator[Finding]:
    """Find the counts that are announced and not kept."""
    for path, section in source.sections:
        yield from _before_points(path, section)
    for (path, text), (_, unquoted) in zip(source.folded, source.unquoted, strict=True):
        yield from _in_text(path, text, unquoted)
        for start, sentence in sentences(text):
            for each in _lists(sentence):
                if each.is_broken:
                    offset = start + each.offset
                    yield _finding(path, offset, each.announced, each.size.least, each.level)


def _finding(path: Path, offset: int, announced: int, found: int, level: Level) -> Finding:
    message = say(
        "这里说的是{announced}项，写出来的是{found}项。请补上、删去，或者改数。",
        announced=announced,
        found=found,
    )
    return Finding(path, message, offset, level=level)


def _announces(hit: re.Match[str]) -> bool:
    """Whether a count announces what follows its clause, and does not only sum up what went before."""
    if hit["end"] == "：":
        return True
    before = hit.string[clause_start(hit.string, hit.start(), _MARKS) : hit.start()]
    if before.rstrip().endswith(_CUES):
        return True
    return any(word in before for word in _VERBS) and any(word in hit[0] for word in _WORK)


def _before_points(path: Path, section: Section) -> Iterator[Finding]:
    """The announcement at the end of a lead, held against the points or sections after it."""
    kept = section.get("points") or section.get("sections")
    field = "text" if "text" in section else "lead"
    text = section.get(field)
    if not isinstance(kept, list) or not isinstance(text, str):
        return
    unquoted = blank(fold(text), *QUOTED).rstrip()
    hit = _AT_THE_END.search(unquoted)
    if hit and _announces(hit) and numeral(hit["number"]) != len(kept):
        message = say(
            "这里说的是{announced}项，下面写了{found}项。请补上、删去，或者改数。",
            announced=numeral(hit["number"]),
            found=len(kept),
        )
        yield Finding((*path, field), message, hit.start("number"))


def _in_text(path: Path, text: str, unquoted: str) -> Iterator[Finding]:
    """An announcement that ends in ： or 。, compared with 一是…二是… or a；b；c after it.

    In `unquoted`, what is quoted in the text is blanked.
    """
    for hit in filter(_announces, _IN_TEXT.finditer(unquoted)):
        offset, announced = hit.start("number"), numeral(hit["number"])
        after = text[hit.end() : hit.end() + _FAR]
        first = _ORDINAL.match(after)
        if first and numeral(first["number"]) == 1:
            found = _ordinals(after)
            cut = found < announced and hit.end() + _FAR < len(text)
            if found not in (1, announced) and not cut:
                yield _finding(path, offset, announced, found, LEVEL)
        elif hit["end"] == "：":
            clauses = re.split("[。\n]", after, maxsplit=1)[0]
            found = clauses.rstrip("；").count("；") + 1
            if found > 1 and abs(found - announced) == 1 and not _ORDINAL.search(clauses):
                yield _finding(path, offset, announced, found, "warning")


def _ordinals(text: str) -> int:
    """How far 一是，二是，三是 … count in a text."""
    reached = 0
    for hit in _ORDINAL.finditer(text):
        if numeral(hit["number"]) == reached + 1:
            reached += 1
        elif numeral(hit["number"]) == 1:
            break
    return reached


def _lists(sentence: str) -> Iterator[_List]:
    """Each list of a sentence that stands beside a count of what it lists."""
    yield from _of_titles(sentence)
    yield from _after_namely(sentence)
    yield from _before_things(sentence)


def _of_titles(sentence: str) -> Iterator[_List]:
    """《甲》《乙》等3件."""
    for hit in _TITLES.finditer(sentence):
        titles = hit["titles"].count("《")
        size = _Size(titles, titles)
        yield _List(hit.start("number"), numeral(hit["number"]), size, not hit["open"], LEVEL)


def _after_namely(sentence: str) -> Iterator[_List]:
    """3件，分别是甲、乙、丙."""
    for hit in _NAMELY.finditer(sentence):
        announced = numeral(hit["number"])
        size, whole = _things(hit["list"], announced)
        if size.most > 1 and announced <= _MOST_NAMED and not _FIGURE.search(hit["list"]):
            yield _List(hit.start("number"), announced, size, whole, LEVEL)


def _before_things(sentence: str) -> Iterator[_List]:
    """甲、乙、丙三个方面; only where the count misses the list by one, which may be meant otherwise."""
    unquoted = blank(sentence, *QUOTED)
    for hit in _LISTED.finditer(unquoted):
        announced = numeral(hit["number"])
        before = unquoted[clause_start(unquoted, hit.start(), _ENDS) : hit.start()]
        listed = before.removesuffix("等").rstrip()
        size = _size(listed)
        near = announced in (size.least - 1, size.most + 1) and not _NUMBERED.search(before)
        if near and "、" in listed and not _NOT_LISTED.search(listed):
            yield _List(hit.start(), announced, size, not before.endswith("等"), "warning")


def _size(text: str) -> _Size:
    pieces = text.count("、") + 1
    return _Size(pieces, pieces + len(_BETWEEN.findall(text)))


def _things(text: str, announced: int) -> tuple[_Size, bool]:
    """The size of a list after 分别是, and whether it says all; it may end before its sentence."""
    still = blank(text, *QUOTED, "（）")
    titles = re.match("[《，、和及与》□（）]*《□*》", still)
    if titles:
        found = titles[0].count("《")
        return _Size(found, found), not still[titles.end() :].startswith("等")
    ends = [m.start() for m in re.finditer("，|$", still)]
    sizes = [_size(still[:end]) for end in ends]
    commas = _Size(len(ends), len(ends) + len(_BETWEEN.findall(still)))
    if any(size.least <= announced <= size.most for size in (*sizes, commas)):
        return _Size(announced, announced), True
    return sizes[0], not re.search("等", still[: ends[0]])
