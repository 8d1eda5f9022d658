"""The inspections of a rebuilt year: their number and fields, the enterprises visited, what was found and put right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice
from typing import Any

from guiju.kernel.declaring.simulated import MARK, unit
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.inspection.choices import Grade, HazardKind, Kind, Result, SubjectKind
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play
from guiju.scenarios.years.penalty_case import offices

FIELDS = ("safety", "urban", "transport", "agriculture")
EACH = 8
"""So many hazards at most are found at one visit."""
LATEST = (10, 20)
"""The last day on which a visit that finds something begins: what is ordered then is put right within the year."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """Inspections so that the published numbers hold; what is not published takes a plausible size. Raises ValueError."""
    rectified, spots = _told(numbers, "hazards_rectified"), _told(numbers, "sewer_misconnections_rectified")
    found = int(numbers.get("hazards_found", rectified + rectified // 20))
    health = _told(numbers, "inspections_health")
    if found < rectified:
        raise ValueError(f"整改隐患数{rectified}多于发现隐患数{found}。")
    hazards = [*_visits(HazardKind.SAFETY, rectified), *_visits(HazardKind.MISCONNECTION, spots)]
    left = [*_visits(HazardKind.SAFETY, found - rectified)]
    enterprises = _told(numbers, "enterprises_inspected")
    faulty = len(hazards) + len(left)
    total = int(numbers.get("inspections", max(faulty + health, enterprises, 12) + 4))
    if total < faulty + health:
        raise ValueError(f"行政检查次数{total}少于分领域检查和发现问题的检查次数之和{faulty + health}。")
    visits = Visits(place, rng, enterprises or total // 2)
    walks = [visits.made("put_right", told) for told in hazards]
    walks += [visits.made("put_right", told, upto="order") for told in left]
    walks += [visits.made("usual", field="health") for _ in range(health)]
    walks += [visits.made("usual", field=field) for field in islice(cycle(FIELDS), total - len(walks))]
    visits.interviewed(walks, _told(numbers, "warning_interviews"))
    play(walks)
    step("开展行政检查", len(walks))


def _told(numbers: dict[str, float], name: str) -> int:
    return int(numbers.get(name, 0))


def _visits(kind: HazardKind, count: int) -> Iterator[list[dict[str, Any]]]:
    """So many hazards, a few at each visit."""
    one = {"kind": kind, "grade": Grade.GENERAL, "where": f"现场{MARK}", "what": f"不符合要求{MARK}"}
    for begun in range(0, count, EACH):
        yield [one] * min(EACH, count - begun)


class Visits:
    """Visits on their way, each by two officers certified all year; the enterprises come round by turns."""

    def __init__(self, place: Place, rng: random.Random, enterprises: int) -> None:
        self.place, self.rng, self.offices = place, rng, offices(place)
        self.subjects = cycle([unit(rng, place.code) for _ in range(max(1, enterprises))])

    def made(
        self, way: str, hazards: list[dict[str, Any]] | None = None, *, field: str = "safety", upto: str = ""
    ) -> Walk:
        agency, officers = self.offices[field]
        latest = LATEST if hazards else (12, 10)
        on = working_day(self.rng, date(self.place.year, 1, 6), date(self.place.year, *latest))
        opening = {
            "field": field,
            "kind": Kind.SPECIAL,
            "checklist": None,
            "subject_kind": SubjectKind.ENTERPRISE,
            "subject": [next(self.subjects)],
            "planned_on": on,
        }
        held: dict[str, Any] = {"inspectors": [{"certificate": one, "shown": True} for one in officers]}
        held |= {"result": Result.FOUND, "hazards": hazards} if hazards else {}
        walk = Walk(self.place, Inspection, self.rng, on, agency=agency, brisk=True)
        return walk.follow(way, upto, told={"plan": opening, "hold": held})

    def interviewed(self, walks: list[Walk], count: int) -> None:
        """Whoever was found at fault first is talked to, on the day on which it was ordered to put things right."""
        talks = [walk for walk in walks if any(act.step == "order" for act in walk.acts)][:count]
        if len(talks) < count:
            talks += [walk for walk in walks if walk not in talks][: count - len(talks)]
        for walk in talks:
            place = next((n for n, act in enumerate(walk.acts) if act.step in ("order", "publish")), len(walk.acts) - 1)
            act = walk.acts[place]
            talk = {"interviews": [{"capacity": "负责人", "words": f"要求落实主体责任{MARK}"}]}
            walk.acts.insert(place, type(act)("interview", talk, act.on, walk.actor("interview")))
