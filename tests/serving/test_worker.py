"""The worker beside the server: there from the first request, begun anew where it falls, gone with the server; the timetable."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from guiju.figures import recounting
from guiju.home import home
from guiju.kernel.keeping import jobs, last_done
from guiju.kernel.offices.people import SYSTEM
from guiju.reports.receiving import receive
from guiju.serving import timetable
from guiju.serving.worker import Stopped, Worker
from tests.homes import surroundings
from tests.serving.test_server import free_port
from tests.survival.test_jobs_killed import JOBBING, told

SHANGHAI = ZoneInfo("Asia/Shanghai")


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def until(what: Callable[[], Any], seconds: float = 30) -> Any:
    """What ``what`` gives, once it gives something."""
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
    return found


@contextmanager
def server(environment: dict[str, str], *words: str) -> Iterator[tuple[Any, list[str]]]:
    """``guiju serve``; what it writes into its journal."""
    port, lines = free_port(), list[str]()
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "serve", "--port", str(port), *words]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    threading.Thread(target=lambda: lines.extend(process.stderr or ()), daemon=True).start()

    def up() -> bool:
        try:
            return bool(urlopen(f"http://127.0.0.1:{port}/health/", timeout=2))
        except OSError:
            return False

    until(up)
    yield process, lines
    process.kill()
    process.wait()


@pytest.fixture
def environment(empty_home: Path, tmp_path: Path) -> dict[str, str]:
    """An installation in which three reports were handed in while nobody worked."""
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    subprocess.run([sys.executable, JOBBING, "make", "3"], env=environment, check=True)
    return environment


def states(environment: dict[str, str]) -> set[str]:
    return set(told(environment)["states"])


def test_the_worker_beside_a_server_works_falls_is_begun_anew_and_ends_with_it(environment: dict[str, str]) -> None:
    with server(environment) as (process, lines):
        [keeper] = children(process.pid)
        first, other = until(lambda: found if len(found := children(keeper)) == len(jobs.QUEUES) else None)
        os.kill(first, signal.SIGKILL)
        second = until(lambda: [pid for pid in children(keeper) if pid not in (first, other)])[0]
        until(lambda: states(environment) == {"SUCCESSFUL"})
        assert any("worker fell" in line for line in lines)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) in (0, -signal.SIGTERM)
        assert gone(keeper) and gone(second) and gone(other)
    found = told(environment)
    assert (found["received"], found["kept"]) == (3, 0)
    events = [json.loads(line) for line in lines if line.startswith("{")]
    assert {event["request"] for event in events if event["event"] == "job done"} == {
        event["job"] for event in events if event["event"] == "job done"
    }


def test_a_server_that_is_killed_takes_its_worker_along(environment: dict[str, str]) -> None:
    with server(environment, "--workers", "2") as (process, _):
        of_its_own = until(lambda: children(process.pid) if len(children(process.pid)) == 3 else None)
        workers = [grandchild for child in of_its_own for grandchild in children(child)]
        process.kill()
        until(lambda: all(gone(pid) for pid in workers))
        for pid in of_its_own:  # servers that lost their parent: whoever looks after the service ends them
            if not gone(pid):
                os.kill(pid, signal.SIGTERM)


def test_without_a_worker_nothing_is_done(environment: dict[str, str]) -> None:
    with server(environment, "--no-worker") as (process, _):
        assert children(process.pid) == []
        time.sleep(1)
        assert states(environment) == {"READY"}


def test_told_to_stop_in_the_middle_it_gives_the_job_back(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    from tests.people import make_county
    from tests.specimen import jobs as specimen

    make_county()
    jobs.ask(specimen.note, SYSTEM, agency=1)

    def stopped(job: jobs.Job) -> None:
        raise Stopped

    monkeypatch.setattr(jobs.Job, "run", stopped)
    job = jobs.claim("one")
    assert job is not None
    Worker("one")._do(job)
    row = DBTaskResult.objects.get()
    assert (row.status, row.worker_ids) == ("READY", [])


@pytest.fixture
def never_done() -> Iterator[None]:
    shutil.rmtree(home() / "done", ignore_errors=True)
    yield
    shutil.rmtree(home() / "done", ignore_errors=True)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In November 2026, whose 29th is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


DUE = [
    ("nightly", at(27, 9), at(27, 0, 30)),
    ("nightly", at(27, 0, 29), at(26, 0, 30)),
    ("verification", at(27, 9), at(22, 3)),
    ("verification", at(29, 3), at(29, 3)),
    ("verification", at(29, 2, 59), at(22, 3)),
]


@pytest.mark.parametrize(("what", "now", "due"), DUE)
def test_when_something_was_due_last(what: str, now: datetime, due: datetime) -> None:
    [entry] = [entry for entry in timetable.TIMETABLE if entry.what == what]
    assert entry.last_due(now) == due


def test_what_is_due_is_asked_for_once_however_many_workers_there_are(db: None, never_done: None) -> None:
    began, day = at(27, 9), timedelta(days=1)
    assert timetable.ask_for_what_is_due(began, began) == 0, "what was never done waits for its first hour"
    assert [timetable.ask_for_what_is_due(began + day, began) for _ in range(2)] == [1, 0]
    assert [timetable.ask_for_what_is_due(began + 2 * day, began + 2 * day) for _ in range(2)] == [0, 0]
    assert timetable.ask_for_what_is_due(at(29, 4), began) == 2


def test_what_grows_with_the_records_waits_in_the_long_queue() -> None:
    wanted = [recounting.recounted, *(entry.wanted for entry in timetable.TIMETABLE)]
    assert {task.queue_name for task in wanted} == {jobs.LONG} and receive.queue_name == jobs.SOON


def test_a_clock_set_back_does_not_put_the_night_off_until_the_time_it_showed(
    db: None, never_done: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ahead:
        ahead.setattr(timezone, "now", lambda: at(27, 9) + timedelta(days=366))
        last_done.note(last_done.NIGHTLY, "服务器时钟超前，没有办理", well=False)
    assert [timetable.ask_for_what_is_due(at(27, 9), at(27, 8)) for _ in range(2)] == [1, 0]


def test_what_the_timetable_asked_for_is_done_and_remembered(db: None, never_done: None) -> None:
    from tests.people import make_county

    make_county()
    began = timezone.now() - timedelta(days=9)
    assert timetable.ask_for_what_is_due(timezone.now(), began) == 2
    assert jobs.work_off("one") == 2
    assert last_done.last("nightly") is not None and last_done.last("verification") is not None
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert timetable.ask_for_what_is_due(timezone.now(), began) == 0
