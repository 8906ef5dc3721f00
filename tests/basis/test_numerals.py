"""Numbers and dates as they are written and read."""

from datetime import date

import pytest

from generator.basis.numerals import (
    counts,
    han,
    ordinal,
    read_date,
    read_han_date,
    read_number,
    read_year,
)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (12, "十二"), (20, "二十"), (21, "二十一"),
        (100, "一百"), (105, "一百零五"), (110, "一百一十"), (115, "一百一十五"), (1005, "一千零五"),
        (1050, "一千零五十"), (9999, "九千九百九十九"), (10_000, "一万"),
        (10_010, "一万零一十"), (10_500, "一万零五百"), (12_000, "一万二千"), (99_999, "九万九千九百九十九"),
    ],
)  # fmt: skip
def test_han(number: int, written: str) -> None:
    assert han(number) == written


@pytest.mark.parametrize(
    ("sample", "third"),
    [("一、", "三、"), ("（一）", "（三）"), ("1.", "3."), ("（1）", "（3）"), ("一是", "三是")],
)
def test_ordinal(sample: str, third: str) -> None:
    assert ordinal(sample, 3) == third


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "①"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "㊱"), (50, "㊿"), (51, "（51）")],
)
def test_circled(number: int, written: str) -> None:
    assert ordinal("①", number) == written


def test_what_counts() -> None:
    samples = ["一、", "（1）", "①", "", "甲", "二、"]
    assert list(map(counts, samples)) == [True, True, True, True, False, False]


@pytest.mark.parametrize(
    "text", ["2026-02-28", "2026年2月28日", "2026/2/28", "2026.2.28", "２０２６年２月２８日"]
)
def test_date(text: str) -> None:
    assert read_date(text) == date(2026, 2, 28)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-2", "二〇二六年二月", "", "2026-02-28 10:00"])
def test_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025", 2025),
        ("2025年", 2025),
        ("2025年度", 2025),
        ("２０２５", 2025),
        ("25", None),
        ("1948", None),
        ("2200", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert read_year(text) == year


@pytest.mark.parametrize(
    ("text", "number"), [("579", 579), ("-5", -5), ("0.35", 0.35), ("１６", 16), ("x", None)]
)
def test_number(text: str, number: float | None) -> None:
    assert read_number(text) == number


def test_a_date_in_chinese_numerals() -> None:
    assert read_han_date("二〇二六年十二月二十八日") == date(2026, 12, 28)
    assert read_han_date("二〇二六年二月三十日") is None
    assert read_han_date("2026年2月28日") is None
