"""Freezing and proving: a figure keeps which rows it counted, so that years later it can be shown unchanged, or what changed.

Only counted figures are frozen with rows; a rate is proven by the figures it is made of.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, When

from guiju.figures import compute, declared, rows, withholding
from guiju.figures.declared import Counted, Figure, restriction
from guiju.figures.models import Frozen
from guiju.figures.period import Period
from guiju.kernel.acting.verification import Fault, verify_records
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import digests, ledger
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.scope import SERVED

UNNAMED = "一件只供办理人员查看的事项"
"""What is said of a record closed to all but those who serve, or restricted: whoever proves a figure need not be one."""


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
    now, counted = compute.recorded(names, region, period, whole=True), _ids(names, region, period)
    ids = {name: sorted(pk for pk, _ in rows) for name, rows in counted.items()}
    return [
        Frozen(
            matter_id=matter_id,
            figure=name,
            entry=upto,
            region=region,
            first=period.first,
            last=period.last,
            frozen_on=on,
            value=_stored(now[name]),
            counted=len(ids[name]),
            restricted=sum(kept for _, kept in counted[name]),
            ids=zlib.compress("\n".join(ids[name]).encode()),
            ids_digest=digests.of_ids(ids[name]),
        )
        for name in names
    ]


def digest_of(frozen: Iterable[Frozen]) -> str:
    """One digest over values and record sets: what the report's own ledger entry holds."""
    lines = sorted(f"{row.figure}\x1f{row.value}\x1f{row.counted}\x1f{row.ids_digest}" for row in frozen)
    return digests.of("\n".join(lines).encode())


def _stored(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.0001"))


def _ids(names: Iterable[str], region: str, period: Period) -> dict[str, list[tuple[str, bool]]]:
    """The rows each counted figure counts (none for a rate), and whether they are restricted: one query for all figures over
    the same rows and days."""
    found: dict[str, list[tuple[str, bool]]] = {name: [] for name in names}
    alike: dict[Counted, list[Figure]] = defaultdict(list)
    for figure in map(declared.figure, found):
        if not figure.is_derived:
            alike[rows.everything(figure.counted)].append(figure)
    for everything, figures in alike.items():
        hits = {
            f"hit_{n}": Case(When(Q(pk__isnull=False) & figure.counted.where, then=True), default=False)
            for n, figure in enumerate(figures)
        }
        there = rows.counted(everything, region, period, whole=True)
        columns = there.values_list("pk", restriction(everything.model), *hits.values())
        for pk, restricted, *counted in columns.iterator(5000):
            for figure, hit in zip(figures, counted, strict=True):
                if hit:
                    found[figure.id].append((pk.hex, bool(restricted)))
    return found


def kept_back(frozen: Iterable[Frozen]) -> set[str]:
    """Of the frozen figures of one report those that other eyes are not told."""
    rows = list(frozen)
    return withholding.kept_back(
        {row.figure: row.value for row in rows}, {row.figure for row in rows if row.restricted}
    )


def prove(frozen: Frozen) -> Proof:
    """Count again, hold every counted record against its ledger chain, and compare."""
    period = Period(frozen.first, frozen.last)
    figure = declared.figure(frozen.figure)
    compute.refresh()
    now = _stored(compute.recorded([frozen.figure], frozen.region, period, whole=True)[frozen.figure])
    proof = Proof(frozen, now)
    if figure.is_derived:
        for base in declared.counted_of(frozen.figure):
            under = prove(Frozen.objects.get(matter_id=frozen.matter_id, figure=base.id))
            proof.changed += under.changed
            proof.faults += under.faults
        return proof
    ids = sorted(pk for pk, _ in _ids([frozen.figure], frozen.region, period)[frozen.figure])
    if digests.of_ids(ids) != frozen.ids_digest:
        proof.changed = _differences(frozen, figure.counted.model, set(ids))
    proof.faults = _faults(figure.counted.model, ids)
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
    if record.restricted or record.audience == SERVED:
        return Changed("", counted_now, UNNAMED, ())
    later = Entry.objects.filter(register=record.register(), matter_id=record.pk, id__gt=frozen.entry).order_by("seq")
    steps = tuple(f"{entry.on} {record.procedure.steps[entry.step].label}" for entry in later)
    return Changed(pk.hex, counted_now, str(record), steps)


def _faults(model: Any, ids: list[str]) -> list[Fault]:
    """What is wrong with the chains of the records that the rows are, or hang on."""
    rows = model._default_manager.filter(pk__in=[UUID(pk) for pk in ids])
    record = declared.record_of(model)
    if record is None:
        named = rows.values_list("register", "matter_id").distinct()
    else:
        key = "pk" if record is model else "matter_id"
        named = ((record.register(), pk) for pk in rows.values_list(key, flat=True).distinct())
    by_register: dict[str, list[Any]] = defaultdict(list)
    for register, pk in named:
        by_register[register].append(pk)
    return [
        fault for name, pks in by_register.items() if name in registers() for fault in verify_records(name, pks).faults
    ]
