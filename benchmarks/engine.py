"""engine.take on PostgreSQL beside the bare SQL it needs, in turns in one run; take_many beside take."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from guiju.kernel import engine
from guiju.kernel.engine import Taking
from guiju.kernel.matters import Record
from guiju.kernel.people import Actor

ROUNDS, STEPS = 12, 150


def bare(entry: dict[str, Any], record: Record) -> None:
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
            f"UPDATE {table} SET stage = %s, version = %s, head = %s, last_step_on = %s WHERE id = %s",
            [record.stage, record.version, record.head, record.last_step_on, record.pk],
        )


def timed(work: Callable[[], None], times: int) -> float:
    """Runs a second."""
    began = time.perf_counter()
    for _ in range(times):
        work()
    return times / (time.perf_counter() - began)


def run(step: str, record: Any, records: list[Any], actor: Actor, data: dict[str, Any], on: date) -> dict[str, float]:
    """Rates and ratios: medians of rounds in turn, so that the machine's drift falls on both."""
    seqs = iter(range(1, 10_000_000))

    def one_bare() -> None:
        entry = {
            "register": "bare", "matter_id": uuid4(), "seq": next(seqs), "step": step, "on": on, "at": "x" * 32,
            "actor_id": actor.user_id, "algorithm": "sha256", "before": "0" * 64, "payload_digest": "0" * 64,
            "digest": "0" * 64,
        }  # fmt: skip
        bare(entry, record)

    def one_take() -> None:
        engine.take(step, record, actor, data, on)

    pairs = []
    for _ in range(ROUNDS):
        pairs.append((timed(one_bare, STEPS), timed(one_take, STEPS)))
    took = median(take for _, take in pairs)
    began = time.perf_counter()
    engine.take_many(step, type(record), [Taking(r, data, on) for r in records], actor)
    many = len(records) / (time.perf_counter() - began)
    return {
        "bare SQL, steps a second": median(bare for bare, _ in pairs),
        "engine.take, steps a second": took,
        "take / bare": median(take / bare for bare, take in pairs),
        "take_many, steps a second": many,
        "take_many / take": many / took,
    }
