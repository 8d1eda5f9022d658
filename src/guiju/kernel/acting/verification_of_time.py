"""Verification of what is worked out of the course of records: spells, and periods of recurring duties.

They are told again from the ledger and held against the tables, but for records of which an entry was lawfully erased. A
period that has begun since the last entry may be there or not: the night writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from guiju.kernel.declaring import duties, spells
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.keeping import ledger

AT_ONCE = 500


def otherwise(model: type[Any], ids: list[Any] | None = None) -> Iterator[tuple[str, str, str, str]]:
    """Records of ``model`` whose spells or periods are not what the ledger says: kind, words, register and id."""
    procedure = model.procedure
    if not (procedure.spells or procedure.duties):
        return
    found = model._default_manager.order_by("pk")
    records = (found if ids is None else found.filter(pk__in=ids)).iterator(AT_ONCE)
    while read := list(islice(records, AT_ONCE)):
        entries = ledger.histories(read)
        some = [record for record in read if not any(entry.content.get("redacted") for entry in entries[record.pk])]
        if not some:
            continue
        wrong: dict[Any, str] = {}
        if procedure.spells:
            for pk in _parted(spells.kept(some), spells.rows(some, entries)):
                wrong[pk] = str(procedure.spells._meta.verbose_name)
        if procedure.duties:
            kept = DutyPeriod._default_manager.filter(
                register=model.register(), matter_id__in=[record.pk for record in some]
            )
            last = max((row.first for row in kept), default=date.min)
            for pk in _parted(kept, duties.told(some, entries, last), but=("over",)):
                wrong[pk] = "定期职责"
        for record in some:
            if record.pk in wrong:
                yield "row", f"“{record}”的{wrong[record.pk]}与账簿不符。", model.register(), record.pk.hex


def _parted(kept: Any, told: list[Any], but: tuple[str, ...] = ()) -> set[Any]:
    """The records of which rows that are kept are not those that are told."""
    columns = [f.attname for f in kept.model._meta.concrete_fields if f.name not in but]
    here, there = (
        {tuple(getattr(row, name) for name in columns): row.matter_id for row in rows} for rows in (kept, told)
    )
    return {of for rows, others in ((here, there), (there, here)) for row, of in rows.items() if row not in others}
