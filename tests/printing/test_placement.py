"""Where groups of paragraphs stand, in numbers: what a DOCX and a web page print alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.printing import look
from generator.printing.blocks import Break, Para, Role, Run
from generator.printing.writers import placement
from generator.printing.writers.breaking import LINE_BREAK

HOUSE = look.house()


def para(role: Role, text: str) -> Para:
    return Para(role, (Run(text),))


def test_groups_stand_between_the_other_blocks() -> None:
    title, mark, number = para("title", "丙"), para("mark", "甲"), para("number", "乙")
    first, second = para("signature", "丁"), para("date", "戊")
    blocks = [mark, number, title, Break(), first, second]
    assert list(placement.grouped(blocks)) == [
        ("head", [mark, number], []),
        (None, [], [title, Break()]),
        ("signing", [first, second], []),
    ]


@pytest.mark.parametrize(
    ("names", "day", "expected"),
    [
        # The date begins two characters after the body, and the longer of them ends two from the edge.
        (["甲" * 9], "2026年2月24日", [2, 2.5]),
        (["甲" * 4], "2026年2月24日", [6.5, 2]),
        # Several bodies begin below each other.
        (["甲" * 9, "乙" * 7], "2026年2月24日", [2, 4, 2.5]),
        (["甲" * 9], "", [2]),
    ],
)
def test_signatures_without_a_seal(names: list[str], day: str, expected: list[float]) -> None:
    paras = [para("signature", name) for name in names] + [para("date", day)] * bool(day)
    assert [each.right for each in placement.signing(paras, HOUSE)] == expected


def test_with_a_seal_they_are_centred_on_the_date() -> None:
    sealed = replace(HOUSE, signing=replace(HOUSE.signing, seal=True))
    paras = [para("signature", "甲" * 9), para("date", "2026年2月24日")]
    name, day = placement.signing(paras, sealed)
    assert name.right + name.width / 2 == day.right + day.width / 2
    assert day.right == HOUSE.signing.sealed_right


def test_annexes_hang_below_their_names() -> None:
    first, second = placement.annexes([para("annex", "附件：1.甲"), para("annex", "2.乙")], HOUSE)
    assert (first.first, first.left) == (2, 6)
    assert (second.first, second.left) == (5, 6)


def test_signers_stand_so_many_a_row() -> None:
    names = Run("甲　乙　丙", "signer")
    head = placement.head([Para("number", (Run("〔2026〕3号\t签发人："), names))], HOUSE)
    (number,) = head.numbers
    assert number.number == [Run("〔2026〕3号")]
    assert number.label == Run("签发人：")
    assert [run.text for run in number.signers] == [f"甲　乙　{LINE_BREAK}丙"]


def test_a_mark_that_is_long_is_smaller_and_never_smaller_than_the_title() -> None:
    sizes = [
        placement.head([para("mark", "甲" * length)], HOUSE).marks[0].points
        for length in (5, 15, 99)
    ]
    assert sizes[0] == HOUSE.styles["mark"].size
    assert sizes[0] > sizes[1] > sizes[2] == HOUSE.styles["title"].size


def test_what_bodies_share_stands_beside_them() -> None:
    head = placement.head(
        [para("mark", "甲乙"), para("mark", "丙"), para("mark-end", "文件")], HOUSE
    )
    assert head.marks == []
    assert head.joint is not None
    assert (head.joint.bodies_width, head.joint.shared_width) == (2.5, 2)
