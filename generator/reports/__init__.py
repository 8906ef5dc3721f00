"""A file or folder → Source: the data of a report with their places, and the kind that it is of.

reading.read         the bytes of one file → Source, in the light of the kind that it names
folder.main          a folder → its main file; `included` and `outstanding`: what that includes
assembly.assembled   a main file's Source → that with all contributions put in
joined.Joined        many texts as one, which a rule searches all at once
source.Source        what all ask of a report: texts, prose, sections, what holds a part
carried.of           what a printed file carries of its report, to be read back from it
contribution         what one unit's file is called, and what is wrong with it as such
form                 a contribution as rows to fill in, and what each of them means
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.parsing import tree
from generator.reports import assembly, reading
from generator.reports.reading import Content
from generator.reports.source import EDITIONS, FILED, PUBLISHED, Source

__all__ = ["EDITIONS", "FILED", "PUBLISHED", "Source", "read"]


def read(file: str | Path, edition: str = PUBLISHED, content: Content = tree.content) -> Source:
    """The data of a report and of all that it includes, for an edition.

    `content` gives the bytes of each file. Raises UserError if one is unreadable.
    """
    found = reading.read(file, content)
    return replace(assembly.assembled(found, content), edition=edition)
