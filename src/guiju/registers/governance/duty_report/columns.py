"""述法: what is recorded of the report of one who heads a unit."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round.choices import Checked, Finding, Form, Grade, Post


def votes(label: str) -> models.PositiveIntegerField[int | None, int | None]:
    return models.PositiveIntegerField(label, null=True, blank=True)


class ReportColumns(Matter):
    """The columns of a report. ``year_on``: the last day of the year reported on, by which all its figures count."""

    round = models.ForeignKey(DutyRound, models.PROTECT, related_name="reports", verbose_name="年度述法")
    post = models.CharField("述法人职务", max_length=12, choices=Post.choices)
    form = models.CharField("述法方式", max_length=8, choices=Form.choices)
    local = models.BooleanField("乡镇（街道）", default=False)
    year_on = models.DateField("述法年度末日", null=True, blank=True)
    due_on = models.DateField("报送期限")
    reporter = models.CharField("述法人", max_length=40, blank=True)
    submitted_on = models.DateField("报送报告日期", null=True, blank=True)
    redo_by = models.DateField("修改期限", null=True, blank=True)
    given_on = models.DateField("述法日期", null=True, blank=True)
    good = votes("评议为好的票数")
    fair = votes("评议为较好的票数")
    plain = votes("评议为一般的票数")
    poor = votes("评议为差的票数")
    grade = models.CharField("评议等次", max_length=8, choices=Grade.choices, blank=True)
    appraised_on = models.DateField("评议日期", null=True, blank=True)
    answered_on = models.DateField("说明日期", null=True, blank=True)
    finding = models.CharField("处理", max_length=8, choices=Finding.choices, blank=True)
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    rectified_on = models.DateField("报送整改日期", null=True, blank=True)
    checked = models.CharField("整改核查结论", max_length=8, choices=Checked.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
