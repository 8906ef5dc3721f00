"""Any bytes at all, as a report, as a file to import, as mistakes in a good report: a UserError at worst."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import mistakes
from steps import checked, composed, left_out, mended, parsed

from generator.basis.problems import UserError
from generator.commands.imported import printed
from generator.importing import clean, converting, reading, recognition
from generator.kinds import kind
from generator.kinds.schema import STRUCTURAL
from generator.printing import look
from generator.printing.writers import WRITERS
from generator.reporting import REPORTERS
from generator.reports import EDITIONS

_PARTS = ("document", "numbering", "styles")
_STYLES = ("text", "junit")
_MISTAKES = 8  # in one file
_BETWEEN = b"\n%%\n"
_LONGEST = 10  # seconds of the processor for one input, which is small


def report(raw: bytes, folder: Path) -> None:
    """What `check`, `check --fix` and `render` do with a file."""
    file = folder / "report.yaml"
    file.write_bytes(raw)
    found, problems = checked(file, "filed")
    for style in _STYLES:
        REPORTERS[style](problems, [str(file)], "en")
    mended(raw, str(file))
    if not any(p.rule in STRUCTURAL and p.level == "error" for p in problems):
        for edition in EDITIONS:
            document = composed(found, edition)
            assert left_out(found, document, edition) == [], "printed as it is written"
        for form in ("txt", "docx", "html"):
            WRITERS[form](document, look.house())


def imported(raw: bytes, folder: Path) -> None:
    """What `import --clean` does with a file, and `check` with what it made of it."""
    file = folder / _name(raw)
    file.write_bytes(_word(raw) if raw.startswith(b"<") else raw)
    report_kind = kind.load()
    items = clean.clean(reading.read(file).items, recognition.of(report_kind)).items
    made = converting.convert(items, report_kind, printed, file.name)
    found = parsed(made.text, "made.yaml")
    wrong = [problem for problem in found.problems if problem.level == "error"]
    assert not wrong, f"what is imported can be read: {wrong[0]}"


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


def mistaken(raw: bytes, folder: Path) -> None:
    """What `check`, `--fix` and `render` do with a good file and the mistakes that bytes stand for."""
    good = mistakes.GOOD[raw[0] % len(mistakes.GOOD)] if raw else mistakes.GOOD[0]
    steps = [(high * 256 + low, kind, mark) for high, low, kind, mark in _fours(raw[1:])]
    mistakes.hold(good, steps[:_MISTAKES], folder)


def _fours(raw: bytes) -> Iterator[bytes]:
    """Four bytes and four bytes, as far as they go."""
    return (raw[start : start + 4] for start in range(0, len(raw) - 3, 4))


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "source": report,
    "import": imported,
    "mistakes": mistaken,
}


def run(target: str, raw: bytes, folder: Path) -> None:
    """One input, which may be refused with a message."""
    with suppress(UserError):
        TARGETS[target](raw, folder)


def run_unless_it_hangs(target: str, raw: bytes, folder: Path) -> None:
    """One input. Raises TimeoutError, from where it hangs; not for Windows."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LONGEST)
    try:
        run(target, raw, folder)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_: object) -> None:
    raise TimeoutError(f"more than {_LONGEST} seconds of the processor: it hangs")
