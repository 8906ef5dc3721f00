"""The table of sentences: what officials write about figures, and what is said of each sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import complete
from steps import parsed

from generator.checking import rules

TABLE = Path(__file__).with_name("figures_sentences.tsv")
OWN = {"rate", "sum", "announced-count", "approximation", "year", "consistency"}
LINES = TABLE.read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]
LEAST = 300
LEAST_OF_EACH = 130


def verdict_of(sentence: str) -> str:
    """What the rules on figures say: rule, level, what to write instead; - where they are silent."""
    report = complete(主要举措和成效="{正文: '" + sentence + "'}")
    found = [each for each in rules.run(parsed(report, "report.yaml")) if each.rule in OWN]
    told = (" ".join(filter(None, (p.rule, p.level, p.instead))) for p in found)
    return "；".join(told) or "-"


@pytest.mark.parametrize(("verdict", "sentence"), ROWS)
def test_a_sentence_gets_its_verdict(verdict: str, sentence: str) -> None:
    assert verdict_of(sentence) == verdict


def test_the_table_has_both_kinds() -> None:
    silent = sum(verdict == "-" for verdict, _ in ROWS)
    assert len(ROWS) >= LEAST
    assert silent >= LEAST_OF_EACH
    assert len(ROWS) - silent >= LEAST_OF_EACH
    assert len({sentence for _, sentence in ROWS}) == len(ROWS)
