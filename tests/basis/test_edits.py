"""Edits are made where they say, each once, with the line ends of the file."""

from __future__ import annotations

import pytest

from generator.basis import edits
from generator.basis.problems import Edit, Place


def edit(line: int, column: int, end: tuple[int, int], text: str) -> Edit:
    return Edit(Place("x", line, column), Place("x", *end), text)


FIRST, SECOND = edit(1, 2, (1, 3), "丁"), edit(2, 1, (2, 1), "戊")


@pytest.mark.parametrize(
    ("text", "wanted", "made"),
    [
        ("甲乙丙\n己", "甲丁丙\n戊己", [FIRST, SECOND]),
        ("甲乙丙\n己", "甲丁丙\n戊己", [SECOND, FIRST, FIRST]),
        ("甲乙丙\r\n己", "甲丁丙\r\n戊己", [FIRST, SECOND]),
        ("甲乙丙\r己", "甲丁丙\r戊己", [FIRST, SECOND]),
        ("甲乙丙", "甲", [edit(1, 2, (1, 4), ""), edit(1, 3, (1, 4), "庚")]),
        ("甲乙", "甲丁庚", [edit(1, 2, (1, 3), "丁"), edit(1, 3, (1, 3), "庚")]),
        ("甲: 乙\r\n丙\r\n", "甲: |\r\n  乙\r\n  丙\r\n", [edit(1, 4, (2, 1), "|\n  乙\n  ")]),
        ("甲乙", "甲乙", []),
    ],
)
def test_made(text: str, wanted: str, made: list[Edit]) -> None:
    assert edits.made(text, made) == wanted
