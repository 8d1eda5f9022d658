"""学法考法 of the published years, rebuilt by itself: as many as printed; and that of today."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.registers.governance.exam import Exam
from guiju.registers.governance.exam_round import ExamRound
from guiju.scenarios import published
from guiju.scenarios.desk import exams
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import exam

SOME = 60
"""The printed 7,498 are a matter for ``guiju reproduce``."""


@pytest.mark.django_db
@pytest.mark.parametrize("rates", [(100, 100, 100), (90, 75, 50)])
def test_as_many_are_examined_as_printed(rates: tuple[int, ...]) -> None:
    year = published.load("zixing-2020")
    place = make_place(year)
    names = ("exam_participation_rate", "exam_pass_rate", "exam_study_hours_completion_rate")
    wanted: dict[str, Any] = {"exam_participants": SOME, **dict(zip(names, rates, strict=True))}
    exam.simulate(place, {**year.numbers, **wanted}, random.Random(1), lambda said, n: None)
    compute.refresh()
    found = compute.values(list(wanted), year.region, Period.year(year.year))
    assert {name: round(float(value or 0)) for name, value in found.items()} == pytest.approx(wanted, abs=1)
    assert found["exam_participants"] == SOME
    assert ExamRound.objects.get().stage == "closed"


@pytest.mark.django_db
def test_todays_round_is_under_way() -> None:
    year = published.load("zixing-2020")
    desk = Desk(make_place(year), date(2025, 6, 5), random.Random(1))
    count = exams.open_matters(desk)
    assert count == Exam.objects.count() > 3
    assert ExamRound.objects.get().stage == "open"
    assert Exam.objects.filter(passed=True).exists() and Exam.objects.filter(sat_on=None).exists()
    assert exams.open_matters(desk) == 0
