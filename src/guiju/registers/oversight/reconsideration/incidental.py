"""附带审查: documents on which the challenged act rests, questioned with it.

2023 art. 13 and 56 to 60; 2017 art. 7, 26 and 27.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER
from guiju.registers.oversight.reconsideration.choices import Verdict
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.trial import OPEN


def questioned(facts: Facts) -> str | None:
    asked = facts["incidental"] or facts["basis_questioned_on"]
    return None if asked else "该案没有一并申请附带审查，也没有认为依据不合法。"


def stopped_and_ordered(facts: Facts) -> str | None:
    own = facts.past("forward_document") is None
    if facts["verdict"] != Verdict.UNLAWFUL or not own or (facts["stopped"] and facts["ordered"]):
        return None
    return "认定超越权限或者违反上位法的，应当决定停止该条款的执行，并责令制定机关纠正。"


def maker_notified(facts: Facts) -> str | None:
    return None if facts.past("notify_maker") else "尚未通知制定机关答复。"


QUESTIONED = Gate("house.document_questioned", questioned, gist="一并申请了附带审查，或者认为依据不合法")

STEPS = (
    Step(
        "question_basis",
        "认为依据不合法",
        since=OPEN,
        asks=(asks.words("basis", "有疑问的依据及条款", longest=300),),
        dates=(Of.basis_questioned_on,),
        **REVIEWER,
    ),
    Step(
        "notify_maker",
        "通知制定机关答复",
        since=OPEN,
        asks=(asks.words("maker", "制定机关", longest=100), asks.words("clauses", "相关条款", longest=300)),
        gates=(QUESTIONED,),
        writes=Writes("maker_notice", "附带审查答复通知书"),
        **DESK,
    ),
    Step(
        "maker_reply",
        "制定机关答复",
        since=OPEN,
        asks=(asks.words("answer", "答复要点"),),
        gates=(Gate("house.maker_notified", maker_notified, gist="已通知制定机关答复"),),
        **DESK,
    ),
    Step(
        "forward_document",
        "转送有权机关处理",
        since=OPEN,
        asks=(asks.words("organ", "有权处理的机关", longest=100),),
        gates=(QUESTIONED,),
        writes=Writes("forwarding", "规范性文件转送函"),
        **DESK,
    ),
    Step(
        "document_result",
        "附带审查结论",
        since=OPEN,
        asks=(
            Of.verdict,
            asks.words("findings", "处理意见"),
            asks.yes("stopped", "决定停止该条款的执行"),
            asks.yes("ordered", "责令制定机关纠正"),
        ),
        gates=(
            QUESTIONED,
            Gate("reconsideration.incidental_result", stopped_and_ordered, "verdict"),
        ),
        decides=(Of.verdict, "findings", "stopped", "ordered"),
        set_right_by=("document_result",),
        **REVIEWER,
    ),
)
