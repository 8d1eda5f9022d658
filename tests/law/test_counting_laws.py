"""What must hold of every count, whatever the limit, the day and the interruptions."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju import law
from tests.law.test_counting import limit

ONE = timedelta(days=1)
days = st.dates(date(2005, 1, 1), date(2030, 12, 31))
units = st.sampled_from(["calendar_day", "working_day", "month", "year"])
ends = st.sampled_from(["next_working_day", "stays"])
LONGEST = {"calendar_day": 120, "working_day": 90, "month": 24, "year": 5}


@st.composite
def limits(draw: st.DrawFn) -> law.Limit:
    unit: Any = draw(units)
    length = draw(st.integers(1, LONGEST[unit]))
    extension = law.Extension(draw(st.integers(1, 30)), unit, "批准")
    return limit(unit=unit, length=length, on_holiday=draw(ends), extension=extension)


@st.composite
def counts(draw: st.DrawFn) -> tuple[law.Limit, date, list[tuple[date, date | None]]]:
    start = draw(days)
    gaps = draw(st.lists(st.tuples(st.integers(-10, 90), st.integers(0, 30)), max_size=4))
    return draw(limits()), start, [(start + a * ONE, start + (a + b) * ONE) for a, b in gaps]


@given(counts())
def test_a_later_start_never_ends_earlier(count: tuple[law.Limit, date, list[tuple[date, date | None]]]) -> None:
    found, start, _ = count
    assert law.due(found, start).day <= law.due(found, start + ONE).day


@given(counts(), st.integers(1, 40))
def test_an_extension_never_ends_earlier(
    count: tuple[law.Limit, date, list[tuple[date, date | None]]], extra: int
) -> None:
    found, start, pauses = count
    plain, more = law.due(found, start, pauses=pauses), law.due(found, start, pauses=pauses, extended=True)
    assert plain.day <= more.day <= law.due(found, start, pauses=pauses, extended=True, extra=extra).day


@given(counts())
def test_an_interruption_never_shortens(count: tuple[law.Limit, date, list[tuple[date, date | None]]]) -> None:
    found, start, pauses = count
    assert law.due(found, start).day <= law.due(found, start, pauses=pauses).day


@given(counts())
def test_the_order_of_interruptions_does_not_matter(
    count: tuple[law.Limit, date, list[tuple[date, date | None]]],
) -> None:
    found, start, pauses = count
    assert law.due(found, start, pauses=pauses).day == law.due(found, start, pauses=pauses[::-1]).day


@given(counts())
def test_where_it_moves_it_ends_on_a_working_day(count: tuple[law.Limit, date, list[tuple[date, date | None]]]) -> None:
    found, start, pauses = count
    due = law.due(found, start, pauses=pauses)
    if found.on_holiday == "next_working_day" or found.unit == "working_day":
        assert law.days.is_working_day(due.day)


@given(days, st.integers(1, 200), st.integers(1, 60))
def test_days_left_out_are_added_one_for_one(start: date, length: int, lost: int) -> None:
    found = limit(length=length, on_holiday="stays")
    assert law.due(found, start, pauses=[(start + ONE, start + lost * ONE)]).day == start + (length + lost) * ONE


@settings(max_examples=150)
@given(counts())
def test_the_days_shown_agree_with_the_day_found(
    count: tuple[law.Limit, date, list[tuple[date, date | None]]],
) -> None:
    found, start, pauses = count
    due = law.due(found, start, pauses=pauses)
    shown = law.counted(due)
    assert [line.day for line in shown] == [start + n * ONE for n in range((due.day - start).days + 1)]
    numbers = [line.number for line in shown if line.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    if found.unit == "working_day":
        assert len(numbers) == found.length
    if found.unit == "calendar_day":
        assert len(numbers) == found.length
    held = [line for line in shown if any(a <= line.day <= b for a, b in pauses if b)]
    assert all(line.number is None for line in held)


@given(days, st.integers(1, 60), st.sampled_from(["calendar_day", "working_day"]))
def test_back_and_forth_meet(event: date, length: int, unit: str) -> None:
    """What is done on the latest day is exactly ``length`` days before the event, and a day later is too late."""
    last = law.latest(limit(kind="before", unit=unit, length=length), event).day
    if unit == "calendar_day":
        assert last + length * ONE == event
    else:
        assert law.days.working_days(last, event - ONE) == length


@pytest.mark.parametrize("count", [0, -1])
def test_no_day_before_is_the_day_itself_or_one_after(count: int) -> None:
    calendar = law.days.calendar()
    with pytest.raises(ValueError, match="back"):
        calendar.back(date(2026, 11, 28), count)
    with pytest.raises(ValueError, match="forward"):
        calendar.forward(date(2026, 11, 28), count - 1)


@given(days, st.integers(0, 48))
def test_months_end_on_the_corresponding_day_or_the_months_last(start: date, months: int) -> None:
    end = law.due(limit(unit="month", length=months, on_holiday="stays"), start).day
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + ONE).day == 1)
