"""The head of a filed report: copy number, secrecy, urgency, issuing bodies, number and signers.

Offices set it in many ways: in one line or several, side by side in a table, the letters apart.
It is read piece by piece, and its words are put into the order in which they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.basis import ordinals
from generator.basis.characters import HAN
from generator.basis.drafts import DUE
from generator.basis.messages import say
from generator.basis.numerals import document_number
from generator.importing.lines import RULED, is_name
from generator.importing.matter import Matter, not_printed
from generator.importing.model import Data, Item, Note, Paragraph, Taken, bare, flat

ABSENT = Matter(unsaid=frozenset(("mark", "mark-end", "signer")))
_MOST = 16  # lines of a head
_LONGEST = 60  # characters of one of them
_RULE = re.compile(rf"[{RULED}★☆*＊]{{3,}}")
_NAME = rf"[{HAN}·]{{1,8}}"
_SIGNERS = rf"{_NAME}(?:[\s、，,；;]+{_NAME})*"
_YEAR = r"[〔\[（(【﹝]\s*(?:19|20)\d\d\s*年?\s*[〕\]）)】﹞]"
# What a piece of a line may be, by its beginning; the group is what the field holds.
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
_AFTER_THE_MARK = {"number", "signatory"}
_MOVED = say("发文字号原来在标题下面，印的时候在标题上面。")


class _Piece(NamedTuple):
    """What one piece of a line is, its text, and what the field holds of it."""

    role: str
    line: int
    text: str
    value: str


def read(items: Sequence[Item]) -> tuple[Matter, list[Item]]:
    """The head of a report, ABSENT where there is none; the other items.

    A number or signers that stand below the title, as on web sites, belong to it, too.
    """
    end, leading = _leading(items)
    below, moved = _below_title(items, end)
    pieces = [*leading, *moved]
    if not any(map(_shows_a_head, pieces)):
        return ABSENT, list(items)
    rest = list(items[end:])
    if moved:
        del rest[below - end]
    ruled = [_line(piece) for piece in pieces if piece.role == "rule"]
    notes = not_printed(ruled) + [Note(piece.line, _MOVED) for piece in moved[:1]]
    return _head([piece for piece in pieces if piece.role != "rule"], notes), rest


def _shows_a_head(piece: _Piece) -> bool:
    """Whether only a head has such a piece: the name of a body stands above a title, too."""
    if piece.role == "mark":
        return piece.text.endswith(_FILE)
    return piece.role != "rule"


def _line(piece: _Piece) -> Paragraph:
    return Paragraph(piece.line, piece.text)


def _leading(items: Sequence[Item]) -> tuple[int, list[_Piece]]:
    """How many items at the beginning are the head, and their pieces."""
    pieces: list[_Piece] = []
    for index, item in enumerate(items[:_MOST]):
        found = _pieces_of(item, pieces)
        if found is None:
            return index, pieces
        pieces += found
    return min(len(items), _MOST), pieces


def _below_title(items: Sequence[Item], title: int) -> tuple[int, list[_Piece]]:
    """Where, below a title of at most two lines, a number stands alone; its pieces."""
    for index in range(title + 1, min(title + 3, len(items))):
        found = _pieces_of(items[index], [])
        if found and any(piece.role == "number" for piece in found):
            return index, found
    return title, []


def _pieces_of(item: Item, before: Sequence[_Piece]) -> list[_Piece] | None:
    """The pieces of an item, None where it holds anything else."""
    if item.literal:
        return None
    found: list[_Piece] = []
    for line in flat([item]):
        roles = {piece.role for piece in (*before, *found)}
        pieces = _pieces(line, roles)
        if pieces is None:
            return None
        found += pieces
    return found


def _pieces(line: Paragraph, before: Collection[str]) -> list[_Piece] | None:
    """The pieces of one line, None where it holds anything else; `before` are roles above it."""
    text = DUE.sub("", line.text).strip()
    if len(text) > _LONGEST or ordinals.of_heading(text):
        return None
    if _RULE.fullmatch(text):
        return [_Piece("rule", line.line, line.text, "")]
    bodies = [] if _AFTER_THE_MARK.intersection(before) else _bodies(text)
    if bodies:
        return [_Piece("mark", line.line, body, body.removesuffix(_FILE)) for body in bodies]
    found: list[_Piece] = []
    roles = set(before)
    at = 0
    while at < len(text):
        piece = _piece_at(line.line, text, at, roles)
        if piece is None:
            return None
        found.append(piece)
        roles.add(piece.role)
        rest = text[at + len(piece.text) :].lstrip()
        at = len(text) - len(rest)
    return found


def _piece_at(line: int, text: str, at: int, before: Collection[str]) -> _Piece | None:
    """The piece that begins in a line at a place; names alone go on a list of signers."""
    for role, pattern in _PIECES:
        hit = pattern.match(text, at)
        if hit:
            return _Piece(role, line, hit[0], hit[1])
    more = _MORE_SIGNERS.match(text, at) if "signatory" in before else None
    if more and not any(map(_PLACE.search, _names(more[1]))):
        return _Piece("signatory", line, more[0], more[1])
    return None


def _bodies(text: str) -> list[str]:
    """The issuing bodies that a line names, the last with 文件 if it says so."""
    words = text.split()
    if words and all(len(word) == 1 for word in words):  # letters set apart
        words = ["".join(words)]
    if all(is_name(word.removesuffix(_FILE)) or word == _FILE for word in words):
        return words
    whole = "".join(words)
    is_file = whole.endswith(_FILE) and re.fullmatch(rf"[{HAN}（）()]+", whole)
    return [whole] if is_file and "关于" not in whole else []


def _names(text: str) -> list[str]:
    """The signers: a name of two characters is often typed with a space between them."""
    names: list[str] = []
    for word in _SEPARATORS.sub(" ", text).split():
        if names and len(names[-1]) == len(word) == 1:
            names[-1] += word
        else:
            names.append(word)
    return names


def _head(pieces: Sequence[_Piece], notes: Sequence[Note]) -> Matter:
    """What the pieces of a head say, in the order in which they are printed."""
    by_role = _by_role(pieces)
    ordered = [piece for role in _ORDER for piece in by_role.get(role, ())]
    bodies = [piece.value for piece in by_role.get("mark", ()) if piece.value]
    return Matter(
        _fields(by_role, bodies),
        tuple(map(_line, ordered)),
        tuple(each for piece in ordered for each in _taken(piece, len(bodies))),
        _unsaid(ordered, bodies),
        tuple(notes),
    )


def _by_role(pieces: Sequence[_Piece]) -> dict[str, list[_Piece]]:
    """The pieces by role: 文件 after one body or beside several, signers in one."""
    ordered = sorted(pieces, key=lambda piece: _ORDER.index(piece.role))
    found = {role: list(group) for role, group in groupby(ordered, key=lambda each: each.role)}
    if "mark" in found:
        found["mark"] = _with_file(found["mark"])
    if "signatory" in found:
        signers = found["signatory"]
        text = "　".join(piece.text for piece in signers)
        value = "　".join(piece.value for piece in signers)
        found["signatory"] = [signers[0]._replace(text=text, value=value)]
    return found


def _with_file(marks: list[_Piece]) -> list[_Piece]:
    """The issuing bodies with 文件 where it is printed."""
    bodies = [piece for piece in marks if piece.value]
    files = [piece for piece in marks if piece.text.endswith(_FILE)]
    if not files:
        return marks
    if len(files) == len(bodies) == 1:
        return [bodies[0]._replace(text=bodies[0].value + _FILE)]
    names = [body._replace(text=body.value) for body in bodies]
    return names + [file._replace(text=_FILE, value="") for file in files]


def _fields(by_role: dict[str, list[_Piece]], bodies: list[str]) -> Data:
    signers = [name for piece in by_role.get("signatory", ()) for name in _names(piece.value)]
    fields: Data = {"issuers": bodies} if bodies else {}
    for role in _SINGLE:
        if role in by_role:
            fields[role] = _value(by_role[role][-1])
    if signers:
        fields["signatory"] = signers
    return fields


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
    unsaid = set[str]()
    if not any(piece.text.endswith(_FILE) for piece in pieces):
        unsaid |= {"mark-end"} if bodies else {"mark", "mark-end"}
    if not any(piece.role == "signatory" for piece in pieces):
        unsaid.add("signer")
    return frozenset(unsaid)
