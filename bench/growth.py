"""How the time of each step grows with the worst that a file can hold.

python bench/growth.py [WORD…]

A shape is one long line, or a file of many. A stage is a rule, a writer, a format of problems, a
comparison, or a way as a whole. A stage that takes longer than a second for 100 kB, or grows faster
than its shape, is printed with the exit code 1. With words, only the shapes and stages that are
called so are measured.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from itertools import islice
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import blocks, look, pipeline, reporters, resources, rules, schema, source
from generator.comparison import carried, changes, formats
from generator.problems import MOST as MOST_FOUND
from generator.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.blocks import Document
    from generator.problems import Problem
    from generator.source import Source

MOST = 1.0  # seconds for 100 kB
STEEP = 1.75  # of which power of the size the time may be; 1 is linear, 2 square
FLOOR = 0.2  # seconds: what takes less is quick
LINE = 39_900  # characters: the longest line, but for what stands around it

# What stands in a line again and again: each mark by itself, beside a character, a digit, a space …
MARKS = "，。；：、？！“”‘’（）《》〔〕【】—…·～％%.,:;?!()[]{}<>\"'-_&/\\＿□　 "
PIECES = (
    *MARKS, *("甲" + mark for mark in MARKS), *("1" + mark for mark in MARKS), *(mark + " " for mark in MARKS),
    "甲", "甲乙", "甲乙丙丁戊己庚辛壬", "a", "1", "１", "x", "×", "一", "十", "■", "😀",
    # … and what the rules look for.
    "12,345", "1,", "1.1", "1 ", "12.4", "“12.4”", "1.甲", "第1条", "第一，", "（一）", "一是", "一是甲；二是乙；", "第一是",
    "年", "月", "日", "2025年", "2025年1月1日", "2025-", "2025—2026", "1月-", "二〇二五年", "今年", "目前12件", "截至目前",
    "（1件", "《甲》", "《甲》、", "《甲》（乙）、", "“甲”、", "《》", "“”", "（）", "（甲）、《", "》（甲）、",
    "12件", "12件、", "12件，", "其中12件，", "共12件，", "合计12件、", "甲12件（乙3件），", "不予受理1件，受理2件，", "12余件", "月均1件，", "按甲、",
    "98%", "率98%，", "占9%，", "由9件增至12件，增9%，", "百分之", "百分之十", "十百千", "率", "增率",
    "五个方面", "三项制度：", "以下三项：", "甲、乙、丙等三个方面", "分别是", "3件，分别是", "三项分别是甲、", "和",
    "的的", "工作工作", "原", "原法制", "法制", "《法制", "待补", "某某", "XX市", "TODO", "13800138000", "11010519491231002X", "6222 ",
    "a.b", "a@", "a@b.cn", "a-", "www.a.cn", "http://", '"甲', "[2025]6号", "〔2025", "、、", "甲、",
)  # fmt: skip


def line(piece: str) -> Callable[[int], str]:
    """A report in which a line of that piece stands in each kind of text."""

    def made(size: int) -> str:
        text = f"甲{(piece * size)[:size]}甲"
        return (
            "报告单位: 示例区\n年度: 2025\n导语: |\n  " + text + "\n主要举措和成效:\n"
            "  分项:\n    - 标题: 甲\n      正文: |\n        " + text + "\n"
            "      要点:\n        - |\n          " + text + "\n"
            "      表:\n        列: [甲]\n        行:\n          - - |\n              " + text + "\n"
            "署名: 示例区人民政府\n成文日期: 2026-02-24\n"
        )  # fmt: skip

    return made


def field(name: str) -> Callable[[int], str]:
    """A report in which a field of names holds a long text."""
    return lambda size: (
        f"报告单位: 示例区\n年度: 2025\n导语: 甲\n{name}: {'甲乙丙丁戊己庚辛壬' * (size // 9)}\n"
    )


def items(
    item: Callable[[int], str], before: str = "", *, backwards: bool = False
) -> Callable[[int], str]:
    """A file of as many lines, each made from its number."""

    def made(size: int) -> str:
        numbers = range(size, 0, -1) if backwards else range(size)
        return "报告单位: 示例区\n年度: 2025\n" + before + "".join(map(item, numbers))

    return made


POINTS = "主要举措和成效:\n  要点:\n"
SECTIONS = "主要举措和成效:\n  分项:\n"
ROWS = "主要举措和成效:\n  表:\n    列: [甲, 乙]\n    行:\n"
SENTENCE = "第{n}镇（街道）全年办结案件{n}件，其中复议{n}件，办结率98%，比上年增加1件；《办法》印发后，执行“三项制度”的有{n}个单位。"


def _sentences(number: int) -> str:
    return f"    - {SENTENCE.format(n=number) * 4}\n"


LINES = {repr(piece): line(piece) for piece in PIECES} | {
    name: field(name) for name in ("标题", "署名", "发文机关", "主送机关", "抄送", "附注", "印发", "签发人", "密级")
}  # fmt: skip
FILES: dict[str, tuple[int, Callable[[int], str]]] = {
    "ordinary": (6_000, items(_sentences, POINTS)),
    "one paragraph": (18_000, items(lambda n: f"    第{n}镇办结案件。\n", "主要举措和成效:\n  正文: |\n")),
    "paragraphs": (6_000, items(lambda n: f"    {SENTENCE.format(n=n) * 4}\n", "主要举措和成效:\n  正文: |\n")),
    "points": (18_000, items(lambda n: f"    - 办结案件{n}件。\n", POINTS)),
    "points in brackets": (8_000, lambda size: items(str)(0) + "主要举措和成效:\n  要点: [" + "办结, " * size + "]\n"),
    "points backwards": (18_000, items(lambda n: f"    - 办结案件{n}件。\n", POINTS, backwards=True)),
    "wrong points": (9_000, items(lambda n: f"    - 甲: {n}\n", POINTS)),
    "unknown fields": (18_000, items(lambda n: f"甲{n}: 乙\n")),
    "unknown fields of a section": (18_000, items(lambda n: f"  甲{n}: 乙\n", "主要举措和成效:\n")),
    "sections": (6_000, items(lambda n: f"    - 标题: 办结案件{n}件\n      正文: 乙\n", SECTIONS)),
    "sections without heading": (9_000, items(lambda n: f"    - 正文: 办结{n}件。\n", SECTIONS)),
    "rows": (9_000, items(lambda n: f"      - [第{n}镇, 1{n}]\n", ROWS)),
    "rows of one cell": (9_000, items(lambda n: f"      - [第{n}镇]\n", ROWS)),
    "comments": (18_000, items(lambda n: f"    - 甲{n} # 忽略: placeholder 地名\n", POINTS)),
    "comments above": (9_000, items(lambda n: f"    # 忽略: placeholder 地名\n    - 甲{n}\n", POINTS)),
    "comments without rule": (18_000, items(lambda _: "# 忽略: \n")),
    "placeholders": (18_000, items(lambda n: f"    - XX市{n}\n", POINTS)),
    "placeholders let stand": (18_000, items(lambda n: f"    - XX市{n} # 忽略: placeholder 地名\n", POINTS)),
    "quotes": (40, items(lambda _: f"    - {'“' * LINE}\n", POINTS)),
    "brackets": (40, items(lambda _: f"    - {'（' * LINE}\n", POINTS)),
    "nested": (3_000, items(lambda _: "  甲: {乙: {丙: {丁: {戊: 己}}}}\n".replace("甲", f"甲{_}"), "主要举措和成效:\n")),
}  # fmt: skip


class Given(NamedTuple):
    """What the stages start from."""

    raw: bytes
    file: Path
    found: Source
    problems: list[Problem]
    document: Document
    old: Source


def given(text: str, file: Path) -> Given:
    """A report, read and checked and set, and the same with its points in another order."""
    file.write_text(text, encoding="utf-8")
    found, problems = pipeline.read(file)
    kind = schema.load(resources.schema())
    fields = kind.fields
    head, sign, tail = text.partition(POINTS)
    turned = "\n".join(tail.split("\n")[::-1]) if sign else tail[::-1]
    old = source.parse((head + sign + turned).encode(), "old.yaml", fields)
    printed = not schema.lost(problems)
    document = pipeline.compose(found) if printed else blocks.Document(())
    return Given(text.encode(), file, found, problems, document, old)


def _rule(rule: rules.Rule) -> Callable[[Given], object]:
    return lambda it: list(islice(rule.check(it.found.but()), MOST_FOUND))


def _style(style: str) -> Callable[[Given], object]:
    return lambda it: reporters.report(style, it.problems, [str(it.file)], "zh")


def _writer(name: str) -> Callable[[Given], object]:
    return lambda it: WRITERS[name](it.document, look.house())


def _diff(it: Given) -> object:
    kind = schema.load(resources.schema())
    found = changes.compare(it.old, it.found, kind)
    shares = carried.shares(it.old, it.found, kind)
    return formats.show(formats.Comparison("old", "new", found, shares), "text", "zh")


STAGES: dict[str, Callable[[Given], object]] = {
    "read": lambda it: source.parse(it.raw, "x.yaml", schema.load(resources.schema()).fields),
    "fields": lambda it: schema.load(resources.schema()).check(it.found, "published"),
    **{f"rule {name}": _rule(rule) for name, rule in rules.RULES.items()},
    "check": lambda it: pipeline.read(it.file),
    **{f"as {style}": _style(style) for style in reporters.REPORTERS},
    **{f"to {name}": _writer(name) for name in WRITERS if name != "pdf"},
    "diff": _diff,
}


class TooLongError(Exception):
    """A stage was given up."""


def seconds(stage: Callable[[], object], most: float) -> float:
    """What a stage takes of the processor, `most` where it is not done by then."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        try:
            stage()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except TooLongError:
        return most
    return time.process_time() - start


def _give_up(*_: object) -> None:
    raise TooLongError


def _allowed(text: str) -> float:
    return MOST * len(text.encode()) / 100_000


def measure(shape: str, full: int, made: Callable[[int], str], wanted: list[str]) -> int:
    """Measure the stages with a shape; how many of them are too slow."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.yaml"
        try:
            text = made(full)
            signal.setitimer(signal.ITIMER_PROF, 4 * _allowed(text))
            it = given(text, file)
            signal.setitimer(signal.ITIMER_PROF, 0)
        except TooLongError:
            print(f"{shape}: not even read and checked")
            return 1
        for name, stage in STAGES.items():
            if not wanted or any(word in name for word in wanted):
                bad += _grows(shape, name, full, made, stage, it)
    return bad


def _grows(  # noqa: PLR0913, PLR0917 (one stage of one shape)
    shape: str,
    name: str,
    full: int,
    made: Callable[[int], str],
    stage: Callable[[Given], object],
    it: Given,
) -> bool:
    """Whether a stage takes too long with a shape, or too long beside half of it."""
    allowed = _allowed(it.raw.decode())
    took = seconds(lambda: stage(it), allowed)
    if took <= FLOOR:
        return False
    half = given(made(full // 2), it.file)
    less = seconds(lambda: stage(half), allowed)
    it.file.write_bytes(it.raw)
    power = log2(took / less)
    bad = took >= allowed or power > STEEP
    if bad or "-v" in sys.argv:
        print(
            f"{shape:28} {name:24} {len(it.raw) / 1000:6.0f} kB {less:7.3f} {took:7.3f} s  n^{power:.1f}",
            flush=True,
        )
    return bad


def main() -> int:
    """Measure what is asked for; 1 if anything is too slow."""
    signal.signal(signal.SIGPROF, _give_up)
    shapes = {name: (LINE, made) for name, made in LINES.items()} | FILES
    asked = [word for word in sys.argv[1:] if word != "-v"]
    chosen = [name for name in shapes if name in asked] or list(shapes)
    wanted = [word for word in asked if word not in shapes]
    bad = sum(measure(name, *shapes[name], wanted) for name in chosen)
    print(f"{len(chosen)} shapes, {bad} too slow")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
