"""The line of the published years and of today: as many requests as printed, answered at once or through an order."""

from __future__ import annotations

import random
from datetime import date

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.scenarios import published
from guiju.scenarios.desk import hotline
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import hotline_case

PRINTED = {"consumer_complaints_handled": 39, "consumer_losses_recovered": 3960000}


@pytest.mark.django_db
def test_requests_and_complaints_are_as_many_as_told() -> None:
    year = published.load("xihu-2021")
    place = make_place(year)
    wanted = PRINTED | {"hotline_cases_accepted": 51}
    hotline_case.simulate(place, year.numbers | wanted, random.Random(1), lambda said, n: None)
    compute.refresh()
    names = [*wanted, "hotline_direct_answers", "hotline_orders_dispatched", "hotline_on_time_rate", "hotline_rated"]
    told = compute.values(names, year.region, Period.year(year.year))
    assert told == wanted | {
        "hotline_direct_answers": 47,
        "hotline_orders_dispatched": 4,
        "hotline_on_time_rate": 100,
        "hotline_rated": 4,
    }
    assert not HotlineCase.objects.exclude(stage="closed").exists()


@pytest.mark.django_db
def test_requests_lie_on_the_desks_of_today() -> None:
    desk = Desk(make_place(published.load("ziyun-2024")), date(2025, 9, 17), random.Random(1))
    told = hotline.open_matters(desk)
    desk.play()
    assert told == HotlineCase.objects.count() == 4
    assert sorted(HotlineOrder.objects.values_list("stage", flat=True)) == ["answered", "assigned", "handling"]
    assert not HotlineOrder.objects.filter(due_on__lt=desk.today).exists()
