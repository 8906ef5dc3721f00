"""The fonts of a machine: of this one, and of one that the test makes up."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from conftest import need

from generator.printing import fontfile
from generator.printing import fonts as machine
from generator.printing.fonts import Fonts


def font(*names: tuple[int, int, int, bytes]) -> bytes:
    """A font file of nothing but a name table: platform, encoding, number and text of each name."""
    texts = b"".join(text for *_, text in names)
    table, offset = struct.pack(">HHH", 0, len(names), 6 + 12 * len(names)), 0
    for platform, encoding, number, text in names:
        table += struct.pack(">HHHHHH", platform, encoding, 0, number, len(text), offset)
        offset += len(text)
    head = struct.pack(">4sHHHH", b"OTTO", 2, 0, 0, 0)
    entries = struct.pack(">4sIII", b"cmap", 0, 0, 0)
    entries += struct.pack(">4sIII", b"name", 0, 44, len(table + texts))
    return head + entries + table + texts


def wide(text: str) -> bytes:
    return text.encode("utf-16-be")


GOOD = font(
    (3, 1, 1, wide("示例仿宋")), (1, 0, 1, b"Sample Fang"), (1, 25, 16, "示例".encode("gb18030")),
    (3, 1, 2, wide("Regular")), (2, 0, 1, b"ISO"), (0, 3, 16, wide("示例家族")),
)  # fmt: skip


def test_the_names_in_a_font_file(tmp_path: Path) -> None:
    file = tmp_path / "x.otf"
    file.write_bytes(GOOD)
    assert fontfile.families(file) == {"示例仿宋", "Sample Fang", "示例", "示例家族"}


def test_a_collection(tmp_path: Path) -> None:
    file = tmp_path / "x.ttc"
    header = struct.pack(">4sIIII", b"ttcf", 0x10000, 2, 20, 20)
    # The places in a font count from the start of the file.
    moved = GOOD.replace(struct.pack(">I", 44), struct.pack(">I", 64), 1)
    file.write_bytes(header + moved)
    assert fontfile.families(file) == {"示例仿宋", "Sample Fang", "示例", "示例家族"}


@pytest.mark.parametrize(
    "raw", [b"", b"OTTO", b"ttcf" + b"\xff" * 40, b"\xff" * 200, b"\0" * 200, GOOD[:60], GOOD[:90]]
)
def test_a_file_that_is_no_font(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "x.ttf"
    file.write_bytes(raw)
    assert fontfile.families(file) <= {"示例仿宋"}
    assert fontfile.families(tmp_path / "none.ttf") == set()


def test_the_files_say_what_fontconfig_says() -> None:
    """Read from the files themselves, this machine's fonts for Chinese are those of fc-list."""
    need(shutil.which("fc-list"), "fontconfig")
    listed = subprocess.run(
        ["fc-list", "--format=%{file}\t%{family}\n", ":lang=zh-cn"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rows = [line.split("\t") for line in listed.splitlines()]
    need(rows, "a font for Chinese")
    for file, names in rows:
        found = fontfile.families(Path(file))
        assert {name.replace("\\", "") for name in names.split(",")} <= found, file
    assert machine.installed().fontconfig
    assert all(machine.installed().has(name) for name in found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A machine without fontconfig, whose fonts lie in one folder."""
    made = tmp_path / "Fonts"
    made.mkdir()
    monkeypatch.setenv("WINDIR", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machine, "FOLDERS", ("${WINDIR}/Fonts", "~/nowhere-at-all"))
    return made


def put(folder: Path, *families: str) -> None:
    for number, family in enumerate(families):
        (folder / f"{number}.TTF").write_bytes(font((3, 1, 1, wide(family))))


def test_folders(folder: Path) -> None:
    put(folder, "示例宋体", "Sample")
    (folder / "deep").mkdir()
    (folder / "deep" / "x.otf").write_bytes(GOOD)
    (folder / "fonts.ini").write_bytes(GOOD)
    here = machine.installed()
    assert here == Fonts(
        frozenset({"示例宋体", "sample", "示例仿宋", "sample fang", "示例", "示例家族"}),
        fontconfig=False,
    )
    assert here.has("SAMPLE")
    assert not here.has("Sample 2")
    assert here.instead_of("甲", ("乙", "示例", "示例宋体")) == "示例"
    assert here.instead_of("甲", ("乙",)) == ""


def test_a_fontconfig_that_does_not_work(folder: Path) -> None:
    put(folder, "甲")
    for name, script in (("fc-list", "#!/bin/sh\nexit 1\n"), ("fc-match", "#!/nowhere\n")):
        (folder.parent / name).write_text(script, encoding="utf-8")
        (folder.parent / name).chmod(0o755)
    assert machine.installed() == Fonts(frozenset({"甲"}), fontconfig=False)
    assert Fonts(frozenset(), fontconfig=True).instead_of("乙", ()) == ""


def test_what_fontconfig_chooses(folder: Path) -> None:
    """Characters that mean something in a pattern are escaped on the way there and back."""
    for name, script in (
        ("fc-list", "#!/bin/sh\nprintf '甲,A\\\\-B\\n乙\\n'\n"),
        ("fc-match", '#!/bin/sh\nprintf "%s" "$2"\n'),
    ):
        (folder.parent / name).write_text(script, encoding="utf-8")
        (folder.parent / name).chmod(0o755)
    here = machine.installed()
    assert here == Fonts(frozenset({"甲", "a-b", "乙"}), fontconfig=True)
    assert here.instead_of("A-B: C", ()) == "A\\-B\\: C:lang=zh-cn"


LOOK = """\
字体: {小标宋: 甲, 黑体: 乙, 楷体: 甲, 仿宋: 甲, 宋体: 甲, 西文: 丙}
替代字体: {黑体: [丁], 西文: [无]}
"""


def test_fonts_says_what_is_missing(fazhi, folder: Path) -> None:
    put(folder, "甲", "丁")
    look = folder / "look.yaml"
    look.write_text(LOOK, encoding="utf-8")
    result = fazhi("fonts", "--look", look)
    first, *others = result.out.splitlines()
    assert first.startswith("有    甲（正文、标题、发文机关、二级标题、三级标题")
    assert others == [
        "没有  乙（一级标题、密级、紧急程度、草稿、表名、表头、附件），相近的有 丁",
        "没有  丙（数字和字母），相近的字体也没有",
    ]
    assert result.code == 1
    assert result.err == (
        "缺 2 种字体：在本机打开的 Word 文件、在本机印的 PDF 会走样。"
        "Word 文件里写的字体名不变，在装有这些字体的电脑上打开是对的。请装上缺的字体再印。\n"
    )


def test_fonts_when_all_are_here(fazhi, folder: Path) -> None:
    put(folder, "甲", "乙", "丙")
    look = folder / "look.yaml"
    look.write_text(LOOK, encoding="utf-8")
    result = fazhi("fonts", "--look", look)
    assert (result.code, result.err) == (0, "要用的字体本机都有。\n")
    assert [line[:4] for line in result.out.splitlines()] == ["有    "[:4]] * 3


def test_fonts_names_a_look_that_would_do(fazhi, folder: Path) -> None:
    put(folder, "宋体", "黑体", "楷体", "仿宋", "Times New Roman")
    result = fazhi("fonts")
    assert result.code == 1
    assert result.err.endswith(
        "请装上缺的字体，或者印的时候加上 --look windows，它用的字体本机都有。\n"
    )
    assert fazhi("fonts", "--look", "windows").code == 0


def test_fonts_with_fontconfig(fazhi, folder: Path) -> None:
    (folder.parent / "fc-list").write_text("#!/bin/sh\necho 甲\n", encoding="utf-8")
    (folder.parent / "fc-match").write_text("#!/bin/sh\nprintf 戊\n", encoding="utf-8")
    for name in ("fc-list", "fc-match"):
        (folder.parent / name).chmod(0o755)
    look = folder / "look.yaml"
    look.write_text(LOOK, encoding="utf-8")
    assert fazhi("fonts", "--look", look).out.splitlines()[1:] == [
        "没有  乙（一级标题、密级、紧急程度、草稿、表名、表头、附件），会换成 戊",
        "没有  丙（数字和字母），会换成 戊",
    ]
