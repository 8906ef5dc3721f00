"""Nothing that an author wrote is lost in silence, and --fix keeps what is said."""

from __future__ import annotations

from pathlib import Path

import mistakes
import pytest
from conftest import complete
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import checked

from generator.kinds import kind, schema

STEPS = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 60), st.integers(0, 60)),
    min_size=1,
    max_size=3,
)
MODERATE = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("good", mistakes.GOOD, ids=lambda file: file.stem)
def test_a_good_file_is_in_its_print(good: Path) -> None:
    assert mistakes.unaccounted(good) == []


@pytest.mark.fuzz
@pytest.mark.parametrize("good", mistakes.GOOD, ids=lambda file: file.stem)
@MODERATE
@given(steps=STEPS)
def test_no_character_is_lost_by_a_mistake(tmp_path: Path, good: Path, steps) -> None:
    """Each is printed, told, or may stay unprinted; and --fix changes none that is said."""
    mistakes.hold(good, steps, tmp_path)


SENTENCE = "充实力量。具体做法如下"
# What stands after the name of a field: the sentence with an English colon, where a text may be.
SHAPES = [
    " {}:", " 前文，\n  {}:", "\n  {}:", "\n  {}: # 注", "\n  {}:\n  再写一行。", "\n  前文，\n  {}:", '\n  "{}":', "\n  '{}' :", "\n  ? {}",
    "\n  - {}:", "\n- {}:", "\n  - 前文。\n  - {}:\n  - 后文。", "\n  -\n    {}:", "\n  - - {}:", "\n  - {}:\n    再写一行。", "\n  - {}:\n    - 再写一项。",
    "\n  - 标题:\n    {}:", "\n  - 标题: 前文\n    {}:", "\n  {}:\n    再写:\n", " {{{}: }}", " {{{}}}", " [前文, {}: ]", " [{{{}}}]", " |\n  前文。\n {}:",
]  # fmt: skip
_PARTS = {
    "report": "{}",
    "section": "主要举措和成效:\n  {}",
    "table": "主要举措和成效:\n  标题: 甲\n  表:\n    {}",
}


def _labels(name: str) -> list[str]:
    """The fields of a definition that hold texts, or lists of them."""
    fields = kind.load().schema.groups[name].values()
    return [field.label for field in fields if not field.group]


PLACED = [(part, label) for part in _PARTS for label in _labels(part)]


def _told(file: Path, part: str, label: str, shape: str) -> bool:
    """Whether an error names the very line of the sentence, and nothing else is lost either."""
    start = _PARTS[part]
    indent = " " * (len(start.rpartition("\n")[2]) - 2)
    field = f"{label}:{shape.format(SENTENCE)}".replace("\n", f"\n{indent}")
    text = f"{start.format(field)}\n# 末\n"
    file.write_text(text, encoding="utf-8")
    line = 1 + text[: text.index(SENTENCE)].count("\n")
    wrong = [p for p in checked(file)[1] if p.rule in schema.STRUCTURAL]
    named = {p.place.line for p in wrong if p.level == "error"}
    return line in named and not mistakes.unaccounted(file)


@pytest.mark.parametrize(("part", "label"), PLACED)
def test_a_sentence_with_an_english_colon_is_told(tmp_path, part: str, label: str) -> None:
    file = tmp_path / "x.yaml"
    assert [shape for shape in SHAPES if not _told(file, part, label, shape)] == []


def test_there_is_a_place_for_every_text() -> None:
    assert len(PLACED) == 37


LOST = "配齐审核人员，具体做法如下"


def test_what_is_said_of_it(fazhi, tmp_path) -> None:
    file = tmp_path / "x.yaml"
    text = complete(主要举措和成效=f"\n  要点:\n    - {LOST}:\n    - 甲。")
    file.write_text(text, encoding="utf-8")
    result = fazhi("check", file)
    assert result.code == 1
    assert result.out == (
        f"{file}:6:20 错误 colon-in-value "
        "这段文字里的英文冒号后面有空格或到了行尾，会被当成又一个字段名。请改成中文冒号“：”。\n"
        f"        - {LOST}:\n"
        f"        {' ' * 28}^\n"
        f"    可自动改成：    - {LOST}：\n"
    )
    assert fazhi("render", "--draft", file, "-o", tmp_path / "out").code == 1
    file.write_text(text.replace(f"{LOST}:", f"{LOST}："), encoding="utf-8")
    assert fazhi("check", file).code == 0
