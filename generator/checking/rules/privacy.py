"""写进了个人信息：公民身份号码、手机号码、银行账号，讲案件时写出的名字。

报告要向社会公开，个人的号码不能写进去。身份号码按第十八位校验码认，银行账号按卡号的校验位（Luhn）认，
所以文号、数据、12345 和 12348 等热线、统一社会信用代码都不会认错。讲案件的那句话里写出了公司或者个人名字的，
只提示一下：有的案件本来就公开了。

反例：
    导语: 当事人身份号码11010519491231002X。
反例：
    导语: 联系电话13800138000。
反例：
    导语: 退款账号6222 0212 3456 7890 128。
反例：
    导语: 示例县宏远建材有限公司诉县政府一案，已经调解。
正例：
    导语: 12345热线受理1146354件，12348热线解答2640次，印发示政发〔2026〕3号，办理留存1380013800件。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from generator.basis.messages import Message, say
from generator.basis.problems import Level
from generator.checking.finding import Finding
from generator.checking.rules import cases
from generator.reports.source import Source

ID = "privacy"
LEVEL: Level = "error"
_WIDE = re.compile("[０-９Ｘｘ－　]")
_PROVINCES = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]"
_DAY = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# What is no tail of a number, code or address, seen from behind its first character or two.
_ALONE = r"(?<![\dA-Za-z\-].)(?<!\d[.,].)(?<![a-z]/.)"
_ALONE_2 = r"(?<![\dA-Za-z\-]..)(?<!\d[.,]..)(?<![a-z]/..)"
_ENDED = (
    r"(?![\dA-Za-z]|[.,\-]\d|\.[a-z]|[^\S\n]?[元万亿件人个次户家条项份吨米%％])"  # nor an amount
)
_IDENTITY = re.compile(rf"(?:{_PROVINCES}){_ALONE_2}\d{{4}}{_DAY}\d{{3}}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(
    rf"[+81]{_ALONE}(?:(?<=1)|(?<=8)6[- ]?1|(?<=\+)86[- ]?1)[3-9]\d(?P<gap>[- ]?)\d{{4}}(?P=gap)\d{{4}}{_ENDED}"
)
# Cards begin with the number of their issuer: UnionPay 62, ICBC 9558, Visa 4, Mastercard 5, JCB 35.
_ACCOUNT = re.compile(
    rf"[34569]{_ALONE}(?:(?<=[45])|(?<=6)(?=[02])|(?<=9)(?=558)|(?<=3)(?=5))"
    rf"(?:\d{{14,18}}|\d{{3}}(?P<gap>[- ])\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{4}}(?:(?P=gap)\d{{1,3}})?)"
    rf"{_ENDED}"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check(source: Source) -> Iterator[Finding]:
    """Find the numbers that belong to a person, and the names in cases."""
    yield from cases.named(source)
    for start, number, name in _numbers(_WIDE.sub(_narrow, source.joined.text)):
        masked = number[:3] + "****" + number[-4:]
        message = say("这里写着{name}（{masked}）。报告要公开，请删去。", name=name, masked=masked)
        path, offset = source.joined.place(start)
        yield Finding(path, message, offset, masked)


def _narrow(sign: re.Match[str]) -> str:
    return normalize("NFKC", sign[0]).upper()


def _numbers(text: str) -> Iterator[tuple[int, str, Message]]:
    people = {hit.start(): hit[0] for hit in _IDENTITY.finditer(text) if is_identity(hit[0])}
    for start, number in people.items():
        yield start, number, say("公民身份号码")
    for hit in _MOBILE.finditer(text):
        yield hit.start(), hit[0], say("手机号码")
    for hit in _ACCOUNT.finditer(text):
        if hit.start() not in people and is_card(re.sub(r"\D", "", hit[0])):
            yield hit.start(), hit[0], say("银行账号")


def is_identity(number: str) -> bool:
    """Whether the eighteenth digit of an identity number checks the others (GB 11643)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def is_card(digits: str) -> bool:
    """Whether the last digit of a card number checks the others (Luhn)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0
