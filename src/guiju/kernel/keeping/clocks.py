"""Clocks: a row a running time limit. What was due first is never overwritten; interruptions and extensions are rows.

A clock takes length, unit, extension and pauses from the rule in force on the day the matter's law is fixed (see
``Procedure.law_day``) and keeps that rule's version for life. Overdue is computed on reading and noted once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db import models

from guiju import law


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The day of a yearly duty: counted from nothing, moved by nothing."""

    day: date
    provisional: bool = False


class ClockRow(models.Model):
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    seq = models.PositiveIntegerField("账簿序号", help_text="由哪一条账簿记录起算")
    rule = models.CharField("规则", max_length=80)
    rule_version = models.CharField("规则版本", max_length=90)
    started_on = models.DateField("起算日")
    first_due_on = models.DateField("最初到期日")
    due_on = models.DateField("到期日", null=True, help_text="中止期间为空")
    provisional = models.BooleanField("节假日安排未公布", default=False)
    paused = models.BooleanField("中止计算", default=False)
    met_on = models.DateField("完成日期", null=True)
    stopped_on = models.DateField("不再计算日期", null=True)
    noted_overdue_on = models.DateField("逾期登记日期", null=True)
    running = models.BooleanField("计算中", default=True)
    agency = models.ForeignKey("kernel.Agency", models.PROTECT, verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "期限"
        indexes = [
            models.Index(fields=["register", "matter_id"]),
            models.Index(fields=["agency", "due_on"], condition=models.Q(running=True), name="running_by_agency"),
            models.Index(fields=["due_on"], condition=models.Q(running=True), name="running_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.due_on}"

    @property
    def limit(self) -> Any:
        """The rule this clock keeps for life, whatever is in force now: a ``law.Limit`` or ``law.Yearly``."""
        return law.version(self.rule_version)

    @cached_property
    def spans(self) -> list[Interval]:
        """Its interruptions and extensions, those about to be written included."""
        return list(self.intervals.all()) if self.pk else []

    def overdue(self, on: date) -> bool:
        """Met too late, or still running past its day."""
        if self.met_on is not None:
            return self.due_on is not None and self.met_on > self.due_on
        return self.running and self.due_on is not None and on > self.due_on

    @property
    def in_time(self) -> bool | None:
        """Met in time or late; None while it runs or where it was stopped."""
        return None if self.met_on is None else not self.overdue(self.met_on)

    def due(self) -> law.Due | FixedDay:
        """Counted afresh from the start through all interruptions and extensions; a day of the year stays where it is."""
        if isinstance(self.limit, law.Yearly):
            return FixedDay(self.limit.due_in(self.started_on.year))
        extra = sum(i.length for i in self.spans if i.kind == Interval.EXTENSION)
        pauses = [(i.since, i.until) for i in self.spans if i.kind == Interval.PAUSE]
        return law.due(self.limit, self.started_on, extra=extra, pauses=pauses)


class Interval(models.Model):
    """An interruption (since, until) or an extension (length in the rule's unit) of one clock."""

    PAUSE, EXTENSION = "pause", "extension"

    clock = models.ForeignKey(ClockRow, models.CASCADE, related_name="intervals")
    kind = models.CharField("类别", max_length=10, choices=[(PAUSE, "中止"), (EXTENSION, "延长")])
    since = models.DateField("自")
    until = models.DateField("至", null=True)
    length = models.PositiveSmallIntegerField("延长", default=0)
    reason = models.CharField("理由", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "中止与延长"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since}"


def start(record: Any, rule: law.Rule, on: date) -> ClockRow:
    """An unsaved row for ``rule`` from ``on``. Limits in hours are held to the day on which they end."""
    row = ClockRow(
        register=record.register(),
        matter_id=record.pk,
        seq=record.version + 1,
        rule=rule.id,
        rule_version=rule.version_id,
        started_on=on,
        agency_id=record.agency_id,
        region=record.region,
    )
    due = row.due()
    row.first_due_on = row.due_on = due.day
    row.provisional = due.provisional
    return row


def meet(row: ClockRow, on: date) -> None:
    row.met_on, row.running, row.paused = on, False, False


def stop(row: ClockRow, on: date) -> None:
    row.stopped_on, row.running, row.paused = on, False, False


def pause(row: ClockRow, on: date, reason: str) -> Interval:
    row.paused, row.due_on = True, None
    row.spans.append(Interval(clock=row, kind=Interval.PAUSE, since=on, reason=reason))
    return row.spans[-1]


def resume(row: ClockRow, on: date) -> Interval | None:
    """Close the open interruption and count again. The day of resumption counts; None where nothing was paused."""
    open_one = next((i for i in row.spans if i.kind == Interval.PAUSE and i.until is None), None)
    if open_one is None:
        return None
    open_one.until = max(open_one.since, on - timedelta(days=1))
    row.paused = False
    recount(row)
    return open_one


def extend(row: ClockRow, on: date, length: int, reason: str) -> Interval:
    row.spans.append(Interval(clock=row, kind=Interval.EXTENSION, since=on, length=length, reason=reason))
    recount(row)
    return row.spans[-1]


def recount(row: ClockRow) -> bool:
    """Set the due day from the start, interruptions and extensions; whether it moved."""
    due, was = row.due(), (row.due_on, row.provisional)
    row.due_on, row.provisional = (None if row.paused else due.day), due.provisional
    return (row.due_on, row.provisional) != was


def spoken(row: ClockRow) -> dict[str, Any]:
    """The clock as an entry's payload says it."""
    return {
        "rule": row.rule_version,
        "entry": row.seq,
        "started": row.started_on.isoformat(),
        "due": row.due_on.isoformat() if row.due_on else None,
        "state": "met" if row.met_on else "stopped" if row.stopped_on else "paused" if row.paused else "running",
        "in_time": row.in_time,
    }
