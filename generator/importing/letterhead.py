"""The head of a filed report: copy number, secrecy, urgency, issuing bodies, number and signers.

Offices set it in many ways: in one line or several, side by side in a table, the letters apart.
It is read piece by piece, and its words are put into the order in which they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.basis import ordinals
from generator.basis.numerals import document_number
from generator.importing.model import DUE, Data, Item, Paragraph, Taken, bare, flat
from generator.importing.names import is_name

_MOST = 16  # lines of a head
_LONGEST = 60  # characters of one of them
_RULE = re.compile(r"[\s_＿\-‐—―─━=＝★☆*＊]{3,}")
_NAME = r"[\u4e00-\u9fff·]{1,8}"
_SIGNERS = rf"{_NAME}(?:[\s、，,；;]+{_NAME})*"
_YEAR = r"[〔\[（(【﹝]\s*(?:19|20)\d\d\s*年?\s*[〕\]）)】﹞]"
_PIECES = tuple(
    (role, re.compile(rf"{pattern}(?=\s|$)"))
    for role, pattern in (
        ("copy_number", r"(?:份\s*号\s*[:：]\s*)?(\d{6})"),
        ("secrecy", r"(?:密\s*级\s*[:：]\s*)?((?:绝\s*密|机\s*密|秘\s*密)(?:\s*★\s*[^\s★]{0,6})?)"),
        ("urgency", r"(?:紧急程度\s*[:：]\s*)?(特\s*急|加\s*急|特\s*提|平\s*急|急\s*件)"),
        (
            "number",
            rf"([^\s\d〔\[（(【﹝《：:。，、]{{0,20}}\s*{_YEAR}\s*第?[\s\dXx×*＊_]{{0,6}}号)",
        ),
        ("signatory", rf"签\s*发\s*人\s*[:：]\s*((?:{_SIGNERS})?)"),
    )
)
_MORE_SIGNERS = re.compile(rf"({_SIGNERS})$")
_PLACE = re.compile("[省市县区镇乡州旗盟局厅办委会院府部]$")
_SEPARATORS = re.compile(r"[、，,；;]")
_FILE = "文件"
# In the order in which they are printed.
_ORDER = ("copy_number", "secrecy", "urgency", "mark", "number", "signatory")
_SINGLE = ("copy_number", "secrecy", "urgency", "number")


class Head(NamedTuple):
    """The fields of a head; its words as they are printed, and what was taken off them; the rest.

    `unsaid` are the roles that the printer sets in a head although this one lacks them; `moved` are
    the lines that stood below the title, `dropped` those that only rule.
    """

    fields: Data
    words: list[Item]
    rest: list[Item]
    taken: list[Taken]
    unsaid: frozenset[str]
    moved: list[Paragraph]
    dropped: list[Paragraph]


class _Piece(NamedTuple):
    role: str
    line: int
    text: str
    value: str


def split(items: Sequence[Item], plain: Container[int] = ()) -> Head | None:
    """The head of a report and the rest of it; None where there is none.

    A number or signers that stand below the title, as on web sites, belong to it, too.
    """
    end, pieces = _leading(items, plain)
    below, more = _below(items, end, plain)
    found = [*pieces, *more]
    if not any(piece.role in _ORDER and _proves(piece) for piece in found):
        return None
    rest = [*items[end:below], *items[below + len({piece.line for piece in more}) :]]
    made = _made([piece for piece in found if piece.role != "rule"], rest)
    return made._replace(moved=_lines(more), dropped=_lines(p for p in found if p.role == "rule"))


def _lines(pieces: Iterable[_Piece]) -> list[Paragraph]:
    return [Paragraph(piece.line, piece.text) for piece in pieces]


def _proves(piece: _Piece) -> bool:
    """Whether a piece tells that this is a filed report: the name of a body alone does not."""
    return piece.role != "mark" or piece.text.endswith(_FILE)


def _leading(items: Sequence[Item], plain: Container[int]) -> tuple[int, list[_Piece]]:
    """How many items at the beginning are the head, and their pieces."""
    pieces: list[_Piece] = []
    for index, item in enumerate(items[:_MOST]):
        found = None if item.line in plain else _all_pieces(item, pieces)
        if found is None:
            return index, pieces
        pieces += found
    return min(len(items), _MOST), pieces


def _below(items: Sequence[Item], start: int, plain: Container[int]) -> tuple[int, list[_Piece]]:
    """Where, below a title of at most two lines, a number stands alone; its pieces."""
    for index in range(start + 1, min(start + 3, len(items))):
        item = items[index]
        found = None if item.line in plain else _all_pieces(item, [])
        if found and any(piece.role == "number" for piece in found):
            return index, found
    return start, []


def _all_pieces(item: Item, before: Sequence[_Piece]) -> list[_Piece] | None:
    """The pieces of an item, None where it holds anything else."""
    found: list[_Piece] = []
    for line in flat([item]):
        pieces = _pieces(line, [*before, *found])
        if pieces is None:
            return None
        found += pieces
    return found


def _pieces(line: Paragraph, before: Sequence[_Piece]) -> list[_Piece] | None:
    """The pieces of one line, None where it holds anything else."""
    text = DUE.sub("", line.text).strip()
    if len(text) > _LONGEST or ordinals.of_heading(text):
        return None
    if _RULE.fullmatch(text):
        return [_Piece("rule", line.line, line.text, "")]
    roles = {piece.role for piece in before}
    if not roles & {"number", "signatory"} and (bodies := _bodies(text)):
        return [_Piece("mark", line.line, body, body.removesuffix(_FILE)) for body in bodies]
    found: list[_Piece] = []
    at = 0
    while at < len(text):
        piece = _next(line.line, text, at, roles | {each.role for each in found})
        if piece is None:
            return None
        found.append(piece)
        at += len(piece.text)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def _next(line: int, text: str, at: int, roles: Container[str]) -> _Piece | None:
    """The piece that begins in a line at a place; names alone go on a list of signers."""
    for role, pattern in _PIECES:
        hit = pattern.match(text, at)
        if hit:
            return _Piece(role, line, hit[0], hit[1])
    more = _MORE_SIGNERS.match(text, at) if "signatory" in roles else None
    if more and not any(_PLACE.search(name) for name in _names(more[1])):
        return _Piece("signatory", line, more[0], more[1])
    return None


def _bodies(text: str) -> list[str]:
    """The issuing bodies that a line names, the last with 文件 if it says so."""
    words = text.split()
    if words and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    if all(is_name(word.removesuffix(_FILE)) or word == _FILE for word in words):
        return words
    whole = "".join(words)
    is_file = whole.endswith(_FILE) and re.fullmatch(r"[\u4e00-\u9fff（）()]+", whole)
    return [whole] if is_file and "关于" not in whole else []


def _names(text: str) -> list[str]:
    """The signers: a name of two characters is often typed with a space between them."""
    words = _SEPARATORS.sub(" ", text).split()
    names: list[str] = []
    for word in words:
        if names and len(names[-1]) == len(word) == 1:
            names[-1] += word
        else:
            names.append(word)
    return names


def _made(pieces: Sequence[_Piece], rest: list[Item]) -> Head:
    ordered = _in_order(pieces)
    bodies = [piece.value for piece in ordered if piece.role == "mark" and piece.value]
    signers = [
        name for piece in ordered if piece.role == "signatory" for name in _names(piece.value)
    ]
    said = {piece.role: _value(piece) for piece in ordered}
    fields: Data = {"issuers": bodies} if bodies else {}
    fields |= {role: said[role] for role in _SINGLE if role in said}
    fields |= {"signatory": signers} if signers else {}
    taken = [each for piece in ordered for each in _taken(piece, len(bodies))]
    return Head(fields, list(_lines(ordered)), rest, taken, _unsaid(ordered, bodies), [], [])


def _in_order(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces as they are printed: 文件 after one body or beside several, signers together."""
    ordered = sorted(pieces, key=lambda piece: _ORDER.index(piece.role))
    by_role = {role: list(group) for role, group in groupby(ordered, key=lambda each: each.role)}
    bodies = [piece for piece in by_role.get("mark", ()) if piece.value]
    words = [piece for piece in by_role.get("mark", ()) if piece.text.endswith(_FILE)]
    if len(words) == len(bodies) == 1:
        by_role["mark"] = [bodies[0]._replace(text=bodies[0].value + _FILE)]
    elif words:
        alone = [body._replace(text=body.value) for body in bodies]
        by_role["mark"] = [*alone, *(word._replace(text=_FILE, value="") for word in words)]
    if signers := by_role.get("signatory"):
        text, value = (
            "　".join(values) for values in zip(*(each[2:] for each in signers), strict=True)
        )
        by_role["signatory"] = [signers[0]._replace(text=text, value=value)]
    return [piece for role in _ORDER for piece in by_role.get(role, ())]


def _value(piece: _Piece) -> str:
    """What the field holds: a number as the standard has it, all without white space."""
    plain = "".join(piece.value.split())
    return (document_number(plain) or plain) if piece.role == "number" else plain


def _taken(piece: _Piece, bodies: int) -> Iterator[Taken]:
    """What the printer sets otherwise: labels, marks between names, brackets, 文件."""
    line, text = piece.line, piece.text
    match piece.role:
        case "mark":
            if bodies == 1 and not text.endswith(_FILE):
                yield Taken(line, text, len(text), len(text), _FILE)
            elif not bodies:  # who signs is named instead
                yield Taken(line, text, 0, 0, rf".{{0,{_LONGEST}}}?(?={_FILE})")
        case "signatory":
            for hit in _SEPARATORS.finditer(text):
                yield Taken(line, text, hit.start(), hit.end(), "")
        case "number":
            if bare(_value(piece)) != bare(text):
                yield Taken(line, text, 0, len(text), re.escape(bare(_value(piece))))
        case _:
            if label := len(text) - len(piece.value):
                yield Taken(line, text, 0, label, "")


def _unsaid(pieces: Sequence[_Piece], bodies: Sequence[str]) -> frozenset[str]:
    """The roles that the printer sets although the head lacks them."""
    lacking = set[str]()
    if not any(piece.text.endswith(_FILE) for piece in pieces):
        lacking |= {"mark-end"} if bodies else {"mark", "mark-end"}
    if not any(piece.role == "signatory" for piece in pieces):
        lacking.add("signer")
    return frozenset(lacking)
