"""Limits and flaws lie where their record lies: on the desk of the agency that has it, in the region where it happened."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.flaws import Flaw

WHERE = {"agency", "handler", "region"}


def follow(record: Any, changed: Collection[str]) -> None:
    """Bring them to where ``record`` now lies, if that is among the columns changed."""
    if WHERE & set(changed):
        for model in (ClockRow, Flaw):
            hung: Any = model._default_manager.filter(register=record.register(), matter_id=record.pk)
            hung.update(agency_id=record.desk_id if model is ClockRow else record.agency_id, region=record.region)
