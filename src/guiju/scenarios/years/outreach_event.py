"""Teaching of the law in a rebuilt year: as many events of each kind as published, and what they came to in all."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.registers.education.outreach_event import Audience, Kind, OutreachEvent
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

EVENTS, ROUNDS, REACHED = 12, 12, 40
"""Of events and of rounds from house to house in a year that tells of none, and of people at each."""
MEDIA = {
    "outreach_wechat_messages": "messages",
    "outreach_bulletin_issues": "boards",
    "outreach_banners_hung": "banners",
    "outreach_broadcast_hours": "hours",
}


@dataclass
class Held:
    """One sitting to be, and what it came to."""

    kind: Kind
    audience: Audience
    came_to: dict[str, int] = field(default_factory=dict)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    lessons = [Held(Kind.LESSON, Audience.STUDENTS) for _ in range(int(numbers.get("school_first_lessons", 0)))]
    others = list(_events(numbers, len(lessons)))
    rounds = [Held(Kind.HOUSEHOLD, Audience.VILLAGERS) for _ in range(ROUNDS)]
    _share(rounds, "households", int(numbers.get("household_outreach_visits", 10 * ROUNDS)))
    taught = int(numbers.get("school_first_lesson_attendance", REACHED * len(lessons))) if lessons else 0
    _share(lessons, "reached", taught)
    _share(others, "reached", int(numbers.get("people_reached", REACHED * len(others) + taught)) - taught)
    _share(others, "leaflets", int(numbers.get("leaflets_distributed", 2 * REACHED * len(others))))
    media = [Held(Kind.MEDIA, Audience.PUBLIC) for _ in range(ROUNDS if MEDIA.keys() & numbers.keys() else 0)]
    for concept, column in MEDIA.items():
        _share(media, column, int(numbers.get(concept, 0)))
    there = [*lessons, *others, *(held for held in (*rounds, *media) if any(held.came_to.values()))]
    walks = [_walk(place, rng, held, n) for n, held in enumerate(there, 1)]
    play(walks)
    tell("开展普法活动", len(walks))


def _events(numbers: dict[str, float], lessons: int) -> Iterator[Held]:
    """Those of each kind that is told of; then as many of other kinds as the year has in all."""
    squares, talks = int(numbers.get("square_outreach_events", 0)), int(numbers.get("law_lectures_held", 0))
    firms = int(numbers.get("enterprise_law_events", 0))
    themes = max(int(numbers.get("concentrated_outreach_events", 0)) - squares, 0)
    told = squares + talks + firms + themes + lessons
    rest = max(int(numbers.get("outreach_events", max(told, EVENTS))) - told, 0)
    for kind, audience, count in (
        (Kind.SQUARE, Audience.PUBLIC, squares),
        (Kind.LECTURE, Audience.VILLAGERS, talks),
        (Kind.ENTERPRISE, Audience.ENTERPRISES, firms),
        (Kind.THEME, Audience.PUBLIC, themes),
        (Kind.OTHER, Audience.PUBLIC, rest),
    ):
        yield from (Held(kind, audience) for _ in range(count))


def _share(held: list[Held], column: str, total: int) -> None:
    """So much in all, as evenly as may be."""
    for n, one in enumerate(held):
        one.came_to[column] = total * (n + 1) // len(held) - total * n // len(held)


def _walk(place: Place, rng: random.Random, held: Held, n: int) -> Walk:
    """Entered by the townships and the departments by turns, proved and checked within the year."""
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 12, 10))
    agencies = [*place.townships, *place.departments] or [place.government]
    sitting: dict[str, Any] = {"place": f"第{n}号场地{MARK}", **held.came_to}
    told = {"kind": held.kind, "audience": held.audience, "sittings": [sitting]}
    agency = agencies[n % len(agencies)]
    walk = Walk(place, OutreachEvent, rng, on, agency=agency, until=date(place.year, 12, 31))
    return walk.follow("unlisted", told={"register": told})
