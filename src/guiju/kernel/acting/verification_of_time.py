"""Verification of what is worked out of the course of records: handlings, spells, and periods of recurring duties.

They are told again from the ledger and held against the tables. Of an act that was lawfully erased the entry that erased it
says what this needs. A period that has begun since the last entry may be there or not: the night writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models

from guiju.kernel.acting.verification_shares import Share
from guiju.kernel.declaring import duties, handling, spells
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import ledger, stored

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
        named = set(rows.values_list("register", flat=True).distinct())
        found = sorted(named - theirs.keys())
        for name in sorted(named & theirs.keys()):
            lost = rows.filter(register=name).exclude(matter_id__in=theirs[name]._default_manager.values("pk"))
            found += [name] if lost.exists() else []
        yield from ((f"“{kind._meta.verbose_name}”中有不属于任何事项的内容。", name, "") for name in found)


def _wrong(records: Sequence[Any]) -> dict[Any, str]:
    """By the key of a record what of it is otherwise, in words."""
    entries = ledger.histories(records)
    procedure, found = records[0].procedure, dict[str, str]()
    if procedure.hands_over:
        found |= dict.fromkeys(_parted(Handling, records, handling.told(records, entries)), "经办时段")
    if procedure.spells:
        words = str(procedure.spells._meta.verbose_name)
        found |= dict.fromkeys(_parted(procedure.spells, records, spells.told(records, entries)), words)
    if procedure.duties:
        begun = [date.fromisoformat(row[0]) for row in _kept(DutyPeriod, ("first",), records)]
        told = duties.told(records, entries, max(begun, default=date.min))
        found |= dict.fromkeys(_parted(DutyPeriod, records, told, but=("over",)), "定期职责")
    return {record.pk: found[record.pk.hex] for record in records if record.pk.hex in found}


def _parted(kind: type[models.Model], records: Sequence[Any], told: Sequence[Any], but: Sequence[str] = ()) -> set[str]:
    """The records of which the rows in the table, as they are stored, are not those that are told."""
    names = ("matter_id", *(f.attname for f in kind._meta.concrete_fields if f.attname not in ("matter_id", *but)))
    fields = [(name, stored.field_of(kind, name)) for name in names]
    there = {tuple(stored.plain(field.to_python(getattr(row, name))) for name, field in fields) for row in told}
    return {row[0] for row in there.symmetric_difference(map(tuple, _kept(kind, names, records)))}


def _kept(kind: type[models.Model], names: Sequence[str], records: Sequence[Any]) -> Iterator[Sequence[Any]]:
    which, params = Share(ids=tuple(record.pk for record in records)).in_sql("t.matter_id")
    if issubclass(kind, spells.Spell):
        return stored.rows(kind, names, f"1 = 1{which}", params)
    return stored.rows(kind, names, f"t.register = %s{which}", [records[0].register(), *params])
