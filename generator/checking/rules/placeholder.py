"""文字里还有没填的地方。

起草时留下的 XX市、××、待补、TODO、空括号，定稿前要换成真实的内容。

反例：
    导语: 全年办理行政复议案件（）件。
反例：
    导语: 【待补：导语】
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.kinds.schema import NONE
from generator.reports.source import Source

ID = "placeholder"
LEVEL: Level = "error"
_CROSS = "XxＸｘ×╳✕"
_UNITS = "省市县区乡镇村年月日号件个次人项场份名起宗条户家元%％"
_AWAITED = "补充?|填写?|定|核实?|更新|提供"
# Each begins with what it looks for, which makes it quick, and looks back from there.
_LEFT = re.compile(
    rf"[{_CROSS}](?<![A-Za-z].)[{_CROSS}]+(?![A-Za-z])[{_UNITS}]?"
    rf"|[{_CROSS}](?<![A-Za-z0-9].)[{_UNITS}]"
    rf"|某某(?=[{_UNITS}街局委厅部办单])"
    rf"|(?:待(?<![有尚亟].)(?<!沿用上年，.)(?:{_AWAITED})|此处填写|请(?:填写|补充))(?=[^\S\n]*(?:$|[）)】\]，。；：、,:;]))"
    r"|待补(?=[件个次人项场份名]|数据)"
    r"|(?:TODO(?<![A-Za-z]....)|TBD(?<![A-Za-z]...)|FIXME(?<![A-Za-z].....))(?![A-Za-z])"
    r"|（[^\S\n]*）|\([^\S\n]*\)|〔[^\S\n]*〕|【[^\S\n]*】|《[^\S\n]*》|“[^\S\n]*”"
    r"|（略）|\(略\)"
    r"|[_＿][_＿]+|[□■○●△][□■○●△]+|[?？][?？]{2,}",
    re.MULTILINE,
)
_WHOLE = {"无", "略", "null", "NULL", "~", "None", "N/A", "n/a"}


def check(source: Source) -> Iterator[Finding]:
    """Find what was left to be filled in, at its very character."""
    for path, text in source.texts:
        if not text and not _may_be_empty(source, path):
            yield Finding(path, say("这一项是空的，请填上或删去。"))
        if text in _WHOLE and not (text == NONE and _may_be_none(source, path)):
            yield _finding(path, text, 0)
    # One finding for each paragraph, at the first of its marks: forty of them would bury the rest.
    for line in source.joined.lines_with(_LEFT):
        hits = list(_LEFT.finditer(line.text))
        offset = line.offset + hits[0].start()
        yield _finding(line.path, hits[0][0].strip(), offset, len(hits))


def _may_be_none(source: Source, path: Path) -> bool:
    field = source.field(path)
    return field is not None and field.may_be_none


def _finding(path: Path, left: str, offset: int, count: int = 1) -> Finding:
    message = say("这里的“{left}”还没有填，请换成真实的内容。", left=left)
    if count > 1:
        message = say(
            "这里的“{left}”还没有填，这一段共有 {count} 处，请都换成真实的内容。",
            left=left,
            count=count,
        )
    return Finding(path, message, offset)


def _may_be_empty(source: Source, path: Path) -> bool:
    """Whether it is a cell of a table, or one of a head of several rows, which is merged then."""
    role = source.role(path)
    if role != "table-head":
        return role == "cell"
    keys = [number for number, key in enumerate(path) if key == "table"]
    return bool(keys) and (*path[: keys[-1] + 1], "heads") in source.nodes
