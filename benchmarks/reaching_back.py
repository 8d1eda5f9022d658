"""What reaches back beside an ordinary step: an act entered late, and a correction asked for and approved.

Each folds its record, so that its cost goes with the length of the history. Disputes mediated day after day are taken as far
as a number of entries; then the same step is taken as usual, and entered at a day half-way back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.ground import FIRST_DAY, Line, seconds
from guiju.kernel.acting import engine
from guiju.kernel.declaring.facts import Batch
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.disputes.dispute import Dispute
from guiju.scenarios.place import Place
from guiju.scenarios.walking import Walk, bring

LENGTHS, ROUNDS = (8, 20, 60), 7
STEP, USUAL, DAY = "hold_session", "the step as usual", timedelta(days=1)
DEEDS = (USUAL, "the step entered late", "correction asked for", "correction approved")


@dataclass(frozen=True)
class Cost:
    seconds: float
    statements: int


def mediated(place: Place, length: int) -> Walk:
    """A dispute of so many entries, mediated on one day after the other."""
    walk = bring(Walk(place, Dispute, Random(1), FIRST_DAY, brisk=True), STEP)
    while walk.record.version < length:
        walk.then(STEP, on=walk.on + DAY).take()
    return walk


def costs(walk: Walk, head: Actor) -> dict[str, Cost]:
    """By what was done, on one record and in this order."""
    sessions = [deed for deed in Batch([walk.record]).course(walk.record) if deed.step == STEP]
    middle, clerk = sessions[len(sessions) // 2], walk.actor(STEP)
    walk.then(STEP, on=walk.on + DAY)
    told = walk.acts[-1].data
    at_the_day = {**told, "sessions": [{**row, "held_on": middle.on} for row in told["sessions"]]}
    right = {"right": {"entry": middle.seq, "told": {}, "on": middle.on + DAY}, "reason": "日期录入有误（模拟）"}
    calls: tuple[Callable[[], Any], ...] = (
        walk.take,
        lambda: engine.take(STEP, walk.record, clerk, at_the_day, middle.on),
        lambda: engine.take("ask_correction", walk.record, clerk, right),
        lambda: engine.take("correct", walk.record, head, {"request": walk.record.version, "so_happened": True}),
    )
    return {deed: _cost(call) for deed, call in zip(DEEDS, calls, strict=True)}


def _cost(call: Callable[[], Any]) -> Cost:
    with CaptureQueriesContext(connection) as queries:
        spent = seconds(call)
    return Cost(spent, len(queries))


def lines(place: Place) -> list[Line]:
    head = place.actor(place.township, Role.HEAD)
    found = []
    for length in LENGTHS:
        costs(mediated(place, length), head)  # what is worded once is worded
        rounds: dict[str, list[Cost]] = defaultdict(list)
        for _ in range(ROUNDS):
            for deed, cost in costs(mediated(place, length), head).items():
                rounds[deed].append(cost)
        found += [_line(length, deed, rounds) for deed in DEEDS]
    return found


def _line(length: int, deed: str, rounds: dict[str, list[Cost]]) -> Line:
    times = median(cost.seconds / usual.seconds for cost, usual in zip(rounds[deed], rounds[USUAL], strict=True))
    spent = f"{median(cost.seconds for cost in rounds[deed]) * 1000:.1f} ms, {rounds[deed][0].statements} statements"
    return Line(f"{length} entries: {deed}", spent if deed == USUAL else f"{spent}; {times:.1f} times the usual")
