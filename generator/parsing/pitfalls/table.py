"""The pitfalls of YAML written by hand: what each is called and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

from generator.basis.messages import Message, say
from generator.basis.problems import Level


class Pitfall(NamedTuple):
    """One way to go wrong; what is `mendable` is mended by `check --fix`."""

    rule: str
    message: Message
    mendable: bool = False
    level: Level = "error"


def _mendable(rule: str, message: Message) -> Pitfall:
    return Pitfall(rule, message, mendable=True)


# fmt: off
# Characters
LINE_BREAK = _mendable("control-character", say("这里有 Word 或网页的手动换行符（U+{code}），请删去，或改成回车另起一行。"))
CONTROL = _mendable("control-character", say("这里有看不见的控制字符 U+{code}，请删去（多半是从别处粘贴时带进来的）。"))
TAB_INDENT = _mendable("tab", say("行首用了 Tab 键。缩进只能用空格，每级两个。"))
TAB_AFTER = _mendable("tab", say("“{mark}”后面是 Tab，请改成一个空格。"))
SPACE_INDENT = _mendable("wrong-space", say("缩进用了全角空格“　”，请改成英文空格，每级两个。"))
SPACE_AFTER = _mendable("wrong-space", say("“{mark}”后面是全角空格，请改成一个英文空格。"))
NO_BREAK_INDENT = _mendable("wrong-space", say("缩进用了不间断空格 U+{code}（多由 Word 或网页粘贴带入），请改成普通空格。"))
NO_BREAK_AFTER = _mendable("wrong-space", say("“{mark}”后面是不间断空格 U+{code}（多由 Word 或网页粘贴带入），请改成普通空格。"))
INVISIBLE = _mendable("invisible-character", say("这里有看不见的字符 U+{code}，字段名或缩进因此认不出来，请删去。"))

# Field names
FULL_WIDTH_COLON = _mendable("full-width-colon", say("「{name}」后面是中文冒号“{mark}”。字段名后面只认英文冒号加一个空格。"))
NO_SPACE_AFTER_COLON = _mendable("missing-space", say("「{name}」的冒号后面缺一个空格。"))
NO_COLON = _mendable("missing-colon", say("「{name}」后面没有冒号。字段名后面要有英文冒号加一个空格。"))
NO_FIELD = Pitfall("stray-text", say("这一行不是“字段: 内容”，印不出来。如果是接着上面写的文字，请缩进 {want} 格；如果是说明，请在行首加“# ”。"))
STRAY = Pitfall("stray-text", say("这一行不属于任何栏目，印不出来。请移到它所属的栏目里，缩进写好；如果是说明，请在行首加“# ”。"))
PASTED = _mendable("stray-text", say("从这里起的文字没有用空格缩进，不算「{name}」的内容。请在“{name}:”后面写“|”，下面各行都缩进 {want} 格，一行一段。"))
PASTED_ITEMS = _mendable("stray-text", say("从这里起的文字没有缩进，不算「{name}」的内容。请每项一行，缩进 {want} 格，以“- ”开头。"))
SHIFTED = _mendable("indentation", say("「{name}」是「{owner}」的下级，要缩进两个空格；它下面的各行也一起多缩进两个。"))
OUT_OF_BLOCK = _mendable("out-of-block", say("从这一行起缩进不够，从第 {line} 行的“{mark}”段落里掉出来了，请缩进 {want} 格。"))

# Lists and indentation
NO_SPACE_AFTER_DASH = _mendable("missing-space", say("“{mark}”后面缺一个空格，这一项会和别的文字并成一句。列表每项以“- ”（减号加空格）开头。"))
DASH = _mendable("list-mark", say("“{mark}”不是英文减号，这一项会和别的文字并成一句。列表每项以“- ”（减号加空格）开头。"))
LIST_MARK = _mendable("list-mark", say("列表不认“{mark}”，这一项会和别的文字并成一句。列表每项以“- ”（减号加空格）开头，序号由工具加。"))
TOO_DEEP = _mendable("indentation", say("这一行多缩进了 {by} 格。同级内容要左对齐（应为 {want} 个空格，与第 {line} 行一样）。"))
FIRST_ASTRAY = _mendable("indentation", say("这一行缩进 {got} 格，下面同级的内容都是 {want} 格。同级内容要左对齐。"))
NOT_DEEP = Pitfall("indentation", say("这一行缩进 {got} 格，与同级的第 {line} 行（{want} 格）不一致。同级内容要左对齐。"))
VALUE_AND_BELOW = Pitfall("value-and-fields", say("这里已经写了内容，第 {line} 行就不能再是它的下级。请去掉这里的内容，或把下面的改成同级。"))
TWO_REPORTS = Pitfall("two-reports", say("这里用“---”另起了一份内容。一个文件只能写一份报告，请删去这一行。"))
TABLE_ROW = _mendable("table-row", say("表的一行像是从 Excel 粘贴来的，用 Tab 分格。表的一行写成“- [第一格, 第二格]”。"))
MARK = _mendable("full-width-mark", say("“{mark}”是全角的，请改成英文的“{want}”。"))

# Values
TEXT_AFTER_QUOTE = _mendable("text-after-quote", say("内容以英文引号开头，引号后面还有文字。公文里请用中文引号，或给整段再套一层英文单引号。"))
TEXT_AFTER_QUOTES = TEXT_AFTER_QUOTE._replace(mendable=False)  # which are not in pairs
UNCLOSED_QUOTE = Pitfall("unclosed-quote", say("从这里开始的英文引号没有配对的右引号。公文里请用中文引号“”。"))
BACKSLASH = Pitfall("backslash", say("英文双引号里的反斜杠 \\ 要写成两个，或改用英文单引号。"))
TEXT_AFTER_BRACKET = _mendable("text-after-bracket", say("内容以 {mark} 开头，会被读成别的东西。请给整段加上英文单引号。"))
TEXT_AFTER_BRACKETS = TEXT_AFTER_BRACKET._replace(mendable=False)  # which end in another line
YEAR_IN_BRACKETS = _mendable("text-after-bracket", say("内容以 [ 开头，会被读成列表。文号的年份请用六角括号〔〕。"))
TEMPLATE = Pitfall("text-after-bracket", say("内容以 {{{{ 开头，会被读成别的东西。这里不写模板语法，请直接写出文字。"))
UNCLOSED_BRACKET = Pitfall("unclosed-bracket", say("从这里开始的 {mark} 没有配对的右括号。"))
SPECIAL = _mendable("special-start", say("内容不能以“{mark}”开头，在 YAML 里它有别的意思。请给整段加上英文单引号。"))
DASH_VALUE = Pitfall("special-start", say("内容以“- ”开头，会被当成列表。没有内容请写“无”；要写列表，请另起一行并缩进。"))
TEXT_AFTER_BAR = Pitfall("text-after-bar", say("“{mark}”后面不能直接写文字，请换行并缩进两格再写。"))
COLON_IN_VALUE = _mendable("colon-in-value", say("这段文字里的英文冒号后面有空格或到了行尾，会被当成又一个字段名。请改成中文冒号“：”。"))
FIELD_IN_VALUE = COLON_IN_VALUE._replace(mendable=False)  # which may be meant for one
SWALLOWED = Pitfall("swallowed-text", say("“#”和它后面的文字被当成注释，印不出来。要印就给整段加上英文单引号；真是注释，就在“#”后面空一格。"), level="warning")
# fmt: on

RULES = frozenset(each.rule for each in list(globals().values()) if isinstance(each, Pitfall))
