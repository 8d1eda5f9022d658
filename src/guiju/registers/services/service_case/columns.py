"""办件: what is recorded of one application, in the order in which it comes to be known. Terms are in working days."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.rounds import Called
from guiju.registers.services.service_case.choices import (
    Acceptance,
    Channel,
    Decision,
    Declined,
    Deregistered,
    Kept,
    Opinion,
    Recalled,
    Request,
    Revoked,
    Special,
)
from guiju.registers.services.service_item import ServiceItem

CALLED = Called(
    "service_branch", "case", given=("answered",), excused=("recalled",), several=True, verb="办结", measure="项"
)
"""The items of a bundle: each lies on the desk of the agency that answers for it, with a term of its own."""


class ServiceCaseColumns(Matter):
    """``legal_days`` and ``promised_days`` are those of the item on the day of the application."""

    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", verbose_name="政务服务事项")
    channel = models.CharField("申请方式", max_length=12, choices=Channel.choices)
    request = models.CharField("申请类别", max_length=8, choices=Request.choices)
    earlier = models.ForeignKey(
        "services.ServiceCase",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name="要求变更、延续的原办件",
    )
    content = models.TextField("申请内容", max_length=2000)
    booked_for = models.DateField("预约日期", null=True, blank=True)
    is_licence = models.BooleanField("行政许可", default=False)
    is_bundle = models.BooleanField("一件事", default=False)
    legal_days = models.PositiveSmallIntegerField("法定办结时限（工作日）", null=True, blank=True)
    promised_days = models.PositiveSmallIntegerField("承诺办结时限（工作日）", null=True, blank=True)
    saved_days = models.SmallIntegerField("承诺比法定减少的工作日", null=True, blank=True)
    term_basis = models.CharField("法定时限另有规定的依据", max_length=200, blank=True)
    renewing_until = models.DateField("原许可有效期届满日", null=True, blank=True)
    received_on = models.DateField("收到申请日期", null=True, blank=True)
    tell_by = models.DateField("一次告知补正的期限", null=True, blank=True)
    supplement_by = models.DateField("补正期限", null=True, blank=True)
    acceptance = models.CharField("受理情形", max_length=12, choices=Acceptance.choices, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    lacking_until = models.DateField("容缺材料补交期限", null=True, blank=True)
    handed_in_on = models.DateField("容缺材料补齐日期", null=True, blank=True)
    declined = models.CharField("不予受理的情形", max_length=14, choices=Declined.choices, blank=True)
    competent = models.CharField("有权办理的机关", max_length=100, blank=True)
    special = models.CharField("不计入时限的程序", max_length=12, choices=Special.choices, blank=True)
    hearing_told_on = models.DateField("告知听证权利日期", null=True, blank=True)
    hearing_on = models.DateField("听证日期", null=True, blank=True)
    hearing_host = models.CharField("听证主持人", max_length=40, blank=True)
    opinion = models.CharField("审查意见", max_length=8, choices=Opinion.choices, blank=True)
    decision = models.CharField("决定", max_length=8, choices=Decision.choices, blank=True)
    deemed = models.BooleanField("逾期未决定，视为准予延续", default=False)
    document = models.CharField("证件、批文编号", max_length=80, blank=True)
    valid_from = models.DateField("有效期起始", null=True, blank=True)
    valid_until = models.DateField("有效期截止", null=True, blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    in_time = models.BooleanField("在承诺时限内办结", null=True, blank=True)
    check_by = models.DateField("核查承诺的期限", null=True, blank=True)
    promise = models.CharField("承诺核查结果", max_length=8, choices=Kept.choices, blank=True)
    credit_record = models.CharField("失信记录的编号或者去向", max_length=100, blank=True)
    delivered_on = models.DateField("送达日期", null=True, blank=True)
    revoked = models.CharField("撤销的情形", max_length=10, choices=Revoked.choices, blank=True)
    recalled = models.CharField("撤回的情形", max_length=8, choices=Recalled.choices, blank=True)
    deregistered = models.CharField("注销的情形", max_length=10, choices=Deregistered.choices, blank=True)
    revoked_on = models.DateField("撤销日期", null=True, blank=True)
    taken_on = models.DateField("撤回日期", null=True, blank=True)
    deregistered_on = models.DateField("注销日期", null=True, blank=True)
    compensation = models.DecimalField(
        "补偿、赔偿（元）", max_digits=14, decimal_places=2, null=True, blank=True, validators=within(0, 10**9)
    )
    barred_by = models.CharField("再次申请受限的规则", max_length=60, blank=True)
    barred_until = models.DateField("再次申请受限至", null=True, blank=True)
    rated_on = models.DateField("评价日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
