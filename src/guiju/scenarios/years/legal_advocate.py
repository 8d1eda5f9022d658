"""The advocates of a rebuilt year: as many on the roll as published, in their villages, of whom some are the backbone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.kernel.offices.people import Agency
from guiju.registers.education.legal_advocate import A_VILLAGE, LegalAdvocate
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 9
"""So many in a county whose year tells of none: three villages keep to the norm."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``. Raises ValueError where they contradict."""
    total = int(numbers.get("legal_advocates", max(USUAL if place.is_county else 0, _backbone(numbers))))
    if (backbone := _backbone(numbers)) > total:
        raise ValueError("法律明白人骨干多于法律明白人。")
    seats = _seats(place)
    walks = [_walk(place, rng, seats[n // A_VILLAGE % len(seats)], n < backbone) for n in range(total)]
    play(walks)
    tell("法律明白人", len(walks))


def _backbone(numbers: dict[str, float]) -> int:
    return int(numbers.get("legal_advocate_backbones", 0))


def _seats(place: Place) -> list[tuple[Agency, str]]:
    """Township and village; the office itself where no villages are known."""
    return [(place.agency_of(one), one.code) for one in place.villages] or [(place.office, place.office.region_id)]


def _walk(place: Place, rng: random.Random, seat: tuple[Agency, str], backbone: bool) -> Walk:
    """Chosen and certified in the spring, made backbone by the autumn."""
    agency, region = seat
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 6, 30))
    walk = Walk(place, LegalAdvocate, rng, on, agency=agency, region=region, until=date(place.year, 12, 31))
    return walk.follow("backbone", "name_backbone") if backbone else walk.follow("usual", "certify")
