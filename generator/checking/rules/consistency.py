"""同一件事在两处写了两个数。

数的是同一件事、单位相同、时间相同，两处的数却不同，一处必有错。约数、万字的数按范围比：近300件与298件不算不同。
泛指的话（开展培训、召开会议）各处本来就各说各的，不比。一个部门供稿里的数与另一个部门的不同，只比“全区”“全县”
的数，和全区共有的部门、镇街、村居数。正文与表里的数、正文里“5项（见附件）”与附件里列的项数，也在此列。

反例：
    导语: 全区执法部门18个，执法人员320名。经过培训，全区16个执法部门全部持证上岗。
反例：
    导语: 受理行政复议申请312件。
    结语: 受理行政复议申请321件，做到件件有回音。
正例：
    导语: 2025年受理行政复议申请312件，2024年受理行政复议申请300件。上半年开展培训12场，下半年开展培训8场。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from generator.basis.messages import say
from generator.basis.numerals import NUMERAL, numeral
from generator.basis.problems import Level
from generator.checking.facts import EVERYWHERE, Fact, facts, han
from generator.checking.finding import Finding
from generator.reports.source import Section, Source

ID = "consistency"
LEVEL: Level = "warning"
# A label that begins with what was done must say of what, in more characters than a thing of its own.
_DONE = re.compile(
    "开展|举办|召开|组织|办理|受理|审查|审核|审结|清理|发放|制发|印发|收到|评查|立案|移送|排查|化解|调解|培训|检查|查处|办结|"
    "整改|化解|走访|帮助|解决|新增|新建|建成|完成|落实|推进|推动|实施|制定|出台|修订|废止|公布|发布|公开|答复|回复|解答|提供|"
    "服务|惠及|参加|参与|参训|邀请|选派|选聘|聘请|主持|听取|研究|审议|约谈|通报|督促|督办|发现|梳理|编制|编印|录制|拍摄|设立|"
    "投入|安排|追回|挽回|罚款|涉及|采纳|维持|驳回|终止|作出|予以|不予|提出|征求|征集|转办|交办|承办|报送|备案|列入|取消|下放|调整"
)
_IN_THIS_FILE = say("“{what}”这里写的是{here}，第 {line} 行写的是{there}。请核对，两处写一致。")
_IN_ANOTHER = say(
    "“{what}”这里写的是{here}，{file} 第 {line} 行写的是{there}。请两家核对，写一致。"
)
_SHORTEST, _SHORTEST_DONE = 4, 6
_NEAR = Decimal("1.5")  # figures further apart are of two things that are called alike
_WANTED = re.compile(
    "将|力争|确保|目标|计划|预期|拟|争取|规划|要(?!求|点|素|件)|不(?:少|低)于|[0-9]以上"
)
_PLANNED = re.compile("安排|打算|任务|目标|思路|下一步|计划|部署|展望")
_COUNTED = re.compile("（.*）|总?[数量]$")
_WHOSE = re.compile(
    "[\u4e00-\u9fff]{2,8}?(?:局|街道|镇|乡|委|院|所|大队|支队|中心|公司|学校|企业)(?=[^，。；]{0,6})"
)
_ANNEXED = re.compile(
    rf"(?P<number>{NUMERAL})\s*[项件个条家份部][^，。；（：]{{0,14}}[（，](?:具体|名单|目录|清单)?(?:详?见|附)附件\s*"
    "(?P<annex>[0-9]?)"
)


def check(source: Source) -> Iterator[Finding]:
    """Find the facts that are given twice, with figures that cannot both be right."""
    for one, other in contradictions(source, facts(source)):
        yield from _contradictory(source, one, other)
    yield from _annexes(source)


def contradictions(source: Source, told: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts of a report that are one fact, with figures that cannot both be right."""
    cells = [fact for fact in told if is_cell(fact)]
    reached = _reached(source, [fact for fact in told if not is_cell(fact)])
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in reached:
        groups.setdefault(fact.key, []).append(fact)
    for group in groups.values():
        for one, other in combinations(group, 2):
            apart = one.sentence != other.sentence and differ(one, other)
            if apart and _same_whose(source, one, other):
                yield one, other
    for cell in cells:
        for fact in reached:
            if _names(cell, fact) and differ(cell, fact):
                yield cell, fact


def is_cell(fact: Fact) -> bool:
    """Whether a fact stands in a table."""
    return "rows" in fact.path


def _reached(source: Source, told: Sequence[Fact]) -> Sequence[Fact]:
    """The definite facts that were reached; none where the plans stand in no part of their own."""
    coming = source.kind.telling_of("coming")
    if _holds(source, source.kind.telling_of("past")) and not _holds(source, coming):
        return ()
    planned = [path for path, section in source.sections if _PLANNED.search(_heading(section))]
    return [
        fact
        for fact in told
        if is_definite(fact)
        and fact.path[0] not in coming
        and not _WANTED.search(fact.sentence)
        and not any(fact.path[: len(path)] == path for path in planned)
    ]


def _holds(source: Source, parts: Sequence[str]) -> bool:
    return any(source.holding(part) for part in parts)


def _heading(section: Section) -> str:
    return str(section.get("heading", ""))


def is_definite(fact: Fact) -> bool:
    """Whether a label says enough that two of its figures are of one fact."""
    if fact.figure.is_rough:
        return False
    label = fact.what.rpartition("：")[2]
    if _DONE.match(label):
        return han(label) >= _SHORTEST_DONE
    return han(label) >= _SHORTEST and not fact.figure.is_share


def differ(one: Fact, other: Fact) -> bool:
    """Whether two figures cannot both be right, and are near enough to be meant as one."""
    less, more = sorted((one.figure, other.figure), key=lambda figure: figure.value)
    return less.high < more.low and more.value <= less.value * _NEAR


def _same_whose(source: Source, one: Fact, other: Fact) -> bool:
    """Whether two figures are of the same body: in one file and of no other, or of the whole place."""
    files = {source.place(fact.path, fact.offset).file for fact in (one, other)}
    if len(files) > 1:
        return (one.of_all and other.of_all) or bool(EVERYWHERE.fullmatch(one.what))
    return _bodies(one) == _bodies(other)


def _bodies(fact: Fact) -> set[str]:
    return set(_WHOSE.findall(fact.sentence))


def _contradictory(source: Source, one: Fact, other: Fact) -> Iterator[Finding]:
    """Two findings, one at each of two facts."""
    for here, there in ((one, other), (other, one)):
        place = source.place(there.path, there.offset)
        same_file = place.file == source.place(here.path, here.offset).file
        message = (_IN_THIS_FILE if same_file else _IN_ANOTHER).fill(
            what=here.what,
            here=here.figure.text,
            file=place.file,
            line=place.line,
            there=there.figure.text,
        )
        yield Finding(here.path, message, here.offset)


def _names(cell: Fact, fact: Fact) -> bool:
    """Whether a fact of the prose is that of a cell: its label has the names of row and column."""
    row, _, column = cell.what.partition(" ")
    stem = _COUNTED.sub("", column)
    if han(row) < _SHORTEST or not stem or row not in fact.what or stem not in fact.what:
        return False
    return cell.figure.unit in ("", fact.figure.unit) and cell.time == fact.time


def _annexes(source: Source) -> Iterator[Finding]:
    """What the prose says that an annex lists, held against what it lists."""
    annexes = source.data.get("attachments")
    if not isinstance(annexes, list):
        return
    for path, text in source.unquoted:
        for hit in _ANNEXED.finditer(text):
            number = int(hit["annex"] or 1) - 1
            if not 0 <= number < len(annexes) or (len(annexes) > 1 and not hit["annex"]):
                continue
            listed = _items(annexes[number])
            if listed and listed != numeral(hit["number"]):
                message = say(
                    "这里说的是{announced}项，附件里列了{listed}项。请核对。",
                    announced=numeral(hit["number"]),
                    listed=listed,
                )
                yield Finding(path, message, hit.start("number"))


def _items(annex: Any) -> int:
    """How many things an annex lists: its points, sections or rows; 0 where it is prose."""
    if not isinstance(annex, dict):
        return 0
    table = annex.get("table")
    rows = table.get("rows") if isinstance(table, dict) else None
    if isinstance(rows, list):
        return sum(not str(row[:1]).strip("[]'").startswith(("合计", "总计")) for row in rows)
    kept = annex.get("points") or annex.get("sections")
    return len(kept) if isinstance(kept, list) else 0
