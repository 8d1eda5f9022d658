"""Discipline cases of a published year: cases and persons as printed, apart."""

from __future__ import annotations

import random

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.scenarios import published
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
