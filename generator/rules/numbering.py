"""序号写了两遍，标题末尾有标点，标题重复。

一、（一）1.（1）和要点前的“一是”“二是”都由工具按层次加上，自己再写，印出来就成了“一、一、”“一是
一是”。标题末尾不加标点（GB/T 15834—2011 附录 B.4），问号、叹号、省略号除外。同一层里的两个标题，或同一
部分里两个八个字以上的标题，一字不差的，多半是复制以后忘了改；“主要做法”一类的短标题在各节里都有，不算。

反例：
    主要举措和成效:
      分项:
        - 标题: （一）规范行政执法
反例：
    主要举措和成效:
      要点:
        - 一是规范行政执法。开展案卷评查3次。
反例：
    主要举措和成效:
      分项:
        - 标题: 规范行政执法。
反例：
    主要举措和成效:
      分项:
        - {标题: 规范行政执法, 正文: 评查案卷12宗。}
        - {标题: 规范行政执法, 正文: 化解纠纷12件。}
正例：
    主要举措和成效:
      分项:
        - 标题: 一体化推进规范执法
        - 标题: 三年行动怎么看？
      要点:
        - 一个窗口受理，一次办结。办件1.5万件。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.messages import say
from generator.patterns import pattern
from generator.rules.language import HAN, is_heading
from generator.rules.outline import Finding, everything

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from generator.problems import Level, Path
    from generator.source import Source

ID = "numbering"
LEVEL: Level = "error"
_HAN = "[一二三四五六七八九十]"
# 一、二级 and 1、2号 are enumerations; 一是一 is a saying; 1.5 and 12.4 are numbers.
_MORE = rf"\s*{_HAN}{{1,3}}[、级类线期届批等号产季审楼栋组孩把月]"
_UNITS = "个项大年月日次种类张件条款级轮批家户名人万亿余多点时分"  # 5 个 is a number with a space
_TYPED = pattern(
    rf"\s*(?:{_HAN}{{1,3}}\s*[、，,．.：:](?!{_MORE})"
    rf"|(?:{_HAN}{{1,3}}|\d{{1,2}})[ \u3000]+(?=[{HAN}])(?![{_UNITS}])"
    rf"|第{_HAN}{{1,3}}(?:部分|章|节)[ \u3000、，：:]+"
    rf"|[（(]\s*(?:{_HAN}{{1,3}}|\d{{1,2}})\s*[）)][、，,．.]?"
    rf"|(?:{_HAN}{{1,3}}|\d{{1,2}})[）)][、，,．.]?"
    r"|\d{1,2}\s*[.．、](?!\s*\d)"
    rf"|(?P<n>{_HAN}{{1,3}})是(?!(?P=n)[，、,])[，,：:]?"
    rf"|[第其]{_HAN}{{1,3}}\s*(?:[、，,：:]|是)(?!\s*第|{_MORE})"
    r"|[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289][、，,．.]?)\s*"
)
_BEFORE = {*"第其(（"}  # what an ordinal starts with, if not with a number
_ENDS = {*"。．.，,、；;：:"}
_FINAL = pattern(rf"(?<=\S)[{''.join(sorted(_ENDS))}]+(?=\s*$)")
_LONG = 8  # characters from which a heading is a topic of its own, not a label as 主要做法


def check(source: Source) -> Iterator[Finding]:
    """Find typed ordinals, headings with a final mark, and headings that recur."""
    seen: dict[tuple[Path, str], Path] = {}
    for path, text in everything(source):
        if is_numbered(path):
            yield from _ordinal(path, text)
        if has_no_final_mark(path):
            yield from _mark(path, text)
            if is_heading(path) and text != "无":
                yield from _again(source, path, text, seen)


def is_numbered(path: Path) -> bool:
    """Whether the tool sets an ordinal before the text at `path`."""
    return (is_heading(path) and path[0] != "attachments") or path[-2:-1] == ("points",)


def has_no_final_mark(path: Path) -> bool:
    """Whether the text at `path` is a heading or a title, which take no final mark."""
    return is_heading(path) or path == ("title",)


def typed(text: str) -> re.Match[str] | None:
    """The ordinal that `text` starts with, with the white space around it."""
    first = text.lstrip()[:1]
    return _TYPED.match(text) if first.isnumeric() or first in _BEFORE else None


def final(text: str) -> re.Match[str] | None:
    """The mark or marks with which a heading ends."""
    said = text.rstrip().rstrip("".join(_ENDS))
    return _FINAL.search(text, len(said)) if text.rstrip()[-1:] in _ENDS else None


def _ordinal(path: Path, text: str) -> Iterator[Finding]:
    hit = typed(text)
    if hit:
        mark = hit[0].strip()
        message = say("序号“{mark}”由工具加，自己写了会印成两个，请删去。", mark=mark)
        yield Finding(path, message, text.index(mark), instead=text[hit.end() :][:8])


def _mark(path: Path, text: str) -> Iterator[Finding]:
    hit = final(text)
    if hit:
        message = say("标题末尾不加标点，请删去“{mark}”。", mark=hit[0])
        yield Finding(path, message, hit.start(), text[: hit.start()][-8:], "warning")


def _again(
    source: Source, path: Path, text: str, seen: dict[tuple[Path, str], Path]
) -> Iterator[Finding]:
    hit = final(text)
    bare = text[: hit.start() if hit else None].strip()
    among = path[:1] if len(bare) >= _LONG else path[:-2]
    first = seen.setdefault((among, bare), path)
    if first != path:
        line = source.place(first, 0).line
        message = say("这个标题与第 {line} 行的一字不差，请改掉一个，或把两节合并。", line=line)
        yield Finding(path, message, 0, level="warning")
