"""The legal aid of a rebuilt year: as many matters, and as many workers whose wages were owed, as published."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from guiju.registers.legal_services.legal_aid_case.choices import Group, Subject
from guiju.registers.legal_services.legal_aid_case.life import SUBJECTS
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 30
"""So many matters of a county in a year that tells of none; a township has those of wages alone."""
WAYS = ("usual", "notified", "supplemented", "refused", "terminated")
OTHERS = tuple(subject for subject in SUBJECTS if subject is not Subject.WAGES)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    walks = [_walk(place, rng, way, told) for way, told in _matters(place, numbers, rng)]
    play(walks)
    step("法律援助", len(walks))


def _matters(place: Place, numbers: dict[str, float], rng: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """The workers of one employer are aided together; of the other matters none is about wages where their workers are told."""
    workers = int(numbers.get("wage_arrears_workers_aided", 0))
    cases = int(numbers.get("legal_aid_cases", USUAL if place.is_county else bool(workers)))
    if workers:
        groups = [{"group": Group.MIGRANT, "people": workers}]
        yield "usual", {"subject": Subject.WAGES, "people": workers, "groups": groups}
    told = "wage_arrears_workers_aided" in numbers
    for _ in range(cases - bool(workers)):
        yield _way(rng), {"subject": rng.choice(OTHERS)} if told else {}


def _way(rng: random.Random) -> str:
    return str(rng.choices(WAYS, [60, 25, 8, 5, 2])[0])


def _walk(place: Place, rng: random.Random, way: str, told: dict[str, Any]) -> Walk:
    """Applied for early enough to be decided on within the year."""
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 12, 5))
    walk = Walk(place, LegalAidCase, rng, on, region=place.code, until=date(place.year, 12, 31))
    return walk.follow(way, told={"apply": told})
