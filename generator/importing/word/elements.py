"""What the body of a Word file can hold, by ISO/IEC 29500, and what becomes of each element.

Each element stands in one of five tables. One that stands in none is reported, and its content is
read. `blocks` and `paragraphs` read a file by these tables; a test holds them against the schemas
of the standard.
"""

from __future__ import annotations

from generator.importing.word import remarks
from generator.importing.word.remarks import Remark


def _names(*groups: str) -> frozenset[str]:
    """The names in lines of names."""
    return frozenset(" ".join(groups).split())


# Their content is read in their place.
CONTAINERS = _names(
    "w:body w:tbl w:tr w:tc",
    "w:ins w:moveTo w14:conflictIns",
    "w:hyperlink w:smartTag w:customXml w:dir w:bdo",
    "w:sdt w:sdtContent",
    "w:ruby w:rubyBase",
    "mc:AlternateContent mc:Choice mc:Fallback",
    "m:oMathPara m:e m:num m:den m:sub m:sup m:deg m:fName m:lim m:mr m:box m:borderBox m:func",
)

# Read as these characters.
CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}

# Read by a function of their own, in `paragraphs` and `formulas`.
READ = _names(
    "w:p w:r m:r w:t m:t w:sym",
    "w:fldChar w:fldSimple w:instrText",
    "w:drawing w:pict w:txbxContent",
    "w:footnoteReference w:endnoteReference w:commentReference",
    "m:oMath m:f m:rad m:sSup m:sSub m:sSubSup m:sPre m:nary m:d m:limLow m:limUpp",
    "m:acc m:bar m:groupChr m:eqArr m:m m:phant",
)

# Left out, with a remark.
_LEFT_OUT = {
    "w:del w:moveFrom w14:conflictDel w:delText w:delInstrText": remarks.REVISED,
    "w:dayShort w:dayLong w:monthShort w:monthLong w:yearShort w:yearLong": remarks.TODAY,
    "w:rt": remarks.READING,
    "w:object": remarks.OBJECT,
    "w:altChunk": remarks.INSERTED_FILE,
    "w:subDoc": remarks.LINKED_FILE,
    "w:contentPart": remarks.HANDWRITING,
    "w:movie": remarks.MOVIE,
}
LEFT_OUT: dict[str, Remark] = {
    name: remark for names, remark in _LEFT_OUT.items() for name in names.split()
}

# Left out in silence, and why nothing is lost that a reader sees.
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
    "where a comment begins and ends; the comment is reported at its reference": (
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
IGNORED: dict[str, str] = {
    name: reason for reason, names in _IGNORED.items() for name in names.split()
}


def is_left_out(name: str) -> bool:
    """Whether nothing of an element is read, with a remark or without."""
    return name in IGNORED or name in LEFT_OUT
