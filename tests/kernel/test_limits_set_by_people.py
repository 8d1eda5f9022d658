"""Limits that people set, and one that is over when we learn of it: clocks like the law's, through the engine."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.kernel.acting import engine, nightly
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from tests.people import County
from tests.specimen.models import Errand

MONDAY = date(2024, 3, 4)


def sent(county: County, report_by: date = date(2024, 3, 15)) -> Any:
    return engine.take("send", Errand, county.clerk, {"title": "排查一处隐患", "report_by": report_by}, MONDAY)


def take(county: County, step: str, errand: Any, on: date, **told: Any) -> Any:
    return engine.take(step, errand, county.clerk, told, on)


def clock(**of: Any) -> ClockRow:
    return ClockRow.objects.filter(**of).latest("id")


def test_a_day_that_somebody_sets_runs_like_a_limit_of_the_law(county: County) -> None:
    errand = sent(county)
    row = clock(words="报告办理情况")
    assert (row.rule, row.due_on, row.seq, row.basis) == ("", date(2024, 3, 15), 1, "由交办单确定的期限")
    assert Entry.objects.get().content["clocks"][0]["words"] == "报告办理情况"
    errand = take(county, "put_off", errand, date(2024, 3, 14), report_by=date(2024, 3, 29), reason="连日大雨")
    assert (clock().first_due_on, clock().due_on) == (date(2024, 3, 15), date(2024, 3, 29))
    assert [(span.until, span.reason) for span in clock().spans] == [(date(2024, 3, 29), "连日大雨")]
    take(county, "report", errand, date(2024, 3, 29))
    assert clock().in_time is True


def test_what_is_overdue_is_noted_with_who_has_set_it(county: County) -> None:
    sent(county)
    assert nightly.note_overdue(date(2024, 3, 15)) == 0
    assert nightly.note_overdue(date(2024, 3, 16)) == 1
    assert "由交办单确定的期限" in Entry.objects.latest("id").content["told"]["reason"]


@pytest.mark.parametrize(
    ("length", "unit", "due"),
    [
        (10, "working_day", date(2024, 3, 18)),
        (12, "calendar_day", date(2024, 3, 18)),  # 03-16 is a Saturday
        (1, "month", date(2024, 4, 7)),  # 04-04 to 04-06 are a holiday, 04-07 is a worked Sunday
    ],
)
def test_a_term_in_any_unit_is_counted_from_the_step(county: County, length: int, unit: str, due: date) -> None:
    take(county, "order", sent(county), MONDAY, term=length, term_unit=unit)
    row = clock(words="整改")
    assert (row.started_on, row.due_on, row.length, row.unit) == (MONDAY, due, length, unit)


def test_a_second_order_begins_anew_and_the_first_has_ended(county: County) -> None:
    errand = take(county, "order", sent(county), MONDAY, term=5, term_unit="working_day")
    errand = take(county, "order", errand, date(2024, 3, 20), term=3, term_unit="working_day")
    first, second = ClockRow.objects.filter(words="整改").order_by("id")
    assert (first.due_on, first.stopped_on, second.due_on) == (date(2024, 3, 11), date(2024, 3, 20), date(2024, 3, 25))
    take(county, "call_off", errand, date(2024, 3, 21))
    assert not ClockRow.objects.filter(running=True).exists()


@pytest.mark.parametrize(
    ("passed_on", "in_time"),
    [(date(2024, 2, 26), True), (date(2024, 2, 27), False), (None, None)],
)
def test_a_limit_that_is_over_as_we_learn_of_it(county: County, passed_on: date | None, in_time: bool | None) -> None:
    """Got on Monday 02-19: five working days to 02-26. Where it is not told to be over, it runs."""
    take(county, "learn", sent(county), MONDAY, got_on=date(2024, 2, 19), passed_on=passed_on)
    row = clock(rule="reconsideration.forward.by_penalty_agency")
    assert (row.started_on, row.due_on, row.running) == (date(2024, 2, 19), date(2024, 2, 26), passed_on is None)
    assert (row.met_on, row.in_time) == (passed_on, in_time)
