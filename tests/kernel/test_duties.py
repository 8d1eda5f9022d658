"""Recurring duties: every day lies in one period, a period is owed by the days it held, and what is told late counts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.declaring.duties import MONTH, QUARTER, WEEK, YEAR, Duty, Every, periods
from guiju.kernel.declaring.duties_met import Added, Met
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.standing import Stand, holds, spans

START, UPTO = date(2024, 1, 1), date(2024, 12, 31)
KEY = UUID(int=1)
DAYS = st.dates(START, UPTO)
EVERY = st.sampled_from(list(Every))


def duty(every: Every = WEEK) -> Duty:
    return Duty("supervised_person.visits", "走访", every, met_by="visit", while_={"key": True})


def course(switches: Sequence[date]) -> list[Stand]:
    """A record whose duty begins and ends by turns on these days."""
    return [
        Stand(day, "switch", {"key": n % 2 == 0, "agency": 7, "region": "431081"})
        for n, day in enumerate(sorted(set(switches)))
    ]


def met(days: Sequence[date]) -> list[Met]:
    return [Met(day, "home_visit", UUID(int=n + 2), 1) for n, day in enumerate(days)]


def told(every: Every, switches: Sequence[date], visits: Sequence[date], upto: date = UPTO) -> list[dict[str, Any]]:
    return list(periods(duty(every), course(switches), met(visits), upto))


def held(switches: Sequence[date], upto: date) -> set[date]:
    """The days on which the duty held, worked out day by day."""
    found, on = set(), False
    day = START
    while day <= upto:
        if day in switches:
            on = sorted(set(switches)).index(day) % 2 == 0
        if on:
            found.add(day)
        day += timedelta(days=1)
    return found


@given(EVERY, st.lists(DAYS, min_size=1, max_size=8), DAYS)
def test_every_day_of_a_duty_lies_in_exactly_one_period(every: Every, switches: list[date], upto: date) -> None:
    rows = told(every, switches, [], upto)
    days = held(switches, upto)
    for day in days:
        assert sum(row["first"] <= day <= row["last"] for row in rows) == 1
    for row, onward in itertools.pairwise(rows):
        assert row["last"] < onward["first"]
    for row in rows:
        inside = {day for day in days if row["first"] <= day <= row["last"]}
        assert inside, "no period without a day of the duty"
        if row["last"] <= upto:
            assert row["held"] == len(inside)
            assert row["owed"] == (len(inside) * 2 >= (row["last"] - row["first"]).days + 1)


@given(EVERY, st.lists(DAYS, min_size=1, max_size=6), st.lists(DAYS, max_size=20), st.randoms())
def test_the_order_in_which_visits_are_entered_changes_nothing(
    every: Every, switches: list[date], visits: list[date], chance: Any
) -> None:
    """A visit entered late meets its period as one entered on its day."""
    mixed = list(visits)
    chance.shuffle(mixed)
    said = [(row["first"], row["met_on"]) for row in told(every, switches, visits)]
    assert said == [(row["first"], row["met_on"]) for row in told(every, switches, mixed)]
    for first, on in said:
        inside = [day for day in visits if first <= day <= every.around(first)[1]]
        assert on == (min(inside) if inside else None)


@given(EVERY, st.lists(DAYS, min_size=1, max_size=6), st.lists(DAYS, max_size=9), DAYS)
def test_going_on_from_a_day_comes_to_what_is_told_from_the_beginning(
    every: Every, switches: list[date], visits: list[date], first_told: date
) -> None:
    """What was over by then and owed is the same row whenever it is told; the days to come change no period behind them."""
    known = [day for day in switches if day <= first_told]
    if not known:
        return
    then = {row["first"]: row for row in told(every, known, visits, first_told) if row["last"] < first_told}
    now = {row["first"]: row for row in told(every, switches, visits)}
    for first, row in then.items():
        assert {**now[first], "over": True} == {**row, "over": True}


@pytest.mark.parametrize(
    ("every", "day", "first", "last"),
    [
        (WEEK, date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 7)),
        (WEEK, date(2023, 12, 31), date(2023, 12, 25), date(2023, 12, 31)),
        (MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (QUARTER, date(2024, 6, 30), date(2024, 4, 1), date(2024, 6, 30)),
        (YEAR, date(2024, 6, 30), date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_periods_are_those_of_the_calendar(every: Every, day: date, first: date, last: date) -> None:
    assert every.around(day) == (first, last)


@pytest.mark.parametrize(
    ("begins", "ends", "owed"),
    [
        (date(2024, 3, 4), None, True),  # Monday
        (date(2024, 3, 7), None, True),  # four days of seven
        (date(2024, 3, 8), None, False),  # three of seven
        (date(2024, 3, 4), date(2024, 3, 7), False),  # Monday to Wednesday: ended on Thursday
        (date(2024, 3, 4), date(2024, 3, 8), True),
    ],
)
def test_less_than_half_a_period_is_not_owed(begins: date, ends: date | None, owed: bool) -> None:
    rows = told(WEEK, [begins, *([ends] if ends else [])], [], date(2024, 3, 10))
    assert [row["owed"] for row in rows] == [owed]


def test_a_short_stay_in_hospital_does_not_cut_the_month_in_two() -> None:
    rows = told(MONTH, [date(2024, 3, 1), date(2024, 3, 10), date(2024, 3, 14)], [], date(2024, 3, 31))
    assert [(row["held"], row["owed"]) for row in rows] == [(27, True)]


def test_what_began_and_ended_on_one_day_was_never_held() -> None:
    stands = [
        Stand(START, step, {"key": key, "agency": 7, "region": "43"}) for step, key in (("on", True), ("off", False))
    ]
    assert list(spans(stands, {"key": True})) == []


@pytest.mark.parametrize(
    ("while_", "so"),
    [({"kind": "a"}, True), ({"kind": ("a", "b")}, True), ({"kind": "b"}, False), ({"kind": "a", "key": True}, False)],
)
def test_what_holds_is_said_by_column(while_: dict[str, Any], so: bool) -> None:
    assert holds({"kind": "a", "key": False}, while_) is so


def test_a_duty_holds_no_longer_than_the_day_through_which_it_may() -> None:
    """Whether or not the night has come: a term told anew in time lets it hold on."""
    own = {"stage": "engaged", "agency": 7, "region": "431081"}
    first, renewed = ({**own, "until": day} for day in ("2024-02-29", "2024-04-20"))
    due = Duty("village_counsel.hours", "服务", MONTH, "serve", {"stage": "engaged"}, through="until")
    found = [Stand(START, "engage", first)]
    assert [row["last"].month for row in periods(due, found, [], UPTO)] == [1, 2]
    found += [Stand(date(2024, 2, 20), "renew", renewed)]
    assert [(row["last"].month, row["held"]) for row in periods(due, found, [], UPTO)] == [
        (1, 31),
        (2, 29),
        (3, 31),
        (4, 20),
    ]
    found[1] = Stand(date(2024, 4, 1), "engage", renewed)
    assert [row["last"].month for row in periods(due, found, [], UPTO)] == [1, 2, 4]


class Service(Part):
    """What a duty of a sum is met by, never asked for here."""

    class Meta:
        abstract = True


def test_a_duty_of_a_sum_is_met_by_the_row_that_makes_it_whole_and_says_how_much_is_done() -> None:
    of: Any = Service
    eight = Duty("village_counsel.hours", "服务", MONTH, Added(of, "on", summed="hours", least=8, unit="小时"), {})
    days = [(date(2024, 1, 3), 3), (date(2024, 1, 9), 4), (date(2024, 1, 20), 1.5), (date(2024, 2, 1), 7)]
    rows = [Met(day, "counsel", KEY, n + 2, Decimal(hours)) for n, (day, hours) in enumerate(days)]
    found = list(periods(eight, course([START]), rows, date(2024, 2, 29)))
    assert [(row["met_on"], row["met_seq"]) for row in found] == [(date(2024, 1, 20), 4), (None, None)]
    assert [row["words"] for row in found] == ["每月服务（已登记8.5小时）", "每月服务（已登记7小时）"]
