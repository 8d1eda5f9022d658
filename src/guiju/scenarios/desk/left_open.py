"""What the rebuilt year left open comes to an end in the year after it, without touching that year's figures.

A dispute still in mediation may no longer be settled (it would count for the year in which it was found): it fails and is
led on.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.matters import Record
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute.choices import OtherWay
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation.choices import Outcome
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk, play

TOLD = "了结上年度遗留事项"
REASON = {"reason": "上年度遗留事项，依法了结（模拟）。"}
MAKING = ("proposed", "drafted", "consulting", "consulted", "in_review", "revising", "reviewed", "deliberated")
TO_COURT = {"led_to": OtherWay.COURT, **REASON}
UNSETTLED = ("accepted", "mediating", "drafted")
WITHDRAWN = {"outcome": Outcome.WITHDRAWN}
JUDGED = ("ruled", "unappealed", "appealed", "effective")
EXECUTED = {"how": "已经履行完毕（模拟）。"}


def catch_up(desk: Desk, year: int) -> int:
    """End what is still open of ``year``, in the two months from its January on; how many matters."""
    first = date(year + 1, 1, 10)
    disputes = Dispute.objects.filter(closed_on=None).select_related("agency")
    drafts = NormativeDocument.objects.filter(stage__in=MAKING).select_related("agency")
    unpaid = PenaltyCase.objects.filter(stage="served").select_related("agency")
    suits = Litigation.objects.filter(closed_on=None).select_related("agency")
    ends = [
        [_on(desk, one, first, "rule", "close", **WITHDRAWN) for one in suits.exclude(stage__in=JUDGED)],
        [_on(desk, one, first, "take_effect", "close") for one in suits.filter(stage__in=("ruled", "unappealed"))],
        [_on(desk, one, first, "close") for one in suits.filter(stage="effective")],
        [_on(desk, one, first, "follow_up", "perform") for one in disputes.filter(stage="agreed")],
        [_on(desk, one, first, "fail", "lead_on", **TO_COURT) for one in disputes.filter(stage__in=UNSETTLED)],
        [_on(desk, one, first, "lead_on", **TO_COURT) for one in disputes.filter(stage="failed")],
        [_on(desk, one, first, "abandon", **REASON) for one in drafts],
        [
            _on(desk, one, first, "pay" if _owes(one) else "carry_out", "report_closing", "close", **EXECUTED)
            for one in unpaid
        ],
    ]
    for walks in ends:
        play(walks)
    return sum(len(walks) for walks in ends)


def _owes(case: PenaltyCase) -> bool:
    return (case.fine or 0) + (case.surcharge or 0) > (case.paid or 0)


def _on(desk: Desk, record: Record, first: date, *steps: str, **told: Any) -> Walk:
    """One record through some steps, never before its own last one."""
    walk = Walk(desk.place, type(record), desk.rng, max(first, record.last_step_on), record=record)
    for step in steps:
        asked = {ask.name for ask in record.procedure.steps[step].asked}
        walk.then(step, days(0, 25), **{name: value for name, value in told.items() if name in asked})
    return walk
