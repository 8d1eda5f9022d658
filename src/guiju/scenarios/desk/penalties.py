"""Penalty cases of the market regulator: awaiting approval, evidence kept, legality review, hearing, publication, payment."""

from __future__ import annotations

from decimal import Decimal

from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Told, Walk

TOLD = "今日在办行政处罚案件"
DECIDE = "penalty.decide.ordinary"


def open_matters(desk: Desk) -> int:
    """How many cases were put on the desks."""
    market = desk.department("市场")
    stages: tuple[tuple[str, int, str, str], ...] = (
        ("file", 1, "market", ""),
        ("serve", 4, "food", ""),
        # Published in time; the fine should have been paid by now.
        ("publish", 18, "market", "unpaid"),
    )
    for upto, ago, field, way in stages:
        desk.stands(PenaltyCase, upto, ago, market, way=way, told={"file": {"field": field}})
    on_spot = {"field": "market", "fine": Decimal(200)}
    desk.stands(PenaltyCase, "penalise_on_spot", 1, market, told={"penalise_on_spot": on_spot})
    _evidence_kept(desk)
    _awaiting_review(desk)
    _awaiting_hearing(desk)
    return len(stages) + 4


def _evidence_kept(desk: Desk) -> None:
    """Goods kept as evidence, whose seven working days have just run out."""
    told = {"file": {"field": "drug_device"}}
    case = desk.stands(PenaltyCase, "verify", 9, desk.department("市场"), told=told)
    case.then("allow_preservation", on=desk.ago(8)).then("preserve")


def _awaiting_review(desk: Desk) -> Walk:
    """Near the end of its 90 days, told and past its time for defence; the legality review is still to come."""
    approved = desk.start_of(DECIDE, desk.ahead(4))
    case = desk.walk(PenaltyCase, approved, desk.department("市场"))
    case.then("file", field="product_quality").then("approve_filing").follow(
        "penalised", "verify", since="approve_filing"
    )
    case.then("conclude", on=desk.ago(38), public_interest=True)
    return case.follow("penalised", "notify", since="conclude")


def _awaiting_hearing(desk: Desk) -> Walk:
    """The party asked for a hearing, which is set for next week."""
    told: Told = {"file": {"field": "food"}, "call_hearing": {"hearing_set_for": desk.ahead(5)}}
    return desk.stands(PenaltyCase, "call_hearing", 6, desk.department("市场"), told=told)
