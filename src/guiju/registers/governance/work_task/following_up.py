"""延期、督办、核查、销号、撤销: what the agency that gave a task does until it is cleared."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Clock, Fork, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.work_task import gates
from guiju.registers.governance.work_task.choices import Verdict
from guiju.registers.governance.work_task.columns import TaskColumns as Of
from guiju.registers.governance.work_task.doing import HOLDER

STAFF = (Role.CLERK, Role.LEGAL)
REDOING: dict[str, Any] = {"reported_on": None, "urge_by": None}
"""What a task that is worked on again says no more."""


def by_verdict(facts: Facts) -> dict[str, Any]:
    return {} if facts["verdict"] == Verdict.DONE else REDOING


def in_time(facts: Facts) -> bool:
    """Reported done by its day: what was found undone and reported anew later is not."""
    task: Any = facts.record
    return bool(task.reported_on <= task.due_on)


STEPS = (
    Step(
        "insist",
        "维持交办",
        since="returned",
        to="assigned",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        help_text="确实不属于该单位的，办理“撤销任务”，在任务清单中另行交办。",
    ),
    Step(
        "put_off",
        "准予延期",
        since=("assigned", "working", "returned"),
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        sets={"wanted_on": None, "asked_on": None},
        gates=(gates.NOT_OVER, gates.later("due_on")),
    ),
    Step(
        "refuse_delay",
        "不予延期",
        since=("assigned", "working"),
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"wanted_on": None, "asked_on": None},
        gates=(gates.AWAITING,),
    ),
    Step(
        "urge",
        "督办",
        since=("assigned", "working"),
        by=(Role.CLERK, Role.HEAD),
        at=HOLDER,
        asks=(asks.ahead(Of.urge_by), asks.words("demand", "督办要求", longest=300)),
        sets={"urged": lambda facts: facts.record.urged + 1},
        dates=(Of.urged_on,),
        gates=(gates.LATE, gates.URGING_AHEAD),
        writes=Writes("urging", "督办通知书"),
        decides=(Of.urge_by, "demand"),
        set_right_by=("urge", "drop"),
    ),
    Step(
        "verify",
        "核查",
        since="reported",
        to=Fork(Of.verdict, {Verdict.DONE: "verified", Verdict.AGAIN: "working"}),
        by=STAFF,
        at=HOLDER,
        asks=(
            *(Of.manner, Of.verdict, asks.words("opinion", "核查意见", longest=500)),
            asks.maybe(asks.ahead(Of.redo_by), "继续办理的应当填写。"),
        ),
        sets=by_verdict,
        gates=(gates.AGAIN_BY, four_eyes("核查人员不得与报告完成的人员相同。", "report")),
    ),
    Step(
        "prolong",
        "延长继续办理期限",
        since="working",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.ahead(Of.redo_by), asks.REASON),
        gates=(gates.REDO_LATER,),
    ),
    Step(
        "clear",
        "销号",
        since="verified",
        to="cleared",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.maybe(Of.satisfaction, "会议、批示、督查交办的应当填写。"),),
        sets={"in_time": in_time, "outcome": "已销号"},
        dates=(Of.cleared_on,),
        gates=(*gates.SCORED, four_eyes("批准销号的人员不得与核查的人员相同。", "verify")),
    ),
    Step(
        "reopen",
        "重新办理",
        since=("cleared", "verified"),
        to="working",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.ahead(Of.redo_by), asks.reason("没有落实的情况")),
        help_text="销号以后发现没有落实，或者交办人不满意的，原来的核查、销号不再计算。",
        sets={"cleared_on": None, "in_time": None, "satisfaction": "", "verdict": "", "outcome": "", **REDOING},
        gates=(gates.PLAN_OPEN, gates.REDO_AHEAD),
    ),
    Step(
        "drop",
        "撤销任务",
        since=("assigned", "returned", "working", "reported", "verified"),
        to="dropped",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"outcome": "已撤销", "wanted_on": None},
        help_text="任务调整、另行交办的，写明理由；撤销的任务不计入到期任务数。",
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="完成任务",
        source="任务分解表",
        starts=("assign", "take_back"),
        when=lambda facts: facts["redo_by"] is None,
        extended_by="put_off",
        met_by="report",
        dropped_by="drop",
    ),
    Clock(
        until=Of.urge_by,
        words="落实督办要求",
        source="督办通知书",
        starts=("urge", "take_back"),
        met_by="report",
        dropped_by=("urge", "put_off", "drop"),
    ),
    Clock(
        until=Of.redo_by,
        words="继续办理",
        source="核查意见",
        starts=("verify", "reopen", "take_back"),
        when=lambda facts: facts["verdict"] != Verdict.DONE,
        extended_by="prolong",
        met_by="report",
        dropped_by="drop",
    ),
)
