"""Whatever an author writes comes out as written, or is refused at its place."""

from __future__ import annotations

from collections import Counter

import any_report
import pytest
from docx_package import SCHEMAS, against_schemas, faults
from docx_words import words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_same_words import EXTRACTORS, said

from generator import look, pipeline
from generator.schema import STRUCTURAL
from generator.writers import WRITERS

pytestmark = pytest.mark.fuzz
MODERATE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Text as authors have it: Han, rare Han, marks, emoji, and whatever else Unicode holds.
TEXT = st.text(
    st.one_of(st.sampled_from("甲乙。，“”<>&#{}%'\"|-:：\\\t\n 　𠮷🎉é"), st.characters()),
    min_size=1,
    max_size=40,
)


def close(texts: list[str]) -> list[str]:
    """The texts without white space."""
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("edition", pipeline.EDITIONS)
@settings(MODERATE, max_examples=30)
@given(data=any_report.reports())
def test_every_word_of_any_report_is_printed(tmp_path, edition: str, data) -> None:
    """All of its texts, as often as they are written, in each format alike; nothing is missed."""
    file = tmp_path / "x.yaml"
    file.write_text(any_report.written(data), encoding="utf-8")
    found, problems = pipeline.read(file, edition)
    refused = [p for p in problems if p.rule in STRUCTURAL and p.level == "error"]
    if refused:  # what YAML's own writer makes of some marks is told at its place
        assert all(problem.place.line > 0 and problem.source_line for problem in refused)
        return
    assert pipeline.unsaid(found, pipeline.compose(found, edition), edition) == []
    wanted = list(any_report.lines(data, edition))
    first, *others = (close(said(file, edition, kind)) for kind in EXTRACTORS)
    assert others == [first] * len(others)
    printed = "".join(first)
    assert not [line for line in wanted if line not in printed]
    assert Counter("".join(wanted)) <= Counter(printed)


@MODERATE
@given(
    raw=st.one_of(st.binary(max_size=200), TEXT.map(lambda t: t.encode("utf-8", "surrogatepass")))
)
def test_any_bytes_give_problems(tmp_path, raw: bytes) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(raw)
    found, problems = pipeline.read(file)
    assert problems
    assert all(str(p.message) and p.message.to("en") for p in problems)
    if not any(p.rule in STRUCTURAL for p in problems):
        pipeline.compose(found)


# Of a signature longer than a line, of a title of five lines.
LONG = st.text("甲乙丙，。、一二（）《》“”12a", min_size=1, max_size=100).filter(
    lambda text: text.strip("。")
)


@pytest.fixture(scope="module")
def looks(tmp_path_factory) -> list[look.Look]:
    """The house look, and one in which all that may be otherwise is."""
    file = tmp_path_factory.mktemp("looks") / "look.yaml"
    file.write_text(
        "版头: {联合标志齐宽: 否, 每行签发人: 1}\n落款: {用印: 是}\n样式: {一级标题: {加粗: 是, 与下段同页: 是}}",
        encoding="utf-8",
    )
    made, problems = look.load(file)
    assert problems == []
    return [look.house(), made]


@pytest.mark.parametrize("edition", pipeline.EDITIONS)
@pytest.mark.parametrize("which", [0, 1], ids=["house", "other"])
@settings(MODERATE, max_examples=30)
@given(data=any_report.reports(LONG))
def test_any_report_makes_a_docx_that_word_opens(
    tmp_path, looks, edition: str, which: int, data: dict[str, object]
) -> None:
    """It keeps to the schemas and to what they miss, and says what the report says."""
    file = tmp_path / "x.yaml"
    file.write_text(any_report.written(data), encoding="utf-8")
    found, problems = pipeline.read(file, edition)
    assert not [p for p in problems if p.rule in STRUCTURAL and p.level == "error"]
    document = pipeline.compose(found, edition)
    made = WRITERS["docx"](document, looks[which])
    assert faults(made) == []
    if SCHEMAS.is_dir():
        assert against_schemas(made) == []
    in_text = "".join(WRITERS["txt"](document, looks[which]).decode().split())
    assert "".join("".join(words(made)).split()) == in_text
