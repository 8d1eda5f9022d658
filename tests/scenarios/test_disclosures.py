"""Items and requests of a rebuilt year by themselves: their figures are those that are told."""

from __future__ import annotations

import random

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import administration
from guiju.scenarios import founding, published
from guiju.scenarios.years import disclosure_item, disclosure_request

NUMBERS = {
    "disclosure_items_published": 7,
    "disclosure_website_items": 6,
    "disclosure_new_media_items": 2,
    "disclosure_requests_received": 11,
    "disclosure_requests_legal_persons": 3,
    "disclosure_requests_open": 1,
    "disclosure_requests_granted": 3,
    "disclosure_requests_partly_granted": 1,
    "disclosure_requests_refused": 2,
    "disclosure_requests_unable": 2,
    "disclosure_requests_not_handled": 1,
    "disclosure_requests_otherwise": 1,
}


@pytest.mark.django_db
def test_the_told_figures_come_out() -> None:
    year = published.load("xihu-2021")
    told = {name: float(value) for name, value in NUMBERS.items()}
    with administration.laid_in("装入模拟数据"):
        place = founding.make_place(year)
        for module in (disclosure_item, disclosure_request):
            module.simulate(place, told, random.Random(1), lambda words, count: None)
    compute.refresh()
    assert compute.values([*NUMBERS], year.region, Period.year(year.year)) == NUMBERS


@pytest.mark.parametrize(
    ("module", "numbers"),
    [
        (disclosure_item, {"disclosure_items_published": 3, "disclosure_website_items": 4}),
        (disclosure_request, {"disclosure_requests_received": 3, "disclosure_requests_closed": 4}),
    ],
)
@pytest.mark.django_db
def test_numbers_that_contradict_are_told(module: object, numbers: dict[str, float]) -> None:
    place = founding.make_place(published.load("xihu-2021"))
    with pytest.raises(ValueError, match="多于"):
        module.simulate(place, numbers, random.Random(1), lambda words, count: None)  # type: ignore[attr-defined]
