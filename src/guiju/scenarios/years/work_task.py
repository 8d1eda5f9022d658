"""The lists of tasks of a rebuilt year: work points with as many areas as printed, a store of projects, indicators to reach."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan.choices import EACH_A_TASK, Kind, Subject
from guiju.registers.governance.work_task import WorkTask
from guiju.registers.governance.work_task.doing import HOLDER
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL_AREAS = 6
NAMED = {Kind.PROJECTS: "社会治理项目库", Kind.INDICATORS: "社会治理任务指标"}
COUNTED = {"social_governance_projects": Kind.PROJECTS, "social_governance_indicators": Kind.INDICATORS}


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of these registers equal ``numbers``."""
    areas = int(numbers.get("work_task_areas", USUAL_AREAS))
    if areas:
        lead(place, rng, points(place, areas))
    for name, kind in COUNTED.items():
        if count := int(numbers.get(name, 0)):
            lead(place, rng, store(place, kind, count))
    step("督办年度任务", WorkTask.objects.filter(simulated=True, assigned_on__year=place.year).count())


def points(place: Place, areas: int) -> dict[str, Any]:
    """The year's work points: a task under each area."""
    title = f"{place.year}年法治政府建设工作要点{MARK}"
    named = [{"name": f"第{n}方面工作{MARK}"} for n in range(1, areas + 1)]
    items = [item(place, unit, n, area=n) for n, unit in enumerate(islice(units(place), areas), 1)]
    return {"title": title, "kind": Kind.POINTS, "subject": Subject.LAW, "areas": named, "items": items}


def store(place: Place, kind: Kind, count: int) -> dict[str, Any]:
    """So many projects or indicators, each a task of one unit."""
    title = f"{place.year}年{NAMED[kind]}（{count}{EACH_A_TASK[kind]}）{MARK}"
    items = [item(place, unit, n) for n, unit in enumerate(islice(units(place), count), 1)]
    return {"title": title, "kind": kind, "subject": Subject.SOCIAL, "areas": [], "items": items}


def units(place: Place) -> Any:
    """Who answers for the tasks, by turns: a township gives them to itself alone."""
    return cycle([*place.departments, *place.townships] if place.is_county else [place.office])


def item(place: Place, unit: Any, n: int, area: int | None = None) -> dict[str, Any]:
    due = date(place.year, 11, 15)
    return {"area": area, "what": f"第{n}项任务{MARK}", "standard": "", "unit": unit, "due_on": due}


def lead(place: Place, rng: random.Random, told: dict[str, Any]) -> None:
    """One list from its issue in spring until every task of it is cleared, and it is closed."""
    on = working_day(rng, date(place.year, 2, 20), date(place.year, 3, 20))
    opening = Walk(place, WorkPlan, rng, on, agency=place.office)
    led = opening.then("establish", of_year=place.year, **told).then("issue", days(1, 5)).take()
    tasks = WorkTask.objects.filter(plan=led.record).select_related("agency", "plan")
    walks = [_task(place, rng, task, led.on) for task in tasks]
    play(walks)
    last = max(walk.on for walk in walks)
    Walk(place, WorkPlan, rng, last, agency=place.office, record=led.record).then("close", days(1, 5)).take()


def _task(place: Place, rng: random.Random, task: WorkTask, on: date) -> Walk:
    walk = Walk(place, WorkTask, rng, on, record=task, agency=task.agency, organs={HOLDER: task.plan.agency})
    return walk.follow("usual", since="assign")
