"""The proposals of a rebuilt year: as many of deputies and of 政协 closed as published, replied to in time, found good."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import Way, days
from guiju.registers.oversight.proposal import Proposal
from guiju.registers.oversight.proposal.choices import Kind, Rating
from guiju.registers.oversight.proposal.life import TAKEN_UP
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = {Kind.DEPUTY: ("npc_suggestions_handled", 8), Kind.CPPCC: ("cppcc_proposals_handled", 8)}
"""So many of each in a year of a county that tells of none."""
IN_TIME, LATE = days(3, 15), days(95, 100)
"""Past three months at least where it is late: a hundred working days are more than four."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township tells of its own alone."""
    kinds = [kind for kind, (name, usual) in USUAL.items() for _ in range(_told(place, numbers, name, usual))]
    in_time = round(len(kinds) * numbers.get("proposal_reply_rate", 100) / 100)
    good = round(len(kinds) * numbers.get("proposal_satisfaction_rate", 100) / 100)
    walks = [_walk(place, rng, kind, n < in_time, n < good) for n, kind in enumerate(kinds)]
    play(walks)
    tell("建议提案", len(walks))


def _told(place: Place, numbers: dict[str, float], name: str, usual: int) -> int:
    return int(numbers.get(name, usual if place.is_county else 0))


def _walk(place: Place, rng: random.Random, kind: Kind, in_time: bool, good: bool) -> Walk:
    """Assigned after the sessions of spring, closed within the year."""
    agencies = place.departments or [place.government]
    on = working_day(rng, date(place.year, 2, 10), date(place.year, 4, 30))
    walk = Walk(place, Proposal, rng, on, agency=rng.choice(agencies), until=date(place.year, 12, 31))
    rating = Rating.SATISFIED if good else Rating.BASICALLY
    way = Way("", *TAKEN_UP, "reply" @ (IN_TIME if in_time else LATE), "rate" @ days(2, 9), "close" @ days(0, 4))
    told: dict[str, Any] = {"assign": {"kind": kind}, "rate": {"satisfaction": rating}}
    return walk.follow(way, told=told)
