"""What a markup may hold, and the first thing in it that it may not."""

from __future__ import annotations

import pytest

from generator.printing.tags import fault

FAULTS = {
    "<rubbish/>": "没有 <rubbish> 这种标签",
    "<p>甲</p>": "最外面要是 <report>，这里是 <p>",
    "<report><p>甲<table/></p></report>": "<table> 不能写在 <p> 里",
    '<report><p size="3">甲</p></report>': "<p> 没有 size 这个属性",
    '<report><p join="1">甲</p></report>': "<p> 的 join 只能写 yes 或 no，这里是“1”",
    '<report h1="一、"><h1 numbered="2">甲</h1></report>': "<h1> 的 numbered 只能写 on 或 anew，这里是“2”",
    '<report date="今天"/>': "date 要写成 2026-02-24 的样子，或者空着，这里是“今天”",
    '<report date="20260224"/>': "date 要写成 2026-02-24 的样子，或者空着，这里是“20260224”",
    "<report><h1>甲</h1></report>": "用了 <h1>，<report> 就要有属性 h1",
    '<report h1="一、"><h1 join="yes">甲</h1></report>': "用了 <h1>，<report> 就要有属性 stop",
    "<report><table></table></report>": "<table> 是空的：表要有行，行要有格",
    "<report>甲</report>": "<report> 里不能直接写文字“甲”",
    "<!DOCTYPE a []><report/>": "不能写 <!DOCTYPE>",
    "<report>": "什么也没有写，或者没有写完",
    "<report>&amp &lt;</report>": "这里的写法不合 XML：文字里的 <、& 要写成 &lt;、&amp;，属性的值要放在引号里",
    "<report><p>甲&quott;</p></report>": "& 后面的名称不认得，只能写 &lt; &gt; &amp; &quot; &apos;",
}


@pytest.mark.parametrize("markup", FAULTS)
def test_the_first_fault(markup: str) -> None:
    found = fault(markup)
    assert found
    assert str(found.message) == FAULTS[markup]


def test_a_sample_that_counts_nothing() -> None:
    found = fault('<report h1="第"/>')
    assert found
    assert str(found.message).startswith("h1 的样子“第”里没有可数的字")


def test_what_is_in_the_table_is_no_fault() -> None:
    markup = '<report h1="一、" date="2026-02-24"><h1>甲</h1><table><row><cell>乙</cell></row></table></report>'
    assert fault(markup) is None
