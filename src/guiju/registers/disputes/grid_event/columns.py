"""网格事件: what is recorded of an event, and of a round in which the grid looked for disputes."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.position import Positioned
from guiju.kernel.declaring.ranges import within
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.grid import Grid
from guiju.registers.disputes.grid_event.choices import Handled, Kind, Target, Verdict
from guiju.registers.enforcement.penalty_case import PenaltyCase


class GridEventColumns(Positioned, Matter):
    """The columns of an event."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="events", verbose_name="网格")
    kind = models.CharField("事件类型", max_length=12, choices=Kind.choices, blank=True)
    place = models.CharField("发生地点", max_length=80, blank=True)
    what = models.CharField("事件情况", max_length=500, blank=True)
    reported_on = models.DateField("上报日期", null=True, blank=True)
    handled_by = models.CharField("处置方式", max_length=12, choices=Handled.choices, blank=True)
    demand = models.CharField("处置要求", max_length=300, blank=True)
    due_on = models.DateField("处置期限", null=True, blank=True)
    department = models.ForeignKey(
        "kernel.Agency", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处置部门"
    )
    transferred_on = models.DateField("划转日期", null=True, blank=True)
    result = models.CharField("处置结果", max_length=500, blank=True)
    handled_on = models.DateField("处置完毕日期", null=True, blank=True)
    verdict = models.CharField("核查结论", max_length=6, choices=Verdict.choices, blank=True)
    verified_on = models.DateField("核查日期", null=True, blank=True)
    dispute = models.ForeignKey(
        Dispute, models.PROTECT, null=True, blank=True, related_name="grid_events", verbose_name="转入的矛盾纠纷"
    )
    penalty = models.ForeignKey(
        PenaltyCase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grid_events",
        verbose_name="转入的行政处罚案件",
    )
    screened_on = models.DateField("排查日期", null=True, blank=True)
    target = models.CharField("排查对象", max_length=6, choices=Target.choices, blank=True)
    visited = models.PositiveIntegerField("走访户数", null=True, blank=True, validators=within(0, 10_000))
    found = models.PositiveSmallIntegerField("发现纠纷苗头数", null=True, blank=True, validators=within(0, 1_000))

    class Meta(Matter.Meta):
        abstract = True
