"""Verification: entries a second on one core, over a ledger of 100,000 and more entries made by take_many."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.ground import CONSENTED, REFUSED, Line, accepted, all_take, seconds
from guiju.kernel import checkpoints
from guiju.kernel.verification import Report, verify
from guiju.scenarios.place import Place

ENTRIES, LIFE, ROUNDS = 100_000, 8, 3
"""Each matter lives for so many steps, as a dispute does that is taken up, talked over and settled."""


def fill(place: Place) -> None:
    """Disputes found, accepted, refused and taken up again until each has ``LIFE`` entries."""
    for _ in range(5):
        records = accepted(place, ENTRIES // LIFE // 5)
        for n in range(LIFE - 2):
            step, told = [("refuse", REFUSED), ("consent", CONSENTED)][n % 2]
            records = all_take(step, records, place, told)
    checkpoints.make()


def line(place: Place, where: str) -> Line:
    """Fill the ledger and verify it some times, with a signed checkpoint over all of it."""
    fill(place)
    reports: list[Report] = []
    spent = median(seconds(lambda: reports.append(verify())) for _ in range(ROUNDS))
    report = reports[-1]
    assert report.sound and report.entries >= ENTRIES, report.faults[:3]
    rate = report.entries / spent
    return Line(
        f"verification on {where}, {report.entries:,} entries of {report.records:,} matters",
        f"{rate:,.0f} entries/s", "≥ 50,000/s a core", rate >= 50_000,
    )  # fmt: skip


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
