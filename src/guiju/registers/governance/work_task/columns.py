"""督办任务: what is recorded of a task of one unit, and of the parts into which the unit splits it."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import PERCENT
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan.choices import Kind, Subject
from guiju.registers.governance.work_task.choices import Manner, Satisfaction, Verdict


class TaskPart(Part):
    """分解任务: what somebody within the unit, or below it, does of a task by a day."""

    matter = models.ForeignKey("governance.WorkTask", models.PROTECT, related_name="split")
    what = models.CharField("分解任务", max_length=200)
    doer = models.CharField("承办科室、单位", max_length=60)
    due_on = models.DateField("完成期限")
    result = models.CharField("完成情况", max_length=300, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    dropped_because = models.CharField("不再办理的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.what}（{self.doer}）"


class TaskColumns(Matter):
    """The columns of a task."""

    plan = models.ForeignKey(WorkPlan, models.PROTECT, related_name="tasks", verbose_name="任务清单")
    item = models.PositiveSmallIntegerField("任务序号")
    kind = models.CharField("任务来源", max_length=12, choices=Kind.choices)
    subject = models.CharField("工作领域", max_length=8, choices=Subject.choices)
    area = models.CharField("方面", max_length=100, blank=True)
    what = models.CharField("任务", max_length=200)
    standard = models.CharField("完成标准", max_length=300, blank=True)
    partners = models.CharField("配合单位", max_length=200, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    due_on = models.DateField("完成期限")
    signed_on = models.DateField("签收日期", null=True, blank=True)
    percent = models.PositiveSmallIntegerField("完成进度（%）", null=True, blank=True, validators=PERCENT)
    wanted_on = models.DateField("申请延长至", null=True, blank=True)
    asked_on = models.DateField("申请延期日期", null=True, blank=True)
    urged = models.PositiveSmallIntegerField("督办次数", default=0)
    urged_on = models.DateField("最近督办日期", null=True, blank=True)
    urge_by = models.DateField("督办期限", null=True, blank=True)
    reported_on = models.DateField("报告完成日期", null=True, blank=True)
    manner = models.CharField("核查方式", max_length=8, choices=Manner.choices, blank=True)
    verdict = models.CharField("核查结论", max_length=8, choices=Verdict.choices, blank=True)
    redo_by = models.DateField("继续办理期限", null=True, blank=True)
    cleared_on = models.DateField("销号日期", null=True, blank=True)
    in_time = models.BooleanField("按期完成", null=True, blank=True)
    satisfaction = models.CharField("交办人评价", max_length=8, choices=Satisfaction.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
