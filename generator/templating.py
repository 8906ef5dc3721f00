"""Templates from outside: run in a process with limits, their mistakes named by their line."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from generator import blocks, opening, tags
from generator.encoding import MAX_BYTES
from generator.messages import Message, say
from generator.patterns import pattern
from generator.problems import UserError
from generator.sandbox import LINE, LINE_END, LONGEST, Answer, Job
from generator.words import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.blocks import Document

SECONDS = 10  # of the processor, and twice as many by the clock
MEGABYTES = 512
_LINE = pattern(f"{LINE}([0-9]+){LINE_END}")
_KILLED = getattr(signal, "SIGKILL", 0)
# It imports from where this process does, and nothing from the folder in which it is started.
_START = "import sys; sys.path[:] = sys.argv[1:]; from generator import sandbox; sandbox.main()"
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
    (pattern("Encountered unknown tag '(.+?)'"), say("没有 {{% {said} %}} 这种语句，或者它不该写在这里")),
    (pattern("Unexpected end of template()"), say("没有写完：{{% if %}}、{{% for %}}、{{% macro %}} 都要有 {{% end… %}}")),
    (pattern("No filter named '(.+?)'"), say("没有「{said}」这个过滤器")),
    (pattern("No test named '(.+?)'"), say("没有「{said}」这种判断")),
    (pattern("Missing end of (.+?) tag"), say("注释或原样照印的一段没有写完")),
    (pattern("()"), say("{{{{ }}}} 或 {{% %}} 里的写法不对（{said}）")),
)  # fmt: skip


def document(folder: Path, **given: Any) -> Document:
    """The document that an outside template makes of what `words.render` is given.

    Raises UserError for the template's mistakes, and where it takes too much time or memory.
    """
    opening.within(folder / TEMPLATE, MAX_BYTES)  # a file that cannot be read is told as any other
    job = Job(folder, given, seconds=SECONDS, memory=MEGABYTES * 2**20)
    markup = _markup(job)
    fault = tags.fault(markup)
    if fault:
        near = " ".join(markup[fault.place : fault.place + _NEAR].split())
        said = say("{what}：“{near}”", what=fault.message, near=near) if near else fault.message
        raise _mistake(folder, _line(job, markup, fault.place), said)
    return blocks.read(markup)


def _markup(job: Job) -> str:
    answer = Answer(*_answer(job))
    if answer.mistake:
        raise _mistake(job.folder, answer.line, _explained(answer))
    return answer.markup


def _answer(job: Job) -> Sequence[Any]:
    """What the sandbox answers, in a process of its own that is ended when it takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 (this Python, and our own module)
            [sys.executable, "-I", "-c", _START, *sys.path],
            input=pickle.dumps(tuple(job)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * job.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer(mistake="slow")
    if done.returncode:
        # The system kills what does not stop at its time; what ends otherwise has no memory left.
        return Answer(mistake="slow" if done.returncode == -_KILLED else "memory")
    made: list[Any] = json.loads(done.stdout)
    return made


def _explained(answer: Answer) -> Message:
    """A mistake in the words of whoever writes templates."""
    if answer.mistake != "syntax":
        limits = {"seconds": SECONDS, "megabytes": MEGABYTES}
        return _MISTAKES[answer.mistake].fill(said=answer.said, **limits)
    matches = ((form.search(answer.said), message) for form, message in _SYNTAX)
    match, message = next((match, message) for match, message in matches if match)
    return message.fill(said=match[1] or answer.said)


def _line(job: Job, markup: str, place: int) -> int | None:
    """The line of the template that made the character of its markup at a place, where it can be told.

    The template is run again, with the numbers of its lines in the markup.
    """
    first, *marked = _LINE.split(Answer(*_answer(job._replace(lines=True))).markup)
    texts = [first, *marked[1::2]]
    if "".join(texts) != markup:
        return None
    ends = accumulate(map(len, texts))
    before = [int(line) for line, end in zip(marked[::2], ends, strict=False) if end <= place]
    return before[-1] if before else None


def _mistake(folder: Path, line: int | None, reason: Message) -> UserError:
    file = folder / TEMPLATE
    if line is None:
        return UserError(say("模板 {file}：{reason}。", file=file, reason=reason))
    return UserError(
        say("模板 {file} 第 {line} 行：{reason}。", file=file, line=line, reason=reason)
    )
