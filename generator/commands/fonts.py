"""`fazhi fonts`: which faces of a look this machine has, and what stands in for the others."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from generator.basis import resources, terminal
from generator.basis.exits import CLEAN, FOUND
from generator.basis.messages import Message, say, spoken
from generator.commands import options
from generator.kinds import schema
from generator.printing import fonts
from generator.printing.fonts import Fonts
from generator.printing.look import Look, chosen, load, shipped
from generator.reporting import text

_HAS = say("有    {face}（{labels}）")
_LACKS = say("没有  {face}（{labels}），{then}")
_ALL_HERE = say("要用的字体本机都有。")
_MISSING = say(
    "缺 {missing} 种字体：在本机打开的 Word 文件、在本机印的 PDF 会走样。"
    "Word 文件里写的字体名不变，在装有这些字体的电脑上打开是对的。{advice}"
)
_INSTALL = say("请装上缺的字体再印。")
_INSTALL_OR_CHOOSE = say("请装上缺的字体，或者印的时候加上 --look {name}，它用的字体本机都有。")


@click.command("fonts")
@options.look()
def command(look: str | None) -> None:
    """看看本机有没有公文要用的字体，没有的会换成什么。"""
    made, wrong = chosen(look)
    terminal.page(text(wrong, spoken()), err=True)
    if made is None:
        sys.exit(FOUND)
    here = fonts.installed()
    uses = _uses(made)
    for face, labels in uses.items():
        terminal.echo(_line(face, labels, made, here))
    missing = sum(not here.has(face) for face in uses)
    terminal.echo(_summary(missing, here), err=True)
    sys.exit(FOUND if missing else CLEAN)


def _uses(look: Look) -> dict[str, list[str]]:
    """Every face of a look, and the labels of what is set in it."""
    form = schema.load(resources.templates() / "house.schema.yaml")
    uses: dict[str, list[str]] = {}
    for role, style in look.styles.items():
        uses.setdefault(style.font, []).append(form.label(("styles", role)))
    for style in look.styles.values():
        uses.setdefault(style.latin, [str(say("数字和字母"))])
    return uses


def _line(face: str, labels: Sequence[str], look: Look, here: Fonts) -> Message:
    listed = "、".join(labels)
    if here.has(face):
        return _HAS.fill(face=face, labels=listed)
    other = here.instead_of(face, look.stand_ins[face])
    if not other:
        then = say("相近的字体也没有")
    elif here.fontconfig:
        then = say("会换成 {other}", other=other)
    else:
        then = say("相近的有 {other}", other=other)
    return _LACKS.fill(face=face, labels=listed, then=then)


def _summary(missing: int, here: Fonts) -> Message:
    if not missing:
        return _ALL_HERE
    complete = [name for name in shipped() if _has_all(name, here)]
    advice = _INSTALL_OR_CHOOSE.fill(name=complete[0]) if complete else _INSTALL
    return _MISSING.fill(missing=missing, advice=advice)


def _has_all(name: str, here: Fonts) -> bool:
    look, _ = load(shipped()[name])
    return look is not None and all(here.has(face) for face in _uses(look))
