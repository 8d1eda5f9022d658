"""法律咨询: what is recorded of a question. Who asked it stands among the parties, sealed."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import within
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.legal_services.consultation.choices import Channel, Declined, Satisfaction, Topic
from guiju.registers.legal_services.legal_aid_case import LegalAidCase

MOST = 5_000
"""Who are answered together, at a market or a meeting of villagers."""


class ConsultationColumns(Matter):
    """The columns of a consultation."""

    channel = models.CharField("咨询方式", max_length=10, choices=Channel.choices)
    topic = models.CharField("咨询领域", max_length=16, choices=Topic.choices)
    people = models.PositiveIntegerField("咨询人数", default=1, validators=within(1, MOST))
    question = models.TextField("咨询事项", max_length=2000)
    confidential = models.BooleanField(
        "需要保密", default=False, help_text="涉及家庭暴力、未成年人等的，只供负责人和经办人员查看"
    )
    asked_on = models.DateField("咨询日期", null=True, blank=True)
    answerer = models.CharField("解答人", max_length=60, blank=True)
    answer_by = models.DateField("答复期限", null=True, blank=True)
    reply = models.TextField("解答意见", max_length=2000, blank=True)
    answered_on = models.DateField("解答日期", null=True, blank=True)
    aid_told = models.BooleanField("已经告知可以申请法律援助及其条件、程序", default=False)
    declined = models.CharField("不予解答的情形", max_length=10, choices=Declined.choices, blank=True)
    legal_aid = models.ForeignKey(
        LegalAidCase, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="法律援助"
    )
    dispute = models.ForeignKey(
        Dispute, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="矛盾纠纷"
    )
    satisfaction = models.CharField("满意情况", max_length=12, choices=Satisfaction.choices, blank=True)
    rated_by_self = models.BooleanField("本人评价", default=False)
    rated_on = models.DateField("评价日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
