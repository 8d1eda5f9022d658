"""Items and cases of public services of a rebuilt year by themselves: few, with the rates and batches of the published ones."""

from __future__ import annotations

import random
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import administration
from guiju.kernel.keeping.ledger import Entry
from guiju.registers.services.service_branch import ServiceBranch
from guiju.scenarios import by_hand, published
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import service_case, service_item

ITEMS: dict[str, Any] = {
    "zero_visit_items": 4,
    "zero_visit_item_batches": 2,
    "one_visit_items": 3,
    "one_visit_item_batches": 3,
    "cross_province_agreement_counties": 5,
    "notice_qr_codes": 6,
    "intermediary_service_items": 2,
    "delegated_service_items": 3,
    "delegated_service_items_township": 2,
    "delegated_service_items_village": 1,
    "one_matter_services": 1,
    "online_tax_item_rate": 95,
}


@pytest.mark.django_db
def test_items_are_as_many_as_printed() -> None:
    year = published.load("zixing-2020")
    service_item.simulate(make_place(year), ITEMS, random.Random(1), lambda said, n: None)
    compute.refresh()
    found = compute.values(list(ITEMS), year.region, Period.year(year.year))
    assert {name: round(float(value or 0)) for name, value in found.items()} == pytest.approx(ITEMS, abs=1)
    assert all(found[name] == ITEMS[name] for name in ITEMS if not name.endswith("_rate"))


def test_a_rate_is_rebuilt_with_few_items() -> None:
    assert service_item.shares(90.2, 0) == (4, 41)
    with pytest.raises(ValueError, match="网上可办率"):
        service_item.shares(120, 0)


CASES: dict[str, Any] = {
    "online_service_cases": 3,
    "off_hours_service_cases": 4,
    "service_ratings_received": 9,
    "service_satisfaction_rate": 100,
    "one_matter_services": 2,
    "one_matter_services_with_cases": 2,
    "one_matter_cases": 3,
}


@pytest.mark.django_db
@pytest.mark.parametrize("rate", [100, 67])
def test_cases_and_ratings_are_as_many_as_printed(rate: int) -> None:
    year, wanted = published.load("ziyun-2024"), {**CASES, "service_satisfaction_rate": rate}
    place = make_place(year)
    for module in (service_item, service_case):
        module.simulate(place, wanted, random.Random(1), lambda said, n: None)
    compute.refresh()
    names = [*wanted, "project_approval_time_reduction_rate", "service_bad_ratings_rectified_rate"]
    found = compute.values(names, year.region, Period.year(year.year))
    assert {name: round(float(found[name] or 0)) for name in wanted} == wanted
    assert found["project_approval_time_reduction_rate"] == 60
    assert found["service_bad_ratings_rectified_rate"] == (None if rate == 100 else 100)
    last = Entry.objects.exclude(register__in=administration.OF_NO_RECORD).order_by("on").values_list("on", flat=True)
    assert max(last).year == year.year
    assert ServiceBranch.objects.exclude(stage="answered").count() == 0


def test_tens_of_thousands_are_laid_by_a_hundredth() -> None:
    year = published.load("ziyun-2024")
    few = by_hand.numbers(year, whole=False)
    assert (few["service_ratings_received"], few["one_matter_cases"]) == (588, 126)
    assert by_hand.numbers(year, whole=True)["service_ratings_received"] == 58790
    assert few["one_matter_services"] == 13
