"""Paragraphs that stand where all of their texts place them, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from generator.basis.characters import printed_width
from generator.printing.blocks import Para
from generator.printing.look import Look
from generator.printing.writers import placement
from generator.printing.writers.elements import box, element
from generator.printing.writers.measure import TWIPS_PER_POINT, rem
from generator.printing.writers.placement import Annex, Joint, Mark, Number, Signature


def head(paras: Sequence[Para], look: Look) -> list[str]:
    """The head of a filed report down to its red rule."""
    placed = placement.head(paras, look)
    gap = {"margin-top": rem(placed.gap, look)}
    made = [element(para, para.runs) for para in placed.above]
    if placed.joint:
        made.append(_joint(placed.joint, gap, look))
    for index, mark in enumerate(placed.marks):
        css = _size(mark, look) | ({} if index else gap)
        made.append(element(mark.para, mark.runs, css))
    return made + [_number(number) for number in placed.numbers]


def _joint(joint: Joint, gap: dict[str, str], look: Look) -> str:
    css = _size(joint, look)
    even = {"text-align-last": "justify"} if look.head.even else {}
    bodies = box("bodies", [element(para, para.runs, css) for para in joint.bodies], even)
    beside = css | {"padding-left": f"{placement.JOINT_GAP:g}em"}
    return box("joint", [bodies, element(joint.shared, joint.shared.runs, beside)], gap)


def _size(mark: Mark | Joint, look: Look) -> dict[str, str]:
    """The size of a mark, and how wide it is: a phone makes it smaller to fit."""
    return {"--size": rem(mark.points * TWIPS_PER_POINT, look), "--wide": f"{mark.width:g}"}


def _number(number: Number) -> str:
    if not number.label:
        return element(number.para, number.number)
    label = number.label._replace(text="\t" + number.label.text)
    hang = f"{printed_width(number.label.text):g}em"
    return element(number.para, [*number.number, label, *number.signers], {"--hang": hang})


def annexes(paras: Sequence[Para], look: Look) -> list[str]:
    """The list of annexes."""
    first, *others = placement.annexes(paras, look)
    return [_annex(first), *(_annex(annex, {"margin-top": "0"}) for annex in others)]


def _annex(annex: Annex, gap: dict[str, str] | None = None) -> str:
    place = {"padding-left": f"{annex.left:g}em", "text-indent": f"{annex.first - annex.left:g}em"}
    return element(annex.para, annex.para.runs, place | (gap or {}))


def signing(paras: Sequence[Para], look: Look) -> list[str]:
    """Signatures and date."""
    gap = {"margin-top": rem(placement.signing_gap(look), look), "break-before": "avoid"}
    first, *others = placement.signing(paras, look)
    return [_signature(first, gap), *(_signature(each) for each in others)]


def _signature(signature: Signature, gap: dict[str, str] | None = None) -> str:
    place = {"padding-right": f"{signature.right:g}em"}
    return element(signature.para, signature.runs, place | (gap or {}))


def imprint(paras: Sequence[Para], look: Look) -> list[str]:
    """The imprint between its rules."""
    return [box("imprint", [_hanging(para, look) for para in paras])]


def _hanging(para: Para, look: Look) -> str:
    """A line of the imprint: a second line starts below the first after the colon."""
    hang = placement.imprint_hang(para)
    if not hang:
        return element(para, para.runs)
    left = look.styles[para.role].left + hang
    return element(para, para.runs, {"padding-left": f"{left:g}em", "text-indent": f"{-hang:g}em"})
