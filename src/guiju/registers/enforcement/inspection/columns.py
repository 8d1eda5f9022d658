"""What is recorded of an inspection: who inspected, what of the checklist was found, each hazard with its term, each interview."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.authority_columns import WithAuthority
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.inspection.checklist import InspectionChecklist
from guiju.registers.enforcement.inspection.choices import (
    Grade,
    HazardKind,
    ItemResult,
    Kind,
    Result,
    SubjectKind,
)
from guiju.registers.enforcement.inspection.drawing import InspectionDraw
from guiju.registers.enforcement.inspection.subject import InspectedSubject
from guiju.registers.enforcement.penalty_case import PenaltyCase


class Inspector(Part):
    """检查人员: an officer who was there, with the certificate that was shown."""

    matter = models.ForeignKey("enforcement.Inspection", models.PROTECT, related_name="inspectors")
    certificate = models.ForeignKey(EnforcementCertificate, models.PROTECT, verbose_name="执法证件")
    shown = models.BooleanField("已出示证件", default=False)
    interested = models.BooleanField("与检查对象有利害关系", default=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "检查人员"

    def __str__(self) -> str:
        return str(self.certificate)


class CheckedItem(Part):
    """检查事项结果: what was found of one item of the checklist."""

    matter = models.ForeignKey("enforcement.Inspection", models.PROTECT, related_name="checked_items")
    item = models.PositiveSmallIntegerField(
        "检查事项序号", validators=within(1, 999), help_text="检查事项在检查表中的序号。"
    )
    found = models.CharField("检查结果", max_length=14, choices=ItemResult.choices)
    note = models.CharField("具体情况", max_length=300, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "检查事项结果"

    def __str__(self) -> str:
        return f"第{self.item}项{self.get_found_display()}"


class Hazard(Part):
    """问题隐患: found at one place, to be put right by a day, looked at again."""

    matter = models.ForeignKey("enforcement.Inspection", models.PROTECT, related_name="hazards")
    kind = models.CharField("问题类别", max_length=14, choices=HazardKind.choices)
    grade = models.CharField("等级", max_length=8, choices=Grade.choices)
    where = models.CharField("部位", max_length=80)
    what = models.CharField("问题情况", max_length=300)
    found_on = models.DateField("发现日期", editable=False)
    measure = models.CharField("整改要求", max_length=300, blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)
    seen = models.CharField("复查情况", max_length=300, blank=True)
    rectified_on = models.DateField("整改到位日期", null=True, blank=True)
    left_seen = models.CharField("未整改到位的情况", max_length=300, blank=True)
    left_on = models.DateField("复查未到位日期", null=True, blank=True)
    passed = models.CharField("移送的情况", max_length=300, blank=True)
    passed_on = models.DateField("移送日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "问题隐患"

    def __str__(self) -> str:
        return f"{self.where}：{self.what}"


class Interview(Part):
    """约谈警示: one talk with those who answer for it."""

    matter = models.ForeignKey("enforcement.Inspection", models.PROTECT, related_name="interviews")
    held_on = models.DateField("约谈日期", editable=False)
    capacity = models.CharField("被约谈人职务", max_length=40)
    words = models.CharField("约谈内容和要求", max_length=500)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "约谈警示"

    def __str__(self) -> str:
        return f"{self.held_on}约谈{self.capacity}"


class InspectionColumns(WithAuthority, Matter):
    """The columns of an inspection."""

    kind = models.CharField("检查类型", max_length=8, choices=Kind.choices)
    field = fields_of_administration.column()
    checklist = models.ForeignKey(
        InspectionChecklist, models.PROTECT, null=True, blank=True, related_name="inspections", verbose_name="检查表"
    )
    subject_kind = models.CharField("检查对象类别", max_length=14, choices=SubjectKind.choices)
    subject_key = models.CharField("检查对象指纹", max_length=64, blank=True, db_index=True, editable=False)
    officers = models.PositiveSmallIntegerField("检查人员数", null=True, blank=True)
    sensitive = models.BooleanField("直接涉及公共安全和人民群众生命健康的特殊行业、重点领域", default=False)
    cause = models.CharField("检查事由", max_length=300, blank=True)
    draw = models.CharField("在其他平台随机抽取的任务编号", max_length=80, blank=True)
    lot = models.ForeignKey(
        InspectionDraw, models.PROTECT, null=True, blank=True, related_name="inspections", verbose_name="检查对象的抽取"
    )
    officers_lot = models.ForeignKey(
        InspectionDraw, models.PROTECT, null=True, blank=True, related_name="staffed", verbose_name="检查人员的抽取"
    )
    listed = models.ForeignKey(
        InspectedSubject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inspections",
        verbose_name="名录中的检查对象",
    )
    place = models.CharField("检查地点", max_length=100)
    planned_on = models.DateField("计划检查日期", null=True, blank=True)
    held_on = models.DateField("检查日期", null=True, blank=True)
    result = models.CharField("检查结果", max_length=8, choices=Result.choices, blank=True)
    found = models.PositiveIntegerField("发现问题数", null=True, blank=True)
    left = models.PositiveIntegerField("尚未整改到位的问题数", null=True, blank=True)
    stopped_on = models.DateField("责令暂停日期", null=True, blank=True)
    stopped = models.CharField("责令暂停的范围", max_length=200, blank=True)
    resumed_on = models.DateField("同意恢复日期", null=True, blank=True)
    penalty = models.ForeignKey(
        PenaltyCase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inspections",
        verbose_name="转入的行政处罚案件",
    )

    class Meta(Matter.Meta):
        abstract = True
