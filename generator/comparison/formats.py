"""How a comparison is shown: text for the screen, Markdown, and one HTML page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.comparison.carried import COPIED, REUSED
from generator.messages import say
from generator.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.comparison.carried import Passage, Share
    from generator.comparison.changes import Change
    from generator.comparison.clauses import Figure

_TITLE = say("报告比较：{old} → {new}")
_SHARES = say("与上年相同的文字")
_ABOUT = say("照抄：一字未改；套用：只换了数字。不足八个字的短句不算照抄、套用。")
_HEADS = (say("部分"), say("字数"), COPIED, REUSED)


@dataclass(frozen=True)
class Comparison:
    """Two files, their differences, and what the newer took over where they are of two years."""

    old: str
    new: str
    changes: Sequence[Change]
    shares: Sequence[Share] = ()


class Style(NamedTuple):
    """How one format writes each kind of line."""

    title: Callable[[str], str]
    head: Callable[[str], str]
    field: Callable[[str], str]
    old: Callable[[str], str]
    new: Callable[[str], str]
    note: Callable[[str], str]
    line: Callable[[str], str]
    table: Callable[[list[list[str]]], str]
    page: Callable[[str], str]


def show(found: Comparison, form: str, language: str) -> str:
    """A comparison in one of FORMATS."""
    style = FORMATS[form]
    body = style.title(_TITLE.fill(old=found.old, new=found.new).to(language))
    body += "".join(_changes(found.changes, style, language))
    total = say("共 {count} 处不同。", count=len(found.changes))
    body += style.line((total if found.changes else say("没有不同。")).to(language))
    if found.shares:
        body += "".join(_shares(found.shares, style, language))
    return style.page(body)


def _changes(changes: Sequence[Change], style: Style, language: str) -> Iterator[str]:
    for field, group in groupby(changes, key=lambda change: change.where):
        yield style.field(field)
        for change in group:
            yield style.old(change.old) if change.old else ""
            yield style.new(change.new) if change.new else ""
            for figure in change.figures:
                yield style.note(_figure(figure, language))


def _figure(figure: Figure, language: str) -> str:
    return say(
        "由 {old}{unit} 变为 {new}{unit}（{change}）",
        old=figure.old, new=figure.new, unit=figure.unit, change=figure.change(language),
    ).to(language)  # fmt: skip


def _shares(shares: Sequence[Share], style: Style, language: str) -> Iterator[str]:
    yield style.head(_SHARES.to(language))
    yield style.line(_ABOUT.to(language))
    heads = [head.to(language) for head in _HEADS]
    yield style.table([heads, *map(_row, shares)])
    for share in shares:
        if share.passages:
            yield style.field(share.label)
            yield from (style.note(_passage(each, language)) for each in share.passages)


def _row(share: Share) -> list[str]:
    return [
        share.label,
        str(share.size),
        *(_part(n, share.size) for n in (share.copied, share.reused)),
    ]


def _part(count: int, size: int) -> str:
    return f"{count} ({100 * count / size:.1f}%)" if size else "0"


def _passage(passage: Passage, language: str) -> str:
    kind = (COPIED if passage.copied else REUSED).to(language)
    return f"{passage.place.file}:{passage.place.line} {kind} {passage.text}"


def _text_table(rows: list[list[str]]) -> str:
    from generator.reporters import columns

    return "".join(f"{line}\n" for line in columns(rows))


def _around(line: str) -> Callable[[str], str]:
    return lambda text: line.format(visible(text))


def _marked(text: str) -> str:
    """Text as Markdown that shows it as it is, on one line."""
    return re.sub(r"([\\`*_~\[\]<>|#&$])", r"\\\1", visible(text))


def _markdown_table(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(map(_marked, row))} |\n" for row in rows]
    return "\n" + lines[0] + "|---" * len(rows[0]) + "|\n" + "".join(lines[1:])


def _html_table(rows: list[list[str]]) -> str:
    lines = ["".join(f"<td>{escape(visible(cell))}</td>" for cell in row) for row in rows]
    return "<table>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>\n"


def _html_page(body: str) -> str:
    title = re.sub("<[^>]*>", "", body[: body.index("\n")])
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>body{max-width:50em;margin:2em auto;line-height:1.6}"
        "del{background:#fdd}ins{background:#dfd;text-decoration:none}"
        "table{border-collapse:collapse}td{border:1px solid #999;padding:.2em .6em}</style>\n"
        f"{body}</html>\n"
    )


def _tagged(tag: str, around: str = "{}") -> Callable[[str], str]:
    return lambda text: around.format(f"<{tag}>{escape(visible(text))}</{tag}>") + "\n"


FORMATS: dict[str, Style] = {
    "text": Style(
        title=_around("{}\n"),
        head=_around("\n{}\n"),
        field=_around("\n{}\n"),
        old=_around("  - {}\n"),
        new=_around("  + {}\n"),
        note=_around("    {}\n"),
        line=_around("\n{}\n"),
        table=_text_table,
        page=str,
    ),
    "markdown": Style(
        title=lambda text: f"# {_marked(text)}\n",
        head=lambda text: f"\n## {_marked(text)}\n",
        field=lambda text: f"\n### {_marked(text)}\n\n",
        old=lambda text: f"- ~~{_marked(text)}~~\n",
        new=lambda text: f"- **{_marked(text)}**\n",
        note=lambda text: f"- {_marked(text)}\n",
        line=lambda text: f"\n{_marked(text)}\n",
        table=_markdown_table,
        page=str,
    ),
    "html": Style(
        title=_tagged("h1"),
        head=_tagged("h2"),
        field=_tagged("h3"),
        old=_tagged("del", "<p>{}</p>"),
        new=_tagged("ins", "<p>{}</p>"),
        note=_tagged("p"),
        line=_tagged("p"),
        table=_html_table,
        page=_html_page,
    ),
}
