"""What is recorded of a body of enforcement: its columns, its powers one by one, how it stood in the announced list."""

from __future__ import annotations

from datetime import date

from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.spells import Spell
from guiju.registers import fields_of_administration


class Kind(models.TextChoices):
    """行政处罚法 arts. 17, 19, 20."""

    STATUTORY = "statutory", "法定行政机关"
    AUTHORISED = "authorised", "法律、法规授权的组织"
    ENTRUSTED = "entrusted", "受委托组织"


class Power(models.TextChoices):
    PENALTY = "penalty", "行政处罚"
    COMPULSORY = "compulsory", "行政强制"
    LICENCE = "licence", "行政许可"
    INSPECTION = "inspection", "行政检查"
    LEVY = "levy", "行政征收"
    OTHER = "other", "其他行政执法"


class Checked(models.TextChoices):
    FIT = "fit", "符合条件"
    UNFIT = "unfit", "退回补正"


class BodyPower(Part):
    """执法职权: one kind of enforcement in one field, from a day to a day."""

    matter = models.ForeignKey("enforcement.EnforcementBody", models.PROTECT, related_name="powers")
    kind = models.CharField("执法类别", max_length=12, choices=Power.choices)
    field = fields_of_administration.column()
    basis = models.CharField("职权依据", max_length=200)
    since = models.DateField("登记日期")
    left_because = models.CharField("不再行使的原因", max_length=200, blank=True)
    until = models.DateField("不再行使日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "执法职权"

    def __str__(self) -> str:
        return f"{self.get_field_display()}{self.get_kind_display()}"


class EnforcementBodySpell(Spell):
    """历次公告情况: of which kind a body stood in the announced list, from day to day; its words are those published."""

    matter = models.ForeignKey("enforcement.EnforcementBody", models.PROTECT, related_name="spells")
    kind = models.CharField("主体类别", max_length=12, choices=Kind.choices)

    while_ = {"stage": "announced"}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次公告情况"


class BodyColumns(Stock):
    """The columns of a body, and whether it was announced on a day."""

    kind = models.CharField("主体类别", max_length=12, choices=Kind.choices)
    basis = models.CharField("主体资格依据", max_length=300)
    entruster = models.ForeignKey(
        "enforcement.EnforcementBody",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entrusts",
        verbose_name="委托机关",
    )
    entrustment = models.CharField("委托书文号", max_length=80, blank=True)
    scope = models.CharField("委托事项和权限", max_length=500, blank=True)
    entrusted_until = models.DateField("委托期限至", null=True, blank=True)
    handed_down = models.CharField("交由乡镇、街道行使处罚权的省级决定", max_length=200, blank=True)
    address = models.CharField("办公地址", max_length=100, blank=True)
    phone = models.CharField("监督电话", max_length=30, blank=True)
    powers_named = models.CharField("执法领域和类别", max_length=500, blank=True)
    announced_on = models.DateField("公告日期", null=True, blank=True)

    class Meta(Stock.Meta):
        abstract = True

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return models.Q(announced_on__lte=day) & cls.lasting(day)

    def announced_by(self, day: date) -> bool:
        """Whether it stands in the announced list on ``day``."""
        return self.announced_on is not None and self.announced_on <= day and (not self.left_on or day < self.left_on)

    def why_not(self, day: date) -> str:
        return "" if self.announced_by(day) else f"{self.stage_label}，在{day}未公告"
