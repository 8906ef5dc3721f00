"""The one way through: a file is read and checked, its words are set, and writers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from generator import assembly, ignore, resources, rules, schema
from generator.messages import say
from generator.problems import MOST, ordered, told
from generator.rules.outline import holding

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.blocks import Document
    from generator.omissions import Text
    from generator.problems import Problem
    from generator.schema import Schema
    from generator.source import Field, Source

Edition = Literal["published", "filed"]  # 公开版, 上报版
_SHOWN = 20  # characters of a text that a message shows
EDITIONS: tuple[Edition, ...] = get_args(Edition)


def read(file: str | Path, edition: str = "published") -> tuple[Source, list[Problem]]:
    """A report's data, and everything that is wrong with it, sorted by place.

    What a report includes is part of it; a unit's contribution is held to what it must have alone.
    `edition` adds what that edition needs besides; what the author let stand is left out. Raises
    UserError if the file is unreadable.
    """
    kind = schema.load(resources.schema())
    found = assembly.read(file, kind).but(edition=edition)
    if any(problem.level == "error" for problem in found.problems) and not found.data:
        return found, told(ordered(found.problems))
    if assembly.is_contribution(found):
        alone = [problem for problem in rules.run(found) if problem.rule not in rules.WHOLE]
        wrong = assembly.problems(found, kind) + kind.contribution.check(found) + alone
    else:
        wrong = kind.check(found, edition) + rules.run(found)
    # One message a cause: a value that was misread is not judged besides, nor by a rule one that its
    # field cannot hold. Field names begin at column 1, where what is missing is told.
    misread = {p.place for p in found.problems if p.place.column > 1}
    bad = {p.path for p in wrong if p.rule == "bad-value"}
    left = [p for p in wrong if p.rule == "bad-value" or p.path not in bad]
    problems = ordered(found.problems + [p for p in left if p.place not in misread])
    every = ordered(found.problems + wrong)
    standing = ignore.apply(found, problems, _known, whole=len(every) <= MOST)
    return found, told(standing, every)


def _known() -> Collection[str]:
    """The ids of all rules."""
    from generator import manual

    return manual.pages()


def fields(file: str | Path) -> Mapping[str, Field]:
    """What the keys of a file stand for: those of a report, or of a unit's contribution."""
    return assembly.read(file, schema.load(resources.schema())).fields


def compose(found: Source, edition: str = "published", templates: Path | None = None) -> Document:
    """The document that a report's data make; what is missing is marked in it.

    `templates` is a folder with a template to take the place of the kind's own. Raises UserError
    for that template's mistakes.
    """
    from generator import blocks, words

    kind = schema.load(resources.schema())
    said: dict[str, Any] = {
        "report": kind.typed(found.data),
        "parts": _order(found),
        "labels": found.parts,
        "edition": edition,
    }
    if templates is None:
        return blocks.read(words.render(resources.kind(), **said))
    from generator import templating

    return templating.document(templates, **said)


def unsaid(
    found: Source, document: Document, edition: str = "published", templates: Path | None = None
) -> list[Problem]:
    """What a report holds and its document does not say: a problem at each place."""
    from generator import omissions, words

    kind = schema.load(resources.schema())
    template = (templates or resources.kind()) / words.TEMPLATE
    missing = omissions.find(kind, kind.typed(found.data), document.blocks, edition)
    return ordered(_unsaid(kind, found, each, template) for each in missing)


def _unsaid(kind: Schema, found: Source, missing: Text, template: Path) -> Problem:
    written = missing.path if missing.path in found.nodes else missing.path[:-1]
    message = say(
        "「{label}」里的“{text}”没有印出来，或者没有照原样印：模板 {template} 漏了它。请改模板。",
        label=kind.label(written),
        text=missing.text[:_SHOWN] + "……" * (len(missing.text) > _SHOWN),
        template=template,
    )
    return found.problem(written, "error", "not-printed", message)


def _order(found: Source) -> list[str]:
    """The parts to print, in the order of the main file; those that it lacks come last.

    A part that a section inside another part holds is not printed a second time.
    """
    keys = [key for key in found.parts if found.data.get(key) or not holding(found, key)] + [
        "other"
    ] * ("other" in found.data)

    def place(key: str) -> tuple[int, int]:
        node = found.nodes.get((key,))
        if node is None:
            return 2, 0
        return (0, node.key) if node.page.file == found.page.file else (1, 0)

    return sorted(keys, key=place)
