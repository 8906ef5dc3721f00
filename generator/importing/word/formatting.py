"""What the formatting of a run says of its words: hidden, struck through, raised or lowered."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.importing.word import one_line
from generator.importing.word.markup import attribute, child, is_on


class Formatting(NamedTuple):
    """What is known of a run or a style; None where nothing is said."""

    hidden: bool | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    position: str | None = None

    def over(self, base: Formatting) -> Formatting:
        """This formatting laid over that of a style."""
        said = {key: value for key, value in self._asdict().items() if value is not None}
        return base._replace(**said)

    def written(self, text: str) -> str:
        """A text as it is written in one line where it is raised or lowered."""
        if self.position == "superscript":
            return one_line.raised(text)
        if self.position == "subscript":
            return one_line.lowered(text)
        return text


NONE = Formatting()


def of(properties: ET.Element | None) -> Formatting:
    """The formatting that run properties (rPr) say."""
    return Formatting(
        is_on(properties, "vanish"),
        is_on(properties, "strike"),
        is_on(properties, "dstrike"),
        attribute(child(properties, "vertAlign"), "val"),
    )
