"""Discipline cases of a published year: cases and persons as printed, apart."""

from __future__ import annotations

import random
from datetime import date

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.keeping.clocks import ClockRow
from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.scenarios import published
from guiju.scenarios.desk import discipline
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import discipline_case


@pytest.mark.django_db
def test_cases_and_persons_are_as_many_as_told() -> None:
    year = published.load("xihu-2021")
    place = make_place(year)
    wanted = {"conduct_cases": 5, "conduct_case_persons": 7}
    discipline_case.simulate(place, year.numbers | wanted, random.Random(1), lambda said, n: None)
    compute.refresh()
    assert compute.values(list(wanted), year.region, Period.year(year.year)) == wanted
    assert not DisciplineCase.objects.exclude(stage="closed").exists()
    assert not ClockRow.objects.filter(running=True).exists(), "nothing of the year is overdue years later"


@pytest.mark.django_db
def test_cases_lie_on_the_desk_of_today() -> None:
    desk = Desk(make_place(published.load("ziyun-2024")), date(2025, 9, 17), random.Random(1))
    told = discipline.open_matters(desk)
    desk.play()
    assert told == DisciplineCase.objects.count()
    assert sorted(DisciplineCase.objects.values_list("stage", flat=True)) == ["decided", "filed", "lead"]
