"""给、欠、缺: what each unit of a round owes, on the round's page: who has given it, who is missing, and by which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible
from guiju.web.lamps import lamp

MOST = 200


@dataclass(frozen=True)
class Owed:
    """One unit's line: its record, and the lamp of the limit that runs for it, or ran last."""

    row: Any
    lamp: Any
    due_on: date | None


@dataclass(frozen=True)
class Table:
    """The units of a round with how many there are of which sort."""

    label: str
    register: str
    lines: list[Owed]
    due: int
    given: int
    missing: int


def of(record: Record, actor: Actor, on: date) -> Table | None:
    """The table of a round, as far as the actor may see what its units owe; None for what is no round."""
    called = record.procedure.called
    if called is None:
        return None
    there = visible(actor, called.of(record))
    rows = list(there[:MOST])
    if not rows:
        return None
    limits: dict[Any, ClockRow] = {}
    for clock in ClockRow.objects.filter(register=called.name, matter_id__in=[row.pk for row in rows]).order_by("pk"):
        limits[clock.matter_id] = clock
    lines = [_line(row, limits.get(row.pk), on) for row in rows]
    due, given = there.count(), there.filter(stage__in=called.given).count()
    excused = there.filter(stage__in=called.excused).count()
    return Table(str(called.model._meta.verbose_name), called.name, lines, due, given, due - given - excused)


def _line(row: Any, clock: ClockRow | None, on: date) -> Owed:
    return Owed(row, lamp(clock, on), clock.due_on) if clock is not None else Owed(row, None, None)
