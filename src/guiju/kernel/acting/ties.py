"""Ties from a matter to the records that it led to: they are what its acts say, also once an act has been put right."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from guiju.kernel.declaring.course import course
from guiju.kernel.declaring.leading import Leading, leading
from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.links import Link


def follow_leading(record: Record) -> None:
    """Let the ties by steps that lead into another register be those that the acts of the record now say."""
    asks = {step.name: (step.label, ask) for step in record.procedure.declared if (ask := leading(step)) is not None}
    if not asks:
        return
    said = {
        (label, ask.other.register(), UUID(key))
        for deed in course(ledger.histories([record])[record.pk], record.procedure.notes)
        if deed.step in asks
        for label, ask in [asks[deed.step]]
        for key in ask.kept(deed.content)
    }
    here = Link.objects.filter(from_register=record.register(), from_id=record.pk)
    there = {(link.kind, link.to_register, link.to_id): link for link in here.filter(_by(asks.values()))}
    Link.objects.filter(pk__in=[link.pk for tie, link in there.items() if tie not in said]).delete()
    Link.objects.bulk_create(
        Link(from_register=record.register(), from_id=record.pk, kind=kind, to_register=to, to_id=pk)
        for kind, to, pk in sorted(said - there.keys())
    )


def _by(asks: Iterable[tuple[str, Leading]]) -> Q:
    found = Q(pk__in=[])
    for label, ask in asks:
        found |= Q(kind=label, to_register=ask.other.register())
    return found
