"""依法删除: what an erasure that was asked for takes away and what it leaves, shown to whoever decides on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guiju.kernel.acting.erasing import Foreseen, foresee
from guiju.kernel.declaring.requested import ASK_ERASURE, ERASE, requests
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.ledger import Entry


@dataclass(frozen=True)
class Asked:
    """``elsewhere``: how many files of other matters are asked for there."""

    entry: Entry
    told: dict[str, Any]
    foreseen: Foreseen
    elsewhere: int


def asked_for(step: Any, record: Any) -> list[Asked]:
    """The erasures that wait for a decision, on the page of the step that grants them; on others nothing."""
    if step.name != ERASE:
        return []
    entries = ledger.history(record)
    return [_asked(record, entries, one) for one in requests(entries, ASK_ERASURE).values()]


def _asked(record: Any, entries: list[Entry], entry: Entry) -> Asked:
    told, foreseen = entry.content["told"], foresee(record, entries, entry)
    here = {one.key for one in foreseen.goes}
    return Asked(entry, told, foreseen, len(set(told.get("goes", ())) - here))
