"""One language at a time: Chinese unless --lang or LANGUAGE says English, and then English throughout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, complete

from generator.checking import manual
from generator.cli import COMMANDS

CHINESE = re.compile("[，。；：？！]")
QUOTED = re.compile(r"“[^”]*”|【[^】]*】|《[^》]*》|〔.*?〕|、|[一-龥]、|[？！]\s")
FILE = """\
subject: 示例区
year: 2025
opening: 2025年，示例区推进法治政府建设。现将情况报告如下：
measures:
  sections:
    - text: 办结案件12件。
shortcomings: {text: 力量不足。}
yeer: 甲
"""


def in_english(text: str) -> bool:
    """Whether no sentence of a text is Chinese; words that reports use may be quoted."""
    return not CHINESE.search(QUOTED.sub("", text))


@pytest.mark.parametrize("name", COMMANDS)
def test_help(fazhi, monkeypatch, name: str) -> None:
    chinese, english = fazhi(name, "--help").out, fazhi(name, "--help", "--lang", "en").out
    assert CHINESE.search(chinese)
    assert in_english(english)
    assert "--lang" in english
    monkeypatch.setenv("LANGUAGE", "en")
    assert fazhi(name, "--help").out == english


@pytest.mark.parametrize("args", [["--lang", "en"], ["--lang=en"], []])
def test_the_list_of_commands(args: list[str]) -> None:
    command = [sys.executable, "-m", "generator", *args, "--help"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "zh" if args else "en"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    text = done.stdout.decode()
    assert "Checks a report: what is missing" in text
    assert in_english(text)


def test_a_wrong_choice(fazhi) -> None:
    said = "“xx” cannot be written here; one of: error, warning, info."
    assert said.replace(", ", "、") in fazhi("check", "x", "--fail-on", "xx", "--lang", "en").err


def test_rules_and_their_pages(fazhi) -> None:
    assert in_english(fazhi("rules", "--lang", "en").out)
    assert set(manual.pages(language="en")) == set(manual.pages())
    for rule in manual.pages():
        explanation, _, samples = fazhi("explain", rule, "--lang", "en").out.partition("Wrong:")
        assert in_english(explanation), rule
        assert bool(samples) == ("反例：" in manual.pages()[rule].text)
        assert "反例：" not in samples


def test_a_file_with_english_keys_is_told_english_keys(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(FILE, encoding="utf-8")
    english = fazhi("check", file, "--lang", "en").out
    assert "The mandatory item “responsibility” is missing." in english
    assert "add “item: responsibility” to that section." in english
    assert "“shortcomings” does not give “causes”. In “causes”, write" in english
    assert "This item has no “heading”. If it is to have none, write “heading: 无”." in english
    assert "“signed_by” is missing. What to write: who signs, by the full name" in english
    assert "There is no field “yeer”. Did you mean “year”?" in english
    chinese = fazhi("check", file).out
    assert (
        "缺少必报内容「responsibility」。写在别的部分里的，请在那一节加上“item: responsibility”。"
        in chinese
    )
    assert "「shortcomings」没有写causes。请在「causes」里写明" in chinese
    assert "缺少「signed_by」。要填的是：" in chinese
    assert "是不是「year」？" in chinese


def test_a_file_with_chinese_keys_is_told_these(fazhi, tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(complete(署名=None), encoding="utf-8")
    assert "缺少「署名」（signed_by）。" in fazhi("check", file).out
    assert "“署名” (signed_by) is missing." in fazhi("check", file, "--lang", "en").out


def test_a_new_report_explains_itself(fazhi) -> None:
    english = fazhi("new", "--keys", "en", "--lang", "en").out
    comments = [line for line in english.splitlines() if line.startswith("#")]
    hints = [line.partition(" Example: ")[0] for line in comments]
    assert len(comments) > 20
    assert [hint for hint in hints if not in_english(hint) and "Numbers (" not in hint] == []
    assert "# year (required): the year that is reported, four digits. Example: 2025" in comments
    keys = set(yaml.safe_load(english))
    assert keys >= {"subject", "year", "measures"}
    assert "# 年度（必填）：报告的是哪一年，四位数字。例：2025" in fazhi("new").out.splitlines()
