"""Templates from outside: what they may do, what they may not, and how their mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, complete

from generator.kinds import kind
from generator.printing import sandbox, tags, templating
from generator.printing.markup import read_document
from generator.printing.words import Words

DATA = {"title": "甲<b>", "items": ["乙", "丙"], "inner": {"values": "丁"}}
GIVEN = Words(DATA, parts=["measures"], labels={"measures": "举措"}, edition="published")
ROOT_TAG = '<report h1="一、" h2="（一）" h3="1." h4="（1）" point="①" stop="。">'


def rendered(folder: Path, template: str) -> sandbox.Answer:
    (folder / "body.xml.j2").write_text(template, encoding="utf-8")
    return sandbox.render(sandbox.Job(folder, GIVEN))


@pytest.fixture
def refusal(fazhi, tmp_path: Path):
    """What `fazhi render` says of a template, without the template's name; it prints nothing."""
    report, folder = tmp_path / "x.yaml", tmp_path / "mine"
    report.write_text(complete(), encoding="utf-8")
    folder.mkdir()

    def say(template: str | bytes) -> str:
        content = template if isinstance(template, bytes) else template.encode()
        (folder / "body.xml.j2").write_bytes(content)
        result = fazhi("render", report, "--templates", folder, "--to", "html")
        start = f"模板 {folder / 'body.xml.j2'}"
        assert (result.code, result.out, result.err[: len(start)]) == (2, "", start)
        assert not report.with_suffix(".html").exists()
        return result.err[len(start) :].strip()

    return say


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ report.title }}", "甲&lt;b&gt;"),
        ("{% for i in report.items %}{{ loop.index }}{{ i }}{% endfor %}", "1乙2丙"),
        ("{{ report.inner.values }}", "丁"),
        ("{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x * 3 }}{{ 2 ** 3 }}", "68"),
        ("{{ 'a\nb' | lines | join('、') }}", "a、b"),
        ("{{ 1 + 2 }}{{ 7 % 4 }}{{ 'a' + '<' }}", "33a&lt;"),
        ("{{ report.title ~ 1 ~ ('<' | safe) }}{{ 'x' ~ '<' }}", "甲&lt;b&gt;1<x&lt;"),
        ("{{ ['<', '丙'] | join('<br/>' | safe) }}", "&lt;<br/>丙"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('&') }}", "<&amp;>"),
        ("{% for i in [] %}{% else %}无{% endfor %}", "无"),
        ("{{ labels.measures }}{{ parts[0] }}{{ edition }}", "举措measurespublished"),
        ("{{ '甲' | center(5) }}", "  甲  "),
        ("{% from 'macros.xml.j2' import due %}{{ due('<') }}", "【待补：&lt;】"),
    ],
)
def test_what_it_may_do(tmp_path: Path, template: str, expected: str) -> None:
    assert rendered(tmp_path, template) == sandbox.Answer(expected)


FORBIDDEN = "不许用「{}」：模板只能用报告的各个字段、循环、判断和过滤器。"
UNKNOWN = "没有「{}」这个名称；能用哪些，见 docs/templates.md。"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ report.subject.__class__ }}", FORBIDDEN.format("__class__")),
        ("{{ report.subject.upper() }}", FORBIDDEN.format("upper")),
        ("{{ '{0.__class__}'.format(1) }}", FORBIDDEN.format("format")),
        ("{{ report.subject | attr('__class__') }}", FORBIDDEN.format("__class__")),
        ("{{ report.date.replace(year=1) }}", FORBIDDEN.format("replace")),
        ("{{ cycler.__init__.__globals__ }}", FORBIDDEN.format("__init__")),
        ("{{ self._TemplateReference__context }}", FORBIDDEN.format("_TemplateReference__context")),
        ("{{ ['a'] | map('attr', '__class__') | list | first | list }}", FORBIDDEN.format("__class__")),
        ("{% include '/etc/passwd' %}", "不能引用别的文件「/etc/passwd」。"),
        ("{% include 'schema.yaml' %}", "不能引用别的文件「schema.yaml」。"),
        ("{% import '../body.xml.j2' as x %}", "不能引用别的文件「../body.xml.j2」。"),
        ("{% include 'body.xml.j2' %}", "自己套自己，停不下来。"),
        ("{{ nothing }}", UNKNOWN.format("nothing")),
        ("{{ report.nothing }}", UNKNOWN.format("nothing")),
        ("{{ 1 / 0 }}", "除以了 0。"),
        ("{{ 1 + 'a' }}", "这里算不出来（unsupported operand type(s) for +: 'int' and 'str'）。"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "自己套自己，停不下来。"),
        ("{% for i in range(1000000000) %}x{% endfor %}", "循环太多，或者印出来超过 1000000 个字。"),
        ("{% if %}", "{{ }} 或 {% %} 里的写法不对（Expected an expression, got 'end of statement block'）。"),
        ("{{ x }", "{{ }} 或 {% %} 里的写法不对（unexpected '}'）。"),
        ("{% frob %}", "没有 {% frob %} 这种语句，或者它不该写在这里。"),
        ("{% if true %}", "没有写完：{% if %}、{% for %}、{% macro %} 都要有 {% end… %}。"),
        ("{{ 1 | frob }}", "没有「frob」这个过滤器。"),
        ("{{ 1 is frob }}", "没有「frob」这种判断。"),
        ("{# 甲", "注释或原样照印的一段没有写完。"),
    ],
)  # fmt: skip
def test_what_it_may_not(refusal, template: str, said: str) -> None:
    assert refusal(f"甲\n{template}") == f"第 2 行：{said}"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (ROOT_TAG, "第 1 行：什么也没有写，或者没有写完。"),
        ("", "什么也没有写，或者没有写完。"),
        (f"{ROOT_TAG}\n<p>甲</title></report>", "第 2 行：标签没有成对：结束标签和前面的开始标签不是同一个：“</title></report>”。"),
        (f"{ROOT_TAG}\n\n<p>甲 & 乙</p></report>", "第 3 行：这里的写法不合 XML：文字里的 <、& 要写成 &lt;、&amp;，属性的值要放在引号里：“乙</p></report>”。"),
        (f"{ROOT_TAG}\n<p>甲&nbsp;乙</p></report>", "第 2 行：& 后面的名称不认得，只能写 &lt; &gt; &amp; &quot; &apos;：“&nbsp;乙</p></report>”。"),
        (f"{ROOT_TAG}</report>\n<p/>", "第 2 行：最外面只能有一个 <report>，它后面不能再有东西：“<p/>”。"),
        (f"{ROOT_TAG}\n{{% for i in [1, 2] %}}\n<marquee>{{{{ i }}}}</marquee>\n{{% endfor %}}</report>", "第 3 行：没有 <marquee> 这种标签：“<marquee>1</marquee>”。"),
        (f"{{% macro m() %}}\n<b/>\n{{% endmacro %}}{ROOT_TAG}\n{{{{ m() }}}}</report>", "第 2 行：没有 <b> 这种标签：“<b/> </report>”。"),
        ("{% from 'macros.xml.j2' import signing %}\n<report>\n<p>甲\n{{ signing(report) }}</p></report>", "第 4 行：<signature> 不能写在 <p> 里：“<signature>示例区人民政府</”。"),
        ("\n<title>甲</title>", "第 2 行：最外面要是 <report>，这里是 <title>：“<title>甲</title>”。"),
        (f"{ROOT_TAG}\n<p>甲<signer>乙</signer></p></report>", "第 2 行：<signer> 不能写在 <p> 里：“<signer>乙</signer></p”。"),
        (f"{ROOT_TAG}<number><signer>甲<tab/></signer></number></report>", "第 1 行：<tab> 不能写在 <signer> 里：“<tab/></signer></num”。"),
        (f"{ROOT_TAG}\n甲</report>", "第 2 行：<report> 里不能直接写文字“甲”：“甲</report>”。"),
        (f'{ROOT_TAG}\n<p align="left">甲</p></report>', '第 2 行：<p> 没有 align 这个属性：“<p align="left">甲</p”。'),
        (f'{ROOT_TAG}\n<p join="是">甲</p></report>', '第 2 行：<p> 的 join 只能写 yes 或 no，这里是“是”：“<p join="是">甲</p></r”。'),
        ('<report point="甲"/>', '第 1 行：point 的样子“甲”里没有可数的字，要有 一、1、① 中的一个，如 一、（一）1. ①；不要序号就空着：“<report point="甲"/>”。'),
        ('<report date="2026-2-4"/>', '第 1 行：date 要写成 2026-02-24 的样子，或者空着，这里是“2026-2-4”：“<report date="2026-2-”。'),
        ('<report h1="一、"><h1 join="yes">甲</h1></report>', '第 1 行：用了 <h1>，<report> 就要有属性 stop：“<h1 join="yes">甲</h1”。'),
        (f"{ROOT_TAG}\n<table></table></report>", "第 2 行：<table> 是空的：表要有行，行要有格：“</table></report>”。"),
        (f"{ROOT_TAG}\n<table>\n<row/></table></report>", "第 3 行：<row> 是空的：表要有行，行要有格：“<row/></table></repor”。"),
        ("<!DOCTYPE report>\n<report/>", "第 1 行：不能写 <!DOCTYPE>：“<!DOCTYPE report> <re”。"),
        ('<report h1="一、" h1="1."/>', '第 1 行：同一个属性写了两遍：“h1="1."/>”。'),
        (f"{ROOT_TAG}\n<p>\x01</p></report>", "第 2 行：这里的写法不合 XML：文字里的 <、& 要写成 &lt;、&amp;，属性的值要放在引号里：“\x01</p></report>”。"),
        ("<report>甲</report>".encode("gbk"), "不是 UTF-8 编码，请另存为 UTF-8。"),
    ],
)  # fmt: skip
def test_what_markup_may_not_be(refusal, template: str | bytes, said: str) -> None:
    assert refusal(template) == f"：{said}" if not said.startswith("第") else f" {said}"


def test_nothing_is_imported_from_where_it_is_run(fazhi, tmp_path: Path, monkeypatch) -> None:
    for name in ("json", "jinja2", "pickle", "generator"):
        text = "from pathlib import Path\nPath('imported').touch()\n"
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "body.xml.j2").write_text("<report/>", encoding="utf-8")
    (tmp_path / "x.yaml").write_text(complete(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert fazhi("render", "x.yaml", "--templates", ".", "--to", "txt", "--draft").code == 0
    assert not (tmp_path / "imported").exists()


def test_a_folder_without_a_template(fazhi, tmp_path: Path) -> None:
    report = tmp_path / "x.yaml"
    report.write_text(complete(), encoding="utf-8")
    result = fazhi("render", report, "--templates", tmp_path)
    assert (result.code, result.err) == (2, f"读不了文件 {tmp_path / 'body.xml.j2'}：没有这个文件或文件夹。")  # fmt: skip


SLOW = "太费时，已经停下：最多运行 1 秒。"
HUNGRY = "太费内存，已经停下：最多用 512 MB。"
LARGE = "循环太多，或者印出来超过 1000000 个字。"
GROWN = "{% set n = namespace(x=START) %}{% for i in range(99) %}{% set n.x = MORE %}{% endfor %}"


def grown(start: str, more: str) -> str:
    """A template in which x is made larger again and again."""
    return GROWN.replace("START", start).replace("MORE", more)


@pytest.mark.parametrize(
    ("template", "limits"),
    [
        ("{{ 9 ** 999999999 }}", [SLOW, HUNGRY]),
        ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", [SLOW]),
        (grown("9", "n.x * n.x"), [SLOW, HUNGRY]),
        (grown("[1]", "[n.x, n.x]") + "{{ n.x }}", [SLOW, HUNGRY, "自己套自己，停不下来。"]),
        (grown("[1]", "[n.x, n.x]") + grown("[1]", "[n.x, n.x]").replace("set n", "set m").replace("n.x", "m.x") + "{{ n.x == m.x }}", [SLOW]),
        (grown("'a' * 9999", "n.x | upper ~ n.x"), [HUNGRY, SLOW]),
        ("{{ 'a' * 1000000000 }}", [HUNGRY]),
        ("{{ 'a' * 99999999999999999999 }}", [LARGE]),
        ("{% for i in range(99999) %}{{ 'x' * 99 }}{% endfor %}", [LARGE]),
    ],
)  # fmt: skip
def test_what_would_take_too_much(refusal, monkeypatch, template: str, limits: list[str]) -> None:
    """Each is stopped by a limit, and the message names it."""
    monkeypatch.setattr(templating, "SECONDS", 1)
    said = refusal(template)
    assert said.removeprefix("第 1 行").removeprefix("：") in limits


def test_our_own_template_runs_in_the_sandbox(fazhi, tmp_path: Path) -> None:
    for name, more in (("ours", []), ("theirs", ["--templates", kind.load().folder])):
        report = ROOT / "examples" / "four-levels.yaml"
        order = ["render", report, "--draft", "--to", "txt,html", "-o", tmp_path / name, *more]
        assert fazhi(*order).code == 0
    for suffix in ("txt", "html"):
        made = [(tmp_path / name / f"four-levels-草稿.{suffix}").read_bytes() for name in ("ours", "theirs")]  # fmt: skip
        assert made[0] == made[1]


def test_the_blocks_read_what_the_table_of_tags_has() -> None:
    """Every element that may stand in the root is read, and no other is let through."""
    inside = {"points": "<point><p>甲</p></point>", "table": "<row><cell>甲</cell></row>"}
    top = tags.ELEMENTS["report"].holds
    for name in tags.ELEMENTS:
        markup = f"{ROOT_TAG}<{name}>{inside.get(name, '')}</{name}></report>"
        assert (tags.fault(markup) is None) == (name in top)
    for name in top:
        read_document(f"{ROOT_TAG}<{name}>{inside.get(name, '')}</{name}></report>")
