"""Who was let in to a restricted record, and who was kept out of it: of what is said of one person the latest holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from guiju.kernel.keeping.vouching import Vouched
from guiju.kernel.offices.people import User


class Admittance(Vouched):
    """From ``since`` to ``until`` (both included; None: for as long as the office lasts) somebody may see a restricted record;
    one whose ``until`` lies before its ``since`` keeps them out."""

    keyed = ("seq",)

    seq = models.PositiveIntegerField("账簿序号")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="人员")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "限制查看事项的准许"
        constraints = [models.UniqueConstraint(fields=["register", "matter_id", "seq"], name="let_in_once_an_act")]
        indexes = [models.Index(fields=["user"], name="let_in_by_person")]

    def __str__(self) -> str:
        return f"{self.user} {self.since}"

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def standing(record: Any) -> list[Admittance]:
    """What holds of each person of whom anything is said, in the order in which it was said."""
    here = Admittance.objects.filter(register=record.register(), matter_id=record.pk).order_by("seq")
    latest = {row.user_id: row for row in here.select_related("user__agency")}
    return sorted(latest.values(), key=lambda row: row.seq)
