"""The two bases of all registers: ``Matter`` has an end, ``Stock`` exists from a day to a day. ``Part`` is a row of one.

Only the engine writes them: saving, updating or deleting a record in any other way raises ``OnlyBySteps``.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, timedelta
from functools import cache
from typing import Any, ClassVar

import uuid_utils.compat as uuids
from django.db import models

from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Agency, Role

IN_TIME = timedelta(days=7)
"""How long after its day an act may be entered and still counts as registered in time: a yardstick of the house."""

_writing: ContextVar[bool] = ContextVar("engine is writing", default=False)


class OnlyBySteps(Exception):
    """Somebody tried to change a record without taking a step."""

    def __str__(self) -> str:
        return "台账记录只能通过办理步骤变更（engine.take），不能直接保存、修改或者删除。"


@contextlib.contextmanager
def engine_writes() -> Iterator[None]:
    """For the engine alone: records may be written inside."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def _only_by_steps() -> None:
    if not _writing.get():
        raise OnlyBySteps


class GuardedRows(models.QuerySet[Any]):
    """A queryset that reads for all and writes for the engine."""

    def update(self, **values: Any) -> int:
        _only_by_steps()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise OnlyBySteps

    def bulk_create(self, *args: Any, **options: Any) -> list[Any]:
        _only_by_steps()
        return super().bulk_create(*args, **options)

    def bulk_update(self, *args: Any, **options: Any) -> int:
        raise OnlyBySteps

    def public(self) -> GuardedRows:
        """What everybody may see: published and not withdrawn. Portal, feeds, search and API all draw on this."""
        return self.filter(published_on__isnull=False, withdrawn_on__isnull=True)


class Guarded(models.Model):
    objects = GuardedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        _only_by_steps()
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise OnlyBySteps


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


class Record(Guarded):
    """What matters and stock share: number, title, place, stage, and where the ledger stands."""

    id = models.UUIDField(primary_key=True, default=uuids.uuid7, editable=False)
    number = models.CharField("编号", max_length=80, blank=True, db_index=True)
    title = models.CharField("名称", max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="承办机关")
    handler = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="现经办机关"
    )
    region = models.CharField("行政区划", max_length=12)
    stage = models.CharField("阶段", max_length=40)
    last_step_on = models.DateField("最近办理日期")
    published_on = models.DateField("公开日期", null=True, blank=True)
    withdrawn_on = models.DateField("撤回公开日期", null=True, blank=True)
    simulated = models.BooleanField("模拟数据", default=False)
    late_acts = models.PositiveIntegerField("迟录步骤数", default=0)
    version = models.PositiveIntegerField("账簿序号", default=0)
    head = models.CharField("账簿摘要", max_length=64, blank=True)

    # A ``procedure.Procedure``: its gates look at records, so that a record cannot know it by name.
    procedure: ClassVar[Any]
    audience: ClassVar[str] = "region"
    # Of a register that is closed to all but those who serve (``audience = scope.SERVED``): who serves.
    serving_roles: ClassVar[frozenset[Role]] = frozenset()
    serving_organs: ClassVar[frozenset[Organ]] = frozenset()
    bearer: ClassVar[str] = ""
    """The role of the one person whom a record is about: its own agency chooses it by that person's full name."""
    lies_on: ClassVar[str] = ""
    """The column that says on which ground it lies, in registers open to those confined to theirs (``offices.posts``)."""
    began: ClassVar[str]
    ended: ClassVar[str]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @classmethod
    def register(cls) -> str:
        """The register's name: the class name in snake case."""
        return _snake(cls.__name__)

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        """Those that may be chosen for what is done on a day, as far as the database can tell: they are offered first."""
        return models.Q(pk__isnull=False)

    def why_not(self, day: date) -> str:
        """In a word why it may not be chosen for what is done on ``day``; "" where it may. As ``choosable`` says."""
        return ""

    @classmethod
    def lasting(cls, day: date) -> models.Q:
        """Those that are not over on ``day``: what is over by now may not have been on the day of an act entered late."""
        return models.Q(**{f"{cls.ended}__isnull": True}) | models.Q(**{f"{cls.ended}__gt": day})

    @property
    def desk_id(self) -> int:
        """The agency that has it to work on now: whoever it was handed to, or else its own."""
        return int(self.handler_id or self.agency_id)

    @property
    def stage_label(self) -> str:
        return str(self.procedure.stages.get(self.stage, self.stage))


def _indexes() -> list[models.Index]:
    return [
        models.Index(fields=["last_step_on", "id"], name="%(class)s_rec"),
        models.Index(fields=["agency", "last_step_on", "id"], name="%(class)s_agn"),
        models.Index(fields=["region"], name="%(class)s_reg"),
        models.Index(fields=["stage", "last_step_on", "id"], name="%(class)s_stg"),
    ]


class Matter(Record):
    """A record that moves by steps from a beginning to an end."""

    opened_on = models.DateField("开始日期")
    closed_on = models.DateField("办结日期", null=True, blank=True)
    outcome = models.CharField("结果", max_length=40, blank=True)

    began, ended = "opened_on", "closed_on"

    class Meta:
        abstract = True
        indexes = _indexes()


class Stock(Record):
    """What exists from a day to a day: a certificate, a committee, a person in office. Counted at a date."""

    entered_on = models.DateField("登记日期")
    left_on = models.DateField("退出日期", null=True, blank=True)

    began, ended = "entered_on", "left_on"

    class Meta:
        abstract = True
        indexes = _indexes()

    def serves_on(self, day: date) -> bool:
        """Whether it is there on ``day``."""
        return self.entered_on <= day and (self.left_on is None or day < self.left_on)

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return models.Q(entered_on__lte=day) & cls.lasting(day)

    def why_not(self, day: date) -> str:
        if self.serves_on(day):
            return ""
        return f"{self.entered_on}起" if day < self.entered_on else f"{self.left_on}{self.stage_label}"


class Part(Guarded):
    """A row of a matter that a step adds: an item of evidence, an officer present, a document with its verdict."""

    id = models.UUIDField(primary_key=True, default=uuids.uuid7, editable=False)
    seq = models.PositiveIntegerField("账簿序号", help_text="由哪一条账簿记录增加")
    matter: models.ForeignKey[Any, Any]

    class Meta:
        abstract = True
