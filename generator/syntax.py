"""What PyYAML says of a broken file, in words that its author understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from generator.messages import Message, say

if TYPE_CHECKING:
    from generator.encoding import Page
    from generator.problems import Problem

_MEANINGS: tuple[tuple[str, Message], ...] = (
    (r"mapping values are not allowed", say("这一行的位置不对：要么比上一行多缩进了，要么上面一行的冒号写成了中文“：”或后面缺了空格。")),
    (r"could not find expected ':'", say("这一行不是“字段: 内容”：可能缺英文冒号加空格，也可能是从上面的“|”段落里掉了出来，需要缩进。")),
    (r"found character '\\t'", say("这里用了 Tab 键。缩进只能用空格，每级两个。")),
    (r"found character '(?P<mark>.)' that cannot start", say("内容不能以“{mark}”开头。请给整段加上英文单引号。")),
    (r"expected <block end>, but found '<scalar>'", say("前面的引号或括号结束之后还有文字。公文请用中文引号“”，文号请用六角括号〔〕，或给整段加上英文单引号。")),
    (r"expected <block end>", say("这一行的缩进与上面同级的内容不一致。同级内容要左对齐。")),
    (r"unexpected end of stream", say("英文引号没有配对：从这里开始的引号一直没有结束。")),
    (r"sequence entries are not allowed", say("内容不能以“- ”开头；要写列表，请另起一行并缩进。")),
    (r"(unknown|expected) escape|character escape", say("英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。")),
    (r"expected a comment or a line break", say("“|”后面不能直接写文字，请换行并缩进两格再写。")),
    (r"scanning an (anchor|alias)", say("内容不能以 & 或 * 开头。请给整段加上英文单引号。")),
)  # fmt: skip
# Complaints that come at the end of what is wrong: the mistake is where it began.
_TOLD_LATE = ("end of stream", "document separator", "could not find expected ':'")
# What YAML raises; its own loader is at a loss with "\UFFFFFFFF", which is no character.
BAD_YAML = (yaml.YAMLError, ValueError, OverflowError)
_UNKNOWN = say("这里不合 YAML 的写法（{problem}）。")


def explain(error: Exception, page: Page) -> Problem:
    """The problem behind a YAML error, at the place where its author can see it."""
    error = _said_by_pure_loader(page.text) or error
    if not isinstance(error, yaml.MarkedYAMLError):
        return page.problem(0, "syntax", _UNKNOWN.fill(problem=str(error)))
    text = f"{error.context}: {error.problem}"
    mark = error.problem_mark or error.context_mark
    if any(sign in text for sign in _TOLD_LATE):
        mark = error.context_mark or mark
    index = min(mark.index, max(len(page.text) - 1, 0)) if mark else 0
    for pattern, message in _MEANINGS:
        hit = re.search(pattern, text)
        if hit:
            return page.problem(index, "syntax", message.fill(**hit.groupdict()))
    return page.problem(index, "syntax", _UNKNOWN.fill(problem=error.problem))


def _said_by_pure_loader(text: str) -> yaml.YAMLError | None:
    """The same complaint from PyYAML's own loader, whose wording does not depend on libyaml."""
    try:
        loader = yaml.SafeLoader(text)
        while loader.check_event():
            loader.get_event()  # type: ignore[no-untyped-call]
    except yaml.YAMLError as error:
        return error
    except (ValueError, OverflowError):
        return yaml.MarkedYAMLError(problem="unknown escape", problem_mark=loader.get_mark())
    return None
