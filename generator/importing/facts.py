"""What a report tells of itself: whose it is, what sort of body that is, and of which year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.basis.numerals import YEAR_DIGITS, arabic_year, read_year
from generator.importing.lines import LONGEST_LINE
from generator.importing.model import NONE, Data, Item, Paragraph, bare, commented
from generator.importing.recognition import Recognition

_MOST = 8  # lines among which a title may stand that was not read as one
_YEARS = re.compile(rf"(?<!\d)((?:19|20)\d\d|(?:一九|二[〇○零])[{YEAR_DIGITS}]{{2}})年")
_OF_OPENING = re.compile(
    rf"^(?:\d{{4}}年(?:以来)?[,，])?([{HAN}]{{2,15}}?)(?:坚持|坚定|以习|在|认真|深入|全面|紧紧|始终|按照|贯彻|紧扣|围绕|聚焦|严格|推进|持续|大力|扎实|着力|积极)"
)
_GENERIC = re.compile(r"^(?:我|全|本|今年|一年|近年|为|根据|按照|在)")
_GOVERNMENT = re.compile(r"(?<=[省市县区旗州镇乡])人民政府$")
_TYPES = (
    ("agency", r"管委会|管理委员会|工委|示范区$|开发区$|高新区$|派出"),
    ("department", r"[局厅]$|委员会$|办公室$|[部署院]$"),
    ("township", r"[镇乡]$|街道|[镇乡]人民政府"),
    ("government", r"[省市县区旗州盟]$|政府$"),
)
_GUESSED = say("待核：从{where}里猜的。")
_GUESSED_BY_NAME = say("待核：按名称猜的。")
_FOUND_NONE = say("待填：没有认出来。")


def read(front: Data, end: Data, body: Sequence[Item], known: Recognition) -> Data:
    """Subject, its type and year, as far as title, signature or opening tell them."""
    paragraphs = [item.text for item in body if isinstance(item, Paragraph)]
    title = bare(front["title"] if front["title"] != NONE else _title_within(body, known))
    opening = bare(paragraphs[0]) if paragraphs else ""
    signers = [*end.get("signed_by", []), *front.get("issuers", [])]
    data = _subject(known, title, signers, opening)
    data |= _subject_type(data["subject"])
    return data | _year(title, opening, str(end.get("date", "")))


def _title_within(body: Sequence[Item], known: Recognition) -> str:
    """The first of the topmost lines that may be a title."""
    for item in body[:_MOST]:
        text = item.text if isinstance(item, Paragraph) else ""
        if text and len(text) <= LONGEST_LINE and known.is_title(text):
            return text
    return ""


def _subject(known: Recognition, title: str, signers: Sequence[str], opening: str) -> Data:
    """The name of the reporting body, without 人民政府 after the place."""
    of_title = known.subject.match(title)
    of_opening = _OF_OPENING.match(opening)
    named = (
        (say("标题"), of_title[1] if of_title else ""),
        (say("署名"), bare(signers[-1]) if signers else ""),
        (say("导语"), of_opening[1] if of_opening and not _GENERIC.match(of_opening[1]) else ""),
    )
    for where, name in named:
        short = _GOVERNMENT.sub("", name)
        if short:
            return commented("subject", short, _GUESSED.fill(where=where))
    return commented("subject", "", _FOUND_NONE)


def _subject_type(subject: str) -> Data:
    """What sort of body has such a name."""
    for key, sign in _TYPES:
        if re.search(sign, subject):
            return commented("subject_type", key, _GUESSED_BY_NAME)
    return {}


def _year(title: str, opening: str, date: str) -> Data:
    """The year in the title, or one guessed from the text or the date."""
    of_title = _YEARS.search(title)
    if of_title:
        return commented("year", arabic_year(of_title[1]), "")
    of_opening = _YEARS.search(opening)
    signed = read_year(date[:4])
    if of_opening:
        year = arabic_year(of_opening[1])
    elif signed:
        year = str(signed - 1)
    else:
        return commented("year", "", _FOUND_NONE)
    return commented("year", year, _GUESSED.fill(where=say("正文")))
