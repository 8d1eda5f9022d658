"""The worker: takes one job after the other, holds each while it lasts, and asks for what is due by the timetable.

There is one for each queue, so that what takes long lets nobody wait before a page (``jobs.QUEUES``).

Told to stop it gives its job a few seconds more, then takes back what it wrote and gives the job back. Killed, it leaves the job
to the lease (``kernel.keeping.jobs``). Each is a process of its own, begun anew where it fell.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from django.db import DatabaseError, connections
from django.utils import timezone

from guiju.kernel.keeping import jobs
from guiju.kernel.keeping.jobs import LEASE, Job
from guiju.serving import journal, timetable

PAUSE = 0.4
"""Seconds between two looks for a job; who hands in a small report waits for little more."""
BEAT = LEASE.total_seconds() / 6
GRACE = 5.0
"""Seconds that a job may still take when the worker is told to stop."""
TIMETABLE = 30.0
"""Seconds between two looks at the timetable."""
AGAIN = 1.0
"""Seconds before a worker that fell is begun anew, and before one that the database refused asks it again."""

log = logging.getLogger("guiju.jobs")


class Stopped(BaseException):
    """The worker was told to stop, and the job has had its time."""


class Worker:
    """``after``: the name of one whose end somebody has seen; ``queues``: of which it takes jobs."""

    def __init__(self, name: str = "", after: str = "", queues: Sequence[str] = jobs.QUEUES) -> None:
        self.name, self.began, self._after = name or uuid4().hex, timezone.now(), after
        self._queues = queues
        self._stopping, self._busy, self._looked = False, False, 0.0

    def run(self) -> None:
        """Work until told to stop (SIGTERM, SIGINT)."""
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, self._stop)
        signal.signal(signal.SIGALRM, _out_of_time)
        log.info("worker began")
        while not self._stopping:
            try:
                worked = self._one()
            except DatabaseError as error:  # away, or held by another for long: the next look may find it
                log.warning("database refused the worker", exc_info=error)
                connections.close_all()
                time.sleep(AGAIN)
                continue
            if not worked and not self._stopping:
                time.sleep(PAUSE)
        connections.close_all()
        log.info("worker ended")

    def _one(self) -> bool:
        if self._after:
            jobs.let_go(self._after)
            self._after = ""
        if time.monotonic() - self._looked >= TIMETABLE:
            self._looked = time.monotonic()
            timetable.ask_for_what_is_due(timezone.now(), self.began)
        job = jobs.claim(self.name, self._queues)
        if job is None:
            return False
        self._do(job)
        return True

    def _do(self, job: Job) -> None:
        mark = journal.number.set(job.id.hex)
        self._busy = True
        try:
            with _held(job):
                job.run()
        except Stopped:
            job.release()
            log.warning("job given back")
        finally:
            self._busy = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            journal.number.reset(mark)

    def _stop(self, number: int, frame: object) -> None:
        self._stopping = True
        if self._busy:
            signal.setitimer(signal.ITIMER_REAL, GRACE)


def _out_of_time(number: int, frame: object) -> None:
    raise Stopped


@contextmanager
def _held(job: Job) -> Iterator[None]:
    """Prolong the lease of a job while it lasts, over a connection of its own."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(BEAT)


def _beat(job: Job, over: threading.Event) -> None:
    try:
        while not over.wait(BEAT):
            try:
                if not job.hold():
                    return
            except DatabaseError as error:
                log.warning("lease not prolonged", exc_info=error)
                connections.close_all()
    finally:
        connections.close_all()


class Beside:
    """The workers beside a server: a process that forks one for each queue, anew where it falls, and ends with the server.

    A line leads from the server to the workers. When it closes, because the server stops or was killed, they stop.
    """

    def __init__(self) -> None:
        connections.close_all()  # none outlives a fork
        theirs, self._line = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self._line)
                _keep(theirs)
            finally:
                os._exit(0)
        os.close(theirs)

    def stop(self, seconds: float = GRACE + 10) -> None:
        """Have it stopped, and wait for that; after so many seconds it is left to the line."""
        os.close(self._line)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    return
            except ChildProcessError:  # somebody else has waited for it
                return
            time.sleep(0.05)


def _keep(line: int) -> None:
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, signal.SIG_IGN)  # the worker is told too, and its end ends this
    at_work = dict(_begun(line, queue) for queue in jobs.QUEUES)
    while at_work:
        pid, status = os.wait()
        queue, name = at_work.pop(pid)
        if status:
            log.error("worker fell", extra={"told": {"status": status, "queue": queue}})
            time.sleep(AGAIN)
            at_work.update([_begun(line, queue, name)])


def _begun(line: int, queue: str, after: str = "") -> tuple[int, tuple[str, str]]:
    """A worker of its own for a queue: its process, and its queue and name."""
    name = uuid4().hex
    if (pid := os.fork()) == 0:
        _work(line, Worker(name, after, [queue]))
    return pid, (queue, name)


def _work(line: int, worker: Worker) -> None:
    try:
        threading.Thread(target=_until_closed, args=(line,), daemon=True).start()
        worker.run()
        os._exit(0)
    except BaseException as error:
        log.error("worker fell", exc_info=error)
        os._exit(1)


def _until_closed(line: int) -> None:
    while os.read(line, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def alone() -> None:
    """``guiju worker``: the same without a server, until told to stop (SIGTERM, SIGINT)."""
    beside = Beside()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda number, frame: sys.exit(0))
    try:
        sys.exit(1 if os.waitpid(beside.pid, 0)[1] else 0)
    finally:
        beside.stop()
