"""Items and cases of public services of a rebuilt year by themselves: few, with the rates and batches of the published ones."""

from __future__ import annotations

import random
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.scenarios import published
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import service_item

ITEMS: dict[str, Any] = {
    "zero_visit_items": 4, "zero_visit_item_batches": 2, "one_visit_items": 3, "one_visit_item_batches": 3,
    "cross_province_agreement_counties": 5, "notice_qr_codes": 6, "intermediary_service_items": 2,
    "delegated_service_items": 3, "delegated_service_items_township": 2, "delegated_service_items_village": 1,
    "one_matter_services": 1, "online_tax_item_rate": 95,
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
