"""What an author is told about a Word file: of each thing that was left out or changed, and where."""

from __future__ import annotations

from typing import NamedTuple

from generator.basis.messages import Message, say
from generator.importing.model import Note


class Remark(NamedTuple):
    """A message about a thing in a file; `lost`: a reader of the paper saw words that were not taken."""

    message: Message
    lost: bool = False


REVISED = Remark(say("文件里有修订：删去的字没有导入，插入的字导入了。"))
TODAY = Remark(say("这里是自动变化的日期，没有导入，请自己填上。"), lost=True)
READING = Remark(say("注音“{words}”没有导入。"))
OBJECT = Remark(say("嵌入的对象（公式、表格等）没有导入，请自己抄到正文里。"), lost=True)
INSERTED_FILE = Remark(
    say("这里插着另一个文件，里面的字没有导入。请用 Word 打开，另存一次，再导入。"), lost=True
)
LINKED_FILE = Remark(
    say("这里连着另一个文件（子文档），里面的字没有导入。请打开它，把字抄到正文里。"), lost=True
)
HANDWRITING = Remark(say("手写的字没有导入，请自己抄到正文里。"), lost=True)
MOVIE = Remark(say("影片没有导入。"))
UNKNOWN = Remark(say("这里有一处认不出来的内容（{words}），请对照原文看看有没有少字。"), lost=True)
HIDDEN = Remark(say("隐藏的字“{words}”没有导入。"))
STRUCK = Remark(say("加了删除线的字“{words}”没有导入。"))
HIDDEN_ROW = Remark(say("隐藏的一行表格“{words}”没有导入。"))
HINT = Remark(say("“{words}”是还没有填的提示，没有导入。"))
PICTURE = Remark(say("图片没有导入。"))
CHART = Remark(say("图表没有导入，里面的字请自己抄到正文里。"), lost=True)
DRAWN = Remark(say("图形里的字“{words}”没有导入，请自己抄到正文里。"), lost=True)
MISPLACED = Remark(say("“{words}”写在文件里不显示的地方，没有导入。"), lost=True)
OTHER_VERSION = Remark(
    say("这里存着新旧两版 Word 各自显示的内容，导入了旧版的；没有导入的是“{words}”，请核对。"),
    lost=True,
)
SYMBOL = Remark(say("符号认不出来（字体 {words}），没有导入，请自己补上。"), lost=True)
FIELD = Remark(
    say("这里有 Word 自动生成的内容（{words}），没有导入，请自己抄到正文里。"), lost=True
)
EQUATION = Remark(say("公式写成了一行“{words}”，请核对。"))
LABEL = Remark(say("自动编号的样式认不出来，写成了“{words}”，请核对。"))
LOST_LABEL = Remark(say("自动编号读不出来，没有导入。请看看这一段的编号。"), lost=True)
LONG_LABEL = Remark(say("自动编号有 {words} 个字，太长，没有导入。请看看这一段的编号。"), lost=True)
FOOTNOTE = Remark(say("脚注“{words}”没有导入，请自己抄到正文里。"), lost=True)
ENDNOTE = Remark(say("尾注“{words}”没有导入，请自己抄到正文里。"), lost=True)
COMMENT = Remark(say("批注“{words}”没有导入。"))
HEADER = Remark(say("页眉里的“{words}”没有导入，请自己抄到正文里。"), lost=True)
FOOTER = Remark(say("页脚里的“{words}”没有导入，请自己抄到正文里。"), lost=True)

_JOINED = (HIDDEN, STRUCK)  # one after another in a paragraph, these are one remark


class _Made(NamedTuple):
    line: int
    remark: Remark
    words: list[str]


class Remarks:
    """The remarks on one file; `line` counts the paragraph or table that is being read."""

    def __init__(self) -> None:
        self.line = 0
        self._made: list[_Made] = []

    def add(self, remark: Remark, words: str = "") -> None:
        """Add a remark on the paragraph or table that is being read."""
        if remark in _JOINED and self._made:
            last = self._made[-1]
            if (last.line, last.remark) == (self.line, remark):
                last.words.append(words)
                return
        self._made.append(_Made(self.line, remark, [words]))

    def add_on_file(self, remark: Remark, words: str) -> None:
        """Add a remark on the file as a whole."""
        self._made.append(_Made(0, remark, [words]))

    def notes(self) -> list[Note]:
        """The remarks as notes, each once."""
        notes: dict[tuple[int, str], Note] = {}
        for made in self._made:
            note = noted(made.remark, "".join(made.words).strip(), made.line)
            notes[note.line, str(note.message)] = note
        return list(notes.values())


def noted(remark: Remark, words: str, line: int = 0) -> Note:
    """A remark with its words and its line, 0 for the file as a whole."""
    return Note(line, remark.message.fill(words=words), lost=remark.lost)
