"""What the body of a Word file can hold, by ISO/IEC 29500, and what becomes of each element.

An element that stands in none of these tables is told, and what is in it is taken. `body` reads a
file by them; a test holds them against the schemas of the standard.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.messages import Message, say

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

# The namespaces by their usual prefixes; those of the strict form have the same.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
}

# What is in them is taken.
INSIDE = frozenset(
    [
        "w:body",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:smartTag",
        "w:customXml",
        "w:dir",
        "w:bdo",
        "w:sdt",
        "w:sdtContent",
        "w:ruby",
        "w:rubyBase",
        "w14:conflictIns",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "m:oMathPara",
        "m:e",
        "m:num",
        "m:den",
        "m:sub",
        "m:sup",
        "m:deg",
        "m:fName",
        "m:lim",
        "m:mr",
        "m:box",
        "m:borderBox",
        "m:func",
    ]
)

# Taken as these characters.
AS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}

# Taken by a function of its own, in `body` and `equations`.
READ = frozenset(
    [
        "w:p",
        "w:r",
        "m:r",
        "w:t",
        "m:t",
        "w:sym",
        "w:fldChar",
        "w:fldSimple",
        "w:instrText",
        "w:drawing",
        "w:pict",
        "w:txbxContent",
        "m:oMath",
        "w:footnoteReference",
        "w:endnoteReference",
        "w:commentReference",
        "m:f",
        "m:rad",
        "m:sSup",
        "m:sSub",
        "m:sSubSup",
        "m:sPre",
        "m:nary",
        "m:d",
        "m:limLow",
        "m:limUpp",
        "m:acc",
        "m:bar",
        "m:groupChr",
        "m:eqArr",
        "m:m",
        "m:phant",
    ]
)


class Told(NamedTuple):
    """What is said of an element that is not taken; `lost`: a reader of the paper saw its words."""

    message: Message
    lost: bool = False


_REVISED = Told(say("文件里有修订：删去的字没有导入，插入的字导入了。"))
_TODAY = Told(say("这里是自动变化的日期，没有导入，请自己填上。"), lost=True)
TOLD: dict[str, Told] = {
    **dict.fromkeys(("w:del", "w:moveFrom", "w14:conflictDel"), _REVISED),
    **dict.fromkeys(("w:delText", "w:delInstrText"), _REVISED),
    **dict.fromkeys(
        ("w:dayShort", "w:dayLong", "w:monthShort", "w:monthLong", "w:yearShort", "w:yearLong"),
        _TODAY,
    ),
    "w:rt": Told(say("注音“{words}”没有导入。")),
    "w:object": Told(say("嵌入的对象（公式、表格等）没有导入，请自己抄到正文里。"), lost=True),
    "w:altChunk": Told(
        say("这里插着另一个文件，里面的字没有导入。请用 Word 打开，另存一次，再导入。"), lost=True
    ),
    "w:subDoc": Told(
        say("这里连着另一个文件（子文档），里面的字没有导入。请打开它，把字抄到正文里。"), lost=True
    ),
    "w:contentPart": Told(say("手写的字没有导入，请自己抄到正文里。"), lost=True),
    "w:movie": Told(say("影片没有导入。")),
}

# Those that are told with their words, or whose words do not count.
WITH_WORDS = (_REVISED, TOLD["w:rt"])

# Not taken, and why nothing is lost that a reader sees.
_IGNORED = {
    "how something looks; what a reader sees of it (numbers, hidden, struck, raised) is read there": (
        "w:pPr w:rPr w:sectPr w:tblPr w:tblPrEx w:tblGrid w:trPr w:tcPr w:rubyPr w:background"
    ),
    "what kind of control or tag it is; whether it shows a hint only is read there": (
        "w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr"
    ),
    "how a formula is set; its signs are read there": (
        "m:rPr m:oMathParaPr m:ctrlPr m:argPr m:accPr m:barPr m:boxPr m:borderBoxPr m:dPr m:eqArrPr m:fPr"
        " m:funcPr m:groupChrPr m:limLowPr m:limUppPr m:mPr m:naryPr m:phantPr m:radPr m:sPrePr m:sSubPr"
        " m:sSubSupPr m:sSupPr"
    ),
    "it marks a place, and shows nothing": (
        "w:bookmarkStart w:bookmarkEnd w:permStart w:permEnd w:proofErr w:lastRenderedPageBreak"
        " w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd"
        " w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd"
        " w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd"
        " w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd"
    ),
    "where a comment begins and ends; the comment is told at its reference": (
        "w:commentRangeStart w:commentRangeEnd"
    ),
    "the number of the page, which changes with each printing": "w:pgNum",
    "it stands in notes and comments only, before their words": (
        "w:annotationRef w:footnoteRef w:endnoteRef w:separator w:continuationSeparator"
    ),
    "it shows only where a line breaks, which is another place in our print": "w:softHyphen",
    "data that a program keeps with a field; its result is what is seen": "w:fldData",
    "which rows of an older document changed their number": "w:numberingChange",
}
IGNORED = {name: reason for reason, names in _IGNORED.items() for name in names.split()}

UNKNOWN = Told(say("这里有一处认不出来的内容（{words}），请对照原文看看有没有少字。"), lost=True)
# What is told of what was taken or left by its looks, or stands in a place where nothing is shown.
HIDDEN = Told(say("隐藏的字“{words}”没有导入。"))
STRUCK = Told(say("加了删除线的字“{words}”没有导入。"))
PLACEHOLDER = Told(say("“{words}”是还没有填的提示，没有导入。"))
PICTURE = Told(say("图片没有导入。"))
CHART = Told(say("图表没有导入，里面的字请自己抄到正文里。"), lost=True)
DRAWN = Told(say("图形里的字“{words}”没有导入，请自己抄到正文里。"), lost=True)
MISPLACED = Told(say("“{words}”写在文件里不显示的地方，没有导入。"), lost=True)
OTHER = Told(
    say("这里存着新旧两版 Word 各自显示的内容，导入了旧版的；没有导入的是“{words}”，请核对。"),
    lost=True,
)
SYMBOL = Told(say("符号认不出来（字体 {words}），没有导入，请自己补上。"), lost=True)
FIELD = Told(say("这里有 Word 自动生成的内容（{words}），没有导入，请自己抄到正文里。"), lost=True)
EQUATION = Told(say("公式写成了一行“{words}”，请核对。"))
ROW = Told(say("隐藏的一行表格“{words}”没有导入。"))
LABEL = Told(say("自动编号的样式认不出来，写成了“{words}”，请核对。"))
LOST_LABEL = Told(say("自动编号读不出来，没有导入。请看看这一段的编号。"), lost=True)
LONG_LABEL = Told(say("自动编号有 {words} 个字，太长，没有导入。请看看这一段的编号。"), lost=True)
FOOTNOTE = Told(say("脚注“{words}”没有导入，请自己抄到正文里。"), lost=True)
ENDNOTE = Told(say("尾注“{words}”没有导入，请自己抄到正文里。"), lost=True)
COMMENT = Told(say("批注“{words}”没有导入。"))
HEADER = Told(say("页眉里的“{words}”没有导入，请自己抄到正文里。"), lost=True)
FOOTER = Told(say("页脚里的“{words}”没有导入，请自己抄到正文里。"), lost=True)


def local(element: ET.Element) -> str:
    """The name of an element without its namespace: Word's and the ISO's differ."""
    return str(element.tag).rpartition("}")[2]


@lru_cache(maxsize=1000)
def _named(tag: str) -> str:
    space, _, own = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(space, space)}:{own}"


def name(element: ET.Element) -> str:
    """The name of an element with the usual prefix of its namespace."""
    return _named(str(element.tag))


def child(element: ET.Element | None, kind: str) -> ET.Element | None:
    """The first child of a name without its namespace."""
    return next((each for each in element if local(each) == kind), None) if element is not None else None  # fmt: skip


def value(element: ET.Element | None, attribute: str = "val") -> str | None:
    """An attribute by its name without its namespace; None where it is missing."""
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == attribute), None)


def text_in(element: ET.Element) -> str:
    """The words that stand anywhere in an element."""
    return "".join(each.text or "" for each in element.iter() if name(each) in ("w:t", "m:t"))
