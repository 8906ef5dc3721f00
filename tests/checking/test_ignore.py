"""Comments that let a problem stand: where they hold, what is wrong with them, what they cannot do."""

import pytest
from conftest import complete

OPENING = "在X市街道办理案件12件。"
UNUSED = "这里没有「placeholder」的问题了，请删去这条忽略。"


@pytest.mark.parametrize(
    "comment",
    [
        "# 忽略: placeholder 真地名",
        "# 忽略：placeholder 真地名",
        "#忽略:placeholder真地名",
        "# 忽略: placeholder：真地名",
        "# 忽略: bad-value、placeholder 真地名",
        "# ignore: placeholder a real name",
        "# Ignore: bad-value, placeholder a real name",
    ],
)
def test_ways_to_write_it(problems, comment: str) -> None:
    found = problems(complete(导语=f"{OPENING} {comment}"))
    assert [message for *_, message in found if "placeholder" in message] == []
    assert [rule for *_, rule, _ in found] == ["ignore"] * ("bad-value" in comment)


IGNORE = "# 忽略: placeholder 真地名"


@pytest.mark.parametrize(
    "written",
    [
        f"{OPENING} {IGNORE}",
        f"'{OPENING}' {IGNORE}",
        f"|  {IGNORE}\n  第一段。\n  {OPENING}",
        f">- {IGNORE}\n  第一段。\n\n  {OPENING}",
        f"# 忽略: placeholder 真地名\n  {OPENING}",
    ],
)
def test_it_holds_on_the_line_and_for_the_text_of_the_field(problems, written: str) -> None:
    assert problems(complete(导语=written)) == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (f"{IGNORE}\n", []),
        (f"{IGNORE}\n# 另一条说明\n", []),
        (f"  {IGNORE}\n\n", []),
        (f"{IGNORE}\n结语: 特此报告。\n", ["ignore", "placeholder"]),
        (f"结语: 特此报告。 {IGNORE}\n", ["ignore", "placeholder"]),
    ],
)
def test_alone_it_holds_for_the_line_below(problems, before: str, found: list[str]) -> None:
    text = complete().replace("导语: ", f"{before}导语: {OPENING}")
    assert [rule for *_, rule, _ in problems(text)] == found


def test_above_a_multi_line_text_it_holds_for_all_of_it(problems) -> None:
    text = complete(主要举措和成效=f"\n  {IGNORE}\n  正文: |\n    第一段。\n    {OPENING}")
    assert problems(text) == []


def test_above_a_part_it_does_not_hold_for_what_is_inside(problems) -> None:
    text = complete(主要举措和成效="\n  正文: 在X市办案。")
    text = text.replace("主要举措", f"{IGNORE}\n主要举措")
    assert [rule for *_, rule, _ in problems(text)] == ["ignore", "placeholder"]


def test_at_the_head_of_the_file_it_holds_for_what_is_missing(problems) -> None:
    text = complete(第一责任人职责=None)
    assert [rule for *_, rule, _ in problems(text)] == ["missing-part"]
    head = "# 说明\n# 忽略: missing-part 另文报送\n"
    assert problems(head + text) == []
    assert [rule for *_, rule, _ in problems(text + head)] == ["missing-part", "ignore"]


@pytest.mark.parametrize(
    "text",
    [
        f"|\n  第一段。\n  {IGNORE}",
        f"'第一段。 {IGNORE}'",
        "甲# 忽略：placeholder 真地名",
    ],
)
def test_what_belongs_to_a_text_is_no_comment(problems, text: str) -> None:
    assert "ignore" not in {rule for *_, rule, _ in problems(complete(导语=text))}


@pytest.mark.parametrize(
    ("comment", "level", "message"),
    [
        ("# 忽略: placeholder", "error", "忽略要写明理由，请写成“# 忽略: placeholder 理由”。"),
        (
            "# 忽略: bad-value、placeholder  ",
            "error",
            "忽略要写明理由，请写成“# 忽略: bad-value、placeholder 理由”。",
        ),
        (
            "# 忽略: place-holder 真",
            "error",
            "没有「place-holder」这条规则。是不是「placeholder」？",
        ),
        ("# 忽略: zzz 真", "error", "没有「zzz」这条规则。运行 fazhi rules 可以看到所有的规则。"),
        (
            "# 忽略: 这里不用改",
            "error",
            "没有写要忽略哪一条。请写成“# 忽略: 编号 理由”，编号就是报告问题时写在前面的英文，如 placeholder。",
        ),
        ("# 忽略: syntax 真", "error", "「syntax」不能忽略：不改好，有的内容会印不出来。"),
        ("# 忽略: ignore 真", "error", "「ignore」不能忽略：不改好，有的内容会印不出来。"),
        ("# 忽略: placeholder 真", "warning", UNUSED),
    ],
)
def test_what_is_wrong_with_a_comment(fazhi, tmp_path, comment: str, level, message: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(结语=f"特此报告。 {comment}"), encoding="utf-8")
    result = fazhi("check", file)
    name = {"error": "错误", "warning": "警告"}[level]
    assert result.out.splitlines()[0] == f"{file}:10:11 {name} ignore {message}"
    assert result.out.count(f"{file}:") == 1
    assert result.code == (level == "error")


def test_without_a_reason_the_problem_stays(problems) -> None:
    found = problems(complete(导语=f"{OPENING} # 忽略: placeholder"))
    assert [rule for *_, rule, _ in found] == ["placeholder", "ignore"]


def test_what_would_be_lost_cannot_be_ignored(problems) -> None:
    found = problems(complete(年分="2025 # 忽略: unknown-field 就这么写"))
    assert [rule for *_, rule, _ in found] == ["unknown-field", "ignore"]


def test_a_file_that_cannot_be_read_has_its_own_problems_only(problems) -> None:
    found = problems("导语: [@甲] # 忽略: rate\n年度: 2025\n")
    assert [rule for *_, rule, _ in found] == ["syntax"]


def test_render_honours_it(fazhi, tmp_path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(complete(导语=f"{OPENING} {IGNORE}"), encoding="utf-8")
    assert fazhi("render", file, "--to", "txt").code == 0
    printed = file.with_suffix(".txt").read_text(encoding="utf-8")
    assert OPENING in printed
    assert "忽略" not in printed


def test_what_is_missing_and_let_stand_is_still_marked_in_print(fazhi, tmp_path) -> None:
    file = tmp_path / "x.yaml"
    head = "# 忽略: missing-field 导语另写\n"
    file.write_text(head + complete(导语=None), encoding="utf-8")
    assert fazhi("render", file, "--to", "txt").code == 0
    assert "【待补：导语】" in file.with_suffix(".txt").read_text(encoding="utf-8")
