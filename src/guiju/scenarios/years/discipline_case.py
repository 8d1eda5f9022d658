"""The discipline cases of a rebuilt year: as many of conduct as published, with as many persons; cases and persons apart."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.registers.oversight.discipline_case.choices import PartySanction, Rank, Result, Status, Subject, Track
from guiju.scenarios.place import LONG_AGO, Place, working_day
from guiju.scenarios.walking import Walk, play

USUAL_CASES, USUAL_PERSONS = 6, 7
"""Of a county that tells of none."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township has no organ of its own."""
    cases = int(numbers.get("conduct_cases", USUAL_CASES if place.is_county else 0))
    persons = max(cases, int(numbers.get("conduct_case_persons", cases * USUAL_PERSONS // USUAL_CASES)))
    if cases:
        agency = commission(place)
        each, more = divmod(persons, cases)
        play([_case(place, rng, agency, each + (n < more)) for n in range(cases)])
    tell("办理处分和问责案件", cases)


def commission(place: Place) -> Agency:
    """The supervisory organ of the county, made on first use."""
    there = next((one for one in place.departments if "监委" in one.name or "监察委员会" in one.name), None)
    region = place.bureau.region
    agency = (
        there
        or Agency.objects.get_or_create(
            name=f"{region.name}监察委员会",
            region=region,
            defaults={"mark": f"{place.bureau.mark.removesuffix('司')}监"},
        )[0]
    )
    entrust(agency, Organ.SUPERVISORY, since=LONG_AGO)
    return agency


def _case(place: Place, rng: random.Random, agency: Agency, persons: int) -> Walk:
    """Filed in the year and closed within it."""
    on = working_day(rng, date(place.year, 1, 6), date(place.year, 8, 31))
    walk = Walk(place, DisciplineCase, rng, on, agency=agency, until=date(place.year, 12, 31))
    row = {"rank": Rank.STAFF, "status": Status.CIVIL_SERVANT, "member": True}
    named: dict[str, Any] = {
        "person": [walk.telling().person() for _ in range(persons)],
        "persons": [row for _ in range(persons)],
    }
    punished = {
        "result": Result.PUNISHED,
        "party_sanction": PartySanction.WARNING,
    }  # no term that would end years later
    decisions = [{"nth": n, **punished} for n in range(persons)]
    opened = {"track": Track.SUPERVISORY, "subject": Subject.CONDUCT}
    return walk.follow("usual", told={"take_lead": opened, "file": named, "decide": {"decisions": decisions}})
