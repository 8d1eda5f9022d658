"""Who acts in a reconsideration, who works on it, and what is given in evidence.

The matter is held by the organ that decides (复议机关: the county government; up to 2023 also departments). Its
unit (复议机构) is the organ's own or the justice bureau that oversees the region: their people do the handling.
"""

from __future__ import annotations

from functools import partial

from django.db import models

from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.steps import At, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.reconsideration.choices import Duty, EvidenceKind, GivenBy

Desk = partial(Step, by=(Role.CLERK, Role.LEGAL), at=(At.OWN, Organ.RECONSIDERATION))
"""A step of those who take papers in and send them out."""
Handling = partial(Step, by=(Role.LEGAL,), at=(At.OWN, Organ.RECONSIDERATION))
"""A step of the reconsideration staff."""
UnitHead = partial(Step, by=(Role.HEAD,), at=(At.OWN, Organ.RECONSIDERATION))
"""A step of the head of the unit; where the law asks for the head of the organ, a gate says so."""
OrganHead = partial(Step, by=(Role.HEAD,), at=At.OWN)
"""A step of the head of the organ that decides."""


class ReconsiderationStaff(Part):
    """One of the reconsideration staff in one duty of one case (2023 art. 6, 36, 45, 50; 2007 regulation art. 32)."""

    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="staff")
    name = models.CharField("姓名", max_length=40)
    duty = models.CharField("职责", max_length=12, choices=Duty.choices)
    work_card = models.CharField("工作证件号", max_length=40, blank=True)
    first_time = models.BooleanField("初次从事行政复议", default=False)
    qualified_on = models.DateField("取得法律职业资格日期", null=True, blank=True)
    trained_on = models.DateField("参加职前培训日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议人员"


class ReconsiderationEvidence(Part):
    """One item of evidence (2023 art. 43)."""

    matter = models.ForeignKey("oversight.Reconsideration", models.PROTECT, related_name="evidence")
    name = models.CharField("证据名称", max_length=100)
    kind = models.CharField("种类", max_length=12, choices=EvidenceKind.choices)
    given_by = models.CharField("提供人", max_length=12, choices=GivenBy.choices)
    obtained_on = models.DateField("取得日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议证据"
