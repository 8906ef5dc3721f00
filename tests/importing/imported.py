"""What tests of import share: a text as it comes in, its fields, and what is said of it."""

from __future__ import annotations

from typing import Any

from steps import parsed

from generator.commands.imported import printed
from generator.importing import text as reader
from generator.importing.converting import Import, convert
from generator.kinds import kind

KIND = kind.load()
HEAD = "示例区2024年度法治政府建设情况报告\n2024年，示例区推进法治建设。现将情况报告如下：\n"


def data(yaml: str) -> dict[str, Any]:
    found = parsed(yaml, "x.yaml")
    assert found.problems == []
    return found.data


def imported(text: str, *, markdown: bool = False) -> Import:
    made = convert(
        reader.read(text.encode(), "x.txt", is_markdown=markdown).items, KIND, printed, "x"
    )
    assert made.differences == []
    return made


def notes(made: Import) -> list[tuple[int, str]]:
    return [(note.line, str(note.message)) for note in made.notes]
