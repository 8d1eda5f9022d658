"""Enforcement certificates exchanged before they expire and checked each year; a few on their way today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.enforcement.enforcement_certificate import (
    HELD,
    CertificateKind,
    EnforcementCertificate,
    Ground,
)
from guiju.scenarios.enforcement_certificate import YEARS_VALID
from guiju.scenarios.place import working_day
from guiju.scenarios.present.story import Desk, Story
from guiju.scenarios.simulated_people import person

TOLD = "行政执法证件换证、年审"
LEAVING = 25
"""Of so many holders one leaves at the end of a certificate."""
SOON = 200
"""Of so many new certificates one runs only to the weeks after today: its holder is about to retire."""


def catch_up(desk: Desk, year: int) -> int:
    """Exchange until every certificate reaches beyond today, check this year's, open some applications."""
    total = 0
    while over := list(EnforcementCertificate.objects.filter(stage__in=HELD, valid_until__lt=desk.today)):
        _leave(desk, over[::LEAVING])
        total += len(_exchange(desk, [one for n, one in enumerate(over) if n % LEAVING]))
    _check(desk)
    _under_way(desk)
    return total


def _last_weeks(desk: Desk, one: EnforcementCertificate) -> date:
    assert one.valid_until is not None
    first = max(one.valid_until - timedelta(days=60), one.last_step_on)
    return working_day(desk.rng, first, one.valid_until - timedelta(days=3))


def _leave(desk: Desk, leaving: list[EnforcementCertificate]) -> None:
    told: dict[str, Any] = {"ground": Ground.LEFT, "reason": "退休或者调离，交回证件（模拟）"}
    takings = [Taking(one, told, _last_weeks(desk, one)) for one in leaving]
    head = desk.place.actor(desk.place.bureau, Role.HEAD)
    engine.take_many("withdraw", EnforcementCertificate, takings, head, simulated=True)


def _exchange(desk: Desk, old: list[EnforcementCertificate]) -> list[EnforcementCertificate]:
    ids = [one.pk for one in old]
    holders = {p.matter_id: p for p in Party.objects.filter(register="enforcement_certificate", matter_id__in=ids)}
    takings = []
    for n, one in enumerate(old):
        on = _last_weeks(desk, one)
        lasts = date(on.year + YEARS_VALID, on.month, min(on.day, 28))
        if n % SOON == SOON - 1 and lasts > desk.today:
            lasts = desk.today + timedelta(days=desk.rng.randint(5, 40))
        holder = {"kind": "person", **holders[one.pk].plain()}
        told = {"kind": one.kind, "previous_number": one.number, "valid_until": lasts, "holder": holder}
        takings.append(Taking(None, told, on, one.agency, one.region))
    head = desk.place.actor(desk.place.bureau, Role.HEAD)
    return engine.take_many("exchange", EnforcementCertificate, takings, head, simulated=True)


def _check(desk: Desk) -> None:
    """The yearly check of March, where it has come."""
    day = working_day(desk.rng, date(desk.today.year, 3, 2), date(desk.today.year, 3, 20))
    if day > desk.today:
        return
    valid = EnforcementCertificate.objects.filter(stage="valid", last_step_on__lte=day)
    takings = [Taking(one, {"check_passed": True}, day) for one in valid]
    clerk = desk.place.actor(desk.place.bureau, Role.CLERK)
    engine.take_many("check", EnforcementCertificate, takings, clerk, simulated=True)


def _under_way(desk: Desk) -> None:
    """Two applications at each stage, and one certificate under suspension."""
    bureau, market, town = desk.place.bureau, desk.department("市场"), desk.place.townships[0]
    for agency in (market, town):
        _applied(desk, agency, 4)
        _applied(desk, agency, 25).then("train", desk.ago(6), at=bureau, training_hours=48)
        trained = _applied(desk, agency, 40).then("train", desk.ago(20), at=bureau, training_hours=56)
        trained.then("examine", desk.ago(3), at=bureau, exam_score=desk.rng.randint(70, 95))
    one = EnforcementCertificate.objects.filter(stage="valid", agency=desk.department("城市")).order_by("number").last()
    if one is not None:
        suspended: dict[str, Any] = {"reason": "年度审验发现培训学时不足，参加补训（模拟）"}
        Story(desk, EnforcementCertificate, one.agency, one).then(
            "suspend", desk.ago(10), Role.HEAD, bureau, **suspended
        )


def _applied(desk: Desk, agency: Agency, working_days: int) -> Story:
    holder = person(desk.rng, desk.place.code, desk.place.year - 24)
    told: dict[str, Any] = {"kind": CertificateKind.ENFORCEMENT, "duty": "综合执法", "holder": holder}
    return Story(desk, EnforcementCertificate, agency).then("apply", desk.ago(working_days), **told)
