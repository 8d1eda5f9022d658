"""The suits of a rebuilt year: for the government and for departments, heard with a head or without, closed, lost, open."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import Way, days
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation.choices import FINAL, Handling, Outcome
from guiju.registers.oversight.litigation.life import APPEAL_OVER, HEARD, WITHOUT_HEAD
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 12
"""So many suits of a county in a year that tells of none."""


@dataclass(frozen=True)
class Totals:
    """How many suits went which way."""

    cases: int
    handled: int
    guided: int
    heard: int
    with_head: int
    closed: int
    lost: int


def totals(numbers: dict[str, float]) -> Totals:
    """From the published figures; what is not published is taken plausibly. Raises ValueError where they contradict."""

    def told(name: str, otherwise: int) -> int:
        return int(numbers.get(name, otherwise))

    handled = told("litigation_cases_handled_by_justice_bureau", 0)
    guided = told("litigation_cases_guided_by_justice_bureau", 0)
    cases = told("litigation_cases", max(handled + guided, USUAL))
    heard = told("litigation_heard", cases * 4 // 5)
    closed = told("litigation_closed", heard)
    made = Totals(
        cases=cases,
        handled=handled,
        guided=guided,
        heard=heard,
        with_head=round(heard * numbers.get("head_appearance_rate", 100) / 100),
        closed=closed,
        lost=told("litigation_lost", min(heard, closed) // 10),
    )
    if max(handled + guided, heard, closed) > cases or made.lost > min(heard, closed):
        raise ValueError("行政应诉的各项数据互相矛盾：开庭、审结不得多于收案，败诉不得多于开庭审结的。")
    return made


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township tells of none."""
    if not place.is_county:
        return
    made = totals(numbers)
    walks = [_walk(place, rng, n, made) for n in range(made.cases)]
    play(walks)
    tell("行政应诉", len(walks))


def _walk(place: Place, rng: random.Random, n: int, made: Totals) -> Walk:
    """The first are the government's, the next guided; the last are not heard, those before them are still open."""
    handling = Handling.REPRESENTED if n < made.handled else Handling.OWN
    agency = place.government if n < made.handled else place.departments[n % len(place.departments)]
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 8, 25))
    walk = Walk(place, Litigation, rng, on, agency=agency, region=place.code, until=date(place.year, 12, 31))
    guided = made.handled <= n < made.handled + made.guided
    return walk.follow(Way("", *_stops(n, made, guided)), told={"summon": {"handling": handling}})


def _stops(n: int, made: Totals, guided: bool) -> Iterator[Any]:
    yield from ("summon", "entrust" @ days(1, 2), "defend" @ days(1, 5))
    if guided:
        yield "guide" @ days(0, 2)
    if n < made.heard:
        yield ("hear" @ days(8, 20)).saying(**(HEARD if n < made.with_head else WITHOUT_HEAD))
    if n < made.closed:
        unheard = Outcome.WITHDRAWN if n >= made.heard else Outcome.DISMISSED
        outcome = Outcome.ANNULLED if n < made.lost else unheard
        yield ("rule" @ days(3, 15)).saying(outcome=outcome)
        if outcome not in FINAL:
            yield "take_effect" @ APPEAL_OVER
        yield "close" @ days(0, 3)
