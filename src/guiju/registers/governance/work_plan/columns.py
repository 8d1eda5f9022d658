"""任务清单: what is recorded of a list, of its 方面 and of the tasks on it."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.kernel.declaring.rounds import Called
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.work_plan.choices import Kind, Subject

CALLED = Called("work_task", "plan", given=("cleared",), excused=("dropped",), several=True, verb="销号", measure="项")


class PlanArea(Part):
    """方面: one head under which a list sets its tasks."""

    matter = models.ForeignKey("governance.WorkPlan", models.PROTECT, related_name="areas")
    item = models.PositiveSmallIntegerField("方面序号", editable=False)
    name = models.CharField("方面", max_length=100)
    struck_because = models.CharField("删去的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.item}. {self.name}"


class PlanItem(Part):
    """任务: what one unit is to do by a day; from the day of issue on it is a record of the unit's own."""

    matter = models.ForeignKey("governance.WorkPlan", models.PROTECT, related_name="items")
    item = models.PositiveSmallIntegerField("任务序号", editable=False)
    area = models.PositiveSmallIntegerField(
        "方面序号", null=True, blank=True, validators=within(1, 1_000), help_text="所属方面在“方面”表中的序号。"
    )
    what = models.CharField("任务", max_length=200)
    standard = models.CharField("完成标准", max_length=300, blank=True)
    unit = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="责任单位")
    partners = models.CharField("配合单位", max_length=200, blank=True)
    due_on = models.DateField("完成期限")
    struck_because = models.CharField("删去的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.item}. {self.what}"


class PlanColumns(Matter):
    """The columns of a list."""

    kind = models.CharField("任务来源", max_length=12, choices=Kind.choices)
    subject = models.CharField("工作领域", max_length=8, choices=Subject.choices)
    of_year = models.PositiveSmallIntegerField("年度", validators=YEAR)
    basis = models.CharField("立项依据", max_length=200)
    proposer = models.CharField("交办人（会议）", max_length=80, blank=True)
    designation = models.CharField("政府指定督查的文件", max_length=200, blank=True)
    issued_on = models.DateField("下达日期", null=True, blank=True)
    areas_set = models.PositiveIntegerField("方面数", null=True, blank=True)
    tasks_set = models.PositiveIntegerField("任务数", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
