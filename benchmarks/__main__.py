"""Run every benchmark beside a PostgreSQL server and write docs/benchmarks.md: ``make bench``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")

from guiju.cli.starting import start

ALONE = "verification-on-sqlite"


def main(arguments: list[str]) -> None:
    """Everything; or, in a process of its own, the one part that wants another database."""
    if arguments == [ALONE]:
        start(migrate=True)
        _say_verification()
        return
    if not os.environ.get("GUIJU_DATABASE_URL", "").startswith("postgresql"):
        sys.exit("GUIJU_DATABASE_URL names no PostgreSQL server: use `make bench`")
    with TemporaryDirectory(prefix="guiju-bench-") as home:
        start(Path(home), migrate=True)
        _all()


def _all() -> None:
    from benchmarks import engine, figures, lists, page, processes, reaching_back, statements, verification
    from guiju.scenarios.founding import make_place
    from guiju.scenarios.published import load

    place = make_place(load("zixing-2020"))
    parts: list[tuple[str, Callable[[], list[page.Line]]]] = [
        ("Whole commands and the law", lambda: [processes.rebuilt_year(), *processes.law_lines()]),
        ("Statements a step and a page", lambda: statements.lines(place)),
        ("Steps", lambda: [*engine.plain_step(place), *engine.heavier_steps(place)]),
        ("Reaching back", lambda: reaching_back.lines(place)),
        ("Verification", lambda: [verification.line(place, "PostgreSQL"), verification.on_sqlite()]),
        ("Figures", lambda: figures.lines(place)),
        ("Lists", lambda: lists.lines(place)),
    ]
    page.write([(title, page.told(title, part)) for title, part in parts])


def _say_verification() -> None:
    from benchmarks import verification
    from guiju.scenarios.founding import make_place
    from guiju.scenarios.published import load

    line = verification.line(make_place(load("zixing-2020")), "SQLite")
    print(line.what, line.measured, line.asked, line.holds, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
