"""The second log: attempts that were refused, and looks at what is not open to all."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.offices.people import Actor, User
from guiju.kernel.offices.scope import SERVED


class Refusal(models.Model):
    """An attempt that the engine refused, with every reason it gave."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="操作人")
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项", null=True)
    step = models.CharField("步骤", max_length=40)
    on = models.DateField("发生日期", null=True)
    reasons = models.JSONField("理由")

    class Meta:
        verbose_name = verbose_name_plural = "被拒绝的操作"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return f"{self.register}/{self.step}"


class Look(models.Model):
    """Somebody opened personal data or a restricted record: who, what, when, why."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="查看人")
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项")
    what = models.CharField("内容", max_length=60)
    why = models.CharField("事由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "敏感信息查看记录"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return f"{self.register}/{self.what}"


def note_look(actor: Actor, record: Any, what: str, why: str = "") -> None:
    """Keep that ``actor`` looked at a record of a closed register; of other registers only looks at persons are kept, where
    they are shown."""
    if record.audience == SERVED and actor.user_id is not None:
        Look.objects.create(
            user_id=actor.user_id, register=record.register(), matter_id=record.pk, what=what[:60], why=why[:200]
        )
