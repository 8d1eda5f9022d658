"""Recurring duties: what is due once in every week, month, quarter or year, as long as the record stands so.

Each period is a row: met, and by which entry, or missed. Periods are those of the calendar. A duty that held for less than
half of the days of a period is not owed in it; what is done on any day of the period meets it, before and after it held.
The rows are worked out of the course of the record whenever that changes, and each night as time goes on: what is entered
late, put right or taken back moves them along, and telling them again from the beginning comes to the same.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from itertools import accumulate
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guiju.kernel.declaring import worked_out
from guiju.kernel.declaring.course import course
from guiju.kernel.declaring.duties_met import Added, Elsewhere, Met, MetBy, by_rows, by_steps
from guiju.kernel.declaring.standing import Stand, State, While, spans, stands
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency

NOTE_MISSED = "note_missed"
"""The step by which the night notes that a period ended and nobody had entered what was due in it."""


class Every(Enum):
    """How often: once in each of these, by the calendar; weeks begin on Monday."""

    WEEK = "每周"
    MONTH = "每月"
    QUARTER = "每季度"
    YEAR = "每年"

    def around(self, day: date) -> tuple[date, date]:
        """The first and the last day of the period in which ``day`` lies."""
        if self is Every.WEEK:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        first = {Every.MONTH: day.month, Every.QUARTER: (day.month - 1) // 3 * 3 + 1, Every.YEAR: 1}[self]
        last = {Every.MONTH: first, Every.QUARTER: first + 2, Every.YEAR: 12}[self]
        return day.replace(month=first, day=1), date(day.year, last, monthrange(day.year, last)[1])

    def between(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """All periods in which a day from ``first`` to ``last`` lies, in order."""
        while first <= last:
            period = self.around(first)
            yield period
            first = period[1] + timedelta(days=1)


WEEK, MONTH, QUARTER, YEAR = Every


@dataclass(frozen=True)
class Duty:
    """What is due once in every period: ``Duty("supervised_person.visits", "走访", every=WEEK, met_by=VISIT, while_=KEY)``.

    rule     id in the catalogue, which says what is due
    words    what is to be done, for lists; tells it from other duties of the same rule
    met_by   steps of the record itself, rows that they add (``Added``), or ``Elsewhere`` in another register
    while_   how the record must stand; what it does not say holds in any case
    through  the column with the last day on which it may hold, if one has it: a term that is over is over, whenever the night
             comes to say so
    """

    rule: str
    words: str
    every: Every
    met_by: MetBy
    while_: While
    through: str = ""

    @property
    def key(self) -> str:
        return f"{self.rule}/{self.words}"

    def told(self, done: Decimal) -> str:
        """What is due, for lists; of a sum also how much of it is done."""
        summed = self.met_by if isinstance(self.met_by, Added) and self.met_by.summed else None
        so_far = f"（已登记{done.normalize():f}{summed.unit}）" if summed else ""
        return f"{self.every.value}{self.words}{so_far}"

    def meeting(self, done: Sequence[Met]) -> Met | None:
        """Of what was done in a period, in order, that by which it was met: the first, or the one that made the sum whole."""
        least = self.met_by.least if isinstance(self.met_by, Added) else 1
        so_far = accumulate(one.amount for one in done)
        return next((one for one, amount in zip(done, so_far, strict=True) if amount >= least), None)


class DutyPeriod(models.Model):
    """One period of a duty of one record. ``held``: on so many of its days; ``over``: it had ended when last looked at."""

    id = models.UUIDField(primary_key=True, editable=False)
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    duty = models.CharField("职责", max_length=120)
    rule = models.CharField("规则", max_length=80)
    words = models.CharField("应当办理", max_length=60)
    first = models.DateField("自")
    last = models.DateField("至")
    held = models.PositiveSmallIntegerField("负有职责的天数")
    owed = models.BooleanField("应当履行")
    over = models.BooleanField("期已过", default=False)
    met_on = models.DateField("履行日期", null=True)
    met_register = models.CharField("履行所在台账", max_length=40, blank=True)
    met_matter = models.UUIDField("履行所在事项", null=True)
    met_seq = models.PositiveIntegerField("履行的账簿序号", null=True)
    noted_on = models.DateField("未履行登记日期", null=True)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)
    restricted = models.CharField("限制查看", max_length=12, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "定期职责"
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["register", "matter_id", "duty", "first"], name="one_period_a_duty")
        ]
        indexes = [models.Index(fields=["agency", "last"], name="periods_by_agency")]

    def __str__(self) -> str:
        return f"{self.words} {self.first}"

    @property
    def missed(self) -> bool:
        return self.owed and self.over and self.met_on is None

    @property
    def matter(self) -> Any:
        from guiju.kernel.declaring.registry import register

        return register(self.register)._default_manager.get(pk=self.matter_id)


OVER: State = {"stage": None}
"""How a record stands for which nothing holds any more."""
KEPT = Q(owed=True, over=True, met_on__isnull=False)
OWED = Q(owed=True, over=True)


def periods(duty: Duty, found: Sequence[Stand], met: Iterable[Met], upto: date) -> Iterator[dict[str, Any]]:
    """The columns of each period of ``duty`` that has begun by ``upto``, in order. Pure: the same in, the same out."""
    days: dict[tuple[date, date], int] = {}
    place: dict[tuple[date, date], Any] = {}
    for since, until in spans(_bounded(found, duty.through), duty.while_):
        end = None if until is None else until - timedelta(days=1)
        for period in duty.every.between(since.on, min(upto, end or upto)):
            first, last = max(period[0], since.on), min(period[1], end or period[1])
            days[period] = days.get(period, 0) + (last - first).days + 1
            place[period] = _place(found, first)
    by_day = sorted(met, key=lambda one: (one.on, one.seq))
    for (first, last), held in sorted(days.items()):
        done = [one for one in by_day if first <= one.on <= last]
        one = duty.meeting(done)
        agency, region = place[first, last]
        yield {
            "duty": duty.key,
            "rule": duty.rule,
            "words": duty.told(sum((one.amount for one in done), Decimal(0))),
            "first": first,
            "last": last,
            "held": held,
            "owed": held * 2 >= (last - first).days + 1,
            "over": last < upto,
            "met_on": one.on if one else None,
            "met_register": one.register if one else "",
            "met_matter": one.matter_id if one else None,
            "met_seq": one.seq if one else None,
            "agency_id": agency,
            "region": region,
        }


def _bounded(found: Sequence[Stand], through: str) -> Iterator[Stand]:
    """How it stood, and after the last day that the column ``through`` names that it stands so no longer."""
    for n, stand in enumerate(found):
        yield stand
        last = stand.state.get(through)
        over = date.fromisoformat(last) + timedelta(days=1) if last else date.max
        onward = found[n + 1].on if n + 1 < len(found) else date.max
        if stand.on < over < onward:
            yield Stand(over, stand.step, OVER)


def _place(found: Sequence[Stand], day: date) -> tuple[int, str]:
    """Whose the record was on ``day``, and where it lay."""
    state = [stand for stand in found if stand.on <= day][-1].state
    return int(state["agency"]), str(state["region"])


def told(records: Sequence[Any], entries: Mapping[UUID, list[Entry]], today: date) -> list[DutyPeriod]:
    """The periods of some records of one register as their acts, and those elsewhere, say; unsaved.

    Up to ``today``, or to the last day that an entry bears where that is later.
    """
    register, procedure = records[0].register(), records[0].procedure
    keys = [record.pk for record in records]
    looked_up = {duty.key: by_rows(duty.met_by, keys) for duty in procedure.duties}
    made = []
    for record in records:
        key = record.pk
        deeds = course(entries[key], procedure.notes)
        found = list(stands(record, deeds))
        upto = max([today, *(entry.on for entry in entries[key])])
        noted = _noted(entries[key])
        for duty in procedure.duties:
            rows = looked_up[duty.key]
            met = by_steps(duty.met_by, deeds, register, key) if rows is None else rows[key]
            for columns in periods(duty, found, met, upto):
                noted_on = noted.get((duty.key, columns["first"].isoformat()))
                pk = uuid5(key, f"{duty.key}@{columns['first']}")  # told again, it is the same row
                made.append(
                    DutyPeriod(
                        pk=pk,
                        register=register,
                        matter_id=key,
                        noted_on=noted_on,
                        restricted=record.restricted,
                        **columns,
                    )
                )
    return made


def kept(records: Sequence[Any]) -> Any:
    here = {"register": records[0].register(), "matter_id__in": [record.pk for record in records]}
    return DutyPeriod._default_manager.filter(**here)


def rewrite(records: Sequence[Any], entries: Mapping[UUID, list[Entry]], today: date | None = None) -> None:
    """Let the periods of some records of one register be what is ``told``."""
    worked_out.rewrite(kept(records), told(records, entries, today or timezone.localdate()))


def _noted(entries: Iterable[Entry]) -> dict[tuple[str, str], date]:
    """By duty and first day of the period the day on which a miss was noted."""
    noted: dict[tuple[str, str], date] = {}
    for entry in entries:
        if entry.step == NOTE_MISSED:
            for one in entry.content.get("told", {}).get("missed", "").split():
                duty, _, first = one.rpartition("@")
                noted.setdefault((duty, first), entry.on)
    return noted


def owing() -> dict[str, list[tuple[Any, str]]]:
    """By register whose records meet duties elsewhere: the registers that owe them, with the column that names theirs."""
    from guiju.kernel.declaring.registry import registers

    found: dict[str, list[tuple[Any, str]]] = defaultdict(list)
    for model in registers().values():
        for duty in model.procedure.duties:
            if isinstance(duty.met_by, Elsewhere) and (model, duty.met_by.column) not in found[duty.met_by.register]:
                found[duty.met_by.register].append((model, duty.met_by.column))
    return found


def follow(records: Sequence[Any], entries: Mapping[UUID, list[Entry]]) -> None:
    """After acts on some records of one register: their own periods, and those of the records whose duties they meet."""
    if records[0].procedure.duties:
        rewrite(records, entries)
    here = {"met_register": records[0].register(), "met_matter__in": [record.pk for record in records]}
    for model, column in owing().get(records[0].register(), ()):
        keys = {getattr(record, f"{column}_id") for record in records}
        # Where it is put right whose duty an act met, it meets the other's no longer.
        keys |= set(
            DutyPeriod._default_manager.filter(register=model.register(), **here).values_list("matter_id", flat=True)
        )
        others = list(model._default_manager.filter(pk__in=keys))
        if others:
            rewrite(others, ledger.histories(others))
