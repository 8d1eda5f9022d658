"""What is recorded of an item of the list of powers, and its parts. Of each part those told last hold, all together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.publication import ARROW
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.spells import Spell
from guiju.registers import fields_of_administration
from guiju.registers.services.power_item.choices import Change, Kind, Level, Origin, Phase, TextLevel

ONE_STEP = RegexValidator(rf"^[^{ARROW}]*$", f"一行填写一个步骤，不用“{ARROW}”。")
CODE = RegexValidator(r"^[0-9A-Z][0-9A-Z-]{3,39}$", "职权编码由4至40位数字、大写字母和连字符组成。")


def fine(label: str) -> Any:
    return models.DecimalField(label, max_digits=14, decimal_places=2, null=True, blank=True)


class PowerBasis(Part):
    """设定依据: one article that gives the power."""

    matter = models.ForeignKey("services.PowerItem", models.PROTECT, related_name="bases")
    law = models.CharField("法律法规规章名称", max_length=100)
    article = models.CharField("条款", max_length=60)
    level = models.CharField("效力层级", max_length=20, choices=TextLevel.choices)
    since = models.DateField("起始日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "设定依据"

    def __str__(self) -> str:
        return f"《{self.law}》{self.article}"


class PowerDuty(Part):
    """责任事项: what must be done in one phase, and what follows where it is not."""

    matter = models.ForeignKey("services.PowerItem", models.PROTECT, related_name="duties")
    phase = models.CharField("环节", max_length=12, choices=Phase.choices)
    duty = models.CharField("责任内容", max_length=300)
    accountability = models.CharField("追责情形", max_length=300)
    since = models.DateField("起始日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "责任事项"

    def __str__(self) -> str:
        return f"{self.get_phase_display()}：{self.duty}"


class PowerStep(Part):
    """办理步骤: one step of the work, in its order; who takes it, and within how many working days."""

    matter = models.ForeignKey("services.PowerItem", models.PROTECT, related_name="process")
    name = models.CharField("步骤", max_length=40, validators=[ONE_STEP])
    done_by = models.CharField("承办机构或者岗位", max_length=60, validators=[ONE_STEP])
    days = models.PositiveSmallIntegerField("时限（工作日）", null=True, blank=True, validators=within(0, 999))
    since = models.DateField("起始日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "办理步骤"

    def __str__(self) -> str:
        return self.name


class DiscretionTier(Part):
    """裁量阶次: facts, what follows from them, and the range of a fine in yuan, where there is one."""

    matter = models.ForeignKey("services.PowerItem", models.PROTECT, related_name="tiers")
    facts = models.CharField("适用情形", max_length=300)
    outcome = models.CharField("裁量结果", max_length=300)
    least = fine("罚款下限（元）")
    most = fine("罚款上限（元）")
    since = models.DateField("起始日期")

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "裁量阶次"

    def __str__(self) -> str:
        return tier_in_words(self.facts, self.outcome, self.least, self.most)


def tier_in_words(facts: str, outcome: str, least: Decimal | None, most: Decimal | None) -> str:
    """When a tier applies, what follows, and the range of the fine where it has one."""
    low, high = (Decimal(one or 0).normalize() for one in (least, most))
    both = f"，罚款{low:f}元以上{high:f}元以下" if most is not None else ""
    return f"{facts}：{outcome}{both}"


class PowerItemSpell(Spell):
    """历次版本: of which kind and level an item stood in the list, in which version, from day to day; its words are those
    published."""

    matter = models.ForeignKey("services.PowerItem", models.PROTECT, related_name="spells")
    kind = models.CharField("职权类别", max_length=16, choices=Kind.choices)
    level = models.CharField("实施层级", max_length=12, choices=Level.choices)
    edition = models.PositiveSmallIntegerField("版次", default=0)

    while_ = {"listed": True}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次版本"


class PowerItemColumns(Stock):
    """The columns of an item, and what holds of its parts on a day."""

    code = models.CharField("职权编码", max_length=40, db_index=True, validators=[CODE])
    kind = models.CharField("职权类别", max_length=16, choices=Kind.choices)
    field = fields_of_administration.column()
    level = models.CharField("实施层级", max_length=12, choices=Level.choices)
    origin = models.CharField("由来", max_length=12, choices=Origin.choices)
    source = models.CharField("新增、承接、调整的依据文件", max_length=200, blank=True)
    taken_from = models.ForeignKey(
        "services.PowerItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_over_as",
        verbose_name="承接自（原机关下放的事项）",
    )
    basis_named = models.CharField("设定依据", max_length=2000, blank=True)
    duties_named = models.CharField("责任事项", max_length=5000, blank=True)
    process_named = models.CharField("办理流程", max_length=2000, blank=True)
    tiers_named = models.CharField("裁量基准", max_length=5000, blank=True)
    benchmark = models.CharField("裁量基准文件", max_length=200, blank=True)
    benchmark_on = models.DateField("裁量基准公布日期", null=True, blank=True)
    change = models.CharField("正在办理的调整", max_length=12, choices=Change.choices, blank=True)
    ordered_on = models.DateField("收到上级文件日期", null=True, blank=True)
    carried_in_time = models.BooleanField("上级取消、下放按期落实", null=True, blank=True)
    listed = models.BooleanField("在清单中", default=False)
    listed_on = models.DateField("公布日期", null=True, blank=True)
    edition = models.PositiveSmallIntegerField("版次", default=0)

    class Meta(Stock.Meta):
        abstract = True

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return models.Q(listed_on__lte=day) & cls.lasting(day)

    def listed_by(self, day: date) -> bool:
        """Whether it stands in the list on ``day``."""
        return self.listed_on is not None and self.listed_on <= day and (self.left_on is None or day < self.left_on)

    def why_not(self, day: date) -> str:
        return "" if self.listed_by(day) else f"{self.stage_label}，在{day}不在清单中"


def holding(model: Any, matter: Any, day: date) -> list[Any]:
    """The parts of an item that hold on ``day``: all those of the latest act that told any by then."""
    told = model.objects.filter(matter_id=matter, since__lte=day).order_by("since", "seq", "pk")
    rows = list(told)
    return [row for row in rows if (row.since, row.seq) == (rows[-1].since, rows[-1].seq)]
