"""标点用错：半角标点、多余的空格、文号的括号、起止年份的短横、书名号之间的顿号、不配对的引号。

按 GB/T 15834—2011 和 GB/T 15835—2011：

- 中文里用全角的 ，：；？！（）和 “”（5.1）；数字 1,234、时间 9:30、比例 3:1、外文和网址里的不算。
- 中文之间、中文和数字之间不空格。
- 发文字号的年份用六角括号：示政发〔2026〕3号（4.9.3.4；GB/T 9704—2012 7.2.5）。
- 起止时间用一字线：2021—2025年、1—25日（4.13.3）；标准号、电话、2023-09-01 用短横。
- 用月日简称的事件，数字间用间隔号：“12·4”国家宪法日（4.14.3.5）。
- 并列的书名号之间、引号之间不用顿号；夹着括注或别的话的可以用（4.5.3.5）。
- 《》“”（）成对，标点不连用；成段的话末尾有标点，一串并列的词用一种标点。

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
反例：
    导语: 示例区推进依法行政，按期办结率100%.
反例：
    导语: 查阅案卷200余本。发现的问题都已整改
反例：
    导语: 做到政策合规、程序合规、内容合规，合同合规。
正例：
    导语: |
      上午9:30，1,234件，比例3:1，见https://example.gov.cn/a?b=1（示政发〔2025〕6号）。
      落实《纲要（2021—2025年）》《办法》，“12·4”国家宪法日、“一网通办”改革，用APP办理。
      出台《办法》（试行）、《细则》，依照GB/T 15834-2011，2025-09-01起施行。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.basis.characters import HAN, MARKS
from generator.basis.messages import Message, say
from generator.basis.problems import Level, Path
from generator.checking.finding import Change, Finding
from generator.checking.rules import numbering, sentences, spaces
from generator.checking.rules.language import placed
from generator.checking.rules.pairs import PAIRED, between_names, unpaired
from generator.reports.joined import Joined, join
from generator.reports.source import Source

ID = "punctuation"
LEVEL: Level = "warning"
_FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_W = HAN + MARKS
_YEAR = r"(?:19|20)\d{2}"
_MONTH_DAY = r"(?:0?[1-9]|1[0-2])[^\S\n]*[.．][^\S\n]*(?:0?[1-9]|[12]\d|3[01])"
_DOT = re.compile(r"\s*[.．]\s*")
_DASH = r"[^\S\n]*(?P<x>-{1,3}|–{1,2}|[－−‐‑‒~]|——)[^\S\n]*"
_SPACE = "[ \t\u00a0\u2000-\u200b\u3000\ufeff]"
# What is masked before marks are looked for: addresses, and what is left to be filled in, of which
# the rule placeholder speaks.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w.\-~:/?#@&=+%]*[\w/]|[\w.\-](?<![\w.\-].)[\w.\-]*@[\w.\-]+\w"
    r"|[\w\-](?<![\w\-].)(?<![\w\-]\..)[\w\-]*(?:\.[\w\-]+)*\.(?:cn|com|org|net)\b[\w./?&=%\-]*",
    re.ASCII,
)
_BLANK = re.compile(r"[(（][^\S\n]*[)）]|[?？][?？]{2,}")
_CHINESE = re.compile(f"[{_W}]")
_FIGURES = re.compile(r"[\d零〇一二三四五六七八九十百千]{2}")  # which are one when they are joined


@dataclass(frozen=True)
class _Fault:
    """A stray mark: the group of the pattern that matched is what is wrong.

    `right` returns what stands there instead, given what is wrong, its line and where it stands there.
    Each pattern begins with what it looks for, which makes it quick, and looks back from there.
    """

    pattern: re.Pattern[str]
    message: Message
    right: Callable[[str, str, int], str]
    allowed: Callable[[re.Match[str]], bool] = lambda _: False
    is_sure: Callable[[re.Match[str]], bool] = lambda _: True


def _of_other_text(hit: re.Match[str]) -> bool:
    """Whether a pair of brackets holds and adjoins Latin or numbers only."""
    before = hit.string[max(hit.start() - 1, 0) : hit.start()]
    after = hit.string[hit.end() : hit.end() + 1]
    return not _CHINESE.search(before + hit[0] + after)


def _just(mark: str) -> Callable[[str, str, int], str]:
    return lambda *_: mark


def _next_quote(_: str, line: str, start: int) -> str:
    """The quotation mark that is due in a line: a closing one if one is open."""
    is_open = line.count("“", 0, start) > line.count("”", 0, start)
    return "”" if is_open else "“"


_PERIOD = say("起止时间用一字线“—”，这里是“{mark}”。")
_EVENT = say("用月日简称的事件，数字间用间隔号“·”，这里是“{mark}”。")
_QUOTES = say("引号是英文的直引号，中文里用“ ”。")
_HALF_WIDTH = say("“{mark}”是半角标点，中文里用“{right}”。")
# What is no tail of a code as GB/T 9704-2012 before a year, a month or a day.
_NO_CODE = r"(?<![\dA-Za-z./\-].)(?<![A-Z] .)"
# In this order: where two faults share a character, the first one is reported.
_FAULTS = (
    _Fault(
        re.compile(
            rf"(?P<x>[\[(（【［〔]{_YEAR}年?[\])）】］〕])(?<!〔\d{{4}}〕)(?<!〔\d{{4}}年〕)(?=第?\d{{1,5}}号(?![楼线院地]))"
        ),
        say("发文字号的年份用六角括号“〔〕”。"),
        lambda wrong, *_: f"〔{wrong[1:5]}〕",
    ),
    _Fault(
        re.compile(
            rf"[12]{_NO_CODE}(?:(?<=1)9|(?<=2)0)\d{{2}}(?:年度?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)?{_DASH}"
            rf"(?={_YEAR}(?![\d./\-]))"
        ),
        _PERIOD,
        _just("—"),
    ),
    _Fault(
        re.compile(
            rf"\d{_NO_CODE}\d?(?:月(?:\d{{1,2}}日)?|日?){_DASH}(?=\d{{1,2}}(?:[月日](?!龄)|季度))"
        ),
        _PERIOD,
        _just("—"),
    ),
    _Fault(
        re.compile(rf"[“\"](?P<x>{_MONTH_DAY})[”\"](?=[{HAN}])(?![版型代倍万亿小米公吨元个])"),
        _EVENT,
        lambda wrong, *_: _DOT.sub("·", wrong),
    ),
    _Fault(
        re.compile(
            rf"(?P<x>(?=\d)(?<![\d.]){_MONTH_DAY})"
            "(?=国家宪法|宪法|法[制治]宣传|消费者|国际消费|国际禁毒|禁毒|全民国家|国家安全)"
        ),
        _EVENT,
        lambda wrong, *_: f"“{_DOT.sub('·', wrong)}”",
    ),
    _Fault(
        re.compile('(?P<x>"[^"\n]*")'),
        _QUOTES,
        lambda wrong, *_: f"“{wrong[1:-1]}”",
        _of_other_text,
    ),
    _Fault(
        re.compile(f'(?P<x>"(?:(?<=[{_W}].)|(?=[{_W}])))'),
        _QUOTES,
        _next_quote,
        is_sure=lambda _: False,  # the other half is missing
    ),
    _Fault(
        re.compile(r"(?P<x>\([^()（）\n]*\))"),
        say("括号是半角的，中文里用“（）”。"),
        lambda wrong, *_: f"（{wrong[1:-1]}）",
        _of_other_text,
    ),
    _Fault(
        re.compile(
            rf" (?<=[{_W}].) *(?P<x>[,:;?!()]) *|(?P<y>[,:;?!()])(?:(?<=[{_W}].) *| *(?=[{_W}]))"
        ),
        _HALF_WIDTH,
        lambda wrong, *_: _FULL[wrong],
    ),
    _Fault(
        re.compile(
            rf"(?P<x>\.)(?<=[{HAN}”》）%％].)(?=[^\S\n]*$)|(?P<y>\.)(?<=[”》）%％].)(?=[{HAN}])",
            re.MULTILINE,
        ),
        _HALF_WIDTH,
        _just("。"),
    ),
    _Fault(
        re.compile("(?P<x>[，。、；：][，。、；：]+)"),
        say("标点“{mark}”连在一起，请只留一个。"),
        lambda wrong, *_: wrong[0],
        is_sure=lambda hit: len(set(hit[0])) == 1,
    ),
    _Fault(
        re.compile("(?P<x>、)(?<=》.)(?=《)"),
        say("并列的书名号之间不用顿号，请删去。"),
        _just(""),
        between_names,
    ),
    _Fault(
        re.compile("(?P<x>、)(?<=”.)(?=“)"),
        say("并列的引号之间不用顿号，请删去。"),
        _just(""),
        between_names,
    ),
)
_STRAY_SPACE = _Fault(
    re.compile(
        f"(?P<x>{_SPACE}(?:(?<=[{_W}].){_SPACE}*(?=[{_W}\\d])|(?<=\\d.){_SPACE}*(?=[{_W}])"
        f"|(?<=[{MARKS}].){_SPACE}*(?=\\S)|(?<=\\S.)(?<!{_SPACE}.){_SPACE}*(?=[{MARKS}])))"
    ),
    say("这里多了空格，请删去。"),
    _just(""),
    spaces.set_apart,
)


def check(source: Source) -> Iterator[Finding]:
    """Find the marks that are not those of the standard, each at its character."""
    texts = {path: text for path, text in source.texts if path == ("number",)} | dict(source.prose)
    written = join(texts.items())
    masked = _BLANK.sub(_mask, _ADDRESS.sub(_mask, written.text))
    taken: dict[Path, set[int]] = {}
    yield from spaces.together(source, _marks(source, texts, written, masked, taken))
    yield from sentences.unended(source)
    yield from sentences.mixed_lists(source)
    for line in replace(written, text=masked).lines_with(PAIRED):
        path, start = line.path, line.offset
        known = taken.setdefault(path, _of_numbering(source, path, texts[path]))
        for alone in unpaired(line.text, {index - start for index in known}):
            yield placed(alone, line)


def _marks(
    source: Source,
    texts: Mapping[Path, str],
    written: Joined,
    masked: str,
    taken: dict[Path, set[int]],
) -> Iterator[Finding]:
    """The stray marks of some texts, which are joined as `written` and as `masked`.

    The characters of each text that have been told of are noted in `taken`.
    """
    for fault, hit in _hits(masked):
        start, end = hit.span(hit.lastgroup or 0)
        line = written.line(start)
        path = line.path
        if fault is _STRAY_SPACE and spaces.are_free(source.role(path), line.text):
            continue
        at = start - line.start
        marks = {line.offset + at, line.offset + at + end - start - 1}
        known = taken.setdefault(path, _of_numbering(source, path, texts[path]))
        if known.isdisjoint(marks) and not fault.allowed(hit):
            known |= marks
            yield placed(_finding(fault, hit, line.text, at, at + end - start), line)


def _hits(text: str) -> Iterator[tuple[_Fault, re.Match[str]]]:
    """Where each fault may be: the first that claims a character has it."""
    for fault in (*_FAULTS, _STRAY_SPACE):
        for hit in fault.pattern.finditer(text):
            yield fault, hit


def _of_numbering(source: Source, path: Path, text: str) -> set[int]:
    """The characters of a text of which the rule of numbering speaks."""
    role = source.role(path)
    ordinal = numbering.typed_ordinal(text) if numbering.is_numbered(role, path) else None
    mark = numbering.final_marks(text) if role in numbering.WITHOUT_FINAL_MARK else None
    return {index for hit in (ordinal, mark) if hit for index in range(*hit.span())}


def _finding(fault: _Fault, hit: re.Match[str], line: str, start: int, end: int) -> Finding:
    """The finding for what stands in a line from `start` to `end`, with what to write there."""
    wrong = line[start:end]
    right = fault.right(wrong, line, start)
    message = fault.message.fill(mark=wrong, right=right)
    change = _change(line, start, end, right)
    return Finding(
        (), message, start, change=change._replace(sure=change.sure and fault.is_sure(hit))
    )


def _mask(hit: re.Match[str]) -> str:
    return "a" * len(hit[0])


def _change(line: str, start: int, end: int, right: str) -> Change:
    """What to write in place of a mark and the spaces around it; not where it would join figures."""
    while start and line[start - 1].isspace():
        start -= 1
    while end < len(line) and line[end].isspace():
        end += 1
    joined = line[max(start - 1, 0) : start] + right + line[end : end + 1]
    return Change(start, end, right, sure=not _FIGURES.fullmatch(joined))
