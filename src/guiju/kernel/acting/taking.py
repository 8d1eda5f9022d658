"""What the engine is handed for each record of a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from guiju.kernel.declaring.matters import Record
from guiju.kernel.offices.people import Actor, Agency


@dataclass(slots=True)
class Taking:
    """One step to take: on a record, or opening one (``record`` None) for an agency; ``on`` the day it was done.

    ``new_id`` is the id of the record to open, refused where a record has it: what is sent twice opens one record.
    ``after`` is the step from which this one follows (``Step.follows``): the engine says so of what a ``then`` takes, and
    whoever leads made-up records one by one.
    """

    record: Record | None = None
    data: dict[str, Any] = field(default_factory=dict)
    on: date | None = None
    agency: Agency | None = None
    region: str = ""
    actor: Actor | None = None
    new_id: UUID | None = None
    after: str = ""
