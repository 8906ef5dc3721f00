"""The examples: what each prints and what the checker says of it stand beside it."""

from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT
from steps import checked, composed

from generator.printing import look
from generator.printing.writers import WRITERS


def name(file: Path) -> str:
    return file.stem


def test_there_is_one_for_each_shape() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("file", EXAMPLES, ids=name)
def test_what_it_prints(golden, file: Path) -> None:
    document = composed(checked(file)[0])
    text = WRITERS["txt"](document, look.house()).decode()
    assert len(text) > 2_000
    golden(text, file.with_suffix(".txt"))


@pytest.mark.parametrize("file", EXAMPLES, ids=name)
def test_what_the_checker_says(fazhi, golden, monkeypatch, file: Path) -> None:
    monkeypatch.chdir(ROOT)
    result = fazhi("check", file.relative_to(ROOT))
    golden(result.out + result.err, file.with_suffix(".check.txt"))
