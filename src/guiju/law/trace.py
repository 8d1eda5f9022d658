"""How a day was counted: day by day, and in sentences. Walks the days, where ``counting`` computes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guiju.law.counting import ONE_DAY, Due, first_counted, full_length, uninterrupted_end
from guiju.law.days import Calendar, calendar
from guiju.law.interruptions import inside, merged
from guiju.law.rules import spoken


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its number (from 1), or None where it was left out; ``why`` in Chinese."""

    day: date
    number: int | None
    why: str


def counted(due: Due) -> tuple[CountedDay, ...]:
    """Every day from start to end, with its number in the count or why it has none.

    While an interruption is open, up to and with its first day.
    """
    return tuple(_backward(due) if due.backwards else _forward(due))


def _forward(due: Due) -> Iterator[CountedDay]:
    begins = first_counted(due.limit, due.start)
    if begins > due.start:
        yield CountedDay(due.start, None, f"{due.limit.starts}，当日不计入")
    if due.moment is not None:
        if due.day != due.start:
            yield CountedDay(due.day, None, f"至 {due.moment:%H:%M} 满 {spoken(due.limit.length, 'hour')}")
        return
    now, stops, number, quota = calendar(), merged(due.pauses), 0, _quota(due)
    day = begins - ONE_DAY
    while day < due.day:
        day += ONE_DAY
        stop = inside(day, stops)
        if stop is not None:
            yield CountedDay(day, None, "中止期间，不计入" if stop[1] else "中止，尚未恢复")
            if stop[1] is None:
                return
        elif due.limit.unit == "working_day" and not now.is_working_day(day):
            yield CountedDay(day, None, f"{now.why(day)}，不计入")
        elif quota is not None and number >= quota:
            yield CountedDay(day, None, _moved(now, day, due))
        else:
            number += 1
            yield CountedDay(day, number, now.why(day) if due.limit.unit == "working_day" else _plain(now, day))


def _quota(due: Due) -> int | None:
    """How many days the period has; None while it has no end. Months and years have the days up to their last one."""
    if due.paused:
        return None
    length = full_length(due.limit, due.extended, due.extra)
    if due.limit.unit in ("working_day", "calendar_day"):
        return length
    return (uninterrupted_end(due.limit, due.start, length) - first_counted(due.limit, due.start)).days + 1


def _plain(now: Calendar, day: date) -> str:
    return "计入" if now.is_working_day(day) else f"{now.why(day)}，仍计入"


def _moved(now: Calendar, day: date, due: Due) -> str:
    return "期满日遇休息日，顺延至本日" if day == due.day else f"{now.why(day)}，顺延"


def _backward(due: Due) -> Iterator[CountedDay]:
    now, number, days = calendar(), 0, [CountedDay(due.start, None, f"{due.limit.starts}，当日不计入")]
    day = due.start
    while day > due.day:
        day -= ONE_DAY
        if due.limit.unit == "working_day" and not now.is_working_day(day):
            days.append(CountedDay(day, None, f"{now.why(day)}，不计入"))
        else:
            number += 1
            days.append(CountedDay(day, number, "往前计入"))
    yield from reversed(days)
