"""Study and examination of a rebuilt year: as many as printed were examined on the platform of the province, and passed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.exam import Exam
from guiju.registers.governance.exam.columns import Result
from guiju.registers.governance.exam_round import ExamRound
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = 12
"""So many are examined where nothing is published."""
HOURS, AT_ONCE = 20, 500
SCORES = {Result.PASSED: 85, Result.FAILED: 45, Result.MISSED: None}


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``. A township calls nobody to be examined."""
    if not place.is_county:
        return
    on = working_day(rng, date(place.year, 10, 25), date(place.year, 11, 4))
    led = Walk(place, ExamRound, rng, on, agency=place.bureau)
    units = [*place.departments, *place.townships] or [place.government]
    told: dict[str, Any] = {
        "platform": f"全省统一的学法考试平台{MARK}",
        "bank": None,
        "hours_due": HOURS,
        "units": units,
    }
    led.then("open", closes_on=date(place.year, 11, 30), **told).take()
    persons = list(_persons(numbers))
    for n in range(0, len(persons), AT_ONCE):
        some = enumerate(persons[n : n + AT_ONCE], n)
        play([_person(place, rng, led, units[nth % len(units)], nth, *one) for nth, one in some])
    Walk(place, ExamRound, rng, date(place.year, 12, 1), agency=place.bureau, record=led.record).then(
        "settle", days(0)
    ).then("close", days(1, 3)).take()
    step("学法考法", len(persons))


def _persons(numbers: dict[str, float]) -> Iterator[tuple[Result, int]]:
    """What became of each, and how many hours they had studied: those who sat, then those who did not come."""
    sat = int(numbers.get("exam_participants", USUAL))
    due = round(sat * 100 / numbers.get("exam_participation_rate", 100))
    passed = round(sat * numbers.get("exam_pass_rate", 100) / 100)
    studied = round(due * numbers.get("exam_study_hours_completion_rate", 100) / 100)
    for n in range(due):
        result = Result.PASSED if n < passed else Result.FAILED if n < sat else Result.MISSED
        yield result, HOURS if n < studied else HOURS - 1


def _person(place: Place, rng: random.Random, led: Walk, unit: Agency, nth: int, result: Result, hours: int) -> Walk:
    told: dict[str, Any] = {"round": led.record, "name": f"学员{nth + 1}{MARK}", "study_hours": hours}
    walk = Walk(place, Exam, rng, led.on, agency=unit)
    return walk.then("register", on=led.on, **told, result=result, score=SCORES[result])
