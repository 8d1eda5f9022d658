"""承办工单: what one agency has to do for a request of the line."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_case.choices import Topic
from guiju.registers.oversight.hotline_case.columns import yuan


class Told(models.TextChoices):
    """Whether the agency has spoken with who asked."""

    TOLD = "told", "已经答复诉求人"
    NOT_REACHED = "not_reached", "联系不上诉求人"
    BY_CENTRE = "by_centre", "由热线工作机构答复"


class HotlineOrderColumns(Matter):
    """The columns of an order."""

    case = models.ForeignKey(HotlineCase, models.PROTECT, related_name="orders", verbose_name="热线诉求")
    is_lead = models.BooleanField("主办", default=False)
    turn = models.PositiveSmallIntegerField("第几次重新办理", default=0, editable=False)
    topic = models.CharField("内容类别", max_length=12, choices=Topic.choices)
    consumer = models.BooleanField("消费者投诉举报", default=False)
    task = models.CharField("交办内容和要求", max_length=1000)
    assigned_on = models.DateField("派单日期", null=True, blank=True)
    came_on = models.DateField("部门收到投诉日期", null=True, blank=True)
    due_on = models.DateField("办理期限")
    signed_on = models.DateField("签收日期", null=True, blank=True)
    contacted_on = models.DateField("首次联系诉求人日期", null=True, blank=True)
    wanted_on = models.DateField("申请延长至", null=True, blank=True)
    asked_on = models.DateField("申请延期日期", null=True, blank=True)
    urged = models.PositiveSmallIntegerField("催办次数", default=0)
    urged_on = models.DateField("最近催办日期", null=True, blank=True)
    redo_by = models.DateField("重新办理期限", null=True, blank=True)
    result = models.CharField("办理结果", max_length=1000, blank=True)
    told = models.CharField("答复诉求人的情况", max_length=12, choices=Told.choices, blank=True)
    recovered = yuan("挽回经济损失（元）")
    answered_on = models.DateField("反馈日期", null=True, blank=True)
    in_time = models.BooleanField("按时反馈", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
