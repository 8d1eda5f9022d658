"""示范创建: what is recorded of one application, of the title that came of it, and of each indicator."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.kernel.keeping.reference import ReferenceName, ReferenceText
from guiju.registers.governance.demonstration.choices import Conclusion, Kind, Withdrawal
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.indicators.scores import IndicatorScore, maybe_points
from guiju.registers.governance.titles.objections import TitleObjection


class DemonstrationScore(IndicatorScore):
    """指标得分 of an application."""

    matter = models.ForeignKey("governance.Demonstration", models.PROTECT, related_name="items")
    sent_back = models.CharField("退回补充的内容", max_length=500, blank=True)


class SiteSample(Part):
    """实地抽查: one place that was looked at, and whether it is as the materials say."""

    matter = models.ForeignKey("governance.Demonstration", models.PROTECT, related_name="samples")
    place = models.CharField("抽查的单位、地点", max_length=200)
    inspectors = models.CharField("抽查人员（顿号分隔）", max_length=200)
    found = models.CharField("抽查情况", max_length=1000)
    as_told = models.BooleanField("与申报材料相符", default=False)
    sampled_on = models.DateField("抽查日期", editable=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "实地抽查"

    def __str__(self) -> str:
        return self.place


class NamingObjection(TitleObjection):
    """公示异议 against an application."""

    matter = models.ForeignKey("governance.Demonstration", models.PROTECT, related_name="objections")

    class Meta(TitleObjection.Meta):
        abstract = False


class DemonstrationColumns(Matter):
    """The columns of an application. ``system``: the text of the indicators, as they stood when it was made."""

    kind = models.CharField("创建类型", max_length=24, choices=Kind.choices)
    project = models.CharField("单项示范的项目名称", max_length=100, blank=True)
    level = models.CharField("命名层级", max_length=8, choices=NamedAt.choices)
    of_year = models.PositiveSmallIntegerField("申报年度", validators=YEAR)
    figures_of = models.PositiveSmallIntegerField("数据年度", validators=YEAR)
    named_by = models.CharField("组织命名的机关", max_length=100)
    notice = models.CharField("组织创建的通知", max_length=200)
    due_on = models.DateField("材料报送期限")
    system = ReferenceText("指标体系", blank=True, editable=False)
    system_name = ReferenceName("指标体系名称", max_length=200, blank=True)
    full_points = models.DecimalField("满分", max_digits=7, decimal_places=2, null=True, blank=True)
    self_total = maybe_points("自评总分")
    points = maybe_points("评审得分")
    submitted_on = models.DateField("首次报送日期", null=True, blank=True)
    surveyed_by = models.CharField("满意度测评机构", max_length=100, blank=True)
    surveyed = models.PositiveIntegerField("有效问卷（份）", null=True, blank=True, validators=within(1, 10_000_000))
    satisfaction = models.DecimalField(
        "满意度（%）", max_digits=5, decimal_places=2, null=True, blank=True, validators=within(0, 100)
    )
    surveyed_on = models.DateField("满意度测评日期", null=True, blank=True)
    conclusion = models.CharField("评审结论", max_length=8, choices=Conclusion.choices, blank=True)
    shown_on = models.DateField("公示日期", null=True, blank=True)
    shown_until = models.DateField("公示截止日期", null=True, blank=True)
    decided_on = models.DateField("命名、不予命名日期", null=True, blank=True)
    named_on = models.DateField("命名日期", null=True, blank=True)
    document = models.CharField("命名文号", max_length=100, blank=True)
    valid_until = models.DateField("称号有效期至", null=True, blank=True)
    recheck_on = models.DateField("复核期限", null=True, blank=True)
    recheck_passed = models.BooleanField("复核合格", default=False)
    rechecked_on = models.DateField("最近复核日期", null=True, blank=True)
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    withdrawn_because = models.CharField("撤销称号的情形", max_length=12, choices=Withdrawal.choices, blank=True)
    title_withdrawn_on = models.DateField("撤销称号日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
