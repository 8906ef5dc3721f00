"""A Word file with each thing that a reader can see in one: all of them are taken, or told."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.importing import reading
from generator.importing.items import texts
from generator.importing.model import bare

NAMES = nsdecls("w", "wp", "a", "r")
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
BY = 'w:id="9" w:author="王某" w:date="2026-01-01T00:00:00Z"'
# What stands in a run, or beside runs, of a paragraph of its own; what is taken of it; what is told.
SEEN = {
    "an insertion": (f"<w:ins {BY}><w:r><w:t>插入的字</w:t></w:r></w:ins>", "插入的字", "王某插入 1 处"),
    "a deletion": (f"<w:del {BY}><w:r><w:delText>删去的字</w:delText></w:r></w:del>", "", "王某删去 1 处"),
    "what was moved away": (f"<w:moveFrom {BY}><w:r><w:t>移走的字</w:t></w:r></w:moveFrom>", "", "王某移走 1 处"),
    "what was moved here": (f"<w:moveTo {BY}><w:r><w:t>移来的字</w:t></w:r></w:moveTo>", "移来的字", "王某移来 1 处"),
    "a change of format": (
        f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>改了格式</w:t></w:r>",
        "改了格式", "王某改字的格式 1 处",
    ),
    "hidden text": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏起来的字</w:t></w:r>", "", "隐藏的字“藏起来的字”"),
    "struck text": ("<w:r><w:rPr><w:strike/></w:rPr><w:t>划掉的字</w:t></w:r>", "", "加了删除线的字“划掉的字”"),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑", ""),
    "a symbol of an unknown font": ('<w:r><w:sym w:font="某体" w:char="F041"/></w:r>', "", "符号认不出来（字体 某体"),
    "a soft hyphen, which shows nothing": ("<w:r><w:t>软</w:t><w:softHyphen/><w:t>连字符</w:t></w:r>", "软连字符", ""),
    "a field as it is shown": ('<w:fldSimple w:instr=" REF 甲 "><w:r><w:t>域的结果</w:t></w:r></w:fldSimple>', "域的结果", ""),
    "a formula": (f"<m:oMath {MATH}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "1/2", "公式写成了一行“1/2”"),
    "a content control": ("<w:sdt><w:sdtContent><w:r><w:t>控件里的字</w:t></w:r></w:sdtContent></w:sdt>", "控件里的字", ""),
    "a picture": (f"<w:r><w:pict {VML}><v:shape><v:imagedata/></v:shape></w:pict></w:r>", "", "图片没有导入。"),
    "a text box": (f"<w:r><w:pict {VML}><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>文本框里的字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>", "文本框里的字", ""),
    "WordArt": (f'<w:r><w:pict {VML}><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>', "艺术字", ""),
}  # fmt: skip


def whole_file(file: Path) -> None:
    """A file with each of these, a comment, headers, a nested table."""
    document = docx.Document()
    for inside, _, _ in SEEN.values():
        paragraph = parse_xml(f"<w:p {NAMES}><w:r><w:t>段。</w:t></w:r>{inside}</w:p>")
        document.element.body.insert(len(document.element.body) - 1, paragraph)
    run = document.add_paragraph("批过的段").runs[0]
    document.add_comment(run, text="请核实", author="李某")
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "外格"
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "里层的格"
    document.sections[0].header.paragraphs[0].text = "页眉里的字"
    document.sections[0].footer.paragraphs[0].text = "— 3 —"
    document.save(str(file))


def test_nothing_that_is_seen_is_lost_in_silence(tmp_path: Path) -> None:
    file = tmp_path / "全.docx"
    whole_file(file)
    found = reading.read(file)
    said = bare("".join(text for item in found.items for text in texts(item)))
    told = [(note.line, str(note.message)) for note in found.notes]
    for line, (about, (_, taken, remark)) in enumerate(SEEN.items(), 1):
        assert bare(taken) in said, about
        assert not remark or any(remark in message for _, message in told), about
        if remark and not remark.startswith("王某"):
            assert any(at == line and remark in message for at, message in told), about
    assert "里层的格" in said
    messages = [message for _, message in told]
    assert "批注“李某：请核实”没有导入。" in messages
    assert "页眉里的“页眉里的字”没有导入，请自己抄到正文里。" in messages
    assert not any("3" in message and "页脚" in message for message in messages)
    for gone in ("删去的字", "移走的字", "藏起来的字", "划掉的字"):
        assert gone not in said
