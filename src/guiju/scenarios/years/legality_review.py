"""The legality reviews of a rebuilt year: contracts, decisions and projects with counsel, land; as many as published."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Decider, Subject
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
MAJOR = (Subject.DECISION, Subject.PROJECT, Subject.NEGOTIATION)
USUAL = {"counsel_major_matter_reviews": 10, "government_contract_reviews": 14, "land_acquisition_projects_reviewed": 2}
"""So many of each in a year that tells of none."""
CONCLUDED = ("usual", "adjusted", "unlawful")


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    walks = [_walk(place, rng, subject) for subject in _subjects(numbers, rng)]
    play(walks)
    step("合法性审查", len(walks))


def _subjects(numbers: dict[str, float], rng: random.Random) -> Iterator[Subject]:
    wanted = {name: int(numbers.get(name, usual)) for name, usual in USUAL.items()}
    yield from (rng.choice(MAJOR) for _ in range(wanted["counsel_major_matter_reviews"]))
    yield from [Subject.CONTRACT] * wanted["government_contract_reviews"]
    yield from [Subject.LAND] * wanted["land_acquisition_projects_reviewed"]


def _walk(place: Place, rng: random.Random, subject: Subject) -> Walk:
    """Sent early enough to be concluded within the year."""
    agency = rng.choice(place.departments or [place.government])
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 11, 20))
    walk = Walk(place, LegalityReview, rng, on, agency=agency, until=date(place.year, 12, 31))
    decider = Decider.GOVERNMENT if place.is_county else Decider.AGENCY
    told: dict[str, Any] = {"send": {"subject": subject, "decider": decider}}
    return walk.follow(walk.life.draw(rng, *CONCLUDED), told=told)
