"""What a line around the body of a report may be: the names of bodies, a date, a rule."""

from __future__ import annotations

import re

from generator.basis import ordinals
from generator.basis.numerals import YEAR_DIGITS

LONGEST_LINE = 60  # characters of a line of names, or of a title
RULED = r"\s_＿\-‐—―─━=＝"  # for a class: what rules are typed with
DATE = rf"(?:\d{{4}}|[{YEAR_DIGITS}Ｏ]{{4}})\s*年\s*.{{1,3}}\s*月(?:\s*.{{1,3}}\s*日)?"  # a pattern
ANNEX = re.compile(r"附件\d{0,2}([:：]?)")  # alone in a line: what follows is an attachment
NO_NAME = re.compile(r"[。，；：！？、,;:!?<>|]")
_BODY = re.compile(r"(?:政府|委员会|[局厅办委署部院会所站]|中心|支队|大队|办事处|党组|管委会)$")
_NO_BODY = re.compile(r"首页|当前位置|政府信息公开|登录|搜索|^[各本我该]|^有关|^相关")
_LONGEST_NAME = 30


def is_name(line: str) -> bool:
    """Whether each word of a line is the name of a body."""
    if len(line) > LONGEST_LINE or NO_NAME.search(line):
        return False
    return all(map(_is_body, line.split()))


def _is_body(word: str) -> bool:
    if len(word) > _LONGEST_NAME or _NO_BODY.search(word) or ordinals.of_heading(word):
        return False
    return _BODY.search(word) is not None


def bodies(line: str) -> list[str]:
    """The bodies in a line: several where each of its words is one."""
    return line.split() if is_name(line) else [line]
