"""Restricted matters are counted by frozen figures of reports alone, and no two numbers taken from each other tell of one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from guiju.figures import compute, freezing, recounting, spread
from guiju.figures.models import Frozen
from guiju.figures.period import Period
from tests.figures.test_compute import petition
from tests.people import County
from tests.specimen.models import Petition

YEAR = Period.year(2024)


@pytest.fixture
def matters(county: County) -> list[Petition]:
    """Seven, one of them restricted."""
    made = [petition(county, date(2024, 1 + n, 10), "100") for n in range(7)]
    made[2] = county.restricted(made[2])
    compute.refresh()
    return made


def test_every_number_is_as_if_it_were_not_there(matters: list[Petition]) -> None:
    """The sum, the months and the agencies agree with each other and with the list: nothing is left between them."""
    six = compute.value("petitions", "431081", 2024)
    assert six == 6
    months = spread.by_month("petitions", "431081", YEAR)
    assert dict(months)[date(2024, 3, 1)] == 0
    assert sum(value for _, value in months) == six
    assert [value for _, value in spread.by_agency("petitions", "431081", YEAR)] == [six]
    assert compute.value("petitions", "431081103", 2024) == 0


def test_it_is_counted_again_once_it_is_open(county: County, matters: list[Petition]) -> None:
    county.restricted(matters[2], "none")
    compute.refresh()
    assert compute.value("petitions", "431081", 2024) == 7
    assert recounting.astray() == []


def test_a_report_counts_all_and_keeps_a_small_number_back(matters: list[Petition]) -> None:
    rows = {
        row.figure: row for row in freezing.snapshot(matters[0].pk, ["petitions"], "431081", YEAR, date(2025, 1, 8))
    }
    assert rows["petitions"].value == 7
    assert rows["petitions"].restricted == 1
    assert freezing.kept_back(rows.values()) == set()
    few = Frozen(figure="petitions", value=Decimal(3), restricted=1)
    assert freezing.kept_back([few]) == {"petitions"}
    few.restricted = 0
    assert freezing.kept_back([few]) == set(), "nothing there is kept from anybody"


def test_a_frozen_number_is_proven_though_the_pages_say_less(matters: list[Petition]) -> None:
    [row] = freezing.snapshot(matters[0].pk, ["petitions"], "431081", YEAR, date(2025, 1, 8))
    row.register = "annual_report"
    row.save()
    assert freezing.prove(row).proven


def test_what_changed_is_not_named_where_it_is_restricted(county: County, matters: list[Petition]) -> None:
    [row] = freezing.snapshot(matters[0].pk, ["petitions"], "431081", YEAR, date(2025, 1, 8))
    row.register = "annual_report"
    row.save()
    late = county.restricted(petition(county, date(2024, 9, 1), "5"))
    [changed] = freezing.prove(row).changed
    assert (changed.title, changed.row, changed.steps) == (freezing.UNNAMED, "", ())
    assert late.title not in changed.title
