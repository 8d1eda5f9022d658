"""回避: who may not go on with a case, on whose word (处罚法 art. 43; of who presides over a hearing art. 64(4)).

Who is taken off is taken off as a person: with every certificate of theirs, and with the account they sign in with, which
is known by its name in the agency.
"""

from __future__ import annotations

import re

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.columns import RecusedOfficer
from guiju.registers.enforcement.penalty_case.paper_words import holders

OPEN = ("investigating", "concluded", "notified")
GRANTED, REJECTED = "yes", "no"


def taken_off(facts: Facts) -> set[str]:
    """The names of all who were taken off the case: holders of certificates, and others named."""
    officers = facts.parts("recused_officers")
    names = set(holders([row.certificate for row in officers]).values()) if officers else set()
    told = [deed.content.get("told", {}) for deed in facts.history if deed.step == "decide_recusal"]
    others = "、".join(said.get("recused_others", "") for said in told if said.get("recused") == GRANTED)
    return names | {name for name in re.split(r"[、，,；;\s]+", others) if name}


def actor_stays_off(facts: Facts) -> str | None:
    actor = facts.actor
    if actor.agency_id != facts.record.agency_id or actor.name not in taken_off(facts):
        return None
    return f"{actor.name}已经准予回避，不得再办理本案。"


def recused_named(facts: Facts) -> str | None:
    named = facts["recused_officers"] or facts["recused_others"]
    if facts["recused"] == GRANTED:
        return None if named else "准予回避的，请写明准予回避的人员。"
    return "驳回申请的，不填写准予回避的人员。" if named else None


NOT_TAKEN_OFF = Gate("penalty.recusal", actor_stays_off)
STEPS = (
    Step(
        "request_recusal",
        "登记回避申请",
        since=OPEN,
        asks=(asks.words("whom", "申请回避的人员", longest=100), asks.REASON),
        sets={"recusal_pending": True},
        help_text="对执法人员、听证主持人申请回避的，都在这里登记。",
        **FIELDWORK,
    ),
    Step(
        "decide_recusal",
        "决定回避申请",
        since=OPEN,
        asks=(
            asks.choice("recused", "决定", [(GRANTED, "准予回避"), (REJECTED, "驳回申请")]),
            asks.maybe(
                asks.parts("recused_officers", "准予回避的执法人员", RecusedOfficer, "certificate"),
                "准予回避的，应当填写。",
            ),
            asks.maybe(asks.words("recused_others", "准予回避的其他人员", longest=100), "写全名，几名的用顿号隔开。"),
            asks.REASON,
        ),
        sets={"recusal_pending": False},
        gates=(Gate("penalty.recusal_decided_by_head", recused_named, "recused_officers"),),
        help_text="当事人没有申请而应当回避的，也在这里决定。",
        **HEAD,
    ),
)
