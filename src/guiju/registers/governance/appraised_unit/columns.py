"""受考核单位: what is recorded of a unit in a round, a row for each indicator."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.registers.governance.appraisal import Appraisal
from guiju.registers.governance.indicators.scores import IndicatorScore, maybe_points


class ItemScore(IndicatorScore):
    """指标得分 of a unit in a round."""

    matter = models.ForeignKey("governance.AppraisedUnit", models.PROTECT, related_name="items")


class UnitColumns(Matter):
    """The columns of a unit in a round."""

    round = models.ForeignKey(Appraisal, models.PROTECT, related_name="units", verbose_name="考核")
    due_on = models.DateField("自评期限")
    submitted_on = models.DateField("报送自评日期", null=True, blank=True)
    self_total = maybe_points("自评总分")
    points = maybe_points("得分")
    concluded_on = models.DateField("核定日期", null=True, blank=True)
    objected_on = models.DateField("申诉日期", null=True, blank=True)
    heard_on = models.DateField("复核日期", null=True, blank=True)
    rank = models.PositiveIntegerField("名次", null=True, blank=True)
    grade = models.CharField("等次", max_length=40, blank=True)

    class Meta(Matter.Meta):
        abstract = True
