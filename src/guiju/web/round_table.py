"""给、欠、缺: what each unit of a round owes, on the round's page: who has given it, who is missing, and by which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.rounds import Called
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible
from guiju.web.lamps import lamp
from guiju.web.opening import openings

MOST = 200
MOST_UNDER = 20


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
    called: Called
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
    return Table(str(called.model._meta.verbose_name), called, lines, due, given, due - given - excused)


@dataclass(frozen=True)
class Under:
    """What of another register hangs on a round: its latest records, and the ways in for whoever holds the round."""

    label: str
    register: str
    rows: list[Any]
    count: int
    ways_in: list[tuple[str, str]]


def under(record: Record, actor: Actor) -> list[Under]:
    """The draws, files and the like of a round; nothing for what is no round. Their forms know the round already."""
    called = record.procedure.called
    if called is None:
        return []
    others = ((model, _column(model, type(record))) for name, model in registers().items() if name != called.name)
    found = [_under(model, column, record, actor) for model, column in others if column]
    return [one for one in found if one.count or one.ways_in]


def _column(model: type[Record], above: type[Record]) -> str:
    columns: list[Any] = [column for column in model._meta.concrete_fields if column.is_relation]
    return next((column.name for column in columns if column.related_model is above), "")


def _under(model: Any, column: str, record: Record, actor: Actor) -> Under:
    there = visible(actor, model._default_manager.filter(**{column: record.pk}))
    mine = actor.agency_id == record.agency_id and record.stage not in record.procedure.ends
    steps = openings(actor, model) if mine else []
    ways_in = [
        (step.label, f"{reverse('open_step', args=[model.register(), step.name])}?{column}={record.pk}")
        for step in steps
    ]
    rows = list(there.order_by("-last_step_on", "-pk")[:MOST_UNDER])
    return Under(str(model._meta.verbose_name), model.register(), rows, there.count(), ways_in)


def _line(row: Any, clock: ClockRow | None, on: date) -> Owed:
    return Owed(row, lamp(clock, on), clock.due_on) if clock is not None else Owed(row, None, None)
