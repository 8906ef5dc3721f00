"""A folder of contributions: one report, each problem in its own file."""

from pathlib import Path

import pytest
from conftest import ROOT, complete
from steps import checked, composed

from generator.basis.problems import UserError
from generator.kinds import kind
from generator.printing import look
from generator.printing.writers import WRITERS
from generator.reports import EDITIONS
from generator.reports.folder import main

FOLDER = ROOT / "examples" / "folder"
UNIT = "单位: 甲局\n报送期限: 2026-01-20\n"
SECTION = "主要举措和成效:\n  分项:\n    - 标题: 执法\n      正文: 甲局的事。\n"


@pytest.fixture
def folder(tmp_path: Path):
    """Write files; the problems of the main one as (file, line, column, rule, message)."""

    def write(**texts: str) -> list[tuple[str, int, int, str, str]]:
        for name, text in texts.items():
            file = tmp_path / f"{name}.yaml"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [
            (Path(p.place.file).name, p.place.line, p.place.column, p.rule, str(p.message))
            for p in checked(tmp_path / "main.yaml")[1]
        ]

    return write


def test_six_units_make_one_report(golden) -> None:
    file = main(FOLDER)
    found, problems = checked(file)
    assert problems == []
    assert len(list((FOLDER / "parts").iterdir())) == 6
    text = WRITERS["txt"](composed(found), look.house()).decode()
    golden(text, file.with_suffix(".txt"))


def test_the_folder_is_checked_as_one_report(fazhi) -> None:
    result = fazhi("check", FOLDER, "--fail-on", "info")
    assert (result.code, result.out, result.err) == (0, "", "检查了 1 个文件，没有发现问题。\n")
    alone = fazhi("check", FOLDER / "parts", "--fail-on", "info")
    assert (alone.code, alone.err) == (0, "检查了 6 个文件，没有发现问题。\n")


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_contribution_is_checked_alone(edition: str) -> None:
    for file in (FOLDER / "parts").iterdir():
        assert checked(file, edition)[1] == []


def test_the_folder_is_printed_as_one_report(fazhi, tmp_path: Path) -> None:
    result = fazhi("render", FOLDER, "-o", tmp_path, "--to", "txt")
    assert (result.code, result.out) == (0, f"{tmp_path / '报告.txt'}\n")
    assert (tmp_path / "报告.txt").read_bytes() == (FOLDER / "报告.txt").read_bytes()


def test_a_contribution_is_printed_as_a_draft_only(fazhi, tmp_path: Path) -> None:
    file = FOLDER / "parts" / "公安局.yaml"
    result = fazhi("render", file, "-o", tmp_path)
    assert (result.code, result.err) == (
        2, f"{file} 是一家单位的供稿，请印主文件；只看这一份的样子，可以加上 --draft。",
    )  # fmt: skip
    assert fazhi("render", file, "-o", tmp_path, "--draft", "--to", "txt").code == 0
    assert "改进道路交通执法。" in (tmp_path / "公安局-草稿.txt").read_text(encoding="utf-8")


def test_values_keep_their_order_and_place(folder, tmp_path: Path) -> None:
    main = complete(
        汇入="[b.yaml, a.yaml]",
        主要举措和成效="\n  标题: 成效\n  分项: [{标题: 总述, 正文: 总的话。}]",
        第一责任人职责="",
        导语="",
    )
    b = (
        UNIT
        + "导语: 乙写的XX市。\n第一责任人职责: {要点: [甲（）。]}\n其他需要报告的情况: [{标题: 丙, 正文: 丁}]\n"
    )
    found = folder(main=main, a=UNIT + SECTION.replace("执法", "甲"), b=b + SECTION)
    assert found == [
        ("b.yaml", 3, 8, "placeholder", "这里的“XX市”还没有填，请换成真实的内容。"),
        ("b.yaml", 4, 17, "placeholder", "这里的“（）”还没有填，请换成真实的内容。"),
    ]
    source = checked(tmp_path / "main.yaml")[0]
    assert [each["heading"] for each in source.data["measures"]["sections"]] == [
        "总述",
        "执法",
        "甲",
    ]
    lines = WRITERS["txt"](composed(source), look.house()).decode().splitlines()
    heads = [line.strip("　") for line in lines if line.startswith("　　") and "、" in line[:5]]
    assert heads == [
        "一、成效",
        "二、推进法治政府建设存在的不足和原因",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "四、下一年度推进法治政府建设的主要安排",
        "五、丙",
    ]


def test_a_part_that_the_main_file_lacks_comes_after_its_own(folder, tmp_path: Path) -> None:
    assert folder(main=complete(汇入="a.yaml", 主要举措和成效=None), a=UNIT + SECTION) == []
    source = checked(tmp_path / "main.yaml")[0]
    text = WRITERS["txt"](composed(source), look.house()).decode()
    assert text.index("力量不足") < text.index("补齐人员") < text.index("甲局的事")


def test_points_of_units_follow_each_other(folder, tmp_path: Path) -> None:
    part = UNIT + "下一年度主要安排: {{要点: [{}的事。]}}\n"
    main = complete(汇入=".", 下一年度主要安排="{要点: [2026年总的事。]}")
    assert folder(main=main, a=part.format("甲"), b=part.format("乙")) == []
    source = checked(tmp_path / "main.yaml")[0]
    assert source.data["plans"]["points"] == ["2026年总的事。", "甲的事。", "乙的事。"]
    assert Path(source.place(("plans", "points", 2)).file).name == "b.yaml"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("导语: 甲\n", "", ("a.yaml", 3, 1, "conflict", "「导语」在 {main} 第 3 行已经写过，两处内容不同。请商定后只留一处。")),
        ("结语: 甲\n", "结语: 乙\n", ("b.yaml", 3, 1, "conflict", "「结语」在 {a} 第 3 行已经写过，两处内容不同。请商定后只留一处。")),
        ("结语: 甲\n", "结语: [乙]\n", ("b.yaml", 3, 1, "wrong-type", "「结语」在 {a} 第 3 行已经写过，两处内容不同。请商定后只留一处。")),
        ("第一责任人职责: {正文: 甲}\n", "", ("a.yaml", 3, 11, "conflict", "「正文」在 {main} 第 6 行已经写过，两处内容不同。请商定后只留一处。")),
        ("署名: [甲, 乙]\n", "", ("a.yaml", 3, 1, "conflict", "「署名」在 {main} 第 8 行已经写过，两处内容不同。请商定后只留一处。")),
        (
            "主要举措和成效: {表: {列: [甲], 行: [[乙]]}}\n", "主要举措和成效: {表: {列: [甲], 行: [[丙]]}}\n",
            ("b.yaml", 3, 11, "conflict", "「表」在 {a} 第 3 行已经写过，两处内容不同。请商定后只留一处。"),
        ),
        (SECTION, SECTION, ("b.yaml", 5, 7, "same-heading", "标题“执法”在 {a} 第 5 行已经写过。请两家商定，合成一节，或改用不同的标题。")),
    ],
)  # fmt: skip
def test_a_conflict_names_both_files_and_lines(
    folder, tmp_path: Path, a: str, b: str, expected: tuple[str, int, int, str, str]
) -> None:
    found = folder(main=complete(汇入="[a.yaml, b.yaml]"), a=UNIT + a, b=UNIT + (b or "结语: 完\n"))
    names = {name: tmp_path / f"{name}.yaml" for name in ("main", "a")}
    said = [each for each in found if each[3] != "numbering"]  # of one heading twice, it speaks too
    assert said == [(*expected[:4], expected[4].format(**names))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("结语: 甲\n", "结语: 甲\n"),
        (SECTION.replace("执法", "无"), SECTION.replace("执法", "无")),
        (SECTION, SECTION.replace("执法", "执法二")),
        ("主要举措和成效: {要点: [甲]}\n", "主要举措和成效: {要点: [甲]}\n"),
    ],
)
def test_what_is_no_conflict(folder, a: str, b: str) -> None:
    assert folder(main=complete(汇入="[a.yaml, b.yaml]"), a=UNIT + a, b=UNIT + b) == []


def test_what_does_not_fit_its_field_is_not_even_drafted(fazhi, folder, tmp_path: Path) -> None:
    folder(main=complete(汇入="a.yaml"), a=UNIT + "导语: [甲]\n")
    assert fazhi("render", tmp_path, "--draft", "-o", tmp_path / "out").code == 1
    assert not (tmp_path / "out").exists()


def test_a_draft_prints_every_version_with_its_file(fazhi, folder, tmp_path: Path) -> None:
    table = "主要举措和成效: {{表: {{列: [案件], 行: [[{}]]}}}}\n"
    folder(
        main=complete(汇入="[a.yaml, b.yaml]", 成文日期="2026-02-24", 接排="[要点]"),
        a=UNIT + table.format("甲") + "成文日期: 2026-02-25\n接排: [分项]\n",
        b=UNIT + table.format("乙") + "结语: 完。\n导语: 乙局说。\n署名: [乙局, 丙局]\n",
    )
    file = tmp_path / "main.yaml"
    refused = fazhi("render", file, "-o", tmp_path / "out", "--to", "txt")
    assert refused.code == 1
    assert refused.err.endswith("没有印：请先改好上面的错误；想先看看样子，可以加上 --draft。\n")
    assert fazhi("render", file, "-o", tmp_path / "out", "--to", "txt", "--draft").code == 0
    lines = (tmp_path / "out" / "main-草稿.txt").read_text(encoding="utf-8").split("\n")
    assert [line.strip("　") for line in lines if line.strip("　")] == [
        "2025年度示例区法治政府建设情况的报告",
        "【待商定，main.yaml：】2025年，示例区推进法治政府建设。现将情况报告如下：",
        "【待商定，b.yaml：】乙局说。",
        "一、推进法治政府建设的主要举措和成效",
        "办结案件12件。",
        "【待商定，a.yaml：】",
        "案件",
        "甲",
        "【待商定，b.yaml：】",
        "案件",
        "乙",
        "二、推进法治政府建设存在的不足和原因",
        "力量不足。",
        "编制少。",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "区长主持会议4次。",
        "四、下一年度推进法治政府建设的主要安排",
        "2026年补齐人员。",
        "完。",
        "【待商定，main.yaml：】示例区人民政府",
        "【待商定，b.yaml：】乙局、丙局",
        "【待商定，main.yaml：】2026-02-24【待商定，a.yaml：】2026-02-25",
    ]


def test_what_cannot_be_read_or_is_a_report_stops_neither_status_nor_draft(
    fazhi, folder, tmp_path: Path
) -> None:
    folder(main=complete(汇入="[a.yaml, b.yaml, c.yaml, d.yaml]"), a=complete(), d=UNIT + SECTION)
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / "c.yaml").write_bytes(b"\x81\x00\xff" * 50)
    _found, problems = checked(tmp_path / "main.yaml")
    assert [(Path(p.place.file).name, p.rule, str(p.message)) for p in problems] == [
        ("a.yaml", "include", "「a」这个文件是一份完整的报告，不是一家单位的供稿，没有汇入。请只留这家单位供的内容，开头写上“单位”和“报送期限”。"),
        ("c.yaml", "include", "文件不是 UTF-8 编码的文本，读不出来。请用记事本打开，“另存为”时把编码选成 UTF-8。"),
        ("main.yaml", "include", "“b.yaml”里没有可以汇入的 YAML 文件（.yaml、.yml）。"),
    ]  # fmt: skip
    out = fazhi("status", tmp_path).out
    assert "4 家单位，3 家还有欠缺，其中 0 家逾期。" in out
    assert "完成 99%，应填 10 项，已填 10 项" in out
    done = fazhi("render", tmp_path / "main.yaml", "--draft", "--to", "txt", "-o", tmp_path / "out")
    assert done.code == 0
    assert "甲局的事。" in (tmp_path / "out" / "main-草稿.txt").read_text(encoding="utf-8")


def test_what_a_unit_is_asked_for_and_left_empty_is_owed(problems) -> None:
    parts = "主要举措和成效:\n  分项:\n    - 标题: 甲\n    - 标题: 乙\n      正文: 丙。\n下一年度主要安排:\n  要点:\n    -\n"
    assert problems(UNIT + "联系人:\n" + parts) == [
        (6, 7, "owed", "“甲”下面还没有写内容。没有要写的，请删去这一项。"),
        (9, 1, "owed", "「下一年度主要安排」还没有填。没有要写的，请删去这一栏。"),
    ]


@pytest.mark.parametrize(
    ("include", "column", "message"),
    [
        ("no.yaml", 5, "要汇入的“no.yaml”还没有。请催供稿单位，或改正文件名。"),
        ('"a\\0.yaml"', 6, "要汇入的“a\0.yaml”还没有。请催供稿单位，或改正文件名。"),
        ("[empty]", 6, "“empty”里没有可以汇入的 YAML 文件（.yaml、.yml）。"),
        ("main.yaml", 5, "“main.yaml”里没有可以汇入的 YAML 文件（.yaml、.yml）。"),
        *(
            (name, 5, f"“{name}”不在主文件所在的文件夹里，没有汇入。请把文件放进来，写相对的路径，如 parts/公安.yaml。")
            for name in ("../out.yaml", "empty/../../out.yaml", "..\\out.yaml", "/etc/passwd", "C:\\a.yaml", "link.yaml", "linked")
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_included(tmp_path: Path, include: str, column: int, message: str) -> None:
    inside = tmp_path / "in"
    for name in ("empty", "linked-from"):
        (inside / name).mkdir(parents=True)
    (tmp_path / "out.yaml").write_text(UNIT + SECTION, encoding="utf-8")
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "x.yaml").write_text(UNIT + SECTION, encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "out.yaml")
    (inside / "linked").symlink_to(tmp_path / "away")
    file = inside / "main.yaml"
    file.write_text(complete(汇入=include), encoding="utf-8")
    source, problems = checked(file)
    assert "甲局的事" not in str(source.data)
    found = [p for p in problems if p.rule == "include"]
    assert [(p.place, str(p.message)) for p in found] == [((str(file), 10, column), message)]
    assert {p.rule for p in problems} <= {"include", "control-character"}


def test_a_link_inside_a_folder_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "in" / "parts").mkdir(parents=True)
    (tmp_path / "out.yaml").write_text(UNIT + SECTION, encoding="utf-8")
    (tmp_path / "in" / "parts" / "a.yaml").symlink_to(tmp_path / "out.yaml")
    file = tmp_path / "in" / "main.yaml"
    file.write_text(complete(汇入="parts"), encoding="utf-8")
    assert [p.rule for p in checked(file)[1]] == ["include"]


def test_an_include_that_is_no_text_is_of_the_wrong_type(folder) -> None:
    for include in ("{a.yaml: b}", "[[a.yaml]]"):
        assert [rule for *_, rule, _ in folder(main=complete(汇入=include))] == ["wrong-type"]


def test_a_file_named_twice_is_taken_once(folder) -> None:
    assert folder(main=complete(汇入="[a.yaml, ., a.yaml]"), a=UNIT + SECTION) == []


def test_what_a_contribution_lacks_is_said_in_its_own_file(folder, tmp_path) -> None:
    found = folder(
        main=complete(汇入="[a.yaml, b.yaml, c.yaml, d.yaml]"),
        a=SECTION,
        b="单位: 乙局\n报送期限: 下周\n主要举措和成效: {分项: [{标题: 乙}]}\n",
        c="报送期限: 2026-01-20\n结语: 完\n  缩进: 错\n",
        d=UNIT + "汇入: [a.yaml]\n结语: 甲\n",
    )
    assert found == [
        ("a.yaml", 1, 1, "missing-field", "缺少「报送期限」（due）。要填的是：什么时候以前要交稿，年-月-日。"),
        ("a.yaml", 1, 1, "missing-field", "缺少「单位」（unit）。要填的是：供稿的单位。"),
        ("b.yaml", 1, 1, "owed", "「乙局」还没有供稿：除了标题，什么也没有写。"),
        ("b.yaml", 2, 7, "bad-value", "「报送期限」应当是真实的日期，如 2026-02-24，这里写的是“下周”。"),
        ("c.yaml", 1, 1, "missing-field", "缺少「单位」（unit）。要填的是：供稿的单位。"),
        ("c.yaml", 2, 5, "value-and-fields", "这里已经写了内容，第 3 行就不能再是它的下级。请去掉这里的内容，或把下面的改成同级。"),
        ("c.yaml", 3, 3, "wrong-type", "「结语」应当是一段文字，这里写成了“字段: 内容”（如果这里本是一句话，请把英文冒号改成中文“：”）。"),
        ("d.yaml", 3, 1, "include", "供稿里不能再“汇入”别的文件，请写在主文件里。"),
        ("d.yaml", 4, 1, "wrong-type", f"「结语」在 {tmp_path / 'c.yaml'} 第 2 行已经写过，两处内容不同。请商定后只留一处。"),
    ]  # fmt: skip


def test_a_contribution_with_a_mistake_in_its_fields(folder) -> None:
    found = folder(
        main=complete(汇入="a.yaml"), a=UNIT + "其他需要报告的情况: [{标题: 甲, 正方: 乙}]\n"
    )
    assert [each[:4] for each in found] == [("a.yaml", 3, 21, "unknown-field")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (UNIT + SECTION, []),
        (UNIT + "存在的不足和原因: {要点: [人手不足。]}\n", []),
        ("单位: 甲局\n" + SECTION, ["missing-field"]),
        (UNIT + "主要举措和成效: {分项: [{正文: 办结（）件}]}\n", ["missing-field", "placeholder"]),
        (UNIT, ["owed"]),
        (UNIT + "汇入: b.yaml\n结语: 甲\n", ["include"]),
        (UNIT + "甲: 乙\n", ["unknown-field"]),
        (complete(联系人="甲"), ["unknown-field"]),
    ],
)
def test_a_contribution_alone(problems, text: str, rules: list[str]) -> None:
    assert [rule for *_, rule, _ in problems(text)] == rules


def test_the_main_file_of_a_folder(tmp_path: Path) -> None:
    def made(**texts: str) -> Path:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    def chosen(**texts: str) -> str:
        return main(made(**texts)).name

    including = complete(汇入="x.yaml")
    assert chosen(a=complete(), b=including) == "b.yaml"
    assert chosen(a=complete(), 报告=complete()) == "报告.yaml"
    assert chosen(a=complete(), report=complete(), b=including) == "b.yaml"
    assert chosen(a=complete()) == "a.yaml"
    for texts, said in (
        ({"a": including, "b": including}, "文件夹 {} 里有几个文件都可能是主文件：a.yaml、b.yaml。请写明是哪一个。"),
        ({"a": complete(), "b": complete()}, "文件夹 {} 里有几个文件都可能是主文件：a.yaml、b.yaml。请写明是哪一个。"),
        ({}, "文件夹 {} 里没有主文件（写着“汇入”的报告，或 report.yaml、报告.yaml）。"),
    ):  # fmt: skip
        folder = made(**texts)
        with pytest.raises(UserError) as error:
            main(folder)
        assert str(error.value) == said.format(folder)


def test_every_field_of_a_report_may_be_contributed_and_none_must() -> None:
    fazhi = kind.load()
    fields = fazhi.contribution.fields
    assert fazhi.schema.fields.keys() | fazhi.own == fields.keys()
    assert {key for key, field in fields.items() if field.required} == {"unit", "due"}
