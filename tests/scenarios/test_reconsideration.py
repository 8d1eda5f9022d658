"""The rebuilt year of reconsiderations: totals exact under each law, lives varied, all of it simulated."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from guiju.figures import compute
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Agency, Region
from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.scenarios.place import Place
from guiju.scenarios.years import reconsideration
from tests.shares import each


def make_place(year: int) -> Place:
    for code, name, parent in (("43", "湖南省", None), ("431081", "资兴市", "43"), ("431081101", "兴宁镇", "431081")):
        Region.objects.create(code=code, name=name, parent_id=parent)
    create = Agency.objects.create
    return Place(
        "431081",
        year,
        create(name="资兴市人民政府", region_id="431081", mark="资政", oversees=True),
        create(name="资兴市司法局", region_id="431081", mark="资司", oversees=True),
        [create(name="资兴市公安局", region_id="431081", mark="资公")],
        [create(name="兴宁镇人民政府", region_id="431081101", mark="兴政")],
    ).entrusted()


def numbers(**told: float) -> dict[str, float]:
    return {f"reconsideration_{name}": value for name, value in told.items()}


TOLD = (
    numbers(
        applications=44, accepted=40, closed=30, transferred=1, mediated=6, closed_on_time=27, online_entry_rate=95
    ),
    numbers(applications=1, accepted=1, closed=1, mediated=1, closed_on_time=0),
    numbers(applications=17, accepted=15, closed=15, on_time_rate=100),
    numbers(applications=3, accepted=0, closed=0, mediated=0),
)
"""Mixed; one late; all closed; none accepted."""


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "told"), each(3, [(year, told) for told in TOLD for year in (2020, 2024)]))
def test_figures_equal_what_was_published(year: int, told: dict[str, float]) -> None:
    said: list[tuple[str, int]] = []
    reconsideration.simulate(make_place(year), told, random.Random(7), lambda what, n: said.append((what, n)))
    compute.refresh()
    values = {name: compute.value(name, "431081", year) for name in told}
    closed = told["reconsideration_closed"]
    assert values == {
        name: value if closed or name != "reconsideration_on_time_rate" else None for name, value in told.items()
    }
    assert said == [("办理行政复议案件", told["reconsideration_applications"])]
    assert set(Reconsideration.objects.values_list("simulated", flat=True)) == {True}


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "seed"), each(3, [(2020, 0), (2023, 1), (2024, 2)], begin=1))
def test_lives_vary_and_stay_in_the_year(year: int, seed: int) -> None:
    told = numbers(applications=60, accepted=52, closed=44, transferred=2, mediated=5, closed_on_time=40)
    reconsideration.simulate(make_place(year), told, random.Random(seed), lambda what, n: None)
    rows = list(Reconsideration.objects.all())
    assert {row.last_step_on.year for row in rows} == {year}
    results = Counter(row.result for row in rows)
    assert len(results) >= 8
    assert {row.stage for row in rows} >= {"closed", "refused", "waived", "transferred", "reviewing", "suspended"}
    late = ClockRow.objects.filter(rule="reconsideration.decide.ordinary", met_on__isnull=False)
    assert sum(row.in_time is False for row in late) == 4
    assert all(row.received_on and row.received_on >= date(year, 1, 1) for row in rows)


@pytest.mark.parametrize(
    "told",
    [numbers(applications=5, accepted=6), numbers(accepted=5, closed=6), numbers(accepted=5, closed=5, transferred=1)],
)
def test_numbers_that_contradict_each_other_are_refused(told: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="互相矛盾"):
        reconsideration.totals(told)
