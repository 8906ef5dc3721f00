"""Templates from outside: what they may do, what they may not, and how their mistakes are named."""

from pathlib import Path

import pytest
from conftest import ROOT

from generator import templating
from generator.problems import UserError

DATA = {"title": "甲<b>", "items": ["乙", "丙"], "inner": {"values": "丁"}}


def render(folder: Path, template: str) -> str:
    (folder / "body.xml.j2").write_text(template, encoding="utf-8")
    return templating.render(folder, DATA, ["measures"], {"measures": "举措"}, "published")


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
    ],
)
def test_what_it_may_do(tmp_path: Path, template: str, expected: str) -> None:
    assert render(tmp_path, template) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ report.title.__class__ }}",
        "{{ report.title.upper() }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ report.title | attr('__class__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{% include '/etc/passwd' %}",
        "{% include 'schema.yaml' %}",
        "{% import '../body.xml.j2' as x %}",
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{{ report.none }}",
        "{{ 1 / 0 }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ ('' | attr('format'))('a') }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ '%999999999s' | format('a') }}",
        "{{ 'a' | center(999999999) }}",
        "{{ 'a' | indent(999999999) }}",
        "{{ lipsum(n=999999) }}",
        "{{ [1] | batch(999999999, 'x') | list }}",
        "{{ [1] | slice(999999999) | list }}",
        "{{ range(9999) | join('x' * 999999) }}",
        "{{ ('a' * 900000) ~ ('b' * 900000) }}",
        "{{ ('a' * 900000) + ('b' * 900000) }}",
        "{{ [0] * 900000 + [0] * 900000 }}",
        "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(9) recursive %}{{ loop(range(9)) }}{% endfor %}",
        "{{ report.items | map('attr', 'append') | list }}",
        "{{ report.items | map('format') | list }}",
    ],
)
def test_what_it_may_not(tmp_path: Path, template: str) -> None:
    (tmp_path / "schema.yaml").write_text("secret", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        render(tmp_path, "甲\n" + template)
    assert str(refused.value).startswith(f"模板 {tmp_path / 'body.xml.j2'} 第 2 行有错：")


@pytest.mark.parametrize(
    ("template", "line"), [("甲\n乙\n{% if %}", 3), ("甲\n{{ x }", 2), ("{% frob %}", 1)]
)
def test_a_mistake_names_its_line(tmp_path: Path, template: str, line: int) -> None:
    with pytest.raises(UserError, match=f"第 {line} 行有错"):
        render(tmp_path, template)


def test_a_missing_template(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        templating.render(tmp_path, DATA, [], {}, "published")
    file = tmp_path / "body.xml.j2"
    assert str(refused.value) == f"读不了文件 {file}：没有这个文件或文件夹。"


def test_the_project_s_own_template_runs_in_the_sandbox() -> None:
    from generator import pipeline, resources, schema, words

    found = pipeline.read(ROOT / "examples" / "four-levels.yaml")[0]
    typed = schema.load(resources.schema()).typed(found.data)
    args = (resources.kind(), typed, list(found.parts), found.parts, "published")
    assert templating.render(*args) == words.render(*args)


def test_a_template_that_python_cannot_compile(tmp_path: Path) -> None:
    template = "{% for a in [1] %}" * 60 + "{% endfor %}" * 60
    with pytest.raises(UserError, match="有错：too many statically nested blocks"):
        render(tmp_path, template)


def test_a_template_that_prints_without_end(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="有错：too large"):
        render(tmp_path, "{% for i in range(99999) %}{{ 'x' * 999 }}{% endfor %}")
