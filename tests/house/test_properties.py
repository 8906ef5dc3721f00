"""Whatever an author writes comes out as written, or is refused at its place."""

from __future__ import annotations

import pytest
import yaml
from conftest import complete
from docx_package import SCHEMAS, against_schemas, faults
from docx_words import words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking import pipeline
from generator.checking.rules import RULES
from generator.kinds.schema import STRUCTURAL
from generator.printing import look
from generator.printing.words import lines
from generator.printing.writers import WRITERS

pytestmark = pytest.mark.fuzz
FIELDS = ["导语", "标题", "结语", "发文机关", "署名", "报告单位"]
PLACES = [
    "主要举措和成效.标题", "主要举措和成效.段首", "主要举措和成效.正文", "主要举措和成效.结语",
    "主要举措和成效.要点", "存在的不足和原因.原因", "存在的不足和原因.整改",
]  # fmt: skip
# Where a text stands in something else: the report's field that holds it.
HELD = {
    "主送机关": lambda text: {"主送机关": [text]},
    "抄送": lambda text: {"抄送": [text, "甲"]},
    "签发人": lambda text: {"签发人": [text, "甲"]},
    "印发": lambda text: {"印发": text},
    "附件标题": lambda text: {"附件": [{"标题": text, "正文": "文。"}]},
    "附件正文": lambda text: {"附件": [{"标题": "甲", "正文": text}]},
    "分项正文": lambda text: {"其他需要报告的情况": [{"标题": "甲", "分项": [{"标题": "乙", "正文": text}]}]},
    "一格": lambda text: {"结语": "甲", "其他需要报告的情况": [{"标题": "甲", "表": {"列": ["甲", "乙"], "行": [[text, "丙"]]}}]},
    "一列": lambda text: {"其他需要报告的情况": [{"标题": "甲", "表": {"列": [text, "乙"], "行": [["丙", "丁"]]}}]},
    "表名": lambda text: {"其他需要报告的情况": [{"标题": "甲", "表": {"表名": text, "列": ["甲"], "行": [["丙"]]}}]},
}  # fmt: skip
MODERATE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Text as authors have it: Han, rare Han, marks, emoji, and whatever else Unicode holds.
TEXT = st.text(
    st.one_of(st.sampled_from("甲乙。，“”<>&#{}%'\"|-:：\\\t\n 　𠮷🎉é"), st.characters()),
    min_size=1,
    max_size=40,
)


def report(place: str, text: str) -> bytes:
    """A complete report that holds `text` at a place, written by YAML's own writer."""
    data = yaml.safe_load(complete())
    part, _, key = place.partition(".")
    if place in HELD:
        data |= HELD[place](text)
    elif key:
        data[part] = {**data[part], "正文": "文。", key: [text] if key == "要点" else text}
    else:
        data[part] = text
    return yaml.dump(data, allow_unicode=True, Dumper=yaml.SafeDumper).encode(
        "utf-8", "surrogatepass"
    )


@pytest.mark.parametrize("place", [*FIELDS, *PLACES, *HELD])
@MODERATE
@given(text=TEXT)
def test_any_text_comes_out_or_is_refused(tmp_path, place: str, text: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(report(place, text))
    edition = "filed" if place in HELD else "published"
    found, problems = pipeline.read(file, edition)
    assert all(p.rule in STRUCTURAL or p.rule in RULES or p.rule for p in problems)
    if any(p.rule in STRUCTURAL for p in problems):
        assert all(p.place.line > 0 and p.place.column > 0 for p in problems)
        return
    document = pipeline.compose(found, edition)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    heading = place.endswith(".标题")
    expected = ["".join(lines(text)).rstrip("。．.")] if heading else lines(text)
    for kind in ("txt", "docx"):
        made = WRITERS[kind](document, look.house())
        printed = made.decode() if kind == "txt" else "\n".join(words(made))
        for line in expected:
            if line != "无":
                assert line in printed


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


PROSE = st.text("甲乙丙丁，。一二（）“”《》123", min_size=1, max_size=30).filter(
    lambda t: t.strip("。") and t != "无"
)
TABLE = st.integers(1, 4).flatmap(
    lambda width: st.fixed_dictionaries(
        {
            "列": st.lists(PROSE, min_size=width, max_size=width),
            "行": st.lists(st.lists(PROSE, min_size=width, max_size=width), min_size=1, max_size=4),
        },
        optional={"表名": PROSE, "单位": PROSE},
    )
)


def section(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries(
        {"标题": st.one_of(PROSE, st.just("无")), "正文": PROSE},
        optional={
            "段首": PROSE, "要点": st.lists(PROSE, min_size=1, max_size=3), "分项": inner, "表": TABLE,
            "原因": PROSE, "整改": PROSE, "结语": PROSE,
            "接排": st.lists(st.sampled_from(["分项", "要点", "原因"]), min_size=1, unique=True),
        },
    )  # fmt: skip


SECTION = section(
    st.lists(section(st.lists(section(st.nothing()), max_size=0)), min_size=1, max_size=2)
)
# A title of five lines, a signature longer than the line.
LONG = st.one_of(PROSE, st.text("甲乙，（）《》“”12a", min_size=60, max_size=100))
HEAD = {
    "标题": LONG, "份号": st.just("000001"), "密级": st.just("机密★3年"), "紧急程度": st.just("特急"),
    "发文字号": st.just("甲政发〔2026〕3号"), "签发人": st.lists(PROSE, min_size=1, max_size=5), "主送机关": LONG,
    "附注": PROSE, "印发": LONG, "印发日期": st.just("2026-02-25"), "抄送": st.lists(LONG, min_size=1, max_size=3),
    "发文机关": st.lists(LONG, min_size=1, max_size=3), "附件": st.lists(SECTION, min_size=1, max_size=2),
}  # fmt: skip
REPORT = st.fixed_dictionaries(
    {
        "报告单位": PROSE, "年度": st.just("2025"), "导语": PROSE, "主要举措和成效": SECTION, "存在的不足和原因": SECTION,
        "第一责任人职责": SECTION, "下一年度主要安排": SECTION, "署名": st.lists(LONG, min_size=1, max_size=3), "成文日期": st.just("2026-02-24"),
    },
    optional=HEAD,
)  # fmt: skip


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
@settings(MODERATE, max_examples=60)
@given(data=REPORT)
def test_any_report_makes_a_docx_that_word_opens(
    tmp_path, looks, edition: str, which: int, data: dict[str, object]
) -> None:
    """It keeps to the schemas and to what they miss, and says what the report says."""
    file = tmp_path / "x.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    found, problems = pipeline.read(file, edition)
    assert not [p for p in problems if p.rule in STRUCTURAL and p.level == "error"]
    document = pipeline.compose(found, edition)
    made = WRITERS["docx"](document, looks[which])
    assert faults(made) == []
    if SCHEMAS.is_dir():
        assert against_schemas(made) == []
    said = "".join(WRITERS["txt"](document, looks[which]).decode().split())
    assert "".join("".join(words(made)).split()) == said
