"""Major decisions and counsel of the published years, rebuilt by themselves: as many as printed (of “more than a hundred”, 101)."""

from __future__ import annotations

import random
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.scenarios import published
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import counsel, major_decision


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("ziyun-2024", {"major_decisions_listed": 1}),
        ("xihu-2021", {"counsel_services": 108}),
        ("zixing-2020", {"counsel_government_dispute_services": 101}),
    ],
)
def test_as_many_as_printed(name: str, wanted: dict[str, Any]) -> None:
    year = published.load(name)
    place = make_place(year)
    for module in (major_decision, counsel):
        module.simulate(place, year.numbers, random.Random(1), lambda said, count: None)
    compute.refresh()
    assert compute.values(list(wanted), year.region, Period.year(year.year)) == wanted
