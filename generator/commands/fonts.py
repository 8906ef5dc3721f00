"""`fazhi fonts`: which faces of a look this machine has, and what stands in for the others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator import machine, reporters, resources, schema, terminal
from generator.cli import CLEAN, FOUND
from generator.commands import options
from generator.look import chosen, load, shipped
from generator.messages import SOURCE_LANGUAGE, say

if TYPE_CHECKING:
    from generator.look import Look
    from generator.machine import Fonts
    from generator.messages import Message


@click.command("fonts")
@options.look()
def command(look: str | None) -> None:
    """看看本机有没有公文要用的字体，没有的会换成什么。"""
    made, wrong = chosen(look)
    terminal.page(reporters.text(wrong, SOURCE_LANGUAGE), err=True)
    if made is None:
        sys.exit(FOUND)
    here = machine.fonts()
    uses = _uses(made)
    for face, labels in uses.items():
        terminal.echo(_line(face, "、".join(labels), made, here))
    missing = sum(not here.has(face) for face in uses)
    terminal.echo(_summary(missing, here), err=True)
    sys.exit(FOUND if missing else CLEAN)


def _uses(look: Look) -> dict[str, list[str]]:
    """Every face of a look, and what is set in it."""
    rules = schema.load(resources.templates() / "house.schema.yaml")
    uses: dict[str, list[str]] = {}
    for role, style in look.styles.items():
        uses.setdefault(style.font, []).append(rules.label(("styles", role)))
    for style in look.styles.values():
        uses.setdefault(style.latin, [str(say("数字和字母"))])
    return uses


def _line(face: str, labels: str, look: Look, here: Fonts) -> Message:
    if here.has(face):
        return say("有    {face}（{labels}）", face=face, labels=labels)
    other = here.instead_of(face, look.stand_ins[face])
    if not other:
        then = say("相近的字体也没有")
    elif here.fontconfig:
        then = say("会换成 {other}", other=other)
    else:
        then = say("相近的有 {other}", other=other)
    return say("没有  {face}（{labels}），{then}", face=face, labels=labels, then=then)


def _summary(missing: int, here: Fonts) -> Message:
    if not missing:
        return say("要用的字体本机都有。")
    complete = [name for name in shipped() if _has_all(name, here)]
    advice = say("请装上缺的字体再印。")
    if complete:
        advice = say(
            "请装上缺的字体，或者印的时候加上 --look {name}，它用的字体本机都有。", name=complete[0]
        )
    return say(
        "缺 {missing} 种字体：在本机打开的 Word 文件、在本机印的 PDF 会走样。"
        "Word 文件里写的字体名不变，在装有这些字体的电脑上打开是对的。{advice}",
        missing=missing,
        advice=advice,
    )


def _has_all(name: str, here: Fonts) -> bool:
    look, _ = load(shipped()[name])
    return look is not None and all(here.has(face) for face in _uses(look))
