"""Limits, flaws and publications lie where their record lies: on the desk of the agency that has it, in the region where it
happened; and they are kept from others as it is (``restricted``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.flaws import Flaw

WHERE = {"agency", "handler", "region", "restricted"}
"""The columns that say where a record lies, and whether it is kept from others."""
FOLLOWING: tuple[Any, ...] = (ClockRow, Flaw, PublicRecord)


def of(model: type[Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row of ``model`` that follow from those of its record."""
    kept = {"restricted": record["restricted"]}
    if model is ClockRow:
        return {"agency_id": record["handler_id"] or record["agency_id"], "region": record["region"], **kept}
    if model is Flaw:
        return {"agency_id": record["agency_id"], "region": record["region"], **kept}
    return kept if model is PublicRecord else {}


def follow(records: Sequence[Any]) -> None:
    """Bring them to where some records of one register now lie: a statement for each place, however many come to it."""
    places: dict[tuple[Any, tuple[tuple[str, Any], ...]], list[UUID]] = defaultdict(list)
    for record in records:
        columns = {name: getattr(record, name) for name in ("agency_id", "handler_id", "region", "restricted")}
        for model in FOLLOWING:
            places[model, tuple(of(model, columns).items())].append(record.pk)
    for (model, values), keys in places.items():
        hung = model._default_manager.filter(register=records[0].register(), matter_id__in=keys)
        hung.update(**dict(values))
