"""What a record is only for a time: a later change moves no earlier year, in whatever order acts are entered or put right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from guiju.figures import declared
from guiju.figures.compute import refresh, value
from guiju.figures.declared import StockAt
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.steps import NEW, names
from guiju.kernel.offices.people import Role, User
from guiju.registers.disputes.mediator import MediatorSpell
from tests.people import County
from tests.reaching_back import corrected, folds_to_itself
from tests.registers.disputes import appointed, established
from tests.tampering import undone

BEGAN = date(2019, 3, 4)
YEARS = range(2019, 2024)
Change = tuple[date, bool]


def figures(*names: str) -> list[list[Any]]:
    refresh()
    return [[value(name, "431081", year) for year in YEARS] for name in names]


def told(mediator: Any, full_time: bool) -> dict[str, Any]:
    return {"committee": mediator.committee, "sort": "engaged", "full_time": full_time}


def by_day(changes: Sequence[Change]) -> list[list[Any]]:
    """Who looks at a year's last day sees what was told last; who counts beginnings, the days on which none was before."""
    course = sorted(changes)
    at_end = [[full for day, full in course if day.year <= year][-1:] == [True] for year in YEARS]
    began = {
        day.year for (_, was), (day, full) in zip([(BEGAN, False), *course], course, strict=False) if full and not was
    }
    return [[int(full) for full in at_end], [int(year in began) for year in YEARS]]


@pytest.mark.parametrize("seed", range(4))
def test_entered_in_any_order_each_year_is_as_its_days_say(county: County, seed: int) -> None:
    rng = Random(seed)
    mediator: Any = appointed(county, established(county, BEGAN), on=BEGAN)
    clerk = county.actor(county.township, Role.CLERK)
    days = rng.sample(range(1, 1700), 6)
    changes = [(BEGAN + timedelta(days=day), rng.random() < 0.6) for day in days]
    wanted = ("mediators_full_time", "full_time_mediators_added")
    for n, (day, full) in enumerate(changes, 1):
        mediator = engine.take("change", mediator, clerk, told(mediator, full), day)
        assert figures(*wanted) == by_day(changes[:n])
    assert folds_to_itself(mediator)
    *others, (day, full) = changes  # the last that was entered, wherever its day lies
    mediator = corrected(
        mediator, "change", clerk, county.actor(county.township, Role.HEAD), told={"full_time": not full}
    )
    assert figures(*wanted) == by_day([*others, (day, not full)])
    assert verify_records("mediator", [mediator.pk]).faults == []


def test_what_somebody_is_later_moves_no_earlier_year(county: County) -> None:
    wanted = [f"mediators_{name}" for name in ("college", "government_paid", "stationed", "minority")]
    mediator: Any = appointed(county, established(county, BEGAN), on=BEGAN, education="junior", paid="subsidy")
    clerk = county.actor(county.township, Role.CLERK)
    before = figures(*wanted)
    more = {"education": "college", "paid": "government", "station": "court", "ethnic_group": "瑶族"}
    mediator = engine.take("describe", mediator, clerk, more, date(2021, 5, 6))
    for row, was in zip(figures(*wanted), before, strict=True):
        assert (row[:2], row[2:]) == (was[:2], [1, 1, 1])
    engine.take("leave", mediator, clerk, {"leaving": "term"}, date(2023, 5, 6))
    assert [row for row in figures(*wanted) if row != [0, 0, 1, 1, 0]] == []


def test_a_committee_lost_the_standard_and_met_it_again(county: County) -> None:
    committee: Any = established(county, BEGAN, kind="village")
    sure = {"confirmed": ["mediation.institutions", "mediation.conditions"]}
    name = "standardized_mediation_committees"
    for met, year, expected in ((True, 2019, [1] * 5), (False, 2020, [1, 0, 0, 0, 0]), (True, 2022, [1, 0, 0, 1, 1])):
        told = {"standardized": met, "score": 80, **sure}
        committee = engine.take("assess", committee, county.legal, told, date(year, 6, 1))
        assert figures(name) == [expected]
    assert committee.standardized_on == date(2022, 6, 1)
    engine.take("dissolve", committee, county.actor(county.township, Role.CLERK), {"reason": "并村"}, date(2023, 6, 1))
    assert figures(name) == [[1, 0, 0, 1, 0]]


def looked_at(where: Q) -> set[str]:
    """The columns of which a condition speaks."""
    children: list[Any] = where.children
    inner = (looked_at(child) if isinstance(child, Q) else {child[0].split("__")[0]} for child in children)
    return set[str]().union(*inner)


def changed_later(model: Any) -> set[str]:
    """The columns that some step after the first tells or sets; of many things to set a function tells no names."""
    steps = (step for step in model.procedure.declared if NEW not in names(step.since))
    return {
        name
        for step in steps
        for name in (
            *(ask.name for ask in step.asked if ask.column),
            *(step.sets if isinstance(step.sets, dict) else ()),
        )
    }


STOCKS = [(one.id, one.computation) for one in declared.figures().values() if isinstance(one.computation, StockAt)]


@pytest.mark.parametrize(("name", "stock"), STOCKS, ids=[name for name, _ in STOCKS])
def test_no_stock_is_counted_by_how_its_records_stand_now(name: str, stock: StockAt) -> None:
    """What a later step may change is kept by day (``Spell``) before a stock is counted by it."""
    if issubclass(stock.model, Record):
        assert not looked_at(stock.where) & changed_later(stock.model)


def moved(mediator: Any) -> None:
    there = MediatorSpell.objects.get(matter=mediator, left_on=None)
    MediatorSpell.objects.filter(pk=there.pk).update(region="431081104")


@pytest.mark.parametrize(
    "tampering",
    [
        moved,
        lambda mediator: mediator.spells.update(full_time=False),
        lambda mediator: mediator.spells.update(full_time_since=BEGAN),
        lambda mediator: mediator.spells.all().delete(),
    ],
)
def test_a_spell_tampered_with_is_found(county: County, tampering: Callable[[Any], Any]) -> None:
    mediator: Any = appointed(county, established(county, BEGAN), on=BEGAN)
    clerk = county.actor(county.township, Role.CLERK)
    mediator = engine.take("change", mediator, clerk, told(mediator, True), date(2020, 3, 4))
    for erased in (False, True):  # of which an entry was erased since, is as safe as any
        mediator = county.erased(mediator, 2) if erased else mediator
        assert verify_records("mediator", [mediator.pk]).faults == []
        with undone():
            tampering(mediator)
            assert [fault.kind for fault in verify_records("mediator", [mediator.pk]).faults] == ["row"], erased


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_an_entry_erased_moves_no_year(county: County, seq: int) -> None:
    """What nobody can tell any more stays as it was told (个人信息保护法 art. 47)."""
    mediator: Any = appointed(county, established(county, BEGAN), on=BEGAN)
    clerk = county.actor(county.township, Role.CLERK)
    for full, day in ((True, date(2020, 3, 4)), (False, date(2021, 3, 4))):
        mediator = engine.take("change", mediator, clerk, told(mediator, full), day)
    wanted = ("mediators_full_time", "full_time_mediators_added")
    before = figures(*wanted)
    mediator = county.erased(mediator, seq, date(2023, 1, 9))
    assert verify_records("mediator", [mediator.pk]).faults == []
    mediator = engine.take("describe", mediator, clerk, {"expertise": "物业"}, date(2023, 3, 4))
    assert figures(*wanted) == before
    engine.take("leave", mediator, clerk, {"leaving": "term"}, date(2023, 5, 6))
    assert figures(*wanted) == before
    assert mediator.spells.last().left_on == date(2023, 5, 6)


def test_an_act_that_was_put_right_before_it_was_erased_stays_on_its_day(county: County) -> None:
    """Its correction goes with it; the day and what it made of the record do not."""
    mediator: Any = appointed(county, established(county, BEGAN), on=BEGAN)
    clerk, head = county.actor(county.township, Role.CLERK), county.actor(county.township, Role.HEAD)
    mediator = engine.take("change", mediator, clerk, told(mediator, False), date(2020, 3, 4))
    mediator = corrected(mediator, "change", clerk, head, {"full_time": True}, date(2021, 3, 4))
    wanted = ("mediators_full_time", "full_time_mediators_added")
    before = figures(*wanted)
    assert before == by_day([(date(2021, 3, 4), True)])
    mediator = county.erased(mediator, 2)
    mediator = engine.take("change", mediator, clerk, told(mediator, False), date(2023, 5, 6))
    assert figures(*wanted) == by_day([(date(2021, 3, 4), True), (date(2023, 5, 6), False)])
    assert verify_records("mediator", [mediator.pk]).faults == []


def test_the_page_tells_the_spells(county: County, client: Client) -> None:
    mediator: Any = appointed(county, established(county, BEGAN), on=BEGAN)
    clerk = county.actor(county.township, Role.CLERK)
    mediator = engine.take("change", mediator, clerk, told(mediator, True), date(2020, 3, 4))
    client.force_login(User.objects.get(pk=clerk.user_id or 0))
    page = client.get(reverse("matter", args=["mediator", mediator.pk])).content.decode()
    table = page[page.index("历次任职情况") :]
    assert re.findall("2019-03-04|2020-03-04|某镇人民政府", table)[:3] == ["2019-03-04", "2020-03-04", "某镇人民政府"]
