"""Clocks: a row a running time limit. What was due first is never overwritten; interruptions and extensions are rows.

A clock takes length, unit, extension and pauses from the rule in force on the day the matter's law is fixed (see
``Procedure.law_day``) and keeps that rule's version for life; or people have set it, a day or a term, and it keeps what
they said. Overdue is computed on reading and noted once.

What moves a clock is here, in memory and without the database: a row and a day in, the row changed. Loading and saving
are the callers'.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db import models

from guiju import law
from guiju.kernel.keeping import stored
from guiju.kernel.keeping.vouching import Vouched
from guiju.law.rules import BACKWARDS


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The last day of a yearly duty, or one that somebody set: counted from nothing, moved by no holiday."""

    day: date
    provisional: bool = False
    paused: bool = False


class ClockRow(Vouched):
    keyed = ("seq", "rule", "words", "whose")
    unvouched = frozenset({"agency_id", "region", "restricted"})  # they are where its record lies (``whereabouts``)

    seq = models.PositiveIntegerField("账簿序号", help_text="由哪一条账簿记录起算")
    rule = models.CharField("规则", max_length=80, blank=True, help_text="由人确定的期限为空")
    rule_version = models.CharField("规则版本", max_length=90, blank=True)
    words = models.CharField("办理内容", max_length=60, blank=True)
    source = models.CharField("由什么确定", max_length=60, blank=True)
    whose = models.CharField(
        "分别计算的键", max_length=60, blank=True, help_text="当事人或者各项内容分别计算的，为哪一个的期限"
    )
    of_whom = models.CharField("谁的、哪一项的期限", max_length=200, blank=True)
    length = models.PositiveSmallIntegerField("所定期限", null=True)
    unit = models.CharField("期限单位", max_length=12, blank=True)
    started_on = models.DateField("起算日")
    first_due_on = models.DateField("最初到期日")
    due_on = models.DateField("到期日", null=True, help_text="中止期间为空")
    provisional = models.BooleanField("节假日安排未公布", default=False)
    paused = models.BooleanField("中止计算", default=False)
    interrupted = models.BooleanField("曾经中止、延长", default=False)
    met_on = models.DateField("完成日期", null=True)
    stopped_on = models.DateField("不再计算日期", null=True)
    noted_overdue_on = models.DateField("逾期登记日期", null=True)
    running = models.BooleanField("计算中", default=True)
    agency = models.ForeignKey("kernel.Agency", models.PROTECT, verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)
    restricted = models.CharField("限制查看", max_length=12, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "期限"
        indexes = [
            models.Index(fields=["register", "matter_id"]),
            models.Index(fields=["agency", "due_on"], condition=models.Q(running=True), name="running_by_agency"),
            models.Index(fields=["due_on"], condition=models.Q(running=True), name="running_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.rule or self.words} {self.due_on}"

    def also_bears(self) -> dict[str, Any]:
        return {"spans": [span.bears() for span in self.spans]} if self.spans else {}

    @property
    def duty(self) -> tuple[str, str]:
        """Which limit of its register it is, as ``Clock.key`` says."""
        return self.rule, self.words

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the other limits of its matter that one step started."""
        return *self.duty, self.whose

    @cached_property
    def spans(self) -> list[Interval]:
        """Its interruptions and extensions in order, those not yet saved among them."""
        return list(self.intervals.all()) if self.interrupted and self.pk else []

    @property
    def limit(self) -> law.Limit | law.Yearly | None:
        """The rule this clock keeps for life, whatever is in force now, or the term set; None for a day that was set."""
        if not self.rule:
            return law.set_term(self.length, self.unit, self.words, self.source) if self.length else None
        kept = law.version(self.rule_version)
        assert isinstance(kept, law.Limit | law.Yearly)
        return kept

    @property
    def gist(self) -> str:
        """What is due, in one sentence, and of whom or of what where each of several has a limit of its own."""
        if self.rule:
            due = law.version(self.rule_version).gist
        else:
            due = f"{law.spoken(self.length, self.unit)}内{self.words}" if self.length else self.words
        return f"{self.of_whom}：{due}" if self.of_whom else due

    @property
    def basis(self) -> str:
        """The article, or who has set the limit."""
        return str(law.version(self.rule_version).citation) if self.rule else f"由{self.source}确定的期限"

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
        """Counted afresh from the start through all interruptions and extensions; a fixed day stays where it is.

        What is to be done before an event (开庭十日前) counts back from its day, where the limit is said to start.
        """
        limit = self.limit
        if isinstance(limit, law.Yearly):
            return FixedDay(limit.due_in(self.started_on.year))
        if limit is None:
            return FixedDay([self.first_due_on, *(span.until for span in self.spans if span.until)][-1])
        if limit.kind in BACKWARDS:
            return law.latest(limit, self.started_on)
        extra = sum(span.length for span in self.spans if span.kind == Interval.EXTENSION and limit.extension)
        pauses = [span.left_out for span in self.spans if span.kind == Interval.PAUSE and not span.empty]
        return law.due(limit, self.started_on, extra=extra, pauses=pauses)


class Interval(models.Model):
    """An interruption (since, until), or an extension: by a length in the limit's unit, or of a day set to a later one."""

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

    BORNE = ("kind", "since", "until", "length", "reason")

    def bears(self) -> list[Any]:
        return [stored.plain(getattr(self, name)) for name in self.BORNE]

    @property
    def left_out(self) -> tuple[date, date | None]:
        """The days of an interruption, both included."""
        return self.since, self.until

    @property
    def empty(self) -> bool:
        """Resumed on the day of the interruption itself: that day counts, nothing is left out."""
        return self.until is not None and self.until < self.since


def start(record: Any, rule: law.Rule, on: date) -> ClockRow:
    """An unsaved row for ``rule`` from ``on``. Limits in hours are held to the day on which they end."""
    return _started(record, on, rule=rule.id, rule_version=rule.version_id)


def start_until(record: Any, on: date, last: date, words: str, source: str) -> ClockRow:
    """An unsaved row for a last day that somebody has set."""
    return _started(record, on, words=words, source=source, first_due_on=last)


def start_term(record: Any, on: date, length: int, unit: str, words: str, source: str) -> ClockRow:
    """An unsaved row for a term of so many units that somebody has set."""
    return _started(record, on, words=words, source=source, length=length, unit=unit)


def _started(record: Any, on: date, **kept: Any) -> ClockRow:
    row = ClockRow(
        register=record.register(),
        matter_id=record.pk,
        seq=record.version + 1,
        started_on=on,
        agency_id=record.desk_id,
        region=record.region,
        restricted=record.restricted,
        **kept,
    )
    due = row.due()
    row.first_due_on = row.due_on = due.day
    row.provisional = due.provisional
    return row


def carry_on(row: ClockRow, before: ClockRow) -> list[Interval]:
    """Let a new row take over start and spans of the limit on the other track; the copied spans, to be saved."""
    row.started_on = before.started_on
    row.first_due_on = row.due().day
    row.spans.extend(
        Interval(clock=row, kind=span.kind, since=span.since, until=span.until, length=span.length, reason=span.reason)
        for span in before.spans
    )
    _recounted(row)
    return row.spans


def meet(row: ClockRow, on: date) -> None:
    row.met_on, row.running, row.paused = on, False, False


def stop(row: ClockRow, on: date) -> None:
    row.stopped_on, row.running, row.paused = on, False, False


def pause(row: ClockRow, on: date, reason: str) -> Interval:
    """Interrupt it from ``on``. A limit that had run out by then stays overdue: late is late."""
    return _with(row, Interval(clock=row, kind=Interval.PAUSE, since=on, reason=reason))


def resume(row: ClockRow, on: date) -> Interval | None:
    """Close the latest open interruption and count again. The day of resumption counts; None where none is open."""
    open_one = next((span for span in reversed(row.spans) if span.kind == Interval.PAUSE and span.until is None), None)
    if open_one is None:
        return None
    open_one.until = on - timedelta(days=1)
    _recounted(row)
    return open_one


def extend(row: ClockRow, on: date, length: int, reason: str) -> Interval:
    """Lengthen a limit by so many of its units."""
    return _with(row, Interval(clock=row, kind=Interval.EXTENSION, since=on, length=length, reason=reason))


def extend_until(row: ClockRow, on: date, last: date, reason: str) -> Interval:
    """Set a day that somebody has set to a later one."""
    return _with(row, Interval(clock=row, kind=Interval.EXTENSION, since=on, until=last, reason=reason))


def _with(row: ClockRow, span: Interval) -> Interval:
    row.spans.append(span)
    _recounted(row)
    return span


def _recounted(row: ClockRow) -> None:
    row.interrupted = bool(row.spans)
    recount(row)


def recount(row: ClockRow) -> bool:
    """Set the due day from the start, interruptions and extensions; whether it moved."""
    due, was = row.due(), (row.due_on, row.provisional)
    row.paused = due.paused
    row.due_on, row.provisional = (None if due.paused else due.day), due.provisional
    return (row.due_on, row.provisional) != was


def spoken(row: ClockRow) -> dict[str, Any]:
    """The clock as an entry's payload says it."""
    return {
        "rule": row.rule_version,
        **({} if row.rule else {"words": row.words, "source": row.source}),
        **({"whose": row.whose} if row.whose else {}),
        "entry": row.seq,
        "started": row.started_on.isoformat(),
        "due": row.due_on.isoformat() if row.due_on else None,
        "state": "met" if row.met_on else "stopped" if row.stopped_on else "paused" if row.paused else "running",
        "in_time": row.in_time,
    }
