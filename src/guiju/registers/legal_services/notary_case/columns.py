"""公证: what is recorded of a matter; who applied stands among the parties, sealed."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.legal_services.notary_case.choices import Fault, Kind, Nature, Reach, Refusal, Venue


def yuan(label: str) -> Any:
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, null=True, blank=True, validators=within(0, 10**9)
    )


class NotaryVisit(Part):
    """上门服务: once at the applicant's, by whom and why there."""

    matter = models.ForeignKey("legal_services.NotaryCase", models.PROTECT, related_name="visits")
    visited_on = models.DateField("上门日期", editable=False, null=True)
    visitors = models.CharField("上门人员", max_length=60)
    reason = models.CharField("上门原因", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "上门服务"

    def __str__(self) -> str:
        return f"{self.visited_on}{self.reason}"


class NotaryCaseColumns(Matter):
    """The columns of a notarial matter."""

    kind = models.CharField("公证事项", max_length=12, choices=Kind.choices)
    reach = models.CharField("使用范围", max_length=10, choices=Reach.choices)
    nature = models.CharField("类别", max_length=10, choices=Nature.choices)
    used_in = models.CharField("使用国家、地区", max_length=60, blank=True)
    immovable = models.BooleanField("涉及不动产", default=False)
    venue = models.CharField("受理依据", max_length=10, choices=Venue.choices, blank=True)
    online = models.BooleanField("网上申请、办理", default=False)
    one_visit = models.BooleanField("“最多跑一次”办理", default=False)
    aid_eligible = models.BooleanField("符合法律援助条件", default=False)
    notary = models.CharField("承办公证员", max_length=40, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    informed_on = models.DateField("告知日期", null=True, blank=True)
    examined_on = models.DateField("审查日期", null=True, blank=True)
    to_verify = models.BooleanField("需要核实", default=False)
    verified_on = models.DateField("核实完毕日期", null=True, blank=True)
    approved_on = models.DateField("审批日期", null=True, blank=True)
    fee = yuan("公证费（元）")
    waived = yuan("减免金额（元）")
    charged_on = models.DateField("收费日期", null=True, blank=True)
    certificate = models.CharField("公证书编号", max_length=60, blank=True, db_index=True)
    copies = models.PositiveSmallIntegerField("公证书份数", null=True, blank=True, validators=within(1, 500))
    issued_on = models.DateField("出具日期", null=True, blank=True)
    delivered_on = models.DateField("送交日期", null=True, blank=True)
    refusal = models.CharField("不予办理的情形", max_length=14, choices=Refusal.choices, blank=True)
    review_asked_on = models.DateField("提出复查日期", null=True, blank=True)
    fault = models.CharField("复查结果", max_length=10, choices=Fault.choices, blank=True)
    reviewed_on = models.DateField("复查日期", null=True, blank=True)
    announced_on = models.DateField("撤销公告日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
