"""Stays: how long a record stood so at which place. The dated history of some of its columns, a row a stay.

A register whose figures must count each place by its time declares a model of stays: rows that keep some columns of the
record as they were from a day to a day. A new stay begins with every act that changes one of them, or moves the record
to another agency; none stands while the record is not on the list. A person who moved is counted at the old place up to
the day, and at the new one from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django.db import models

from guiju.kernel.declaring.course import course
from guiju.kernel.declaring.standing import While, holds, stands
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency

WHERE = ("agency", "region")


class Stay(models.Model):
    """One stay of a record. ``while_``: how it must stand to be on the list; ``keeps``: the columns kept."""

    id = models.UUIDField(primary_key=True, editable=False)
    matter: models.ForeignKey[Any, Any]
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    region = models.CharField("行政区划", max_length=12)
    since = models.DateField("自")
    until = models.DateField("至", null=True)
    begun_by = models.CharField("因何开始", max_length=40)
    ended_by = models.CharField("因何结束", max_length=40, blank=True)

    while_: ClassVar[While]
    keeps: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True
        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.agency} {self.since}"


def told(model: type[Stay], procedure: Any, deeds: Any) -> Iterator[dict[str, Any]]:
    """The columns of each stay in order. Two acts of one day make no stay of no day."""
    names = (*WHERE, *model.keeps)
    open_one: dict[str, Any] | None = None
    kept: tuple[Any, ...] = ()
    for stand in stands(procedure, deeds):
        now = tuple(stand.state.get(name) for name in names) if holds(stand.state, model.while_) else ()
        if now == kept:
            continue
        begun_by = stand.step
        if open_one is not None and open_one["since"] == stand.on:
            begun_by = open_one["begun_by"] if kept else begun_by
        elif open_one is not None:
            yield open_one | {"until": stand.on, "ended_by": stand.step}
        values = dict(zip(names, now, strict=True)) if now else {}
        open_one = (
            {"since": stand.on, "begun_by": begun_by, "agency_id": values.pop("agency"), **values} if now else None
        )
        kept = now
    if open_one is not None:
        yield open_one


def rows(records: Sequence[Any], entries: Mapping[UUID, list[Entry]]) -> list[Any]:
    """The stays of some records of one register as their acts say; unsaved. One told again is the same row."""
    procedure = records[0].procedure
    model: Any = procedure.stays
    return [
        model(pk=uuid5(record.pk, str(columns["since"])), matter_id=record.pk, **_revived(model, columns))
        for record in records
        for columns in told(model, procedure, course(entries[record.pk], procedure.notes))
    ]


def rewrite(records: Sequence[Any], entries: Mapping[UUID, list[Entry]]) -> None:
    """Let the stays of some records of one register be what their acts say."""
    model: Any = records[0].procedure.stays
    model.objects.filter(matter__in=[record.pk for record in records]).delete()
    model.objects.bulk_create(rows(records, entries))


def _revived(model: type[Stay], columns: dict[str, Any]) -> dict[str, Any]:
    """Days and numbers as the table has them, from how entries keep them."""
    field: Any = model._meta.get_field
    return {name: value if isinstance(value, date) else field(name).to_python(value) for name, value in columns.items()}
