"""必报内容缺了一项。

《法治政府建设与责任落实督察工作规定》要求年度报告写明四项内容：主要举措和成效，存在的不足和原因，
党政主要负责人履行第一责任人职责的情况，下一年度主要安排。每一项都要单设一个部分；确实写在别的部分
里的，在那一节写明“事项”。只有标题、没有内容的部分，等于没有写。

反例：
    主要举措和成效:
      正文: 全年办结案件12件。
正例：
    主要举措和成效:
      正文: 全年办结案件12件。
    存在的不足和原因:
      正文: 基层力量不足。
      原因: 编制少。
    第一责任人职责:
      正文: 区长主持会议4次。
    下一年度主要安排:
      正文: 补齐人员。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.parsing.source import Source
from generator.reports.outline import Finding, holding

ID = "missing-part"
LEVEL: Level = "error"


def check(source: Source) -> Iterator[Finding]:
    """Find the mandatory parts that no section holds."""
    for part, label in source.parts.items():
        written_wrong = source.data.get(part) and not isinstance(source.data[part], dict)
        if not holding(source, part) and not written_wrong:
            message = say(
                "缺少必报内容「{label}」（{key}）。写在别的部分里的，请在那一节加上“事项: {label}”。",
                label=label,
                key=part,
            )
            yield Finding((part,), message)
