"""Freezing and proving: a figure keeps which rows it counted, so that years later it can be shown unchanged, or what changed.

Only counted figures are frozen with rows; a rate is proven by the figures it is made of.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from guiju.figures import compute, declared, rows
from guiju.figures.models import Frozen
from guiju.figures.period import Period
from guiju.kernel import digests, ledger
from guiju.kernel.ledger import Entry
from guiju.kernel.matters import Part
from guiju.kernel.registry import registers
from guiju.kernel.verification import Fault, verify_records


@dataclass(frozen=True)
class Changed:
    """A row that was counted and is not, or the other way round, with the steps taken on its record since the freeze."""

    row: str
    counted_now: bool
    title: str
    steps: tuple[str, ...]


@dataclass
class Proof:
    """Whether a frozen figure still follows from the ledger: ``proven``, or what changed and what is at fault."""

    frozen: Frozen
    value_now: Decimal | None
    changed: list[Changed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def proven(self) -> bool:
        return not self.changed and not self.faults and self.value_now == self.frozen.value


def snapshot(matter_id: UUID, figure_ids: Iterable[str], region: str, period: Period, on: date) -> list[Frozen]:
    """Figures, and those they rest on, as they stand: unsaved rows. The cells are brought up to date first."""
    compute.refresh()
    upto = ledger.settled()
    wanted = list(dict.fromkeys(figure_ids))
    base = [figure.id for name in wanted for figure in declared.counted_of(name)]
    names = list(dict.fromkeys([*wanted, *base]))
    now = compute.values(names, region, period)
    return [
        _frozen(Frozen(matter_id=matter_id, figure=name, entry=upto), now[name], region, period, on) for name in names
    ]


def _frozen(row: Frozen, value: Decimal | None, region: str, period: Period, on: date) -> Frozen:
    ids = _ids(row.figure, region, period)
    row.region, row.first, row.last, row.frozen_on = region, period.first, period.last, on
    row.value, row.counted = _stored(value), len(ids)
    row.ids, row.ids_digest = zlib.compress("\n".join(ids).encode()), digests.of_ids(ids)
    return row


def freeze(matter_id: UUID, figure_ids: Iterable[str], region: str, period: Period, on: date) -> list[Frozen]:
    """Keep a snapshot for a report."""
    return Frozen.objects.bulk_create(snapshot(matter_id, figure_ids, region, period, on))


def digest_of(frozen: Iterable[Frozen]) -> str:
    """One digest over values and record sets: what the report's own ledger entry holds."""
    lines = sorted(f"{row.figure}\x1f{row.value}\x1f{row.counted}\x1f{row.ids_digest}" for row in frozen)
    return digests.of("\n".join(lines).encode())


def _stored(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.0001"))


def _ids(name: str, region: str, period: Period) -> list[str]:
    """The rows a counted figure counts; for a rate those of its whole."""
    figure = declared.figure(name)
    if figure.is_derived:
        return []
    found = rows.counted(figure.computation, region, period).values_list("pk", flat=True)  # type: ignore[arg-type]
    return sorted(pk.hex for pk in found.iterator(5000))


def prove(frozen: Frozen) -> Proof:
    """Count again, hold every counted record against its ledger chain, and compare."""
    period = Period(frozen.first, frozen.last)
    figure = declared.figure(frozen.figure)
    compute.refresh()
    now = _stored(compute.values([frozen.figure], frozen.region, period)[frozen.figure])
    proof = Proof(frozen, now)
    if figure.is_derived:
        for base in declared.counted_of(frozen.figure):
            under = prove(Frozen.objects.get(matter_id=frozen.matter_id, figure=base.id))
            proof.changed += under.changed
            proof.faults += under.faults
        return proof
    ids = _ids(frozen.figure, frozen.region, period)
    if digests.of_ids(ids) != frozen.ids_digest:
        proof.changed = _differences(frozen, figure.computation.model, set(ids))  # type: ignore[union-attr]
    proof.faults = _faults(figure.computation.model, ids)  # type: ignore[union-attr]
    return proof


def _differences(frozen: Frozen, model: Any, now: set[str]) -> list[Changed]:
    was = set(filter(None, zlib.decompress(bytes(frozen.ids)).decode().split("\n")))
    moved = [UUID(pk) for pk in sorted(was ^ now)]
    found = {row.pk: row for row in model._default_manager.filter(pk__in=moved)}
    return [_change(frozen, pk, found.get(pk), pk.hex in now) for pk in moved]


def _change(frozen: Frozen, pk: UUID, row: Any, counted_now: bool) -> Changed:
    record = getattr(row, "matter", row) if row is not None else None
    if record is None:
        return Changed(pk.hex, counted_now, "（记录已不存在）", ())
    later = Entry.objects.filter(register=record.register(), matter_id=record.pk, id__gt=frozen.entry).order_by("seq")
    steps = tuple(f"{entry.on} {record.procedure.steps[entry.step].label}" for entry in later)
    return Changed(pk.hex, counted_now, str(record), steps)


def _faults(model: Any, ids: list[str]) -> list[Fault]:
    pks = [UUID(pk) for pk in ids]
    if issubclass(model, Part):
        matters = set(model._default_manager.filter(pk__in=pks).values_list("matter_id", flat=True))
        model, pks = model._meta.get_field("matter").related_model, list(matters)
    return verify_records(model.register(), pks).faults if model.register() in registers() else []
