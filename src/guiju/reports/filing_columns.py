"""下级报告: what is recorded of one report of one agency on one year, from the day on which it is owed."""

from __future__ import annotations

from datetime import date

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import YEAR
from guiju.kernel.offices.people import Agency
from guiju.reports.report_round import ReportRound


class FilingColumns(Matter):
    """The columns of a report from below. ``round``: the call by which it is owed, where there was one."""

    round = models.ForeignKey(
        ReportRound, models.PROTECT, null=True, blank=True, related_name="filings", verbose_name="报送部署"
    )
    filer = models.ForeignKey(Agency, models.PROTECT, verbose_name="报送机关", related_name="+")
    year = models.PositiveSmallIntegerField("年度", validators=YEAR)
    due_on = models.DateField("报送期限", null=True, blank=True)
    urged_on = models.DateField("最近一次催报日期", null=True, blank=True)
    urges = models.PositiveSmallIntegerField("催报次数", default=0)
    reading = models.PositiveIntegerField("最近一次读出（账簿序号）", default=0)
    own_title = models.CharField("报告自己的标题", max_length=200, blank=True)

    class Meta(Matter.Meta):
        abstract = True

    @property
    def reported_in(self) -> date:
        """The year in which the year is reported on begins, whenever the report itself comes in."""
        return date(self.year + 1, 1, 1)
