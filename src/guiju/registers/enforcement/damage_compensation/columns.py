"""生态环境损害赔偿: what is recorded of a case. Amounts in yuan, areas in square metres, volumes in cubic metres."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.enforcement.damage_compensation.choices import (
    Assessment,
    Confirmation,
    Failed,
    FirstRuling,
    Judgment,
    Loss,
    NotFiled,
    Restorable,
    Source,
    Terminated,
)
from guiju.registers.enforcement.inspection import Inspection
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.column_kinds import day, flag, kind, money, word
from guiju.registers.oversight.litigation import Litigation

MOST = 10**10


def yuan(label: str, **more: Any) -> models.DecimalField[Any, Any]:
    """An amount above nought."""
    return models.DecimalField(
        label, max_digits=14, decimal_places=2, validators=within(Decimal("0.01"), 10**12), **more
    )


def measured(label: str) -> models.DecimalField[Any, Any]:
    checks = within(0, MOST)
    return models.DecimalField(label, max_digits=13, decimal_places=2, null=True, blank=True, validators=checks)


class DamageLoss(Part):
    """损失: one kind of it, as it was assessed."""

    matter = models.ForeignKey("enforcement.DamageCompensation", models.PROTECT, related_name="losses")
    kind = models.CharField("损失种类", max_length=12, choices=Loss.choices)
    amount = yuan("数额（元）")
    assessed_on = models.DateField("结论日期", editable=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "损失"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.amount}元"


class DamageTalk(Part):
    """磋商: one meeting with those who owe."""

    matter = models.ForeignKey("enforcement.DamageCompensation", models.PROTECT, related_name="talks")
    place = models.CharField("磋商地点", max_length=200)
    present = models.CharField("参加的单位和人员", max_length=300)
    gist = models.CharField("磋商情况和各方意见", max_length=2000)
    held_on = models.DateField("磋商日期", editable=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "磋商"

    def __str__(self) -> str:
        return f"{self.held_on}磋商"


class DamagePayment(Part):
    """到账: one sum that came in."""

    matter = models.ForeignKey("enforcement.DamageCompensation", models.PROTECT, related_name="payments")
    amount = yuan("到账金额（元）")
    voucher = models.CharField("票据号", max_length=60)
    paid_on = models.DateField("到账日期", editable=False)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "到账"

    def __str__(self) -> str:
        return f"{self.paid_on}到账{self.amount}元"


class DamageCompensationColumns(Matter):
    """The columns of a case. ``owed``, ``restores``: what an agreement or a judgment says is paid, in all, and
    whether restored. Days called 首次 stay as they were first, so that no figure of a year past moves."""

    source = models.CharField("线索来源", max_length=12, choices=Source.choices)
    source_number = word("线索编号、文号", 100)
    penalty = models.ForeignKey(
        *(PenaltyCase, models.PROTECT),
        null=True,
        blank=True,
        related_name="damages",
        verbose_name="有关的行政处罚案件",
    )
    inspection = models.ForeignKey(
        *(Inspection, models.PROTECT), null=True, blank=True, related_name="damages", verbose_name="有关的行政检查"
    )
    suit = models.ForeignKey(
        Litigation, models.PROTECT, null=True, blank=True, related_name="damages", verbose_name="有关的行政应诉案件"
    )
    place = models.CharField("损害发生地点", max_length=200)
    what = models.CharField("损害线索", max_length=1000)
    found_on = models.DateField("发现日期")
    check_by = day("初步核查期限")
    not_filed = kind("不启动索赔的情形", NotFiled)
    known_on = day("知道损害和义务人的日期")
    filed_on = day("首次启动索赔日期")
    survey_by = day("调查和鉴定评估期限")
    entrusted_on = day("委托鉴定评估日期")
    assessment = kind("鉴定评估方式", Assessment)
    assessor = word("鉴定评估机构、专家", 200)
    assessed_on = day("鉴定评估结论日期")
    loss = money("损失总额（元）")
    area = measured("受损面积（平方米）")
    volume = measured("受损体积（立方米）")
    restorable = kind("能否修复", Restorable)
    talk_by = day("磋商期限")
    talk_count = models.PositiveSmallIntegerField("磋商次数", default=0)
    agreed_on = day("协议生效日期")
    first_agreed_on = day("首次签订协议日期")
    mediated = flag("调解组织主持达成")
    agreement_gist = word("协议主要内容", 2000)
    owed = money("应付赔偿金额（元）")
    restores = flag("由义务人修复")
    perform_by = day("履行期限")
    failed = kind("磋商不成的情形", Failed)
    confirmation = kind("司法确认", Confirmation)
    court_accepted_on = day("法院立案日期")
    sued_on = day("首次起诉日期")
    claimed = money("诉讼请求金额（元）")
    first_ruling = kind("一审裁判的种类", FirstRuling)
    first_judged_on = day("收到一审裁判日期")
    judgment = kind("诉讼结果", Judgment)
    paid = money("累计到账（元）")
    restored_on = day("修复完成日期")
    restored_area = measured("修复面积（平方米）")
    restored_volume = measured("修复体积（立方米）")
    checked_on = day("修复效果评估日期")
    check_passed = models.BooleanField("修复效果评估合格", null=True)
    completed_on = day("赔偿完成日期")
    terminated = kind("终结的情形", Terminated)

    class Meta(Matter.Meta):
        abstract = True
