"""Messages: every one is translated, and no gap is lost on the way."""

import ast
import re
import runpy
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from conftest import ROOT

from generator.basis.messages import LANGUAGES, say

MESSAGES = runpy.run_path(str(ROOT / "scripts" / "catalog.py"))["messages"]()
TRANSLATIONS = [language for language in LANGUAGES if language != "zh"]


def gaps(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_message_is_translated(language: str) -> None:
    file = ROOT / "generator/locale" / language / "LC_MESSAGES/generator.po"
    with file.open("rb") as stream:
        catalog = read_po(stream, locale=language)
    entries = {message.id: message for message in catalog if message.id}
    assert sorted(entries) == MESSAGES, "run scripts/catalog.py"
    for text, entry in entries.items():
        assert entry.string, f"not translated: {text}"
        assert not entry.fuzzy
        assert gaps(text) == gaps(entry.string), text


@pytest.mark.parametrize(
    "file", sorted((ROOT / "generator/locale").glob("*/LC_MESSAGES/click.po")), ids=str
)
def test_what_click_says_is_compiled_as_it_is_written(file: Path) -> None:
    with file.open("rb") as stream, file.with_suffix(".mo").open("rb") as binary:
        catalog, made = read_po(stream, locale="zh_CN"), GNUTranslations(binary)
    for message in filter(lambda message: message.id, catalog):
        if isinstance(message.id, tuple):
            one, many = message.id
            (text,) = message.string
            assert made.ngettext(one, many, 1) == made.ngettext(one, many, 2) == text
        else:
            one, text = message.id, message.string
            assert made.gettext(one) == text
        assert text
        assert set(gaps(text)) <= set(gaps(one)), text  # Click fills no other


def test_the_source_is_chinese() -> None:
    assert all(re.search(r"[\u3000-\u9fff，。：（]", text) for text in MESSAGES)


def test_messages_inside_messages_are_translated() -> None:
    message = say("检查了 {files} 个文件：{totals}。", files=2, totals=say("错误"))
    assert message.to("en") == "Checked 2 file(s): error."
    assert str(message) == "检查了 2 个文件：错误。"


def test_source_language_needs_no_catalog(monkeypatch) -> None:
    monkeypatch.setattr("generator.basis.messages.locale", None)
    assert say("甲").to("zh") == "甲"


@pytest.mark.parametrize("file", sorted((ROOT / "generator").rglob("*.py")), ids=str)
def test_no_message_hides_in_an_f_string(file: Path) -> None:
    """There the catalog does not find it before Python 3.12."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = (
        each
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for each in ast.walk(node)
    )
    names = {ast.unparse(each.func) for each in inside if isinstance(each, ast.Call)}
    assert "say" not in names
