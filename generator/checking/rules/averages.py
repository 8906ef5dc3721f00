"""A total of the year beside a monthly average: whether twelve times the one can be the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.basis.figures import Count, counts, plain
from generator.basis.messages import Message, say

_MONTHLY = re.compile("(?:月平均|月均|每月平均|平均每月)[^，。；0-9]{0,6}")
_PART_OF_YEAR = re.compile("月以来|上半年|下半年|季度|[0-9]个?月[至到—起]")
_MONTHS = 12


def unlike(sentence: str) -> Iterator[tuple[Count, Message]]:
    """Each monthly average of a folded sentence that does not go with the total before it."""
    known = counts(sentence)
    monthly = {hit.end() for hit in _MONTHLY.finditer(sentence)}
    for average in known:
        before = [c for c in known if c.end <= average.start and c.unit == average.unit]
        if not before or average.start not in monthly:
            continue
        rough = re.search("[余多]", average.text) is not None
        bounds = _bounds(average._replace(exact=not rough), Decimal("0.5"))
        least, most = (_MONTHS * bound for bound in bounds)
        low, high = _bounds(before[-1], Decimal(0))
        if (high < least or most < low) and not _PART_OF_YEAR.search(sentence):
            message = say(
                "月平均{average}，十二个月是{sum}{unit}左右，与“{total}”不符。请核对。",
                average=average.text,
                sum=plain(average.value * _MONTHS),
                unit=average.unit,
                total=before[-1].text,
            )
            yield average, message


def _bounds(count: Count, slack: Decimal) -> tuple[Decimal, Decimal]:
    """Between what numbers a count lies: 10万余 is below 11万, 9300余 below 9400."""
    if count.exact:
        return count.value - slack, count.value + slack
    if not re.search("[余多]", count.text):
        return Decimal(0), Decimal("Infinity")
    zeros = len(plain(count.value)) - len(plain(count.value).rstrip("0"))
    step = count.step if count.scale > 1 else Decimal(10) ** zeros
    return count.value, count.value + step
