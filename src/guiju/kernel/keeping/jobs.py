"""Work that is done beside the pages: asked for in a row of a table, done by a worker, ended exactly once.

The table and the way in are django-tasks-db's, the way out is ours (docs/decisions/0025-background-work.md). Who works on a job
holds it under a lease by the database's clock and prolongs it; a lease that ran out is taken for a worker that died, and the
job goes back. A job ends by one statement that asks whether it is still held, in the transaction of what it writes: who was
taken for dead and comes back can write nothing. A job knows keys only, no data of anybody.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import DateTimeField, ExpressionWrapper, Q, Value
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks_db.compat import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from guiju.kernel.keeping import durable
from guiju.kernel.offices.people import SYSTEM, Actor, User

LEASE = timedelta(seconds=60)
SOON, LONG = QUEUES = ("default", "long")
"""What somebody waits for before a page, and what takes as long as there are records: neither waits for the other."""
MOST_TIMES = 3
"""So often a job is begun whose worker dies over it; then it is at fault itself."""
KEPT = timedelta(days=30)
WORDS_KEPT = timedelta(days=1)
"""Of a job that failed: why, in words that may name a file or a matter, is kept for whoever asked; that it failed, ``KEPT``."""
AT_A_TIME = 1.0
"""Seconds between two words on how far a job has come."""
READY, RUNNING, DONE, FAILED = (
    TaskResultStatus.READY,
    TaskResultStatus.RUNNING,
    TaskResultStatus.SUCCESSFUL,
    TaskResultStatus.FAILED,
)
NOT_ALLOWED = "提出这项工作的人员现在没有办理它的角色，或者账号已停用，没有办理。仍需办理的，请由有权的人员重新提出。"
UNFORESEEN = (
    "处理中出现程序错误，没有完成，此前已登记的内容不受影响。可以重新提出；再次出现的，请把编号告诉系统管理员。"
)
INTERRUPTED = (
    f"处理进程先后{MOST_TIMES}次中断，没有完成，此前已登记的内容不受影响。请把编号告诉系统管理员，查明原因后重新提出。"
)

log = logging.getLogger("guiju.jobs")


class Failed(Exception):
    """A job that cannot be done, and why in words for whoever asked."""


class Lost(Exception):
    """The job is held by another meanwhile, or by nobody: what was written for it is taken back."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of job: what it is called, who may ask for it, what is called for it."""

    label: str
    may: Callable[[Actor], bool]
    task: Task[Any, Any]


KINDS: dict[str, Kind] = {}
"""By the path that the table knows them by."""


def job(label: str, may: Callable[[Actor], bool], queue: str = SOON) -> Callable[[Callable[..., None]], Task[Any, Any]]:
    """Makes a job of a function: it is handed the job as it runs (``Job``), then the keys that it was asked with."""

    def made(function: Callable[..., None]) -> Task[Any, Any]:
        kind = Kind(label, may, Task(func=function, queue_name=queue))
        KINDS[kind.task.module_path] = kind
        return kind.task

    return made


def ask(wanted: Task[Any, Any], actor: Actor, **keys: int | UUID | date) -> UUID:
    """Ask for a job in the name of ``actor``; its number. Raises Failed where it is not theirs to ask for."""
    _must_be_allowed(KINDS[wanted.module_path], actor)
    if strange := [name for name, key in keys.items() if not isinstance(key, int | UUID | date)]:
        raise TypeError(f"a job is asked for by keys only, not by {strange}")
    told = {name: key if isinstance(key, int) else str(key) for name, key in keys.items()}
    return UUID(wanted.enqueue(by=actor.user_id, **told).id)


def ask_unless_asked(wanted: Task[Any, Any], actor: Actor) -> UUID:
    """The number of the one job of a kind that is under way, whoever asked; asked for where there is none. Raises Failed."""
    _must_be_allowed(KINDS[wanted.module_path], actor)
    there = DBTaskResult.objects.filter(task_path=wanted.module_path, status__in=(READY, RUNNING))
    return there.values_list("pk", flat=True).first() or ask(wanted, actor)


def ask_once(wanted: Task[Any, Any], number: UUID) -> bool:
    """Let the system ask for a job under a number that was given beforehand; whether nobody had asked for it yet."""
    keys = {"args": [], "kwargs": {"by": None}}
    told = {"task_path": wanted.module_path, "backend_name": wanted.backend, "args_kwargs": keys,
            "queue_name": wanted.queue_name}  # fmt: skip
    return DBTaskResult.objects.get_or_create(id=number, defaults=told)[1]


def _must_be_allowed(kind: Kind, actor: Actor) -> None:
    if not actor.is_system and not (actor.in_office and kind.may(actor)):
        raise Failed(NOT_ALLOWED)


class Job:
    """A job that is being done: whose it is, how far it has come, what came of it (``told``: JSON, for the page)."""

    def __init__(self, row: DBTaskResult[Any, Any]) -> None:
        self.id: UUID = row.id
        self.holders: list[str] = row.worker_ids
        self.told: dict[str, Any] = {}
        keys = dict(row.args_kwargs["kwargs"])
        self._row, self._by, self._keys = row, keys.pop("by"), keys
        self._ended, self._said = False, 0.0

    @property
    def _held(self) -> Any:
        return DBTaskResult.objects.filter(pk=self.id, status=RUNNING, worker_ids=self.holders)

    def actor(self) -> Actor:
        """Who asked for it, in the offices that they hold now. Raises Failed."""
        user = None if self._by is None else User.objects.filter(pk=self._by, is_active=True).first()
        if self._by is not None and user is None:
            raise Failed(NOT_ALLOWED)
        actor = SYSTEM if user is None else user.acting(timezone.localdate())
        _must_be_allowed(KINDS[self._row.task.module_path], actor)
        return actor

    def come(self, done: int, of: int) -> None:
        """Say how far it has come, now and then; not within a transaction, where nobody would hear it."""
        if time.monotonic() - self._said >= AT_A_TIME:
            self._said = time.monotonic()
            self._held.update(return_value={"done": done, "of": of})

    def hold(self) -> bool:
        """Prolong the lease; whether it is still held."""
        return bool(self._held.update(run_after=_lease()))

    @contextmanager
    def ending(self) -> Iterator[None]:
        """What is written inside stands together with the job's end, or not at all. Raises Lost."""
        with transaction.atomic():
            yield
            if not self._end(DONE):
                raise Lost
        self._ended = True

    def run(self) -> None:
        """Do it, and see it ended. What goes wrong is kept and told, and raised to nobody."""
        try:
            self.actor()
            self._row.task.func(self, **self._keys)
            if not self._ended:
                with self.ending():
                    pass
        except Lost:
            log.warning("job lost to another worker", extra={"told": self._named})
        except Failed as failed:
            self._fail(str(failed), "", failed)
        except (OperationalError, InterfaceError) as error:
            if words := durable.refused(error):
                self._fail(words, "", error)
            else:  # the database was away or held by another for long: once more, but not for ever
                log.warning("job put back", exc_info=error, extra={"told": self._named})
                _put_back(self._held, self.holders)
        except Exception as error:
            self._fail(
                durable.refused(error) or UNFORESEEN, f"{type(error).__module__}.{type(error).__qualname__}", error
            )
        else:
            log.info("job done", extra={"told": self._named})

    def release(self) -> None:
        """Give it back as if it had never been begun."""
        self._held.update(status=READY, run_after=get_date_max(), worker_ids=self.holders[:-1])

    @property
    def _named(self) -> dict[str, Any]:
        return {"job": self.id.hex, "kind": self._row.task_path, "user": self._by, "times": len(self.holders)}

    def _end(self, status: TaskResultStatus, error: str = "") -> bool:
        ended = {"status": status, "finished_at": timezone.now(), "run_after": get_date_max()}
        told = {"return_value": self.told, "exception_class_path": error, "traceback": ""}
        return bool(self._held.update(**ended, **told))

    def _fail(self, words: str, path: str, error: BaseException) -> None:
        level = logging.ERROR if path else logging.WARNING
        log.log(level, "job failed", exc_info=error if path else None, extra={"told": self._named})
        self.told = {"words": words}
        self._end(FAILED, path)


def _lease() -> Any:
    return ExpressionWrapper(Now() + Value(LEASE), DateTimeField())


_DUE = Q(status=READY) & (Q(run_after=get_date_max()) | Q(run_after__lte=Now()))
_DIED = Q(status=RUNNING, run_after__lte=Now())
_BEYOND = Q(status=RUNNING, run_after__gt=_lease())
"""Held for longer than anybody is given: the clock was set back since."""
WAITS = _DUE | _DIED
"""Jobs that somebody could begin now, those of dead workers among them."""


def claim(worker: str, queues: Iterable[str] = QUEUES) -> Job | None:
    """The next job of ``queues``, now held by ``worker``; None where there is none. Of two who reach for one only one gets it."""
    if not DBTaskResult.objects.filter(WAITS | _BEYOND).exists():  # asked without a lock: most times there is nothing
        return None
    DBTaskResult.objects.filter(_BEYOND).update(run_after=_lease())  # who lives prolongs it, who died does not
    for row in DBTaskResult.objects.filter(_DIED):
        log.warning("worker died", extra={"told": {"job": row.id.hex, "times": len(row.worker_ids)}})
        _put_back(DBTaskResult.objects.filter(_DIED, pk=row.pk, worker_ids=row.worker_ids), row.worker_ids)
    due = DBTaskResult.objects.filter(_DUE, queue_name__in=list(queues))
    for row in due.order_by("-priority", "enqueued_at", "pk")[:10]:
        row.worker_ids = [*row.worker_ids, worker]
        free = DBTaskResult.objects.filter(_DUE, pk=row.pk)
        if free.update(status=RUNNING, started_at=timezone.now(), run_after=_lease(), worker_ids=row.worker_ids):
            return Job(row)
    return None


def _put_back(rows: Any, holders: list[str]) -> None:
    """A job that was begun and not ended is begun again; one that was begun too often has failed."""
    if len(holders) < MOST_TIMES:
        rows.update(status=READY, run_after=get_date_max(), return_value=None)
    else:
        told = {"return_value": {"words": INTERRUPTED}, "exception_class_path": "", "traceback": ""}
        rows.update(status=FAILED, finished_at=timezone.now(), run_after=get_date_max(), **told)


def let_go(worker: str) -> None:
    """A worker is known to be dead: what it held need not wait for its lease."""
    for row in DBTaskResult.objects.filter(status=RUNNING):
        if row.worker_ids[-1:] == [worker]:
            DBTaskResult.objects.filter(pk=row.pk, status=RUNNING, worker_ids=row.worker_ids).update(run_after=Now())


def work_off(worker: str, most: int = 100) -> int:
    """Do what is waiting, here and now; how many jobs."""
    done = 0
    while done < most and (claimed := claim(worker)) is not None:
        claimed.run()
        done += 1
    return done


def ended(numbers: Iterable[UUID], seconds: float) -> bool:
    """Wait for jobs, for so many seconds at most; whether all have ended."""
    until, asked = time.monotonic() + seconds, DBTaskResult.objects.filter(pk__in=list(numbers))
    while asked.filter(status__in=(READY, RUNNING)).exists():
        if time.monotonic() >= until:
            return False
        time.sleep(0.05)
    return True


def forget(now: datetime) -> None:
    """Jobs that ended long ago are known no more, and of one that failed soon nothing but that it did."""
    DBTaskResult.objects.filter(status=FAILED, finished_at__lt=now - WORDS_KEPT).update(return_value=None)
    DBTaskResult.objects.filter(status__in=(DONE, FAILED), finished_at__lt=now - KEPT).delete()
