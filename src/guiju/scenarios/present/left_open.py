"""What the rebuilt year left open comes to an end in the year after it, without touching that year's figures.

A dispute still in mediation may no longer be settled (it would count for the year in which it was found): it fails and is
led on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute_terms import OtherWay, Performance
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.place import after, working_day
from guiju.scenarios.present.story import Desk

TOLD = "了结上年度遗留事项"
REASON = {"reason": "上年度遗留事项，依法了结（模拟）。"}
MAKING = ("proposed", "drafted", "consulting", "consulted", "in_review", "revising", "reviewed", "deliberated")
WAYS = [OtherWay.COURT, OtherWay.ARBITRATION]


def catch_up(desk: Desk, year: int) -> int:
    """End what is still open of ``year``; how many matters."""
    first = date(year + 1, 1, 10)
    disputes = Dispute.objects.filter(closed_on=None)
    agreed, failed = list(disputes.filter(stage="agreed")), list(disputes.filter(stage="failed"))
    mediating = list(disputes.filter(stage__in=("accepted", "mediating", "drafted")))
    _take(desk, "follow_up", agreed, first, Role.MEDIATOR, performance=Performance.FULL, visit="回访，已履行（模拟）。")
    _take(desk, "perform", agreed, first, Role.MEDIATOR)
    _take(desk, "fail", mediating, first, Role.MEDIATOR, informed_of=WAYS, **REASON)
    _take(desk, "lead_on", [*failed, *mediating], first, Role.MEDIATOR, led_to=OtherWay.COURT, **REASON)
    drafts = list(NormativeDocument.objects.filter(stage__in=MAKING))
    _take(desk, "abandon", drafts, first, Role.HEAD, **REASON)
    unpaid = list(PenaltyCase.objects.filter(stage="served"))
    _take(desk, "carry_out", unpaid, first, Role.OFFICER, how="申请人民法院强制执行（模拟）。")
    _take(desk, "close", unpaid, first, Role.HEAD, ended_ground="人民法院裁定终结执行（模拟）。")
    return len(agreed) + len(failed) + len(mediating) + len(drafts) + len(unpaid)


def _take(desk: Desk, step: str, records: Iterable[Record], first: date, role: Role, **told: Any) -> None:
    """In the two months from ``first``, never before the record's own last step."""
    takings = []
    for record in records:
        began = max(first, record.last_step_on)
        on = working_day(desk.rng, began, after(began, 40))
        takings.append(Taking(record, told, on, actor=desk.place.actor(record.agency, role)))
    if takings:
        assert takings[0].actor is not None
        engine.take_many(step, type(takings[0].record), takings, takings[0].actor, simulated=True)  # type: ignore[type-var]
