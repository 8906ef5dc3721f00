"""必报内容缺了一项。

规定要求写明的每一项内容都要单设一个部分；确实写在别的部分里的，在那一节写明“事项”。只有标题、没有内容的
部分，等于没有写。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "missing-part"
LEVEL: Level = "error"


def check(source: Source) -> Iterator[Finding]:
    """Find the mandatory parts that no section holds."""
    for part in source.parts:
        written = source.data.get(part)
        of_wrong_type = written and not isinstance(written, dict)  # that is reported already
        if not source.holding(part) and not of_wrong_type:
            message = say(
                "缺少必报内容{part}。写在别的部分里的，请在那一节加上“{item}: {label}”。",
                part=source.called.called((part,)),
                item=source.called.label((part, "item")),
                label=source.called.label((part,)),
            )
            yield Finding((part,), message)
