"""What a web page adds to a report, taken off: each removal is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from generator.basis.messages import say
from generator.basis.problems import UserError
from generator.importing.model import Grid, Item, Note, Paragraph, bare
from generator.importing.recognition import Recognition
from generator.parsing.pitfalls.marks import UNSEEN

_LONGEST = 120  # characters of a line that a page, not an author, wrote
_RESIDUE = re.compile(
    r"^(?:[\[【|(（]\s*)?(?:"
    r"(?:您?的?当前(?:所在)?(?:的?位置)|您?现?在?的?位置|首页)\s*[:：>›»＞]"
    r"|(?:访问量|浏览(?:次数|量)|点击(?:次数|量|数)|阅读(?:次数|量|数)?|访问次数)\s*[:：]"
    r"|(?:字号|字体|字体大小|文字大小)\s*[:：【\[]|【?\s*大\s*中\s*小\s*】?$"
    r"|(?:打印|关闭|收藏|分享)(?:本页|此页|到|窗口|正文)?(?:\s|\||】|\]|$)"
    r"|扫一扫|关怀版|长者版|适老|无障碍"
    r"|(?:信息)?来源\s*[:：]|发布(?:时间|日期|机构)\s*[:：]|(?:成文|生成)日期\s*[:：]"
    r"|索引号|主题分类|信息分类|文号\s*[:：]\s*$|责任编辑\s*[:：]|编辑\s*[:：]"
    r"|附件下载|相关附件|上一[篇条]|下一[篇条]|版权所有|主办单位\s*[:：]|网站标识码|.{0,3}ICP备"
    r")"
)
_META = re.compile(
    r"^\|?\s*(?:索引号|主题分类|发文机关|发布机构|成文日期|发布日期|有效性)\s*(?:\||$)"
)
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[（(](?=[a-z]*[{_TONED}])[a-zü{_TONED}]{{1,6}}[）)]")
_HAN = "\u3400-\u9fff\uff00-\uffef\u3001-\u3011\u201c\u201d《》"
_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_NARROW = re.compile(rf"(?<=[{_HAN}])[,:;?!]|[,:;?!](?=[{_HAN}])")
_PAIR = re.compile(r"\(([^()]*)\)")
_ONE = re.compile(rf"(?<=[{_HAN}])[()]|[()](?=[{_HAN}])")
INVISIBLE = re.compile(f"[{UNSEEN}]")
_SHOWN = 20


class Cleaned(NamedTuple):
    """What is left, and what was taken off or changed."""

    items: list[Item]
    notes: list[Note]


def clean(items: Sequence[Item], known: Recognition) -> Cleaned:
    """The items as their author wrote them: no page around them, no pinyin, simplified characters.

    Raises UserError where the library for traditional characters is not installed.
    """
    kept, notes = _without_page(items, known)
    converter = _converter()
    counts: dict[str, Counter[str]] = {"simplified": Counter(), "wide": Counter()}
    cleaned = []
    for item in kept:
        made = _mapped(item, lambda text: INVISIBLE.sub("", text))
        if made != item:
            notes.append(Note(item.line, say("删去看不见的字符。")))
        notes += _told_pinyin(made)
        made = _mapped(made, lambda text: _PINYIN.sub("", text))
        made = _mapped(made, _counting(converter.convert, counts["simplified"]))
        made = _mapped(made, _counting(_wide, counts["wide"]))
        if not isinstance(made, Paragraph) or made.text.strip():
            cleaned.append(made)
    return Cleaned(cleaned, [*_totals(counts), *sorted(notes, key=lambda note: note.line)])


def _totals(counts: Mapping[str, Counter[str]]) -> list[Note]:
    """What was changed all over the file, and how often."""
    return [
        Note(0, _CHANGES[name].fill(count=count.total(), pairs=" ".join(count)))
        for name, count in counts.items()
        if count
    ]


_CHANGES = {
    "simplified": say("繁体字改成简体字 {count} 处：{pairs}"),
    "wide": say("半角标点改成全角 {count} 处：{pairs}"),
}


def _counting(change: Callable[[str], str], counts: Counter[str]) -> Callable[[str], str]:
    """The same change, counting which characters it turns into which."""

    def counted(text: str) -> str:
        made = change(text)
        counts.update(f"{old}→{new}" for old, new in zip(text, made, strict=False) if old != new)
        return made

    return counted


def _without_page(items: Sequence[Item], known: Recognition) -> tuple[list[Item], list[Note]]:
    """Without the lines of the web page, and a title that stands twice."""
    kept: list[Item] = []
    notes: list[Note] = []
    for item in items:
        if _is_page(item):
            notes.append(Note(item.line, say("删去网页上的文字“{text}”。", text=_short(item))))
        elif kept and _repeats(known, item, kept[-1]):
            notes.append(Note(item.line, say("删去重复的一行“{text}”。", text=_short(item))))
        else:
            kept.append(item)
    return kept, notes


def _is_page(item: Item) -> bool:
    if isinstance(item, Grid):
        return all(any(_META.match(cell) for cell in row) for row in item.rows[:1])
    text = item.text
    page = len(text) <= _LONGEST and "。" not in text
    return page and bool(_RESIDUE.match(text) or _META.match(text))


def _repeats(known: Recognition, item: Item, before: Item) -> bool:
    return (
        isinstance(item, Paragraph)
        and isinstance(before, Paragraph)
        and bare(item.text) == bare(before.text)
        and known.word in item.text
        and "。" not in item.text
    )


def _short(item: Item) -> str:
    text = item.text if isinstance(item, Paragraph) else " ".join(item.rows[0])
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _mapped(item: Item, change: Callable[[str], str]) -> Item:
    if isinstance(item, Paragraph):
        return replace(item, text=change(item.text))
    return Grid(item.line, tuple(tuple(change(cell) for cell in row) for row in item.rows))


def _told_pinyin(item: Item) -> list[Note]:
    texts = [item.text] if isinstance(item, Paragraph) else [c for row in item.rows for c in row]
    found = [reading for text in texts for reading in _PINYIN.findall(text)]
    note = Note(item.line, say("删去注音 {found}。", found="".join(found)))
    return [note] * bool(found)


@lru_cache  # its dictionary is large
def _converter() -> Any:
    """OpenCC's converter of traditional into simplified characters."""
    try:
        import opencc
    except ImportError as error:
        raise UserError(
            say("--clean 要用 OpenCC 把繁体字改成简体字，这台电脑上没有装。请运行：pip install opencc")
        ) from error  # fmt: skip
    return opencc.OpenCC("t2s")


def _wide(text: str) -> str:
    """Half-width marks beside Chinese characters as full-width ones."""
    made = _PAIR.sub(_pair, text)
    made = _ONE.sub(lambda hit: "（" if hit[0] == "(" else "）", made)
    return _NARROW.sub(lambda hit: _WIDE[hit[0]], made)


def _pair(hit: re.Match[str]) -> str:
    around = hit.string[: hit.start()][-1:] + hit[1] + hit.string[hit.end() :][:1]
    return f"（{hit[1]}）" if re.search(f"[{_HAN}]", around) else hit[0]
