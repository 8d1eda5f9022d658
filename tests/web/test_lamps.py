"""Lamps on boundary days. 2024-05-06 is a Monday; the May holiday lasts to 05-05, 05-11 is a working Saturday."""

from datetime import date

import pytest

from guiju.kernel.keeping.clocks import ClockRow
from guiju.web.lamps import lamp, soon_until

MONDAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("due", "colour", "words"),
    [
        (date(2024, 5, 5), "red", "逾期1天"),
        (MONDAY, "amber", "今天到期"),
        (date(2024, 5, 7), "amber", "还有1个工作日"),
        (date(2024, 5, 11), "amber", "还有5个工作日"),
        (date(2024, 5, 12), "amber", "还有5个工作日"),
        (date(2024, 5, 13), "green", "还有6个工作日"),
        (None, "grey", "中止计算"),
    ],
)
def test_a_running_clock(due: date | None, colour: str, words: str) -> None:
    found = lamp(ClockRow(due_on=due), MONDAY)
    assert (found.colour, found.words) == (colour, words)


def test_a_clock_at_rest() -> None:
    due = date(2024, 5, 7)
    assert lamp(ClockRow(due_on=due, met_on=due, running=False), MONDAY).colour == "done"
    assert lamp(ClockRow(due_on=due, met_on=date(2024, 5, 8), running=False), MONDAY).words == "逾期完成"
    assert lamp(ClockRow(due_on=due, stopped_on=MONDAY, running=False), MONDAY).words == "不再计算"


@pytest.mark.parametrize("today", [date(2024, 5, day) for day in range(1, 16)])
def test_the_last_amber_day_is_where_the_lamp_turns(today: date) -> None:
    from datetime import timedelta

    last = soon_until(today)
    assert lamp(ClockRow(due_on=last), today).colour == "amber"
    assert lamp(ClockRow(due_on=last + timedelta(days=1)), today).colour == "green"
