"""Many texts as one: what a pattern finds in it stands in the text that it belongs to."""

import re

from generator.reports.joined import Line, join

TEXTS = [(("opening",), "甲乙\n丙"), (("plans", "text"), ""), (("title",), "乙丁")]


def test_a_place_is_that_of_the_text_it_belongs_to() -> None:
    joined = join(TEXTS)
    hits = [joined.place(hit.start()) for hit in re.finditer("乙|丙", joined.text)]
    assert hits == [(("opening",), 1), (("opening",), 3), (("title",), 0)]


def test_a_line_is_given_once_however_often_the_pattern_is_in_it() -> None:
    joined = join(TEXTS)
    assert list(joined.lines_with(re.compile("[甲乙丙]"))) == [
        Line(("opening",), "甲乙", 0, 0),
        Line(("opening",), "丙", 3, 3),
        Line(("title",), "乙丁", 0, 6),
    ]


def test_a_pattern_that_matches_nothing_at_all_ends() -> None:
    assert [line.text for line in join(TEXTS).lines_with(re.compile(""))] == [
        "甲乙",
        "丙",
        "",
        "乙丁",
    ]
    assert [line.text for line in join([]).lines_with(re.compile(""))] == []


def test_a_changed_text_of_the_same_length_is_taken_apart_again() -> None:
    joined = join(TEXTS)
    assert joined.apart(joined.text) == TEXTS
    assert joined.apart(joined.text.replace("乙", "□"))[2] == (("title",), "□丁")
