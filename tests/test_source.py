"""Reading: what the data are, where each piece stands, what is refused."""

import pytest
import yaml

from generator import folding, source
from generator.problems import UserError
from generator.source import Field

FIELDS = {name: Field("heading", "标题", {}) for name in ("heading", "标题")}


def read(text: str | bytes, fields=None) -> source.Source:
    return source.parse(text if isinstance(text, bytes) else text.encode(), "f.yaml", fields)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 010020", {"a": "010020"}),
        ("a: 9:30", {"a": "9:30"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 6907.40", {"a": "6907.40"}),
        ("a: yes", {"a": "yes"}),
        ("a: null", {"a": "null"}),
        ("a: 2025-02-30", {"a": "2025-02-30"}),
        ("a: =", {"a": "="}),
        ("a: 𠮷〔2025〕🎉“引”", {"a": "𠮷〔2025〕🎉“引”"}),
        ("a: '<b>&{{ x }}'", {"a": "<b>&{{ x }}"}),
        (
            "a:\nb: ''\nc: '  '\nd: []\ne: {}\ng:\n  -\n  -\nh: 1",
            {"h": "1", "b": "", "c": "", **dict.fromkeys("adeg")},
        ),
        ("a:\n  -\n  - 乙\n", {"a": ["乙"]}),
        ("a: [甲, '']", {"a": ["甲", ""]}),
        ("标题:\nb: 1", {"b": "1"}),
        ("a: ['', '']\nb: 1", {"a": None, "b": "1"}),
        ("a: 第一行，\n  第二行", {"a": "第一行，第二行"}),
        ("a: 第一行 ABC\n  第二行", {"a": "第一行 ABC第二行"}),
        ("a: one\n  two", {"a": "one two"}),
        ("a: 甲 乙\n  丙", {"a": "甲 乙丙"}),
        ("a: '甲\n  乙\n\n  丙'", {"a": "甲乙\n丙"}),
        ('a: "甲\n  乙"', {"a": "甲乙"}),
        ('a: "甲\\\n  乙"', {"a": "甲乙"}),
        ("a: >\n  甲\n  乙\n\n  丙\n", {"a": "甲乙\n丙\n"}),
        ("a: |\n  甲\n  乙\n", {"a": "甲\n乙\n"}),
        ("a: 甲 # 注\nb: 乙\n  丙 # 注\n", {"a": "甲", "b": "乙丙"}),
        ("标题: 甲", {"heading": "甲"}),
        ("\ufeff标题: 甲", {"heading": "甲"}),
        ('a: "甲\\r\\n乙\\r丙"', {"a": "甲\n乙\n丙"}),
        ("a: 甲\r\nb: |\r\n  乙\r\n  丙\r\n", {"a": "甲", "b": "乙\n丙\n"}),
    ],
)
def test_data(text: str, data: dict[str, object]) -> None:
    found = read(text, FIELDS)
    assert (found.data, found.problems) == (data, [])


def test_utf16_is_read_with_a_warning() -> None:
    found = read("标题: 甲".encode("utf-16"), FIELDS)
    assert found.data == {"heading": "甲"}
    assert [(p.level, p.rule) for p in found.problems] == [("warning", "encoding")]


@pytest.mark.parametrize(
    ("text", "line", "column", "rule", "message"),
    [
        ("标题: 甲\nx: 1\nheading: 乙", 3, 1, "duplicate-field", "「heading」与第 1 行的「标题」是同一个字段，只能写一个。"),
        ("a: 1\na: 2\na: 3", 2, 1, "duplicate-field", "「a」在第 1 行已经写过，后写的会顶掉先写的。请合并成一处。"),
        ("a: [&x 甲]\n", 1, 5, "yaml-feature", "内容以 & 开头，在 YAML 里有别的意思。请给整段加上英文单引号。"),
        ("a: [!x 甲]\n", 1, 5, "yaml-feature", "内容以 ! 开头，在 YAML 里有别的意思。请给整段加上英文单引号。"),
        ("a: 1\n<<: {b: 1}\n", 2, 1, "yaml-feature", "“<<” 是 YAML 的合并写法，这里不能用，请直接写出内容。"),
        ("a: {{ x }}", 1, 5, "syntax", "这里以 { 或 [ 开头，会被读成别的东西。请给整段加上英文单引号。"),
        ("a: 1\n---\nb: 2", 2, 1, "two-reports", "这里用“---”另起了一份内容。一个文件只能写一份报告，请删去这一行。"),
        ("a: {标题: }", 1, 5, "colon-in-value", "“标题”后面是英文冒号，会被当成字段名，印不出来。如果这是一句话，请把冒号改成中文的“：”。"),
        ("标题: {甲乙}", 1, 6, "colon-in-value", "“甲乙”会被当成字段名，印不出来。请给整段加上英文单引号。"),
        ("a:\n    甲乙丙，丁戊己庚辛壬癸，子丑寅卯辰巳午未申酉:\nc: 1", 2, 5, "colon-in-value", "“甲乙丙，丁戊己庚辛壬癸，子丑寅卯辰巳午未…”后面是英文冒号，会被当成字段名，印不出来。如果这是一句话，请把冒号改成中文的“：”。"),
        ('a: "\\uFDD0"', 1, 4, "control-character", "这段文字里写着控制字符 U+FDD0，印不出来，请删去。"),
        ('a: "甲\n  \\ufdd0乙"', 1, 4, "control-character", "这段文字里写着控制字符 U+FDD0，印不出来，请删去。"),
        ('a: 1\nb: "\\UFFFFFFFF"', 2, 5, "backslash", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"),
        ('a: 1\nb: "\\U00110000"', 2, 5, "backslash", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"),
        ('a: 1\nb: ["甲\\UFFFFFFFF"]', 2, 9, "syntax", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"),
        ('a: 1\nb: ["甲\\U00110000"]', 2, 9, "syntax", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"),
        ('a: 1\nb: ["甲\\x4"]', 2, 9, "syntax", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"),
        ("", 1, 1, "syntax", "文件是空的。运行 fazhi new -o 文件名 可以得到一份待填的报告。"),
        ("# 注\n", 1, 1, "syntax", "文件是空的。运行 fazhi new -o 文件名 可以得到一份待填的报告。"),
        ("- 甲\n- 乙", 1, 1, "syntax", "文件最外层应当是“字段: 内容”，一行一个字段。"),
        ("'': 甲", 1, 1, "syntax", "冒号前面没有字段名。"),
        ("a: 甲\x0b乙", 1, 5, "control-character", "这里有 Word 或网页的手动换行符（U+000B），请删去，或改成回车另起一行。"),
        ("a: 甲\u2028乙", 1, 5, "control-character", "这里有 Word 或网页的手动换行符（U+2028），请删去，或改成回车另起一行。"),
        ("a: 1\nb: \x07", 2, 4, "control-character", "这里有看不见的控制字符 U+0007，请删去（多半是从别处粘贴时带进来的）。"),
        ('a: "\\x07"', 1, 4, "control-character", "这段文字里写着控制字符 U+0007，印不出来，请删去。"),
        ("a: 1\nb: '甲".encode("gbk"), 2, 1, "encoding", "文件是 GBK（ANSI）编码，不是 UTF-8。用 fazhi check --fix 可以自动改好；也可以用记事本打开，“另存为”时把编码选成 UTF-8。"),
        (b"PK\x03\x04\x14\0", 1, 1, "encoding", "这是 Word 文件，不是 YAML 文件。请先用 fazhi import 把它变成 YAML 文件。"),
        (b"PK\x03\x04 xl/workbook.xml", 1, 1, "encoding", "这是Excel 文件，不是 YAML 文件。请把里面的字复制到 YAML 文件里。"),
        ("導語: 為進一步優化營商環境，全區辦結案件。".encode("big5"), 1, 1, "encoding", "文件看起来是 Big5 编码，不是 UTF-8，读不准。请用记事本打开，“另存为”时把编码选成 UTF-8。"),
        ("导语: 为进一步优化营商环境，全区办结案件。".encode("hz"), 1, 1, "encoding", "文件看起来是 HZ 编码，不是 UTF-8，读不准。请用记事本打开，“另存为”时把编码选成 UTF-8。"),
        ("导语: 令和5年度の取り組みについて、カタカナとひらがなで。".replace("导", "導").encode("shift_jis", "ignore"), 1, 1, "encoding", "文件看起来是 Shift-JIS 编码，不是 UTF-8，读不准。请用记事本打开，“另存为”时把编码选成 UTF-8。"),
        (b"\xd0\xcf\x11\xe0\xa1", 1, 1, "encoding", "这是旧格式的 Word 文件。请用 Word 或 WPS 另存为 .docx，再用 fazhi import 变成 YAML 文件。"),
        (b"%PDF-1.7\n%\xe2\xe3", 1, 1, "encoding", "这是 PDF 文件，读不出来。请找到它的 Word 文件，用 fazhi import 变成 YAML 文件。"),
        (b"a: \xff\xff\xff\x80", 1, 1, "encoding", "文件不是 UTF-8 编码的文本，读不出来。请用记事本打开，“另存为”时把编码选成 UTF-8。"),
        (b"\xff\xfea", 1, 1, "encoding", "文件的 UTF-16 编码已损坏。请用记事本打开，“另存为”时把编码选成 UTF-8。"),
        ("a: " + "[" * 60 + "]" * 60, 1, 44, "limit", "内容嵌套太深或条目太多，不像是一份报告。"),
        # What the scan for pitfalls does not explain, PyYAML's words do, in ours.
        ("- a\nb: 1", 2, 1, "syntax", "这一行的缩进与上面同级的内容不一致。同级内容要左对齐。"),
        ("a: [@办]", 1, 5, "syntax", "内容不能以“@”开头。请给整段加上英文单引号。"),
        ("a: [*]", 1, 6, "syntax", "内容不能以 & 或 * 开头。请给整段加上英文单引号。"),
        ("a: {b: '甲}", 1, 8, "syntax", "英文引号没有配对：从这里开始的引号一直没有结束。"),
        ('a: ["\\公"]', 1, 7, "syntax", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"),
        ("?\ta", 1, 2, "syntax", "这里用了 Tab 键。缩进只能用空格，每级两个。"),
        ("a: [- 甲]", 1, 5, "syntax", "这里不合 YAML 的写法（expected the node content, but found '-'）。"),
        ("甲\n---\n乙", 2, 1, "two-reports", "这里用“---”另起了一份内容。一个文件只能写一份报告，请删去这一行。"),
        ("a: {b: c: d}", 1, 9, "syntax", "这里不合 YAML 的写法（expected ',' or '}', but got ':'）。"),
        ("a: 1\nb: [甲]\n乙: [@丙]", 3, 5, "syntax", "内容不能以“@”开头。请给整段加上英文单引号。"),
        ("标题：1\nb: [@丙]", 1, 3, "full-width-colon", "「标题」后面是中文冒号“：”。字段名后面只认英文冒号加一个空格。"),
    ],
)  # fmt: skip
def test_refused(text: str | bytes, line: int, column: int, rule: str, message: str) -> None:
    first = read(text, FIELDS).problems[0]
    assert (first.place.line, first.place.column, first.rule, str(first.message)) == (
        line, column, rule, message,
    )  # fmt: skip


def test_a_mistake_in_words_and_one_that_only_pyyaml_finds() -> None:
    assert [(p.place[1:], p.rule) for p in read("a：1\nb: [@丙]").problems] == [
        ((1, 2), "full-width-colon"),
        ((2, 5), "syntax"),
    ]


def test_gbk_is_read_on_with_an_error() -> None:
    found = read("年度: 甲\n标题：乙".encode("gbk"), FIELDS)
    assert found.data == {"年度": "甲", "heading": "乙"}
    assert [(p.place.line, p.rule) for p in found.problems] == [
        (1, "encoding"),
        (2, "full-width-colon"),
    ]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("标题: 甲\n".encode() + "年度: 乙".encode("gbk"), 2),  # two files in one
        ("标题: 甲".encode()[:-1], 1),
        (b"a: \x00\xff", 1),
        ("示例区司法局".encode() * 9 + b"\x80", 1),
    ],
)
def test_what_is_in_no_one_encoding_is_not_guessed(raw: bytes, line: int) -> None:
    found = read(raw)
    assert found.data == {}
    assert [(p.place.line, p.rule) for p in found.problems] == [(line, "encoding")]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_needs_no_mark(codec: str) -> None:
    assert read("标题: 甲".encode(codec), FIELDS).data == {"heading": "甲"}


@pytest.mark.parametrize("code", ["\\UFFFFFFFF", "\\U00110000", "\\x4", "\\公"])
def test_a_bad_escape_without_libyaml(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    (problem,) = read(f'a: 1\nb: ["甲{code}"]').problems
    assert (problem.place.line, problem.rule, str(problem.message)) == (
        2, "syntax", "英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。",
    )  # fmt: skip


def test_alias_is_refused() -> None:
    assert [p.rule for p in read("a: [&x 甲, *x]").problems] == ["yaml-feature", "yaml-feature"]


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.encoding.MAX_BYTES", 1_000_000)
    problem = read(b"a: " + b"x" * 1_000_000).problems[0]
    assert (problem.rule, str(problem.message)) == ("limit", "文件超过 1 MB，不像是一份报告。")


def test_unreadable_file(tmp_path) -> None:
    with pytest.raises(UserError, match="读不了文件"):
        source.read(tmp_path / "none.yaml")


def test_places() -> None:
    found = read(
        "a:\n  - 标题: 甲\n    b: |\n      乙丙\n      丁\n  - 戊\n", {"a": Field("a", "", FIELDS)}
    )
    assert found.place(("a", 0, "heading")).line == 2
    assert found.place(("a", 0, "heading"), 0)[1:] == (2, 9)
    assert found.place(("a", 0, "b"), 3)[1:] == (5, 7)
    assert found.place(("a", 1))[1:] == (6, 5)
    assert found.place(("a", 0, "missing", "deeper"))[1:] == (2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲乙丙",
        "a: '甲''乙丙'",
        'a: "\\u7532\\x41乙\\n丙"',
        "a: 甲\n  乙\n  丙",
        "a: |\n  甲\n  乙丙",
        "a: >\n  甲\n  乙\n  丙",
    ],
)
def test_every_character_is_found_where_it_was_written(text: str) -> None:
    found = read(text)
    value, node = found.data["a"], found.nodes[("a",)]
    for offset, character in enumerate(value):
        index = folding.locate(node.page.text, node.span, value, offset)
        assert node.page.text[index] in (character, "\\") or character == "\n"


def test_the_line_shown_is_the_author_s() -> None:
    found = read("a: 甲，\n  乙")
    assert found.problem(("a",), "error", "x", "m").source_line == "a: 甲，"


@pytest.mark.parametrize("again", ["", " >", " ''"])
def test_a_field_that_is_empty_the_second_time_is_placed_where_its_text_is(again: str) -> None:
    found = source.parse(f"标题: 甲,乙\n标题:{again}".encode(), "x", FIELDS)
    assert found.data == {"heading": "甲,乙"}
    assert found.place(("heading",), 1) == ("x", 1, 6)
