"""What a web page adds to a report, taken off: each removal is reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from generator.basis import optional
from generator.basis.characters import HAN, MARKS
from generator.basis.messages import Message, say, shortened
from generator.importing.items import changed, texts
from generator.importing.model import Grid, Item, Note, Paragraph, bare
from generator.importing.recognition import Recognition
from generator.parsing.pitfalls.marks import UNSEEN

_LONGEST = 120  # characters of a line that a page, not an author, wrote
_PAGE = re.compile(
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
_CATALOGUE = re.compile(
    r"^\|?\s*(?:索引号|主题分类|发文机关|发布机构|成文日期|发布日期|有效性)\s*(?:\||$)"
)
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
_PINYIN = re.compile(rf"(?<=[{HAN}])[（(](?=[a-z]*[{_TONED}])[a-zü{_TONED}]{{1,6}}[）)]")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_CHINESE = f"{HAN}{MARKS}\u3001-\u3011\uff01-\uffef"  # characters and marks
_IS_CHINESE = re.compile(f"[{_CHINESE}]")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_HALF_WIDTH = re.compile(rf"(?<=[{_CHINESE}])[()]|[()](?=[{_CHINESE}])")
_HALF_WIDTH_MARK = re.compile(rf"(?<=[{_CHINESE}])[,:;?!]|[,:;?!](?=[{_CHINESE}])")
_MISSING = say(
    "--clean 要用 OpenCC 把繁体字改成简体字，这台电脑上没有装。请运行：pip install opencc"
)
_SHOWN = 20  # characters of a line in a note


class Cleaned(NamedTuple):
    """What is left, and what was taken off or changed."""

    items: list[Item]
    notes: list[Note]


class _Counted:
    """A change of texts that counts which characters it turns into which."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change
        self._counts: Counter[str] = Counter()

    def __call__(self, text: str) -> str:
        """The text changed."""
        made = self._change(text)
        pairs = zip(text, made, strict=False)
        self._counts.update(f"{old}→{new}" for old, new in pairs if old != new)
        return made

    def notes(self, message: Message) -> list[Note]:
        """A note with how often characters were changed, and which; none where none was."""
        if not self._counts:
            return []
        pairs = " ".join(self._counts)
        return [Note(0, message.fill(count=self._counts.total(), pairs=pairs))]


def clean(items: Sequence[Item], known: Recognition) -> Cleaned:
    """The items as their author wrote them: no page around them, no pinyin, simplified characters.

    Raises UserError where the library for traditional characters is not installed.
    """
    kept, notes = _without_page(items, known)
    simplify = _Counted(_converter().convert)
    widen = _Counted(_widened)
    cleaned = []
    for item in kept:
        notes += _notes_on_removals(item)
        made = item
        for change in (_without_unseen, _without_pinyin, simplify, widen):
            made = changed(made, change)
        if isinstance(made, Grid) or made.text.strip():
            cleaned.append(made)
    notes.sort(key=lambda note: note.line)
    on_file = [
        *simplify.notes(say("繁体字改成简体字 {count} 处：{pairs}")),
        *widen.notes(say("半角标点改成全角 {count} 处：{pairs}")),
    ]
    return Cleaned(cleaned, [*on_file, *notes])


def _without_page(items: Sequence[Item], known: Recognition) -> tuple[list[Item], list[Note]]:
    """The items without lines of a web page and without a title's second copy; notes on these."""
    kept: list[Item] = []
    notes: list[Note] = []
    for item in items:
        if is_page(item):
            notes.append(Note(item.line, say("删去网页上的文字“{text}”。", text=_short(item))))
        elif kept and _repeats_title(item, kept[-1], known):
            notes.append(Note(item.line, say("删去重复的一行“{text}”。", text=_short(item))))
        else:
            kept.append(item)
    return kept, notes


def is_page(item: Item) -> bool:
    """Whether a line, or the first row of a table, is a web page's."""
    if isinstance(item, Grid):
        return any(map(_CATALOGUE.match, item.rows[0]))
    if len(item.text) > _LONGEST or "。" in item.text:
        return False
    return bool(_PAGE.match(item.text) or _CATALOGUE.match(item.text))


def _repeats_title(item: Item, before: Item, known: Recognition) -> bool:
    if not isinstance(item, Paragraph) or not isinstance(before, Paragraph):
        return False
    is_title = known.word in item.text and "。" not in item.text
    return is_title and bare(item.text) == bare(before.text)


def _short(item: Item) -> str:
    """The beginning of an item, for a note."""
    text = item.text if isinstance(item, Paragraph) else " ".join(item.rows[0])
    return shortened(text, _SHOWN)


def _without_unseen(text: str) -> str:
    return _UNSEEN.sub("", text)


def _without_pinyin(text: str) -> str:
    return _PINYIN.sub("", text)


def _notes_on_removals(item: Item) -> list[Note]:
    """Notes on the unseen characters and the pinyin of an item."""
    notes = []
    visible = changed(item, _without_unseen)
    if visible != item:
        notes.append(Note(item.line, say("删去看不见的字符。")))
    found = "".join(reading for text in texts(visible) for reading in _PINYIN.findall(text))
    if found:
        notes.append(Note(item.line, say("删去注音 {found}。", found=found)))
    return notes


@lru_cache  # its dictionary is large
def _converter() -> Any:
    """OpenCC's converter of traditional into simplified characters."""
    with optional.else_told(_MISSING):
        import opencc  # noqa: PLC0415 (it may be missing)
    return opencc.OpenCC("t2s")


def _widened(text: str) -> str:
    """Half-width marks beside Chinese characters as full-width ones."""
    text = _BRACKETED.sub(_brackets, text)
    text = _HALF_WIDTH.sub(_full_width, text)
    return _HALF_WIDTH_MARK.sub(_full_width, text)


def _full_width(hit: re.Match[str]) -> str:
    return _FULL_WIDTH[hit[0]]


def _brackets(hit: re.Match[str]) -> str:
    """A pair of brackets, full-width where Chinese stands in it or beside it."""
    before = hit.string[: hit.start()][-1:]
    after = hit.string[hit.end() :][:1]
    is_chinese = _IS_CHINESE.search(before + hit[1] + after)
    return f"（{hit[1]}）" if is_chinese else hit[0]
