"""说了几项，写的不是几项。

“重点抓好以下六项工作”后面要有六条；“3件，分别是……”要列出三件；“受理、审理、决定四个环节”要有四个。列举
末尾有“等”的可以不全，只是不能比说的多。“三项制度”这类固定的叫法，加了引号的叫法，不在此列。

反例：
    下一年度主要安排:
      段首: 2026年，重点抓好以下三项工作：
      要点: [补齐人员。, 加强培训。]
反例：
    导语: 审核规范性文件3件，分别是《供水办法》《公交办法》。
反例：
    导语: 原因有三点：编制少；培训没有跟上。
反例：
    导语: 从执法主体、执法程序、执法文书四个方面评查案卷。
正例：
    下一年度主要安排:
      段首: 2026年，严格落实“三项制度”，重点抓好以下两项工作：
      要点: [补齐人员。, 加强培训。]
正例：
    导语: 围绕民政、水利等6个领域，制定《供水办法》《公交办法》2件，落实三项制度。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.messages import say
from generator.patterns import holds, pattern
from generator.rules.outline import Finding, sections
from generator.rules.quantities import (
    NUMERAL,
    QUOTED,
    blank,
    clause_start,
    fold,
    folded,
    numeral,
    quiet,
    sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Level, Path
    from generator.rules.outline import Section
    from generator.source import Source

ID = "announced-count"
LEVEL: Level = "error"
_OF = (
    "(?:(?:个|大)?方面|[个大]?(?:重点|环节|层面|领域|维度|问题|不足|短板|原因|任务|工程|行动|着力点|抓手)|"
    "[项件条点类种张](?!制度)|个(?!月|工作日|小时|百分))"
)
# What every announcement has in it, quick to look for, and with it the end of its clause.
_COUNTED = (
    r"[零〇一二两三四五六七八九十百千0-9]\s*[个大方重环层领维问不短原任工行着抓项件条点类种张]"
)
_MARKS = "，。；：！？\n"
_HAS_COUNT = pattern(_COUNTED)
_CLOSED = pattern(f"[^{_MARKS}]+(?P<end>[：。]?)")
# The end of a lead: 重点抓好以下六项工作：
_CUES = ("以下", "下列", "如下", "下面", "这")
_ANNOUNCES = pattern(
    r"(?<![第0-9.年月])"
    rf"(?P<number>{NUMERAL})\s*{_OF}[^，。；：0-9]{{0,14}}?(?P<end>[：。]?)\s*$"
)
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
_ORDINAL = pattern(f"(?:^|(?<=[，。；：、！\n“（]))\\s*(?P<number>{NUMERAL})是(?!否)")
_TITLES = pattern(
    r"(?P<titles>(?:《[^》]*》(?:（[^（）]*）)?(?:[、，和及与]|以及)?){2,40})\s*(?P<open>等)?"
    rf"(?P<number>{NUMERAL})\s*(?P<unit>[件部篇]|[个份项](?=[行政规范性]*(?:文件|制度|办法|规定|法律|法规)|[，。；）]))"
)
_AFTER_TITLES = frozenset("零〇一二两三四五六七八九十百千0123456789等（")
_NAMELY = pattern(
    rf"(?<![第0-9.])(?P<number>{NUMERAL})\s*(?:个|项|件|部|条|类|种|家|份|场|起|方面|大)[^，。；：、0-9]{{0,12}}"
    r"[，：]?(?:分别)(?:是|为)[：，]?(?P<list>[^。；\n]*)"
)
_THINGS = (
    r"(?:个(?:重点|主要|关键|突出)?(?:方面|环节|领域|层面|维度|阶段|步骤|问题|短板)|大?方面|"
    r"类(?!似|别)|张清单|项制度|个专项)"
)
_LISTED = pattern(rf"(?P<open>等)?(?P<number>[二两三四五六七八九十]|[0-9]+){_THINGS}")
_SOME_THINGS = pattern(rf"[二两三四五六七八九十0-9]{_THINGS}")
# What a number is not a count of the list before it: verbs, 的, 以下.
_NOT_LISTED = pattern(
    "(?:[的了为到有出成达至这各共分前后每第近以其从在把将对按就用含等]|以下|上述|其他|另外|开展|实施|推进|落实|完成|建立|"
    "制定|出台|印发|召开|举办|形成|整合|设立|设置|增设|打造|实行|推行|明确|聚焦|围绕|突出|抓好|做好|做到|实现|提供|提出|"
    "化解|处置|查处|办理|受理了|整改|解决|开设|组织|培育|建成|成立|划分|梳理|覆盖|涉及|坚持|抓住|紧扣|针对|存在|发现|涵盖|包括|主要|全面|重点)$"
)
_BETWEEN = pattern("[和与及]|以及|》\\s*《|”\\s*“")


class Listing(NamedTuple):
    """How many things a list names, at least and at most: 和 may part two or belong to one."""

    least: int
    most: int


def check(source: Source) -> Iterator[Finding]:
    """Find the counts that are announced and not kept."""
    for path, section in sections(source):
        yield from _before_points(path, section)
    for (path, text), (_, still) in zip(folded(source), quiet(source), strict=True):
        yield from _in_text(path, text, still)
        for start, sentence in sentences(text) if _may_list(text) else ():
            for offset, announced, listing, whole, level in _lists(sentence):
                if _broken(announced, listing, whole=whole):
                    yield _finding(path, start + offset, announced, listing.least, level)


def _finding(path: Path, offset: int, announced: int, found: int, level: Level) -> Finding:
    message = say(
        "这里说的是{announced}项，写出来的是{found}项。请补上、删去，或者改数。",
        announced=announced,
        found=found,
    )
    return Finding(path, message, offset, level=level)


def _announced(text: str, end: int) -> re.Match[str] | None:
    """What the clause before `end` announces, if anything; quoted names are blanked in `text`."""
    start = clause_start(text, end - 1, _MARKS)
    hit = _ANNOUNCES.search(text, start, end)
    if not hit or hit["end"] == "：":
        return hit
    before = text[start : hit.start()]
    announces = holds(before, _VERBS) and holds(hit[0], _WORK)
    return hit if announces or before.rstrip().endswith(_CUES) else None


def _before_points(path: Path, section: Section) -> Iterator[Finding]:
    """The announcement at the end of a lead, held against the points or sections after it."""
    kept = section.get("points") or section.get("sections")
    field = "text" if "text" in section else "lead"
    text = section.get(field)
    if not isinstance(kept, list) or not isinstance(text, str):
        return
    still = blank(fold(text), *QUOTED).rstrip()
    hit = _announced(still, len(still))
    if hit and numeral(hit["number"]) != len(kept):
        message = say(
            "这里说的是{announced}项，下面写了{found}项。请补上、删去，或者改数。",
            announced=numeral(hit["number"]),
            found=len(kept),
        )
        yield Finding((*path, field), message, hit.start("number"))


def _in_text(path: Path, text: str, still: str) -> Iterator[Finding]:
    """An announcement that ends in ： or 。, held against 一是…二是… or a；b；c after it.

    In `still`, what is quoted in the text is blanked.
    """
    for closed in _CLOSED.finditer(still):
        hit = None
        if closed["end"] and _HAS_COUNT.search(closed[0]):
            hit = _announced(still, closed.end())
        if not hit:
            continue
        announced, after = numeral(hit["number"]), text[closed.end() : closed.end() + _FAR]
        first = _ORDINAL.match(after)
        if first and numeral(first["number"]) == 1:
            found = _ordinals(after)
            if found not in (1, announced):
                yield _finding(path, hit.start("number"), announced, found, LEVEL)
        elif closed["end"] == "：":
            clauses = re.split("[。\n]", after, maxsplit=1)[0]
            found = clauses.rstrip("；").count("；") + 1
            told = found > 1 and abs(found - announced) == 1 and not _ORDINAL.search(clauses)
            if told:
                yield _finding(path, hit.start("number"), announced, found, "warning")


def _ordinals(text: str) -> int:
    """How far 一是，二是，三是 … count in a text."""
    reached = 0
    for hit in _ORDINAL.finditer(text):
        if numeral(hit["number"]) == reached + 1:
            reached += 1
        elif numeral(hit["number"]) == 1:
            break
    return reached


def _may_list(text: str) -> bool:
    """Whether there is anything in a text without which it has none of the lists."""
    return "》" in text or "分别" in text or _SOME_THINGS.search(text) is not None


def _may_count_titles(sentence: str) -> bool:
    """Whether a number, or what may stand before it, follows any title of a sentence."""
    after = (rest.lstrip("、，和及与以")[:1] for rest in sentence.split("》")[1:])
    return any(sign in _AFTER_TITLES or sign.isspace() for sign in after)


def _lists(sentence: str) -> Iterator[tuple[int, int, Listing, bool, Level]]:
    """Each list beside a count of what it lists: offset, count, list, whether it is all, level."""
    for hit in _TITLES.finditer(sentence) if _may_count_titles(sentence) else ():
        titles = hit["titles"].count("《")
        yield (
            hit.start("number"),
            numeral(hit["number"]),
            Listing(titles, titles),
            not hit["open"],
            LEVEL,
        )
    for hit in _NAMELY.finditer(sentence) if holds(sentence, ("分别是", "分别为")) else ():
        listing, whole = _things(hit["list"], numeral(hit["number"]))
        if listing.most > 1:
            yield hit.start("number"), numeral(hit["number"]), listing, whole, LEVEL
    still = blank(sentence, *QUOTED) if "、" in sentence and _SOME_THINGS.search(sentence) else ""
    for hit in _LISTED.finditer(still):
        announced = numeral(hit["number"])
        listed = still[clause_start(still, hit.start(), _ENDS) : hit.start()].rstrip()
        listing = _size(listed)
        near = announced in (listing.least - 1, listing.most + 1)
        if near and "、" in listed and not _NOT_LISTED.search(listed):
            yield hit.start("number"), announced, listing, not hit["open"], "warning"


def _size(text: str) -> Listing:
    pieces = text.count("、") + 1
    return Listing(pieces, pieces + len(_BETWEEN.findall(text)))


def _things(text: str, announced: int) -> tuple[Listing, bool]:
    """The size of a list after 分别是, and whether it says all; it may end before its sentence."""
    still = blank(text, *QUOTED, "（）")
    titles = re.match("[《，、和及与》□（）]*《□*》", still)
    if titles:
        found = titles[0].count("《")
        return Listing(found, found), not still[titles.end() :].startswith("等")
    ends = [m.start() for m in re.finditer("，|$", still)]
    sizes = [_size(still[:end]) for end in ends]
    commas = Listing(len(ends), len(ends) + len(_BETWEEN.findall(still)))
    if any(size.least <= announced <= size.most for size in (*sizes, commas)):
        return Listing(announced, announced), True
    return sizes[0], not re.search("等", still[: ends[0]])


def _broken(announced: int, listing: Listing, *, whole: bool) -> bool:
    return announced < listing.least or (whole and announced > listing.most)
