"""The credit information of a rebuilt year: as much of 双公示 and of lists as published."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.registers.enforcement.credit_publication import CreditPublication
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

USUAL = {"usual": ("double_publicity_records", 8), "listed": ("red_black_list_records", 2)}
"""By way of a life the figure that it makes, and so many in a year of a county that tells of none."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township tells of its own alone."""
    walks = [
        _walk(place, rng, way)
        for way, (name, usual) in USUAL.items()
        for _ in range(int(numbers.get(name, usual if place.is_county else 0)))
    ]
    play(walks)
    tell("公示信用信息", len(walks))


def _walk(place: Place, rng: random.Random, way: str) -> Walk:
    """Entered in time to be reported within the year."""
    agencies = place.departments or [place.government]
    on = working_day(rng, date(place.year, 1, 6), date(place.year, 12, 15))
    walk = Walk(place, CreditPublication, rng, on, agency=rng.choice(agencies), until=date(place.year, 12, 31))
    return walk.follow(way)
