"""序号写了两遍，标题、主送机关末尾有标点，标题重复。

一、（一）1.（1）和要点前的“一是”“二是”都由工具按层次加上，自己再写，印出来就成了“一、一、”“一是
一是”。正文里手写了（一）的，改写成分项。标题末尾不加标点（GB/T 15834—2011 附录 B.4），问号、叹号、省略号，和接
排的标题后面的冒号除外；主送机关后面的冒号由工具加。同一层里的两个标题，或同一
部分里两个八个字以上的标题，一字不差的，多半是复制以后忘了改；“主要做法”一类的短标题在各节里都有，不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.basis.numerals import ORDINAL
from generator.basis.problems import Level, Path
from generator.checking.finding import Change, Finding
from generator.kinds.fields import Role
from generator.kinds.schema import NONE
from generator.reports.source import Source

ID = "numbering"
LEVEL: Level = "error"
# 一、二级 and 1、2号 are enumerations; 一是一 is a saying; 1.5 and 12.4 are numbers.
_MORE = rf"\s*{ORDINAL}[、级类线期届批等号产季审楼栋组孩把月]"
_UNITS = "个项大年月日次种类张件条款级轮批家户名人万亿余多点时分"  # 5 个 is a number with a space
_TYPED = re.compile(
    rf"\s*(?:{ORDINAL}\s*[、，,．.：:](?!{_MORE})"
    rf"|(?P<bare>(?:{ORDINAL}|\d{{1,2}})[ \u3000]+(?=[{HAN}])(?![{_UNITS}]))"
    rf"|第{ORDINAL}(?:部分|章|节)[ \u3000、，：:]+"
    rf"|[（(]\s*(?:{ORDINAL}|\d{{1,2}})\s*[）)][、，,．.]?"
    rf"|(?:{ORDINAL}|\d{{1,2}})[）)][、，,．.]?"
    r"|\d{1,2}\s*[.．、](?!\s*\d)"
    rf"|(?P<n>{ORDINAL})是(?!(?P=n)[，、,])[，,：:]?"
    rf"|[第其]{ORDINAL}\s*(?:[、，,：:]|是)(?!\s*第|{_MORE})"
    r"|[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289][、，,．.]?)\s*"
)
_ENDS = "。．.，,、；;：:"
_FINAL = re.compile(rf"(?<=\S)[{_ENDS}]+(?=\s*$)")
WITHOUT_FINAL_MARK: tuple[Role, ...] = ("heading", "title")
_ADDRESSEE, _BODY = "addressee", "text"
_HEADED = re.compile(rf"^\s*(?P<mark>（{ORDINAL}）|\({ORDINAL}\)|{ORDINAL}、)", re.MULTILINE)
_LONG = 8  # characters from which a heading is a topic of its own, not a label as 主要做法


def check(source: Source) -> Iterator[Finding]:
    """Find typed ordinals, headings with a final mark, and headings that recur."""
    seen: dict[tuple[Path, str], Path] = {}
    for path, text in source.texts:
        role = source.role(path)
        if is_numbered(role, path):
            yield from _ordinal(path, text)
        if role in WITHOUT_FINAL_MARK and not _introduces(source, path, text):
            yield from _final_marks(path, text)
        if path[:1] == (_ADDRESSEE,):
            yield from _colon(path, text)
        if path[-1:] == (_BODY,) and role == "prose":
            yield from _in_prose(source, path, text)
        if role == "heading" and text != NONE:
            yield from _recurring(source, path, text, seen)


def is_numbered(role: Role | None, path: Path) -> bool:
    """Whether the tool sets an ordinal before the text at `path`."""
    return (role == "heading" and path[0] != "attachments") or path[-2:-1] == ("points",)


def typed_ordinal(text: str) -> re.Match[str] | None:
    """The ordinal that `text` starts with, with the white space around it."""
    return _TYPED.match(text)


def final_marks(text: str) -> re.Match[str] | None:
    """The mark or marks with which a heading ends."""
    said = text.rstrip().rstrip(_ENDS)
    return _FINAL.search(text, len(said))


def _ordinal(path: Path, text: str) -> Iterator[Finding]:
    hit = typed_ordinal(text)
    if hit:
        mark = hit[0].strip()
        message = say("序号“{mark}”由工具加，自己写了会印成两个，请删去。", mark=mark)
        start = text.index(mark)
        change = Change(start, hit.end(), "", sure=hit["bare"] is None)  # 12 部门 may be a count
        yield Finding(path, message, start, change=change)


def _final_marks(path: Path, text: str) -> Iterator[Finding]:
    hit = final_marks(text)
    if hit:
        message = say("标题末尾不加标点，请删去“{mark}”。", mark=hit[0])
        change = Change(*hit.span(), "")
        yield Finding(path, message, hit.start(), level="warning", change=change)


def _introduces(source: Source, path: Path, text: str) -> bool:
    """Whether a heading ends with a colon because its text runs on behind it."""
    if not text.rstrip().endswith("："):
        return False
    above = path[:-1]
    while above:
        said = source.data_at(above)
        told = said.get("run_in") if isinstance(said, dict) else None
        if told:
            field = source.field((*above, "run_in"))
            values = field.values if field else {}
            return any(values.get(word, word) == "sections" for word in told)
        above = above[:-1]
    return False


def _colon(path: Path, text: str) -> Iterator[Finding]:
    said = text.rstrip().rstrip("：:")
    if said and said != text:
        message = say("主送机关后面的冒号由工具加，请删去。")
        change = Change(len(said), len(text), "")
        yield Finding(path, message, len(said), level="warning", change=change)


def _in_prose(source: Source, path: Path, text: str) -> Iterator[Finding]:
    """One finding for the paragraphs of a text that begin with an ordinal as headings have it."""
    hit = _HEADED.search(text)
    if hit:
        section = source.data_at(path[:-1])
        has_sections = isinstance(section, dict) and "sections" in section
        message = say(
            "正文里手写了序号“{mark}”。由工具排序号的，要写成分项：一项一个标题。", mark=hit["mark"]
        )
        level: Level = "warning" if has_sections else "info"
        yield Finding(path, message, hit.start("mark"), level=level)


def _recurring(
    source: Source, path: Path, text: str, seen: dict[tuple[Path, str], Path]
) -> Iterator[Finding]:
    hit = final_marks(text)
    bare = text[: hit.start() if hit else None].strip()
    among = path[:1] if len(bare) >= _LONG else path[:-2]
    first = seen.setdefault((among, bare), path)
    if first != path:
        line = source.place(first, 0).line
        message = say("这个标题与第 {line} 行的一字不差，请改掉一个，或把两节合并。", line=line)
        yield Finding(path, message, 0, level="warning")
