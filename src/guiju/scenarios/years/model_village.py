"""The model villages of a rebuilt year: as many that bear a title as published; most entered from before, a few named anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.offices.people import Agency
from guiju.registers.education.model_village import ModelVillage
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 3
"""So many in a county whose year tells of none."""
ONE_ANEW = 8
"""Of so many one was named in the year itself."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figure of this register equals ``numbers``. Raises ValueError where it cannot be."""
    total = int(numbers.get("model_villages", USUAL if place.is_county and place.villages else 0))
    if total > len(place.villages):
        raise ValueError("民主法治示范村多于村（社区）总数。")
    chosen = rng.sample(place.villages, total)
    walks = [_walk(place, rng, place.agency_of(one), one, n % ONE_ANEW == 0) for n, one in enumerate(chosen)]
    play(walks)
    tell("民主法治示范村", len(walks))


def _walk(place: Place, rng: random.Random, agency: Agency, village: Any, anew: bool) -> Walk:
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 8, 31))
    walk = Walk(place, ModelVillage, rng, on, agency=agency, region=village.code, until=date(place.year, 12, 31))
    way, opened = ("usual", "apply") if anew else ("held", "claim")
    return walk.follow(way, told={opened: {"village": village.name}})
