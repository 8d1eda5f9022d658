"""Verification of what is worked out of the course of records: handlings, spells, and periods of recurring duties.

They are told again from the ledger and held against the tables, but for records of which an entry was lawfully erased. A
period that has begun since the last entry may be there or not: the night writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError

from guiju.kernel.declaring import duties, handling, spells
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.worked_out import parted
from guiju.kernel.keeping import ledger

AT_ONCE = 500
TAMPERED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, DatabaseError, ValidationError)
"""What reading may fail with where somebody wrote into a column what is none of its values."""


def otherwise(model: type[Any], ids: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Of records of ``model`` whose entries are as they were written, those whose rows are not what the ledger says: kind,
    words, register and id. ``ids``: hexadecimal, in any order."""
    procedure = model.procedure
    if not (procedure.hands_over or procedure.spells or procedure.duties):
        return
    for start in range(0, len(ids), AT_ONCE):
        for pk, label, wrong in _found(model, ids[start : start + AT_ONCE]):
            yield "row", f"“{label}”的{wrong}与账簿不符。", model.register(), pk


def _found(model: type[Any], ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """Id, name, and what is wrong. What was tampered with may be no value of its column: then each is looked at by itself."""
    try:
        records = list(model._default_manager.filter(pk__in=ids).order_by("pk"))
        wrong = _wrong(records) if records else {}
        return [(record.pk.hex, str(record), wrong[record.pk]) for record in records if record.pk in wrong]
    except TAMPERED:
        if len(ids) == 1:
            return [(ids[0], "", "经办时段、时段或者定期职责无法读取，")]
        return [one for pk in ids for one in _found(model, [pk])]


def strays() -> Iterator[tuple[str, str, str]]:
    """Rows of registers that have none such, or of no record: words, register and id."""
    for kind, has in ((Handling, "hands_over"), (DutyPeriod, "duties")):
        theirs = {name: model for name, model in registers().items() if getattr(model.procedure, has)}
        rows: Any = kind._default_manager.order_by()
        found = list(rows.exclude(register__in=list(theirs)).values_list("register", flat=True).distinct())
        for name, model in theirs.items():
            lost = rows.filter(register=name).exclude(matter_id__in=model._default_manager.values("pk"))
            found += [name] if lost.exists() else []
        yield from ((f"“{kind._meta.verbose_name}”中有不属于任何事项的内容。", name, "") for name in found)


def _wrong(records: Sequence[Any]) -> dict[Any, str]:
    """By the key of a record what of it is otherwise, in words."""
    entries = ledger.histories(records)
    whole = [record for record in records if not any(entry.content.get("redacted") for entry in entries[record.pk])]
    wrong: dict[Any, str] = {}
    if not whole:
        return wrong
    procedure = whole[0].procedure
    if procedure.hands_over:
        wrong |= dict.fromkeys(parted(handling.kept(whole), handling.told(whole, entries)), "经办时段")
    if procedure.spells:
        words = str(procedure.spells._meta.verbose_name)
        wrong |= dict.fromkeys(parted(spells.kept(whole), spells.told(whole, entries)), words)
    if procedure.duties:
        kept = duties.kept(whole)
        told = duties.told(whole, entries, max((row.first for row in kept), default=date.min))
        wrong |= dict.fromkeys(parted(kept, told, but=("over",)), "定期职责")
    return wrong
