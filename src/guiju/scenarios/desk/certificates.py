"""Enforcement certificates exchanged before they expire and checked each year; a few on their way today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.registers.enforcement.enforcement_certificate import HELD, EnforcementCertificate
from guiju.registers.enforcement.enforcement_certificate.life import YEARS_VALID
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.place import working_day
from guiju.scenarios.walking import Walk, play

TOLD = "行政执法证件换证、年审"
LEAVING = 25
"""Of so many holders one leaves at the end of a certificate."""
SOON = 200
"""Of so many new certificates one runs only to the weeks after today: its holder is about to retire."""


def catch_up(desk: Desk, year: int) -> int:
    """Exchange until every certificate reaches beyond today, check this year's, open some applications."""
    total = 0
    while over := list(
        EnforcementCertificate.objects.filter(stage__in=HELD, valid_until__lt=desk.today).select_related("agency")
    ):
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
    play(_going_on(desk, one, _last_weeks(desk, one)).then("withdraw") for one in leaving)


def _exchange(desk: Desk, old: list[EnforcementCertificate]) -> list[Walk]:
    ids = [one.pk for one in old]
    holders = {p.matter_id: p for p in Party.objects.filter(register="enforcement_certificate", matter_id__in=ids)}
    walks = []
    for n, one in enumerate(old):
        on = _last_weeks(desk, one)
        walk = Walk(desk.place, EnforcementCertificate, desk.rng, on, agency=one.agency, region=one.region)
        holder = {"kind": "person", **holders[one.pk].plain(Use.SIMULATING)}
        told: dict[str, Any] = {"kind": one.kind, "previous_number": one.number, "holder": holder}
        if n % SOON == SOON - 1 and on.year + YEARS_VALID > desk.today.year:
            told["valid_until"] = desk.today + timedelta(days=desk.rng.randint(5, 40))
        walks.append(walk.then("exchange", **told))
    play(walks)
    return walks


def _check(desk: Desk) -> None:
    """The yearly check of March, where it has come."""
    day = working_day(desk.rng, date(desk.today.year, 3, 2), date(desk.today.year, 3, 20))
    if day > desk.today:
        return
    valid = EnforcementCertificate.objects.filter(stage="valid", last_step_on__lte=day).select_related("agency")
    play(_going_on(desk, one, day).then("check") for one in valid)


def _going_on(desk: Desk, one: EnforcementCertificate, on: date) -> Walk:
    return Walk(desk.place, EnforcementCertificate, desk.rng, on, record=one)


def _under_way(desk: Desk) -> None:
    """An application at each stage, and one certificate under suspension."""
    for agency in (desk.department("市场"), desk.place.township):
        for upto, ago in (("apply", 4), ("train", 6), ("examine", 3)):
            desk.stands(EnforcementCertificate, upto, ago, agency)
    of_town = EnforcementCertificate.objects.filter(stage="valid", agency=desk.department("城市"))
    if (one := of_town.order_by("number").last()) is not None:
        desk.walk(EnforcementCertificate, desk.ago(10), record=one).then("suspend")
