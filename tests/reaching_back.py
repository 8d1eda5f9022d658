"""What tests of late entries and corrections share: a correction asked for by one and approved by another, and what stands."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.fold import fold
from guiju.kernel.acting.settling import difference
from guiju.kernel.acting.sources import Sources
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.facts import Batch
from guiju.kernel.keeping import digests
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Actor


def entry_of(record: Any, step: str) -> int:
    """The number of the latest entry of a step."""
    return max(deed.seq for deed in Batch([record]).course(record) if deed.step == step)


def asked(record: Any, step: str, by: Actor, told: dict[str, Any] | None = None, on: date | None = None) -> Any:
    right = {"entry": entry_of(record, step), "told": told or {}, "on": on}
    return engine.take("ask_correction", record, by, {"right": right, "reason": "录入有误"})


def corrected(
    record: Any,
    step: str,
    by: Actor,
    other: Actor,
    told: dict[str, Any] | None = None,
    on: date | None = None,
    **more: Any,
) -> Any:
    """The record once a correction of the latest ``step`` was asked for by one and approved by the other."""
    asked(record, step, by, told, on)
    return engine.take("correct", record, other, {"request": record.version, **more})


def standing(record: Any) -> dict[str, Any]:
    """What is held of a record, but for version and head: columns, rows, parties, limits."""
    record = type(record)._default_manager.get(pk=record.pk)
    skip = ("id", "version", "head", "number")
    columns = {
        f.name: digests.plain(getattr(record, f.attname)) for f in record._meta.concrete_fields if f.name not in skip
    }
    models = dict.fromkeys(ask.model for ask in record.procedure.parts.values())
    rows = [
        {
            f.name: digests.plain(getattr(row, f.attname))
            for f in model._meta.concrete_fields
            if f.name not in ("id", "matter", "seq")
        }
        for model in models
        for row in model._default_manager.filter(matter_id=record.pk)
    ]
    clocks = [
        (row.rule_version, row.started_on, row.due_on, row.met_on, row.stopped_on, row.paused, row.running,
         [(span.kind, span.since, span.until, span.length) for span in row.spans])
        for row in ClockRow.objects.filter(matter_id=record.pk)
    ]  # fmt: skip
    parties = [(party.role, party.digest) for party in Party.objects.filter(matter_id=record.pk)]
    return {
        "columns": columns,
        "rows": sorted(rows, key=str),
        "clocks": sorted(clocks, key=str),
        "parties": sorted(parties),
    }


def folds_to_itself(record: Any) -> bool:
    """Whether folding its acts gives the record as it stands, and the ledger agrees."""
    record = type(record)._default_manager.get(pk=record.pk)
    made = fold(record, Batch([record]).course(record), Sources(record))
    as_it_stands = copy(made.record)
    for f in record._meta.concrete_fields:
        if f.name not in made.unknown:
            setattr(as_it_stands, f.attname, getattr(record, f.attname))
    found = difference(made, replace(made, record=as_it_stands))
    stored = {
        (c.seq, c.rule): (c.due_on, c.met_on, c.stopped_on, c.paused)
        for c in ClockRow.objects.filter(matter_id=record.pk)
    }
    run = {(c.seq, c.rule): (c.due_on, c.met_on, c.stopped_on, c.paused) for c in made.batch.running}
    held = verify_records(record.register(), [record.pk])
    assert held.sound, held.faults
    assert not found.columns, found.columns
    assert stored == run
    return True
