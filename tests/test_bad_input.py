"""Any file at all gives problems with a place, or a report: never a traceback, never half a file."""

import pytest
from conftest import complete

from generator import look

BROKEN = [
    b"", b"\x00", b"\xff\xfe\x00", b"a", b"- a", b"a: b: c", b"a: [", b"'", b"%", b"!!python/object:os.system x",
    b"&a [*a]", b"a: &a [*a]", b"? ? ? a", b"{" * 5000, b"[" * 5000 + b"]" * 5000, b"- " * 5000, b"a:\n" * 5000,
    b"\xef\xbb\xbf", "标题：甲".encode(), "报告单位:甲".encode(), b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04" + bytes(range(256)),
    "导语: |\n甲".encode(), "年度: {a: b}".encode(), "主要举措和成效: [1]".encode(), "其他需要报告的情况: {a: 1}".encode(),
    "署名: {a: 1}".encode(), "署名: [[1]]".encode(), "附件: [[1]]".encode(), "接排: [[要点]]".encode(), "年度: []".encode(),
    "主要举措和成效: {分项: {标题: 1}}".encode(), "主要举措和成效: {要点: 1, 表: 1, 分项: 1, 接排: {a: 1}}".encode(),
    "主要举措和成效: {表: {列: 1, 行: 1}}".encode(), "主要举措和成效: {表: {列: [1], 行: [1, [1, 2], {a: 1}]}}".encode(),
    b"? {a: b}\n: c", b"a: !<tag:x> b", b"'': ''", b'a: "\\ud83d"', b'a: "\\UFFFFFFFF"', b'a: ["\\U00110000"]', b'a: "\\uFDD0"', b"a: 1\n...\nb",
    "成文日期: 2026-13-45".encode(), "标题: 无\n导语: 无\n署名: 无".encode(), b"a: " + b"x" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("raw", BROKEN, ids=[str(number) for number in range(len(BROKEN))])
def test_a_broken_file(fazhi, tmp_path, raw: bytes) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(raw)
    result = fazhi("check", file)
    assert result.code == 1
    assert result.out.startswith(f"{file}:")
    drafted = fazhi("render", "--draft", file, "-o", tmp_path / "out")
    assert drafted.code in (0, 1)
    assert file.read_bytes() == raw
    made = list((tmp_path / "out").iterdir()) if drafted.code == 0 else []
    assert len(made) == (2 if drafted.code == 0 else 0)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: b: c", "colon-in-value"),
        ("a: [b: c: d]", "syntax"),
        (complete(署名="[甲, '']"), "placeholder"),
        ("a: 1\n? 甲", "unknown-field"),
    ],
)
def test_what_is_said_of_it(problems, text: str, rule: str) -> None:
    assert rule in {found[2] for found in problems(text)}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("页面: {宽: 千}", 1, "「宽」应当是 100 到 500 之间的数，这里写的是“千”。"),
        ("页面:\n  行距: 5000", 2, "「行距」应当是 200 到 2000 之间的数，这里写的是“5000”。"),
        (
            "样式: {正文: {颜色: 红}}",
            1,
            "「颜色」应当是六位十六进制的颜色，如 FF0000，这里写的是“红”。",
        ),
        (
            "样式: {正文: {字体: 圆体}}",
            1,
            "「字体」不能写“圆体”，可以写：小标宋、黑体、楷体、仿宋、宋体。",
        ),
        ("字号: 16", 1, "没有「字号」这个字段。是不是「字体」？"),
    ],
)
def test_a_look_that_is_wrong(tmp_path, text: str, line: int, message: str) -> None:
    file = tmp_path / "look.yaml"
    file.write_text(text, encoding="utf-8")
    made, (problem,) = look.load(file)
    assert (made, problem.place.line, str(problem.message)) == (None, line, message)


def test_a_look_laid_over_the_house_s(tmp_path) -> None:
    file = tmp_path / "look.yaml"
    file.write_text("页面: {行距: 560}\n样式:\n  正文: {字号: 15, 加粗: 是}\n", encoding="utf-8")
    made, problems = look.load(file)
    assert problems == []
    body, house = made.styles["body"], look.house()
    assert (body.size, body.bold, body.line, body.font) == (
        15,
        True,
        560,
        house.styles["body"].font,
    )
    assert made.styles["h1"].size == house.styles["h1"].size


def test_a_part_of_ten_thousand_points(fazhi, tmp_path) -> None:
    points = "".join(f"    - 办结第{number}件。\n" for number in range(1, 10_002))
    file = tmp_path / "x.yaml"
    file.write_text(complete(主要举措和成效=f"\n  要点:\n{points}"), encoding="utf-8")
    assert fazhi("check", file).code == 0
    assert fazhi("render", file, "-o", tmp_path / "out", "--to", "txt,docx,html").code == 0
    printed = (tmp_path / "out/x.txt").read_text(encoding="utf-8")
    assert "九千九百九十九是办结第9999件。" in printed
    assert "一万零一是办结第10001件。" in printed
