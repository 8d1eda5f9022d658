"""审计项目: what is recorded of an audit, of each problem found, each suggestion, each matter handed to another organ."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within

MOST = 10**13
"""Yuan: more than any county has to do with."""


class Kind(models.TextChoices):
    BUDGET = "budget", "预算执行和其他财政收支审计"
    RESPONSIBILITY = "responsibility", "领导干部经济责任审计"
    RESOURCES = "resources", "领导干部自然资源资产离任审计"
    INVESTMENT = "investment", "公共投资建设项目审计"
    FINANCE = "finance", "财务收支审计"
    SPECIAL = "special", "专项审计调查"


class Nature(models.TextChoices):
    """Of what sort the receipts and expenditure are: who may be asked to look again (审计法 art. 53)."""

    FISCAL = "fiscal", "财政收支"
    FINANCIAL = "financial", "财务收支"


class FindingKind(models.TextChoices):
    UNLAWFUL = "unlawful", "违反国家规定"
    IMPROPER = "improper", "管理不规范"
    WASTE = "waste", "损失浪费"
    OTHER = "other", "其他"


def yuan(label: str) -> Any:
    return models.DecimalField(
        label, max_digits=16, decimal_places=2, null=True, blank=True, validators=within(0, MOST)
    )


class AuditFinding(Part):
    """审计发现的问题: told to the unit, kept or dropped when the report is made, put right by a day."""

    matter = models.ForeignKey("oversight.AuditProject", models.PROTECT, related_name="findings")
    item = models.PositiveSmallIntegerField("问题序号", editable=False)
    kind = models.CharField("问题性质", max_length=12, choices=FindingKind.choices)
    what = models.CharField("问题", max_length=500)
    basis = models.CharField("定性依据", max_length=200)
    amount = yuan("问题金额（元）")
    dropped_because = models.CharField("不列入审计报告的理由", max_length=200, blank=True)
    demand = models.CharField("整改要求", max_length=300, blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)
    reset_because = models.CharField("重新确定整改要求的理由", max_length=200, blank=True)
    done = models.CharField("整改情况", max_length=500, blank=True)
    checked = models.CharField("跟踪检查情况", max_length=300, blank=True)
    rectified_on = models.DateField("整改到位日期", null=True, blank=True)
    released_because = models.CharField("不再要求整改的理由", max_length=200, blank=True)
    released_on = models.DateField("不再要求整改日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "审计发现的问题"

    def __str__(self) -> str:
        return f"问题{self.item}：{self.what}"

    @property
    def stands(self) -> bool:
        return not self.dropped_because

    @property
    def to_put_right(self) -> bool:
        return self.stands and not self.released_because


class AuditSuggestion(Part):
    """审计建议."""

    matter = models.ForeignKey("oversight.AuditProject", models.PROTECT, related_name="suggestions")
    words = models.CharField("审计建议", max_length=500)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "审计建议"

    def __str__(self) -> str:
        return self.words


class HandedOver(Part):
    """移送处理: what was handed to another organ, of how many persons, and what came of it (审计法 arts. 45, 54)."""

    matter = models.ForeignKey("oversight.AuditProject", models.PROTECT, related_name="handed")
    organ = models.CharField("接收机关", max_length=80)
    what = models.CharField("移送事项", max_length=500)
    persons = models.PositiveSmallIntegerField("涉及人数", validators=within(0, 9999))
    handed_on = models.DateField("移送日期", editable=False)
    outcome = models.CharField("处理结果", max_length=300, blank=True)
    told_on = models.DateField("告知日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "移送处理"

    def __str__(self) -> str:
        return f"移送{self.organ}"


class AuditProjectColumns(Matter):
    """The columns of an audit."""

    kind = models.CharField("审计类型", max_length=16, choices=Kind.choices)
    unit = models.CharField("被审计单位", max_length=80)
    plan = models.CharField("年度审计项目计划", max_length=120)
    covers = models.CharField("审计期间和范围", max_length=200)
    leader = models.CharField("审计组组长、主审", max_length=60, blank=True)
    notified_on = models.DateField("通知书送达日期", null=True, blank=True)
    begins_on = models.DateField("实施审计日期", null=True, blank=True)
    at_once = models.CharField("直接实施的特殊情况", max_length=200, blank=True)
    consulted_on = models.DateField("征求意见日期", null=True, blank=True)
    opinion = models.CharField("被审计单位的意见", max_length=1000, blank=True)
    replied_on = models.DateField("收到意见日期", null=True, blank=True)
    reported_on = models.DateField("出具审计报告日期", null=True, blank=True)
    found = models.PositiveSmallIntegerField("报告列明的问题数", null=True, blank=True)
    amount = models.DecimalField("问题金额合计（元）", max_digits=18, decimal_places=2, null=True, blank=True)
    nature = models.CharField("审计决定所涉收支", max_length=10, choices=Nature.choices, blank=True)
    decided_on = models.DateField("审计决定日期", null=True, blank=True)
    served_on = models.DateField("审计决定送达日期", null=True, blank=True)
    left = models.PositiveSmallIntegerField("尚未整改到位的问题数", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
