"""受考核单位: what is recorded of a unit in a round, a row for each indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.governance.appraisal import Appraisal
from guiju.registers.governance.appraisal.choices import Source


def points(label: str, **more: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(label, max_digits=7, decimal_places=2, validators=within(0, 10_000), **more)


def maybe_points(label: str) -> models.DecimalField[Any, Any]:
    return points(label, null=True, blank=True)


class ItemScore(Part):
    """指标得分: one indicator of the system, and what was said of it, by whom."""

    matter = models.ForeignKey("governance.AppraisedUnit", models.PROTECT, related_name="items")
    code = models.CharField("指标编号", max_length=20)
    name = models.CharField("指标", max_length=300)
    under = models.CharField("上级指标", max_length=600, blank=True)
    full = points("分值")
    source = models.CharField("得分来源", max_length=12, choices=Source.choices)
    standard = models.CharField("评分标准", max_length=1000, blank=True)
    look_at = models.CharField("查阅材料", max_length=500, blank=True)
    self_points = maybe_points("自评得分")
    self_why = models.CharField("自评说明", max_length=500, blank=True)
    computed_points = maybe_points("数据得分")
    left_out = models.BooleanField("没有数据，不计入", default=False)
    value = models.DecimalField("数据", max_digits=18, decimal_places=4, null=True, blank=True)
    rows_counted = models.PositiveIntegerField("依据的记录数", null=True, blank=True)
    digest = models.CharField("记录集摘要", max_length=64, blank=True)
    assessed_points = maybe_points("第三方评价得分")
    verified_points = maybe_points("核验得分")
    verified_why = models.CharField("核验意见", max_length=500, blank=True)
    heard_points = maybe_points("复核得分")
    heard_why = models.CharField("复核意见", max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def final(self) -> Decimal | None:
        """What it comes to: as heard, else as verified, computed or assessed; None while nobody has said."""
        said = (self.heard_points, self.verified_points, self.computed_points, self.assessed_points)
        return next((one for one in said if one is not None), None)


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
