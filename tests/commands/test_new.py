"""`fazhi new`: questions on a terminal, answers for scripts, last year's file."""

import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import INPUTS, ROOT, complete
from steps import checked

from generator.kinds import kind


class Terminal(io.BytesIO):
    """What someone types at a terminal."""

    def isatty(self) -> bool:
        """It is a terminal, as far as anyone can tell."""
        return True


def typed(*lines: str) -> Terminal:
    return Terminal("".join(f"{line}\n" for line in lines).encode())


@pytest.fixture
def last(tmp_path: Path) -> Path:
    file = tmp_path / "上年.yaml"
    file.write_text(complete(), encoding="utf-8")
    return file


def values(text: str) -> dict[str, str]:
    lines = [line for line in text.splitlines() if not line.startswith(("#", " ")) and ": " in line]
    return dict(line.split(": ", 1) for line in lines)


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_new_then_check(fazhi, tmp_path: Path, keys: str) -> None:
    file = tmp_path / "x.yaml"
    assert fazhi("new", "-o", file, "--keys", keys).code == 0
    result = fazhi("check", file, "--format", "json")
    found = json.loads(result.out)
    assert (result.code, found["version"]) == (1, 1)
    lines = file.read_text(encoding="utf-8").splitlines()
    names = [lines[p["line"] - 1].strip().rstrip(":") for p in found["problems"]]
    expected = {
        "zh": ["报告单位", "年度", "导语", "主要举措和成效", "存在的不足和原因", "原因", "第一责任人职责", "下一年度主要安排", "署名", "成文日期"],
        "en": ["subject", "year", "opening", "measures", "shortcomings", "causes", "responsibility", "plans", "signed_by", "date"],
    }  # fmt: skip
    assert names == expected[keys]
    assert {p["rule"] for p in found["problems"]} == {
        "missing-field",
        "missing-part",
        "missing-causes",
    }


def test_new_explains_every_field(fazhi) -> None:
    text = fazhi("new").out

    for key, field in kind.load().schema.fields.items():
        if key != "kind":
            assert f"# {field.label}（" in text


def test_new_overwrites_nothing(fazhi, last: Path) -> None:
    before = last.read_bytes()
    result = fazhi("new", "-o", last)
    assert (result.code, result.err) == (2, f"文件 {last} 已经有了，没有动它。请换一个名字。")
    assert last.read_bytes() == before


def test_where_there_is_no_terminal_nothing_is_asked(fazhi) -> None:
    result = fazhi("new", stdin="示例区\n")
    assert (result.code, result.err, values(result.out)) == (0, "", {})


def test_the_questions(fazhi) -> None:
    result = fazhi("new", stdin=typed("", "示例区", "政府", "2026", ""))
    assert result.err == (
        "种类（法治政府建设年度情况报告、年度工作总结、政府信息公开工作年度报告；写第一种就按回车）：\n"
        "报告单位（如 示例区；先不填就按回车）：示例区\n"
        "单位类型（政府、部门、乡镇街道、派出机构；先不填就按回车）：政府\n"
        "年度（报告的是哪一年，四位数字；先不填就按回车）：2026\n"
        "上年的报告文件（没有就按回车）：\n"
    )
    assert values(result.out) == {"报告单位": "示例区", "单位类型": "政府", "年度": "2026"}


def test_no_answer_is_an_answer(fazhi) -> None:
    result = fazhi("new", stdin=typed("", "", "", "", ""))
    assert (result.code, values(result.out)) == (0, {})
    assert result.out == fazhi("new").out


def test_an_answer_that_cannot_be_used_is_asked_for_again(fazhi) -> None:
    result = fazhi(
        "new", stdin=typed("日报", "", "甲", "省", "部门", "26", "2026年", "没有.yaml", "")
    )
    assert values(result.out) == {"报告单位": "甲", "单位类型": "部门", "年度": "2026"}
    for said in (
        "单位类型不能写“省”，可以写：政府、部门、乡镇街道、派出机构。",
        "年度应当是四位数的年份，如 2025，这里写的是“26”。",
        "没有这个文件或文件夹：没有.yaml",
    ):
        assert f"错误：{said}\n" in result.err


def test_only_what_no_option_answers_is_asked(fazhi) -> None:
    options = ["--subject", "甲: 乙", "--year", "2026", "--keys", "en"]
    result = fazhi("new", *options, stdin=typed("", "部门", ""))
    assert "年度（" not in result.err
    assert values(result.out) == {"subject": "'甲: 乙'", "subject_type": "部门", "year": "2026"}


def test_last_years_file_answers_the_rest(fazhi, last: Path) -> None:
    asked = fazhi("new", stdin=typed("", "", "", "", str(last)))
    given = fazhi("new", "--from", last, stdin=typed())
    assert given.err == ""
    assert given.out == asked.out
    assert values(given.out)["年度"] == "2026"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "报告单位: 示例区\n单位类型: 政府\n年度: 2027\n上年文件: {last}\n"),
        ("a.yaml", "subject: 示例区\nsubject_type: government\nyear: 2027\nfrom: {last}\n"),
        ("a.json", '{{"subject": "示例区", "type": "政府", "year": 2027, "from": "{last}"}}'),
    ],
)
def test_answers_in_a_file(fazhi, last: Path, tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text.format(last=last), encoding="utf-8")
    result = fazhi("new", "--answers", file, "--subject", "新区", stdin=typed())
    found = values(result.out)
    assert (result.code, result.err) == (0, "")
    assert (found["报告单位"], found["年度"]) == ("新区", "2027")
    assert found["单位类型"] in ("政府", "government")


def test_answers_without_last_year(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("年度: 2026\n", encoding="utf-8")
    assert values(fazhi("new", "--answers", file, stdin=typed("不问")).out) == {"年度": "2026"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("省份: 甲\n", "文件 {file} 里的「省份」用不上。可以写的是：种类、报告单位、单位类型、年度、上年文件，每项一个值。"),
        ("年度: [2026]\n", "文件 {file} 里的「year」用不上。可以写的是：种类、报告单位、单位类型、年度、上年文件，每项一个值。"),
        ("年度: 2026\nyear: 2026\n", "{file} 第 2 行：「year」与第 1 行的「年度」是同一个字段，只能写一个。"),
        ("年度: 明年\n", "年度应当是四位数的年份，如 2025，这里写的是“明年”。"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be_used(fazhi, tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    result = fazhi("new", "--answers", file, "-o", tmp_path / "x.yaml")
    assert (result.code, result.err) == (2, message.format(file=file))
    assert not (tmp_path / "x.yaml").exists()


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (complete(年度=None), [], "上年的文件 {file} 没有写明年度，请先补上。"),
        (complete(), ["--year", "2025"], "上年的文件已经是 2025 年度的，新报告的年度要比它晚。"),
        (complete(年分="2025"), [], "上年的文件要先改好。{file} 第 10 行：没有「年分」这个字段。是不是「年度」？"),
    ],
)  # fmt: skip
def test_last_years_file_must_be_readable(
    fazhi, last: Path, text: str, options: list[str], message: str
) -> None:
    last.write_text(text, encoding="utf-8")
    result = fazhi("new", "--from", last, *options)
    assert (result.code, result.err) == (2, message.format(file=last))


def test_a_later_year(fazhi, last: Path) -> None:
    last.write_text(complete(下一年度主要安排="{标题: 2026年安排, 正文: 甲}"), encoding="utf-8")
    text = fazhi("new", "--from", last, "--year", "2027").out
    assert "年度: 2027\n" in text
    assert "标题: 2028年安排\n" in text


def test_a_folder_rolls_forward_as_one_file(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "新.yaml"
    assert fazhi("new", "--from", ROOT / "examples/folder", "-o", file).code == 0
    found = checked(file)[0]
    assert "include" not in found.data
    assert len(found.data["measures"]["sections"]) == 6
    assert file.read_text(encoding="utf-8").count("# 上年安排：") == 4


def at_terminal(folder: Path, *keys: bytes) -> tuple[int, str]:
    """Run `fazhi new -o x.yaml` at a terminal, type keys at its questions; code and screen."""
    master, slave = pty.openpty()
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    run = (
        "import signal; from generator.cli import run; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # a shell may have it ignored
        "run(['new', '-o', 'x.yaml'])"
    )
    command = [sys.executable, "-c", run]
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env=env,
    )
    os.close(slave)
    screen = b""
    for count, key in enumerate(keys, 1):
        screen = shown(
            master, screen, lambda seen, count=count: seen.count("）：".encode()) >= count
        )
        if key == b"\x03":
            interrupt(process)
        else:
            os.write(master, key)
    screen = shown(
        master,
        screen,
        lambda _: process.poll() is not None and not select.select([master], [], [], 0)[0],
    )
    try:
        return process.wait(timeout=20), screen.decode()
    finally:
        process.kill()
        os.close(master)


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, again where it came a moment before the program began to read."""
    for _ in range(4):
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
        return


def shown(master: int, screen: bytes, enough) -> bytes:
    """What the terminal shows, until it is enough or twenty seconds have gone."""
    end = time.monotonic() + 20
    while not enough(screen) and time.monotonic() < end:
        if select.select([master], [], [], 0.1)[0]:
            try:
                screen += os.read(master, 4096)
            except OSError:  # the other end has closed
                break
    return screen


def test_at_a_terminal(tmp_path: Path) -> None:
    code, screen = at_terminal(tmp_path, b"\n", "示例区\n".encode(), b"\n", b"2026\n", b"\n")
    assert code == 0, screen
    found = values((tmp_path / "x.yaml").read_text(encoding="utf-8"))
    assert found == {"报告单位": "示例区", "年度": "2026"}


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    code, screen = at_terminal(tmp_path, b"\n", "示例区\n".encode(), b"\x03")
    assert (code, list(tmp_path.iterdir())) == (130, []), screen
    assert screen.splitlines()[-1] == "fazhi: 已经停下。写好的文件都是完整的，其余的没有动。"


def test_the_input_that_ships_rolls_forward(fazhi) -> None:
    assert values(fazhi("new", "--from", INPUTS[0]).out)["年度"] == "2026"
