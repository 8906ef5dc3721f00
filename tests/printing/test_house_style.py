"""GB/T 9704—2012, clause by clause: our own document keeps each, and a broken one is found out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from conftest import complete
from docx_package import Package, W, changed
from lxml import etree
from steps import checked, composed

from generator.printing import look
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS

MM = 1440 / 25.4
BODY, STYLES = "word/document.xml", "word/styles.xml"
BLACK = {None, "auto", "000000"}
FULL = complete(
    份号="'000001'", 密级="机密★3年", 紧急程度="特急", 标题="示例区人民政府关于2025年度法治政府建设情况的报告",
    发文字号="示政发〔2026〕3号", 签发人="[李明, 王安, 陈思远]", 主送机关="示例市人民政府",
    主要举措和成效="{标题: 甲, 分项: [{标题: 乙, 分项: [{标题: 丙, 分项: [{标题: 丁, 正文: 共有“三项”制度。}]}]}],"
    " 表: {表名: 案件, 单位: 件, 列: [类别, 收案], 行: [[市场监管, '12'], [合计, '12']]}}",
    附注="此件公开发布", 抄送="[甲机关, 乙机关]", 印发="示例区人民政府办公室", 印发日期="2026-02-25",
    附件="[{标题: 清单, 正文: 戊}, {标题: 说明, 正文: 己}]",
)  # fmt: skip
JOINT = complete(
    发文机关="[中共示例区委员会, 示例区人民政府]", 署名="[中共示例区委员会, 示例区人民政府]",
    发文字号="示委发〔2026〕3号", 签发人="李明", 主送机关="示例市人民政府", 印发="示例区委办公室",
)  # fmt: skip


@pytest.fixture
def made(tmp_path) -> Callable[..., bytes]:
    """A filed report in the house look with another laid over it."""

    def make(text: str = FULL, over: str = "", edition: str = "filed") -> bytes:
        for name, content in (("report.yaml", text), ("look.yaml", over)):
            (tmp_path / name).write_text(content, encoding="utf-8")
        laid, problems = look.load(tmp_path / "look.yaml") if over else (look.house(), [])
        assert problems == []
        found = checked(tmp_path / "report.yaml", edition)[0]
        return WRITERS["docx"](composed(found, edition), laid)

    return make


def section(it: Package, tag: str, attribute: str) -> float:
    return float(it.body.find(f".//{W}sectPr/{W}{tag}").get(f"{W}{attribute}")) / MM


def near(*pairs: tuple[float, float]) -> bool:
    return all(abs(value - wanted) <= 0.1 for value, wanted in pairs)


def face(it: Package, role: str, font: str, points: float) -> bool:
    """A role is in this font and size."""
    return (it.of(role, "rPr/rFonts", "eastAsia"), it.of(role, "rPr/sz")) == (
        font,
        f"{points * 2:.0f}",
    )


def indents(it: Package, role: str, which: int = 0) -> dict[str, float]:
    """The indents of a paragraph in 字 of its own size; a line is as wide as the text block."""
    unit = float(it.of(role, "rPr/sz")) * 10 - 5
    sides = ("left", "right", "firstLine", "hanging")
    given = {side: float(it.of(role, "pPr/ind", side, which) or 0) / unit for side in sides}
    if given["hanging"]:
        given["firstLine"] = -given["hanging"]
    return given


def spacing(it: Package, role: str, side: str, which: int = 0) -> float:
    return float(it.of(role, "pPr/spacing", side, which) or 0) / 579


def order(it: Package, *roles: str) -> bool:
    """The roles' first paragraphs follow one another."""
    every = list(it.body.iter(f"{W}p"))
    places = [every.index(it.paragraphs(role)[0]) for role in roles]
    return places == sorted(places)


def rules(it: Package, style: str) -> dict[str, int]:
    """The rules of a table's style in eighths of a point."""
    borders = it.styles[style].find(f"{W}tblPr/{W}tblBorders")
    return {etree.QName(e).localname: int(e.get(f"{W}sz")) for e in borders}


def table_of(it: Package, role: str) -> etree._Element:
    return next(it.paragraphs(role)[0].iterancestors(f"{W}tbl"))


def imprint_at_the_foot(it: Package) -> bool:
    place = table_of(it, "printed").find(f"{W}tblPr/{W}tblpPr")
    return place is not None and (
        place.get(f"{W}vertAnchor"),
        place.get(f"{W}tblpYSpec"),
        near((float(place.get(f"{W}tblpX")) / MM, 28)),
    ) == ("margin", "bottom", True)


def mark_height(it: Package) -> bool:
    """35 mm from the text block to the mark's face, which stands 4/5 down its line."""
    above = sum(len(it.paragraphs(role)) for role in ("copy-number", "secrecy", "urgency"))
    line, points = float(it.of("mark", "pPr/spacing", "line")), float(it.of("mark", "rPr/sz")) / 2
    top = above * 579 + spacing(it, "mark", "before") * 579 + 0.8 * (line - points * 20)
    return abs(top / MM - 35) < 0.5


def page_number(it: Package) -> bool:
    footers = {
        reference.get(f"{W}type"): it.tree(f"word/footer{number}.xml")
        for number, reference in enumerate(it.body.iter(f"{W}footerReference"), 1)
    }
    sides = {kind: tree.find(f".//{W}jc").get(f"{W}val") for kind, tree in footers.items()}
    said = {"".join(t.text for t in tree.iter(f"{W}t")) for tree in footers.values()}
    settings = it.tree("word/settings.xml")
    return (
        sides == {"default": "right", "even": "left"}
        and said == {"— 1 —"}
        and settings.find(f"{W}evenAndOddHeaders") is not None
        and it.value("page-number", "rPr/rFonts", "ascii") == "宋体"
        and it.value("page-number", "rPr/sz") == "28"
        and it.value("page-number", "pPr/ind", "rightChars") == "100"
        and near((section(it, "pgMar", "bottom") - section(it, "pgMar", "footer"), 9.84))
    )


def repeated_head(it: Package) -> bool:
    rows = list(table_of(it, "cell").iter(f"{W}tr"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    return (
        heads[0]
        and not any(heads[1:])
        and all(row.find(f".//{W}cantSplit") is not None for row in rows)
    )


def quotes(it: Package) -> bool:
    """Marks that Latin fonts have too are sent to the Chinese one; digits are in the Latin one."""
    runs = [r for r in it.body.iter(f"{W}r") if "“" in "".join(r.itertext())]
    hints = [r.find(f"{W}rPr/{W}rFonts[@{W}hint='eastAsia']") is not None for r in runs]
    return all(hints) and it.of("body", "rPr/rFonts", "ascii") == "Times New Roman"


@dataclass(frozen=True)
class Clause:
    """A clause, how to see that it is kept, and what breaks it: a look, or a change to a part."""

    number: str
    what: str
    kept: Callable[[Package], bool]
    broken: str | tuple[str, str, str]


CLAUSES = [
    Clause("5.1", "A4", lambda it: near((section(it, "pgSz", "w"), 210), (section(it, "pgSz", "h"), 297)),
           "页面: {宽: 215.9, 高: 279.4}"),
    Clause("5.2.1", "37 mm above, 28 mm at the left, a text block of 156 by 225 mm",
           lambda it: near((section(it, "pgMar", "top"), 37), (section(it, "pgMar", "left"), 28),
                           (210 - 28 - section(it, "pgMar", "right"), 156), (297 - 37 - section(it, "pgMar", "bottom"), 225)),
           "页面: {上边距: 25.4}"),
    Clause("5.2.2", "仿宋 of size 3", lambda it: face(it, "body", "仿宋_GB2312", 16), "样式: {正文: {字号: 14}}"),
    Clause("5.2.3", "22 lines a page",
           lambda it: (it.of("body", "pPr/spacing", "lineRule"), 225 * MM // float(it.of("body", "pPr/spacing", "line"))) == ("exact", 22),
           "页面: {行距: 560}\n样式: {正文: {行距: 600}}"),
    Clause("5.2.3", "28 characters a line",
           lambda it: 156 * MM // (float(it.of("body", "rPr/sz")) * 10 + float(it.tree(STYLES).find(f".//{W}rPrDefault//{W}spacing").get(f"{W}val"))) == 28,
           "页面: {字距: 0}"),
    Clause("5.2.3", "no line is kept with the next for its own sake",
           lambda it: it.of("body", "pPr/widowControl") == "0", (STYLES, '<w:widowControl w:val="0"/>', '<w:widowControl w:val="1"/>')),
    Clause("practice", "a heading stands on one page, and with what follows it",
           lambda it: all(it.styles[f"h{n}"].find(f"{W}pPr/{W}{tag}") is not None for n in (1, 2, 3, 4) for tag in ("keepNext", "keepLines")),
           "样式: {二级标题: {与下段同页: 否}}"),
    Clause("practice", "after a heading one goes on in body text",
           lambda it: all(it.value(f"h{n}", "next") == "body" for n in (1, 2, 3, 4)), (STYLES, '<w:next w:val="body"/>', "")),
    Clause("practice", "an annex is in the outline", lambda it: it.of("annex-title", "pPr/outlineLvl") == "0", "样式: {附件标题: {大纲级别: 2}}"),
    Clause("5.2.3", "a table of one-line rows is no higher than as many lines",
           lambda it: float(it.of("cell", "pPr/spacing", "line")) + 2 * float(it.styles["table"].find(f".//{W}tblCellMar/{W}top").get(f"{W}w"))
           + 2 * 20 * rules(it, "table")["insideH"] / 8 <= 579,
           "样式: {单元格: {行距: 600}}"),
    Clause("5.2.4", "black", lambda it: {it.of(role, "rPr/color") for role in ("body", "title", "h1", "date", "cc")} <= BLACK,
           "样式: {标题: {颜色: C00000}}"),
    Clause("7.2.1", "份号: flush left, first of all",
           lambda it: it.text("copy-number") == ["000001"] and order(it, "copy-number", "secrecy") and indents(it, "copy-number")["left"] == 0,
           "样式: {份号: {左空: 2}}"),
    Clause("7.2.2", "密级: 黑体, flush left", lambda it: face(it, "secrecy", "黑体", 16) and it.text("secrecy") == ["机密★3年"] and order(it, "secrecy", "urgency"),
           "样式: {密级: {字体: 仿宋}}"),
    Clause("7.2.3", "紧急程度: 黑体, flush left, below 密级", lambda it: face(it, "urgency", "黑体", 16) and order(it, "secrecy", "urgency", "mark"),
           "样式: {紧急程度: {字体: 楷体}}"),
    Clause("7.2.4", "发文机关标志: red, 小标宋, centred",
           lambda it: (it.of("mark", "rPr/color"), it.of("mark", "rPr/rFonts", "eastAsia"), it.of("mark", "pPr/jc")) == ("FF0000", "方正小标宋简体", "center"),
           '样式: {发文机关标志: {颜色: "000000"}}'),
    Clause("7.2.4", "发文机关标志: 35 mm below the top of the text block", mark_height, "版头: {标志距版心: 25}"),
    Clause("7.2.5", "发文字号: two lines below the mark, one 字 from the left",
           lambda it: (spacing(it, "number", "before"), indents(it, "number")["left"]) == (2, 1), "样式: {发文字号: {段前: 1}}"),
    Clause("7.2.5", "发文字号: on the last signer's line", lambda it: it.paragraphs("number")[0].getparent().find(f"{W}tcPr/{W}vAlign").get(f"{W}val") == "bottom",
           (BODY, '<w:vAlign w:val="bottom"/>', '<w:vAlign w:val="top"/>')),
    Clause("7.2.6", "签发人: names in 楷体", lambda it: it.value("signer-inline", "rPr/rFonts", "eastAsia") == "楷体_GB2312", "样式: {签发人: {字体: 仿宋}}"),
    Clause("7.2.6", "签发人: two a row, wrapped rows below the first name",
           lambda it: len(list(it.paragraphs("number")[1].iter(f"{W}br"))) == 1
           and (indents(it, "number", 1)["left"], indents(it, "number", 1)["firstLine"]) == (4, -4),
           "版头: {每行签发人: 3}"),
    Clause("7.2.7", "red rule as wide as the text block", lambda it: it.of("rule", "pPr/pBdr/top", "color") == "FF0000" and it.of("rule", "pPr/ind", "left") is None,
           '版头: {红线颜色: "000000"}'),
    Clause("7.2.7", "red rule 4 mm below the number",
           lambda it: near(((spacing(it, "rule", "before") * 579 + 0.2 * 579 - 0.12 * 320) / MM, 4)), "版头: {红线距字号: 8}"),
    Clause("7.3.1", "标题: 小标宋 of size 2, centred", lambda it: face(it, "title", "方正小标宋简体", 22) and it.of("title", "pPr/jc") == "center",
           "样式: {标题: {字体: 黑体}}"),
    Clause("7.3.1", "标题: two lines below the red rule", lambda it: 1 + spacing(it, "rule", "after") == 2 and order(it, "rule", "title"), "样式: {红线: {段后: 0}}"),
    Clause("7.3.1", "标题: lines end on sense",
           lambda it: "".join("|" if e.tag == f"{W}br" else e.text or "" for e in it.paragraphs("title")[0].iter(f"{W}t", f"{W}br"))
           == "示例区人民政府关于2025年度|法治政府建设情况的报告",
           (BODY, "<w:br/>", "")),
    Clause("7.3.2", "主送机关: one line below the title, flush left, ends in a colon",
           lambda it: spacing(it, "title", "after") == 1 and indents(it, "addressee")["firstLine"] == 0 and it.text("addressee")[0].endswith("："),
           "样式: {标题: {段后: 0}}"),
    Clause("7.3.3", "正文: two 字 free at a paragraph's beginning",
           lambda it: indents(it, "body")["firstLine"] == 2 and it.of("body", "pPr/ind", "firstLineChars") == "200", "样式: {正文: {首行缩进: 0}}"),
    Clause("7.3.3", "levels: 一、 黑体, （一） 楷体, 1. and （1） 仿宋",
           lambda it: [it.of(f"h{n}", "rPr/rFonts", "eastAsia") for n in (1, 2, 3, 4)] == ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
           and [it.text(f"h{n}")[0] for n in (1, 2, 3, 4)] == ["一、甲", "（一）乙", "1.丙", "（1）丁"],
           "样式: {二级标题: {字体: 黑体}}"),
    Clause("7.3.3", "levels: for the outline of a reader's program", lambda it: [it.of(f"h{n}", "pPr/outlineLvl") for n in (1, 2, 3, 4)] == ["0", "1", "2", "3"],
           "样式: {二级标题: {大纲级别: 5}}"),
    Clause("7.3.4", "附件说明: one line below the body, two 字 free, names below each other",
           lambda it: it.text("annex") == ["附件：1.清单", "2.说明"] and spacing(it, "annex", "before") == 1 and spacing(it, "annex", "before", 1) == 0
           and [sum(indents(it, "annex", n)[side] for side in ("left", "firstLine")) for n in (0, 1)] == [2, 5]
           and indents(it, "annex", 0)["left"] == indents(it, "annex", 1)["left"],
           "样式: {附件说明: {首行缩进: 0}}"),
    Clause("7.3.5.2", "without seal: the date begins two 字 right of the name, one line below the body",
           lambda it: near((indents(it, "signature")["right"], 2), (indents(it, "date")["right"], 0.5)) and spacing(it, "signature", "before") == 1,
           "落款: {用印: 是}"),
    Clause("7.3.5.4", "成文日期: in Arabic digits without zeros", lambda it: it.text("date") == ["2026年2月24日"], (BODY, "2026年2月24日<", "2026年02月24日<")),
    Clause("7.3.6", "附注: below the date, two 字 free, in brackets",
           lambda it: it.text("note") == ["（此件公开发布）"] and order(it, "date", "note") and indents(it, "note")["firstLine"] == 2,
           "样式: {附注: {首行缩进: 0}}"),
    Clause("7.3.7", "附件: on a new page, 黑体, flush left",
           lambda it: face(it, "annex-label", "黑体", 16) and it.text("annex-label") == ["附件1", "附件2"]
           and all(p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in it.paragraphs("annex-label")),
           (BODY, "<w:pageBreakBefore/>", "")),
    Clause("7.3.7", "附件: its title on the third line, centred", lambda it: spacing(it, "annex-title", "before") == 1 and it.of("annex-title", "pPr/jc") == "center",
           "样式: {附件标题: {段前: 0}}"),
    Clause("7.4.1", "版记: rules of 0.35 and 0.25 mm as wide as the text block",
           lambda it: rules(it, "imprint") == {"top": 8, "bottom": 8, "insideH": 6}
           and near((float(table_of(it, "printed").find(f"{W}tblPr/{W}tblW").get(f"{W}w")) / MM, 156)),
           "版记: {首末线: 0.25}"),
    Clause("7.4.1", "版记: its last rule at the foot of the text block", imprint_at_the_foot, (BODY, 'w:tblpYSpec="bottom"', 'w:tblpYSpec="top"')),
    Clause("7.4.2", "抄送: 仿宋 of size 4, one 字 free at each side, wraps below the colon, ends in 。",
           lambda it: face(it, "cc", "仿宋_GB2312", 14) and it.text("cc") == ["抄送：甲机关，乙机关。"]
           and near((indents(it, "cc")["left"], 4), (indents(it, "cc")["firstLine"], -3), (indents(it, "cc")["right"], 1)),
           "样式: {抄送: {字号: 16}}"),
    Clause("7.4.3", "印发: organ and date one 字 from the edges, below 抄送",
           lambda it: order(it, "cc", "printed") and indents(it, "printed")["left"] == 1
           and near(((156 * MM - float(it.value("printed", "pPr/tabs/tab", "pos"))) / 275, 1)),
           "样式: {印发: {右空: 3}}"),
    Clause("7.5", "页码: 4号 half-width 宋体 between dashes, 7 mm below, outside", page_number, "页面: {页码距版心: 3}"),
    Clause("7.5", "页码: odd pages at the right", page_number, ("word/footer1.xml", 'w:val="right"', 'w:val="center"')),
    Clause("practice", "tables: a head on every page, no row over two pages", repeated_head, (BODY, "<w:tblHeader/>", "")),
    Clause("practice", "tables: name in 黑体 above, unit at the right, kept with the table",
           lambda it: face(it, "caption", "黑体", 16) and it.of("unit", "pPr/jc") == "right" and order(it, "caption", "unit", "head")
           and it.styles["unit"].find(f"{W}pPr/{W}keepNext") is not None,
           "样式: {表单位: {对齐: 左}}"),
    Clause("practice", "“ ” in the Chinese font, digits in the Latin one", quotes, (BODY, '<w:rFonts w:hint="eastAsia"/>', "")),
    Clause("practice", "the language is Chinese", lambda it: it.tree(STYLES).find(f".//{W}rPrDefault//{W}lang").get(f"{W}eastAsia") == "zh-CN",
           (STYLES, 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"')),
    Clause("practice", "fonts have others to stand in for them",
           lambda it: all(font.find(f"{W}altName") is not None for font in it.tree("word/fontTable.xml")),
           ("word/fontTable.xml", "w:altName", "w:sig")),
]  # fmt: skip


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: f"{c.number}-{c.what[:30]}")
def test_clause(made, clause: Clause) -> None:
    assert clause.kept(Package(made()))
    if isinstance(clause.broken, str):
        assert not clause.kept(Package(made(over=clause.broken)))
    else:
        assert not clause.kept(Package(changed(made(), *clause.broken)))


def test_a_signature_longer_than_the_line_ends_its_lines_on_sense(made) -> None:
    it = Package(
        made(complete(署名="示例省示例市示例区国家级经济技术开发区管理委员会综合行政执法局办公室"))
    )
    lines = "".join(
        "|" if e.tag == f"{W}br" else e.text or ""
        for e in it.paragraphs("signature")[0].iter(f"{W}t", f"{W}br")
    )
    assert lines == "示例省示例市示例区国家级经济技术开发区|管理委员会综合行政执法局办公室"


@pytest.mark.parametrize(
    ("name", "day", "seal", "expected"),
    [
        ("示例区人民政府办公室", "2026-02-24", False, (2, 3.5)),
        ("示例区司法局", "2026-12-24", False, (5, 2)),
        ("示例区司法局", "2026-02-24", True, (4.25, 4)),
        ("示例市示例区人民政府办公室", "2026-02-24", True, (0.75, 4)),
        ("示" * 40, "2026-02-24", False, (2, 13.5)),  # two lines
        ("示" * 40, "2026-02-24", True, (0, 4)),
    ],
)
def test_signature_and_date(made, name: str, day: str, seal: bool, expected) -> None:
    """How far name and date end from the right edge: clauses 7.3.5.1 and 7.3.5.2."""
    it = Package(made(complete(署名=name, 成文日期=day), "落款: {用印: 是}" if seal else ""))
    width = 156 * MM / 315
    ends = []
    for role in ("signature", "date"):
        side = indents(it, role)
        by_start = it.of(role, "pPr/jc") == "left"
        ends.append(width - side["left"] - 6.5 if by_start else side["right"])
        assert min(side.values()) >= 0
    assert near(*zip(ends, expected, strict=True))
    assert spacing(it, "signature", "before") == (3 if seal else 1)


def test_several_signatures_stand_below_each_other(made) -> None:
    it = Package(made(JOINT))
    assert it.text("signature") == ["中共示例区委员会", "示例区人民政府"]
    assert [round(indents(it, "signature", n)["right"], 2) for n in (0, 1)] == [2, 3]
    assert [spacing(it, "signature", "before", n) for n in (0, 1)] == [1, 0]


@pytest.mark.parametrize(
    ("over", "align"), [("", "distribute"), ("版头: {联合标志齐宽: 否}", "center")]
)
def test_the_mark_of_several_bodies(made, over: str, align: str) -> None:
    """Clause 7.2.4: one below the other, of one width, 文件 at the right, half-way up."""
    it = Package(made(JOINT, over))
    bodies, end = it.paragraphs("mark"), it.paragraphs("mark-end")[0]
    assert it.text("mark") == ["中共示例区委员会", "示例区人民政府"]
    assert {p.getparent() for p in bodies} == {end.getparent().getprevious()}
    assert end.getparent().find(f"{W}tcPr/{W}vAlign").get(f"{W}val") == "center"
    assert it.of("mark", "pPr/jc") == align


@pytest.mark.parametrize(
    ("length", "points", "lines"),
    [(5, 36, 1), (12, 31.5, 1), (18, 22, 1), (30, 22, 2), (50, 22, 3)],
)
def test_a_mark_stands_on_one_line(made, length: int, points: float, lines: int) -> None:
    it = Package(made(FULL.replace("署名: 示例区人民政府", f"署名: {'示' * length}")))
    assert float(it.of("mark", "rPr/sz")) / 2 == points
    assert len(list(it.paragraphs("mark")[0].iter(f"{W}br"))) == lines - 1
    assert it.text("mark") == ["示" * length + "文件"]


def test_marks_without_a_word_of_their_own() -> None:
    from generator.printing.blocks import Document, Para, Run

    marks = tuple(Para("mark", (Run(text),)) for text in ("甲府", "乙府", "丙府"))
    it = Package(WRITERS["docx"](Document(marks), look.house()))
    assert it.text("mark") == ["甲府", "乙府", "丙府"]
    assert [spacing(it, "mark", "before", n) > 2 for n in (0, 1, 2)] == [True, False, False]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "wrong",
    [
        {"标题": "甲" * 80},
        {"署名": "甲" * 60},
        {"署名": f"[{'甲' * 40}, 乙]", "发文机关": f"[{'甲' * 40}, 乙]"},
        {"发文字号": "'示政发[2026]03号'", "签发人": f"[{'甲' * 30}, 乙, 丙]"},
        {"印发": "甲" * 60, "抄送": "甲" * 60},
        {"附件": f"[{{标题: {'甲' * 60}}}, {{标题: 乙, 表: {{列: [甲, 乙], 行: [[1], []]}}}}]"},
        {
            "下一年度主要安排": "{表: {列: [甲], 行: [[1], [1, 2, 3]]}}",
            "署名": None,
            "成文日期": None,
        },
    ],
    ids=["title", "signature", "signatures", "number", "imprint", "annex", "table"],
)
def test_bad_input_is_printed_whole(made, edition: str, wrong: dict) -> None:
    """That Word would open it, the hook on every DOCX sees; here, that no word is lost."""
    content = made(complete(**wrong), edition=edition)
    text = "".join(Package(content).body.itertext())
    letters = sum(str(value).count("甲") for value in wrong.values())
    filed_only = sum(str(wrong.get(key)).count("甲") for key in ("签发人", "印发", "抄送"))
    assert text.count("甲") >= letters - (0 if edition == "filed" else filed_only)
    indents = [e for s in Package(content).styles.values() for e in s.iter(f"{W}ind")]
    assert all(int(value) >= 0 for e in indents for value in e.attrib.values())


def test_the_published_edition_has_no_head_and_no_imprint(made) -> None:
    it = Package(made(edition="published"))
    for role in ("copy-number", "secrecy", "mark", "number", "rule", "addressee", "cc", "printed"):
        assert it.paragraphs(role) == []
    assert it.paragraphs("title")[0] is it.body.find(f".//{W}p")


def test_a_number_without_signers_stands_alone() -> None:
    from generator.printing.blocks import Document, Para, Run

    content = WRITERS["docx"](
        Document((Para("number", (Run("示政发〔2026〕3号"),)),)), look.house()
    )
    assert Package(content).text("number") == ["示政发〔2026〕3号"]
    assert not list(Package(content).body.iter(f"{W}tbl"))
