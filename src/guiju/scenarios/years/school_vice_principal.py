"""The schools of a rebuilt year and their vice principals: as many of each as published, no school without one where all have."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.kernel.offices.people import Agency
from guiju.registers.education.school import School
from guiju.registers.education.school_vice_principal import SchoolVicePrincipal
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 8
"""So many schools in a county whose year tells of none."""
COVERED, POSTS, SCHOOLS = "school_vice_principal_coverage_rate", "school_vice_principals", "schools_total"


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of these registers equal ``numbers``. Raises ValueError where they contradict."""
    people = int(numbers.get(POSTS, numbers.get("schools_with_vice_principal", USUAL if place.is_county else 0)))
    covered = int(numbers.get("schools_with_vice_principal", people))
    schools = int(numbers.get(SCHOOLS, round(covered * 100 / numbers.get(COVERED, 100))))
    if covered > min(schools, people):
        raise ValueError("配有法治副校长的学校多于学校总数或者法治副校长人数。")
    listed = [_listed(place, rng) for _ in range(schools)]
    play(listed)
    engaged = [_engaged(place, rng, listed[n % covered].record) for n in range(people)]
    play(engaged)
    tell("学校、法治副校长", len(listed) + len(engaged))


def _listed(place: Place, rng: random.Random) -> Walk:
    on = working_day(rng, date(place.year - 1, 2, 1), date(place.year - 1, 11, 30))
    return Walk(place, School, rng, on, agency=_education(place)).then("enter")


def _engaged(place: Place, rng: random.Random, school: School) -> Walk:
    """Recommended and engaged before the summer, teaching until December."""
    on = working_day(rng, date(place.year, 1, 5), date(place.year, 5, 31))
    walk = Walk(place, SchoolVicePrincipal, rng, on, agency=school.agency, until=date(place.year, 12, 31))
    return walk.follow("usual", told={"recommend": {"school": school}})


def _education(place: Place) -> Agency:
    return next((one for one in place.departments if "教育" in one.name), place.office)
