"""A report that is open in the browser: what it is now, changes of it, and the way back."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import reports
from generator.basis import faults
from generator.basis.messages import Message, say
from generator.basis.problems import Problem, UserError
from generator.checking import progress
from generator.checking.report import check
from generator.kinds.schema import lost
from generator.parsing import tree
from generator.preview import requests
from generator.preview.view import view
from generator.printing.composing import compose
from generator.printing.look import Look, house
from generator.printing.writers import html
from generator.printing.writers.measure import TWIPS_PER_POINT
from generator.reports import PUBLISHED, Source
from generator.revising import patching
from generator.revising.patching import Patched

_SIDES = ("width", "height", "top", "right", "bottom", "left", "number")
_LOST = say("右边标着“错误”的写法要先在文件里改好，不然有的内容印不出来。这里是改坏以前的样子。")
_CHANGED = say("文件刚刚在别处改过，没有写进去。下面是新的内容，请看过再改。")
_NOTHING = say("没有可以撤销的了。")
_GONE = say("这一处已经不在了，什么也没有改。")


@dataclass(frozen=True)
class Reading:
    """A report as it is read at one moment, what is wrong with it, and which version of it that is."""

    found: Source
    problems: list[Problem]
    version: str


@dataclass
class Session:
    """A report that is open, and all that was changed in it from here."""

    file: Path
    language: str
    done: list[list[Patched]] = field(default_factory=list)
    kept: set[Path] = field(default_factory=set)
    files: list[Path] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        """Look at the file itself until it has been read."""
        self.files = [self.file]

    def read(self, edition: str = PUBLISHED) -> Reading:
        """The report as it is now. Raises UserError where it cannot be read."""
        found, contents = self._contents(edition)
        digest = hashlib.sha256()
        for name, raw in sorted(contents.items()):
            digest.update(f"{name}\0{len(raw)}\0".encode(errors="backslashreplace") + raw)
        return Reading(found, check(found), digest.hexdigest()[:16])

    def _contents(self, edition: str) -> tuple[Source, dict[Path, bytes]]:
        """The report, and the bytes of each of its files as they were read for it."""
        contents: dict[Path, bytes] = {}

        def content(file: str | Path) -> bytes:
            return contents.setdefault(Path(file), tree.content(file))

        found = reports.read(self.file, edition, content)
        self.files = list(contents)
        return found, contents

    def watched(self) -> list[Path]:
        """The files of the report when it was last read, and their folders: others may appear there."""
        return [*self.files, *dict.fromkeys(file.parent for file in self.files)]

    def state(self, edition: str) -> dict[str, Any]:
        """What the page shows; where the report cannot be read or printed, the reason."""
        with self.lock:
            try:
                return self._state(self.read(edition))
            except Exception as error:  # noqa: BLE001 (the page goes on, whatever it is)
                told = faults.told(error)
                said = {"language": self.language, "error": self._said(told)}
                return {"version": str(told), "edition": edition, **said}

    def _state(self, now: Reading) -> dict[str, Any]:
        found, problems = now.found, now.problems
        state = {
            "language": self.language,
            "version": now.version,
            "edition": found.edition,
            "file": self.file.name,
            "undo": len(self.done),
            "percent": progress.measure(found, problems).percent,
            **view(found, problems, self.language),
        }
        if lost(problems):
            return {**state, "error": self._said(_LOST)}
        return {**state, **_paper(found)}

    def _said(self, message: Message) -> str:
        return message.to(self.language)

    def change(self, edition: str, version: str, asked: Any) -> None:
        """Make the changes that the page asks for. Raises UserError where they cannot be made."""
        with self.lock:
            now = self._same(edition, version)
            self._save(patching.patch(now.found, requests.changes(now.found, asked)))

    def mend(self, edition: str, version: str, number: Any) -> None:
        """Make the edit of the finding with this number."""
        with self.lock:
            now = self._same(edition, version)
            is_there = isinstance(number, int) and 0 <= number < len(now.problems)
            edit = now.problems[number].edit if is_there else None
            if not edit:
                raise UserError(_GONE)
            file = Path(edit.start.file)
            was = tree.content(file)
            self._save([Patched(file, was, patching.with_edits(was, [edit]))])

    def undo(self) -> None:
        """Take back the last change. Raises UserError where a file was changed elsewhere since."""
        with self.lock:
            if not self.done:
                raise UserError(_NOTHING)
            back = [Patched(each.file, each.now, each.was) for each in self.done[-1]]
            patching.save(back, kept=self.kept)
            self.done.pop()

    def _same(self, edition: str, version: str) -> Reading:
        """The report, which must be what the page shows."""
        now = self.read(edition)
        if now.version != version:
            raise UserError(_CHANGED)
        return now

    def _save(self, made: list[Patched]) -> None:
        if made:
            patching.save(made, kept=self.kept)
            self.kept |= {each.file for each in made}
            self.done.append(made)


def _paper(found: Source) -> dict[str, Any]:
    """The report as HTML, each word of the author's with its origin; its style sheet and page apart."""
    look = house()
    page = html.with_origins(compose(found), look).decode()
    style = page.partition("<style>")[2].partition("</style>")[0]
    main = page.partition("<main>\n")[2].rpartition("</main>")[0]
    return {"style": style, "html": main, "page": _measures(look)}


def _measures(look: Look) -> dict[str, str]:
    """The measures of a sheet, as CSS writes them."""
    page = look.page
    made = {name: f"{getattr(page, name):g}mm" for name in _SIDES}
    made["text"] = f"{page.height - page.top - page.bottom:g}mm"
    made["squeeze"] = f"{page.squeeze / TWIPS_PER_POINT / look.styles['body'].size:.4g}rem"
    return made
