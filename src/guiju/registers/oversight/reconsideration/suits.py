"""诉讼: suits over the act or over the organ's silence while a case is overdue, and over what was decided.

Nobody sues while the period for deciding runs (2023 art. 29(1); 2017 art. 16(1)). Once it has run, an applicant may sue over
the organ's silence or over the act itself (2023 art. 34, 2017 art. 19; 行政诉讼法 art. 26(3), 45). An organ sued for its silence
still owes the decision. Where a court has taken up the act, a condition of acceptance is lacking (2023 art. 30(1)(7); 2007
regulation art. 28(7)): the application is dismissed (33; 48(1)(2)), unless the applicant withdraws it or the suit comes to
nothing; until then the case may rest for the other case (39(1)(8); 41(1)(7)).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leads_to, of
from guiju.kernel.declaring.steps import Gate, Step
from guiju.registers.oversight.litigation.choices import Standing
from guiju.registers.oversight.reconsideration.actors import DESK
from guiju.registers.oversight.reconsideration.choices import Condition, Result, SuedOver
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.conclusion_gates import CAME_TO_NOTHING
from guiju.registers.oversight.reconsideration.trial import OPEN
from guiju.registers.oversight.reconsideration.trial_gates import deciding_clock

KEPT = (Result.UPHELD, Result.CLAIM_REJECTED)
"""What leaves the act as it was: whoever decided so is sued together with its maker."""


def is_there(facts: Facts) -> str | None:
    """What is sued over has happened: a decision, a refusal, the end of the period with nothing decided."""
    over = facts["sued_over"]
    if over == SuedOver.DECISION and not facts["concluded_on"]:
        return "该案还没有作出行政复议决定。"
    if over == SuedOver.REFUSAL and facts.past("refuse", "tell") is None:
        return "该案没有决定不予受理。"
    clock = deciding_clock(facts)
    if over == SuedOver.SILENCE and not (clock is not None and clock.overdue(facts.on)):
        last = f"至{clock.due_on}止，" if clock is not None and clock.due_on else ""
        return f"审理期限{last}没有届满，或者已经按期作出决定。"
    return None


def suit_open(facts: Facts) -> str | None:
    return None if facts["sued_on"] and not facts["suit_ended_on"] else "没有尚未了结的诉讼，请先办理“登记诉讼”。"


def before_a_court(facts: Facts) -> bool:
    """Whether a court has taken up the act itself, and the suit has not come to nothing."""
    return bool(facts["sued_over"] == SuedOver.ACT and facts["suit_outcome"] not in CAME_TO_NOTHING)


def dismissed_for_a_suit(facts: Facts) -> str | None:
    if not before_a_court(facts):
        return None
    dismissing = facts.asks("result") and facts["result"] == Result.APPLICATION_REJECTED
    if dismissing and Condition.ONCE in (facts["unmet"] or ()):
        return None
    return (
        f"人民法院已于{facts['sued_on']}受理对原行政行为的起诉，不再对该行为作出决定或者调解；"
        f"应当以“{Condition.ONCE.label}”这一条件不符驳回申请，申请人撤回的终止审理，撤诉或者驳回起诉的登记诉讼了结。"
    )


NOT_BEFORE_A_COURT = Gate("reconsideration.dismissal", dismissed_for_a_suit, "sued_over")


def sued(facts: Facts) -> str | None:
    return None if facts["sued_on"] else "没有登记诉讼，请先办理“登记诉讼”。"


def first_sued(facts: Facts) -> date:
    """A case is counted in the year in which it was first sued over the same: a second suit takes it out of no year."""
    before: date | None = facts["sued_on"]
    alike = before is not None and facts.before("sued_over") == facts["sued_over"]
    decided: date | None = facts["concluded_on"]
    return before if before is not None and alike and (decided is None or before >= decided) else facts.on


def last_sued(facts: Facts, row: Any) -> date | None:
    deed = facts.past("register_suit")
    return deed.on if deed is not None else None


def as_sued(facts: Facts, row: Any) -> Standing:
    """What the organ is sued as (行政诉讼法 art. 26(2), (3)): with the maker where it upheld, else alone."""
    return Standing.JOINT if facts["result"] in KEPT else Standing.REVIEW


def litigation() -> asks.Ask:
    """The choice of the suit that the organ defends."""
    return asks.column(apps.get_model("oversight", "Reconsideration")._meta.get_field("litigation"))


TO_SUIT = {
    "title": of("title"),
    "standing": as_sued,
    "field": of("field"),
    "act_kind": of("act_kind"),
    "act_name": of("act_name"),
    "court_number": of("suit_number"),
    "filed_on": last_sued,
}

STEPS = (
    Step(
        "register_suit",
        "登记诉讼",
        since=(*OPEN, "concluded", "served", "closed", "refused", "told"),
        asks=(Of.sued_over, Of.suit_number, asks.words("court", "受理法院", longest=100)),
        sets={"sued_on": first_sued, "suit_ended_on": None, "suit_outcome": "", "decide_by": None},
        gates=(Gate("house.suit_over_what_is", is_there, "sued_over", "起诉的事项已经发生"),),
        help_text="登记日期为人民法院立案之日。逾期未决时起诉原行为的，不再作出实体决定；起诉逾期不作决定的，仍应当作出决定。",
        **DESK,
    ),
    Step(
        "end_suit",
        "登记诉讼了结",
        since=(*OPEN, "concluded", "served", "closed", "refused", "told"),
        asks=(
            Of.suit_outcome,
            asks.words("ruling", "裁判主要内容", longest=500),
            asks.maybe(asks.ahead(Of.decide_by), "判决责令在一定期限内作出复议决定的，应当填写。"),
        ),
        dates=(Of.suit_ended_on,),
        gates=(Gate("house.suit_open", suit_open, gist="有尚未了结的诉讼"),),
        help_text="登记日期为裁判生效之日。",
        **DESK,
    ),
    Step(
        "lead_to_suit",
        "转入行政应诉",
        since=(*OPEN, "concluded", "served", "closed", "refused", "told"),
        asks=(leads_to(litigation, "summon", carry=TO_SUIT),),
        gates=(Gate("house.sued_first", sued, gist="诉讼已经登记"),),
        help_text="复议机关被诉的，在行政应诉台账登记应诉；原告和第三人按起诉状填写。",
        **DESK,
    ),
)
