"""How a comparison is shown: text for the screen, Markdown, and one HTML page.

What is shown is a list of lines, each of a kind; a format says how it writes each kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal, TypeAlias

from generator.basis.messages import say
from generator.basis.terminal import columns, visible
from generator.revising.comparison.changes import Change
from generator.revising.comparison.figures import Figure
from generator.revising.comparison.shares import COPIED, REUSED, Passage, Share

_TITLE = say("报告比较：{old} → {new}")
_CHANGED = say("由 {old}{unit} 变为 {new}{unit}（{change}）")
_TOTAL = say("共 {count} 处不同。")
_NOTHING = say("没有不同。")
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


Kind = Literal["title", "head", "field", "old", "new", "note", "line"]
Rows: TypeAlias = list[list[str]]


@dataclass(frozen=True)
class Format:
    """How a format writes: each kind of line as a pattern, a text in it, a table, the whole page."""

    patterns: Mapping[Kind, str]
    text: Callable[[str], str]
    table: Callable[[Rows], str]
    page: Callable[[str, str], str]

    def line(self, kind: Kind, text: str) -> str:
        """One line of a kind."""
        return self.patterns[kind].format(self.text(text))


def show(found: Comparison, form: str, language: str) -> str:
    """A comparison in one of FORMATS."""
    made = FORMATS[form]
    title = _TITLE.fill(old=found.old, new=found.new).to(language)
    total = _TOTAL.fill(count=len(found.changes)) if found.changes else _NOTHING
    body = made.line("title", title)
    body += "".join(made.line(kind, text) for kind, text in _of_changes(found.changes, language))
    body += made.line("line", total.to(language))
    if found.shares:
        body += made.line("head", _SHARES.to(language))
        body += made.line("line", _ABOUT.to(language))
        body += made.table(_table(found.shares, language))
        body += "".join(made.line(kind, text) for kind, text in _passages(found.shares, language))
    return made.page(made.text(title), body)


def _of_changes(changes: Sequence[Change], language: str) -> Iterator[tuple[Kind, str]]:
    for field, group in groupby(changes, key=lambda change: change.where):
        yield "field", field
        for change in group:
            if change.old:
                yield "old", change.old
            if change.new:
                yield "new", change.new
            for figure in change.figures:
                yield "note", _figure(figure, language)


def _figure(figure: Figure, language: str) -> str:
    by = figure.change(language)
    told = _CHANGED.fill(old=figure.old, new=figure.new, unit=figure.unit, change=by)
    return told.to(language)


def _table(shares: Sequence[Share], language: str) -> Rows:
    rows = [[head.to(language) for head in _HEADS]]
    for share in shares:
        copied, reused = _percentage(share.copied, share), _percentage(share.reused, share)
        rows.append([share.label, str(share.size), copied, reused])
    return rows


def _percentage(characters: int, of: Share) -> str:
    return f"{characters} ({100 * characters / of.size:.1f}%)" if of.size else "0"


def _passages(shares: Sequence[Share], language: str) -> Iterator[tuple[Kind, str]]:
    for share in shares:
        if share.passages:
            yield "field", share.label
        for passage in share.passages:
            yield "note", _passage(passage, language)


def _passage(passage: Passage, language: str) -> str:
    how = (COPIED if passage.copied else REUSED).to(language)
    return f"{passage.place.file}:{passage.place.line} {how} {passage.text}"


# The formats


def _text_table(rows: Rows) -> str:
    return "".join(f"{line}\n" for line in columns(rows))


def _body_alone(_: str, body: str) -> str:
    return body


def _in_markdown(text: str) -> str:
    """A text as Markdown shows it unchanged, on one line."""
    return re.sub(r"([\\`*_~\[\]<>|#&$])", r"\\\1", visible(text))


def _markdown_table(rows: Rows) -> str:
    head, *below = [f"| {' | '.join(map(_in_markdown, row))} |\n" for row in rows]
    rule = "|---" * len(rows[0]) + "|\n"
    return f"\n{head}{rule}{''.join(below)}"


def _in_html(text: str) -> str:
    return escape(visible(text))


def _html_table(rows: Rows) -> str:
    lines = ["".join(f"<td>{_in_html(cell)}</td>" for cell in row) for row in rows]
    return "<table>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>\n"


def _html_page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>body{max-width:50em;margin:2em auto;line-height:1.6}"
        "del{background:#fdd}ins{background:#dfd;text-decoration:none}"
        "table{border-collapse:collapse}td{border:1px solid #999;padding:.2em .6em}</style>\n"
        f"{body}</html>\n"
    )


_TEXT: Mapping[Kind, str] = {
    "title": "{}\n",
    "head": "\n{}\n",
    "field": "\n{}\n",
    "old": "  - {}\n",
    "new": "  + {}\n",
    "note": "    {}\n",
    "line": "\n{}\n",
}
_MARKDOWN: Mapping[Kind, str] = {
    "title": "# {}\n",
    "head": "\n## {}\n",
    "field": "\n### {}\n\n",
    "old": "- ~~{}~~\n",
    "new": "- **{}**\n",
    "note": "- {}\n",
    "line": "\n{}\n",
}
_HTML: Mapping[Kind, str] = {
    "title": "<h1>{}</h1>\n",
    "head": "<h2>{}</h2>\n",
    "field": "<h3>{}</h3>\n",
    "old": "<p><del>{}</del></p>\n",
    "new": "<p><ins>{}</ins></p>\n",
    "note": "<p>{}</p>\n",
    "line": "<p>{}</p>\n",
}
FORMATS: Mapping[str, Format] = {
    "text": Format(_TEXT, visible, _text_table, _body_alone),
    "markdown": Format(_MARKDOWN, _in_markdown, _markdown_table, _body_alone),
    "html": Format(_HTML, _in_html, _html_table, _html_page),
}
