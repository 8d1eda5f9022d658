"""The roundtables of a rebuilt year: so many held, so many issues solved, all confirmed within the year."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import cycle

from guiju.kernel.offices.people import Region
from guiju.registers.disputes.roundtable import Roundtable
from guiju.registers.disputes.roundtable.life import issue
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Told, Walk, play

MOST_SOLVED = 3
"""So many issues of one meeting are solved where only issues were published."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    solved = int(numbers.get("roundtable_issues_resolved", numbers.get("roundtable_meetings", len(place.townships))))
    meetings = int(numbers.get("roundtable_meetings", -(-solved // MOST_SOLVED)))
    villages = zip(range(meetings), cycle(place.villages), strict=False)
    walks = [
        _walk(place, rng, village, solved * (n + 1) // meetings - solved * n // meetings) for n, village in villages
    ]
    play(walks)
    tell("召开“幸福圆桌会”", len(walks))


def _walk(place: Place, rng: random.Random, village: Region, solved: int) -> Walk:
    """One meeting with so many issues solved; one of which nothing is solved hands its issue to a department."""
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 10, 15))
    walk = Walk(place, Roundtable, rng, on, agency=place.agency_of(village), region=village.code)
    collected = {"community": village.name}
    if not solved:
        return walk.follow("department", told={"collect": collected})
    told: Told = {"collect": {**collected, "issues": lambda at: [issue(at) for _ in range(solved)]}}
    return walk.follow("usual", told=told)
