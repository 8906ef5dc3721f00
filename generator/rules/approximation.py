"""准确的数后面又写“余”“多”。

“余”“多”只跟在整十、整百、整千、整万的数后面：320余件、1.2万余人。327已经数到个位，再写“余”就
自相矛盾。“万”“亿”要写在“余”的前面：6835万余元（GB/T 15835—2011 概数的用法和公文习惯）。

反例：
    导语: 全年办理法律援助案件327余件。
反例：
    导语: 接待残疾人来访15余人次。
反例：
    导语: 涉及金额6835余万元。
正例：
    导语: 全年办理法律援助案件327件，解答咨询1500余人次，发放资料3.6万余份，涉及金额875万余元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.messages import say
from generator.patterns import pattern
from generator.rules.outline import Finding, said
from generator.rules.quantities import UNIT, blank, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.messages import Message
    from generator.problems import Level
    from generator.source import Source

ID = "approximation"
LEVEL: Level = "warning"
_MORE = pattern(
    rf"(?<![\d.,A-Za-z第])(?P<number>\d*[1-9])\s*(?P<more>[余多])(?P<scale>[万亿]?)\s*(?P<unit>{UNIT})"
)
_SIGN = pattern(r"\d\s*[余多]")  # each of them has it in it


def check(source: Source) -> Iterator[Finding]:
    """Find the numbers that are given to the last digit and called approximate all the same."""
    for path, text in folded(source) if _SIGN.search(said(source)) else ():
        if not _SIGN.search(text):
            continue
        for hit in _MORE.finditer(blank(text, "《》")):
            message, instead, level = _explain(**hit.groupdict())
            yield Finding(path, message, hit.start(), instead, level)


def _explain(number: str, more: str, scale: str, unit: str) -> tuple[Message, str, Level]:
    if scale:
        instead = f"{number}{scale}{more}{unit}"
        message = say(
            "“{more}”要写在“{scale}”的后面：{instead}。", more=more, scale=scale, instead=instead
        )
        return message, instead, "info"
    exact = number + unit
    if len(number.lstrip("0")) == 1:
        message = say(
            "{number}是准确的数，后面不能再写“{more}”。请写{exact}。",
            number=number,
            more=more,
            exact=exact,
        )
        return message, exact, LEVEL
    message = say(
        "{number}是准确的数，后面不能再写“{more}”。请写{exact}，说不准的写{round}。",
        number=number, more=more, exact=exact, round=f"{number[:-1]}0{more}{unit}",
    )  # fmt: skip
    return message, exact, LEVEL
