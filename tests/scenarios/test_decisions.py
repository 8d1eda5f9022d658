"""The major decisions of the published years, rebuilt by themselves: as many as printed."""

from __future__ import annotations

import random

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.scenarios import published
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import major_decision


@pytest.mark.django_db
def test_as_many_as_printed() -> None:
    year = published.load("ziyun-2024")
    place = make_place(year)
    major_decision.simulate(place, year.numbers, random.Random(1), lambda said, count: None)
    compute.refresh()
    assert compute.values(["major_decisions_listed"], year.region, Period.year(year.year)) == {
        "major_decisions_listed": 1
    }
