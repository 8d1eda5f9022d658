"""Limits and flaws lie where their record lies: on the desk of the agency that has it, in the region where it happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.flaws import Flaw

WHERE = {"agency", "handler", "region"}
"""The columns that say where a record lies."""


def of(model: type[Any], record: Mapping[str, Any]) -> tuple[int, str] | None:
    """Where a row of ``model`` lies by the columns of its record: agency and region; None where it lies nowhere."""
    if model is ClockRow:
        return record["handler_id"] or record["agency_id"], record["region"]
    return (record["agency_id"], record["region"]) if model is Flaw else None


def follow(records: Sequence[Any]) -> None:
    """Bring them to where some records of one register now lie: a statement for each place, however many come to it."""
    places: dict[tuple[type[Any], int, str], list[UUID]] = defaultdict(list)
    for record in records:
        places[ClockRow, record.desk_id, record.region].append(record.pk)
        places[Flaw, record.agency_id, record.region].append(record.pk)
    for (model, agency, region), keys in places.items():
        hung = model._default_manager.filter(register=records[0].register(), matter_id__in=keys)
        hung.update(agency_id=agency, region=region)
