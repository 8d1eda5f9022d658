"""A handing over whose entry was erased: who had the record, and from when to when, is known by what was kept of it."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.registry import register
from guiju.kernel.keeping import ledger
from tests.lives import Case, brought
from tests.people import County, verified


def handlings(case: Case) -> list[tuple[Any, ...]]:
    rows = Handling.objects.filter(matter_id=case.record.pk).order_by("since", "pk")
    return list(rows.values_list("agency_id", "since", "until"))


def test_who_had_it_is_still_known_once_it_is_given_back(county: County) -> None:
    event = brought(county, register("grid_event"), "transfer", way="sent_back")
    [(agency, since, until)] = handlings(event)
    assert until is None
    event.record = county.erased(event.record, ledger.history(event.record)[-1].seq)
    event.do("send_back", days=1, reason="不属于本部门职责（模拟）")
    assert handlings(event) == [(agency, since, event.on)] and verified().sound
    back = event.on
    event.do("transfer", days=1)
    assert handlings(event) == [(agency, since, back), (agency, event.on, None)]


def test_what_stands_of_it_is_verified_beside_what_was_erased(county: County) -> None:
    event = brought(county, register("grid_event"), "finish", way="department")
    event.record = county.erased(event.record, 1)
    assert verified().sound
    Handling.objects.filter(matter_id=event.record.pk).update(since=event.on)
    assert "经办时段" in "".join(fault.words for fault in verified().faults)
