"""申请人民法院强制执行: for who has no power of its own (行政强制法 arts. 53 to 60).

What the courts make of an application are the steps and limits of a penalty case, taken over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes, names
from guiju.registers.enforcement.compulsory_execution import gates
from guiju.registers.enforcement.compulsory_execution.columns import CompulsoryExecutionColumns as Of
from guiju.registers.enforcement.compulsory_execution.demanding import OPEN, OVER
from guiju.registers.enforcement.compulsory_execution.executing import MONEY
from guiju.registers.enforcement.penalty_case import enforcement_by_court as of_penalties
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.after_choices import Contest, ContestResult, CourtStage
from guiju.registers.enforcement.penalty_case.demanding import OVER as PENALTY_OVER
from guiju.registers.enforcement.penalty_case.demanding_gates import NOT_SUSPENDED, WEIGHED, at_court, demanded

APPLY = of_penalties.APPLY
TAKEN_OVER = ("court_accepts", "court_declines", "court_hears", "court_rules", "object_to_court", "superior_rules")
MATERIALS = [
    ("decision", "行政决定书及事实、理由和依据") if code == "decision" else (code, label)
    for code, label in of_penalties.MATERIALS
]


def in_its_time(facts: Facts) -> str | None:
    """Art. 53: not before the time for contesting is over, and within three months of its end."""
    if not gates.not_contested(facts):
        return "复议、诉讼尚未终结，不能申请法院强制执行。"
    ends = facts["contest_ends_on"]
    if ends is None or judged(facts):
        return None
    if facts.on <= ends:
        return f"当事人申请复议、提起诉讼的期限至{ends}届满，届满后方可申请。"
    last = facts.due(APPLY, ends)
    return f"申请期限自{ends}届满之日起算，已于{last}届满。" if last is not None and facts.on > last else None


def judged(facts: Facts) -> bool:
    """Whether a court has upheld the decision: its judgment is enforced then (行政诉讼法 art. 95), without the three months."""
    return bool(facts["contest_kind"] == Contest.SUIT and facts["contest_result"] == ContestResult.UPHELD)


def may_apply(facts: Facts) -> bool:
    return not (facts["applied_to_court_on"] or facts["execution_decided_on"] or judged(facts))


def without_power(facts: Facts) -> str | None:
    """Arts. 13, 53."""
    own = facts["execution_decided_on"] is not None
    return "已经依自己的强制执行权作出强制执行决定，不再申请法院执行。" if own else None


def clocks() -> Iterator[Clock]:
    """The limits of the courts, which end here when an enforcement does."""
    for clock in of_penalties.CLOCKS:
        if clock.rule != APPLY:
            kept = tuple(name for name in names(clock.dropped_by) if name not in PENALTY_OVER)
            yield replace(clock, dropped_by=(*kept, *OVER) if clock.dropped_by else ())


STEPS = (
    Step(
        "apply_to_court",
        "申请法院强制执行",
        since=OPEN,
        asks=(
            Of.court,
            asks.several("materials", "申请材料", MATERIALS),
            asks.words("object", "申请执行的标的", longest=300),
            Of.immediate_execution,
        ),
        sets={"court_stage": CourtStage.APPLIED, "court_ruled_on": None, "ruling_made_on": None},
        dates=(Of.applied_to_court_on,),
        gates=(
            at_court(CourtStage.NONE, CourtStage.NOT_ACCEPTED),
            gates.DECISION_STANDS,
            gates.UNPERFORMED,
            NOT_SUSPENDED,
            Gate("compulsory.own_power", without_power, "execution_decided_on"),
            Gate("compulsory.court_demand_first", demanded, "demand_served_on"),
            not_before("compulsory.court.demand_wait", "demand_served_on"),
            WEIGHED,
            Gate(APPLY, in_its_time, "contest_ends_on"),
            Gate("compulsory.court_application_materials", of_penalties.with_its_papers, "materials"),
        ),
        confirms=("compulsory.court_jurisdiction",),
        writes=Writes("court_application", "强制执行申请书"),
        help_text="申请不缴纳申请费，执行费用由被执行人承担。为保障公共安全的，可以申请立即执行。",
        **HEAD,
    ),
    *(replace(step, since=OPEN) for step in of_penalties.STEPS if step.name in TAKEN_OVER),
    Step(
        "court_executes",
        "登记法院执行结果",
        since=OPEN,
        asks=(asks.words("execution_result", "法院执行情况"), *MONEY),
        sets=gates.paid_now,
        dates=(Of.executed_on,),
        gates=(at_court(CourtStage.GRANTED), gates.TREASURY, gates.NOT_TOO_MUCH),
        **FIELDWORK,
    ),
)
CLOCKS = (
    Clock(
        APPLY,
        starts=("open", "contest_over"),
        counted_from="contest_ends_on",
        met_by="apply_to_court",
        dropped_by=("contest", "contest_over", "decide_execution", *OVER),
        when=may_apply,
    ),
    *clocks(),
)
