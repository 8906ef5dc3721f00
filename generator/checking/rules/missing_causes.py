"""这个部分该写明的没有写明。

有的部分不能缺一项，例如不足的原因：写在它自己的一栏里；已经写在正文、要点里的，文字中要出现它的名称。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.basis.messages import say
from generator.basis.problems import Level
from generator.checking.finding import Finding
from generator.kinds.kind import Needs
from generator.reports.source import Section, Source, texts

ID = "missing-causes"
LEVEL: Level = "error"


def check(source: Source) -> Iterator[Finding]:
    """Find the parts that do not say what they must; where there is no such part, its empty field."""
    for part in source.kind.parts.values():
        if part.needs:
            yield from _lacking(source, part.key, part.needs)


def _lacking(source: Source, part: str, needs: Needs) -> Iterator[Finding]:
    field = source.schema.field((part, needs.field))
    message = say(
        "「{part}」没有写{word}。请在{field}里写明{reason}。",
        part=source.called.label((part,)),
        word=source.called.label((part, needs.field)) if field else needs.word,
        field=source.called.called((part, needs.field)),
        reason=needs.reason,
    )
    held = source.holding(part)
    due = (part, needs.field)
    if held and not any(_says(section, needs) for _, section in held):
        yield Finding(due if due in source.nodes else held[0][0], message)
    elif not held and due in source.nodes:
        yield Finding(due, message)


def _says(section: Section, needs: Needs) -> bool:
    """Whether a section has the field, or the word in its text."""
    return any(
        needs.field in path or (needs.word in text and path[-1] != "heading")
        for path, text in texts(section)
    )
