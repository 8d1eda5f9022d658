"""The ground the benchmarks stand on: a county without records, and simulated disputes made through the engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.scenarios.place import Place

FIRST_DAY = date(2021, 1, 4)
ACCEPTED = {"brief": "相邻通行发生争执，请求调解（模拟）。"}
REFUSED = {"refused_by": "对方当事人明确表示不接受调解（模拟）。"}
CONSENTED = {"statement": "同意继续调解（模拟）。"}


@dataclass(frozen=True)
class Line:
    """One measured number beside what is asked for; ``holds`` None where nothing is."""

    what: str
    measured: str
    asked: str = ""
    holds: bool | None = None


def seconds(work: Callable[[], Any]) -> float:
    """Wall-clock seconds of one run."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def opening(place: Place, count: int) -> Iterator[Taking]:
    """Disputes to open, spread over the townships and over five years of days."""
    for n in range(count):
        town = place.townships[n % len(place.townships)]
        told = {
            "title": f"张某与李某邻里纠纷{n}（模拟）", "source": "screening", "kind": "neighbours", "level": "township",
            "nature": "civil", "people": 2,
            "applicant": [_person(n)], "opposite": [_person(n + 1)],
        }  # fmt: skip
        on = FIRST_DAY + timedelta(days=n % 1800)
        yield Taking(None, told, on, town, actor=place.actor(town, Role.CLERK))


def _person(n: int) -> dict[str, str]:
    return {"kind": "person", "name": "王某", "id_number": make_resident_id("431081", date(1980, 1, 1), n % 1000)}


def all_take(step: str, records: list[Any], place: Place, told: dict[str, Any]) -> list[Dispute]:
    """One step on all records, each by a clerk of its own agency on the day of its last step."""
    clerks = {town.pk: place.actor(town, Role.CLERK) for town in place.townships}
    takings = [Taking(record, dict(told), record.last_step_on, actor=clerks[record.agency_id]) for record in records]
    return engine.take_many(step, Dispute, takings, place.actor(place.bureau, Role.CLERK), simulated=True)


def accepted(place: Place, count: int) -> list[Dispute]:
    """Simulated disputes, found and accepted."""
    clerk = place.actor(place.bureau, Role.CLERK)
    return all_take(
        "accept", engine.take_many("find", Dispute, opening(place, count), clerk, simulated=True), place, ACCEPTED
    )
