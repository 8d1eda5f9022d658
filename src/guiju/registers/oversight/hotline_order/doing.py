"""派单、签收、退回、延期、催办、反馈、重办: between the centre of the line and the agency whose order it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Once, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.hotline_case import gates as gates_of_case
from guiju.registers.oversight.hotline_case.gates import COMPLAINT_RULE
from guiju.registers.oversight.hotline_order import gates
from guiju.registers.oversight.hotline_order.columns import HotlineOrderColumns as Of

CENTRE = AgencyOf("case", "热线工作机构")
OPEN = ("assigned", "returned", "handling")
STAFF: dict[str, Any] = {"by": (Role.CLERK, Role.HEAD)}
"""Of what is restricted the head alone sees the order until somebody is let in."""


def in_time(facts: Facts) -> bool:
    """By its day, the first time and when it is done again; what was late stays so."""
    law = facts.due(COMPLAINT_RULE, facts.before("came_on")) if facts["consumer"] else None
    lawful = law is None or facts.before("redo_by") is not None or facts.on <= law
    return facts.before("in_time") is not False and lawful and facts.on <= gates.last_day(facts)


def late_when_recalled(facts: Facts) -> bool | None:
    """What comes back after its day was late, whoever answers it then."""
    return None if in_time(facts) else False


def of_redoing(facts: Facts) -> date | None:
    """The day by which it is to be done again, put off; None where it is done the first time."""
    told: date = facts["due_on"]
    return told if facts.before("redo_by") is not None else None


def lead_gone(act: Act) -> None:
    """Who no longer works on it no longer sees who asked. A request that was merged or withdrawn is with nobody already."""
    order = act.record
    if order.is_lead and order.case.stage == "dispatched":
        act.as_system("lead_recalled", order.case)


def named(facts: Facts) -> str:
    """By the number of the request and the agency: what somebody asked stands with the request."""
    return f"{facts['case'].number}（{facts.record.agency}）"


STEPS = (
    Step(
        "assign",
        "派单",
        since=NEW,
        to="assigned",
        at=CENTRE,
        asks=(Of.case, Of.is_lead, Of.task, asks.ahead(Of.due_on)),
        sets={
            "title": named,
            "turn": lambda facts: facts["case"].redone,
            "came_on": lambda facts: gates_of_case.came_on(facts, facts["case"], facts.record.agency),
            "topic": lambda facts: facts["case"].topic,
            "consumer": lambda facts: facts["case"].consumer,
            "restricted": Once(lambda facts: facts["case"].restricted),
        },
        dates=(Of.assigned_on,),
        follows=("hotline_case.dispatch", "hotline_case.call_more"),
        writes=Writes("order", "热线承办工单"),
        decides=(Of.due_on,),
        set_right_by=("put_off", "recall"),
    ),
    Step("sign", "签收", since="assigned", to="handling", dates=(Of.signed_on,), gates=(gates.CASE_OPEN,), **STAFF),
    Step(
        "send_back",
        "退回",
        since="assigned",
        to="returned",
        asks=(asks.reason("退回理由"),),
        help_text="不属于本单位职责的，签收以前写明理由和应当承办的单位；期限不因退回停止计算。",
        **STAFF,
    ),
    Step("insist", "维持派单", since="returned", to="assigned", at=CENTRE, asks=(asks.REASON,), **STAFF),
    Step(
        "recall",
        "收回工单",
        since=OPEN,
        to="recalled",
        at=CENTRE,
        asks=(asks.REASON,),
        sets={"wanted_on": None, "in_time": late_when_recalled},
        then=lead_gone,
        help_text="同意退回、改派、诉求撤回的；收回以后在诉求中另行派单或者直接答复。",
        by=(Role.CLERK, Role.HEAD, Role.SYSTEM),
    ),
    Step(
        "contact",
        "联系诉求人",
        since="handling",
        asks=(asks.words("said", "联系情况", longest=300),),
        sets={"contacted_on": lambda facts: facts["contacted_on"] or facts.on},
        gates=(gates.CONTACT,),
        **STAFF,
    ),
    Step(
        "ask_delay",
        "申请延期",
        since=("assigned", "handling"),
        asks=(asks.ahead(Of.wanted_on), asks.REASON),
        dates=(Of.asked_on,),
        gates=(
            *(gates.ASKED_IN_TIME, gates.NOTHING_AWAITED),
            *(gates.later("wanted_on"), gates.within_the_law("wanted_on")),
        ),
        **STAFF,
    ),
    Step(
        "put_off",
        "准予延期",
        since=("assigned", "handling", "returned"),
        at=CENTRE,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        sets={"wanted_on": None, "asked_on": None, "redo_by": of_redoing},
        gates=(gates.NOT_OVER, gates.later("due_on"), gates.within_the_law("due_on")),
        **STAFF,
    ),
    Step(
        "refuse_delay",
        "不予延期",
        since=("assigned", "handling"),
        at=CENTRE,
        asks=(asks.REASON,),
        sets={"wanted_on": None, "asked_on": None},
        gates=(gates.AWAITING,),
        **STAFF,
    ),
    Step(
        "urge",
        "催办",
        since=("assigned", "handling"),
        at=CENTRE,
        asks=(asks.words("demand", "催办要求", longest=300),),
        sets={"urged": lambda facts: facts.record.urged + 1},
        dates=(Of.urged_on,),
        **STAFF,
    ),
    Step(
        "answer",
        "办结反馈",
        since="handling",
        to="answered",
        asks=(Of.result, Of.told, *asks.under("消费者投诉举报的结果", asks.maybe(Of.recovered))),
        sets={"in_time": in_time, "wanted_on": None},
        dates=(Of.answered_on,),
        gates=gates.ANSWERING,
        decides=(Of.result,),
        set_right_by=("reject",),
        **STAFF,
    ),
    Step(
        "reject",
        "退回重办",
        since="answered",
        to="handling",
        at=CENTRE,
        asks=(asks.ahead(Of.redo_by), asks.REASON),
        gates=(gates.CASE_OPEN, gates.REDO),
        help_text="反馈没有回答诉求的，在答复诉求人以前退回，另定期限。",
        **STAFF,
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="办理热线工单",
        source="热线派单",
        starts="assign",
        extended_by="put_off",
        met_by="answer",
        dropped_by="recall",
    ),
    Clock(
        until=Of.redo_by,
        words="重新办理热线工单",
        source="热线退回重办",
        starts="reject",
        extended_by="put_off",
        met_by="answer",
        dropped_by="recall",
    ),
    Clock(
        COMPLAINT_RULE,
        starts="assign",
        counted_from="came_on",
        met_by="answer",
        dropped_by="recall",
        when=lambda facts: bool(facts["case"].consumer),
    ),
)
