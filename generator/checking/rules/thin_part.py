"""不足写得太少。

“存在的不足和原因”与成效一样是必报的一项。连同原因、整改不到 300 字，又不到全文的百分之三的，报告这个
问题。300 字是公文的半页（一页 22 行、每行 28 字）：再短，四五条不足连同原因就说不清楚。百分之三是因为
篇幅随全文而定：两三千字的短报告，写一百字不算少；近万字的报告只写三行，就是十页成绩带一句不足。

反例：
    主要举措和成效:
      正文: |
        制定年度工作要点，把任务逐项分到部门和街道，按月调度，年底逐一验收。严格落实行政执法三项制度，
        评查案卷一百二十宗，发现的问题全部整改。办理行政复议案件八十六件，调解和解三十一件。开展法治宣传
        四十场，培养法律明白人五百名，办理法律援助案件二百件，群众的获得感不断增强，法治化营商环境进一步
        改善，行政争议明显减少，执法人员的能力稳步提高，各项工作走在全市前列，得到上级的充分肯定。
    存在的不足和原因:
      正文: 力量不足。
正例：
    主要举措和成效:
      正文: 评查案卷一百二十宗，发现的问题全部整改。办理行政复议案件八十六件，调解和解三十一件。
    存在的不足和原因:
      正文: 乡镇执法力量不足，有的案卷文书不全。
      原因: 编制向一线倾斜不够，跟班培训少。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.basis.messages import say
from generator.basis.problems import Level, Path
from generator.parsing.source import Source
from generator.reports.outline import Finding, holding, prose, texts

ID = "thin-part"
LEVEL: Level = "warning"
_PART = "shortcomings"
_FEW = 300  # characters: half a page of 22 lines of 28
_SHARE = 3  # per cent of the text


def check(source: Source) -> Iterator[Finding]:
    """Find the shortcomings that are short, both as such and beside the rest."""
    held = holding(source, _PART)
    said = sum(
        _length(texts({k: v for k, v in section.items() if k not in ("heading", "item", "run_in")}))
        for _, section in held
    )
    if not held or said >= _FEW:
        return
    whole = _length(prose(source))
    if said * 100 < whole * _SHARE:
        message = say(
            "不足和原因只写了 {said} 字，全文 {whole} 字。请把不足逐条写具体，并写明原因。",
            said=said,
            whole=whole,
        )
        yield Finding(held[0][0], message)


def _length(said: Iterable[tuple[Path, str]]) -> int:
    return sum(len("".join(text.split())) for _, text in said)
