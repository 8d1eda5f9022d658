"""Verification of what is worked out of the course of records: stays, and periods of recurring duties.

They are told again from the ledger and held against the tables. A period that has begun since the last entry may be there
or not: the night writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from guiju.kernel.declaring import duties, stays
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.keeping import ledger

AT_ONCE = 500


def otherwise(model: type[Any], ids: list[Any] | None = None) -> Iterator[tuple[Any, str]]:
    """Records of ``model`` whose stays or periods are not what the ledger says, and which of the two in words."""
    procedure = model.procedure
    if not (procedure.stays or procedure.duties):
        return
    found = model._default_manager.order_by("pk")
    records = (found if ids is None else found.filter(pk__in=ids)).iterator(AT_ONCE)
    while some := list(islice(records, AT_ONCE)):
        entries = ledger.histories(some)
        wrong: dict[Any, str] = {}
        if procedure.stays:
            kept = procedure.stays.objects.filter(matter__in=[record.pk for record in some])
            for pk in _parted(kept, stays.rows(some, entries)):
                wrong[pk] = "在册时段"
        if procedure.duties:
            kept = DutyPeriod._default_manager.filter(
                register=model.register(), matter_id__in=[record.pk for record in some]
            )
            last = max((row.first for row in kept), default=date.min)
            for pk in _parted(kept, duties.told(some, entries, last), but=("over",)):
                wrong[pk] = "定期职责"
        yield from ((record, wrong[record.pk]) for record in some if record.pk in wrong)


def _parted(kept: Any, told: list[Any], but: tuple[str, ...] = ()) -> set[Any]:
    """The records of which rows that are kept are not those that are told."""
    columns = [f.attname for f in kept.model._meta.concrete_fields if f.name not in but]
    here, there = (
        {tuple(getattr(row, name) for name in columns): row.matter_id for row in rows} for rows in (kept, told)
    )
    return {of for rows, others in ((here, there), (there, here)) for row, of in rows.items() if row not in others}
