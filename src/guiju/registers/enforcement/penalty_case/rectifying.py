"""补正: a slip of the pen or of arithmetic in a decision set right by a paper of its own, which stands beside the decision.

What is decided is never corrected in the record alone; another content is another decision (变更、撤销). A paper that puts
right a slip goes no further than the party was told (处罚法 art. 62), or on the spot than may be imposed there (art. 51).
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import name_of
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.imposed import money_imposed
from guiju.registers.enforcement.penalty_case.notice_gates import RANK, heavier, in_words, proposed
from guiju.registers.enforcement.penalty_case.on_spot_gates import most_on_spot

SUMS = (Of.fine, Of.confiscated, Of.gains_confiscated)
SAID = (Of.provision, Of.basis, Of.leniency, Of.mitigation, Of.correction, Of.correct_by, "how_to_pay", "remedies")
"""What a decision says beside the penalty itself."""
SET_RIGHT_BY = ("rectify", "revoke")
"""How what a penalty decision says is set right."""


def rectified(facts: Facts) -> dict[str, Any]:
    """The sums as they should have read, and the penalty in words; what is not told stays."""
    right = {name: _right(facts, name) for name in map(name_of, (*SUMS, Of.provision, Of.basis))}
    return {**right, "sanction": in_words(slip(facts)), "money_imposed": money_imposed(slip(facts))}


def _right(facts: Facts, name: str) -> Any:
    return getattr(facts.record, name) if facts[name] in (None, "") else facts[name]


def slip(facts: Facts) -> dict[str, Any]:
    """The penalty as it will read."""
    return {**proposed(facts), **{name: _right(facts, name) for name in map(name_of, SUMS)}}


def no_more_than_told(facts: Facts) -> str | None:
    notice = facts.past("notify")
    if notice is None or not heavier(slip(facts), {name: notice.content["set"].get(name) for name in RANK}):
        return None
    return "补正后的处罚重于告知的内容，不是笔误；应当撤销后重新告知、重新决定。"


def no_more_than_on_the_spot(facts: Facts) -> str | None:
    if not facts["summary"] or facts.ever("by_other_law"):
        return None
    most = most_on_spot(facts["party_kind"], facts["decided_on"])
    if (slip(facts)["fine"] or 0) <= most:
        return None
    return f"补正后的罚款超过当场处罚的限额{most}元，不是笔误；应当撤销后按普通程序办理。"


RIGHT = (
    asks.words("wrong_words", "决定书原文", longest=500),
    asks.words("right_words", "补正为", longest=500),
    *(asks.maybe(column) for column in (*SUMS, Of.provision, Of.basis)),
)
STEPS = (
    Step(
        "rectify",
        "补正处罚决定书",
        since=("decided", "served"),
        by=(Role.LEGAL, Role.HEAD),
        asks=(*RIGHT, asks.REASON),
        sets=rectified,
        gates=(
            four_eyes("补正由作出决定以外的人员办理。", "decide", "penalise_on_spot"),
            Gate("penalty.no_decision_without_notice", no_more_than_told, "fine"),
            Gate("penalty.summary_conditions", no_more_than_on_the_spot, "fine"),
        ),
        writes=Writes("rectification", "行政处罚决定补正书"),
        decides=RIGHT,
        set_right_by=("rectify",),
        help_text="只补正笔误、计算错误；改变决定内容的，依法变更、撤销后重新作出。",
    ),
)
