"""统计数据: what is recorded of one number of one period, as its owner sent it."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.registers.statistics.reported_statistic import sent


class StatisticColumns(Matter):
    """The columns of a number sent. ``value`` in ``unit``; ``first`` and ``last`` are the days of its period."""

    concept = models.CharField("统计项目", max_length=80, choices=sent.choices)
    period = models.CharField("统计期间", max_length=8, choices=sent.Period.choices)
    of_year = models.PositiveSmallIntegerField("年度", validators=YEAR)
    nth = models.PositiveSmallIntegerField("第几（半年、季度、月）", null=True, blank=True, validators=within(1, 12))
    first = models.DateField("期间起", null=True, blank=True)
    last = models.DateField("期间止", null=True, blank=True)
    value = models.DecimalField("数值", max_digits=18, decimal_places=4, validators=within(-(10**6), 10**13))
    unit = models.CharField("单位", max_length=20, blank=True)
    definition = models.CharField("口径", max_length=500)
    source = models.CharField("数据来源（报表、系统、文件名称）", max_length=200)
    change = models.CharField("口径变化说明", max_length=300, blank=True)
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="被更正的版本"
    )
    edition = models.PositiveSmallIntegerField("版次", default=1)
    confirmed_on = models.DateField("确认日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
