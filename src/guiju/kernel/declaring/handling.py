"""Who had a record to work on, from when to when, where it may be handed to other agencies and stays its own's.

Worked out of the course of a record whenever that changes, so that an act entered late or put right moves it along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.db.models import QuerySet

from guiju.kernel.declaring.course import Deed, course
from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency


class Handling(models.Model):
    """One agency had the record from ``since`` to ``until`` (None: it still has it)."""

    id = models.UUIDField(primary_key=True, editable=False)
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="经办机关")
    region = models.CharField("行政区划", max_length=12)
    restricted = models.CharField("限制查看", max_length=12, blank=True)
    since = models.DateField("转入日期")
    until = models.DateField("转出日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "经办时段"
        indexes = [
            models.Index(fields=["register", "matter_id"], name="handlings_of_one"),
            models.Index(fields=["register", "until"], name="handlings_ended"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.since}"

    @property
    def matter(self) -> Any:
        from guiju.kernel.declaring.registry import register

        return register(self.register)._default_manager.get(pk=self.matter_id)


Span = tuple[int, date, date | None]
"""Agency, first and last day."""


def spans(deeds: Iterable[Deed], ends: Collection[str]) -> Iterator[Span]:
    """Each handling, in order. What comes to an end is with nobody any more."""
    had: tuple[int, date] | None = None
    for deed in deeds:
        said = deed.content.get("set", {})
        over = str(deed.content.get("stage")) in ends
        if had is not None and (over or "handler" in said):
            yield *had, deed.on
            had = None
        if said.get("handler") and not over:
            had = int(said["handler"]), deed.on
    if had is not None:
        yield *had, None


def told(records: Sequence[Record], entries: Mapping[UUID, list[Entry]]) -> list[Handling]:
    """The handlings of some records of one register as their acts say; unsaved."""
    register, procedure = records[0].register(), records[0].procedure
    return [
        Handling(
            pk=uuid5(record.pk, f"handling/{n}"),
            register=register,
            matter_id=record.pk,
            agency_id=agency,
            region=record.region,
            restricted=record.restricted,
            since=since,
            until=until,
        )
        for record in records
        for n, (agency, since, until) in enumerate(spans(course(entries[record.pk], procedure.notes), procedure.ends))
    ]


def kept(records: Sequence[Record]) -> QuerySet[Handling]:
    here = {"register": records[0].register(), "matter_id__in": [record.pk for record in records]}
    return Handling._default_manager.filter(**here)
