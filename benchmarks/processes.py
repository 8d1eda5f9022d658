"""Whole commands as a user runs them, and the law behind them: seconds and peak memory of the process."""

from __future__ import annotations

import os
import sys
import timeit
from datetime import date
from pathlib import Path
from subprocess import DEVNULL, Popen

from benchmarks.ground import Line, seconds
from guiju import law

GUIJU = str(Path(sys.executable).with_name("guiju"))
ANSWER = "reconsideration.reply.ordinary"


def measured(*arguments: str) -> tuple[float, float]:
    """Wall-clock seconds and peak memory in MB of one ``guiju`` command that succeeds."""
    usage = []

    def run() -> None:
        process = Popen([GUIJU, *arguments], stdout=DEVNULL, stderr=DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        assert status == 0, arguments
        usage.append(used.ru_maxrss / 1024)

    return seconds(run), usage[0]


def rebuilt_year() -> Line:
    """A published year rebuilt through the engine on SQLite, its report made, every figure held against the print."""
    spent, memory = measured("reproduce", "zixing-2020", "--json")
    return Line(
        "`guiju reproduce zixing-2020 --json`", f"{spent:.0f} s, {memory:.0f} MB", "< 60 s, < 500 MB",
        spent < 60 and memory < 500,
    )  # fmt: skip


def law_lines() -> list[Line]:
    """A rule found, a day counted, and the command that does both."""
    day = date(2020, 9, 24)
    rule = law.limit(ANSWER, day)
    found = min(timeit.repeat(lambda: law.rule(ANSWER, day, "431081"), number=5000, repeat=5)) / 5000
    counted = min(timeit.repeat(lambda: law.due(rule, day), number=5000, repeat=5)) / 5000
    spent, memory = min(measured("law", "due", ANSWER, "--from", "2020-09-24") for _ in range(5))
    return [
        Line("`law.rule`", f"{found * 1e6:.1f} µs"),
        Line("`law.due`", f"{counted * 1e6:.1f} µs"),
        Line("`guiju law due`, the whole command", f"{spent:.2f} s, {memory:.0f} MB"),
    ]
