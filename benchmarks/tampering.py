"""How much of what somebody does behind the ledger's back is found: thousands of changes and omissions at random.

    GUIJU_HOME=… python -m benchmarks.tampering [--changes 10000] [--omissions 1000] [--seed 1]

On a home that is filled (``guiju demo --no-serve``): one column of one row of any table that the ledger answers for is
changed, or a row taken away; what verification then says of the record, or of everything, is counted, and the change undone.
Prints a table of those found and missed, by table.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from guiju.cli.starting import start

MOST_ROWS = 5000


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--changes", type=int, default=10_000)
    given.add_argument("--omissions", type=int, default=1_000)
    given.add_argument("--seed", type=int, default=1)
    told = given.parse_args()
    start()
    from django.db import connection

    from guiju.kernel.keeping import guards

    guards.install(connection, drop=True)
    try:
        _run(random.Random(told.seed), told.changes, told.omissions)
    finally:
        guards.install(connection)


def _run(rng: random.Random, changes: int, omissions: int) -> None:
    from guiju.kernel.acting import verification
    from tests import tampering

    assert verification.verify().sound, "the home must be sound to begin with"
    tables = [(model, pks) for model in tampering.vouched() if (pks := _pks(model))]
    found, missed, began = Counter[str](), Counter[str](), time.monotonic()
    for n in range(changes + omissions):
        model, pks = rng.choice(tables)
        row = _rows(model).get(pk=rng.choice(pks))
        columns = tampering.columns(model)
        act = partial(tampering.take_away, row) if n >= changes else partial(tampering.change, row, rng.choice(columns))
        sound = _tried(act, partial(_looks, row))
        if sound is not None:
            (missed if sound else found)[model._meta.db_table] += 1
    for table in sorted({*found, *missed}):
        print(f"{table:40} {found[table]:6} {missed[table]:6}")
    print(f"{'':40} {found.total():6} {missed.total():6}   {time.monotonic() - began:.0f} s")


def _rows(model: Any) -> Any:
    return getattr(model, "every", model._base_manager)


def _pks(model: Any) -> list[Any]:
    return list(_rows(model).order_by("pk").values_list("pk", flat=True)[:MOST_ROWS])


def _tried(act: Callable[[], None], looks: Callable[[], Any]) -> bool | None:
    """Whether verification still called it sound; None where the database itself refused the change."""
    from django.db import IntegrityError

    from tests import tampering

    with suppress(IntegrityError), tampering.undone():
        act()
        return bool(looks().sound)
    return None


def _looks(row: Any) -> Any:
    """Of the record alone, where the row belongs to one: whoever verifies everything sees that too, only slower."""
    from guiju.kernel.acting import verification
    from guiju.kernel.declaring.matters import Part, Record
    from guiju.kernel.declaring.registry import registers
    from guiju.kernel.declaring.spells import Spell

    if isinstance(row, Record):
        report = verification.verify_records(row.register(), [row.pk])
    elif isinstance(row, (Part, Spell)):
        report = verification.verify_records(type(row.matter).register(), [row.matter_id])  # type: ignore[union-attr]
    elif getattr(row, "register", "") in registers():
        report = verification.verify_records(row.register, [row.matter_id])
    else:
        return verification.verify()
    return verification.verify() if report.sound else report


if __name__ == "__main__":
    main()
