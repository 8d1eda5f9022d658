"""Verification: entries a second on one core, over a ledger of 100,000 and more entries made by take_many."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ground import CONSENTED, REFUSED, Line, accepted, all_take, seconds
from guiju.kernel.acting.verification import Report, verify
from guiju.kernel.keeping import checkpoints
from guiju.scenarios.place import Place
from tests.people import entered

ENTRIES, LIFE, ROUNDS = 100_000, 8, 3
"""Each matter lives for so many steps, as a dispute does that is taken up, talked over and settled."""


def fill(place: Place) -> None:
    """Disputes found, accepted, refused and taken up again until each has ``LIFE`` entries."""
    for _ in range(5):
        records = accepted(place, ENTRIES // LIFE // 5)
        for n in range(LIFE - 2):
            step, told = [("refuse", REFUSED), ("consent", CONSENTED)][n % 2]
            records = all_take(step, records, place, told)
    entered()
    checkpoints.make()


def line(place: Place, where: str) -> Line:
    """Fill the ledger and verify it some times, with a signed checkpoint over all of it."""
    fill(place)
    reports: list[Report] = []
    clock, core = zip(*(_timed(lambda: reports.append(verify())) for _ in range(ROUNDS)), strict=True)
    report = reports[-1]
    assert report.sound and report.entries >= ENTRIES, report.faults[:3]
    by_clock, by_core = (report.entries / min(spent) for spent in (clock, core))
    return Line(
        f"verification on {where}, {report.entries:,} entries of {report.records:,} matters",
        f"{by_core:,.0f} entries a second of a core ({by_clock:,.0f} by the clock)", "≥ 30,000", by_core >= 30_000,
    )  # fmt: skip


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and seconds of a core that this process spent."""
    began = time.process_time()
    return seconds(work), time.process_time() - began


def on_sqlite() -> Line:
    """The same in a process of its own, on a file in a home folder of its own."""
    with TemporaryDirectory(prefix="guiju-bench-") as home:
        outside = {name: value for name, value in os.environ.items() if name != "GUIJU_DATABASE_URL"}
        command = [sys.executable, "-m", "benchmarks", "verification-on-sqlite"]
        done = subprocess.run(
            command,
            env=outside | {"GUIJU_HOME": home},
            cwd=Path(__file__).parents[1],
            stdout=subprocess.PIPE,
            check=True,
        )
    what, measured, asked, holds = done.stdout.decode().strip().split("\t")
    return Line(what, measured, asked, holds == "True")
