"""The page docs/benchmarks.md: what was measured, how, and what it means, with the numbers of the run that wrote it."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.ground import Line, seconds

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
TEXT = Path(__file__).with_name("page.md")
HOLDS = {True: "yes", False: "**no**", None: ""}


def told(title: str, part: Callable[[], list[Line]]) -> list[Line]:
    """Run one part, printing its lines as soon as they are known."""
    lines: list[Line] = []
    spent = seconds(lambda: lines.extend(part()))
    print(f"\n{title} ({spent:.0f} s)")
    for line in lines:
        print(f"  {line.what:75} {line.measured:50} {line.asked:18} {HOLDS[line.holds]}", flush=True)
    return lines


def write(parts: list[tuple[str, list[Line]]]) -> None:
    text = TEXT.read_text("utf-8")
    for title, lines in parts:
        text = text.replace(f"[{title}]", table(lines))
    PAGE.write_text(text.replace("[machine]", machine()), "utf-8")


def table(lines: list[Line]) -> str:
    rows = [f"| {line.what} | {line.measured} | {line.asked} | {HOLDS[line.holds]} |" for line in lines]
    return "\n".join(["| what | measured | asked | holds |", "| --- | --- | --- | --- |", *rows])


def machine() -> str:
    """The machine in general words."""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}, "
        f"load {os.getloadavg()[2]:.0f} over the last quarter of an hour, {date.today()}"
    )
