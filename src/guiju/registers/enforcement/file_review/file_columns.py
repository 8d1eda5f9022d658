"""受评案卷: what is recorded of one file drawn, and what each reviewer took off."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.sheets import Deduction
from guiju.kernel.offices.people import Agency
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import GRADED, Checked, FileKind, Finding, Heard, Seat
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.penalty_case import PenaltyCase


class FirstDeduction(Deduction):
    matter = models.ForeignKey("enforcement.ReviewedFile", models.PROTECT, related_name="first_deductions")


class SecondDeduction(Deduction):
    matter = models.ForeignKey("enforcement.ReviewedFile", models.PROTECT, related_name="second_deductions")


class ThirdDeduction(Deduction):
    matter = models.ForeignKey("enforcement.ReviewedFile", models.PROTECT, related_name="third_deductions")


def score(label: str) -> Any:
    return models.DecimalField(label, max_digits=5, decimal_places=1, null=True, blank=True)


def reviewer(label: str) -> Any:
    return models.ForeignKey(FileReviewer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)


class ReviewedFileColumns(Matter):
    """The columns of a file in a round."""

    round = models.ForeignKey(FileReview, models.PROTECT, related_name="files", verbose_name="案卷评查")
    draw = models.ForeignKey(
        FileDraw, models.PROTECT, null=True, blank=True, related_name="files", verbose_name="抽取批次"
    )
    unit = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="受评单位")
    file_number = models.CharField("案卷号、文书号", max_length=80)
    kind = models.CharField("案卷类别", max_length=10, choices=FileKind.choices)
    case = models.ForeignKey(
        PenaltyCase, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="行政处罚案件"
    )
    key = models.CharField("签号", max_length=40, blank=True)
    place = models.PositiveIntegerField("抽中顺序", null=True, blank=True)
    first = reviewer("第一评查员")
    second = reviewer("第二评查员")
    third = reviewer("第三评查员")
    first_on = models.DateField("第一评查员评分日期", null=True, blank=True)
    second_on = models.DateField("第二评查员评分日期", null=True, blank=True)
    third_on = models.DateField("第三评查员评分日期", null=True, blank=True)
    first_points = score("第一评查员评分")
    second_points = score("第二评查员评分")
    third_points = score("第三评查员评分")
    differ = models.BooleanField("两份评分差异过大", default=False)
    set_aside = models.CharField("作废的评分", max_length=6, choices=Seat.choices, blank=True)
    discussed_on = models.DateField("合议日期", null=True, blank=True)
    points = score("得分")
    vetoed = models.BooleanField("触及否决项", default=False)
    grade = models.CharField("等次", max_length=10, choices=GRADED, blank=True)
    finding = models.CharField("处理", max_length=8, choices=Finding.choices, blank=True)
    settled_on = models.DateField("评查意见日期", null=True, blank=True)
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    objected_on = models.DateField("申请复核日期", null=True, blank=True)
    heard = models.CharField("复核结论", max_length=8, choices=Heard.choices, blank=True)
    heard_on = models.DateField("复核日期", null=True, blank=True)
    rectified_on = models.DateField("报送整改日期", null=True, blank=True)
    checked = models.CharField("核查结论", max_length=6, choices=Checked.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
