"""派单、答复、评价、回访、重办、办结: given to those whose duty it is, told to who asked, and held open until they were heard."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.deadlines import first_day
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.hotline_case import gates
from guiju.registers.oversight.hotline_case.choices import RatedBy, Way
from guiju.registers.oversight.hotline_case.columns import CALLED
from guiju.registers.oversight.hotline_case.columns import HotlineCaseColumns as Of

JOINT = rounds.units("joint", "协办单位", required=False)
TASK = asks.words(
    "task", "交办内容和要求", longest=1000, help_text="不写诉求人的姓名、电话；要求保密的、举报的，也不写住址。"
)
TERM = (asks.ahead(Of.due_on), said_before(Of.term_basis))
UNRATED: dict[str, Any] = {"rated_on": None, "rated_by": "", "satisfaction": "", "solved": "", "called_on": None}


def dispatch(act: Act, lead: bool) -> None:
    """An order for the lead, where one is called, and for each joint agency."""
    facts = act.facts
    told = {"case": act.record, "task": facts["task"], "due_on": facts["due_on"]}
    first = [(facts["lead"], {**told, "is_lead": True})] if lead else []
    act.open_many("assign", CALLED.model, (*first, *((unit, {**told, "is_lead": False}) for unit in facts["joint"])))


def dispatch_all(act: Act) -> None:
    dispatch(act, lead=True)


def dispatch_more(act: Act) -> None:
    dispatch(act, lead=False)


def open_to_lead(facts: Facts) -> Any:
    """The lead sees the record, and so who asked; not where they want to be kept secret, or it is a report."""
    lead = facts["lead"]
    hidden = facts.record.restricted or facts["confidential"] or lead.pk == facts.record.agency_id
    return None if hidden else lead


def recovered(facts: Facts) -> Any:
    """Yuan, of all orders; None where none told any."""
    told = [row.recovered for row in gates.orders(facts, "answered") if row.recovered is not None]
    return sum(told) if told else None


def anew(facts: Facts) -> dict[str, Any]:
    """What is done again says nothing of how it was done before but that it was late, and is one request still."""
    case: Any = facts.record
    undone = {"way": "", "lead": None, "due_on": None, "dispatched_on": None, "term_basis": "", "reply": ""}
    unsaid = {"answered_on": None, "in_time": False if case.in_time is False else None, "recovered": None}
    return {**UNRATED, **undone, **unsaid, "redone": case.redone + 1}


STEPS = (
    Step(
        "dispatch",
        "派单",
        since=("received", "dispatched"),
        to="dispatched",
        asks=(Of.lead, JOINT, TASK, *TERM),
        sets={"way": Way.DISPATCHED, "handler": open_to_lead},
        dates=(Of.dispatched_on,),
        gates=(gates.LEAD_FREE, *gates.LEAD, gates.NEWLY, gates.TASK, *gates.TERM),
        then=dispatch_all,
        decides=(Of.lead, Of.due_on, "joint", "task"),
        set_right_by=("dispatch", "call_more"),
        help_text="主办单位看得到诉求人以便联系，协办单位只看到交办内容；要求保密的、举报的，都只看到交办内容。改派的，先收回原工单。",
    ),
    Step(
        "lead_recalled",
        "主办单位不再办理",
        since="dispatched",
        by=(Role.SYSTEM,),
        sets={"handler": None},
        help_text="主办工单收回以后，原主办单位不再看得到诉求人。",
    ),
    Step(
        "call_more",
        "增加协办单位",
        since="dispatched",
        asks=(rounds.units("joint", "协办单位"), TASK, asks.ahead(asks.day("due_on", "协办期限"))),
        gates=(rounds.within_reach("joint", "house.hotline_reach"), gates.NEWLY, gates.TASK, *gates.TERM),
        then=dispatch_more,
        decides=("joint", "task", "due_on"),
        set_right_by=("call_more",),
    ),
    Step(
        "answer",
        "答复诉求人",
        since="dispatched",
        to="answered",
        asks=(Of.reply,),
        sets={"in_time": gates.in_time, "recovered": recovered, "handler": None},
        dates=(Of.answered_on,),
        gates=(gates.ALL_ANSWERED,),
        writes=Writes("reply", "诉求答复单"),
        decides=(Of.reply,),
        set_right_by=("reopen",),
        help_text="各承办单位反馈以后汇总答复；反馈不能答复诉求的，在工单中退回重办。",
    ),
    Step(
        "rate",
        "评价",
        since=("answered", "closed"),
        by=(Role.PARTY,),
        asks=(Of.satisfaction, Of.solved, asks.maybe(asks.words("remark", "意见", longest=300))),
        sets={"rated_by": RatedBy.SELF, "rated_on": first_day("rated_on")},
        help_text="只有诉求人凭查询码可以评价；再次评价的，以最后一次为准。",
    ),
    Step(
        "call_back",
        "回访",
        since=("answered", "closed"),
        by=(Role.CLERK, Role.HEAD),
        asks=(Of.satisfaction, Of.solved, asks.words("said", "诉求人的意见", longest=300)),
        sets={"rated_by": RatedBy.CALL, "rated_on": first_day("rated_on"), "called_on": first_day("called_on")},
        gates=gates.CALLING,
        help_text="由热线工作机构回访，承办单位和答复的人员不得回访。",
    ),
    Step(
        "call_in_vain",
        "回访未能联系",
        since="answered",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.words("tried", "几次、以什么方式联系，结果如何", longest=300),),
        sets={"called_on": first_day("called_on")},
        gates=gates.CALLING,
    ),
    Step(
        "reopen",
        "退回重办",
        since=("answered", "closed"),
        to="received",
        asks=(asks.REASON,),
        sets=anew,
        dates=(Of.redone_on,),
        help_text="没有解决、答复有误的，重新派单或者答复，仍计为一件。",
    ),
    Step(
        "close",
        "办结",
        since="answered",
        to="closed",
        asks=(asks.maybe(asks.words("unsolved_because", "没有解决的理由和解释情况", longest=300)),),
        gates=gates.HEARD,
    ),
)
