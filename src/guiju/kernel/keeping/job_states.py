"""How jobs stand, for pages and for whoever watches: what waits, what is being done, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django_tasks_db.compat import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from guiju.kernel.keeping.jobs import DONE, FAILED, KINDS, READY, RUNNING, waiting

WORDS = {READY: "等候", RUNNING: "办理中", DONE: "已完成", FAILED: "未完成"}
LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class State:
    """One job as it stands. ``done``, ``of``: how far it has come, as far as it says so; ``told``: what came of it."""

    number: UUID
    label: str
    status: str
    at: datetime
    by: int | None
    done: int
    of: int
    told: dict[str, Any]

    @property
    def ended(self) -> bool:
        return self.status in (DONE, FAILED)

    @property
    def begun(self) -> bool:
        return self.status == RUNNING

    @property
    def well(self) -> bool:
        return self.status == DONE

    @property
    def word(self) -> str:
        return WORDS[TaskResultStatus(self.status)]

    @property
    def words(self) -> str:
        return str(self.told.get("words", ""))


def _state(row: DBTaskResult[Any, Any]) -> State:
    kind, told = KINDS.get(row.task_path), row.return_value or {}
    come = told if row.status == RUNNING else {}
    at = row.finished_at or row.started_at or row.enqueued_at
    label = kind.label if kind is not None else "本版本没有的任务"
    by = row.args_kwargs["kwargs"].get("by")
    return State(row.pk, label, row.status, at, by, come.get("done", 0), come.get("of", 0), {} if come else told)


def of_several(numbers: Iterable[UUID]) -> dict[UUID, State]:
    return {row.pk: _state(row) for row in DBTaskResult.objects.filter(pk__in=list(numbers))}


def latest(wanted: Task[Any, Any]) -> State | None:
    """The job of a kind that was asked for last."""
    row = DBTaskResult.objects.filter(task_path=wanted.module_path).order_by("-enqueued_at").first()
    return None if row is None else _state(row)


def latest_of_each() -> list[State]:
    """The last job of each kind, the latest first."""
    asked = DBTaskResult.objects.order_by().values_list("task_path").annotate(Max("enqueued_at"))
    wanted = Q(pk=None)
    for path, at in asked:
        wanted |= Q(task_path=path, enqueued_at=at)
    return [_state(row) for row in DBTaskResult.objects.filter(wanted).order_by("-enqueued_at")]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many jobs wait (those whose worker died among them), are being done, failed in the last day; ``oldest``: for how
    long the first that waits has done so, in seconds."""

    waiting: int
    running: int
    failed: int
    oldest: float


def counts() -> Counts:
    now, free = timezone.now(), waiting()
    told = free.order_by().aggregate(n=Count("pk"), first=Min("enqueued_at"))
    running = DBTaskResult.objects.filter(status=RUNNING).exclude(pk__in=free.values("pk")).count()
    failed = DBTaskResult.objects.filter(status=FAILED, finished_at__gte=now - LATELY).count()
    oldest = max(0.0, (now - told["first"]).total_seconds()) if told["n"] else 0.0
    return Counts(told["n"], running, failed, oldest)
