"""Lamps: how near a running time limit is to its last day, in one colour and one word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from guiju import law
from guiju.kernel.keeping.clocks import ClockRow

SOON = 5
"""Working days left from which the lamp is amber."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """``colour``: red, today, amber, green, grey, done; ``words`` say the same for those who do not see colours."""

    colour: str
    words: str


def lamp(row: ClockRow, today: date) -> Lamp:
    """The lamp of a clock on a day."""
    if row.met_on is not None:
        return Lamp("red", "逾期完成") if row.overdue(row.met_on) else Lamp("done", "按期完成")
    if row.stopped_on is not None or not row.running:
        late = row.due_on is not None and row.stopped_on is not None and row.stopped_on > row.due_on
        return Lamp("grey", "逾期后不再计算" if late else "不再计算")
    if row.due_on is None:
        return Lamp("grey", "中止计算")
    if row.due_on < today:
        return Lamp("red", f"逾期{(today - row.due_on).days}天")
    if row.due_on == today:
        return Lamp("today", "今天到期")
    return Lamp("amber" if row.due_on <= soon_until(today) else "green", f"还有{left(row, today)}")


def left(row: ClockRow, today: date) -> str:
    """What is left of a limit after today, in the unit that it counts: working days, or days."""
    assert row.due_on is not None
    if isinstance(row.limit, law.Limit) and row.limit.unit == "working_day":
        return f"{law.days.working_days(today + timedelta(days=1), row.due_on)}个工作日"
    return f"{(row.due_on - today).days}日"


def soon_until(today: date) -> date:
    """The last day whose lamp is amber today."""
    return law.days.calendar().forward(today, SOON + 1) - timedelta(days=1)
