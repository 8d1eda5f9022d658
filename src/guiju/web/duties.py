"""定期职责: the periods of a record's recurring duties as a strip, and what of them is due or was missed in one's scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from guiju import law
from guiju.kernel.declaring.duties import Duty, DutyPeriod
from guiju.kernel.declaring.duties_met import Elsewhere
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible
from guiju.web.lamps import Lamp, soon_until
from guiju.web.names import Named, named
from guiju.web.opening import openings

SHOWN, MOST_DUE = 26, 15
LATELY = timedelta(days=62)
"""So long a miss stays on the desk; on the page of its record it stays for ever."""


def lamp(period: DutyPeriod, today: date) -> Lamp:
    """The lamp of a period on a day."""
    if period.met_on is not None:
        late = period.noted_on is not None and period.met_on < period.noted_on
        return Lamp("done", "已履行（补录）" if late else "已履行")
    if not period.owed:
        return Lamp("grey", "不满半期，不计")
    if period.last < today:
        return Lamp("red", "未履行")
    if period.last == today:
        return Lamp("today", "今天到期")
    return Lamp("amber" if period.last <= soon_until(today) else "green", f"还有{(period.last - today).days}日")


@dataclass(frozen=True)
class Strip:
    """One duty of a record: its periods, oldest first, and where what meets it is entered ("" where one may not)."""

    words: str
    basis: str
    periods: list[tuple[DutyPeriod, Lamp, str]]
    kept: str
    address: str


def strips(record: Any, actor: Actor, today: date) -> list[Strip]:
    """The duties of a record that it has or has had; two queries for all periods."""
    duties: tuple[Duty, ...] = record.procedure.duties
    if not duties:
        return []
    rows = list(DutyPeriod._default_manager.filter(register=record.register(), matter_id=record.pk).order_by("first"))
    elsewhere = named(actor, [(row.met_register, row.met_matter) for row in rows if row.met_matter is not None])
    made = []
    for duty in duties:
        mine = [row for row in rows if row.duty == duty.key]
        if mine:
            owed = [row for row in mine if row.owed and row.last < today]
            done = sum(row.met_on is not None for row in owed)
            kept = f"应当履行{len(owed)}期，已履行{done}期" if owed else ""
            shown = [(row, lamp(row, today), _met_at(row, record, elsewhere)) for row in mine[-SHOWN:]]
            basis = str(law.rule(duty.rule, today, record.region).citation)
            made.append(Strip(f"{duty.every.value}{duty.words}", basis, shown, kept, _entered_at(duty, record, actor)))
    return made


def _met_at(row: DutyPeriod, record: Any, seen: Mapping[tuple[str, UUID], Named]) -> str:
    """The page of what met it, in another register, where the reader may see it."""
    if row.met_matter is None or row.met_register == record.register():
        return ""
    there = seen.get((row.met_register, row.met_matter))
    return there.address if there is not None else ""


def _entered_at(duty: Duty, record: Any, actor: Actor) -> str:
    """The form on which one enters what meets a duty: in another register with this record filled in."""
    if not isinstance(duty.met_by, Elsewhere) or getattr(record, record.ended) is not None:
        return ""
    ways = openings(actor, registers()[duty.met_by.register])
    if not ways or actor.agency_id != record.agency_id:
        return ""
    return f"{reverse('open_step', args=[duty.met_by.register, ways[0].name])}?{duty.met_by.column}={record.pk}"


def nearest(register: str, rows: Sequence[Any], today: date) -> dict[UUID, tuple[DutyPeriod, Lamp]]:
    """For each record in a list the period that was missed lately, or else the one that runs and is still to be met."""
    keys = [row.pk for row in rows]
    if not keys or not registers()[register].procedure.duties:
        return {}
    open_ones = DutyPeriod._default_manager.filter(
        register=register, matter_id__in=keys, owed=True, met_on=None, last__gte=today - LATELY, first__lte=today
    )
    found: dict[UUID, tuple[DutyPeriod, Lamp]] = {}
    for row in open_ones.order_by("last", "id"):
        found.setdefault(row.matter_id, (row, lamp(row, today)))
    return found


def due(actor: Actor, today: date) -> list[tuple[DutyPeriod, Lamp, Named | None]]:
    """What was missed lately and what is due in the period that runs, the first to end first."""
    rows: QuerySet[DutyPeriod] = DutyPeriod._default_manager.filter(owed=True, met_on=None, last__gte=today - LATELY)
    found = list(visible(actor, rows.filter(Q(first__lte=today))).order_by("last", "id")[:MOST_DUE])
    names = named(actor, [(row.register, row.matter_id) for row in found])
    return [(row, lamp(row, today), names.get((row.register, row.matter_id))) for row in found]
