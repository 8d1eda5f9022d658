"""Where a step is offered to whoever may take it, and on which records: said by the step, read by every page."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any


class Offered(Enum):
    """``BUTTON``: on the record's page. ``BESIDE_REQUEST``: beside the request that it answers, with a form of its own.
    ``OWN_PAGE``: beside what it is about, by a page of its own that tells it; it has no form among the steps."""

    BUTTON = "button"
    BESIDE_REQUEST = "beside_request"
    OWN_PAGE = "own_page"


On = Callable[[Any], bool]
"""Whether a step is offered on a record as it stands. The gates hold it to the same: this only leaves out what would never do."""


def on_every_record(record: Any) -> bool:
    return True


def on_a_restricted_one(record: Any) -> bool:
    return bool(record.restricted)
