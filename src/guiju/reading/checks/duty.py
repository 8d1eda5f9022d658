"""missing_part and late_report: what the 2019 rule on supervision of law-based government asks of an annual report.

《法治政府建设与责任落实督察工作规定》（2019）: the parts a report must have, and the days it is due.
"""

import re
from collections.abc import Iterator

from ..record import Check
from .subject import Outcome, Subject, defect, question

_RULE = "《法治政府建设与责任落实督察工作规定》"
_SHORTEST = 800
_PARTS = {
    "上一年度推进法治政府建设的主要举措和成效": r"举措|成效|工作开展情况|推进情况|基本情况|主要做法|工作情况|主要工作|工作亮点",
    "存在的不足和原因": r"不足|存在的?(?:主要)?问题|问题和|短板|薄弱环节|差距",
    "党政主要负责人履行推进法治建设第一责任人职责的情况": r"第一责任人|主要负责人履|负责人履职",
    "下一年度推进法治政府建设的主要安排": r"下一步|下一年|下步|明年|年工作安排|主要安排|工作打算|年工作计划|努力方向",
}


def check(subject: Subject) -> Iterator[Outcome]:
    """The four parts the rule names, and publication before 1 April."""
    if len(subject.text) >= _SHORTEST:
        for part, words in _PARTS.items():
            yield from _part(subject, part, re.compile(words))
    yield from _late(subject)


def _part(subject: Subject, part: str, words: re.Pattern[str]) -> Iterator[Outcome]:
    found = words.search(subject.text)
    if found:
        yield Check("missing_part", f"有“{part}”的内容", True, [found.span()])
    else:
        message = f"没有看到“{part}”的内容，{_RULE}要求年度报告写明。"
        yield question("missing_part", subject.identity.title_span, message, "补写这一部分，或指出它在文中何处。")


def _late(subject: Subject) -> Iterator[Outcome]:
    identity = subject.identity
    if not identity.date or not identity.year:
        return
    due, place = f"{identity.year + 1}-04-01", identity.title_span
    holds = identity.date <= due
    yield Check("late_report", f"{identity.date} ≤ {due}", holds, [place])
    if not holds:
        message = f"报告日期{identity.date}晚于{due}，{_RULE}要求每年4月1日前公开上一年度报告。"
        yield defect("late_report", place, message, "核实公布日期；确已逾期的，说明原因。")
    if identity.date < f"{identity.year}-11-01":
        message = f"报告日期{identity.date}早于{identity.year}年度结束，年份或日期可能有误。"
        yield question("late_report", place, message, "核对报告年度与成文日期。")
