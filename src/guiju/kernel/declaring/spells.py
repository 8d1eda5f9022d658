"""What a record is only for a time, and may be again: standardised, full-time, at this place. A row for each spell.

A column says how it stands now. What counts at a date must also know how it stood then, and where: ``Spell`` keeps such
columns, and the place, with the days between which they said so. Worked out of the course of a record whenever that
changes, so that what is entered late, put right or taken back moves the rows along; a later change moves no earlier year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django.db import models

from guiju.kernel.declaring.course import Deed, course
from guiju.kernel.declaring.standing import While, holds, stands
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.stored import is_words
from guiju.kernel.offices.people import Agency

PLACE = ("agency", "region")


class Spell(models.Model):
    """How a record stood at one place from a day up to another: those of its columns that are named here too.

    ``entered_on`` is the first day, ``left_on`` the first on which it stood otherwise, was elsewhere or gone: days as a stock
    has them, so that figures count spells as they count records.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    matter: models.ForeignKey[Any, Any]
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)
    entered_on = models.DateField("起始日期")
    left_on = models.DateField("截止日期", null=True, blank=True)
    begun_by = models.CharField("因何开始", max_length=40, editable=False)
    ended_by = models.CharField("因何结束", max_length=40, blank=True, editable=False)

    while_: ClassVar[While] = {}
    """How the record must stand for a spell to run; until it comes to an end in any case."""
    unbroken: ClassVar[Mapping[str, str]] = {}
    """By a day column of the spell the column for which it says since when, whatever else changed, that has held."""

    class Meta:
        abstract = True
        ordering = ["entered_on"]

    def __str__(self) -> str:
        return f"{self.agency} {self.entered_on}"

    @classmethod
    def keeps(cls) -> tuple[str, ...]:
        """The columns of the record that are kept by day."""
        base = {"matter", *cls.unbroken, *(field.name for field in Spell._meta.fields)}
        return tuple(field.name for field in cls._meta.concrete_fields if field.name not in base)

    @classmethod
    def tells(cls) -> set[str]:
        """The columns of the record of which its spells are told, but for words that somebody wrote."""
        return {*cls.while_, *(name for name in cls.keeps() if not is_words(cls._meta.get_field(name)))}

    @classmethod
    def shows(cls) -> tuple[str, ...]:
        """The columns in the order in which a page shows them."""
        return ("entered_on", "left_on", "agency", *cls.keeps(), *cls.unbroken)


def spans(record: Any, deeds: Collection[Deed]) -> Iterator[dict[str, Any]]:
    """The columns of each spell in order. Two acts of one day make no spell of no day."""
    procedure, model = record.procedure, record.procedure.spells
    names = (*PLACE, *model.keeps())
    running: dict[str, Any] | None = None
    over: dict[str, Any] | None = None
    for stand in stands(record, deeds):
        there = stand.state["stage"] not in procedure.ends and holds(stand.state, model.while_)
        now = {name: stand.state.get(name) for name in names} if there else None
        if now == (running and {name: running[name] for name in names}):
            continue
        begun_by = stand.step
        if running is not None and running["entered_on"] == stand.on:
            begun_by = running["begun_by"]
        elif running is not None:
            over = running | {"left_on": stand.on, "ended_by": stand.step}
            yield over
        running = now and {**now, "entered_on": stand.on, "begun_by": begun_by, **_since(model, now, stand.on, over)}
    if running is not None:
        yield running


def _since(model: type[Spell], now: Mapping[str, Any], on: date, over: Mapping[str, Any] | None) -> dict[str, Any]:
    """Since when what holds from ``on`` has held, where the spell before it ended on that day and said the same."""
    before = over if over is not None and over["left_on"] == on else {}
    return {
        name: (before[name] if now[of] == before.get(of) else on) if now[of] else None
        for name, of in model.unbroken.items()
    }


def told(records: Sequence[Any], entries: Mapping[UUID, list[Entry]]) -> list[Any]:
    """The spells of some records of one register as their acts say; unsaved. One told again is the same row."""
    model, notes = records[0].procedure.spells, records[0].procedure.notes
    return [
        model(pk=uuid5(record.pk, str(columns["entered_on"])), matter_id=record.pk, **_revived(model, columns))
        for record in records
        for columns in spans(record, course(entries[record.pk], notes))
    ]


def kept(records: Sequence[Any]) -> Any:
    return records[0].procedure.spells._default_manager.filter(matter__in=[record.pk for record in records])


def may_move(model: type[Spell], step: Step, columns: Collection[str]) -> bool:
    """Whether an act that set ``columns`` may begin or end a spell, as the last of its record's course."""
    return bool(step.leads_to) or not {*PLACE, *model.keeps(), *model.while_}.isdisjoint(columns)


def _revived(model: type[Spell], columns: dict[str, Any]) -> dict[str, Any]:
    """Days and numbers as the table has them, from how entries keep them."""
    fields: Any = {name: model._meta.get_field(name) for name in columns}
    return {
        field.attname: columns[name] if isinstance(columns[name], date) else field.to_python(columns[name])
        for name, field in fields.items()
    }
