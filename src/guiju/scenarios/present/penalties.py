"""Penalty cases of the market regulator: awaiting approval, evidence kept, legality review, hearing, publication, payment."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.offices.people import Agency, Role
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate, valid_on
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_columns import Field
from guiju.scenarios.penalty_lives import ORDER, Life, Lives, Making
from guiju.scenarios.present.story import MARK, Desk, Story

TOLD = "今日在办行政处罚案件"
DECIDE = "penalty.decide.ordinary"
FINE: dict[str, Any] = {"fine": Decimal(8000), "warned": "warning"}
SUSPENSION: dict[str, Any] = {"fine": Decimal(20000), "warned": "warning", "business": "suspended"}


class Bench:
    """Cases in the making at one agency with two certified officers."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.agency = desk, desk.department("市场")
        self.lives, self.officers = Lives(desk.place, desk.rng), _officers(desk, self.agency)

    def begun(self, about: Field, ago: int, *, approved: bool = True) -> Making:
        """A case against a unit, filed so many working days ago."""
        day = self.desk.ago(ago + 1)
        making = self.lives.begun(self.agency, self.officers, about, unit=True, on=day, approved=approved)
        making.life.steps["file"].data["title"] += MARK
        return making

    def concluded(self, about: Field, ago: int, noticed: int, flags: dict[str, Any]) -> Making:
        """Concluded about three working weeks before the day on which the party is told of the penalty."""
        making = self.begun(about, ago)
        making.day = max(making.day, self.desk.ago(noticed + 18))
        making.concluded({"harm": "slight", **flags})
        making.day = max(making.day, self.desk.ago(noticed + 2))
        return making


def _officers(desk: Desk, agency: Agency) -> list[EnforcementCertificate]:
    """Two officers of the agency certified throughout the last half year."""
    lasting = valid_on(desk.ago(120)).filter(agency=agency, valid_until__gt=desk.today, suspended_on=None, left_on=None)
    return list(lasting.order_by("number")[:2])


def open_matters(desk: Desk) -> int:
    """How many cases were put on the desks."""
    bench = Bench(desk)
    kept, on_spot = bench.begun(Field.DRUG_DEVICE, 14).life, _on_spot(bench)
    lives = [
        bench.begun(Field.MARKET, 1, approved=False).life,
        kept,
        on_spot,
        _awaiting_review(bench),
        _awaiting_hearing(bench),
        _decided(bench, Field.FOOD, 5),
        _unpaid(bench),
    ]
    for life in lives:
        story = _queue(desk, life)
        if life is kept:
            _keep_evidence(desk, story)
    return len(lives)


def _queue(desk: Desk, life: Life) -> Story:
    story = Story(desk, PenaltyCase, life.agency)
    for name in ORDER:
        if (moment := life.steps.get(name)) is not None:
            story.act(name, moment.on, moment.actor, moment.data)
    return story


def _keep_evidence(desk: Desk, story: Story) -> None:
    """Goods kept as evidence, whose seven working days have just run out."""
    story.then("allow_preservation", desk.ago(8), Role.HEAD, ground="货物可能被转移（模拟）")
    story.then("preserve", desk.ago(8), Role.OFFICER, things="涉案货物一批（模拟）")


def _awaiting_review(bench: Bench) -> Life:
    """Near the end of its 90 days, told and past its time for defence; the legality review is still to come."""
    desk = bench.desk
    days = desk.start_of(DECIDE, desk.ahead(4))
    ago = next(n for n in range(1, 100) if desk.ago(n) <= days)
    making = bench.concluded(Field.PRODUCT_QUALITY, ago + 1, 20, {"public_interest": True})
    making.noticed(FINE, ["state", "defend"], grave=False)
    return making.life


def _awaiting_hearing(bench: Bench) -> Life:
    """The party asked for a hearing, which is set for next week."""
    desk = bench.desk
    making = bench.concluded(Field.FOOD, 45, 10, {"major_rights": True, "harm": "grave"})
    making.noticed(SUSPENSION, ["state", "defend", "hearing"], grave=True)
    making.take("request_hearing", Role.OFFICER, 1, {})
    call = {"hearing_set_for": desk.ahead(5), "hearing_place": "本机关会议室", "host": "法制机构负责人"}
    making.take("call_hearing", Role.OFFICER, 1, call)
    return making.life


def _decided(bench: Bench, about: Field, ago: int) -> Life:
    """Decided so many working days ago and served the day after; neither published nor paid."""
    making = bench.concluded(about, ago + 45, ago + 9, {})
    making.noticed(FINE, ["state", "defend"], grave=False)
    making.day = max(making.day, bench.desk.ago(ago + 1))
    making.decided(FINE)
    making.take("serve", Role.OFFICER, 1, {"channel": "direct"})
    return making.life


def _unpaid(bench: Bench) -> Life:
    """Published in time; the fine should have been paid by now."""
    life = _decided(bench, Field.MARKET, 20)
    making = Making(bench.lives, life, bench.officers, life.steps["serve"].on)
    making.take("publish", Role.OFFICER, 2, {"confirmed": ["penalty.confidentiality"]})
    return life


def _on_spot(bench: Bench) -> Life:
    """Fined on the spot yesterday; still to be reported to the agency, published and paid."""
    life = bench.lives.on_spot(bench.agency, bench.officers, Field.MARKET, on=bench.desk.ago(1), fine=Decimal(200))
    life.steps = {"penalise_on_spot": life.steps["penalise_on_spot"]}
    life.steps["penalise_on_spot"].data["title"] += MARK
    return life
