"""The title of a report, and the issuing bodies above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generator.basis import ordinals
from generator.basis.messages import say
from generator.importing.lines import LONGEST_LINE, bodies, is_name
from generator.importing.matter import Matter
from generator.importing.model import NONE, Data, Item, Paragraph, commented
from generator.importing.recognition import Recognition

_MOST_LINES = 8  # before and in the title
_TRAIL = re.compile("[>＞»›]")  # where a page stands in its web site
_FIRST_HALF = re.compile(r"关于|年度?$|^(?:19|20)\d\d年")
_ABOUT = "关于"
_NO_TITLE = say("原文没有标题。")
_MORE_ABOVE = say("待核：标题前面还有别的文字，标题和它们一起留在导语里。如果是网页上的，用 --clean 重新导入。")  # fmt: skip
_SEVERAL = say("待核：这里不止一个标题，请留一个。如果是网页上的，用 --clean 重新导入。")


def read(items: Sequence[Item], known: Recognition) -> tuple[Matter, list[Item]]:
    """The title and the issuing bodies; the items after them."""
    above = takewhile(_may_stand_above, items[:_MOST_LINES])
    lines = [item.text for item in above if isinstance(item, Paragraph)]
    titles = [index for index, line in enumerate(lines) if known.is_title(line)]
    if not titles:
        return Matter(commented("title", NONE, _NO_TITLE)), list(items)
    first, end = titles[0], titles[-1] + 1
    while first and _FIRST_HALF.search(lines[first - 1]):
        first -= 1
    names = lines[:first]
    if not all(map(is_name, names)):
        return Matter(commented("title", NONE, _MORE_ABOVE)), list(items)
    if len(names) == 1 and lines[first].startswith(_ABOUT):  # the name begins the title
        names, first = [], 0
    title = "\n".join(lines[first:end])
    fields: Data = commented("title", title, _SEVERAL) if len(titles) > 1 else {"title": title}
    if names:
        fields["issuers"] = [name for line in names for name in bodies(line)]
    return Matter(fields), list(items[end:])


def _may_stand_above(item: Item) -> bool:
    """Whether an item may be a line of the title, or above it."""
    return (
        isinstance(item, Paragraph)
        and not item.literal
        and len(item.text) <= LONGEST_LINE
        and not item.text.endswith(("。", "：", ":"))
        and not _TRAIL.search(item.text)
        and not ordinals.of_heading(item.text)
    )
