"""engine.take on PostgreSQL beside the bare SQL it needs, and take_many beside take: in turns, in one run."""

from __future__ import annotations

from itertools import count
from statistics import median
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from benchmarks.ground import REFUSED, Line, accepted, all_take, opening, seconds
from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.scenarios.place import Place

ROUNDS, STEPS, MANY = 9, 150, 1000


def bare(entry: dict[str, Any], record: Dispute) -> None:
    """What one step needs at least: lock, two inserts, update, commit, by the same driver on the same connection."""
    table = record._meta.db_table
    with transaction.atomic(), connection.cursor() as wrapped:
        cursor = wrapped.cursor
        cursor.execute(f"SELECT * FROM {table} WHERE id = %s FOR UPDATE", [record.pk])
        cursor.fetchone()
        cursor.execute(
            'INSERT INTO kernel_entry (register, matter_id, seq, step, "on", at, actor_id, algorithm, before, '
            "payload_digest, digest) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
            list(entry.values()),
        )
        entry_id = cursor.fetchone()[0]
        cursor.execute("INSERT INTO kernel_payload (entry_id, body) VALUES (%s, %s)", [entry_id, "{}" * 80])
        cursor.execute(
            f"UPDATE {table} SET stage = %s, version = %s, head = %s, last_step_on = %s, refused_on = %s WHERE id = %s",
            [record.stage, record.version, record.head, record.last_step_on, record.refused_on, record.pk],
        )


def plain_step(place: Place) -> list[Line]:
    """The plainest step of a real register: one column set to the day, one text told, no gate and no clock."""
    record, clerk = accepted(place, 2)[0], place.actor(place.townships[0], Role.CLERK)
    records, seqs = accepted(place, MANY), count(1)

    def bare_steps() -> None:
        for _ in range(STEPS):
            entry = {
                "register": "bare", "matter_id": uuid4(), "seq": next(seqs), "step": "refuse",
                "on": record.last_step_on, "at": "x" * 32, "actor_id": clerk.user_id, "algorithm": "sha256",
                "before": "0" * 64, "payload_digest": "0" * 64, "digest": "0" * 64,
            }  # fmt: skip
            bare(entry, record)

    def takes() -> None:
        for _ in range(STEPS):
            engine.take("refuse", record, clerk, dict(REFUSED), record.last_step_on)

    def many() -> None:
        records[:] = all_take("refuse", records, place, REFUSED)

    rates = [(STEPS / seconds(bare_steps), STEPS / seconds(takes), MANY / seconds(many)) for _ in range(ROUNDS)]
    share, times = (median(take / sql for sql, take, _ in rates), median(all_ / take for _, take, all_ in rates))
    return [
        Line("bare SQL of a plain step", _rate(median(sql for sql, _, _ in rates))),
        Line("`engine.take`, plain step", _rate(median(take for _, take, _ in rates))),
        Line("`take` / bare SQL", f"{share:.2f}", "≥ 0.5", share >= 0.5),
        Line("`take_many`, plain step", _rate(median(all_ for _, _, all_ in rates))),
        Line("`take_many` / `take`, plain step", f"{times:.1f}", "≥ 5", times >= 5),
    ]


def heavier_steps(place: Place) -> list[Line]:
    """Opening a matter with two parties, whose names and numbers are encrypted; then the step that numbers it."""
    ratios: dict[str, list[float]] = {"find": [], "accept": []}
    for _ in range(3):
        few, many = list(opening(place, STEPS)), list(opening(place, MANY))
        for step, found in ratios.items():
            one_by_one = seconds(lambda step=step, few=few: [_take(step, taking) for taking in few]) / STEPS  # type: ignore[misc]
            at_once = seconds(lambda step=step, many=many: _take_many(step, many)) / MANY  # type: ignore[misc]
            found.append(one_by_one / at_once)
    names = {"find": "opening with two parties", "accept": "numbering"}
    return [
        Line(f"`take_many` / `take`, {names[step]}", f"{median(found):.1f}", "≥ 5", median(found) >= 5)
        for step, found in ratios.items()
    ]


def _take(step: str, taking: Taking) -> None:
    """One step; the taking then stands ready for the next, which tells nothing."""
    assert taking.actor is not None
    given = taking.record or Dispute
    taking.record = engine.take(step, given, taking.actor, taking.data, taking.on, agency=taking.agency, simulated=True)
    taking.data = {}


def _take_many(step: str, takings: list[Taking]) -> None:
    assert takings[0].actor is not None
    records = engine.take_many(step, Dispute, takings, takings[0].actor, simulated=True)
    for taking, record in zip(takings, records, strict=True):
        taking.record, taking.data = record, {}


def _rate(value: float) -> str:
    return f"{value:,.0f} steps/s"
