"""年份不对，或者说不清是哪一年。

年度报告写的是已经过完的一年，成文却在第二年，“今年”“去年”“目前”到那时就指错了年。请写年份：2025年、
截至2025年12月31日。引号和书名号里的话、文号、法律名称不在此列；下一年度的安排里可以写“今年”“目前”。
标题、导语、各部分标题的年份要与“年度”一致，下一年度的安排要写明是哪一年。本年的工作写成上一年的，日历上
没有的日子（2月30日、13月），也在此列。

反例：
    年度: 2025
    导语: 截至目前，建立调解组织175个。
反例：
    导语: 6月31日前完成整改12件。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generator.basis.figures import QUOTED, blank, figures, fold, sentences
from generator.basis.messages import say
from generator.basis.numerals import YEAR_DIGITS, arabic_year, read_year
from generator.basis.problems import Level, Path
from generator.checking.finding import Finding
from generator.checking.rules import dates
from generator.checking.rules.carried_over import MARK
from generator.kinds.schema import NONE
from generator.reports.joined import Joined
from generator.reports.source import Source

ID = "year"
LEVEL: Level = "warning"
_QUOTED = (*QUOTED, "‘’", "「」", "〔〕", "[]")
_CLOSE = "截至{year}年12月31日"


class _Relative(NamedTuple):
    """What points to a time without naming it, and its name: {year} is the report's, {last} the one before.

    The patterns begin with their literal, which makes them quick to find, and look back from there.
    """

    pattern: re.Pattern[str]
    name: str
    level: Level


_RELATIVE = (
    _Relative(re.compile("今年以来"), "{year}年", "warning"),
    _Relative(re.compile("今年(?<![当如]..)(?!以来|轻)"), "{year}年", "warning"),
    _Relative(re.compile("去年以来"), "", "warning"),
    _Relative(re.compile("去年(?<!过..)(?!以来)"), "", "warning"),
    _Relative(re.compile("前年(?<![以之此目提]..)(?!度)"), "", "warning"),
    _Relative(re.compile("上年(?<!以..)(?!结转|末|[度龄限均轻])"), "{last}年", "info"),
    _Relative(re.compile("截[至止](?:到)?(?:目前|现在|今日|发稿)|到目前为止"), _CLOSE, "warning"),
    _Relative(
        re.compile("目前(?<![止至到项科栏数条]..)(?!为止|[期置端])|迄今(?:为止)?"),
        _CLOSE,
        "warning",
    ),
    _Relative(
        re.compile(
            "近日(?<!接..)(?![均本])|日前(?<![0-9一二三四五六七八九十底]..)|昨日|本月(?<![成基]..)|上月"
        ),
        "",
        "warning",
    ),
)
_ANY_RELATIVE = re.compile("今年|去年|" + "|".join(each.pattern.pattern for each in _RELATIVE))
_ONLY_WITH_FIGURES = ("目前", "迄今")
_NEXT = re.compile("明年(?<![透声说证]..)|来年(?<![年以]..)(?!均)")
_LAST_AS_YEAR = re.compile("去年(?<![^，。；：\n]..)(?!同|的|底|末|相比|[0-9])")
_YEAR = re.compile(r"([0-9]{4})(?<![0-9〔\[—\-－–~～至]....)\s*年(?!版|代|[—\-－–~～至])")
_ANY_YEAR = re.compile(r"(2[0-9]{3})(?<![0-9]....)(?![0-9])")
_HAN_YEAR = re.compile(f"[{YEAR_DIGITS}]{{4}}(?=年)")
_VAGUE_YEAR = say("“{said}”要看成文的日子才知道是哪一年。请写明年份。")
_VAGUE_DAY = say("“{said}”要看成文的日子才知道是什么时候。请写明日期。")
_VAGUE_INSTEAD = say("“{said}”要看成文的日子才知道是什么时候。请写明：{instead}。")
_REPORTING = re.compile(r"现[将就把][^。，]{0,12}?([0-9]{4})年")
_LEADING = re.compile(r"\s*([0-9]{4})年度?(?=[，,是])")

_Texts = Mapping[Path, str]


def check(source: Source) -> Iterator[Finding]:
    """Find relative time, years that are not the report's, and plans of no year."""
    written = source.data.get("year")
    year = read_year(written) if isinstance(written, str) else None
    plans = [path for part in source.kind.telling_of("coming") for path, _ in source.holding(part)]
    prose = source.joined_prose
    plain = replace(prose, text=_plain(prose.text))
    texts = dict(prose.apart(plain.text))
    yield from _relative(plain, year, plans)
    yield from _next_year(texts, year)
    yield from dates.impossible(plain)
    if year:
        told = [path for part in source.kind.telling_of("past") for path, _ in source.holding(part)]
        lines = plain.lines_with(_ANY_YEAR)
        yield from dates.of_last_year((each for each in lines if _is_below(each.path, told)), year)
        yield from _title(texts, year)
        yield from _opening(texts, year)
        yield from _headings(source, texts, year)
    if not source.is_contribution:  # which names no year
        for path in plans:
            yield from _plans(_below(texts, path), year)


def _plain(text: str) -> str:
    """A text whose years are in Arabic digits and whose quotations are blank; offsets stay."""
    unmarked = text.replace(MARK, " " * len(MARK))
    arabic = _HAN_YEAR.sub(lambda hit: arabic_year(hit[0]), fold(unmarked))
    return blank(arabic, *_QUOTED)


def _below(texts: _Texts, part: Path) -> dict[Path, str]:
    return {path: text for path, text in texts.items() if path[: len(part)] == part}


def _is_below(path: Path, parts: list[Path]) -> bool:
    return path[-1] != "heading" and any(path[: len(part)] == part for part in parts)


def _relative(prose: Joined, year: int | None, plans: list[Path]) -> Iterator[Finding]:
    """The relative expressions outside the plans, where they mean the year of the report."""
    past = [
        line
        for line in prose.lines_with(_ANY_RELATIVE)
        if not any(line.path[: len(part)] == part for part in plans)
    ]
    this_year = any("今年" in line.text for line in past)
    both = this_year and any(_LAST_AS_YEAR.search(line.text) for line in past)
    for line in past:
        for relative in _RELATIVE:
            hit = next(filter(_dates_a_fact, relative.pattern.finditer(line.text)), None)
            if hit:
                found = _relative_time(hit, relative, year, both=both)
                yield replace(found, path=line.path, offset=line.offset + hit.start())


def _relative_time(
    hit: re.Match[str], relative: _Relative, year: int | None, *, both: bool
) -> Finding:
    """The finding for a relative expression of a line; its path and offset are set by the caller."""
    if both and hit[0].startswith(("今年", "去年")):
        message = say("全文又写“今年”，又写“去年”，分不清哪个是报告的年度。请都写明年份。")
        return Finding((), message)
    instead = _named(hit, relative.name, year)
    message = _VAGUE_YEAR if "年" in hit[0] else _VAGUE_DAY
    if instead:
        message = _VAGUE_INSTEAD
    filled = message.fill(said=hit[0], instead=instead)
    return Finding((), filled, instead=instead, level=relative.level)


def _dates_a_fact(hit: re.Match[str]) -> bool:
    """Whether an expression dates a fact: 目前 does only in a sentence with figures."""
    if not hit[0].startswith(_ONLY_WITH_FIGURES):
        return True
    with_figures = _with_figures(hit.string)
    after = bisect_right(with_figures, hit.start(), key=lambda sentence: sentence.start)
    return after > 0 and hit.start() in with_figures[after - 1]


@lru_cache(maxsize=1)  # one line has many such expressions
def _with_figures(line: str) -> list[range]:
    """Where in a line the sentences stand that have figures, in their order."""
    return [
        range(start, start + len(sentence))
        for start, sentence in sentences(line)
        if any(figure.unit for figure in figures(sentence))
    ]


def _named(hit: re.Match[str], name: str, year: int | None) -> str:
    """What to write in place of a relative expression; "" where that is not known."""
    if year is None:
        return ""
    before, after = hit.string[: hit.start()], hit.string[hit.end() :]
    compared = before.endswith(("比", "较", "与")) or after.startswith(("同期", "的", "底", "末"))
    if hit[0] == "去年" and compared:
        return f"{year - 1}年"
    return name.format(year=year, last=year - 1)


def _next_year(texts: _Texts, year: int | None) -> Iterator[Finding]:
    """The first 明年 or 来年 of each text, which says of no year that it is the next."""
    for path, text in texts.items():
        hit = _NEXT.search(text)
        if hit:
            message = say("“{said}”说不清是哪一年，请写明年份。", said=hit[0])
            yield Finding(path, message, hit.start(), f"{year + 1}年" if year else "")


def _title(texts: _Texts, year: int) -> Iterator[Finding]:
    """The title that names another year."""
    other = _another(texts.get(("title",), ""), year)
    if other:
        message = say(
            "标题写的是{written}年，“年度”一栏填的是{year}年。请核对。",
            written=other[1],
            year=year,
        )
        yield Finding(("title",), message, other.start(), f"{year}年", "error")


def _opening(texts: _Texts, year: int) -> Iterator[Finding]:
    """The sentences of the opening that report on another year."""
    opening = texts.get(("opening",), "")
    names_year = year in _named_years(_YEAR, opening)
    for hit in (_REPORTING.search(opening), _LEADING.match(opening)):
        if hit and str(year) not in opening[hit.start() :].split("。")[0]:
            doubtful = names_year and hit.re is _LEADING
            message = say(
                "导语写的是{written}年，“年度”一栏填的是{year}年。请核对。",
                written=hit[1],
                year=year,
            )
            level: Level = "warning" if doubtful else "error"
            yield Finding(("opening",), message, hit.start(1), str(year), level)


def _named_years(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(hit[1]) for hit in pattern.finditer(text)}


def _another(text: str, year: int) -> re.Match[str] | None:
    """The first year that a text names, where it names years and not this one."""
    return None if year in _named_years(_YEAR, text) else _YEAR.search(text)


def _headings(source: Source, texts: _Texts, year: int) -> Iterator[Finding]:
    """The headings of the parts on the past year that name another."""
    for part in source.kind.telling_of("past"):
        path = (part, "heading")
        other = _another(texts.get(path, ""), year)
        if other:
            message = say(
                "这个标题写的是{written}年，报告的是{year}年。请核对。",
                written=other[1],
                year=year,
            )
            yield Finding(path, message, other.start(), f"{year}年")


def _plans(texts: _Texts, year: int | None) -> Iterator[Finding]:
    """What is wrong with the year of the plans: none is named, or only another."""
    own = [(path, text) for path, text in texts.items() if text != NONE]
    if not own:
        return
    named = {each for _, text in own for each in _named_years(_ANY_YEAR, text)}
    if (year + 1 in named) if year else named:
        return
    announced = next(filter(None, (_announced(path, text) for path, text in own[:2])), None)
    if year and announced:
        path, hit = announced
        message = say(
            "下一年度的安排写的是{written}年，报告的是{year}年，应当是{next}年。",
            written=hit[1],
            year=year,
            next=year + 1,
        )
        yield Finding(path, message, hit.start(1), str(year + 1), "error")
        return
    message = say("下一年度的安排没有写明是哪一年。请在标题或者开头写明。")
    if year:
        message = say(
            "下一年度的安排没有写明是哪一年。请在标题或者开头写明“{next}年”。", next=year + 1
        )
    yield Finding(own[0][0], message)


def _announced(path: Path, text: str) -> tuple[Path, re.Match[str]] | None:
    """The year that a heading, or the first words of a lead, give as that of the plans."""
    search = {"heading": _YEAR.search, "lead": _LEADING.match}.get(str(path[-1]))
    hit = search(text) if search else None
    return (path, hit) if hit else None
