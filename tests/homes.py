"""Homes of installations for tests: made once for all workers of a run, entered by the process of a test.

What makes a home is a ``guiju`` of its own, started as an office starts it. What works in one runs in this process:
Python begins once, not once a command.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from django.db import connections
from django.db.utils import ConnectionHandler
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from guiju.cli import main
from guiju.figures import declared
from guiju.figures.models import Frozen
from guiju.kernel.acting import time_told
from guiju.kernel.declaring import registry
from guiju.kernel.keeping import keyring
from guiju.scenarios import desk, published, rebuilding
from guiju.scenarios.founding import county_there
from guiju.scenarios.published import PublishedYear
from guiju.settings import database

HASTILY = "import os; os.fsync = lambda of: None; "
Ran = subprocess.CompletedProcess[str]
THEN = datetime(2021, 2, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When the year 2020 is rebuilt: in February, as such reports are published."""
LATER = THEN + timedelta(hours=2)
"""When people work on with it: rebuilding takes minutes on a slow machine, and no act is entered before those it follows."""


TODAY = date(2025, 9, 17)
"""A Wednesday, so that the desk is the same whenever tests run."""


@dataclass(frozen=True)
class Rebuilt:
    """资兴市 2020 as ``guiju reproduce`` left it: nobody writes in ``home``, who wants to write copies it."""

    home: Path
    rows: list[dict[str, Any]]
    """What it printed: each published figure beside the computed one."""


@dataclass(frozen=True)
class Laid:
    """The rebuilt year with the desk of ``TODAY`` laid: where it is, what its database held before, who may sign in. Nobody
    writes in ``home``, who wants to write copies it."""

    home: Path
    before: dict[str, Any]
    frozen: int
    accounts: list[rebuilding.Account]
    told: list[tuple[str, int]]


def of_the_year(year: PublishedYear) -> dict[str, Any]:
    """What the figures of a rebuilt year come to, by concept."""
    return {row["concept"]: row["computed"] for row in rebuilding.compared(year)}


def lay(home: Path) -> Laid:
    """Lay the desk in a copy of the rebuilt year, in which this process works."""
    year, told = published.load("zixing-2020"), list[tuple[str, int]]()
    place = county_there(year)
    time_told.trust(confirmed=True)  # the year was rebuilt by the clock of its February
    made = Laid(home, of_the_year(year), Frozen.objects.count(), rebuilding.open_accounts(place), told)
    desk.lay(place, TODAY, Random(1), lambda what, n: told.append((what, n)))
    return made


def started(home: Path, *words: str, at: datetime | None = None, **environment: str) -> Ran:
    """``guiju WORDS`` as a process of its own in ``home``, on SQLite unless told otherwise; with the clock put to ``at``.

    It does not wait for the disk (``tests/conftest.py``)."""
    clock = f"import time_machine; time_machine.travel({at.isoformat()!r}).start(); " if at else ""
    command = [sys.executable, "-c", f"{clock}{HASTILY}from guiju.cli import main; main()", *words]
    return subprocess.run(command, env=surroundings(home, **environment), capture_output=True, text=True)


def surroundings(home: Path, **environment: str) -> dict[str, str]:
    """The environment of a process that works in ``home``."""
    inherited = {name: value for name, value in os.environ.items() if name != "GUIJU_DATABASE_URL"}
    return {**inherited, "GUIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guiju.settings", **environment}


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder ``name`` of this run: whichever worker asks first has ``make`` fill it, the others wait for that."""
    ours = factory.getbasetemp()
    top = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours  # workers' folders lie in that of the run
    folder, filling = top / name, top / f"{name}-filling"
    with (top / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(filling, ignore_errors=True)
            filling.mkdir()
            make(filling)
            filling.rename(folder)
    return folder


@contextmanager
def inside(home: Path, blocker: DjangoDbBlocker) -> Iterator[None]:
    """This process works in ``home``: with its database, its key, and without the registers of the tests' own."""
    real = {name: model for name, model in registry.registers().items() if model.__module__.startswith("guiju.")}
    ours = registry.registers().keys() - real.keys()
    figures = {name: figure for name, figure in declared.figures().items() if figure.concept.register not in ours}
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch, override_settings(MIGRATION_MODULES={}):
        patch.setenv("GUIJU_HOME", str(home))
        patch.setattr(registry, "_registers", lambda: real)
        patch.setattr(declared, "_figures", figures)
        keyring.forget()
        with _connected(database(None), patch):
            yield
    keyring.forget()


@contextmanager
def _connected(to: dict[str, Any], patch: pytest.MonkeyPatch) -> Iterator[None]:
    """This thread, and every thread that begins now, finds the database ``to``; ours is set aside as it is."""
    before = connections["default"]
    patch.setitem(connections.settings, "default", ConnectionHandler({"default": to}).settings["default"])
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before


def guiju(*words: str, told: str = "") -> Result:
    """``guiju WORDS`` in this process, with ``told`` on its standard input."""
    return CliRunner().invoke(main, words, input=told)


def refusal(result: Result) -> str:
    """The one line with which a command refused; fails where it did not refuse, or broke down."""
    assert isinstance(result.exception, SystemExit) and result.exit_code == 1, result.exception
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr
