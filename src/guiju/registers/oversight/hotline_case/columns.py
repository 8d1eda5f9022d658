"""热线诉求: what is recorded of a request. Who made it stands among the parties, sealed."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.rounds import Called
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.hotline_case.choices import (
    Channel,
    Declined,
    Kind,
    RatedBy,
    Satisfaction,
    Solved,
    Topic,
    Way,
)

CALLED = Called(
    "hotline_order", "case", given=("answered",), excused=("recalled",), several=True, verb="反馈", measure="件"
)
"""The orders of a request: each lies on the desk of the agency that has to answer it."""
MOST = 10**9
"""Yuan: more than any consumer disputes."""


def yuan(label: str) -> Any:
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, null=True, blank=True, validators=within(0, MOST)
    )


class HotlineCaseColumns(Matter):
    """The columns of a request."""

    channel = models.CharField("来源", max_length=16, choices=Channel.choices)
    kind = models.CharField("诉求类型", max_length=12, choices=Kind.choices)
    topic = models.CharField("内容类别", max_length=12, choices=Topic.choices)
    content = models.TextField("诉求内容", max_length=2000)
    confidential = models.BooleanField(
        "要求保密", default=False, help_text="承办单位看不到诉求人是谁；该件只供负责人和经办人员查看"
    )
    consumer = models.BooleanField("消费者投诉举报", default=False)
    merchant = models.CharField("被投诉举报的经营者", max_length=100, blank=True)
    disputed = yuan("争议金额（元）")
    received_on = models.DateField("受理日期", null=True, blank=True)
    first = models.ForeignKey(
        "oversight.HotlineCase", models.PROTECT, null=True, blank=True, related_name="repeats", verbose_name="先前诉求"
    )
    declined = models.CharField("不予受理的情形", max_length=12, choices=Declined.choices, blank=True)
    way = models.CharField("办理方式", max_length=12, choices=Way.choices, blank=True)
    lead = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主办单位")
    dispatched_on = models.DateField("派单日期", null=True, blank=True)
    due_on = models.DateField("办理期限", null=True, blank=True)
    term_basis = models.CharField(
        "期限依据", max_length=120, blank=True, help_text="本地热线办理规定的名称和条款；法律另有期限的，不得超过"
    )
    reply = models.TextField("答复内容", max_length=2000, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    in_time = models.BooleanField("按时办结", null=True, blank=True)
    recovered = yuan("挽回经济损失（元）")
    rated_on = models.DateField("评价日期", null=True, blank=True)
    rated_by = models.CharField("评价方式", max_length=6, choices=RatedBy.choices, blank=True)
    satisfaction = models.CharField("满意情况", max_length=14, choices=Satisfaction.choices, blank=True)
    solved = models.CharField("解决情况", max_length=10, choices=Solved.choices, blank=True)
    called_on = models.DateField("回访日期", null=True, blank=True)
    redone = models.PositiveSmallIntegerField("重新办理次数", default=0)
    redone_on = models.DateField("最近重新办理日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
