"""合法性审查: what is recorded of a review; what may happen to it stands in ``reviewing``."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.kernel.offices.people import Agency
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Lawyer, Subject


class CounselOpinion(Part):
    """法律意见: what a legal counsel or public lawyer said in the review."""

    matter = models.ForeignKey("decisions.LegalityReview", models.PROTECT, related_name="counsel_opinions")
    name = models.CharField("姓名", max_length=40)
    lawyer = models.CharField("身份", max_length=10, choices=Lawyer.choices)
    opinion = models.CharField("法律意见", max_length=1000)
    given_on = models.DateField("提出日期", null=True)

    def __str__(self) -> str:
        return self.name


class LegalityReviewColumns(Matter):
    """The columns of a review."""

    subject = models.CharField("审查事项", max_length=12, choices=Subject.choices)
    decider = models.CharField("由谁决定", max_length=12, choices=Decider.choices)
    counterpart = models.CharField("合同相对方", max_length=100, blank=True)
    amount = models.DecimalField(
        "涉及金额（元）", max_digits=16, decimal_places=2, null=True, blank=True, validators=within(0, 10**13)
    )
    basis = models.CharField("所依据的法律、法规、规章等", max_length=1000, blank=True)
    procedure_told = models.CharField("履行决策法定程序的说明", max_length=1000, blank=True)
    exploratory = models.BooleanField("国家尚无明确规定的探索性改革", default=False)
    wanted_by = models.DateField("要求审结日期", null=True, blank=True)
    urgent_because = models.CharField("缩短审查时间的理由", max_length=200, blank=True)
    organ = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审查机构")
    reviewers = models.CharField("审查人员", max_length=100, blank=True)
    counsel_joined = models.BooleanField("法律顾问、公职律师参与", default=False)
    conclusion = models.CharField("审查结论", max_length=10, choices=Conclusion.choices, blank=True)
    concluded_on = models.DateField("首次审结日期", null=True, blank=True)
    counselled_on = models.DateField("法律顾问首次参与审结日期", null=True, blank=True)
    opined_on = models.DateField("本次审结日期", null=True, blank=True)
    cleared_on = models.DateField("审查通过日期", null=True, blank=True)
    valid_until = models.DateField("审查意见有效期至", null=True, blank=True)
    risk = models.CharField("法律风险", max_length=1000, blank=True)
    adoption = models.CharField("审查意见采纳情况", max_length=10, choices=Adoption.choices, blank=True)

    class Meta(Matter.Meta):
        abstract = True
