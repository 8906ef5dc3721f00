"""`fazhi import`: a published report becomes YAML that prints the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, INPUTS, SHARED, bare, need
from imported import HEAD, KIND, data, imported
from steps import checked, composed

from generator import reports
from generator.commands.imported import printed
from generator.printing import look
from generator.printing.writers import WRITERS

FOLDER = SHARED / "reports"
NAMES = [
    "diaobingshan-2022", "hubei-xx-city", "kaifeng-2024", "xishan-2023", "zhanggong-2022",
]  # fmt: skip
CLEANED = {"hubei-xx-city", "zhanggong-2022"}
PARTS = ["measures", "shortcomings", "responsibility", "plans", "other"]


@pytest.fixture
def published():
    need(FOLDER.is_dir(), f"the published reports, in {FOLDER.name}/ beside the repository")


def shape(report: dict[str, Any]) -> dict[str, Any]:
    """Which parts a report has, and how many sections, points and causes each."""
    return {
        key: [
            (len(part.get("sections", [])), len(part.get("points", [])), "causes" in part)
            for part in (report[key] if isinstance(report[key], list) else [report[key]])
        ]
        for key in PARTS
        if key in report
    }


def items(report: Any) -> list[str]:
    """The mandatory items that deeper sections hold."""
    inside = report.values() if isinstance(report, dict) else report
    own = [report["item"]] if isinstance(report, dict) and "item" in report else []
    return own + [i for each in inside if isinstance(each, dict | list) for i in items(each)]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_a_published_report_comes_out_again(fazhi, tmp_path: Path, name: str, kind: str) -> None:
    by_hand, problems = checked(FOLDER / f"{name}.yaml")
    assert problems
    file = FOLDER / f"{name}.txt"
    if kind == "docx":
        file = tmp_path / f"{name}.docx"
        plain = composed(by_hand)._replace(source=None)  # as if another program had made it
        file.write_bytes(WRITERS["docx"](plain, look.house()))
    out = tmp_path / "imported.yaml"
    clean = ["--clean"] if name in CLEANED and kind == "txt" else []
    result = fazhi("import", file, "-o", out, *clean)
    assert result.code == 0, result.err
    found = data(out.read_text(encoding="utf-8"))
    assert shape(found) == shape(by_hand.data)
    assert items(found) == items(by_hand.data)
    wanted = bare("".join(printed((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))))
    again = bare("".join(printed(out.read_text(encoding="utf-8"))))
    for mark in _marks(by_hand.data, found):
        wanted, again = wanted.replace(mark, ""), again.replace(mark, "")
    assert again == wanted


def _marks(by_hand: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What one of the two prints and the other does not: a default title, what a draft lacks."""
    labels = [field.label for field in KIND.schema.fields.values()]
    due = [f"【待补:{label}】" for label in labels]
    by_hand = {"year": f"【待补:{KIND.schema.fields['year'].label}】", **by_hand}
    default = f"{by_hand['year']}年度{by_hand['subject']}法治政府建设情况的报告"
    titles = [] if "title" in by_hand else [default]
    twice = bare(found["title"]) if "\n" in found["title"].strip() else ""
    return [
        *titles,
        *due,
        *([twice] if twice else []),
        *([bare(by_hand.get("title", default))] if twice else []),
    ]


@pytest.mark.usefixtures("published")
def test_cleaning_says_what_it_took_off(fazhi, tmp_path: Path) -> None:
    file = FOLDER / "zhanggong-2022.txt"
    told = fazhi("import", "--clean", file, "-o", tmp_path / "a.yaml").err.splitlines()
    assert told[:4] == [
        f"{file} 半角标点改成全角 242 处：,→， :→： (→（ )→） ;→；",
        f"{file}:1 删去网页上的文字“关怀版 无障碍 无障碍”。",
        f"{file}:3 删去网页上的文字“您当前所在位置: 首页>区政府信息公开目……”。",
        f"{file}:7 删去网页上的文字“访问量:”。",
    ]
    file = FOLDER / "hubei-xx-city.txt"
    told = fazhi("import", "--clean", file, "-o", tmp_path / "b.yaml").err
    assert sum(line.count("(") for line in told.splitlines() if "删去注音" in line) == 132
    assert "繁体字改成简体字" in told


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("edition", ["published", "filed"])
def test_what_we_print_comes_in_again(
    fazhi, tmp_path: Path, file: Path, kind: str, edition: str
) -> None:
    before = composed(reports.read(file), edition)
    (tmp_path / f"x.{kind}").write_bytes(WRITERS[kind](before, look.house()))
    result = fazhi("import", tmp_path / f"x.{kind}", "-o", tmp_path / "x.yaml")
    assert result.code == 0, result.err
    report = data((tmp_path / "x.yaml").read_text(encoding="utf-8"))
    assert set(PARTS) & set(report) == set(PARTS) & set(reports.read(file).data)


def test_it_reads_well() -> None:
    body = "一、主要举措\n（一）甲: 乙\n# 号。\n正文。\n一是yes\n二是- 丙\n"
    assert imported(HEAD + body).text == (
        "# 由 fazhi import 从 x 导入。写着“待核”“待填”的地方请看一遍。\n"
        "\n"
        "# 待核：从标题里猜的。\n"
        "报告单位: 示例区\n"
        "\n"
        "# 待核：按名称猜的。\n"
        "单位类型: 政府\n"
        "\n"
        "年度: 2024\n"
        "\n"
        "标题: 示例区2024年度法治政府建设情况报告\n"
        "\n"
        "导语: 2024年，示例区推进法治建设。现将情况报告如下：\n"
        "\n"
        "主要举措和成效:\n"
        "  标题: 主要举措\n"
        "  分项:\n"
        "    - 标题: '甲: 乙'\n"
        "      段首: |\n"
        "        # 号。\n"
        "        正文。\n"
        "      要点:\n"
        "        - 'yes'\n"
        "        - '- 丙'\n"
    )


DUE = [
    # A field that a draft marks again is left to it; one that it does not is written, empty.
    ("甲。\n【待补：署名】\n", "正文: 甲。\n"),
    ("甲。\n【待补：附注】\n", "正文: 甲。\n\n# 原文写着“【待补：附注】”。\n附注:\n"),
    # What no draft of ours marks is the author's own words.
    ("甲。\n【待补：联系电话】\n", "正文: |\n    甲。\n    【待补：联系电话】\n"),
    ("甲【待补：数】件。\n", "正文: 甲【待补：数】件。\n"),
]


@pytest.mark.parametrize(("text", "made"), DUE)
def test_marks_of_what_is_missing_are_not_lost(fazhi, tmp_path: Path, text: str, made: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"一、主要举措\n{text}", encoding="utf-8")
    result = fazhi("import", file)
    assert (result.code, result.err) == (0, "")
    assert result.out.partition("  标题: 主要举措\n  ")[2] == made


def test_a_mark_above_a_report_that_is_not_ours(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "【待补：某机关】文件\n示政发〔2026〕3号\n示例区2025年法治政府建设情况报告\n一、主要举措\n甲。\n",
        encoding="utf-8",
    )
    assert "【待补：某机关】文件" in fazhi("import", file).out
