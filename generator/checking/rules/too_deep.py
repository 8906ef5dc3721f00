"""标题超过四级。

公文的结构层次依次是“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 7.3.3），没有第五级。

反例：
    其他需要报告的情况:
      - 标题: 一级
        分项:
          - 标题: 二级
            分项:
              - 标题: 三级
                分项:
                  - 标题: 四级
                    分项:
                      - {标题: 五级, 正文: 文字。}
正例：
    其他需要报告的情况:
      - 标题: 一级
        分项:
          - {标题: 二级, 正文: 文字。}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.reports.source import Source

ID = "too-deep"
LEVEL: Level = "error"
DEEPEST = 4


def check(source: Source) -> Iterator[Finding]:
    """Find headings below the fourth level; a section without one hands its level on."""
    levels: dict[Path, int] = {}
    for path, section in source.sections:
        above = levels.get(path[:-2], 0)
        levels[path] = above if section.get("heading") == "无" else above + 1
        if levels[path] > DEEPEST:
            message = say(
                "这里的标题是第五级，公文只有四级：一、（一）1.（1）。请并入上一级，或改写成要点。"
            )
            yield Finding((*path, "heading"), message)
