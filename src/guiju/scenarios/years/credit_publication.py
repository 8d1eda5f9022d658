"""The credit information of a rebuilt year: as much of 双公示 and of lists as published."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.registers.enforcement.credit_publication import CreditPublication
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as Power
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

USUAL = {"usual": ("double_publicity_records", 8), "listed": ("red_black_list_records", 2)}
"""By way of a life the figure that it makes, and so many in a year of a county that tells of none."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township tells of its own alone."""
    lists = _lists()
    walks = [
        _walk(place, rng, way, lists)
        for way, (name, usual) in USUAL.items()
        for _ in range(int(numbers.get(name, usual if place.is_county else 0)))
    ]
    play(walks)
    tell("公示信用信息", len(walks))


def _lists() -> dict[Any, list[PowerItem]]:
    """The licences that offices have ever published, by office."""
    by_office: dict[Any, list[PowerItem]] = {}
    for item in PowerItem.objects.filter(kind=Power.LICENCE, listed_on__isnull=False):
        by_office.setdefault(item.agency_id, []).append(item)
    return by_office


def _grants(items: list[PowerItem], on: date) -> bool:
    """Whether an office can enter a licence on that day: it has an item in its list, or has never published any."""
    ever = [item for item in items if item.listed_on is not None and item.listed_on <= on]
    return not ever or any(item.listed_by(on) for item in ever)


def _walk(place: Place, rng: random.Random, way: str, lists: dict[Any, list[PowerItem]]) -> Walk:
    """Entered in time to be reported within the year."""
    on = working_day(rng, date(place.year, 1, 6), date(place.year, 12, 15))
    agencies = place.departments or [place.government]
    able = [one for one in agencies if way == "listed" or _grants(lists.get(one.pk, []), on)]
    walk = Walk(place, CreditPublication, rng, on, agency=rng.choice(able), until=date(place.year, 12, 31))
    return walk.follow(way)
