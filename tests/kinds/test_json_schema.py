"""The JSON Schema for editors: it is one, says what Cerberus says, and goes with a new file."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLES, INPUTS, SHARED, complete, need
from jsonschema import Draft7Validator
from steps import parsed

from generator.kinds import kind, validation
from generator.kinds.json_schema import MADE_BY, json_schema

KIND = kind.load().schema
SCHEMAS = {keys: json.loads(json_schema(KIND, english=keys == "en")) for keys in ("zh", "en")}


class Core(yaml.SafeLoader):
    """YAML as editors read it (1.2, core schema): no dates, no yes and no, 010 is a number."""


Core.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith(("timestamp", "bool", "merge", "int"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), "tTfF"
)
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("[-+]?[0-9]+$"), "-+0123456789")
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def editor_says(text: str, keys: str = "zh") -> list[str]:
    data = yaml.load(text, Loader=Core)  # noqa: S506 (a safe loader)
    found = Draft7Validator(SCHEMAS[keys]).iter_errors(data)
    return sorted({"/".join(map(str, error.absolute_path)) for error in found})


def cerberus_finds(text: str) -> bool:
    found = parsed(text, "x.yaml")
    return bool(found.problems or validation.check(KIND, found))


GOOD: list[dict[str, str | None]] = [
    {},
    {"年度": "'2025'"},
    {"年度": "2025年度"},
    {"年度": "２０２５"},
    {"成文日期": "2026年2月4日"},
    {"成文日期": "2026/2/4"},
    {"报告单位": "12"},
    {"报告单位": "true"},
    {"导语": "无"},
    {"标题": "无"},
    {"标题": "|\n  第一行\n  第二行"},
    {"标题": ""},
    {"单位类型": "部门"},
    {"单位类型": "department"},
    {"单位类型": ""},
    {"发文机关": "示例区委"},
    {"发文机关": "[示例区委, 12]"},
    {"发文机关": ""},
    {"署名": "[甲, 乙]"},
    {"接排": "分项"},
    {"接排": "[分项, points]"},
    {"接排": "无"},
    {"其他需要报告的情况": "[{标题: 甲, 正文: 1.10}]"},
    {"其他需要报告的情况": ""},
    {"下一年度主要安排": ""},
    {"下一年度主要安排": "{接排: 无, 要点: [甲, 12, 3.5]}"},
    {"下一年度主要安排": "{事项: 第一责任人职责, 正文: 甲}"},
    {"下一年度主要安排": "\n  要点:\n    -\n    - 甲"},
    {"下一年度主要安排": "{分项: [{标题: 甲, 分项: [{标题: 乙, 正文: 丙}]}]}"},
    {"下一年度主要安排": "{表: {列: [甲, 乙], 行: [[1, 2], [丙, '']]}}"},
    {"下一年度主要安排": "{表: {表名: 甲, 单位: 件, 列: [甲], 行: [[1]]}}"},
    {"附件": "[{标题: 甲, 正文: 乙}]"},
    {
        "发文字号": "示政发〔2026〕3号",
        "签发人": "[甲]",
        "主送机关": "乙",
        "抄送": "丙",
        "印发": "丁",
    },
    {"印发日期": "2026.2.25"},
]
BAD: list[dict[str, str | None]] = [
    {"报告单位": None},
    {"报告单位": ""},
    {"报告单位": "''"},
    {"报告单位": "[甲]"},
    {"年度": None},
    {"年度": "25"},
    {"年度": "1900"},
    {"年度": "2025年底"},
    {"年度": "[2025]"},
    {"导语": None},
    {"导语": "[甲]"},
    {"导语": "{甲: 乙}"},
    {"署名": None},
    {"署名": ""},
    {"署名": "{甲: 乙}"},
    {"署名": "['']"},
    {"成文日期": None},
    {"成文日期": "未定"},
    {"成文日期": "2026-02"},
    {"年分": "2025"},
    {"单位类型": "区政府"},
    {"接排": "正文"},
    {"接排": "[分项, 正文]"},
    {"主要举措和成效": "办案。"},
    {"主要举措和成效": "[办案。]"},
    {"主要举措和成效": "{正文: [甲]}"},
    {"主要举措和成效": "{正文: 甲, 要点: 乙}"},
    {"主要举措和成效": "{分项: {标题: 甲}}"},
    {"主要举措和成效": "{分项: [甲]}"},
    {"主要举措和成效": "{分项: [{标题: 甲, 正问: 乙}]}"},
    {"主要举措和成效": "{事项: 甲, 正文: 乙}"},
    {"主要举措和成效": "{表: {列: [甲]}}"},
    {"主要举措和成效": "{表: {行: [[甲]]}}"},
    {"主要举措和成效": "{表: {列: 甲, 行: [[1]]}}"},
    {"主要举措和成效": "{表: {列: [甲], 行: [1]}}"},
    {"其他需要报告的情况": "{正文: 甲}"},
    {"印发日期": "明天"},
]
# What a JSON Schema of this kind cannot say, or an editor reads otherwise: Cerberus alone finds it.
CERBERUS_ALONE: list[dict[str, str | None]] = [
    {"成文日期": "2026-02-30"},  # not in the calendar
    {"主要举措和成效": "{表: {列: [甲, 乙], 行: [[1]]}}"},  # as many cells as columns
]


@pytest.mark.parametrize("keys", SCHEMAS)
def test_it_is_a_schema(keys: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[keys])
    assert SCHEMAS[keys]["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("changed", GOOD)
def test_both_take_what_is_good(changed: dict[str, str | None]) -> None:
    text = complete(**changed)
    assert (editor_says(text), cerberus_finds(text)) == ([], False)


@pytest.mark.parametrize("changed", BAD)
def test_both_find_what_is_bad(changed: dict[str, str | None]) -> None:
    text = complete(**changed)
    assert editor_says(text)
    assert cerberus_finds(text)


@pytest.mark.parametrize("changed", CERBERUS_ALONE)
def test_what_only_cerberus_finds(changed: dict[str, str | None]) -> None:
    text = complete(**changed)
    assert (editor_says(text), cerberus_finds(text)) == ([], True)


def agree(file: Path) -> None:
    """Both say how many fields are missing in a whole report, and nothing else."""
    text = file.read_text(encoding="utf-8")
    keys = "en" if "\nyear:" in text else "zh"
    data = yaml.load(text, Loader=Core)  # noqa: S506
    said = [error.validator for error in Draft7Validator(SCHEMAS[keys]).iter_errors(data)]
    found = validation.check(KIND, parsed(text, "x.yaml"))
    assert [rule.replace("required", "missing-field") for rule in said] == [p.rule for p in found]


@pytest.mark.parametrize("file", [*EXAMPLES, *INPUTS], ids=lambda file: file.stem)
def test_they_agree_on_whole_reports(file: Path) -> None:
    agree(file)


def test_they_agree_on_real_reports() -> None:
    files = sorted((SHARED / "reports").glob("*.yaml"))
    need(files, "the real reports")
    for file in files:
        agree(file)


def english(data: Any, fields: Any) -> Any:
    """The data with every key in English."""
    if isinstance(data, list):
        return [english(each, fields) for each in data]
    if not isinstance(data, dict):
        return data
    return {fields[key].key: english(each, fields[key].inside) for key, each in data.items()}


@pytest.mark.parametrize("changed", GOOD)
def test_in_english_keys(changed: dict[str, str | None]) -> None:
    data = english(yaml.load(complete(**changed), Loader=Core), KIND.names)  # noqa: S506
    text = yaml.safe_dump(data, allow_unicode=True)
    assert editor_says(text, "en") == []
    assert editor_says(text.replace("subject:", "subjects:"), "en") == [""]


@pytest.mark.parametrize("keys", SCHEMAS)
def test_every_field_is_explained(keys: str) -> None:
    named = {"report": SCHEMAS[keys], **SCHEMAS[keys]["definitions"]}
    for name, group in KIND.groups.items():
        properties = named[name]["properties"]
        assert len(properties) == len(group)
        for key, field in group.items():
            shown = properties[key if keys == "en" else field.label]
            assert shown["title"] == field.label
            assert shown["description"] == f"{field.hint}。"
            assert ("examples" in shown) == bool(field.example)


def test_examples_are_good() -> None:
    for part in (SCHEMAS["zh"], *SCHEMAS["zh"]["definitions"].values()):
        for name, rules in part["properties"].items():
            validator = Draft7Validator({**rules, "definitions": SCHEMAS["zh"]["definitions"]})
            for example in rules.get("examples", ()):
                assert validator.is_valid(example), name


@pytest.mark.parametrize("keys", SCHEMAS)
def test_a_part_starts_with_its_fields(keys: str) -> None:
    whole = SCHEMAS[keys]
    snippets = {
        name: rules["defaultSnippets"][0]["body"]
        for name, rules in whole["properties"].items()
        if "defaultSnippets" in rules
    }
    expected: dict[str, Any] = {
        "zh": {"标题": "", "正文": "", "要点": [""], "原因": "", "整改": ""},
        "en": {"heading": "", "text": "", "points": [""], "causes": "", "remedies": ""},
    }
    assert len(snippets) == 4
    assert expected[keys] in snippets.values()
    for name, body in snippets.items():
        validator = Draft7Validator(
            {**whole["properties"][name], "definitions": whole["definitions"]}
        )
        assert validator.is_valid(body)


@pytest.mark.parametrize("keys", SCHEMAS)
def test_schema_command(fazhi, keys: str) -> None:
    assert json.loads(fazhi("schema", "--keys", keys).out) == SCHEMAS[keys]


@pytest.mark.parametrize(
    ("keys", "name"), [("zh", "fazhi.schema.json"), ("en", "fazhi.en.schema.json")]
)
def test_a_new_file_names_its_schema(fazhi, tmp_path: Path, keys: str, name: str) -> None:
    file, beside = tmp_path / "报告.yaml", tmp_path / name
    result = fazhi("new", "-o", file, "--keys", keys)
    assert result.out == (
        f"已写好 {beside}：用 VS Code（装上 YAML 插件）填写时，它提示各个字段。\n"
        f"已写好 {file}。填好以后运行：fazhi check {file}\n"
    )
    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=./{name}"
    assert json.loads(beside.read_text(encoding="utf-8")) == SCHEMAS[keys]
    required = {key for key, field in KIND.fields.items() if field.required}
    names = {key if keys == "en" else KIND.label((key,)) for key in required}
    assert set(editor_says(text, keys)) == names  # each empty, and nothing else


def test_a_schema_that_is_there(fazhi, tmp_path: Path) -> None:
    beside = tmp_path / "fazhi.schema.json"
    fazhi("new", "-o", tmp_path / "1.yaml")
    current = beside.read_text(encoding="utf-8")
    assert "schema.json" not in fazhi("new", "-o", tmp_path / "2.yaml").out
    beside.write_text(f'{{"$comment": "{MADE_BY}"}}', encoding="utf-8")
    assert "schema.json" in fazhi("new", "-o", tmp_path / "3.yaml").out
    assert beside.read_text(encoding="utf-8") == current
    beside.write_text("{}", encoding="utf-8")
    result = fazhi("new", "-o", tmp_path / "4.yaml")
    assert (result.code, result.err) == (
        2,
        f"{beside} 不是 fazhi 写的，没有动它。请把它移走，或换一个文件夹。",
    )
    assert beside.read_text(encoding="utf-8") == "{}"
    assert not (tmp_path / "4.yaml").exists()


def test_on_the_screen_a_new_file_names_none(fazhi) -> None:
    assert "schema" not in fazhi("new").out
