"""What is recorded of an item of public services, and its parts. Of its papers and items those told last hold, all together."""

from __future__ import annotations

from datetime import date

from django.core.validators import RegexValidator
from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.spells import Spell
from guiju.registers import fields_of_administration
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.service_item.choices import Delegated, Kind, Verdict, Visits

CODE = RegexValidator(r"^[0-9A-Z][0-9A-Z-]{3,39}$", "事项编码由4至40位数字、大写字母和连字符组成。")


class ServiceMaterial(Part):
    """申请材料: one paper that the item asks for, on which basis, and what a clean-up made of it."""

    matter = models.ForeignKey("services.ServiceItem", models.PROTECT, related_name="materials")
    name = models.CharField("材料名称", max_length=100)
    is_proof = models.BooleanField("证明材料", default=False)
    basis = models.CharField("要求提交的依据", max_length=200, blank=True)
    may_follow = models.BooleanField("可以容缺后补", default=False)
    since = models.DateField("起始日期")
    verdict = models.CharField("清理意见", max_length=10, choices=Verdict.choices, blank=True)
    settled_on = models.DateField("清理日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "申请材料"

    def __str__(self) -> str:
        return self.name


class BundledItem(Part):
    """“一件事”所含事项: one of the items that are applied for together."""

    matter = models.ForeignKey("services.ServiceItem", models.PROTECT, related_name="bundled")
    item = models.ForeignKey("services.ServiceItem", models.PROTECT, related_name="+", verbose_name="事项")
    since = models.DateField("起始日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "所含事项"

    def __str__(self) -> str:
        return str(self.item)


class PartnerCounty(Part):
    """跨省通办协议: a county of another province with which the item is done."""

    matter = models.ForeignKey("services.ServiceItem", models.PROTECT, related_name="partners")
    county = models.CharField("协议县（市、区）", max_length=60)
    signed_on = models.DateField("签订日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "跨省通办协议"

    def __str__(self) -> str:
        return self.county


class ServiceItemSpell(Spell):
    """历次版本: how an item stood in the published list from day to day."""

    matter = models.ForeignKey("services.ServiceItem", models.PROTECT, related_name="spells")
    kind = models.CharField("事项类型", max_length=14, choices=Kind.choices)
    field = fields_of_administration.column()
    online = models.BooleanField("网上可办", default=False)
    visits = models.CharField("到场次数", max_length=6, choices=Visits.choices)
    delegated = models.CharField("下放办理", max_length=10, choices=Delegated.choices, blank=True)
    on_promise = models.BooleanField("实行告知承诺", default=False)
    at_once = models.BooleanField("即办件", default=False)
    code_made = models.BooleanField("有一次性告知二维码", default=False)
    edition = models.PositiveSmallIntegerField("版次", default=0)

    while_ = {"listed": True}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次版本"


class ServiceItemColumns(Stock):
    """The columns of an item. Terms are in working days; ``legal_days`` is empty where no text sets one."""

    code = models.CharField("事项编码", max_length=40, db_index=True, validators=[CODE])
    kind = models.CharField("事项类型", max_length=14, choices=Kind.choices)
    field = fields_of_administration.column()
    power = models.ForeignKey(
        PowerItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对应的权责清单事项"
    )
    basis = models.CharField("办理依据", max_length=300)
    legal_days = models.PositiveSmallIntegerField(
        "法定办结时限（工作日）", null=True, blank=True, validators=within(1, 400)
    )
    term_basis = models.CharField("法定时限另有规定的依据", max_length=200, blank=True)
    promised_days = models.PositiveSmallIntegerField("承诺办结时限（工作日）", validators=within(0, 400))
    at_once = models.BooleanField("即办件", default=False, help_text="材料齐全的当场办结")
    online = models.BooleanField("网上可办", default=False)
    visits = models.CharField("到场次数", max_length=6, choices=Visits.choices)
    batch = models.CharField("公布批次", max_length=40, blank=True)
    batch_on = models.DateField("批次公布日期", null=True, blank=True)
    on_promise = models.BooleanField("实行告知承诺", default=False)
    may_follow = models.BooleanField("可以容缺受理", default=False)
    by_appointment = models.BooleanField("可以预约", default=False)
    off_hours = models.BooleanField("提供延时、错时服务", default=False)
    across = models.BooleanField("跨省通办", default=False)
    limited = models.BooleanField("有数量限制", default=False)
    safety = models.BooleanField(
        "直接关系公共安全、人身健康、生命财产安全",
        default=False,
        help_text="隐瞒、造假和骗取的，一定期限内不得再次申请",
    )
    project = models.BooleanField("工程建设项目审批", default=False)
    delegated = models.CharField("下放办理", max_length=10, choices=Delegated.choices, blank=True)
    fee = models.CharField("收费依据和标准", max_length=200, blank=True, help_text="不收费的不填")
    materials_named = models.TextField("申请材料", max_length=5000, blank=True)
    bundled_named = models.TextField("所含事项", max_length=3000, blank=True)
    conditions = models.TextField("受理条件", max_length=2000)
    result = models.CharField("办理结果", max_length=100)
    listed = models.BooleanField("已公布", default=False)
    listed_on = models.DateField("公布日期", null=True, blank=True)
    code_made = models.BooleanField("有一次性告知二维码", default=False)
    edition = models.PositiveSmallIntegerField("版次", default=0)

    class Meta(Stock.Meta):
        abstract = True

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return models.Q(listed_on__lte=day) & cls.lasting(day)

    def listed_by(self, day: date) -> bool:
        """Whether it stands in the published list on ``day``."""
        return self.listed_on is not None and self.listed_on <= day and (self.left_on is None or day < self.left_on)

    def why_not(self, day: date) -> str:
        return "" if self.listed_by(day) else f"{self.stage_label}，在{day}没有公布办事指南"
