"""Writes docs/rules.md, the manual of the rules, from the pages that `fazhi explain` shows.

python scripts/rules.py
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.checking import manual
from generator.reporting import LEVEL_NAMES

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"
_SAMPLE = re.compile(r"^([正反]例：)\n((?: {4}.*\n?|\n)+)", re.MULTILINE)
_HEAD = """# 规则

`fazhi check` 报告的每一个问题都有一个编号，`fazhi explain 编号` 显示的就是这里的一节。本页由 `python scripts/rules.py` 从程序里生成，请不要直接改。

| 编号 | 级别 | 管什么 |
|---|---|---|
"""


def page(found: manual.Page) -> str:
    """A rule's section in Markdown."""
    level = LEVEL_NAMES[found.level]
    return f"\n## {found.rule}\n\n**{level}**：{found.summary}\n\n{_SAMPLE.sub(_sample, found.text).strip()}\n"


def _sample(hit: re.Match[str]) -> str:
    lines = [line.removeprefix("    ") for line in hit[2].strip("\n").split("\n")]
    return "\n".join([hit[1], "", "```yaml", *lines, "```", "", ""])


def manual_page() -> str:
    """The whole of docs/rules.md."""
    pages = manual.pages().values()
    rows = [f"| [{p.rule}](#{p.rule}) | {LEVEL_NAMES[p.level]} | {p.summary} |\n" for p in pages]
    return _HEAD + "".join(rows) + "".join(map(page, pages))


if __name__ == "__main__":
    TARGET.write_text(manual_page(), encoding="utf-8")
