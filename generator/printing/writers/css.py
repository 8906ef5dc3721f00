"""The look as a style sheet: for a desk, a phone, and A4 paper.

Lengths are in rem, one rem being the size of body text, so that a phone makes everything smaller at
once; on paper it is the look's own size.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.printing.look import Look, Style
from generator.printing.writers.measure import TWIPS_PER_POINT, rem
from generator.printing.writers.placement import gap_below_number

_ALIGN = {"left": "left", "center": "center", "right": "right", "both": "var(--both)"}
# Letters and digits, but none of the marks that Chinese writing has too (“ ” — … ·).
_LATIN = "U+20-7E,U+C0-D6,U+D8-F6,U+F8-24F"
# The page number stands at the outer side of the page.
_OUTSIDE = {":right": "right", ":left": "left"}

_SHEET = """\
{faces}
@page{{size:{page.width:g}mm {page.height:g}mm;margin:{page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm}}
@page turned{{size:{page.height:g}mm {page.width:g}mm;margin:{page.left:g}mm {page.top:g}mm {page.right:g}mm {page.bottom:g}mm}}
{numbers}
html{{--both:justify;font-size:{size:g}pt;-webkit-text-size-adjust:100%;text-size-adjust:100%}}
body{{margin:0 auto;max-width:{width:g}mm;padding:3rem 1.5rem;background:#fff;color:#000;line-break:strict;overflow-wrap:anywhere}}
h1,h2,h3,h4,p{{margin:0;font-weight:normal;white-space:pre-wrap}}
.tabs{{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:flex-end;column-gap:1em}}
.line:not(:last-child)::after{{content:"\\A"}}
.wide{{overflow-x:auto;margin:.5rem 0}}
table{{border-collapse:collapse;width:100%}}
th,td{{border:1px solid;padding:.2rem .4rem;min-width:4em;font-weight:normal;white-space:pre-wrap;overflow-wrap:break-word}}
.dense :is(th,td){{font-size:{dense_size};line-height:{dense_line};padding:.1rem .2rem}}
hr{{border:0;border-top:1px solid #999;margin:3rem 0}}
{roles}
{special}
@media (max-width:42rem){{html{{--both:left;font-size:18px}}body{{padding:1.5rem 1rem}}
.line:not(:last-child)::after{{content:none}}:not(span).mark,:not(span).mark-end{{font-size:min(var(--size),86vw/var(--wide))}}}}
@media print{{.turned{{page:turned}}html{{--both:justify;font-size:{size:g}pt}}body{{max-width:none;padding:0;letter-spacing:{squeeze:.4g}rem;orphans:1;widows:1}}
th,td{{min-width:0}}.wide{{overflow:visible}}tr{{break-inside:avoid}}hr{{border:0;margin:0;break-after:page}}}}
"""


def sheet(look: Look, roles: Iterable[str]) -> str:
    """The style sheet for a document in which these roles occur."""
    page, body = look.page, look.styles["body"]
    return _SHEET.format(
        page=page,
        size=body.size,
        width=page.width - page.left - page.right,
        squeeze=page.squeeze / TWIPS_PER_POINT / body.size,
        faces="\n".join(_latin_faces(look)),
        numbers="\n".join(_number(look, *where) for where in _OUTSIDE.items()),
        dense_size=f"{look.dense.size / body.size:.5g}rem",
        dense_line=rem(look.dense.line, look),
        roles="\n".join(_role(role, look.styles[role], look) for role in roles),
        special=_special(look),
    )


def _special(look: Look) -> str:
    """What has a place or a rule of its own: mark, number with the red rule below it, imprint."""
    head, imprint = look.head, look.imprint
    below = look.styles["rule"]
    rules = {
        ":not(span).mark,:not(span).mark-end": {"font-size": "var(--size)"},
        ".joint": {"display": "flex", "justify-content": "center", "align-items": "center"},
        ":not(span).number": {
            "padding-right": _em(look.styles["number"].left),
            "padding-bottom": rem(gap_below_number(look), look),
            "border-bottom": f"{head.rule:g}mm solid #{head.color}",
            "margin-bottom": rem(below.line + below.after * look.page.line, look),
        },
        ".number>:last-child:not(:only-child)": {
            "padding-left": "var(--hang)",
            "text-indent": "calc(-1*var(--hang))",
        },
        ".imprint": {
            "margin-top": rem(look.page.line, look),
            "border-top": f"{imprint.outer:g}mm solid",
            "border-bottom": f"{imprint.outer:g}mm solid",
            "break-inside": "avoid",
        },
        ".imprint>p": {"padding-top": ".2rem", "padding-bottom": ".2rem"},
        ".imprint>p+p": {"border-top": f"{imprint.inner:g}mm solid"},
    }
    return "\n".join(f"{selector}{{{_written(css)}}}" for selector, css in rules.items())


def _latin_faces(look: Look) -> list[str]:
    """Every font for letters and digits, under a name by which it has no other characters."""
    return [
        f"@font-face{{font-family:{_latin_name(latin)};"
        f"src:{','.join(f'local({name})' for name in _names(latin, look))};"
        f"unicode-range:{_LATIN}}}"
        for latin in sorted({style.latin for style in look.styles.values()})
    ]


def _latin_name(latin: str) -> str:
    return f'"{latin} latin"'


def _names(face: str, look: Look) -> list[str]:
    """A font and what may stand in for it, as CSS writes them."""
    return [f'"{name}"' for name in dict.fromkeys((face, *look.stand_ins[face]))]


def _role(role: str, style: Style, look: Look) -> str:
    """The face for every element of a role, the layout for those that are no run in another."""
    layout = {
        "line-height": rem(style.line, look),
        "text-align": _ALIGN[style.align],
        "text-wrap": "balance" if style.align == "center" else "",
        "text-indent": _em(style.indent),
        "padding-left": _em(style.left),
        "padding-right": _em(style.right),
        "margin-top": rem(style.before * look.page.line, look) if style.before else "",
        "margin-bottom": rem(style.after * look.page.line, look) if style.after else "",
        "break-after": "avoid" if style.keep else "",
        "break-inside": "avoid" if style.whole else "",
    }
    return f".{role}{{{_written(_face(style, look))}}}\n:not(span).{role}{{{_written(layout)}}}"


def _face(style: Style, look: Look) -> dict[str, str]:
    return {
        "font-family": ",".join(
            [_latin_name(style.latin), *_names(style.font, look), look.generic[style.font]]
        ),
        "font-size": f"{style.size / look.styles['body'].size:.5g}rem",
        "font-weight": "bold" if style.bold else "",
        "color": f"#{style.color}" if style.color else "",
    }


def _number(look: Look, pages: str, side: str) -> str:
    """— 1 — in the bottom margin of the odd or of the even pages."""
    style = look.styles["page-number"]
    properties = {
        "content": '"— " counter(page) " —"',
        **_face(style, look),
        "font-size": f"{style.size:g}pt",
        "vertical-align": "top",
        "padding-top": f"{look.page.number:g}mm",
        "line-height": "0",
        f"padding-{side}": _em(getattr(style, side)),
    }
    return f"@page {pages}{{@bottom-{side}{{{_written(properties)}}}}}"


def _em(characters: float) -> str:
    return f"{characters:g}em" if characters else ""


def _written(properties: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in properties.items() if value)
