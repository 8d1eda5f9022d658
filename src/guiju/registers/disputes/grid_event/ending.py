"""核查、办结、转入其他台账: seen by the grid's own eyes and closed; or led on, and by that closed."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leads_to, of
from guiju.kernel.declaring.photos import photos
from guiju.kernel.declaring.steps import At, Fork, Step
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute.choices import Source
from guiju.registers.disputes.grid_event import gates
from guiju.registers.disputes.grid_event.choices import Handled, Verdict
from guiju.registers.disputes.grid_event.columns import GridEventColumns as Of
from guiju.registers.disputes.grid_event.department import BACK
from guiju.registers.enforcement.penalty_case.choices import Source as CaseSource

TO_DISPUTE = {"title": of("title"), "source": Source.SCREENING}
TO_PENALTY = {"title": of("title"), "act": of("what"), "found_on": of("reported_on"), "source": CaseSource.HANDED}


def verified(facts: Facts) -> dict[str, Any]:
    """What was not put right is with the grid again, and by nobody handled yet."""
    return {"verified_on": facts.on} if facts["verdict"] == Verdict.GOOD else BACK


def handled_by(facts: Facts) -> str:
    """By the grid; what a department has led on into a dispute or case of its own stays the department's."""
    before: str = facts["handled_by"]
    return before or Handled.GRID


STEPS = (
    Step(
        "verify",
        "核查",
        since="handled",
        to=Fork(Of.verdict, {Verdict.GOOD: "verified", Verdict.BAD: "reported"}),
        by=(Role.GRID,),
        asks=(Of.verdict, asks.words("seen", "核查情况", longest=300), asks.maybe(photos("photos_seen", "核查照片"))),
        sets=verified,
        gates=(gates.OTHER_EYES,),
        help_text="到现场查看后填写；没有处置到位的，退回重新处置或者划转。",
    ),
    Step(
        "close",
        "办结",
        since="verified",
        to="closed",
        by=(Role.CLERK, Role.GRID),
        asks=(asks.maybe(asks.words("told", "向反映人反馈情况", longest=300)),),
    ),
    Step(
        "reopen",
        "重新办理",
        since="closed",
        to="reported",
        asks=(asks.REASON,),
        sets=BACK | {"verdict": "", "verified_on": None},
        help_text="办结以后发现没有办好的，退回网格重新处置或者划转，仍计为一起事件；再次发生的，另行上报。",
    ),
    Step(
        "lead_to_dispute",
        "转为矛盾纠纷",
        since=("reported", "transferred", "led_on"),
        to="led_on",
        by=(Role.CLERK, Role.MEDIATOR),
        at=At.HANDLER,
        asks=(leads_to(Of.dispute, "find", carry=TO_DISPUTE),),
        sets={"handler": None, "handled_by": handled_by},
        help_text="需要调解的，在矛盾纠纷台账登记，本事件随之办结；一起事件引出几起纠纷的，逐一办理；进展在各该纠纷中办理。",
    ),
    Step(
        "lead_to_penalty",
        "转入行政处罚立案",
        since=("reported", "transferred"),
        to="led_on",
        by=(Role.CLERK, Role.OFFICER),
        at=At.HANDLER,
        asks=(leads_to(Of.penalty, "file", carry=TO_PENALTY),),
        sets={"handler": None, "handled_by": handled_by},
        help_text="查处违法行为需要立案的，由现经办部门在行政处罚台账申请立案；依法行使处罚权的乡镇、街道自行查处的，"
        "不经划转，由其申请立案。本事件随之办结。",
    ),
)
