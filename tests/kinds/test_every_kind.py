"""Every kind that ships goes through every command, and none is named here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft7Validator

from generator.kinds import kind
from generator.kinds.kind import Kind

OTHERS = Path(__file__).parent / "others"  # a report of each kind that we did not print
KINDS = {name: kind.load(folder) for name, folder in kind.folders().items()}


def example_of(name: str) -> Path:
    """A complete report of a kind, of which the checker says nothing."""
    folder = ROOT / "inputs" if name == kind.DEFAULT else ROOT / "examples" / name
    (file,) = folder.glob("*.yaml")
    return file


def said(file: Path) -> list[str]:
    """What a YAML file says, without comments and blank lines."""
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")]  # fmt: skip


@pytest.fixture(params=KINDS)
def name(request) -> str:
    return request.param


@pytest.fixture
def of(name: str) -> Kind:
    return KINDS[name]


@pytest.fixture
def example(name: str) -> Path:
    return example_of(name)


def test_it_is_listed(fazhi, name: str, of: Kind) -> None:
    lines = [line.split() for line in fazhi("kinds").out.splitlines()]
    assert [of.name, name] in [line[:2] for line in lines]


def test_an_empty_one_lacks_what_is_due_and_nothing_else(
    fazhi, tmp_path: Path, name: str, of: Kind
) -> None:
    file = tmp_path / "x.yaml"
    assert fazhi("new", "--kind", name, "-o", file).code == 0
    assert fazhi("new", "--kind", of.name).out == fazhi("new", "--kind", name).out
    found = json.loads(fazhi("check", file, "--format", "json").out)["problems"]
    assert {problem["rule"].partition("-")[0] for problem in found} == {"missing"}
    due = [field.label for field in of.schema.fields.values() if field.required or field.part]
    lines = file.read_text(encoding="utf-8").splitlines()
    named = {lines[problem["line"] - 1].strip(" :") for problem in found}
    assert named >= set(due)
    status = fazhi("status", file)
    assert (status.code, "已填 0 项" in status.out) == (0, True)


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_its_fields_are_told_to_editors(
    fazhi, name: str, of: Kind, example: Path, keys: str
) -> None:
    told = json.loads(fazhi("schema", "--kind", name, "--keys", keys).out)
    Draft7Validator.check_schema(told)
    assert len(told["properties"]) == len(of.schema.fields)
    if keys == "zh":
        assert Draft7Validator(told).is_valid(yaml.load(example.read_bytes(), yaml.BaseLoader))  # noqa: S506


def test_the_checker_says_nothing_of_a_complete_one(fazhi, example: Path) -> None:
    result = fazhi("check", example)
    assert (result.code, result.out) == (0, "")
    assert "完成 100%" in fazhi("status", example).out


@pytest.mark.parametrize("edition", ["published", "filed"])
def test_a_draft_prints_in_every_format(fazhi, tmp_path: Path, name: str, edition: str) -> None:
    file = tmp_path / "x.yaml"
    fazhi("new", "--kind", name, "-o", file)
    result = fazhi("render", file, "--draft", "--edition", edition, "--to", "txt,docx,html")
    assert result.code == 0, result.err
    assert any(
        "【待补：" in made.read_text(encoding="utf-8") for made in tmp_path.glob("x*草稿.txt")
    )


def test_what_it_prints(fazhi, golden, tmp_path: Path, name: str, example: Path) -> None:
    result = fazhi("render", example, "-o", tmp_path, "--to", "txt,docx,html")
    assert (result.code, result.err) == (0, "")
    if name != kind.DEFAULT:
        text = (tmp_path / example.name).with_suffix(".txt").read_text(encoding="utf-8")
        golden(text, example.with_suffix(".txt"))


@pytest.mark.libreoffice
def test_it_prints_a_pdf(fazhi, tmp_path: Path, example: Path) -> None:
    result = fazhi("render", example, "-o", tmp_path / "x.pdf")
    assert (result.code, result.err) == (0, "")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_what_was_printed_is_imported(
    fazhi, tmp_path: Path, of: Kind, example: Path, form: str
) -> None:
    fazhi("render", example, "-o", tmp_path, "--to", f"txt,{form}")
    printed, again = tmp_path / f"{example.stem}.{form}", tmp_path / "again.yaml"
    result = fazhi("import", printed, "-o", again)
    assert result.code == 0, result.err
    assert fazhi("check", again).code == 0
    data = yaml.safe_load(again.read_bytes())
    assert data.get("种类", KINDS[kind.DEFAULT].name) == of.name
    assert set(of.mandatory.values()) <= data.keys()
    fazhi("render", again, "--to", "txt")
    assert again.with_suffix(".txt").read_bytes() == printed.with_suffix(".txt").read_bytes()


def test_one_that_we_did_not_print_is_imported(fazhi, tmp_path: Path, name: str, of: Kind) -> None:
    again = tmp_path / "again.yaml"
    result = fazhi("import", OTHERS / f"{name}.txt", "-o", again)
    assert result.code == 0, result.err
    data = yaml.safe_load(again.read_bytes())
    assert data.get("种类", KINDS[kind.DEFAULT].name) == of.name
    assert set(of.mandatory.values()) <= data.keys()


def test_it_is_rolled_forward_and_compared(fazhi, tmp_path: Path, of: Kind, example: Path) -> None:
    file = tmp_path / "next.yaml"
    assert fazhi("new", "--from", example, "-o", file).code == 0
    data = yaml.safe_load(file.read_bytes())
    assert data.get("种类", KINDS[kind.DEFAULT].name) == of.name
    assert data["年度"] == int(yaml.safe_load(example.read_bytes())["年度"]) + 1
    found = json.loads(fazhi("check", file, "--format", "json").out)["problems"]
    assert "carried-over" in {problem["rule"] for problem in found}
    shown = fazhi("diff", example, file)
    assert (shown.code, "年度" in shown.out) == (0, True)


def test_units_contribute_to_it(fazhi, tmp_path: Path, of: Kind, example: Path) -> None:
    """The first part, moved to a file of its own, is put back where it was."""
    data = yaml.load(example.read_bytes(), yaml.BaseLoader)  # noqa: S506 (texts stay texts)
    part = next(label for label in of.mandatory.values() if label in data)
    unit = {"单位": "示例站", "报送期限": "2026-01-05", part: data.pop(part)}
    if "种类" in data:
        unit["种类"] = data["种类"]
    (tmp_path / "parts").mkdir()
    for file, content in (("报告.yaml", data | {"汇入": ["parts"]}), ("parts/站.yaml", unit)):
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert fazhi("check", tmp_path / "parts" / "站.yaml").code == 0
    result = fazhi("check", tmp_path)
    assert result.code == 0, result.out
    fazhi("render", tmp_path, "--to", "txt", "-o", tmp_path / "whole.txt")
    whole = (tmp_path / "whole.txt").read_text(encoding="utf-8")
    fazhi("render", example, "--to", "txt", "-o", tmp_path / "example.txt")
    expected = (tmp_path / "example.txt").read_text(encoding="utf-8")
    numbers = re.compile(r"^　*[一二三四五六七八九]、", re.MULTILINE)  # a part of a unit comes last
    bare = [sorted(numbers.sub("", text).splitlines()) for text in (whole, expected)]
    assert bare[0] == bare[1]


def test_the_sample_that_authors_copy_is_small() -> None:
    lines = [file.read_text(encoding="utf-8").count("\n") for file in KINDS["summary"].folder.iterdir()]  # fmt: skip
    assert sum(lines) < 100
