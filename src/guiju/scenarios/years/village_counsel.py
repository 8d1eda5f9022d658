"""Counsel of villages in a rebuilt year: engaged late in the year before, as many services with as much to show as published;
where the norm was published, every month and quarter kept."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Region
from guiju.registers.legal_services.village_counsel import VillageCounsel
from guiju.registers.legal_services.village_counsel.choices import Kind, Service
from guiju.registers.legal_services.village_counsel.life import service
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
Row = dict[str, Any]
NORMS = {"village_counsel_monthly_hours_norm", "village_counsel_quarterly_lectures_norm"}
COUNTS = {"village_counsel_lectures": Service.LECTURE, "village_counsel_outreach_events": Service.OUTREACH}
RESULTS = {
    "village_counsel_lecture_attendance": ("audience", Service.LECTURE),
    "village_counsel_materials_distributed": ("leaflets", Service.OUTREACH),
    "village_counsel_consultations": ("consulted", None),
    "village_counsel_contracts_revised": ("contracts", None),
    "village_counsel_village_rules_revised": ("rules", None),
    "village_counsel_opinions": ("opinions", None),
    "village_counsel_disputes_resolved": ("disputes", None),
}
"""What services come to in all: the column, and the kind of service where it is one of these alone."""
VACANT = 5
"""So many villages have nobody where a year does not tell of them."""
MORNING, ALL_DAY = {"begins": "08:30", "ends": "11:30", "hours": 3}, {"begins": "08:30", "ends": "17:30", "hours": 8}


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; no village where none were published."""
    told = {name for name in numbers if name.startswith(("village_counsel_", "villages_"))}
    if not told:
        return
    villages = list(_villages(place, int(numbers.get("villages_total", numbers.get("villages_with_counsel", 0)))))
    walks = [_listed(place, rng, *village) for village in villages]
    served = walks[: _with_counsel(len(walks), numbers)]
    for walk in served:
        walk.then(
            "engage", on=working_day(rng, date(place.year - 1, 12, 18), date(place.year - 1, 12, 30)), **_term(place)
        )
    days = _norm_kept(place, rng) if NORMS & told else []
    for walk in served:
        for on, row in days:
            walk.then("serve", on=on, services=[row])
    if not days:
        _share_out(place, rng, served, services(numbers))
    play(walks)
    tell("村（社区）法律顾问提供服务", len(walks))


def _villages(place: Place, wanted: int) -> Iterator[tuple[Region, str]]:
    """Each village with its name; more than there are regions bear a number."""
    there = place.villages
    for n in range(wanted or len(there)):
        village, again = there[n % len(there)], n // len(there)
        yield village, f"{village.name}{f'第{again + 1}' if again else ''}"


def _listed(place: Place, rng: random.Random, village: Region, name: str) -> Walk:
    kind = Kind.COMMUNITY if name.endswith("社区") else Kind.VILLAGE
    on = working_day(rng, date(place.year - 1, 11, 1), date(place.year - 1, 12, 10))
    walk = Walk(place, VillageCounsel, rng, on, agency=place.agency_of(village), region=village.code)
    return walk.then("list", title=f"{name}{MARK}", kind=kind)


def _with_counsel(total: int, numbers: dict[str, float]) -> int:
    if "villages_with_counsel" in numbers:
        return int(numbers["villages_with_counsel"])
    if "village_counsel_coverage_rate" in numbers:
        return round(total * numbers["village_counsel_coverage_rate"] / 100)
    return max(total - VACANT, 1)


def _term(place: Place) -> dict[str, Any]:
    return {"term_until": date(place.year, 12, 31)}


def _norm_kept(place: Place, rng: random.Random) -> list[tuple[date, Row]]:
    """A day of eight hours in each month, a lecture in the first of each quarter."""
    days = []
    for month in range(1, 13):
        kind = Service.LECTURE if month % 3 == 1 else Service.DUTY
        days.append(
            (working_day(rng, date(place.year, month, 5), date(place.year, month, 26)), {**service(kind), **ALL_DAY})
        )
    return days


def services(numbers: dict[str, float]) -> list[Row]:
    """The services of the year, none on any day yet; each column sums up to what is told of it."""
    kinds = [kind for name, kind in COUNTS.items() for _ in range(int(numbers.get(name, 0)))]
    kinds += [Service.DUTY] * max(0, int(numbers.get("village_counsel_services", len(kinds))) - len(kinds))
    rows: list[Row] = [{**service(kind), **MORNING, "consulted": None, "contracts": None} for kind in kinds]
    for name, (column, kind) in RESULTS.items():
        if name in numbers:
            among = [row for row in rows if kind in (None, row["kind"])]
            for n, row in enumerate(among):
                row[column] = int(numbers[name]) // len(among) + (n < int(numbers[name]) % len(among))
    return rows


def _share_out(place: Place, rng: random.Random, served: list[Walk], rows: list[Row]) -> None:
    """By turns to the villages, two services of a village on a day: one in the morning, one after noon."""
    by_village: dict[int, list[Row]] = defaultdict(list)
    for n, row in enumerate(rows):
        by_village[n % len(served)].append(row)
    for n, mine in by_village.items():
        months = sorted(rng.sample(range(1, 13), min(12, -(-len(mine) // 2))))
        for month, pair in zip(months, zip(mine[::2], [*mine[1::2], None], strict=False), strict=False):
            first, second = pair
            told = [first, *([{**second, "begins": "14:00", "ends": "17:00"}] if second else [])]
            on = working_day(rng, date(place.year, month, 5), date(place.year, month, 26))
            served[n].then("serve", on=on, services=told)
