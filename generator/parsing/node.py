"""Where one value of a YAML file stands, and what it is called there."""

from __future__ import annotations

from typing import NamedTuple

from generator.parsing.page import Page
from generator.parsing.scalars import Scalar, Span

NOWHERE = Span(0, 0, None)


class Node(NamedTuple):
    """Where one value stands: its key or list item, the span of its own text, its name.

    `scalar` is where each character of it is written, None for a value that is no text.
    """

    page: Page
    key: int
    span: Span
    name: str
    scalar: Scalar | None = None

    def index_of(self, offset: int | None) -> int:
        """Where the key is written, or the character `offset` of the value."""
        if offset is None:
            return self.key
        return self.scalar.index_of(offset) if self.scalar else self.span.start


def root(page: Page) -> Node:
    """The node of all that a page holds."""
    return Node(page, 0, NOWHERE, "")
