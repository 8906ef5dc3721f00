"""The manual: a page for every rule id that a problem can have, from the rules and manual.yaml."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.basis import resources
from generator.basis.messages import SOURCE_LANGUAGE, Message, say
from generator.basis.problems import Level
from generator.checking.rules import RULES
from generator.kinds import kind

_FILE = FilePath(__file__).with_suffix(".yaml")
_WRAPPED = re.compile(r"(?<=\S)\n(?=[^\s])")
_BOTH_LATIN = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_SAMPLES = {"反例：": say("反例："), "正例：": say("正例：")}
_SAMPLE = re.compile(r"^[正反]例：$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """The page of one rule: its level, what it finds in one sentence, and the explanation."""

    rule: str
    level: Level
    summary: str
    text: str


@lru_cache
def pages(folder: FilePath | None = None, language: str = SOURCE_LANGUAGE) -> Mapping[str, Page]:
    """Every page by its rule id: first what stops the reading, then the rules.

    Where the kind in a folder (None: the default one) has a page of its own, it is that page. In
    another language, a page is shorter, and has the same samples.
    """
    found = _pages(folder)
    if language == SOURCE_LANGUAGE:
        return found
    file = resources.locale() / language / "manual.yaml"
    translated = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {rule: _in_other_words(page, translated[rule], language) for rule, page in found.items()}


def _in_other_words(page: Page, text: str, language: str) -> Page:
    """A page with its summary and explanation in another language, and its samples as they are."""
    summary, _, rest = text.strip().partition("\n")
    start = _SAMPLE.search(page.text)
    samples = page.text[start.start() :] if start else ""
    for said, message in _SAMPLES.items():
        samples = samples.replace(said, message.to(language))
    return Page(page.rule, page.level, summary, f"{' '.join(rest.split())}\n\n{samples}".strip())


def _pages(folder: FilePath | None) -> Mapping[str, Page]:
    """The pages as they are written, in Chinese."""
    listed: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    given = {rule: (each["level"], each["page"]) for rule, each in listed.items()}
    given |= {rule: (module.LEVEL, module.__doc__ or "") for rule, module in RULES.items()}
    own = _pages_of(kind.load(folder).folder)
    return {rule: _page(rule, level, own.get(rule, text)) for rule, (level, text) in given.items()}


def hint(rule: str, known: Collection[str]) -> Message:
    """Which rule may have been meant by a name that is none."""
    close = get_close_matches(rule, known, n=1, cutoff=0.5)
    if close:
        return say("是不是「{name}」？", name=close[0])
    return say("运行 fazhi rules 可以看到所有的规则。")


def _pages_of(folder: FilePath) -> dict[str, str]:
    file = folder / "manual.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _page(rule: str, level: Level, text: str) -> Page:
    summary, _, rest = text.strip().partition("\n")
    return Page(rule, level, summary, _unwrapped(rest.strip()))


def _unwrapped(text: str) -> str:
    """The paragraphs of a page each on one line; its samples, which are YAML, as they stand."""
    start = _SAMPLE.search(text)
    end = start.start() if start else len(text)
    prose = _WRAPPED.sub("", _BOTH_LATIN.sub(" ", text[:end].rstrip()))
    return f"{prose}\n\n{text[end:]}".strip()
