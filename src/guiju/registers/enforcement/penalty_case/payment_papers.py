"""What the papers on a fine not yet paid say: by when, how much for which days, on which article (处罚法 arts. 66, 67, 72)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.registers.enforcement.penalty_case.paper_words import resting_on


def asked_for(facts: Facts) -> dict[str, Any]:
    """When the party asked for time, and why."""
    asked = facts.past("request_deferral")
    return {"asked_on": asked and asked.on, "hardship": asked and asked.content.get("told", {}).get("reason")}


def overdue(facts: Facts) -> dict[str, Any]:
    """The last day for paying, and what was paid by the day of the surcharge."""
    return {"due": facts.due("penalty.fine.pay", facts["served_on"])}


DEFERRED = resting_on("penalty.deferral_approval", asked_for)
SURCHARGED = resting_on("penalty.surcharge_cap", overdue)
