"""Any bytes at all, as a report, as a file to import, as mistakes in a good report: a UserError at worst."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import mistakes

from generator import look, mending, pipeline, reporters, resources, schema, source
from generator.commands.import_ import printed
from generator.importing import clean, converting, reading
from generator.problems import UserError
from generator.schema import STRUCTURAL
from generator.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PARTS = ("document", "numbering", "styles")
_STYLES = ("text", "junit")
_MISTAKES = 8  # in one file
_BETWEEN = b"\n%%\n"


def report(raw: bytes, folder: Path) -> int:
    """What `check`, `check --fix` and `render` do with a file; how many problems it has."""
    file = folder / "report.yaml"
    file.write_bytes(raw)
    found, problems = pipeline.read(file, "filed")
    for style in _STYLES:
        reporters.report(style, problems, [str(file)], "en")
    mending.mend(raw, str(file), found.fields)
    if not any(p.rule in STRUCTURAL and p.level == "error" for p in problems):
        for edition in pipeline.EDITIONS:
            document = pipeline.compose(found, edition)
            assert pipeline.unsaid(found, document, edition) == [], "printed as it is written"
        for kind in ("txt", "docx", "html"):
            WRITERS[kind](document, look.house())
    return len(problems)


def imported(raw: bytes, folder: Path) -> int:
    """What `import --clean` does with a file, and `check` with what it made of it."""
    file = folder / _name(raw)
    file.write_bytes(_word(raw) if raw.startswith(b"<") else raw)
    items = clean.clean(reading.read(file).items).items
    made = converting.convert(items, schema.load(resources.schema()), printed, file.name)
    found = source.parse(made.text.encode(), "made.yaml", schema.load(resources.schema()).fields)
    wrong = [problem for problem in found.problems if problem.level == "error"]
    assert not wrong, f"what is imported can be read: {wrong[0]}"
    return len(found.problems)


def _name(raw: bytes) -> str:
    if raw.startswith((b"<", b"PK")):
        return "x.docx"
    return "x.md" if raw.startswith(b"#") else "x.txt"


def _word(raw: bytes) -> bytes:
    """A Word file whose parts are written one after another; zip itself hides them."""
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, content in zip(_PARTS, raw.split(_BETWEEN), strict=False):
            package.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def mistaken(raw: bytes, folder: Path) -> int:
    """What `check`, `--fix` and `render` do with a good file and the mistakes that bytes stand for."""
    good = mistakes.GOOD[raw[0] % len(mistakes.GOOD)] if raw else mistakes.GOOD[0]
    steps = [(high * 256 + low, kind, mark) for high, low, kind, mark in _fours(raw[1:])]
    return mistakes.hold(good, steps[:_MISTAKES], folder)


def _fours(raw: bytes) -> Iterator[bytes]:
    """Four bytes and four bytes, as far as they go."""
    return (raw[start : start + 4] for start in range(0, len(raw) - 3, 4))


TARGETS: dict[str, Callable[[bytes, Path], int]] = {
    "source": report,
    "import": imported,
    "mistakes": mistaken,
}


def run(target: str, raw: bytes, folder: Path) -> int:
    """One input, which may be refused with a message; how many problems it has."""
    with suppress(UserError):
        return TARGETS[target](raw, folder)
    return 0
