"""文字里还有没填的地方。

起草时留下的 XX市、××、待补、TODO、空括号，定稿前要换成真实的内容。

反例：
    导语: 2025年，XX市扎实推进法治政府建设。
反例：
    导语: 全年办理行政复议案件（）件。
反例：
    导语: 【待补：导语】
正例：
    导语: 2025年，示例市扎实推进法治政府建设，有待完善的地方还不少。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.patterns import holds, pattern
from generator.basis.problems import Level
from generator.parsing.source import Source
from generator.reports.outline import Finding, everything, written

ID = "placeholder"
LEVEL: Level = "error"
_CROSS = "XxＸｘ×╳✕"
_UNITS = "省市县区乡镇村年月日号件个次人项场份名起宗条户家元%％"
_DUE = "待补充?|待填写?|待定|待核实?|待更新|待提供|此处填写|请填写|请补充"
_LEFT = pattern(
    rf"(?<![A-Za-z])[{_CROSS}]{{2,}}(?![A-Za-z])[{_UNITS}]?"
    rf"|(?<![A-Za-z0-9])[{_CROSS}](?=[{_UNITS}])[{_UNITS}]"
    rf"|某某(?=[{_UNITS}街局委厅部办单])"
    rf"|(?<![有尚亟])(?<!沿用上年，)(?:{_DUE})(?=\s*(?:$|[）)】\]，。；：、,:;]))"
    r"|待补(?=[件个次人项场份名]|数据)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
    r"|（\s*）|\(\s*\)|〔\s*〕|【\s*】|《\s*》|“\s*”"
    r"|（略）|\(略\)"
    r"|[_＿]{2,}|[□■○●△]{2,}|[?？]{3,}",
    re.MULTILINE,
)
# Without any of these, or something empty, there is nothing of it.
_SIGNS = (
    "某某", "待补", "待填", "待定", "待核", "待更新", "待提供", "此处填写", "请填写", "请补充",
    "TODO", "TBD", "FIXME", *(_CROSS + "_＿□■○●△?？"),
)  # fmt: skip
_EMPTY = ("（）", "()", "〔〕", "【】", "《》", "“”", "（略）", "(略)")  # but for white space
_WHOLE = {"无", "略", "null", "NULL", "~", "None", "N/A", "n/a"}


def check(source: Source) -> Iterator[Finding]:
    """Find what was left to be filled in, at its very character."""
    may_be_none = {"heading", "title", "opening", "run_in"}
    any_left = _may_be_left(written(source))
    for path, text in everything(source):
        if not text and "rows" not in path:
            yield Finding(path, say("这一项是空的，请填上或删去。"))
        if text in _WHOLE and not (text == "无" and path[-1] in may_be_none):
            yield _finding(path, text, 0)
        if any_left and _may_be_left(text):
            yield from _left(path, text)


def _left(path: tuple[str | int, ...], text: str) -> Iterator[Finding]:
    """One finding for each paragraph, at the first of its marks: forty of them would bury the rest."""
    start = 0
    for paragraph in text.split("\n"):
        hits = list(_LEFT.finditer(paragraph))
        if hits:
            yield _finding(path, hits[0][0].strip(), start + hits[0].start(), len(hits))
        start += len(paragraph) + 1


def _may_be_left(text: str) -> bool:
    """Whether the long pattern is worth its time."""
    return holds(text, _SIGNS) or holds("".join(text.split()), _EMPTY)


def _finding(path: tuple[str | int, ...], left: str, offset: int, count: int = 1) -> Finding:
    message = say("这里的“{left}”还没有填，请换成真实的内容。", left=left)
    if count > 1:
        message = say(
            "这里的“{left}”还没有填，这一段共有 {count} 处，请都换成真实的内容。",
            left=left,
            count=count,
        )
    return Finding(path, message, offset)
