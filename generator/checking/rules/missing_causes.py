"""写了不足，没有写原因。

规定要求报告的是“存在的不足和原因”。原因写在“原因”一栏；已经写在正文、要点里的，文字中要出现
“原因”二字。

反例：
    存在的不足和原因:
      正文: 部分单位执法不够规范。
正例：
    存在的不足和原因:
      正文: 部分单位执法不够规范。
      原因: 主要是执法人员轮岗频繁，培训没有跟上。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.parsing.source import Source
from generator.reports.outline import Finding, Section, holding, texts

ID = "missing-causes"
LEVEL: Level = "error"
_PART = "shortcomings"


def check(source: Source) -> Iterator[Finding]:
    """Find the shortcomings without causes; where there is no such part, a causes field left empty."""
    message = say("「存在的不足和原因」没有写原因。请在“原因”（causes）里写明为什么会有这些不足。")
    held = holding(source, _PART)
    due = (_PART, "causes")
    if held and not any(_gives_causes(section) for _, section in held):
        yield Finding(due if due in source.nodes else held[0][0], message)
    elif not held and due in source.nodes:
        yield Finding(due, message)


def _gives_causes(section: Section) -> bool:
    return any(
        "causes" in path or ("原因" in text and path[-1] != "heading")
        for path, text in texts(section)
    )
