"""What a page shows: a DOCX set by LibreOffice, read back from the PDF with poppler, in points."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conftest import ROOT
from lxml import etree

from generator.printing.writers import pdf

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
RED = "rgb(100%,0%,0%)"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Line:
    """A line of text: its characters without spaces, and where they stand."""

    text: str
    left: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Glyph:
    """The ink of one character, the line that it stands on, its colour."""

    left: float
    top: float
    right: float
    bottom: float
    base: float
    color: str


@dataclass(frozen=True)
class Rule:
    """A horizontal line that is drawn."""

    left: float
    right: float
    y: float
    thick: float
    color: str


@dataclass(frozen=True)
class Page:
    """One page of a PDF."""

    file: Path
    number: int

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of text from top to bottom, the page number among them."""
        words = sorted(self._words, key=lambda word: word.bottom)
        rows: list[list[Line]] = []
        for word in words:
            if rows and word.bottom - rows[-1][0].bottom < 6:
                rows[-1].append(word)
            else:
                rows.append([word])
        return [_joined(sorted(row, key=lambda word: word.left)) for row in rows]

    @property
    def words(self) -> list[str]:
        """What stands together on a line: a cell that wraps is several of these."""
        return [word.text for word in self._words]

    @cached_property
    def _words(self) -> list[Line]:
        page = str(self.number)
        made = _run("pdftotext", "-bbox-layout", "-f", page, "-l", page, self.file, "-")
        boxes = etree.fromstring(made, etree.XMLParser(load_dtd=False, no_network=True))
        return [
            Line(word.text, *(float(word.get(side)) for side in ("xMin", "xMax", "yMax")))
            for word in boxes.iter("{*}word")
        ]

    @cached_property
    def _drawing(self) -> etree._Element:
        page = str(self.number)
        made = self.file.with_suffix(f".{page}.svg")
        _run("pdftocairo", "-svg", "-origpagesizes", "-f", page, "-l", page, self.file, made)
        return etree.parse(made).getroot()

    @cached_property
    def glyphs(self) -> list[Glyph]:
        """The ink of every character."""
        shapes = {
            f"#{symbol.get('id')}": _pairs(symbol.find(f"{SVG}path").get("d"))
            for symbol in self._drawing.iter(f"{SVG}symbol")
        }
        return [
            _glyph(use, shapes[use.get(HREF)])
            for use in self._drawing.iter(f"{SVG}use")
            if shapes.get(use.get(HREF))
        ]

    @cached_property
    def rules(self) -> list[Rule]:
        """The horizontal rules from top to bottom, each once."""
        paths = (
            p for p in self._drawing.iter(f"{SVG}path") if "stroke-width" in p.get("style", "")
        )
        return sorted({rule for path in paths for rule in _rule(path)}, key=lambda rule: rule.y)


def _pairs(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in _NUMBER.findall(path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _glyph(use: etree._Element, shape: list[tuple[float, float]]) -> Glyph:
    x, y = float(use.get("x")), float(use.get("y"))
    across, down = [x + dx for dx, _ in shape], [y + dy for _, dy in shape]
    color = _style(use.getparent())["fill"]
    return Glyph(min(across), min(down), max(across), max(down), y, color)


def _style(element: etree._Element) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in element.get("style").split(";") if pair)


def _rule(path: etree._Element) -> list[Rule]:
    style = _style(path)
    a, _, _, d, e, f = (float(n) for n in _NUMBER.findall(path.get("transform", "1 0 0 1 0 0")))
    points = [(a * x + e, d * y + f) for x, y in _pairs(path.get("d"))]
    (left, y), (right, end) = min(points), max(points)
    if abs(y - end) > 0.1:
        return []
    made = (left, right, y, a * float(style["stroke-width"]))
    return [Rule(*(round(value, 2) for value in made), style["stroke"])]


def _joined(words: list[Line]) -> Line:
    text = "".join(word.text for word in words)
    return Line(text, words[0].left, max(word.right for word in words), words[0].bottom)


def _run(*command: object) -> bytes:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout


def printed(files: list[Path], folder: Path) -> dict[str, list[Page]]:
    """The pages of DOCX files by their stems, set as the PDF is, with the repository's stand-ins."""
    _convert("fodt", files, folder)
    flat = [folder / f"{file.stem}.fodt" for file in files]
    for file in flat:
        file.write_bytes(pdf.without_gaps(file.read_bytes()))
    _convert(pdf.PDF_A, flat, folder)
    made = {}
    for file in files:
        printed_file = folder / f"{file.stem}.pdf"
        count = int(re.search(rb"Pages:\s+(\d+)", _run("pdfinfo", printed_file))[1])
        made[file.stem] = [Page(printed_file, number) for number in range(1, count + 1)]
    return made


def _convert(form: str, files: list[Path], folder: Path) -> None:
    """Let LibreOffice make files of this form of others, in one run."""
    environment = {"FONTCONFIG_FILE": str(ROOT / "scripts/fonts.conf"), "HOME": str(folder)}
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", form, "--outdir", folder, *files],
        check=True,
        capture_output=True,
        env={"PATH": str(Path(shutil.which("soffice")).parent) + ":/usr/bin:/bin", **environment},
    )
