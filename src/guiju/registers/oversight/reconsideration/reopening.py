"""监督与重新审理: a superior or a court finds that a refusal, a dismissal or a decision does not stand, or nothing was decided.

A superior orders acceptance of what was refused without reason, review of what was dismissed, an answer where the period has
run out (2023 art. 35; 2017 art. 20 with 2007 regulation art. 31, 48(2)). A court that annuls a refusal or a decision may
order that it be made anew (行政诉讼法 art. 70), on the decision and the act together where both organs are defendants (79).
What was annulled or overruled is no result any more: the case is counted once, by the decision that stands, on the day and
with the limits of that decision; until there is one it is open, as it has been since it was accepted.
"""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.representation import OWN_WORK, minors_represented
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.registers.oversight.reconsideration import articles
from guiju.registers.oversight.reconsideration import filing_gates as gates
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER
from guiju.registers.oversight.reconsideration.choices import Result, SuedOver, SuitOutcome, Track
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.statistics import Filing
from guiju.registers.oversight.reconsideration.trial import OPEN
from guiju.registers.oversight.reconsideration.trial_gates import AS_ORDERED, deciding_clock

REVIEW = "reconsideration.accept.review"


class Wherefore(TextChoices):
    """Who has found that it does not stand."""

    SUPERIOR = "superior", "上级行政机关责令"
    JUDGMENT = "judgment", "人民法院判决"


def by_superior(facts: Facts) -> bool:
    return bool(facts["wherefore"] == Wherefore.SUPERIOR)


def dismissal_overruled(facts: Facts) -> str | None:
    """A superior sends back what was dismissed; a decision on the act itself is for the courts."""
    if not by_superior(facts) or facts["result"] == Result.APPLICATION_REJECTED:
        return None
    return "上级行政机关责令恢复审理的，限于驳回复议申请的案件；对其他复议决定不服的，依法提起行政诉讼。"


def term_set(facts: Facts) -> str | None:
    """2007 regulation art. 31: acceptance is ordered within a term."""
    return None if facts["act_by"] or not by_superior(facts) else "责令限期受理的，应当登记限定的日期。"


def nothing_decided_in_time(facts: Facts) -> str | None:
    """Overdue with the review of an application, or since 2024 with the decision (2017 art. 20 speaks of acceptance)."""
    reviewing = facts.record.stage == "received"
    if not reviewing and gates.of_old_text(facts):
        return "该案适用的法律规定上级行政机关责令受理；受理后的审理期限，由承办机关自行遵守。"
    clock = facts.clock(REVIEW) if reviewing else deciding_clock(facts)
    if clock is not None and clock.overdue(facts.on):
        return None
    return f"期限至{clock.due_on}止，尚未届满。" if clock is not None and clock.due_on else "期限没有在计算，没有逾期。"


def judged(*over: SuedOver) -> Gate:
    """A judgment on just this, in force after it was done: a suit that was withdrawn or rejected has set nothing aside."""

    def reason(facts: Facts) -> str | None:
        on_this = facts["sued_over"] in over and facts["suit_outcome"] == SuitOutcome.JUDGED
        if by_superior(facts) or (on_this and _not_carried_out(facts)):
            return None
        what = "、".join(one.label for one in over)
        return f"没有就{what}作出的判决，请先办理“登记诉讼”“登记诉讼了结”。"

    return Gate(
        "house.suit_judged", reason, "wherefore", "依判决办理的，判决已经登记（行政诉讼法第七十条、第七十九条）"
    )


def _not_carried_out(facts: Facts) -> bool:
    """The judgment has not been carried out before."""
    ended, before = facts.past("end_suit"), facts.past("order_acceptance", "order_anew")
    return ended is not None and (before is None or ended in facts.since(before))


def accepted(facts: Facts) -> dict[str, Any]:
    """What was refused was never accepted (2017 art. 17(2)): it is on the day on which the order is carried out."""
    return {"accepted_on": facts.on, "track": Track.ORDINARY, "filing": Filing.ACCEPTED}


REFUSED_NO_MORE: dict[str, Any] = {"outcome": "", "turned_away_for": "", "filing": ""}
DECIDED_NO_MORE: dict[str, Any] = {
    **dict.fromkeys(("outcome", "turned_away_for", "result", "ending", "defect", "holding", "ordered_unit"), ""),
    **dict.fromkeys(("unlawful_ground", "void_ground", "no_duty", "withdrawn_for"), ""),
    **dict.fromkeys(("compensation_awarded", "ordered_term", "concluded_on", "decided_in_time"), None),
    **dict.fromkeys(("docket_left_on", "served_on", "carried_out_on"), None),
    **dict.fromkeys(("merged_with", "joint_decision_on"), None),
    **dict.fromkeys(("redo_ordered", "extended", "decided_jointly"), False),
}
"""What the decision that does not stand had said, and what followed from it."""

WHO = asks.words("ordered_in", "责令、判决的机关和文号", longest=200)
WHEREFORE = asks.choice("wherefore", "依据", Wherefore.choices)
TERM = asks.maybe(asks.ahead(asks.day("act_by", "限定的日期")), "责令、判决限定了期限的，应当填写。")

STEPS = (
    Step(
        "order_acceptance",
        "登记责令受理",
        since=("refused", "told"),
        to="to_accept",
        asks=(WHEREFORE, WHO, TERM, asks.REASON),
        sets=REFUSED_NO_MORE,
        gates=(
            Gate("reconsideration.acceptance_term", term_set, "act_by"),
            judged(SuedOver.REFUSAL),
            *in_order("on", "act_by"),
        ),
        confirms=("reconsideration.oversight",),
        help_text="上级行政机关认为不予受理没有正当理由，或者人民法院判决撤销不予受理决定的，登记后恢复办理，不得再次不予受理。",
        **DESK,
    ),
    Step(
        "accept_as_ordered",
        "依责令、判决受理",
        since="to_accept",
        to="reviewing",
        asks=(OWN_WORK,),
        sets=accepted,
        gates=(minors_represented("applicant"),),
        confirms=("reconsideration.respondent", "reconsideration.no_fee"),
        writes=Writes("acceptance", "行政复议申请受理通知书"),
        help_text="受理条件已由上级行政机关或者人民法院认定，不再审查；审理期限自受理之日起算。",
        **REVIEWER,
    ),
    Step(
        "order_in_time",
        "登记责令限期办理",
        since=("received", *OPEN),
        asks=(WHO, TERM, asks.REASON),
        gates=(
            Gate("reconsideration.oversight", nothing_decided_in_time),
            *in_order("on", "act_by"),
        ),
        help_text="超过审查期限、审理期限没有作出决定的，上级行政机关责令纠正；限期届满不影响此前已经逾期的认定。",
        **DESK,
    ),
    Step(
        "order_anew",
        "登记责令重新审理",
        since=("concluded", "served", "closed"),
        to="reviewing",
        withdraws=True,
        asks=(WHEREFORE, WHO, TERM, asks.REASON),
        sets=DECIDED_NO_MORE,
        dates=(Of.reopened_on,),
        gates=(
            Gate("reconsideration.dismissal_overruled", dismissal_overruled, "wherefore"),
            judged(SuedOver.DECISION),
            *in_order("on", "act_by"),
        ),
        writes=Writes("reopening", "行政复议重新审理通知书", also=articles.of_reopening),
        help_text="登记日期为收到责令通知或者判决生效之日；原决定不再计入审结，公开的决定书同时撤回。应当重新报批、另行作出决定。",
        **DESK,
    ),
)
ACCEPT_BY = Clock(
    until="act_by",
    words="依照责令、判决受理",
    source="责令通知或者判决",
    starts=("order_acceptance", "order_in_time"),
    met_by=("accept_as_ordered", "accept", "deem_accepted"),
    dropped_by=("order_acceptance", "order_in_time", "refuse", "tell", "drop", "transfer"),
    when=lambda facts: facts.record.stage in ("received", "to_accept"),
)
DECIDE_BY = Clock(
    until="act_by",
    words=AS_ORDERED,
    source="责令通知或者判决",
    starts=("order_anew", "order_in_time"),
    met_by=("decide", "mediate", "terminate"),
    dropped_by=("order_in_time", "transfer"),
    when=lambda facts: facts.record.stage in OPEN,
)
# A court that finds the silence unlawful may set a day for the decision (行政诉讼法 art. 72).
BY_JUDGMENT = Clock(
    until="decide_by",
    words="依照判决作出行政复议决定",
    source="人民法院判决",
    starts="end_suit",
    met_by=("decide", "mediate", "terminate"),
    dropped_by=("register_suit", "transfer"),
    when=lambda facts: facts.record.stage in OPEN,
)
