"""The audits of a rebuilt year: as many reports as published, what they found put right or being put right."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from guiju.registers.oversight.audit_project import AuditProject
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

PLANNED, LATEST = (1, 5), (6, 30)
"""First and last day on which an audit is taken into the year's plan: it takes half a year at most until its report."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """So many audits end with a report; a township has no organ of audit."""
    count = int(numbers.get("audit_projects_completed", 4 if place.is_county else 0))
    agency = next((one for one in place.departments if "审计" in one.name), place.department)
    walks = []
    for _ in range(count):
        on = working_day(rng, date(place.year, *PLANNED), date(place.year, *LATEST))
        walk = Walk(place, AuditProject, rng, on, agency=agency, until=date(place.year, 12, 31), brisk=True)
        walks.append(walk.follow(walk.life.draw(rng, "usual", "decided", "handed_over")))
    play(walks)
    step("实施审计", len(walks))
