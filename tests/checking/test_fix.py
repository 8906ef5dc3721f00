"""`check --fix`: what rules can mend is mended in every way in which YAML writes a text."""

from __future__ import annotations

from pathlib import Path

import mistakes
from conftest import complete
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import mended

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
    "主要举措和成效:\n  要点:\n    - 甲\n    {0}\n    -\u200b{1}\n", "主要举措和成效:\n  要点:\n    - 甲\n    −{0}\n    -{1}\n",
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


def test_an_ordinal_in_place_of_a_dash_goes_only_where_the_tool_sets_it(tmp_path: Path) -> None:
    """First the dash is set, and nothing is lost; then the rule of numbering judges the ordinal."""
    items = ["一是加强学习，查阅案卷。", "（二）规范执法，整改问题。", "3、4月集中整治，取得成效。"]
    text = complete(主要举措和成效=None) + "主要举措和成效:\n  要点:\n    - 甲乙。\n"
    text += "".join(f"    {item}\n" for item in items)
    wanted = ["加强学习，查阅案卷。", "规范执法，整改问题。", "3、4月集中整治，取得成效。"]
    fixed = mended(text.encode(), str(tmp_path / "x.yaml")).new
    assert fixed.splitlines()[-3:] == [f"    - {item}" for item in wanted]
