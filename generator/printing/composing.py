"""Source → Document: the words of a report, set by the template of its kind or by an outside one."""

from __future__ import annotations

from pathlib import Path

from generator.basis.messages import say, shortened
from generator.basis.problems import Problem, ordered
from generator.printing import omissions, templating, words
from generator.printing.blocks import Document
from generator.printing.markup import read_document
from generator.printing.omissions import Text
from generator.printing.versions import every_version
from generator.printing.words import Words
from generator.reports import counts
from generator.reports.source import Source

_SHOWN = 20  # characters of a text that a message shows


def compose(found: Source, templates: Path | None = None) -> Document:
    """The document that a report's data make; what is missing is marked in it.

    `templates` is a folder with a template to take the place of the kind's own. Raises UserError
    for the mistakes of a template that is not ours.
    """
    given = words_of(found)
    names = found.kind.schema.names
    if templates is None and found.kind.is_ours:
        made = read_document(words.render(found.kind.folder, given.known()), names)
    else:
        made = templating.document(templates or found.kind.folder, given, names)
    return made._replace(source=found)


def words_of(found: Source) -> Words:
    """What a template is given of a report."""
    return Words(
        report=found.kind.schema.typed(counts.completed(found.kind, every_version(found))),
        parts=_order(found),
        labels=found.parts,
        edition=found.edition,
    )


def left_out(found: Source, document: Document, templates: Path | None = None) -> list[Problem]:
    """What a report holds and its document leaves out: a problem for each text, at its place."""
    schema = found.kind.schema
    template = (templates or found.kind.folder) / words.TEMPLATE
    typed = schema.typed(found.data)
    missing = omissions.find(schema, typed, document.blocks, found.edition)
    return ordered(_problem(found, each, template) for each in missing)


def _problem(found: Source, missing: Text, template: Path) -> Problem:
    """The problem that a text is not printed, at its place or at that of the list it is in."""
    written = missing.path if missing.path in found.nodes else missing.path[:-1]
    message = say(
        "「{label}」里的“{text}”没有印出来，或者没有照原样印：模板 {template} 漏了它。请改模板。",
        label=found.kind.schema.label(written),
        text=shortened(missing.text, _SHOWN),
        template=template,
    )
    return found.problem(written, "error", "not-printed", message)


def _order(found: Source) -> list[str]:
    """The parts to print, in the order of the main file; those that it lacks come last.

    A part that a section inside another part holds is not printed a second time.
    """
    rest = found.kind.rest
    keys = [key for key in found.parts if found.data.get(key) or not found.holding(key)]
    if rest in found.data:
        keys.append(rest)

    def place(key: str) -> tuple[int, int]:
        node = found.nodes.get((key,))
        if node is None:
            return 2, 0
        if node.page.file != found.page.file:  # from a contribution
            return 1, 0
        return 0, node.key

    return sorted(keys, key=place)
