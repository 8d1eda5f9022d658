"""责令改正: whoever breaks the law is told to stop and to put it right, also before anything is decided (处罚法 art. 28(1))."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.choices import Correction
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.paper_words import resting_on

ORDER = "penalty.order_correction"


def by_a_day(facts: Facts) -> str | None:
    until = facts["correct_by"]
    if facts["correction"] == Correction.BY_DATE:
        return None if until is not None and until >= facts.on else "责令限期改正的，请填写不早于当日的改正期限。"
    return "责令立即改正的，不填写改正期限。" if until is not None else None


def ordered(facts: Facts) -> str | None:
    return None if facts["correction"] else "没有责令当事人改正，无需复查。"


CORRECTION_ORDERED = Gate("house.correction_ordered", ordered, "correction", "已经责令当事人改正")
ORDERED = (
    Of.correction,
    asks.maybe(asks.ahead(Of.correct_by), "责令限期改正的，应当填写。"),
    asks.words("to_correct", "改正的内容和要求", longest=500),
    asks.words("correction_basis", "责令改正的依据", longest=200),
)
STEPS = (
    Step(
        "order_correction",
        "责令改正",
        since=("investigating", "concluded", "notified", "decided", "served"),
        asks=ORDERED,
        gates=(Gate(ORDER, by_a_day, "correct_by"),),
        writes=Writes("correction_order", "责令改正通知书", also=resting_on(ORDER)),
        decides=ORDERED,
        set_right_by=("order_correction",),
        by=(Role.OFFICER, Role.HEAD),
    ),
)
