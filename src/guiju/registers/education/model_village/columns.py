"""民主法治示范村（社区）: what is recorded of one title of one village, from the application on."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.registers.education.model_village.choices import Conclusion, Kind, Withdrawal
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles.objections import TitleObjection


class VillageObjection(TitleObjection):
    """公示异议 against a title that is shown."""

    matter = models.ForeignKey("education.ModelVillage", models.PROTECT, related_name="objections")

    class Meta(TitleObjection.Meta):
        abstract = False


class ModelVillageColumns(Matter):
    """The columns of a title; those that all titles have bear the names that ``governance.titles`` looks for."""

    village = models.CharField("村（社区）名称", max_length=60)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    level = models.CharField("命名层级", max_length=8, choices=NamedAt.choices)
    named_by = models.CharField("组织命名的机关", max_length=100)
    visited_on = models.DateField("实地考察日期", null=True, blank=True)
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
