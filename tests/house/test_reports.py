"""Five published reports: the tool prints each as it was published.

They lie beside the repository. `corrections.md` lists where the printed report rightly differs.
"""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from conftest import SHARED, bare, need
from docx_words import words
from steps import checked, composed

from generator.printing import look
from generator.printing.writers import WRITERS

FOLDER = SHARED / "reports"
NAMES = [
    "diaobingshan-2022", "hubei-xx-city", "kaifeng-2024", "xishan-2023", "zhanggong-2022",
]  # fmt: skip
BREAK = "⏎"
_PINYIN = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")
_ROW = re.compile(r"^\| ([\w-]+) \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
_DUE = re.compile("【待补:[^】]*】")
# What stands on the web page around the report: lines of the published text.
_RESIDUE = {
    "xishan-2023": ["2023年度西山区法治政府建设工作情况报告"],
    "zhanggong-2022": ["关怀版", "您当前所在位置", "访问量"],
}


@pytest.fixture(autouse=True)
def _reports() -> None:
    need(FOLDER.is_dir(), f"the published reports, in {FOLDER.name}/ beside the repository")


def published(name: str) -> str:
    """The published text as paragraphs, without the page around it and with the corrections."""
    text = normalize("NFKC", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    if name.startswith("hubei"):
        import opencc

        text = opencc.OpenCC("t2s").convert(_PINYIN.sub("", text))
    paragraphs = [bare(line) for line in text.splitlines() if line.strip()]
    for residue in _RESIDUE.get(name, ()):
        paragraphs.remove(next(p for p in paragraphs if p.startswith(residue)))
    joined = BREAK.join(paragraphs)
    for report, before, after in _ROW.findall(
        (FOLDER / "corrections.md").read_text(encoding="utf-8")
    ):
        if report == name:
            assert joined.count(bare(before)) == 1, before
            joined = joined.replace(bare(before), bare(after))
    return joined


def printed(paragraphs: list[str]) -> str:
    """Printed paragraphs in the same form, without the marks of what a report lacks."""
    return BREAK.join(text for text in map(bare, paragraphs) if _DUE.sub("", text))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_it_prints_what_was_published(name: str, kind: str) -> None:
    found, problems = checked(FOLDER / f"{name}.yaml")
    assert not [p for p in problems if p.rule in ("syntax", "unknown-field", "wrong-type")]
    made = WRITERS[kind](composed(found), look.house())
    paragraphs = made.decode().splitlines() if kind == "txt" else words(made)
    assert printed(paragraphs) == published(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_it_as_a_draft(fazhi, tmp_path, name: str) -> None:
    assert fazhi("render", "--draft", FOLDER / f"{name}.yaml", "-o", tmp_path).code == 0
    assert printed(
        (tmp_path / f"{name}-草稿.txt").read_text(encoding="utf-8").splitlines()
    ) == published(name)
