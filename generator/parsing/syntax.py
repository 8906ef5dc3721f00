"""The events of a YAML text within limits; what PyYAML says of a broken one, in its author's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from generator.basis.messages import Message, say
from generator.basis.problems import Problem
from generator.parsing.page import Page

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 40
MAX_NODES = 100_000  # of which a report has some hundreds
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
_LATE = ("end of stream", "document separator", "could not find expected ':'")
# What YAML raises; its own loader is at a loss with "\UFFFFFFFF", which is no character.
BAD_YAML = (yaml.YAMLError, ValueError, OverflowError)
_UNKNOWN = say("这里不合 YAML 的写法（{problem}）。")
_BOUNDLESS = say("内容嵌套太深或条目太多，不像是一份报告。")


class BoundlessError(Exception):
    """The text goes beyond a limit, at the index that is its argument."""


def events(text: str) -> Iterator[Any]:
    """The YAML events of a text, one by one.

    Raises one of BAD_YAML, and BoundlessError as soon as a limit is passed.
    """
    return _within_limits(yaml.parse(text, Loader=LOADER))


def _within_limits(given: Iterable[Any]) -> Iterator[Any]:
    depth = count = 0
    for event in given:
        if isinstance(event, yaml.NodeEvent):
            count += 1
            if depth > MAX_DEPTH or count > MAX_NODES:
                mark: Any = event.start_mark
                raise BoundlessError(mark.index)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def explain(error: Exception, page: Page) -> Problem:
    """The problem behind an error of `events`, at the place where its author can see it."""
    if not isinstance(error, BoundlessError):
        error = _said_by_pure_loader(page.text) or error
    if isinstance(error, BoundlessError):
        return page.problem(error.args[0], "limit", _BOUNDLESS)
    if not isinstance(error, yaml.MarkedYAMLError):
        return page.problem(0, "syntax", _UNKNOWN.fill(problem=str(error)))
    text = f"{error.context}: {error.problem}"
    mark = error.problem_mark or error.context_mark
    if any(sign in text for sign in _LATE):
        mark = error.context_mark or mark
    index = min(mark.index, max(len(page.text) - 1, 0)) if mark else 0
    for pattern, message in _MEANINGS:
        hit = re.search(pattern, text)
        if hit:
            return page.problem(index, "syntax", message.fill(**hit.groupdict()))
    return page.problem(index, "syntax", _UNKNOWN.fill(problem=error.problem))


def _said_by_pure_loader(text: str) -> Exception | None:
    """The same complaint from PyYAML's own loader, whose wording does not depend on libyaml.

    Where libyaml has limits of its own, ours are passed there, too.
    """
    try:
        loader: Any = yaml.SafeLoader(text)
        for _ in _within_limits(iter(loader.get_event, None)):
            pass
    except (yaml.YAMLError, BoundlessError) as error:
        return error
    except (ValueError, OverflowError):
        return yaml.MarkedYAMLError(problem="unknown escape", problem_mark=loader.get_mark())
    return None
