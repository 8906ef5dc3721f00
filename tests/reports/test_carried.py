"""What a printed file carries of its report."""

from __future__ import annotations

import pytest
from conftest import complete
from steps import parsed

from generator.reports import carried

FIELDS = {"发文字号": "示政发〔2026〕3号", "签发人": "李明", "单位类型": "县级政府", "接排": "[要点]", "汇入": "[parts]", "主要举措和成效": "{事项: 第一责任人职责, 正文: 甲}"}  # fmt: skip


@pytest.mark.parametrize(
    ("edition", "more"), [("published", {}), ("filed", {"number": "示政发〔2026〕3号", "signatory": "李明"})]
)  # fmt: skip
def test_it_is_what_this_edition_prints_and_how(edition: str, more: dict[str, str]) -> None:
    """No comment, no name of a file, nothing that only the other edition prints."""
    found = parsed(complete(**FIELDS) + "# 只给自己看\n", edition=edition)
    of = carried.of(found)
    others = {key: value for key, value in found.data.items() if key not in ("number", "signatory", "include")}  # fmt: skip
    assert of.data == others | more
    assert carried.unpacked(carried.packed(of)) == of


def test_its_pieces_are_short_and_whole() -> None:
    text = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(9000))
    of = carried.Carried({"opening": text}, "published", (("opening",),))
    made = carried.packed(of)
    assert len(made) > 50
    assert max(map(len, made.values())) <= 255
    assert carried.unpacked(made) == of


@pytest.mark.parametrize(
    "spoilt", [{"fazhi": "0"}, {"fazhi-1": "甲"}, {"fazhi-1": "AAAA"}, {"fazhi-1": ""}]
)
def test_what_is_not_whole_is_nothing(spoilt: dict[str, str]) -> None:
    made = carried.packed(carried.Carried({"opening": "甲"}, "published"))
    assert carried.unpacked(made | spoilt) is None
    assert carried.unpacked({"Author": "fazhi"}) is None


@pytest.mark.parametrize(
    "written",
    [
        ["甲", "published", []],
        [{}, "甲", []],
        [{}, "published", 7],
        [{}, "published", [7]],
        [{}],
        7,
        [[[[[]]]] * 3],
    ],
)
def test_what_somebody_else_has_written_is_nothing(written: object) -> None:
    made = carried.packed(written)
    assert carried.unpacked(made) is None
