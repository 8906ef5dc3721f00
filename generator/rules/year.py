"""年份不对，或者说不清是哪一年。

年度报告写的是已经过完的一年，成文却在第二年，“今年”“去年”“目前”到那时就指错了年。请写年份：2025年、
截至2025年12月31日。引号和书名号里的话、文号、法律名称不在此列；下一年度的安排里可以写“今年”“目前”。
标题、导语、各部分标题的年份要与“年度”一致，下一年度的安排要写明是哪一年。

反例：
    年度: 2025
    导语: 截至目前，建立调解组织175个。
反例：
    年度: 2025
    标题: 示例区2024年度法治政府建设情况的报告
反例：
    年度: 2025
    下一年度主要安排:
      段首: 在今后的工作中，要抓好以下工作。
正例：
    年度: 2025
    标题: 示例区2025年度法治政府建设情况的报告
    导语: 2025年，贯彻《法治政府建设实施纲要（2021—2025年）》。截至2025年12月31日，建立调解组织175个，比2024年多3个。
    下一年度主要安排:
      标题: 2026年工作安排
      段首: 目前距离目标还有差距，2026年要抓好以下工作。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from generator.messages import say
from generator.numerals import read_year
from generator.patterns import holds, pattern
from generator.rules.outline import Finding, holding, prose, said, texts
from generator.rules.quantities import blank, counts, fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.problems import Level, Path
    from generator.source import Source

ID = "year"
LEVEL: Level = "warning"
_QUOTED = ("《》", "“”", "‘’", "「」", "〔〕", "[]")
_CLOSE = "截至{year}年12月31日"
# What points to a year without naming it, and the name: {year} is the report's, {last} the one before.
_RELATIVE: tuple[tuple[str, str, Level], ...] = (
    ("今年以来", "{year}年", "warning"),
    ("(?<![当如])今年(?!以来|轻)", "{year}年", "warning"),
    ("去年以来", "", "warning"),
    ("(?<!过)去年(?!以来)", "", "warning"),
    ("(?<![以之此目提])前年(?!度)", "", "warning"),
    ("(?<!以)上年(?!结转|末|[度龄限均轻])", "{last}年", "info"),
    ("截[至止](?:到)?(?:目前|现在|今日|发稿)|到目前为止", _CLOSE, "warning"),
    ("(?<![止至到项科栏数条])目前(?!为止|[期置端])|迄今(?:为止)?", _CLOSE, "warning"),
    (
        "(?<!接)近日(?![均本])|(?<![0-9一二三四五六七八九十底])日前|昨日|(?<![成基])本月|上月",
        "",
        "warning",
    ),
)
# Each of them has one of these in it.
_SIGNS = (
    "今年", "去年", "前年", "上年", "截至", "截止", "目前", "迄今", "近日", "日前", "昨日", "本月", "上月",
)  # fmt: skip
_NEXT_SIGNS = ("明年", "来年")
_CARRIED = "【沿用上年，待核】"  # a mark, which has a rule of its own
_WITH_FIGURES = pattern("目前|迄今")
_NEXT = pattern("(?<![透声说证])明年|(?<![年以])来年(?!均)")
_LAST_AS_YEAR = pattern("(?:^|(?<=[，。；：\n]))去年(?!同|的|底|末|相比|[0-9])")
_YEAR = pattern(r"(?<![0-9〔\[—\-－–~～至])([0-9]{4})\s*年(?!版|代|[—\-－–~～至])")
_ANY_YEAR = pattern(r"(?<![0-9])(2[0-9]{3})(?![0-9])")
_HAN_YEAR = pattern("[二〇零一三四五六七八九○]{4}(?=年)")
_HAN = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_VAGUE_YEAR = say("“{said}”要看成文的日子才知道是哪一年。请写明年份。")
_VAGUE_DAY = say("“{said}”要看成文的日子才知道是什么时候。请写明日期。")
_VAGUE_INSTEAD = say("“{said}”要看成文的日子才知道是什么时候。请写明：{instead}。")
_REPORTING = pattern(r"现[将就把][^。，]{0,12}?([0-9]{4})年")
_LEADING = pattern(r"\s*([0-9]{4})年度?(?=[，,是])")


def check(source: Source) -> Iterator[Finding]:
    """Find relative time, years that are not the report's, and plans of no year."""
    written = source.data.get("year")
    year = read_year(written) if isinstance(written, str) else None
    plans = [path for path, _ in holding(source, "plans")]
    yield from _relative(source, year, plans)
    if year:
        yield from _title_and_opening(source, year)
        yield from _headings(source, year)
    for path in plans if "unit" not in source.data else ():  # a contribution names no year
        yield from _plans(source, path, year)


def _plain(text: str) -> str:
    """A text whose quotations are blanked and whose years are in Arabic digits; offsets stay."""
    unmarked = text.replace(_CARRIED, " " * len(_CARRIED))
    arabic = _HAN_YEAR.sub(lambda hit: hit[0].translate(_HAN), fold(unmarked))
    return blank(arabic, *_QUOTED)


def _relative(source: Source, year: int | None, plans: list[Path]) -> Iterator[Finding]:
    past = [(path, text) for path, text in _having(source, _SIGNS) if not _within(path, plans)]
    both = any("今年" in text for _, text in past) and any(
        _LAST_AS_YEAR.search(text) for _, text in past
    )
    for path, text in past:
        for start, line in _lines(text):
            yield from _pointing(path, start, line, year, both=both)
    for path, text in _having(source, _NEXT_SIGNS):
        hit = _NEXT.search(text)
        if hit:
            message = say("“{said}”说不清是哪一年，请写明年份。", said=hit[0])
            yield Finding(path, message, hit.start(), str(year + 1) + "年" if year else "")


def _having(source: Source, signs: tuple[str, ...]) -> list[tuple[Path, str]]:
    """The texts of the prose, plain, in which a sign stands, be it in a quotation."""
    if not holds(said(source), signs):
        return []
    return [(path, _plain(text)) for path, text in prose(source) if holds(text, signs)]


def _within(path: Path, parts: list[Path]) -> bool:
    return any(path[: len(part)] == part for part in parts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for hit in re.finditer("[^\n]+", text):
        yield hit.start(), hit[0]


def _pointing(
    path: Path, start: int, line: str, year: int | None, *, both: bool
) -> Iterator[Finding]:
    """The first of each relative expression in a paragraph."""
    with_figures = _with_figures(line) if _WITH_FIGURES.search(line) else []
    for expression, name, level in _RELATIVE:
        hits = re.finditer(expression, line)
        hit = next((h for h in hits if _dates(h, with_figures)), None)
        if not hit:
            continue
        if both and hit[0][:2] in ("今年", "去年"):
            message = say("全文又写“今年”，又写“去年”，分不清哪个是报告的年度。请都写明年份。")
            yield Finding(path, message, start + hit.start(), level="error")
            continue
        instead = _named(line, hit, name, year)
        message = _VAGUE_YEAR if "年" in hit[0] else _VAGUE_DAY
        if instead:
            message = _VAGUE_INSTEAD
        yield Finding(
            path, message.fill(said=hit[0], instead=instead), start + hit.start(), instead, level
        )


def _with_figures(line: str) -> list[range]:
    """Where in a line the sentences stand that have figures, in their order."""
    return [
        range(start, start + len(sentence))
        for start, sentence in sentences(line)
        if counts(sentence)
    ]


def _dates(hit: re.Match[str], with_figures: list[range]) -> bool:
    """Whether an expression dates a fact: 目前 does only in a sentence with figures."""
    if not _WITH_FIGURES.fullmatch(hit[0][:2]):
        return True
    after = bisect_right(with_figures, hit.start(), key=lambda sentence: sentence.start)
    return after > 0 and hit.start() in with_figures[after - 1]


def _named(line: str, hit: re.Match[str], name: str, year: int | None) -> str:
    if year is None:
        return ""
    compared = re.search("[比较与]$", line[: hit.start()]) or re.match(
        "同期|的|底|末", line[hit.end() :]
    )
    if hit[0] == "去年" and compared:
        return f"{year - 1}年"
    return name.format(year=year, last=year - 1)


def _title_and_opening(source: Source, year: int) -> Iterator[Finding]:
    other = _another(_text(source, ("title",)), year)
    if other:
        message = say(
            "标题写的是{written}年，“年度”一栏填的是{year}年。请核对。",
            written=other[1],
            year=year,
        )
        yield Finding(("title",), message, other.start(), f"{year}年", "error")
    opening = _text(source, ("opening",))
    named = {int(hit[1]) for hit in _YEAR.finditer(opening)}
    for hit in (_REPORTING.search(opening), _LEADING.match(opening)):
        if hit and str(year) not in opening[hit.start() :].split("。")[0]:
            level: Level = (
                "error" if year not in named or hit.re.pattern == _REPORTING.pattern else "warning"
            )
            message = say(
                "导语写的是{written}年，“年度”一栏填的是{year}年。请核对。",
                written=hit[1],
                year=year,
            )
            yield Finding(("opening",), message, hit.start(1), str(year), level)


def _another(text: str, year: int) -> re.Match[str] | None:
    """The first year that a text names, where it names years and not this one."""
    hits = list(_YEAR.finditer(text))
    return hits[0] if hits and year not in {int(hit[1]) for hit in hits} else None


def _text(source: Source, path: Path) -> str:
    value: Any = source.data
    for key in path:
        value = value.get(key, "") if isinstance(value, dict) else ""
    return _plain(value) if isinstance(value, str) else ""


def _headings(source: Source, year: int) -> Iterator[Finding]:
    """The headings of the parts on the past year that name another."""
    for part in ("measures", "shortcomings", "responsibility"):
        other = _another(_text(source, (part, "heading")), year)
        if other:
            message = say(
                "这个标题写的是{written}年，报告的是{year}年。请核对。",
                written=other[1],
                year=year,
            )
            yield Finding((part, "heading"), message, other.start(), f"{year}年")


def _plans(source: Source, part: Path, year: int | None) -> Iterator[Finding]:
    """What is wrong with the year of the plans: none is named, or only another."""
    section: Any = source.data
    for key in part:
        section = section[key]
    own = [((*part, *path), _plain(text)) for path, text in texts(section)]
    own = [
        (path, text) for path, text in own if path[-1] not in ("item", "run_in") and text != "无"
    ]
    named = {int(hit[1]) for _, text in own for hit in _ANY_YEAR.finditer(text)}
    path, first = own[0]
    hit = next(
        (h for p, t in own[:2] if p[-1] in ("heading", "lead") for h in _announcing(p, t)), None
    )
    if year and hit and year + 1 not in named:
        message = say(
            "下一年度的安排写的是{written}年，报告的是{year}年，应当是{next}年。",
            written=hit[1],
            year=year,
            next=year + 1,
        )
        yield Finding(
            path if hit.string == first else own[1][0],
            message,
            hit.start(1),
            str(year + 1),
            "error",
        )
    elif not named if year is None else year + 1 not in named:
        message = say("下一年度的安排没有写明是哪一年。请在标题或者开头写明。")
        if year:
            message = say(
                "下一年度的安排没有写明是哪一年。请在标题或者开头写明“{next}年”。", next=year + 1
            )
        yield Finding(path, message)


def _announcing(path: Path, text: str) -> Iterator[re.Match[str]]:
    """The year that a heading, or the first words of a lead, give as that of the plans."""
    hit = _YEAR.search(text) if path[-1] == "heading" else _LEADING.match(text)
    if hit:
        yield hit
