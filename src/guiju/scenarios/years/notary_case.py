"""The notary office of a rebuilt year: as many matters accepted, certificates issued and visits at home as published."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.registers.legal_services.notary_case import NotaryCase
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL, USUAL_REFUSED, USUAL_VISITS = 12, 1, 1
"""Matters of a county that tells of none; so many not certified, so many visits."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township has no notary office."""
    if not place.is_county:
        return
    issued = int(numbers.get("notary_certificates_issued", numbers.get("notary_cases", USUAL) - USUAL_REFUSED))
    accepted = int(numbers.get("notary_cases", issued + USUAL_REFUSED))
    visits = int(numbers.get("notary_home_services", min(USUAL_VISITS, issued)))
    walks = [_certified(place, rng, visits // issued + (n < visits % issued)) for n in range(issued)]
    walks += [_applied(place, rng).follow("stopped") for _ in range(accepted - issued)]
    play(walks)
    tell("办理公证", len(walks))


def _applied(place: Place, rng: random.Random) -> Walk:
    """Early enough to be certified within the year."""
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 11, 25))
    return Walk(place, NotaryCase, rng, on, agency=place.notary)


def _certified(place: Place, rng: random.Random, visits: int) -> Walk:
    walk = _applied(place, rng).follow("usual", "inform")
    for _ in range(visits):
        walk.then("visit")
    return walk.follow("usual", since="inform")
