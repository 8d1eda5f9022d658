"""发给合格证书、不合格、缺考、补考、取消成绩: what becomes of a person's examination once it is over for all."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.exam import gates
from guiju.registers.governance.exam.columns import ANNULLED
from guiju.registers.governance.exam.columns import ExamColumns as Of
from guiju.registers.governance.exam.enlisting import HOLDER

FOLLOWING: dict[str, Any] = {
    "since": "called",
    "by": (Role.HEAD, Role.CLERK),
    "at": HOLDER,
    "follows": "exam_round.settle",
}


def made_up(facts: Facts) -> dict[str, Any]:
    """A try that is made up begins anew: its tries are counted anew, its marks are those of before."""
    return {"tries_used": 0, "outcome": ""}


def tally_anew(act: Act) -> None:
    """The circular has told of it already: its numbers are put right, and what the public reads comes down."""
    led = act.record.round
    if led.stage == "closed":
        act.as_system("tally_anew", led)


STEPS = (
    Step(
        "certify",
        "发给合格证书",
        to="passed",
        sets={"outcome": "合格"},
        gates=(gates.PASSED,),
        writes=Writes("certificate", "学法考试合格证书"),
        **FOLLOWING,
    ),
    Step("fail", "不合格", to="failed", sets={"outcome": "不合格"}, gates=(gates.FAILED,), **FOLLOWING),
    Step("miss", "缺考", to="missed", sets={"outcome": "缺考"}, gates=(gates.MISSED,), **FOLLOWING),
    Step(
        "make_up",
        "补考",
        since=("failed", "missed"),
        to="called",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.ahead(Of.opens_on), asks.ahead(Of.closes_on)),
        sets=made_up,
        follows="exam_round.make_up",
        decides=(Of.closes_on,),
        set_right_by=("put_off",),
    ),
    Step(
        "annul",
        "取消成绩",
        since="passed",
        to="failed",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"passed": False, "best_score": 0, "outcome": ANNULLED},
        then=tally_anew,
        writes=Writes("annulment", "取消考试成绩的决定"),
        decides=(asks.REASON,),
        set_right_by=("make_up",),
        help_text="替考、作弊、登记有误的，写明事实；合格证书同时作废，通报以前组织补考的可以参加；已经通报的，通报人数随之更正。",
    ),
)
