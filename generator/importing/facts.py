"""What a report tells of itself: whose it is, what sort of body that is, and of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.basis import ordinals
from generator.basis.characters import HAN
from generator.basis.messages import Message, say
from generator.basis.numerals import YEAR_DIGITS, arabic_year, read_year
from generator.importing.lines import LONGEST_LINE
from generator.importing.model import NONE, Data, Item, Paragraph, bare, commented
from generator.importing.recognition import OF_YEAR, Recognition

_MOST = 8  # lines among which a title may stand that was not read as one
_LONGEST_HEADING = 40
_YEARS = re.compile(rf"(?<!\d)((?:19|20)\d\d|(?:一九|二[〇○零])[{YEAR_DIGITS}]{{2}})\s*年")
_OF_OPENING = re.compile(
    rf"^(?:\d{{4}}年(?:以来)?[,，])?([{HAN}]{{2,15}}?)(?:坚持|坚定|以习|在|认真|深入|全面|紧紧|始终|按照|贯彻|紧扣|围绕|聚焦|严格|推进|持续|大力|扎实|着力|积极)"
)
_OF_SPEECH = re.compile(rf"代表([{HAN}]{{2,30}}?)[，,]?向")
_MOST_OPENING = 3  # paragraphs in one of which a speaker says for whom
_GENERIC = re.compile(r"^(?:我|全|本|今年|一年|近年|为|根据|按照|在|现|各)")
_UNIT = re.compile(rf"[{HAN}（）()]{{2,30}}")
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


def read(front: Data, end: Data, body: Sequence[Item], known: Recognition, name: str) -> Data:
    """Subject, its type and year, as title, signature, headings, opening and file name tell them."""
    paragraphs = [item.text for item in body if isinstance(item, Paragraph)]
    title = bare(front["title"] if front["title"] != NONE else _title_within(body, known))
    opening = bare(paragraphs[0]) if paragraphs else ""
    signers = [bare(body) for body in [*end.get("signed_by", []), *front.get("issuers", [])]]
    of_title, of_name = (_named_by(text, known) for text in (title, name.partition(".")[0]))
    of_signature = signers[-1] if signers else ""
    data = _subject(
        (
            (say("标题"), of_title),
            (say("署名"), of_signature),
            (say("文件名"), of_name),
            (say("导语"), _named_by_opening(paragraphs)),
        )
    )
    data |= _subject_type(data["subject"], signers)
    of_headings = [year for text in paragraphs if (year := _year_of_heading(text, known))]
    signed = read_year(str(end.get("date", ""))[:4])
    named = (
        (say("标题"), of_headings[0] if of_headings else ""),
        (say("文件名"), _first_year(name)),
        (say("正文"), _first_year(opening)),
        (say("成文日期"), str(signed - 1) if signed else ""),
    )
    return data | _year(_first_year(title), named)


def _title_within(body: Sequence[Item], known: Recognition) -> str:
    """The first of the topmost lines that may be a title."""
    for item in body[:_MOST]:
        text = item.text if isinstance(item, Paragraph) else ""
        if text and len(text) <= LONGEST_LINE and known.is_title(text):
            return text
    return ""


def _named_by(title: str, known: Recognition) -> str:
    """The body that a title names."""
    hit = known.subject.match(bare(title))
    return hit[1] if hit else ""


def _named_by_opening(paragraphs: Sequence[str]) -> str:
    """The body that the opening names: for which a speaker reports, or that has done its work."""
    texts = [bare(text) for text in paragraphs[:_MOST_OPENING]]
    hits = [*map(_OF_SPEECH.search, texts), *map(_OF_OPENING.match, texts[:1])]
    return next((hit[1] for hit in hits if hit), "")


def _subject(named: Sequence[tuple[Message, str]]) -> Data:
    """The name of the reporting body, without 人民政府 after the place, where the first place has it."""
    for where, found in named:
        short = _GOVERNMENT.sub("", found)
        if _UNIT.fullmatch(short) and not _GENERIC.match(short):
            return commented("subject", short, _GUESSED.fill(where=where))
    return commented("subject", "", _FOUND_NONE)


def _subject_type(subject: str, signers: Sequence[str]) -> Data:
    """What sort of body has such a name, or signs for it by a longer one."""
    longer = [name for name in signers if subject in name]
    for key, sign in _TYPES:
        if subject and re.search(sign, (longer or [subject])[-1]):
            return commented("subject_type", key, _GUESSED_BY_NAME)
    return {}


def _first_year(text: str) -> str:
    """The first year that a text names, "" if it names none."""
    hit = _YEARS.search(text)
    return arabic_year(hit[1]) if hit else ""


def _year_of_heading(text: str, known: Recognition) -> str:
    """The year of the report that a heading begins with, or that is before the one it plans."""
    mark = ordinals.of_heading(text)
    words = text[mark.end :] if mark else text
    hit = OF_YEAR.match(words)
    if len(words) > _LONGEST_HEADING or not hit:
        return ""
    year = hit[1]
    part = known.of_heading(words)
    if part == known.usual:
        return year
    return str(int(year) - 1) if part and part == known.coming else ""


def _year(of_title: str, named: Sequence[tuple[Message, str]]) -> Data:
    """The year in the title, or the one that most of the other places name."""
    if of_title:
        return commented("year", of_title, "")
    years = Counter(year for _, year in named if year)
    if not years:
        return commented("year", "", _FOUND_NONE)
    year = years.most_common(1)[0][0]
    where = next(place for place, said in named if said == year)
    return commented("year", year, _GUESSED.fill(where=where))
