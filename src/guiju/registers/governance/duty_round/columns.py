"""年度述法: what is recorded of a round, and what each who is called to it owes."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import YEAR
from guiju.kernel.declaring.rounds import Called
from guiju.registers.governance.duty_round.choices import Form

CALLED = Called(
    "duty_report", "round", given=("closed", "rectifying", "rectified"), excused=("excused",),
    several=True, verb="述法评议", measure="人",
)  # fmt: skip


class RoundColumns(Matter):
    """The columns of a round."""

    of_year = models.PositiveSmallIntegerField("述法年度", validators=YEAR)
    basis = models.CharField("述法依据", max_length=200)
    form = models.CharField("述法方式", max_length=8, choices=Form.choices)
    due_on = models.DateField("报送述法报告的期限")
    held_on = models.DateField("最近一次述法会议日期", null=True, blank=True)
    reports_due = models.PositiveIntegerField("应当述法人数", null=True, blank=True)
    reports_given = models.PositiveIntegerField("已述法人数", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
