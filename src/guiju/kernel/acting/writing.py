"""Changes saved: a whole batch with as few statements as there are tables, its entries first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guiju.kernel.acting.change import Change
from guiju.kernel.acting.taking_back import notes
from guiju.kernel.declaring import duties, handling, spells, whereabouts
from guiju.kernel.declaring.matters import Record, engine_writes
from guiju.kernel.declaring.worked_out import rewrite
from guiju.kernel.keeping import clocks, ledger, prepared, vouching


def write(changes: list[Change]) -> list[ledger.Entry]:
    """Save applied changes to records of one register: entries first, for they set each record's version and head."""
    for change in changes:
        for party in change.leaving:
            party.left_seq = change.record.version + 1
        change.changed_rows += change.leaving
    writings = [change.writing(vouching.say([*change.rows, *change.changed_rows])) for change in changes]
    for change in changes:
        if change.no_longer:
            writings += notes(change.record, change.no_longer, change.facts.entries, change.record.stage)
    entries = ledger.append(writings)
    with engine_writes():
        _save_records(changes)
        _save_rows([row for change in changes for row in change.rows])
        _update_rows([row for change in changes for row in change.changed_rows])
        moved = [change for change in changes if not change.opened and whereabouts.WHERE & change.columns.keys()]
        whereabouts.follow([change.record for change in moved])
    if changes:
        _follow(changes)
    return entries


def _follow(changes: list[Change]) -> None:
    """After acts that are the last of the course of their records: an act need not be told that cannot have moved a row."""
    model = changes[0].record.procedure.spells
    handed = [
        change.record
        for change in changes
        if {"handler", "restricted"} & change.columns.keys() or change.record.handler_id
    ]
    turned = [change.record for change in changes if model and spells.may_move(model, change.step, change.columns)]
    follow([change.record for change in changes], handed, turned)


def follow(records: Sequence[Record], handed: Sequence[Record], turned: Sequence[Record]) -> None:
    """Keep what is worked out of the course of some records of one register in step with their acts: the handlings of those
    ``handed``, the spells of those ``turned``, and the periods of duties, also of those whose duties the records meet."""
    procedure = records[0].procedure
    handed = handed if procedure.hands_over else ()
    turned = turned if procedure.spells else ()
    moved = {record.pk: record for record in (*handed, *turned, *(records if procedure.duties else ()))}
    entries = ledger.histories(list(moved.values())) if moved else {}
    if handed:
        rewrite(handling.kept(handed), handling.told(handed, entries))
    if turned:
        rewrite(spells.kept(turned), spells.told(turned, entries))
    duties.follow(records, entries)


ALWAYS = ("stage", "last_step_on", "version", "head")


def _save_records(changes: list[Change]) -> None:
    opened = [change.record for change in changes if change.opened]
    if opened:
        _insert(type(opened[0]), opened)
    moved = [change for change in changes if not change.opened]
    if len(moved) == 1:
        prepared.update(moved[0].record, (*ALWAYS, *moved[0].columns))
    elif moved:
        names = sorted({*ALWAYS, *(name for change in moved for name in change.columns)})
        prepared.update_many([change.record for change in moved], names)


# A clock before its intervals, a party before what names it: the order in which rows may point at each other.
def _save_rows(rows: list[Any]) -> None:
    by_model: dict[type[Any], list[Any]] = {}
    for row in sorted(rows, key=lambda row: isinstance(row, clocks.Interval)):
        by_model.setdefault(type(row), []).append(row)
    for model, group in by_model.items():
        if model is clocks.Interval:
            for span in group:
                span.clock_id = span.clock.pk  # a clock that is new itself has got its key only now
        _insert(model, group)


def _insert(model: type[Any], rows: list[Any]) -> None:
    if len(rows) == 1:
        prepared.insert(rows[0])
    else:
        prepared.insert_many(rows)


def _update_rows(rows: list[Any]) -> None:
    by_model: dict[type[Any], list[Any]] = {}
    for row in {id(row): row for row in rows}.values():
        if row.pk is not None:
            by_model.setdefault(type(row), []).append(row)
    for model, group in by_model.items():
        prepared.update_many(group, [f.name for f in model._meta.concrete_fields if not f.primary_key])
