"""标点用错：半角标点、多余的空格、文号的括号、起止年份的短横、书名号之间的顿号、不配对的引号。

按 GB/T 15834—2011 和 GB/T 15835—2011：

- 中文里用全角的 ，：；？！（）和 “”（5.1）；数字 1,234、时间 9:30、比例 3:1、外文和网址里的不算。
- 中文之间、中文和数字之间不空格。
- 发文字号的年份用六角括号：示政发〔2026〕3号（4.9.3.4；GB/T 9704—2012 7.2.5）。
- 起止时间用一字线：2021—2025年、1—25日（4.13.3）；标准号、电话、2023-09-01 用短横。
- 用月日简称的事件，数字间用间隔号：“12·4”国家宪法日（4.14.3.5）。
- 并列的书名号之间、引号之间不用顿号；夹着括注或别的话的可以用（4.5.3.5）。
- 《》“”（）成对，标点不连用。

反例：
    导语: 2025年,示例区推进法治政府建设(含镇街)。
反例：
    导语: 印发《办法》（示政发[2025]6号）。
反例：
    导语: 落实《纲要（2021-2025年）》，每月1-25日不检查。
反例：
    导语: 开展“12.4”宪法宣传周活动。
反例：
    导语: 出台《办法》、《细则》，推进“一网通办、“一窗受理”。
反例：
    导语: 查阅案卷200余本，发现问题20 余项。
正例：
    导语: |
      上午9:30，1,234件，比例3:1，见https://example.gov.cn/a?b=1（示政发〔2025〕6号）。
      落实《纲要（2021—2025年）》《办法》，“12·4”国家宪法日、“一网通办”改革，用APP办理。
      出台《办法》（试行）、《细则》，依照GB/T 15834-2011，2025-09-01起施行。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.messages import Message, say
from generator.patterns import holds, pattern
from generator.rules import numbering
from generator.rules.language import HAN, MARKS, in_table, mended, paragraphs
from generator.rules.outline import Finding, everything, prose
from generator.rules.pairs import between_names, paired, unpaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.problems import Level, Path
    from generator.source import Source

ID = "punctuation"
LEVEL: Level = "warning"
_FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_W = HAN + MARKS
_YEAR = r"(?:19|20)\d{2}"
_MONTH_DAY = r"(?:0?[1-9]|1[0-2])\s*[.．]\s*(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"\s*(?P<x>-{1,3}|–{1,2}|[－−‐‑‒~]|——)\s*"
_CODE = r"(?<![\dA-Za-z./\-])(?<![A-Z] )"  # what follows is no tail of a code as GB/T 9704-2012
_SPACE = "[ \t\u00a0\u2000-\u200b\u3000\ufeff]+"
_SPACES = " \t\u00a0\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_DASHES = "-–－−‐‑‒~—"
_ADDRESS = pattern(
    r"(?:https?://|www\.)[\w.\-~:/?#@&=+%]*[\w/]|(?<![\w.\-])[\w.\-]+@[\w.\-]+\w"
    r"|(?<![\w\-])(?<![\w\-]\.)[\w\-]+(?:\.[\w\-]+)*\.(?:cn|com|org|net)\b[\w./?&=%\-]*",
    re.ASCII,
)
# What is left to be filled in: the rule placeholder says so.
_BLANK = pattern(r"[(（]\s*[)）]|[?？]{3,}")
_FOREIGN = ((_ADDRESS, frozenset(".@/")), (_BLANK, frozenset("(（?？")))
# Fields of names, in which a space sets two names apart.
_NAMES = {"title", "issuers", "signed_by", "addressee", "cc", "printed_by"}


_CHINESE = pattern(f"[{_W}]")
_ALONE_BEFORE = pattern(f"(?:^|[^{HAN}])[{HAN}]$")
_ALONE_AFTER = pattern(f"[{HAN}](?:[^{HAN}]|$)")
_NUMBERED_THINGS = frozenset("表图件")


class _Fault(NamedTuple):
    """A stray mark: `x` in the pattern is what is wrong, `right` what stands there instead.

    `right` is given what is wrong, and the line and the place where it stands; without one of `signs`
    there is no such fault in it.
    """

    signs: frozenset[str]
    pattern: re.Pattern[str]
    message: Message
    right: Callable[[str, str, int], str]
    allowed: Callable[[re.Match[str]], bool] = lambda _: False


def _of_other_text(hit: re.Match[str]) -> bool:
    """Whether a pair of brackets holds and adjoins Latin or numbers only."""
    before = hit.string[max(hit.start() - 1, 0) : hit.start()]
    after = hit.string[hit.end() : hit.end() + 1]
    return not _CHINESE.search(before + hit[0] + after)


def _padded_name(hit: re.Match[str]) -> bool:
    """Whether the space stands inside a name of two characters, or after 表, 图, 附件."""
    if hit.string[max(hit.start() - 1, 0) : hit.start()] in _NUMBERED_THINGS:
        return True
    begins = _ALONE_BEFORE.search(hit.string, max(hit.start() - 2, 0), hit.start())
    return bool(begins and _ALONE_AFTER.match(hit.string, hit.end()))


def _just(mark: str) -> Callable[[str, str, int], str]:
    return lambda *_: mark


# In this order: where two faults share a character, the first one is said.
_FAULTS = (
    _Fault(
        frozenset("号"),
        pattern(rf"(?P<x>[\[(（【［]{_YEAR}年?[\])）】］〕]|〔{_YEAR}年?[\])）】］])(?=第?\d{{1,5}}号(?![楼线院地]))"),
        say("发文字号的年份用六角括号“〔〕”。"),
        lambda wrong, *_: f"〔{wrong[1:5]}〕",
    ),
    _Fault(
        frozenset(_DASHES),
        pattern(rf"{_CODE}{_YEAR}(?:年度?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)?{_DASH}(?={_YEAR}(?![\d./\-]))"),
        say("起止时间用一字线“—”，这里是“{mark}”。"),
        _just("—"),
    ),
    _Fault(
        frozenset(_DASHES),
        pattern(rf"{_CODE}(?:\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{1,2}}日?){_DASH}(?=\d{{1,2}}(?:[月日](?!龄)|季度))"),
        say("起止时间用一字线“—”，这里是“{mark}”。"),
        _just("—"),
    ),
    _Fault(
        frozenset(".．"),
        pattern(rf"[“\"](?P<x>{_MONTH_DAY})[”\"](?=[{HAN}])(?![版型代倍万亿小米公吨元个])"),
        say("用月日简称的事件，数字间用间隔号“·”，这里是“{mark}”。"),
        lambda wrong, *_: re.sub(r"\s*[.．]\s*", "·", wrong),
    ),
    _Fault(
        frozenset(".．"),
        pattern(rf"(?<![\d.])(?P<x>{_MONTH_DAY})(?=国家宪法|宪法|法[制治]宣传|消费者|国际消费|国际禁毒|禁毒|全民国家|国家安全)"),
        say("用月日简称的事件，数字间用间隔号“·”，这里是“{mark}”。"),
        lambda wrong, *_: "“" + re.sub(r"\s*[.．]\s*", "·", wrong) + "”",
    ),
    _Fault(
        frozenset('"'),
        pattern('(?P<x>"[^"]*")'),
        say("引号是英文的直引号，中文里用“ ”。"),
        lambda wrong, *_: f"“{wrong[1:-1]}”",
        _of_other_text,
    ),
    _Fault(
        frozenset('"'),
        pattern(f'(?P<x>(?<=[{_W}])"|"(?=[{_W}]))'),
        say("引号是英文的直引号，中文里用“ ”。"),
        lambda _, line, start: "”" if line.count("“", 0, start) > line.count("”", 0, start) else "“",
    ),
    _Fault(
        frozenset("("),
        pattern(r"(?P<x>\([^()（）]*\))"),
        say("括号是半角的，中文里用“（）”。"),
        lambda wrong, *_: f"（{wrong[1:-1]}）",
        _of_other_text,
    ),
    _Fault(
        frozenset(",:;?!()"),
        pattern(rf"(?<=[{_W}]) *(?P<x>[,:;?!()]) *|(?P<y>[,:;?!()]) *(?=[{_W}])"),
        say("“{mark}”是半角标点，中文里用“{right}”。"),
        lambda wrong, *_: _FULL[wrong],
    ),
    _Fault(
        frozenset("."),
        pattern(rf"(?P<x>\.)(?<=[{HAN}”》）].)(?=\s*$)"),
        say("“{mark}”是半角标点，中文里用“{right}”。"),
        _just("。"),
    ),
    _Fault(
        frozenset("，。、；："),
        pattern("(?P<x>[，。、；：][，。、；：]+)"),
        say("标点“{mark}”连在一起，请只留一个。"),
        lambda wrong, *_: wrong[0],
    ),
    _Fault(
        frozenset("、"),
        pattern("(?P<x>、)(?<=》.)(?=《)"),
        say("并列的书名号之间不用顿号，请删去。"),
        _just(""),
        between_names,
    ),
    _Fault(
        frozenset("、"),
        pattern("(?P<x>、)(?<=”.)(?=“)"),
        say("并列的引号之间不用顿号，请删去。"),
        _just(""),
        between_names,
    ),
)  # fmt: skip
_STRAY = _Fault(
    frozenset(_SPACES),
    pattern(
        f"(?<=[{_W}])(?P<x>{_SPACE})(?=[{_W}\\d])|(?<=\\d)(?P<y>{_SPACE})(?=[{_W}])"
        f"|(?<=[{MARKS}])(?P<z>{_SPACE})(?=\\S)|(?<=\\S)(?<!{_SPACE[:-1]})(?P<w>{_SPACE})(?=[{MARKS}])"
    ),
    say("这里多了空格，请删去。"),
    _just(""),
    _padded_name,
)


# Without any of these there is none of the faults in a text, whether addresses are masked or not.
# Each begins with characters, not with a choice or a look around: that is what makes it quick.
_SIGNS = (
    pattern(f'[-–－−‐‑‒~"()?!;{_SPACES}]'),
    pattern(r"[,:.．](?:(?!\d)|(?<!\d.)|\d+[”国宪法消禁全])"),
    pattern("[，。、；：][，。、；：]"),
)
_WORDS = ("——", "》、《", "”、“")
_YEARS = tuple(bracket + century for bracket in "[(（【［〔" for century in ("19", "20"))
_NUMBERED = pattern(rf"[\[（【［]{_YEAR}年?[\]）】］〕]第?\d|〔{_YEAR}年?[\]）】］]")


def check(source: Source) -> Iterator[Finding]:
    """Find the marks that are not those of the standard, each at its character."""
    number = [(path, text) for path, text in everything(source) if path == ("number",)]
    texts = [*prose(source), *number]
    if not _may_err("\n".join([text for _, text in texts])):
        return
    for path, line, start in paragraphs(texts):
        if not _may_err(line):
            continue
        spaced = in_table(path) or path[0] in _NAMES
        faults = _FAULTS if spaced else (*_FAULTS, _STRAY)
        for found in _found(line, faults, _elsewhere(path, line, start)):
            yield found._replace(path=path, offset=start + (found.offset or 0))


def _may_err(text: str) -> bool:
    """Whether anything in a text could be a fault."""
    return (
        any(sign.search(text) for sign in _SIGNS)
        or holds(text, _WORDS)
        or ("号" in text and holds(text, _YEARS) and _NUMBERED.search(text) is not None)
        or not paired(text)
    )


def _elsewhere(path: Path, line: str, start: int) -> set[int]:
    """The characters of which the rule of numbering speaks."""
    ordinal = numbering.typed(line) if start == 0 and numbering.is_numbered(path) else None
    mark = numbering.final(line) if numbering.has_no_final_mark(path) else None
    return {index for hit in (ordinal, mark) if hit for index in range(*hit.span())}


def _found(line: str, faults: Iterable[_Fault], taken: set[int]) -> Iterator[Finding]:
    """The findings of one line, whose offsets count from its start."""
    masked, there = line, set(line)
    for foreign, signs in _FOREIGN:
        if not there.isdisjoint(signs):
            masked = foreign.sub(lambda hit: "a" * len(hit[0]), masked)
    for fault in faults:
        for hit in () if there.isdisjoint(fault.signs) else fault.pattern.finditer(masked):
            group = next(name for name, text in hit.groupdict().items() if text is not None)
            start, end = hit.span(group)
            marks = {start, end - 1}
            if not marks & taken and not fault.allowed(hit):
                taken |= marks
                right = fault.right(line[start:end], line, start)
                message = fault.message.fill(mark=line[start:end], right=right)
                yield Finding((), message, start, _instead(line, start, end, right))
    yield from unpaired(masked, taken)


def _instead(line: str, start: int, end: int, right: str) -> str:
    """The mended excerpt, without the spaces around the mark."""
    while start and line[start - 1].isspace():
        start -= 1
    while end < len(line) and line[end].isspace():
        end += 1
    return mended(line, start, end, right)
