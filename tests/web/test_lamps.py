"""Lamps on boundary days. 2024-05-06 is a Monday; the May holiday lasts to 05-05, 05-11 is a working Saturday."""

from datetime import date

import pytest

from guiju.kernel.keeping.clocks import ClockRow
from guiju.web.lamps import lamp, soon_until

MONDAY = date(2024, 5, 6)


WORKING, CALENDAR, YEARLY = "reconsideration.reply.ordinary", "reconsideration.decide.ordinary", "annual_report.publish"


@pytest.mark.parametrize(
    ("rule", "due", "colour", "words"),
    [
        (WORKING, date(2024, 5, 5), "red", "逾期1天"),
        (WORKING, MONDAY, "today", "今天到期"),
        (WORKING, date(2024, 5, 7), "amber", "还有1个工作日"),
        (WORKING, date(2024, 5, 11), "amber", "还有5个工作日"),
        (WORKING, date(2024, 5, 13), "green", "还有6个工作日"),
        # days of the calendar are left where the limit counts these; the lamp turns on the same day for all.
        (CALENDAR, date(2024, 5, 11), "amber", "还有5日"),
        (CALENDAR, date(2024, 5, 12), "amber", "还有6日"),
        (CALENDAR, date(2024, 5, 13), "green", "还有7日"),
        (CALENDAR, date(2024, 7, 5), "green", "还有60日"),
        (YEARLY, date(2024, 5, 12), "amber", "还有6日"),
        ("", date(2024, 5, 12), "amber", "还有6日"),
        (WORKING, None, "grey", "中止计算"),
    ],
)
def test_a_running_clock(rule: str, due: date | None, colour: str, words: str) -> None:
    found = lamp(ClockRow(rule=rule, rule_version=rule, due_on=due), MONDAY)
    assert (found.colour, found.words) == (colour, words)


def test_a_term_that_was_set_counts_down_in_its_own_unit() -> None:
    row = ClockRow(words="整改", source="整改通知书", length=10, unit="working_day", due_on=date(2024, 5, 13))
    assert lamp(row, MONDAY).words == "还有6个工作日"
    row.unit = "month"
    assert lamp(row, MONDAY).words == "还有7日"


def test_a_clock_at_rest() -> None:
    due = date(2024, 5, 7)
    assert lamp(ClockRow(due_on=due, met_on=due, running=False), MONDAY).colour == "done"
    assert lamp(ClockRow(due_on=due, met_on=date(2024, 5, 8), running=False), MONDAY).words == "逾期完成"
    assert lamp(ClockRow(due_on=due, stopped_on=MONDAY, running=False), MONDAY).words == "不再计算"
    late = ClockRow(due_on=due, stopped_on=date(2024, 5, 8), running=False)
    assert lamp(late, MONDAY).words == "逾期后不再计算"


@pytest.mark.parametrize("today", [date(2024, 5, day) for day in range(1, 16)])
def test_the_last_amber_day_is_where_the_lamp_turns(today: date) -> None:
    from datetime import timedelta

    last = soon_until(today)
    assert lamp(ClockRow(due_on=last), today).colour == "amber"
    assert lamp(ClockRow(due_on=last + timedelta(days=1)), today).colour == "green"
