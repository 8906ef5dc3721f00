"""What a report tells of itself: whose it is, what sort of body that is, and of which year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.basis.numerals import YEAR_DIGITS, arabic_year, read_year
from generator.importing.model import Data, Item, Paragraph, bare
from generator.importing.names import LONGEST_LINE
from generator.importing.recognition import Recognition

_MOST = 8  # lines among which a title may stand that is none of the frame's
_YEARS = re.compile(rf"(?<!\d)((?:19|20)\d\d|(?:一九|二[〇○零])[{YEAR_DIGITS}]{{2}})年")
_OF_OPENING = re.compile(
    rf"^(?:\d{{4}}年(?:以来)?[,，])?([{HAN}]{{2,15}}?)(?:坚持|坚定|以习|在|认真|深入|全面|紧紧|始终|按照|贯彻|紧扣|围绕|聚焦|严格|推进|持续|大力|扎实|着力|积极)"
)
_GENERIC = re.compile(r"^(?:我|全|本|今年|一年|近年|为|根据|按照|在)")
_TYPES = (
    ("agency", r"管委会|管理委员会|工委|示范区$|开发区$|高新区$|派出"),
    ("department", r"[局厅]$|委员会$|办公室$|[部署院]$"),
    ("township", r"[镇乡]$|街道|[镇乡]人民政府"),
    ("government", r"[省市县区旗州盟]$|政府$"),
)
_GUESSED = say("待核：从{where}里猜的。")
_FOUND_NONE = say("待填：没有认出来。")


def read(front: Data, end: Data, body: Sequence[Item], known: Recognition) -> Data:
    """Subject, its type and year, as far as title, signature or opening tell them."""
    heads = [item.text for item in body[:_MOST] if isinstance(item, Paragraph)]
    written = [
        head for head in heads if len(head) <= LONGEST_LINE and known.title.search(bare(head))
    ]
    title = bare(front["title"] if front["title"] != "无" else "".join(written[:1]))
    opening = next((item.text for item in body if isinstance(item, Paragraph)), "")
    signers = [*end.get("signed_by", []), *front.get("issuers", [])]
    where, subject = _subject(known, title, signers, bare(opening))
    year = _year(title, bare(opening), str(end.get("date", "")))
    kind = next((key for key, sign in _TYPES if re.search(sign, subject)), "")
    guessed = str(_GUESSED.fill(where=where)) if subject else str(_FOUND_NONE)
    data: Data = {"#subject": guessed, "subject": subject}
    if kind:
        data |= {"#subject_type": str(say("待核：按名称猜的。")), "subject_type": kind}
    return data | {
        "#year": "" if year and _YEARS.search(title) else _about_year(year),
        "year": year,
    }


def _about_year(year: str) -> str:
    return str(_GUESSED.fill(where=say("正文")) if year else _FOUND_NONE)


def _subject(
    known: Recognition, title: str, signers: Sequence[str], opening: str
) -> tuple[object, str]:
    """Where the reporting body is named, and its name, without 人民政府 after the place."""
    of_title = known.subject.match(title)
    of_opening = _OF_OPENING.match(opening)
    named = (
        (say("标题"), of_title[1] if of_title else ""),
        (say("署名"), bare(signers[-1]) if signers else ""),
        (say("导语"), of_opening[1] if of_opening and not _GENERIC.match(of_opening[1]) else ""),
    )
    for where, name in named:
        short = re.sub(r"(?<=[省市县区旗州镇乡])人民政府$", "", name)
        if short:
            return where, short
    return "", ""


def _year(title: str, opening: str, date: str) -> str:
    for text in (title, opening):
        found = _YEARS.search(text)
        if found:
            return arabic_year(found[1])
    signed = read_year(date[:4])
    return str(signed - 1) if signed else ""
