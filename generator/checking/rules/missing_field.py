"""该填的没有填：分项没有标题。

每个分项都要有标题，序号由工具加。确实不要标题的，写“标题: 无”。报告单位、年度、导语、署名、成文日期
没有填，也以这个编号报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "missing-field"
LEVEL: Level = "error"


def check(source: Source) -> Iterator[Finding]:
    """Find the sections in lists that have no heading."""
    for path, section in source.sections:
        if isinstance(path[-1], int) and "heading" not in section:
            message = say(
                "这一项没有{field}。不要标题的，请写“{label}: 无”。",
                field=source.called.called((*path, "heading")),
                label=source.called.label((*path, "heading")),
            )
            yield Finding((*path, "heading"), message)
