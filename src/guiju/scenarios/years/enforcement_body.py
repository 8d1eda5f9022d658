"""The bodies of enforcement of a rebuilt year, announced the year before."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from typing import Any

from guiju.kernel.offices.people import Agency
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body.columns import Kind, Power
from guiju.registers.enforcement.enforcement_body.life import power
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play
from guiju.scenarios.years.penalty_case import acts_in


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """As many as published stand announced at the end of the year: one for each office first, then organisations that a law
    authorises. An office acts in the fields in which cases of the year will be; in a county one entrusted body whose term
    ran out is no longer there."""
    offices = list(dict.fromkeys([*place.departments, *place.townships]))
    count = int(numbers.get("enforcement_bodies", len(offices)))
    acting = acts_in(place)
    walks = [
        announced(
            place, rng, agency, Kind.STATUTORY if n < len(offices) else Kind.AUTHORISED, acting.get(agency.pk, [])
        )
        for n, agency in enumerate(islice(cycle(offices), count))
    ]
    play(walks)
    if place.is_county and walks:
        ran_out(place, rng, walks[0].record)
    step("公告行政执法主体", len(walks))


def announced(place: Place, rng: random.Random, agency: Agency, kind: Kind, fields: list[str]) -> Walk:
    """One that acts in ``fields``, where any are named."""
    on = working_day(rng, date(place.year - 1, 3, 1), date(place.year - 1, 11, 1))
    called = agency.name if kind == Kind.STATUTORY else f"{agency.name}所属执法机构{rng.randrange(1, 10**6)}"
    told: dict[str, Any] = {"propose": {"kind": kind, "title": f"{called}（模拟）"}}
    if kind == Kind.STATUTORY and fields:
        told["propose"]["powers"] = [power(one, field) for field in fields for one in (Power.PENALTY, Power.INSPECTION)]
    return Walk(place, EnforcementBody, rng, on, agency=agency).follow("usual", told=told)


def ran_out(place: Place, rng: random.Random, giver: EnforcementBody) -> None:
    """Entrusted until the summer of the year, and not again."""
    last = date(place.year, 6, 30)
    on = working_day(rng, date(place.year - 1, 12, 1), date(place.year - 1, 12, 20))
    told = {"propose": {"kind": Kind.ENTRUSTED, "entruster": giver, "entrusted_until": last}}
    walk = Walk(place, EnforcementBody, rng, on, agency=giver.agency).follow("usual", told=told)
    walk.then("expire", on=date(place.year, 7, 1)).take()
