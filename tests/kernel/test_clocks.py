"""Clocks moved in memory: days in, the due day out. Sixty days, or the days named; no database is asked.

2024: 03-01 is a Friday, 04-04 to 04-06, 05-01 to 05-05, 09-15 to 09-17 and 10-01 to 10-07 are holidays.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from guiju import law
from guiju.kernel.declaring.steps import Clock, Kept
from guiju.kernel.keeping import clocks
from guiju.kernel.keeping.clocks import ClockRow

ORDINARY, SUMMARY = "reconsideration.decide.ordinary", "reconsideration.decide.summary"


class Matter:
    """What a clock asks of its record."""

    pk = UUID(int=1)
    agency_id, desk_id, region, version = 1, 1, "431081", 3
    restricted = ""

    @staticmethod
    def register() -> str:
        return "matter"


def day(text: str) -> date:
    return date.fromisoformat(f"2024-{text}")


def begun(rule: str = ORDINARY, on: str = "03-01") -> ClockRow:
    return clocks.start(Matter, law.rule(rule, day(on)), day(on))


def ran(row: ClockRow, *moves: tuple[str, str]) -> ClockRow:
    """The clock after moves on days: ``("pause", "03-10")``."""
    for name, on in moves:
        if name in ("pause", "extend"):
            more = (30, "理由") if name == "extend" else ("理由",)
            getattr(clocks, name)(row, day(on), *more)
        else:
            getattr(clocks, name)(row, day(on))
    return row


@pytest.mark.parametrize(
    ("moves", "due", "paused"),
    [
        ([], "04-30", False),
        ([("pause", "03-10")], None, True),
        # ten days are left out, 03-10 to 03-19; the day of resumption counts.
        ([("pause", "03-10"), ("resume", "03-20")], "05-10", False),
        # resumed on the day of the suspension: nothing lost, nothing gained.
        ([("pause", "03-10"), ("resume", "03-10")], "04-30", False),
        ([("pause", "03-10"), ("resume", "03-11")], "05-06", False),  # 05-01 to 05-05 are a holiday
        ([("pause", "03-10"), ("resume", "03-20"), ("pause", "03-20"), ("resume", "03-30")], "05-20", False),
        # one interruption within another: the inner one closes first, the time counts once.
        ([("pause", "03-10"), ("pause", "03-15"), ("resume", "03-20")], None, True),
        ([("pause", "03-10"), ("pause", "03-15"), ("resume", "03-20"), ("resume", "03-25")], "05-15", False),
        # on the last day there is still a day left; a day later the limit has run, and rests no more.
        ([("pause", "04-30")], None, True),
        ([("pause", "05-01")], "04-30", False),
        ([("pause", "05-01"), ("resume", "05-20")], "04-30", False),
        ([("extend", "04-01")], "05-30", False),
        ([("extend", "04-01"), ("pause", "05-20"), ("resume", "05-25")], "06-04", False),
        ([("resume", "03-20")], "04-30", False),
    ],
)
def test_what_interrupts_and_lengthens_a_limit(moves: list[tuple[str, str]], due: str | None, paused: bool) -> None:
    row = ran(begun(), *moves)
    assert (row.due_on, row.paused) == (due and day(due), paused)
    assert row.first_due_on == day("04-30")


@pytest.mark.parametrize(
    ("moves", "met", "in_time"),
    [
        ([], "04-30", True),
        ([], "05-01", False),
        # met while it rests: in time, for the time does not run.
        ([("pause", "04-30")], "05-20", True),
        # suspended after it had run out: late is late, and overdue to all who look.
        ([("pause", "05-10")], "05-11", False),
        ([("pause", "05-10"), ("resume", "06-10")], "06-11", False),
    ],
)
def test_in_time_or_late(moves: list[tuple[str, str]], met: str, in_time: bool) -> None:
    row = ran(begun(), *moves)
    assert row.overdue(day(met)) is not in_time
    clocks.meet(row, day(met))
    assert row.in_time is in_time


def test_another_track_takes_over_what_has_run() -> None:
    """复议法 39, 55, 62: from the same start, with every rest and extension that its own text knows."""
    ordinary = ran(begun(), ("pause", "03-05"), ("resume", "03-15"), ("extend", "03-20"))
    summary = begun(SUMMARY, "03-21")
    clocks.carry_on(summary, ordinary)
    assert (summary.started_on, summary.first_due_on, summary.due_on) == (day("03-01"), day("04-01"), day("04-10"))
    back = begun(ORDINARY, "04-01")
    clocks.carry_on(back, summary)
    assert back.due_on == ordinary.due_on == day("06-11")  # 60 + 30 days and ten of rest: 06-09 and 06-10 are holidays
    assert [span.clock for span in back.spans] == [back, back]


def test_a_rest_goes_on_over_the_change_of_track() -> None:
    ordinary = ran(begun(), ("pause", "03-05"))
    summary = begun(SUMMARY, "03-08")
    clocks.carry_on(summary, ordinary)
    assert (summary.paused, summary.due_on) == (True, None)
    assert ran(summary, ("resume", "03-15")).due_on == day("04-10")
    assert ordinary.spans[0].until is None, "each track keeps its own"


@pytest.mark.parametrize(
    ("length", "unit", "due"),
    [
        (30, "calendar_day", "04-01"),  # 03-31 is a Sunday
        (10, "working_day", "03-15"),
        (2, "month", "05-06"),  # 05-01 to 05-05 are a holiday
    ],
)
def test_a_term_set_in_a_decision_is_counted_like_a_limit(length: int, unit: str, due: str) -> None:
    row = clocks.start_term(Matter, day("03-01"), length, unit, "重新作出行政行为", "行政复议决定书")
    assert (row.due_on, row.rule, row.basis) == (day(due), "", "由行政复议决定书确定的期限")
    assert row.gist == f"{law.spoken(length, unit)}内重新作出行政行为"
    assert ran(row, ("pause", "03-02"), ("resume", "03-02")).due_on == day(due)


def test_a_day_that_somebody_sets_is_a_clock() -> None:
    row = clocks.start_until(Matter, day("03-01"), day("03-10"), "补充材料", "补正通知书")
    assert (row.due_on, row.gist, row.limit) == (day("03-10"), "补充材料", None)  # a Sunday: the day stands as set
    assert not row.overdue(day("03-10")) and row.overdue(day("03-11"))
    clocks.extend_until(row, day("03-08"), day("03-20"), "路途遥远")
    assert (row.first_due_on, row.due_on) == (day("03-10"), day("03-20"))
    assert (clocks.spoken(row)["rule"], clocks.spoken(row)["words"]) == ("", "补充材料")


def test_a_clock_knows_the_step_that_started_it() -> None:
    assert begun().seq == Matter.version + 1


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ({}, "one of them"),
        ({"rule": ORDINARY, "until": "by"}, "one of them"),
        ({"until": "by"}, "what is due and what sets it"),
        ({"lasts": "term", "words": "履行", "source": "决定书"}, "states its unit"),
        ({"until": "by", "words": "履行", "source": "决定书", "pauses": (("a", "b"),)}, "not interrupted"),
    ],
)
def test_a_clock_that_says_too_little_is_refused_where_it_is_declared(declared: Any, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Clock(**declared)
    with pytest.raises(ValueError, match=complaint):
        Kept(**declared)
