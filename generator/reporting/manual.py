"""The manual: a page for every rule id that a problem can have, from the rules and manual.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.basis.patterns import pattern
from generator.basis.problems import Level
from generator.checking.rules import RULES

_FILE = Path(__file__).with_suffix(".yaml")
_WRAPPED = pattern(r"(?<=\S)\n(?=[^\s])")
_BOTH_LATIN = pattern(r"(?<=[!-~])\n(?=[!-~])")
_SAMPLE = pattern(r"^[正反]例：$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """The page of one rule: its level, what it finds in one sentence, and the explanation."""

    rule: str
    level: Level
    summary: str
    text: str


@lru_cache
def pages() -> Mapping[str, Page]:
    """Every page by its rule id: first what stops the reading, then the rules."""
    import yaml

    listed: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    given = [(rule, each["level"], each["page"]) for rule, each in listed.items()]
    given += [(rule, module.LEVEL, module.__doc__ or "") for rule, module in RULES.items()]
    return {rule: _page(rule, level, text) for rule, level, text in given}


def _page(rule: str, level: Level, text: str) -> Page:
    summary, _, rest = text.strip().partition("\n")
    return Page(rule, level, summary, _unwrapped(rest.strip()))


def _unwrapped(text: str) -> str:
    """The paragraphs of a page each on one line; its samples, which are YAML, as they stand."""
    start = _SAMPLE.search(text)
    end = start.start() if start else len(text)
    prose = _WRAPPED.sub("", _BOTH_LATIN.sub(" ", text[:end].rstrip()))
    return f"{prose}\n\n{text[end:]}".strip()
