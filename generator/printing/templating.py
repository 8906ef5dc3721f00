"""Templates from outside: run in a process with limits, their mistakes named by their line."""

from __future__ import annotations

import json
import pickle
import re
import signal
import subprocess
import sys
from dataclasses import replace
from itertools import accumulate, groupby
from pathlib import Path

from typing_extensions import assert_never

from generator.basis import opening
from generator.basis.messages import Message, say
from generator.basis.problems import UserError
from generator.kinds.fields import Group as Fields
from generator.parsing.encoding import MAX_BYTES
from generator.printing import origins, tags
from generator.printing.blocks import Block, Break, Document, Para, Table
from generator.printing.markup import read_document
from generator.printing.sandbox import LINE, LINE_END, LONGEST, Answer, Job
from generator.printing.tags import Fault
from generator.printing.words import TEMPLATE, Words

SECONDS = 10  # of the processor, and twice as many by the clock
MEGABYTES = 512
_LINE = re.compile(f"{LINE}([0-9]+){LINE_END}")
_KILLED = getattr(signal, "SIGKILL", None)  # Windows has none
# It imports from where this process does, and nothing from the folder in which it is started.
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from generator.printing import sandbox; sandbox.main()"
)
_NEAR = 20  # characters of the markup that a message shows
# What a template can do wrong, by the kind that the sandbox gives it.
_MISTAKES = {
    "undefined": say("没有「{said}」这个名称；能用哪些，见 docs/templates.md"),
    "forbidden": say("不许用「{said}」：模板只能用报告的各个字段、循环、判断和过滤器"),
    "file": say("不能引用别的文件「{said}」"),
    "encoding": say("不是 UTF-8 编码，请另存为 UTF-8"),
    "endless": say("自己套自己，停不下来"),
    "zero": say("除以了 0"),
    "large": say("循环太多，或者印出来超过 {longest} 个字", longest=LONGEST),
    "slow": say("太费时，已经停下：最多运行 {seconds} 秒"),
    "memory": say("太费内存，已经停下：最多用 {megabytes} MB"),
    "failed": say("这里算不出来（{said}）"),
}
# What Jinja2 says of a syntax that it cannot read, and what that means.
_SYNTAX = (
    (re.compile("Encountered unknown tag '(.+?)'"), say("没有 {{% {said} %}} 这种语句，或者它不该写在这里")),
    (re.compile("Unexpected end of template()"), say("没有写完：{{% if %}}、{{% for %}}、{{% macro %}} 都要有 {{% end… %}}")),
    (re.compile("No filter named '(.+?)'"), say("没有「{said}」这个过滤器")),
    (re.compile("No test named '(.+?)'"), say("没有「{said}」这种判断")),
    (re.compile("Missing end of (.+?) tag"), say("注释或原样照印的一段没有写完")),
    (re.compile("()"), say("{{{{ }}}} 或 {{% %}} 里的写法不对（{said}）")),
)  # fmt: skip


def document(folder: Path, words: Words, fields: Fields) -> Document:
    """The document that an outside template makes of a report's words; placeholders name `fields`.

    Raises UserError for the template's mistakes, and where it takes too much time or memory.
    """
    opening.within(folder / TEMPLATE, MAX_BYTES)  # raises where it cannot be read
    job = Job(folder, words, seconds=SECONDS, memory=MEGABYTES * 2**20)
    answer = _answer(job)
    if answer.mistake:
        raise _error(folder, answer.line, _explained(answer))
    fault = tags.fault(answer.markup)
    if fault:
        line = _line(job, answer.markup, fault.place)
        raise _error(folder, line, _quoted(fault, answer.markup))
    plain = read_document(answer.markup, fields)
    markup = origins.mended(answer.marked)
    if not markup or tags.fault(markup):
        return plain
    marked = read_document(markup, fields)
    if len(marked.blocks) != len(plain.blocks):
        return plain
    return plain._replace(blocks=tuple(map(_known, plain.blocks, marked.blocks)))


def _known(plain: Block, marked: Block) -> Block:
    """A block whose words know where they come from, if that is all that is added to it."""
    return marked if _words(marked) == _words(plain) else plain


def _words(block: Block) -> object:
    """What a block says and how it looks: its texts with their roles."""
    match block:
        case Para():
            by_role = groupby(block.runs, key=lambda run: run.role)
            return block.role, [(role, "".join(r.text for r in runs)) for role, runs in by_role]
        case Table():
            return block.heads, block.spans, [[_words(cell) for cell in row] for row in block.rows]
        case Break():
            return None
        case _:
            assert_never(block)


def _answer(job: Job) -> Answer:
    """What the sandbox answers, in a process of its own that is ended when it takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 (this Python, and our own module)
            [sys.executable, "-I", "-c", _START, *sys.path],
            input=pickle.dumps(job),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * job.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer(mistake="slow")
    if -done.returncode == _KILLED:
        return Answer(mistake="slow")  # the system kills what does not stop at its time
    if done.returncode:
        return Answer(mistake="memory")  # what ends otherwise has none left
    return Answer(*json.loads(done.stdout))


def _explained(answer: Answer) -> Message:
    """A mistake, explained to the author of the template."""
    if answer.mistake != "syntax":
        message = _MISTAKES[answer.mistake]
        return message.fill(said=answer.said, seconds=SECONDS, megabytes=MEGABYTES)
    for form, message in _SYNTAX:
        match = form.search(answer.said)
        if match:
            return message.fill(said=match[1] or answer.said)
    raise AssertionError(answer)  # the last form fits all


def _quoted(fault: Fault, markup: str) -> Message:
    """A fault of the markup with the text at its place."""
    text = " ".join(markup[fault.place : fault.place + _NEAR].split())
    return say("{what}：“{near}”", what=fault.message, near=text) if text else fault.message


def _line(job: Job, markup: str, place: int) -> int | None:
    """The line of the template that made the character of its markup at a place, None where that is unknown.

    The template is run again, with the numbers of its lines in the markup.
    """
    pieces = _LINE.split(_answer(replace(job, numbered=True)).markup)
    texts, numbers = pieces[::2], pieces[1::2]  # a text before the first number, and one after each
    if "".join(texts) != markup:
        return None
    starts = accumulate(map(len, texts))
    lines = [int(line) for line, start in zip(numbers, starts, strict=False) if start <= place]
    return lines[-1] if lines else None


def _error(folder: Path, line: int | None, reason: Message) -> UserError:
    """What is reported of a template, at its line where that is known."""
    file = folder / TEMPLATE
    if line is None:
        return UserError(say("模板 {file}：{reason}。", file=file, reason=reason))
    return UserError(
        say("模板 {file} 第 {line} 行：{reason}。", file=file, line=line, reason=reason)
    )
