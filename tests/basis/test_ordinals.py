"""The ordinals that authors type before headings and points."""

from __future__ import annotations

import pytest

from generator.basis import ordinals
from generator.basis.numerals import han


@pytest.mark.parametrize(
    ("text", "level", "number", "words"),
    [
        ("一、总体情况", 1, 1, "总体情况"),
        ("十二． 总体情况", 1, 12, "总体情况"),
        ("（三）总体情况", 2, 3, "总体情况"),
        ("三）、总体情况", 2, 3, "总体情况"),
        ("3.总体情况", 3, 3, "总体情况"),
        ("3.2024年情况", 3, 3, "2024年情况"),
        ("12、总体情况", 3, 12, "总体情况"),
        ("（4）总体情况", 4, 4, "总体情况"),
    ],
)
def test_the_ordinal_before_a_heading(text: str, level: int, number: int, words: str) -> None:
    mark = ordinals.of_heading(text)
    assert mark
    assert (mark.level, mark.number, text[mark.end :]) == (level, number, words)


@pytest.mark.parametrize(
    "text", ["总体情况", "一、", "3.5%的事项", "二十十、总体情况", "一是总体情况", "0、总体情况"]
)
def test_what_is_no_ordinal_of_a_heading(text: str) -> None:
    assert ordinals.of_heading(text) is None


def test_an_ordinal_writes_its_number_in_one_way() -> None:
    assert [ordinals.number(han(number)) for number in range(1, 100)] == list(range(1, 100))
    assert [ordinals.number(text) for text in ("7", "十十", "一二", "一十")] == [7, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "number"), [("一是甲", 1), ("十二是甲", 12), ("甲一是", 0), ("统一是甲", 0), ("甲", 0)]
)
def test_the_ordinal_before_a_point(text: str, number: int) -> None:
    assert ordinals.of_point(text) == number


@pytest.mark.parametrize(
    ("text", "first", "following", "points"),
    [
        ("甲。一是乙。二是丙。", 1, "", [(1, "乙。"), (2, "丙。")]),
        ("三是丙；四是丁", 3, "", [(3, "丙；"), (4, "丁")]),
        ("一是乙。三是丙。", 1, "", [(1, "乙。三是丙。")]),
        ("一是乙。二是说说。", 1, "二是丙。", [(1, "乙。二是说说。")]),
        ("甲统一是乙。", 1, "", []),
    ],
)
def test_the_points_in_a_paragraph(
    text: str, first: int, following: str, points: list[tuple[int, str]]
) -> None:
    cuts = ordinals.of_points(text, first, following)
    ends = [*(cut.start for cut in cuts[1:]), len(text)]
    assert [
        (cut.number, text[cut.end : end]) for cut, end in zip(cuts, ends, strict=False)
    ] == points
