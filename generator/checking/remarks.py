"""What somebody has remarked on a printed file and is still to be dealt with: `# 批注（王某 2月10日）：…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Problem
from generator.checking import ignore
from generator.reports.source import Source

ID = "remark"
_REMARK = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*批注（[^\n]*?）[:：]([^\n]*)", re.MULTILINE)
_LEFT = say("还有批注没有处理：{text}。处理好以后请删去这一行。")


def problems(found: Source) -> Iterator[Problem]:
    """A problem of level info for each remark that is left."""
    for nodes in ignore.by_page(found):
        page = nodes[0].page
        for hit in ignore.comments(page, nodes, _REMARK):
            message = _LEFT.fill(text=hit[1].strip().rstrip("。"))
            yield page.problem(hit.start(), ID, message, "info")
