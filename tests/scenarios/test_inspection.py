"""The rebuilt year of inspections: totals exact, impossible numbers refused."""

from __future__ import annotations

import random
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.scenarios.years import enforcement_certificate, inspection
from tests.scenarios.test_penalty_case import make_place

NUMBERS: dict[str, float] = {
    "inspections": 60,
    "inspections_health": 9,
    "enterprises_inspected": 17,
    "hazards_found": 38,
    "hazards_rectified": 31,
    "sewer_misconnections_rectified": 5,
    "warning_interviews": 6,
}


def rebuilt(numbers: dict[str, float], year: int = 2021) -> dict[str, Any]:
    place = make_place(year)
    enforcement_certificate.simulate(place, {"enforcement_certificate_holders": 40}, random.Random(1), lambda *of: None)
    inspection.simulate(place, numbers, random.Random(1), lambda *of: None)
    compute.refresh()
    wanted = [*numbers, "enforcement_officers_minimum"]
    return compute.values(wanted, "431081", Period.year(year))


@pytest.mark.django_db
def test_figures_equal_what_was_published() -> None:
    assert rebuilt(NUMBERS) == NUMBERS | {"enforcement_officers_minimum": 100}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"hazards_found": 3, "hazards_rectified": 4}, "多于发现隐患数"),
        ({"inspections": 3, "inspections_health": 4}, "少于分领域检查"),
    ],
)
def test_impossible_numbers_are_said_to_be_so(numbers: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        rebuilt(numbers)
