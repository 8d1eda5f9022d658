"""公告文书: what the justice bureau announces of a body, anew after each change, and that it is one no more."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Writes
from guiju.kernel.offices.people import Agency


def by_whom(facts: Facts) -> dict[str, Any]:
    """The organ that announces, which is not the body's own agency; whether the body was announced before."""
    organ = Agency.objects.get(pk=facts.actor.agency_id)
    return {"organ": organ.name, "again": facts.past("announce") is not None}


ANNOUNCED = Writes("announcement", "行政执法主体公告", also=by_whom)
WITHDRAWN = Writes("withdrawal", "撤销行政执法主体公告", also=by_whom)
