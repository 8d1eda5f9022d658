"""The centre of a rebuilt year: so many visitors received, so many of its matters resolved."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from guiju.registers.disputes.visit import Visit
from guiju.registers.disputes.visit.choices import Channel
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

USUAL_RATE = 90
"""Per cent, where only visitors were published."""
TOGETHER = 3
"""Visitors of one matter, about."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; nothing where none was published."""
    if not numbers.keys() & {"visits_received", "visit_resolution_rate"}:
        return
    visitors = int(numbers.get("visits_received", 0))
    rate = Fraction(str(numbers.get("visit_resolution_rate", USUAL_RATE))) / 100
    matters = rate.denominator * max(1, visitors // (TOGETHER * rate.denominator))
    resolved = int(rate * matters)
    walks = [_walk(place, rng, share(visitors, matters, n), resolved=n < resolved) for n in range(matters)]
    play(walks)
    tell("接待群众、办理信访事项", len(walks))


def share(visitors: int, matters: int, n: int) -> int:
    """The visitors of the n-th matter; nought for one that came by letter."""
    return visitors * (n + 1) // matters - visitors * n // matters


def _walk(place: Place, rng: random.Random, visitors: int, *, resolved: bool) -> Walk:
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 12, 28))
    channel = Channel.VISIT if visitors else Channel.LETTER
    walk = Walk(place, Visit, rng, on, agency=place.office)
    return walk.then("settle_at_once", channel=channel, persons=max(1, visitors), resolved=resolved)
