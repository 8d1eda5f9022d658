"""先行登记保存: what may be lost or hard to get later is listed and kept in place, for seven days (处罚法 art. 56)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.rows import of_each
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import HEAD
from guiju.registers.enforcement.penalty_case.choices import KeptFor
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.columns import PreservedThing
from guiju.registers.enforcement.penalty_case.filing_gates import FEWER, PRESENCE, certificates_shown, officers
from guiju.registers.enforcement.penalty_case.paper_words import officers_named, resting_on
from guiju.registers.enforcement.penalty_case.recusal import NOT_TAKEN_OFF
from guiju.registers.enforcement.penalty_case.time_limit import WITH_JUDICIARY

DISPOSAL = "penalty.evidence.preserved_disposal"


def approved_by_head(facts: Facts) -> str | None:
    allowed = facts["preservation_allowed_on"]
    return None if allowed is not None and allowed <= facts.on else "先行登记保存应当先经本机关负责人批准。"


def approved_for_this(facts: Facts) -> str | None:
    """An approval is used once: what was kept and dealt with before rests on another."""
    kept = facts.past("preserve")
    allowed = facts.past("allow_preservation")
    if kept is None or allowed is None or allowed in facts.since(kept):
        return None
    return "此前的批准已经用于前一次登记保存，再次登记保存应当另行报批。"


def waiting(facts: Facts) -> list[Any]:
    """The things kept on which nothing is decided."""
    return [row for row in facts.parts("things") if row.settled_on is None]


def kept(facts: Facts) -> str | None:
    if not facts.parts("things"):
        return "没有先行登记保存的证据需要处理。"
    return None if facts["things"] else "请填写对哪些物品作出处理决定。"


def preserved_settled(facts: Facts) -> str | None:
    waits = facts["preserved_on"] is not None and facts["preserved_settled_on"] is None
    return "先行登记保存的证据尚未作出处理决定。" if waits else None


def seizure_named(facts: Facts) -> str | None:
    bare = any(row["disposal"] == KeptFor.SEIZED and not row.get("measure_number") for row in facts["things"])
    return "转为查封、扣押的，应当另行作出决定，请填写查封、扣押决定书文号。" if bare else None


def settled_on(facts: Facts) -> date | None:
    """The day on which the last of the things was dealt with; deciding anew on one of them does not move it."""
    left, told = waiting(facts), {row["id"] for row in facts["things"]}
    if not left:
        stood: date | None = facts["preserved_settled_on"]
        return stood
    return facts.on if all(row.pk in told for row in left) else None


def allowed(facts: Facts) -> dict[str, Any]:
    """Why and when the head approved what is kept now."""
    deed = facts.past("allow_preservation")
    return {"ground": deed.content.get("told", {}).get("ground") if deed else None}


def things_settled(facts: Facts) -> dict[str, Any]:
    """The things dealt with by the step."""
    there = SETTLED.there(facts)
    return {"things": [there[row["id"]] for row in facts["things"] if row["id"] in there]}


# Things preserved go with the case, and come back with what was left of the time to deal with them.
CLOCKS = (
    Clock(
        DISPOSAL,
        starts="preserve",
        whose="things",
        met_by="settle_preserved",
        pauses=(WITH_JUDICIARY,),
        dropped_by=("drop", "hand_over", "refer"),
    ),
)
KEPT = asks.parts("things", "保存物品清单", PreservedThing, "name", "quantity", optional=("details",))
GROUND = asks.words("ground", "证据可能灭失或者以后难以取得的情况", longest=300)
SETTLED = replace(
    of_each(
        *("things", "保存物品的处理", PreservedThing, "disposal"),
        optional=("measure_number", "disposal_note"),
        dates=("settled_on",),
        least=0,
    ),
    closed_by=(),
)
"""Of each thing by itself; what was decided on it is set right by deciding anew."""
STEPS = (
    Step(
        "allow_preservation",
        "批准先行登记保存",
        since="investigating",
        asks=(GROUND,),
        dates=(Of.preservation_allowed_on,),
        **HEAD,
    ),
    Step(
        "preserve",
        "先行登记保存",
        since="investigating",
        asks=(
            KEPT,
            asks.words("keeping_place", "保存地点和方式、保管人", longest=200),
            officers(),
            FEWER,
        ),
        dates=(Of.preserved_on,),
        sets={"preserved_settled_on": None},
        gates=(
            Gate("penalty.preservation_approval", approved_by_head, "preservation_allowed_on"),
            Gate("penalty.preservation_approval", approved_for_this, "preservation_allowed_on"),
            Gate("house.preserved_settled", preserved_settled, "preserved_settled_on", "先行登记保存的证据已经处理"),
            *PRESENCE,
            NOT_TAKEN_OFF,
            Gate("penalty.show_certificate", certificates_shown, "officers"),
        ),
        writes=Writes(
            "preservation_notice",
            "先行登记保存证据通知书",
            also=resting_on("penalty.preservation_approval", officers_named, allowed),
        ),
        by=(Role.OFFICER,),
    ),
    Step(
        "settle_preserved",
        "处理保存的证据",
        since=("investigating", "concluded", "notified"),
        asks=(SETTLED,),
        sets={"preserved_settled_on": settled_on},
        gates=(
            Gate("house.preserved", kept, "things", "有先行登记保存的证据，填写了所处理的物品"),
            Gate("house.seizure_named", seizure_named, "things", "转为查封、扣押的，有查封、扣押决定"),
            NOT_TAKEN_OFF,
        ),
        writes=Writes("preservation_disposal", "先行登记保存证据处理决定书", also=resting_on(DISPOSAL, things_settled)),
        decides=(SETTLED,),
        set_right_by=("settle_preserved",),
        help_text="逐件填写，可以分次处理，各件的期限分别计算。查封、扣押及其物品的入库、出库由行政强制措施台账办理，这里只登记其决定书文号。",
        by=(Role.OFFICER,),
    ),
)
