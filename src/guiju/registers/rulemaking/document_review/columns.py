"""文件审查: what is recorded of one document before one reviewing organ, of what was asked and of what was found."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.offices.people import Agency
from guiju.registers.rulemaking.document_review.choices import (
    Conclusion,
    Decision,
    Draft,
    Ground,
    Kind,
    Origin,
    Remedy,
    Response,
    Reviewer,
)
from guiju.registers.rulemaking.normative_document import NormativeDocument


class ReviewInquiry(Part):
    """征求意见、要求说明: who was asked what, by when, and what they answered."""

    matter = models.ForeignKey("rulemaking.DocumentReview", models.PROTECT, related_name="inquiries")
    whom = models.CharField("征求对象", max_length=80)
    question = models.CharField("征求或者要求说明的内容", max_length=500)
    due_on = models.DateField("回复期限")
    reply = models.CharField("回复内容", max_length=1000, blank=True)
    replied_on = models.DateField("回复日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "征求意见、要求说明"

    def __str__(self) -> str:
        return self.whom


class ReviewIssue(Part):
    """发现的问题: which provision, what is wrong, against which provision of which higher text, what should be done."""

    matter = models.ForeignKey("rulemaking.DocumentReview", models.PROTECT, related_name="issues")
    clause = models.CharField("条款", max_length=100)
    ground = models.CharField("问题类别", max_length=10, choices=Ground.choices)
    basis = models.CharField("所依据的上位法条款", max_length=200, blank=True)
    finding = models.CharField("问题和修改建议", max_length=1000)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "发现的问题"

    def __str__(self) -> str:
        return self.clause


class DocumentReviewColumns(Matter):
    """The columns of a review. ``sent_on``: the day on which it was filed or sent; ``received_on``: on which it came in here.

    ``concluded_on``: the day on which the head signed what was found; what was found before and sent back counts for nothing.
    """

    kind = models.CharField("审查类型", max_length=10, choices=Kind.choices)
    origin = models.CharField("审查缘由", max_length=10, choices=Origin.choices, blank=True)
    document = models.ForeignKey(
        NormativeDocument, models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name="规范性文件"
    )
    maker = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="制定（送审）机关"
    )
    draft_kind = models.CharField("文种", max_length=10, choices=Draft.choices, blank=True)
    reviewer = models.CharField("备案机关", max_length=10, choices=Reviewer.choices, blank=True)
    letter = models.CharField("来文字号", max_length=60, blank=True)
    sent_on = models.DateField("报送日期", null=True, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    complete = models.BooleanField("材料齐全", default=False)
    reviewed_before = models.BooleanField("制定时经过合法性审核", default=False)
    supplement_by = models.DateField("补充材料期限", null=True, blank=True)
    supplemented_on = models.DateField("补齐材料日期", null=True, blank=True)
    registered_on = models.DateField("受理（备案登记）日期", null=True, blank=True)
    refused_on = models.DateField("不予受理（备案登记）日期", null=True, blank=True)
    examiner = models.CharField("审查人员", max_length=60, blank=True)
    examine_by = models.DateField("审查期限", null=True, blank=True)
    conclusion = models.CharField("审查结论", max_length=10, choices=Conclusion.choices, blank=True)
    written = models.BooleanField("出具书面意见", default=False)
    concluded_on = models.DateField("审签日期", null=True, blank=True)
    delivered_on = models.DateField("意见送达日期", null=True, blank=True)
    answer_by = models.DateField("反馈期限", null=True, blank=True)
    answered_on = models.DateField("反馈日期", null=True, blank=True)
    response = models.CharField("采纳情况", max_length=8, choices=Response.choices, blank=True)
    remedy = models.CharField("纠正方式", max_length=8, choices=Remedy.choices, blank=True)
    correct_by = models.DateField("纠正期限", null=True, blank=True)
    corrected_on = models.DateField("核实纠正日期", null=True, blank=True)
    decision = models.CharField("政府决定", max_length=8, choices=Decision.choices, blank=True)
    decided_on = models.DateField("政府决定日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
