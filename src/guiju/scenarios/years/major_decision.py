"""The major decisions of a rebuilt year: as many in the catalogue as published, led as far as the year allows."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.registers.decisions.major_decision import MajorDecision
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 2
"""So many in the catalogue of a county that tells of none; townships have none of their own."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    listed = int(numbers.get("major_decisions_listed", USUAL if place.is_county else 0))
    walks = [_walk(place, rng) for _ in range(listed)]
    play(walks)
    step("公布重大行政决策目录", len(walks))


def _walk(place: Place, rng: random.Random) -> Walk:
    """Proposed early enough to be listed in the year; its draft is formed and shown."""
    on = working_day(rng, date(place.year, 1, 10), date(place.year, 3, 20))
    walk = Walk(place, MajorDecision, rng, on, agency=place.government, until=date(place.year, 12, 31))
    return walk.follow("usual", "feed_back")
