"""`check --fix`: what rules can mend is mended in every way in which YAML writes a text."""

from __future__ import annotations

from pathlib import Path

import mistakes
from conftest import complete
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PIECES = [
    "规范执法", "办结12件", "2025年", "20 余", "-5.2%", " - ", "1", "3.5", "1,234", "二十", "三", "12", " ", "　", "，", "，，", ",", ";",
    ":", ": ", "。", ".", "、", "《甲》", "“乙”", '"', '"丙"', "'", "(丁)", "（", "[2025]6号", "12.4宪法", "2021-2025年", "1-25日", "的的", "法制环境",
    "一、", "一是", "（二）", "3.", "4、", "5 ", "①", "\u200b", "\u00a0", "\t", "#", " # ", "\\", "-", "－", "—", "•", "@", "&", "*", "|", ">", "无",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
# The ways in which a text is written, as a value of a field.
STYLES = [
    "{0}", "'{0}'", '"{0}"', "\n    {0}\n    {1}", "|\n    {0}\n    {1}", ">\n    {0}\n    {1}", "|-\n    {0}\n\n    {1}", "\n  {0}",
]  # fmt: skip
PLACES = [
    "主要举措和成效:\n  正文: {0}\n", "主要举措和成效:\n  要点:\n    - {0}\n    - {1}\n", "主要举措和成效:\n  分项:\n    - 标题: {0}\n      正文: {1}\n",
    "主要举措和成效: {{正文: {0}, 要点: [{1}]}}\n", "主要举措和成效:\n  要点:\n    {0}\n    {1}\n", "{0}\n", "主要举措和成效:\n  正文:\n{0}\n{1}\n",
]  # fmt: skip


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(place=st.sampled_from(PLACES), style=st.sampled_from(STYLES), one=TEXT, two=TEXT)
def test_fix_says_what_was_said_before(
    tmp_path: Path, place: str, style: str, one: str, two: str
) -> None:
    """No figure is joined, changed or dropped, no sign goes, and nothing but what was told changes."""
    written = place.format(style.format(one, two), two)
    text = complete(主要举措和成效=None) + written
    before = ""
    while text != before:
        before, text = text, mistakes.mended(text, tmp_path / "x.yaml")
