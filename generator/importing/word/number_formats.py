"""How Word writes the numbers of lists, by the names that ISO/IEC 29500 gives the formats."""

from __future__ import annotations

from collections.abc import Callable

from generator.basis.numerals import circled, han

_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HIGHEST = 9999


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _digits(number: int) -> str:
    """20 → 二〇."""
    return str(number).translate(_DIGITS)


def _legal(number: int) -> str:
    """12 → 壹拾贰."""
    written = han(number)
    if written.startswith("十"):
        written = f"一{written}"
    return written.translate(_LEGAL)


def _roman(number: int) -> str:
    written = ""
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        written += letters * count
    return written


def _lower_roman(number: int) -> str:
    return _roman(number).lower()


def _letters(number: int) -> str:
    """A to Z, then AA, BB: the letter again for each round."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (rounds + 1)


def _lower_letters(number: int) -> str:
    return _letters(number).lower()


def _one_of(signs: str) -> Callable[[int], str]:
    """The function that writes a number as one of so many signs, "" where there are too few."""

    def written(number: int) -> str:
        return signs[number - 1] if 1 <= number <= len(signs) else ""

    return written


_CIRCLED = _one_of("".join(map(circled, range(1, 21))))

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "decimalFullWidth2": _full_width,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "numberInDash": "- {} -".format,
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _digits,
    "japaneseCounting": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": _lower_letters,
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
}


def written(number: int, form: str) -> str:
    """A number in a format, "" where the format is not known or does not go so far."""
    if form not in FORMATS or not 0 < number <= _HIGHEST:
        return ""
    return FORMATS[form](number)
