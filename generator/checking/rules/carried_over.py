"""沿用上年的文字还没有核对。

`fazhi new --from 上年文件` 把上年的文字照搬过来，每一段开头标着【沿用上年，待核】。逐段核对、改成今年的
事实以后，把这个标记删去；标记没有删完，不能定稿。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "carried-over"
LEVEL: Level = "error"
MARK = "【沿用上年，待核】"


def check(source: Source) -> Iterator[Finding]:
    """Find every mark of text that came from last year, at its character."""
    message = say("这段文字沿用上年，还没有核对。改成今年的情况以后，请删去“{mark}”。", mark=MARK)
    for hit in re.finditer(MARK, source.joined.text):
        path, offset = source.joined.place(hit.start())
        yield Finding(path, message, offset)
