"""登记逾期未履行、加处、公告、催告: what comes before an enforcement is decided (行政强制法 arts. 34 to 36, 38, 39, 44, 45).

Serving the demand, answering it, weighing the answer, suspending and resuming are the steps of a penalty case, taken over.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order, title_without_names
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.compulsory_execution import gates
from guiju.registers.enforcement.compulsory_execution.columns import CompulsoryExecutionColumns as Of
from guiju.registers.enforcement.penalty_case import demanding as of_penalties
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.demanding_gates import (
    ANSWER_WEIGHED,
    NOT_SUSPENDED,
    ONE_ENFORCEMENT,
    RIGHTS,
    demanded_anew,
)

OPEN, AGREED = "open", "agreed"
OVER = ("close", "terminate")
TAKEN_OVER = ("serve_demand", "answer_demand", "weigh_demand", "suspend_execution", "resume_execution")
DEMAND = (
    asks.maybe(asks.ahead(Of.demand_until), "催告书应当载明。"),
    asks.maybe(asks.words("demand_manner", "履行方式、给付方式", longest=200), "催告书应当载明。"),
    asks.maybe(Of.demand_sum, "涉及金钱给付的，应当载明。"),
    asks.several("demand_rights", "告知的权利", RIGHTS),
)


def of_party(facts: Facts) -> dict[str, Any]:
    return {"party_kind": facts["party"][0]["kind"]}


def opened(facts: Facts) -> dict[str, Any]:
    return {**of_party(facts), "contest_ends_on": gates.contest_over(facts["served_on"], facts)}


def first_surcharged(facts: Facts) -> dict[str, Any]:
    """A charge that grows is decided on again; the day is that of the first."""
    return {"surcharged_on": facts.before("surcharged_on") or facts.on}


STEPS = (
    Step(
        "open",
        "登记逾期未履行",
        since=NEW,
        to=OPEN,
        asks=(
            asks.parties("party", "当事人", most=1),
            Of.title,
            Of.field,
            asks.maybe(Of.power, "由本机关强制执行、已公布行政强制事项的，决定前应当选择。"),
            Of.decision,
            Of.decided_on,
            Of.served_on,
            Of.perform_by,
            Of.duty_kind,
            Of.duty,
            asks.maybe(Of.sum_due, "金钱给付义务应当填写。"),
        ),
        sets=opened,
        gates=(
            *in_order("decided_on", "served_on", "perform_by"),
            gates.UNPERFORMED,
            Gate("house.execution_sum_due", gates.sum_told, "sum_due", "金钱给付义务写明金额"),
            gates.POWER_IF_ANY,
            fields_of_administration.OF_ITS_DAY,
            title_without_names("party"),
        ),
        help_text="行政处罚决定的催告和执行在处罚案件中办理；其他行政决定逾期未履行的，在这里登记。",
        **FIELDWORK,
    ),
    Step(
        "add_surcharge",
        "加处罚款、滞纳金",
        since=OPEN,
        asks=(
            Of.surcharge,
            asks.words("standard", "加处的标准和依据", longest=200),
            asks.yes("informed", "已将标准告知当事人", help_text="应当确认。"),
        ),
        sets=first_surcharged,
        gates=(
            Gate("compulsory.surcharge_notice_cap", gates.surcharge_in_bounds, "surcharge"),
            gates.DECISION_STANDS,
        ),
        writes=Writes("surcharge", "加处罚款（滞纳金）决定书"),
        decides=(Of.surcharge,),
        set_right_by=("add_surcharge",),
        help_text="填写截至当日的总额；继续加处的，再次办理。",
        **HEAD,
    ),
    Step(
        "announce",
        "公告限期自行拆除",
        since=OPEN,
        asks=(asks.ahead(Of.announced_until), asks.words("announced_in", "公告的方式和地点", longest=200)),
        dates=(Of.announced_on,),
        gates=(Gate("compulsory.demolition", gates.announced_ahead, "announced_until"), gates.DECISION_STANDS),
        writes=Writes("announcement", "限期拆除公告"),
        decides=(Of.announced_until,),
        set_right_by=("announce",),
        **FIELDWORK,
    ),
    Step(
        "demand",
        "催告履行",
        since=OPEN,
        asks=DEMAND,
        sets=demanded_anew,
        dates=(Of.demanded_on,),
        gates=(
            gates.DECISION_STANDS,
            ONE_ENFORCEMENT,
            Gate("house.execution_ordinary", gates.done_at_once, gist="不是已经立即代履行的"),
            Gate("compulsory.demand_before_execution", gates.demand_complete, "demand_until"),
            gates.UNPERFORMED,
            ANSWER_WEIGHED,
            NOT_SUSPENDED,
        ),
        writes=Writes("demand", "履行行政决定催告书"),
        decides=DEMAND,
        set_right_by=("demand",),
        **FIELDWORK,
    ),
    *(replace(step, since=OPEN) for step in of_penalties.STEPS if step.name in TAKEN_OVER),
)
CLOCKS = (
    Clock(
        until=Of.demand_until,
        words="履行催告的义务",
        source="催告书",
        starts="demand",
        met_by="close",
        dropped_by=("demand", "decide_execution", "apply_to_court", "agree", "terminate"),
    ),
    Clock(
        until=Of.announced_until,
        words="自行拆除",
        source="限期拆除公告",
        starts="announce",
        met_by="close",
        dropped_by=("announce", "decide_execution", "apply_to_court", "agree", "terminate"),
    ),
    *(
        replace(clock, dropped_by=OVER)
        for clock in of_penalties.CLOCKS
        if clock.rule == "compulsory.execute.discontinue_after_suspension"
    ),
)
