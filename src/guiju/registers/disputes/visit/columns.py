"""接待与信访: what is recorded of a petition. Who made it stands among the parties, sealed."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import within
from guiju.kernel.offices.people import Agency
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.visit.choices import (
    Channel,
    Declined,
    Finding,
    Forwarding,
    Nature,
    Rechecked,
    Reviewed,
    Route,
    Topic,
)
from guiju.registers.enforcement.penalty_case import PenaltyCase


class VisitColumns(Matter):
    """The columns of a petition."""

    channel = models.CharField("信访形式", max_length=8, choices=Channel.choices)
    nature = models.CharField("诉求类别", max_length=12, choices=Nature.choices)
    topic = models.CharField("内容类别", max_length=12, choices=Topic.choices)
    content = models.TextField("请求、事实和理由", max_length=2000)
    persons = models.PositiveSmallIntegerField(
        "信访人数", validators=within(1, 9_999), help_text="走访的为到场人数；其他形式的为署名人数"
    )
    responder = models.CharField("首接责任人", max_length=40)
    accused = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="被检举控告的单位",
        help_text="检举控告本平台单位或者其工作人员的，选择该单位；材料不转给该单位",
    )
    received_on = models.DateField("登记日期", null=True, blank=True)
    first = models.ForeignKey(
        "disputes.Visit", models.PROTECT, null=True, blank=True, related_name="repeats", verbose_name="先前信访事项"
    )
    forwarding = models.CharField("转办方式", max_length=8, choices=Forwarding.choices, blank=True)
    forwarded_on = models.DateField("转送、交办日期", null=True, blank=True)
    report_by = models.DateField("要求反馈日期", null=True, blank=True)
    unit = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="有权处理的机关、单位"
    )
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    declined = models.CharField("不予受理的情形", max_length=12, choices=Declined.choices, blank=True)
    route = models.CharField("法定途径", max_length=16, choices=Route.choices, blank=True)
    dispute = models.ForeignKey(
        Dispute, models.PROTECT, null=True, blank=True, related_name="petitions", verbose_name="转入的矛盾纠纷"
    )
    penalty = models.ForeignKey(
        PenaltyCase, models.PROTECT, null=True, blank=True, related_name="petitions", verbose_name="转入的行政处罚案件"
    )
    finding = models.CharField("处理意见", max_length=10, choices=Finding.choices, blank=True)
    opinion = models.TextField("处理意见的内容", max_length=2000, blank=True)
    basis = models.CharField("法律法规和政策依据", max_length=500, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    served_on = models.DateField("信访人收到答复日期", null=True, blank=True)
    reviewer = models.CharField("复查机关", max_length=80, blank=True)
    review_result = models.CharField("复查意见", max_length=10, choices=Reviewed.choices, blank=True)
    reviewed_on = models.DateField("复查日期", null=True, blank=True)
    review_served_on = models.DateField("信访人收到复查意见日期", null=True, blank=True)
    rechecker = models.CharField("复核机关", max_length=80, blank=True)
    recheck_result = models.CharField("复核意见", max_length=10, choices=Rechecked.choices, blank=True)
    rechecked_on = models.DateField("复核日期", null=True, blank=True)
    resolved = models.BooleanField("已经化解", default=False, help_text="诉求已经解决，或者信访人表示息诉")

    class Meta(Matter.Meta):
        abstract = True
