"""For privacy: companies and people that are named where a case is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.basis.characters import HAN
from generator.basis.messages import say
from generator.checking.finding import Finding
from generator.reports.source import Source

_CASE = re.compile("案|诉讼|纠纷|处罚|查处|违法")
_SENTENCE_ENDS = "。！？\n"
_HIDDEN = re.compile("[某×ＸX*＊]")
_COMPANY = re.compile(
    rf"(?<![{HAN}])(?:[在对就由与和]|原告|被告|第三人|当事人|审[理结]|办理|受理|查处|处罚)?(?P<name>[{HAN}（）]{{4,24}}?(?:有限责任公司|股份有限公司|有限公司))"
)
_SURNAME = "[王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘袁董余苏叶吕魏蒋田杜丁沈姜傅钟卢汪戴崔陆廖姚邱谭韦贾邹熊孟秦]"
_PERSON = re.compile(
    rf"(?:(?:原告|被告人|申请人|当事人|上诉人|第三人)(?P<party>{_SURNAME}[{HAN}]{{1,2}}?)(?=诉|不服|与|因|[，、（])"
    rf"|(?<![{HAN}])(?P<who>{_SURNAME}[{HAN}]{{1,2}}?)(?=诉|不服))"
)


def named(source: Source) -> Iterator[Finding]:
    """The names of private companies and of people that a sentence about a case gives in full."""
    for line in source.joined_prose.lines_with(_CASE):
        for pattern, kind in ((_COMPANY, say("公司")), (_PERSON, say("个人"))):
            for hit in pattern.finditer(line.text):
                name = hit[hit.lastgroup or 0]
                if not _HIDDEN.search(name) and _tells_of_a_case(line.text, hit):
                    message = say(
                        "讲案件时写出了{kind}的名字“{name}”。报告要公开，请看看要不要隐去，如写成“某公司”“张某”。",
                        kind=kind,
                        name=name,
                    )
                    start = line.offset + hit.start(hit.lastgroup or 0)
                    yield Finding(line.path, message, start, level="info")


def _tells_of_a_case(line: str, hit: re.Match[str]) -> bool:
    """Whether the sentence of a name tells of a case."""
    first = max(line.rfind(mark, 0, hit.start()) for mark in _SENTENCE_ENDS) + 1
    ends = [line.find(mark, hit.end()) for mark in _SENTENCE_ENDS]
    last = min((end for end in ends if end >= 0), default=len(line))
    return _CASE.search(line, first, last) is not None
