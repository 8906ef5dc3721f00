"""What a Word file can hold, row by row of the table: taken for what it is, or told with its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import wordml
from conftest import SHARED, need

from generator.commands.imported import printed
from generator.importing.word import elements, package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": W,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "x": "urn:example",
    }.items()
)
REVISED = "文件里有修订：删去的字没有导入，插入的字导入了。"
TODAY = "这里是自动变化的日期，没有导入，请自己填上。"
CHECK = "公式写成了一行“{}”，请核对。"
FIELD = "这里有 Word 自动生成的内容（{}），没有导入，请自己抄到正文里。"
PICTURE = "图片没有导入。"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def field(code: str, result: str = "") -> str:
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r(result) if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def form(data: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


# Of each element that is read or told: what stands in the paragraph 甲…乙, what is imported, what
# is told, and with what code import ends.
IN_A_PARAGRAPH: dict[str, list[tuple[str, str, list[str], int]]] = {
    "w:p": [(p("12"), "甲\n12\n乙", [], 0)],
    "w:r": [
        (r("隐", "<w:vanish/>") + r("藏", "<w:vanish/>"), "甲乙", ["隐藏的字“隐藏”没有导入。"], 0),
        (r("旧", "<w:strike/>"), "甲乙", ["加了删除线的字“旧”没有导入。"], 0),
        (r("旧", "<w:dstrike w:val='1'/>"), "甲乙", ["加了删除线的字“旧”没有导入。"], 0),
        (r("新", "<w:strike w:val='0'/><w:vanish w:val='false'/>"), "甲新乙", [], 0),
        (r("旧", "<w:rStyle w:val='Struck'/>"), "甲乙", ["加了删除线的字“旧”没有导入。"], 0),
        (r("10") + r("8", "<w:vertAlign w:val='superscript'/>"), "甲10⁸乙", [], 0),
        (r("10") + r("-8", "<w:vertAlign w:val='superscript'/>"), "甲10⁻⁸乙", [], 0),
        (r("x") + r("ab", "<w:vertAlign w:val='superscript'/>"), "甲x^(ab)乙", [], 0),
        (r("H") + r("2", "<w:vertAlign w:val='subscript'/>") + r("O"), "甲H₂O乙", [], 0),
        (r("注", "<w:vertAlign w:val='superscript'/>"), "甲注乙", [], 0),
    ],
    "m:r": [(m("95"), "甲95乙", [], 0)],
    "w:t": [(t("12"), "甲12乙", [], 0)],
    "m:t": [("<m:t>12</m:t>", "甲12乙", [], 0)],
    "w:sym": [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "甲☑乙", [], 0),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "甲≥乙", [], 0),
        ('<w:r><w:sym w:font="宋体" w:char="2103"/></w:r>', "甲℃乙", [], 0),
        ('<w:r><w:sym w:font="Webdings" w:char="F04A"/></w:r>', "甲乙", ["符号认不出来（字体 Webdings F04A），没有导入，请自己补上。"], 1),
        ('<w:r><w:sym w:font="Wingdings" w:char="?"/></w:r>', "甲乙", ["符号认不出来（字体 Wingdings ?），没有导入，请自己补上。"], 1),
    ],
    "w:fldChar": [
        (field("REF a", "12"), "甲12乙", [], 0),
        (field("REF a"), "甲乙", [FIELD.format("REF a")], 1),
        (field("PAGE"), "甲乙", [], 0),
        (field(r"EQ \f(95,100)"), "甲95/100乙", [], 0),
        (field(r"eq \f(a+b,2)"), "甲(a+b)/2乙", [], 0),
        (field(r"EQ 10\s\up 8(8)"), "甲10⁸乙", [], 0),
        (field(r"EQ \r(3,\f(1,2))"), "甲³√(1/2)乙", [], 0),
        (field(r"eq \o\ac(○,3)"), "甲③乙", [], 0),
        (field(r"EQ \b(\a(1,2))"), "甲乙", [FIELD.format(r"EQ \b(\a(1,2))")], 1),
        (form("<w:checkBox><w:default w:val='1'/></w:checkBox>"), "甲☑乙", [], 0),
        (form("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>"), "甲☐乙", [], 0),
        (form("<w:ddList><w:result w:val='1'/><w:listEntry w:val='是'/><w:listEntry w:val='否'/></w:ddList>"), "甲否乙", [], 0),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText></w:r>', "甲乙", [], 0),
    ],
    "w:instrText": [("<w:r><w:instrText>PAGE</w:instrText></w:r>", "甲乙", [], 0)],
    "w:fldSimple": [
        (f'<w:fldSimple w:instr="REF a">{r("12")}</w:fldSimple>', "甲12乙", [], 0),
        ('<w:fldSimple w:instr="EQ \\f(1,2)"/>', "甲1/2乙", [], 0),
    ],
    "w:drawing": [
        ("<w:r><w:drawing><pic:pic/></w:drawing></w:r>", "甲乙", [PICTURE], 0),
        ("<w:r><w:drawing><c:chart/></w:drawing></w:r>", "甲乙", ["图表没有导入，里面的字请自己抄到正文里。"], 1),
        ("<w:r><w:drawing><dgm:relIds/></w:drawing></w:r>", "甲乙", ["图表没有导入，里面的字请自己抄到正文里。"], 1),
        ("<w:r><w:drawing><a:t>形</a:t></w:drawing></w:r>", "甲乙", ["图形里的字“形”没有导入，请自己抄到正文里。"], 1),
        (f"<w:r><w:drawing><x:txbx><w:txbxContent>{p('框')}</w:txbxContent></x:txbx></w:drawing></w:r>", "甲乙\n框", [], 0),
    ],
    "w:pict": [
        ('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>', "甲\n艺术字\n乙", [], 0),
        ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", "甲乙", [PICTURE], 0),
    ],
    "w:txbxContent": [(f"<w:txbxContent>{p('框')}</w:txbxContent>", "甲乙\n框", [], 0)],
    "w:footnoteReference": [('<w:r><w:footnoteReference w:id="2"/></w:r>', "甲乙", ["脚注“脚”没有导入，请自己抄到正文里。"], 1)],
    "w:endnoteReference": [('<w:r><w:endnoteReference w:id="2"/></w:r>', "甲乙", ["尾注“尾”没有导入，请自己抄到正文里。"], 1)],
    "w:commentReference": [('<w:r><w:commentReference w:id="2"/></w:r>', "甲乙", ["批注“批”没有导入。"], 0)],
    "m:oMath": [(f"<m:oMath>{m('95')}</m:oMath>", "甲95乙", [], 0)],
    "m:f": [
        (f"<m:oMath><m:f><m:num>{m('95')}</m:num><m:den>{m('100')}</m:den></m:f></m:oMath>", "甲95/100乙", [CHECK.format("95/100")], 0),
        (f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>", "甲(a+b)/2乙", [CHECK.format("(a+b)/2")], 0),
        (f"<m:f><m:fPr><m:type m:val='noBar'/></m:fPr><m:num>{m('5')}</m:num><m:den>{m('2')}</m:den></m:f>", "甲(5；2)乙", [CHECK.format("(5；2)")], 0),
        (f"<m:f><m:num>{m('5')}</m:num>{m('7')}<m:den>{m('2')}</m:den></m:f>", "甲5/2乙", [CHECK.format("5/2"), "“572”写在文件里不显示的地方，没有导入。"], 1),
    ],
    "m:rad": [(f"<m:rad><m:deg>{m('3')}</m:deg><m:e>{m('8')}</m:e></m:rad>", "甲³√8乙", [CHECK.format("³√8")], 0)],
    "m:sSup": [(f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('8')}</m:sup></m:sSup>", "甲10⁸乙", [CHECK.format("10⁸")], 0)],
    "m:sSub": [(f"<m:sSub><m:e>{m('x')}</m:e><m:sub>{m('ij')}</m:sub></m:sSub>", "甲x_(ij)乙", [CHECK.format("x_(ij)")], 0)],
    "m:sSubSup": [(f"<m:sSubSup><m:e>{m('x')}</m:e><m:sub>{m('1')}</m:sub><m:sup>{m('2')}</m:sup></m:sSubSup>", "甲x₁²乙", [CHECK.format("x₁²")], 0)],
    "m:sPre": [(f"<m:sPre><m:sub>{m('1')}</m:sub><m:sup>{m('2')}</m:sup><m:e>{m('x')}</m:e></m:sPre>", "甲₁²x乙", [CHECK.format("₁²x")], 0)],
    "m:nary": [(f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{m('1')}</m:sub><m:sup>{m('9')}</m:sup><m:e>{m('x')}</m:e></m:nary>", "甲∑₁⁹ x乙", [CHECK.format("∑₁⁹ x")], 0)],
    "m:d": [(f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=''/></m:dPr><m:e>{m('1')}</m:e><m:e>{m('2')}</m:e></m:d>", "甲[1|2乙", [CHECK.format("[1|2")], 0)],
    "m:limLow": [(f"<m:limLow><m:e>{m('lim')}</m:e><m:lim>{m('n')}</m:lim></m:limLow>", "甲lim_(n)乙", [CHECK.format("lim_(n)")], 0)],
    "m:limUpp": [(f"<m:limUpp><m:e>{m('x')}</m:e><m:lim>{m('n')}</m:lim></m:limUpp>", "甲x^(n)乙", [CHECK.format("x^(n)")], 0)],
    "m:acc": [(f"<m:acc><m:e>{m('x')}</m:e></m:acc>", "甲x\u0302乙", [CHECK.format("x\u0302")], 0)],
    "m:bar": [(f"<m:bar><m:e>{m('x')}</m:e></m:bar>", "甲x\u0305乙", [CHECK.format("x\u0305")], 0)],
    "m:groupChr": [(f"<m:groupChr><m:e>{m('x')}</m:e></m:groupChr>", "甲x\u23df乙", [CHECK.format("x\u23df")], 0)],
    "m:eqArr": [(f"<m:eqArr><m:e>{m('1')}</m:e><m:e>{m('2')}</m:e></m:eqArr>", "甲1；2乙", [CHECK.format("1；2")], 0)],
    "m:m": [(f"<m:m><m:mr><m:e>{m('1')}</m:e><m:e>{m('2')}</m:e></m:mr></m:m>", "甲[1，2]乙", [CHECK.format("[1，2]")], 0)],
    "m:phant": [
        (f"<m:phant><m:e>{m('1')}</m:e></m:phant>", "甲1乙", [], 0),
        (f"<m:phant><m:phantPr><m:show m:val='0'/></m:phantPr><m:e>{m('1')}</m:e></m:phant>", "甲乙", ["隐藏的字“1”没有导入。"], 0),
    ],
    **{f"w:{kind}{way}": [(f"<w:r><w:{kind}{way}/></w:r>", "甲乙", [TODAY], 1)] for kind in ("day", "month", "year") for way in ("Short", "Long")},
    "w:del": [(f"<w:del>{r('旧')}</w:del>", "甲乙", [REVISED], 0)],
    "w:moveFrom": [(f"<w:moveFrom>{r('旧')}</w:moveFrom>", "甲乙", [REVISED], 0)],
    "w14:conflictDel": [(f"<w14:conflictDel>{r('旧')}</w14:conflictDel>", "甲乙", [REVISED], 0)],
    "w:delText": [("<w:r><w:delText>旧</w:delText></w:r>", "甲乙", [REVISED], 0)],
    "w:delInstrText": [("<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>", "甲乙", [REVISED], 0)],
    "w:rt": [(f"<w:r><w:ruby><w:rt>{r('jia')}</w:rt><w:rubyBase>{r('丙')}</w:rubyBase></w:ruby></w:r>", "甲丙乙", ["注音“jia”没有导入。"], 0)],
    "w:object": [("<w:r><w:object/></w:r>", "甲乙", ["嵌入的对象（公式、表格等）没有导入，请自己抄到正文里。"], 1)],
    "w:altChunk": [('<w:altChunk r:id="a"/>', "甲乙", ["这里插着另一个文件，里面的字没有导入。请用 Word 打开，另存一次，再导入。"], 1)],
    "w:subDoc": [('<w:subDoc r:id="a"/>', "甲乙", ["这里连着另一个文件（子文档），里面的字没有导入。请打开它，把字抄到正文里。"], 1)],
    "w:contentPart": [("<w:r><w:contentPart/></w:r>", "甲乙", ["手写的字没有导入，请自己抄到正文里。"], 1)],
    "w:movie": [("<w:r><w:movie/></w:r>", "甲乙", ["影片没有导入。"], 0)],
    **{kind: [(f"<w:r><{kind}/></w:r>", f"甲{sign}乙", [], 0)] for kind, sign in elements.CHARACTERS.items()},
}  # fmt: skip
ROWS = [(kind, number) for kind, rows in IN_A_PARAGRAPH.items() for number in range(len(rows))]
STYLES = '<w:style w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="Struck"><w:basedOn w:val="Base"/></w:style>'
BESIDE = {
    "footnotes": f'<w:footnote w:id="2">{p("脚")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="2">{p("尾")}</w:endnote>',
    "comments": f'<w:comment w:id="2">{p("批")}</w:comment>',
}


def word_file(body: str, folder: Path, numbering: str = "", **beside: str) -> Path:
    parts = {
        "document": f"<w:body>{body}</w:body>",
        "styles": STYLES,
        "numbering": numbering,
    } | beside
    relations = "".join(
        f'<Relationship Id="{name}" Type="http://x/{name.rstrip("123")}" Target="{name}.xml"/>' for name in beside
    )  # fmt: skip
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>"
        )
        for name, inside in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{inside}</w:{name}>")
    file = folder / "a.docx"
    file.write_bytes(packed.getvalue())
    return file


def words(report: str) -> str:
    """What a report in YAML prints, without the marks of what it lacks."""
    return "\n".join(text for text in printed(report) if not text.startswith("【待补"))


@pytest.fixture
def imports(fazhi, tmp_path: Path):
    """Import a body: its words, what is told after the file's name, and the exit code."""

    def run(body: str, **beside: str) -> tuple[str, list[str], int]:
        file = word_file(body, tmp_path, **beside)
        result = fazhi("import", file)
        told = [line.removeprefix(str(file)) for line in result.err.splitlines()]
        return words(result.out), told, result.code

    return run


@pytest.mark.parametrize(("kind", "number"), ROWS)
def test_each_element_is_taken_or_told(imports, kind: str, number: int) -> None:
    inside, text, told, code = IN_A_PARAGRAPH[kind][number]
    related = {name: BESIDE[name] for name in BESIDE if name.rstrip("s") in kind}
    found, messages, ended = imports(f"<w:p>{r('甲')}{inside}{r('乙')}</w:p>", **related)
    assert (found, messages, ended) == (text, [f":1 {message}" for message in told], code)


def test_each_row_of_the_table_is_tested() -> None:
    assert (
        set(IN_A_PARAGRAPH) == elements.READ | elements.CHARACTERS.keys() | elements.LEFT_OUT.keys()
    )


def test_an_element_stands_in_one_table() -> None:
    tables = (
        elements.CONTAINERS,
        elements.READ,
        elements.CHARACTERS,
        elements.LEFT_OUT,
        elements.IGNORED,
    )
    names = [name for table in tables for name in table]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", sorted(elements.CONTAINERS))
def test_what_is_inside_is_taken(imports, kind: str) -> None:
    assert imports(p("甲") + f"<{kind}>{r('乙')}</{kind}>") == ("甲\n乙", [], 0)


@pytest.mark.parametrize("kind", sorted(elements.IGNORED))
def test_what_is_ignored_shows_nothing(imports, kind: str) -> None:
    """Were there words in it nevertheless, they would be told."""
    assert imports(f"<w:p>{r('甲')}<{kind}/></w:p>") == ("甲", [], 0)
    told = ":1 “乙”写在文件里不显示的地方，没有导入。"
    assert imports(f"<w:p>{r('甲')}<{kind}>{r('乙')}</{kind}></w:p>") == ("甲", [told], 1)


def test_what_no_table_knows_is_told_and_taken(imports) -> None:
    told = [":1 这里有一处认不出来的内容（new），请对照原文看看有没有少字。"]
    assert imports(f"<w:p>{r('甲')}<x:new>{r('乙')}</x:new></w:p>") == ("甲乙", told, 1)
    assert imports(f"<w:p>{r('甲')}<x:new>乙</x:new></w:p>") == ("甲乙", told, 1)


def test_every_element_of_the_standard_stands_in_a_table() -> None:
    need((SHARED / "ooxml-xsd").is_dir(), "the schemas of ISO/IEC 29500, in ooxml-xsd/")
    opaque = (
        elements.IGNORED.keys() | elements.LEFT_OUT.keys() | {"w:fldChar", "w:drawing", "w:pict"}
    )
    allowed = wordml.reachable(SHARED / "ooxml-xsd", opaque)
    known = elements.CONTAINERS | elements.READ | elements.CHARACTERS.keys() | opaque
    assert len(allowed) > 140
    assert allowed - known == set()


BLOCKS: dict[str, tuple[str, str, list[str], int]] = {
    "the older version, if it says anything": (
        f"<mc:AlternateContent><mc:Choice>{p('新')}</mc:Choice><mc:Fallback>{p('新')}</mc:Fallback></mc:AlternateContent>",
        "甲\n新\n乙", [], 0,
    ),
    "the other version, if the older says nothing": (
        f"<mc:AlternateContent><mc:Choice>{p('新')}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
        "甲\n新\n乙", [], 0,
    ),
    "two versions that say different things": (
        f"<mc:AlternateContent><mc:Choice>{p('新')}</mc:Choice><mc:Fallback>{p('旧')}</mc:Fallback></mc:AlternateContent>",
        "甲\n旧\n乙", [":1 这里存着新旧两版 Word 各自显示的内容，导入了旧版的；没有导入的是“新”，请核对。"], 1,
    ),
    "two versions of a part of a drawing": (
        (f"<w:p><w:r><w:drawing><mc:AlternateContent><mc:Choice><w:txbxContent>{p('新')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{p('旧')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:drawing></w:r></w:p>"),
        "甲\n旧\n乙", [":2 这里存着新旧两版 Word 各自显示的内容，导入了旧版的；没有导入的是“新”，请核对。"], 1,
    ),
    "a control that is filled": (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('填')}</w:sdtContent></w:sdt>", "甲\n填\n乙", [], 0),
    "a control that is not filled": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('单击此处')}</w:sdtContent></w:sdt>",
        "甲\n乙", [":1 “单击此处”是还没有填的提示，没有导入。"], 0,
    ),
    "a control in a line that is not filled": (
        f"<w:p>{r('丙')}<w:sdt><w:sdtPr><w:showingPlcHdr w:val='1'/></w:sdtPr><w:sdtContent>{r('单击此处')}</w:sdtContent></w:sdt></w:p>",
        "甲\n丙\n乙", [":2 “单击此处”是还没有填的提示，没有导入。"], 0,
    ),
    "a check box": (
        f"<w:p><w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{r('☒')}</w:sdtContent></w:sdt></w:p>", "甲\n☒\n乙", [], 0,
    ),
    "a row that is deleted, and one that is hidden": (
        (f"<w:tbl><w:tr><w:tc>{p('一')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('二')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('三')}</w:tc></w:tr></w:tbl>"),
        "甲\n一\n乙", [f":2 {REVISED}", ":2 隐藏的一行表格“三”没有导入。"], 0,
    ),
    "a cell that is deleted": (
        f"<w:tbl><w:tr><w:tc>{p('一')}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p('二')}</w:tc></w:tr></w:tbl>",
        "甲\n一\n乙", [f":2 {REVISED}"], 0,
    ),
    "rows and cells in controls": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{p('一')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
        "甲\n一\n乙", [], 0,
    ),
    "a table in a cell": (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p('一')}</w:tc></w:tr></w:tbl>{p('二')}</w:tc></w:tr></w:tbl>",
        "甲\n一 二\n乙", [], 0,
    ),
    "a text box in a cell": (
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:drawing><w:txbxContent>{p('框')}</w:txbxContent></w:drawing></w:r></w:p></w:tc></w:tr></w:tbl>",
        "甲\n框\n乙", [], 0,
    ),
    "a paragraph in the place of a row": (f"<w:tbl>{p('一')}</w:tbl>", "甲\n一\n乙", [], 0),
    "a file in the file": ('<w:altChunk r:id="x"/>', "甲\n乙", [":1 这里插着另一个文件，里面的字没有导入。请用 Word 打开，另存一次，再导入。"], 1),
    "the style of the paragraph": (
        f"<w:p><w:pPr><w:pStyle w:val='Struck'/></w:pPr>{r('旧')}</w:p>", "甲\n乙", [":2 加了删除线的字“旧”没有导入。"], 0,
    ),
    "a field over paragraphs": (
        ("<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType='separate'/></w:r></w:p>"
        f"{p('目录')}<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"),
        "甲\n目录\n乙", [], 0,
    ),
    "a field without an end": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF a</w:instrText></w:r></w:p>",
        "甲\n乙", [], 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_taken_or_told(imports, name: str) -> None:
    inside, text, told, code = BLOCKS[name]
    assert imports(p("甲") + inside + p("乙")) == (text, told, code)


def test_a_field_without_an_end_at_the_end(imports) -> None:
    code = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF a</w:instrText></w:r>"
    told = [":1 " + FIELD.format("REF a")]
    assert imports(f"<w:p>{r('甲')}{code}</w:p>") == ("甲", told, 1)


def test_a_file_that_says_nothing_tells_why(fazhi, tmp_path: Path) -> None:
    file = word_file(f'<w:altChunk r:id="a"/><w:p>{r("隐", "<w:vanish/>")}</w:p>', tmp_path)
    result = fazhi("import", file)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"文件 {file} 里没有可以导入的文字。隐藏的字“隐”没有导入。"
        "这里插着另一个文件，里面的字没有导入。请用 Word 打开，另存一次，再导入。"
    )


HEADERS: dict[str, tuple[str, list[str], int]] = {
    "a number": (r("示政发〔2026〕3号"), [" 页眉里的“示政发〔2026〕3号”没有导入，请自己抄到正文里。"], 1),
    "what the body says, too": (r("甲"), [], 0),
    "the number of the page": (r("— ") + field("PAGE", "1") + r(" —"), [], 0),
    "the number of the page and of pages": (r("第") + field("PAGE", "1") + r("页 共") + field("NUMPAGES", "9") + r("页"), [], 0),
    "nothing": ("", [], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_words_of_headers_are_told(imports, name: str) -> None:
    inside, told, code = HEADERS[name]
    assert imports(p("甲"), header1=f"<w:p>{inside}</w:p>") == ("甲", told, code)
    told = [line.replace("页眉", "页脚") for line in told]
    assert imports(p("甲"), footer1=f"<w:p>{inside}</w:p>") == ("甲", told, code)


def test_a_comment_that_nothing_refers_to(imports) -> None:
    assert imports(p("甲"), comments=BESIDE["comments"]) == ("甲", [" 批注“批”没有导入。"], 0)


def listed(number: str = "1", level: str = "0") -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def levels(form: str, text: str, inside: str = "") -> str:
    return f'<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="{form}"/>{inside}<w:lvlText w:val="{text}"/></w:lvl>'


LIST = '<w:abstractNum w:abstractNumId="7">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/>{}</w:num>'
NUMBERS: dict[str, tuple[str, str, list[str], int]] = {
    "a usual form": (LIST.format(levels("upperRoman", "%1、"), ""), "II、甲", [], 0),
    "an unusual form": (
        LIST.format(levels("russianUpper", "%1、"), ""), "2、甲", [":1 自动编号的样式认不出来，写成了“2、”，请核对。"], 0,
    ),
    "a form that has not so many": (
        LIST.format(levels("ideographEnclosedCircle", "%1").replace('"2"', '"30"'), ""), "30甲",
        [":1 自动编号的样式认不出来，写成了“30”，请核对。"], 0,
    ),
    "arabic numbers by law": (LIST.format(levels("upperRoman", "%1、", "<w:isLgl/>"), ""), "2、甲", [], 0),
    "a level of its own": (
        LIST.format(levels("decimal", "%1、"), f'<w:lvlOverride w:ilvl="0">{levels("upperLetter", "%1)")}</w:lvlOverride>'),
        "B)甲", [], 0,
    ),
    "a huge label": (
        LIST.format(levels("decimal", "长" * 101), ""), "甲", [":1 自动编号有 101 个字，太长，没有导入。请看看这一段的编号。"], 1,
    ),
    "a list without levels": (LIST.format("", ""), "甲", [":1 自动编号读不出来，没有导入。请看看这一段的编号。"], 1),
    "no list": ("", "甲", [], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_of_lists(imports, name: str) -> None:
    numbers, text, told, code = NUMBERS[name]
    assert imports(p("甲", listed()), numbering=numbers) == (text, told, code)


@pytest.mark.parametrize("kind", ["w:p", "w:r", "w:tbl", "m:f><m:num", "w:txbxContent", "w:sdt"])
def test_as_deep_as_may_be(imports, kind: str) -> None:
    """What is nested as deep as a Word file may be is read without a traceback."""
    deep = (package.MAX_DEPTH - 10) // kind.count(":")
    closing = "".join(f"</{part}>" for part in reversed(kind.split("><")))
    text, _, _ = imports(f"<w:p>{f'<{kind}>' * deep}{r('甲')}{closing * deep}</w:p>")
    assert "甲" in text
