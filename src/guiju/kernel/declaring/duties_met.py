"""What meets a recurring duty (``declaring.duties``): steps of the record, rows that they add, records of another register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.steps import names


@dataclass(frozen=True)
class Elsewhere:
    """What meets a duty stands in another register: its records that name this one in ``column``, on their day ``on``."""

    register: str
    column: str
    on: str
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Added:
    """What meets a duty are rows that the record's own steps add, on their day ``on``: one, or so many that the sum of a column
    comes to ``least``: eight hours of service in a month. ``unit`` says in words what is summed."""

    rows: type[Part]
    on: str
    where: Q = field(default_factory=Q)
    summed: str = ""
    least: int = 1
    unit: str = ""


MetBy = str | tuple[str, ...] | Added | Elsewhere


@dataclass(frozen=True, slots=True)
class Met:
    """What met a period, or part of it: its day, the register and record, the entry that told it, how much it was."""

    on: date
    register: str
    matter_id: UUID
    seq: int
    amount: Decimal = Decimal(1)


def by_steps(met_by: MetBy, deeds: Iterable[Deed], register: str, key: UUID) -> list[Met]:
    """The acts of a record that meet its duty."""
    steps = names(met_by) if isinstance(met_by, (str, tuple)) else ()
    return [Met(deed.on, register, key, deed.seq) for deed in deeds if deed.step in steps]


def by_rows(met_by: MetBy, keys: Collection[UUID]) -> dict[UUID, list[Met]] | None:
    """By record what rows of a table meet its duty; None of a duty that steps meet."""
    if isinstance(met_by, Elsewhere):
        return _elsewhere(met_by, keys)
    return _added(met_by, keys) if isinstance(met_by, Added) else None


def _added(of: Added, keys: Collection[UUID]) -> dict[UUID, list[Met]]:
    """By record the rows that meet its duty, or part of it."""
    model: Any = of.rows
    rows = model._default_manager.filter(of.where, matter_id__in=keys)
    register = model._meta.get_field("matter").related_model.register()
    met: dict[UUID, list[Met]] = defaultdict(list)
    for key, seq, on, *amount in rows.values_list("matter_id", "seq", of.on, *([of.summed] if of.summed else [])):
        met[key].append(Met(on, register, key, seq, Decimal(amount[0] or 0) if amount else Decimal(1)))
    return met


def _elsewhere(of: Elsewhere, keys: Collection[UUID]) -> dict[UUID, list[Met]]:
    """By record what meets its duty in the other register. Each is told by its first entry."""
    from guiju.kernel.declaring.registry import register

    rows = register(of.register)._default_manager.filter(of.where, **{f"{of.column}__in": keys})
    met: dict[UUID, list[Met]] = defaultdict(list)
    for key, pk, on in rows.values_list(f"{of.column}_id", "pk", of.on):
        met[key].append(Met(on, of.register, pk, 1))
    return met
