"""The drafts for comment of a rebuilt year: as many replied to as published, some of them heard of at contact points."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.registers.rulemaking.legislative_comment import LegislativeComment
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 4
"""So many drafts in a year of a county that tells of none."""
REPLIED = ("usual", "points", "shown", "none")


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township is asked through its county."""
    count = int(numbers.get("legislative_comments_handled", USUAL if place.is_county else 0))
    walks = [_walk(place, rng) for _ in range(count)]
    play(walks)
    tell("立法意见征集", len(walks))


def _walk(place: Place, rng: random.Random) -> Walk:
    """Received early enough to be replied to and closed within the year."""
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 9, 20))
    walk = Walk(
        place, LegislativeComment, rng, on, agency=place.bureau, region=place.code, until=date(place.year, 12, 31)
    )
    return walk.follow(walk.life.draw(rng, *REPLIED))
