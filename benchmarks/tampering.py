"""How much of what somebody does behind the ledger's back is found: thousands of changes, omissions and additions at random.

    GUIJU_HOME=… python -m benchmarks.tampering [--changes 10000] [--omissions 1000] [--additions 1000] [--seed 1]

On a home that is filled (``guiju demo --no-serve``), or an empty one, which gets of every register one record for each of its
ways. One column of one row of any table that the ledger answers for is
changed (on SQLite now and then to what is no value of the column), a row taken away, or a second one put beside it. Many are
tried at once, each at a place of its own (a matter, a row of what is administered, the tree): each must be named by a fault
of its own, so that it is tried too whether one fault hides another. Then all is undone. Prints by table those found, refused
by the database itself, and missed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from guiju.cli.starting import start

MOST_ROWS, AT_ONCE, GARBLED = 5000, 150, 0.1


@dataclass
class Act:
    """One tampering about to be done; ``where`` is set once it is."""

    what: str
    row: Any
    field: Any
    where: tuple[str, str]

    @property
    def words(self) -> str:
        return f"{self.row._meta.label}{f'.{self.field.attname}' if self.field else ''} {self.what} pk={self.row.pk}"


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--changes", type=int, default=10_000)
    given.add_argument("--omissions", type=int, default=1_000)
    given.add_argument("--additions", type=int, default=1_000)
    given.add_argument("--seed", type=int, default=1)
    told = given.parse_args()
    start(migrate=True)
    from django.db import connection

    from guiju.kernel.keeping import guards
    from guiju.kernel.keeping.ledger import Entry

    if not Entry.objects.exists():
        _fill()
    guards.install(connection, drop=True)
    try:
        _run(random.Random(told.seed), {"change": told.changes, "omit": told.omissions, "add": told.additions})
    finally:
        guards.install(connection)


def _fill() -> None:
    from guiju.kernel.acting import engine
    from guiju.kernel.declaring.refused import Refused
    from guiju.kernel.declaring.registry import life, lives, register
    from guiju.kernel.keeping import checkpoints, looking
    from guiju.kernel.offices import passwords
    from guiju.kernel.offices.people import User
    from tests.lives import MONDAY, brought
    from tests.people import entered, make_county

    county = make_county()
    for name in lives():
        for way, told in life(name).ways.items():
            with suppress(Refused):  # a way that those gone before it have closed, then an attachment of nothing
                made = brought(county, register(name), told.steps[-1], MONDAY, way=way).record
                looking.say(county.clerk, name, made.pk, "handling", "核对登记内容")
                engine.take("attach", made, county.clerk, {})
        checkpoints.make()
    person = User.objects.get(pk=county.clerk.user_id)
    for _ in range(3):
        passwords.change(person, passwords.once())
    entered()
    checkpoints.make()


def _run(rng: random.Random, counts: dict[str, int]) -> None:
    from guiju.kernel.acting import verification

    sound = [fault for fault in verification.verify().faults if fault.kind != "guard"]
    assert not sound, f"the home must be sound to begin with: {sound[:3]}"
    acts, began, rounds = deque(_drawn(rng, counts)), time.monotonic(), 0
    found, refused, missed = Counter[str](), Counter[str](), Counter[str]()
    with suppress(KeyboardInterrupt):  # what was tried so far is told
        while acts:
            rounds += 1
            _round(acts, found, refused, missed)
            print(f"\r{len(acts)} left", end="", flush=True)
    print(f"\r{'':40} {'found':>7} {'refused':>7} {'missed':>7}")
    for table in sorted({*found, *refused, *missed}):
        print(f"{table:40} {found[table]:7} {refused[table]:7} {missed[table]:7}")
    total = (found.total(), refused.total(), missed.total())
    print(f"{'':40} {total[0]:7} {total[1]:7} {total[2]:7}   {rounds} verifications, {time.monotonic() - began:.0f} s")


def _drawn(rng: random.Random, counts: dict[str, int]) -> Iterator[Act]:
    """Any row of any column of any table, each table as often as the others."""
    from django.db import connection

    from tests import tampering

    tables = [(model, pks) for model in tampering.vouched() if (pks := _pks(model))]
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    rng.shuffle(kinds)
    for kind in kinds:
        model, pks = rng.choice(tables)
        row = _rows(model).get(pk=rng.choice(pks))
        what = "garble" if kind == "change" and connection.vendor == "sqlite" and rng.random() < GARBLED else kind
        field = rng.choice(tampering.columns(model)) if kind == "change" else None
        yield Act(what, row, field, tampering.place(row))


def _rows(model: Any) -> Any:
    return getattr(model, "every", model._base_manager)


def _pks(model: Any) -> list[Any]:
    return list(_rows(model).order_by("pk").values_list("pk", flat=True)[:MOST_ROWS])


TREE = {"kernel_checkpoint", "kernel_tile"}
LEAVES = {"kernel_entry"}
"""What stands in the tree, and what moves its root: never tried together. Of the tree one is tried at a time, so it goes first."""


def _round(acts: deque[Act], found: Counter[str], refused: Counter[str], missed: Counter[str]) -> None:
    """Do some at places of their own, verify once, and see which are named."""
    from django.db import Error, transaction

    from guiju.kernel.acting import verification
    from tests import tampering

    places, tables, done = set[tuple[str, str]](), set[str](), list[Act]()
    apart = LEAVES if any(act.row._meta.db_table in TREE for act in acts) else set[str]()
    with tampering.undone():
        for _ in range(len(acts)):
            act = acts.popleft()
            table = act.row._meta.db_table
            another = table in TREE and table in tables
            if act.where in places or table in apart or another or len(done) >= AT_ONCE:
                acts.append(act)
                continue
            try:
                with transaction.atomic():
                    _do(act)
            except Error:
                refused[table] += 1
                continue
            places.add(act.where)
            tables.add(table)
            done.append(act)
        faults = verification.verify().faults
    by_place = {(fault.register, fault.matter_id) for fault in faults}
    apart_from_matters = [fault for fault in faults if not fault.matter_id]
    for act in done:
        known = act.where in by_place if act.where[1] else False
        if known or any(tampering.names(fault, act.where, act.row) for fault in apart_from_matters):
            found[act.row._meta.db_table] += 1
        else:
            missed[act.row._meta.db_table] += 1
            print(f"\rmissed: {act.words} of {act.where}")


def _do(act: Act) -> None:
    from tests import tampering

    match act.what:
        case "change":
            tampering.change(act.row, act.field)
        case "garble":
            tampering.garble(act.row, act.field)
        case "omit":
            tampering.take_away(act.row)
        case _:
            act.where = tampering.place_of_second(act.row, tampering.add(act.row))


if __name__ == "__main__":
    main()
