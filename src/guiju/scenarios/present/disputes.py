"""Disputes of the last weeks: one at each stage, most of them with the first township."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.offices.people import Agency, Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute_gates import OWED_MATERIALS
from guiju.registers.disputes.dispute_terms import Kind, Level, OtherWay, Performance, Source, Subject
from guiju.registers.disputes.mediator import Mediator
from guiju.scenarios.dispute import BEGIN, CONFIRMING, RECORDING, SIGNED
from guiju.scenarios.present.story import MARK, Desk, Story

TOLD = "今日在办矛盾纠纷"
MEDIATOR = Role.MEDIATOR
SUMMARY = "听取双方陈述，讲解有关规定，提出调解方案（模拟）。"


def open_matters(desk: Desk) -> int:
    """How many disputes were put on the desks."""
    town, other = desk.place.townships[0], desk.place.townships[-1]
    stories = (
        _found(desk, town, Kind.NEIGHBOURS, 1),
        _found(desk, town, Kind.HOUSING, 4).then("accept", desk.ago(3), MEDIATOR),
        _begun(desk, town, Kind.FAMILY, 9),
        _key_one_at_risk(desk, town),
        _drafted(desk, town, Kind.DAMAGE, 14),
        _signed(desk, other, Kind.LAND, 30).then(
            "follow_up", desk.ago(3), MEDIATOR, performance=Performance.PARTIAL, visit="上门回访，已付一半（模拟）。"
        ),
        _to_court(desk, town, Kind.CONTRACT, 1),
        _accepted_by_court(desk, other, Kind.TRAFFIC, 4),
        _accepted_by_court(desk, town, Kind.LABOUR, 14),
        _failed(desk, town, Kind.PROPERTY),
    )
    return len(stories)


def _found(desk: Desk, agency: Agency, kind: Kind, ago: int) -> Story:
    one, other, called = desk.pair()
    told: dict[str, Any] = {
        "title": f"{called}{kind.label}纠纷{MARK}".replace("纠纷纠纷", "纠纷"),
        "source": Source.SCREENING,
        "kind": kind,
        "level": Level.TOWNSHIP,
        "amount": Decimal(desk.rng.randrange(20, 400) * 100),
    }
    story = Story(desk, Dispute, agency)
    return story.then("find", desk.ago(ago), MEDIATOR, applicant=[one], opposite=[other], **told)


def _begun(desk: Desk, agency: Agency, kind: Kind, ago: int) -> Story:
    """Accepted, begun the day after it was found, and one sitting held."""
    story = _found(desk, agency, kind, ago).then("accept", desk.ago(ago), MEDIATOR)
    roll = Mediator.objects.filter(agency=agency, left_on=None).select_related("committee").order_by("number")
    mediator = roll.first()
    assert mediator is not None
    told: dict[str, Any] = {"committee": mediator.committee, "mediator": mediator, "confirmed": BEGIN}
    story.then("begin", desk.ago(ago - 1), MEDIATOR, **told)
    return _sat(desk, story, ago - 3)


def _sat(desk: Desk, story: Story, ago: int, *, risk: bool = False, **told: Any) -> Story:
    sitting = {"held_on": desk.ago(ago), "summary": SUMMARY, "risk": risk}
    return story.then("hold_session", desk.ago(ago), MEDIATOR, sessions=[sitting], **told)


def _key_one_at_risk(desk: Desk, agency: Agency) -> Story:
    """A key dispute in which the last sitting showed a risk that has still to be reported."""
    story = _begun(desk, agency, Kind.MEDICAL, 12)
    told: dict[str, Any] = {"leader": "包案负责人（模拟）", "reason": "涉及人数较多（模拟）"}
    story.then("designate_key", desk.ago(8), Role.CLERK, **told)
    return _sat(desk, story, 2, risk=True, recording=RECORDING)


def _drafted(desk: Desk, agency: Agency, kind: Kind, ago: int) -> Story:
    told: dict[str, Any] = {
        "facts_agreed": "双方对纠纷经过没有异议（模拟）。",
        "terms": "一方在约定日期前履行，双方不再争执（模拟）。",
        "perform_by": desk.ahead(20),
        "confirmed": ["mediation.agreement_content"],
    }
    return _begun(desk, agency, kind, ago).then("agree_in_writing", desk.ago(ago - 6), MEDIATOR, **told)


def _signed(desk: Desk, agency: Agency, kind: Kind, ago: int) -> Story:
    return _drafted(desk, agency, kind, ago).then("sign", desk.ago(ago - 7), MEDIATOR, **SIGNED)


def _to_court(desk: Desk, agency: Agency, kind: Kind, ago: int) -> Story:
    """Both parties have asked the court to confirm their agreement."""
    told: dict[str, Any] = {
        "jointly": True,
        "subject": Subject.PROPERTY,
        "court": f"{desk.place.government.region.name}人民法院",
        "materials": [*OWED_MATERIALS],
        "confirmed": CONFIRMING,
    }
    return _signed(desk, agency, kind, ago + 9).then("apply_confirmation", desk.ago(ago), MEDIATOR, **told)


def _accepted_by_court(desk: Desk, agency: Agency, kind: Kind, ago: int) -> Story:
    number = f"（{desk.today.year}）模拟调确字第{ago}号"
    return _to_court(desk, agency, kind, ago + 2).then("court_accepts", desk.ago(ago), MEDIATOR, case_number=number)


def _failed(desk: Desk, agency: Agency, kind: Kind) -> Story:
    told: dict[str, Any] = {
        "informed_of": [OtherWay.COURT, OtherWay.ARBITRATION],
        "reason": "双方分歧较大，未能达成协议（模拟）。",
    }
    return _begun(desk, agency, kind, 16).then("fail", desk.ago(2), MEDIATOR, **told)
