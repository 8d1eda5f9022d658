"""村（社区）法律顾问: what is recorded of a village, of who serves it, of each service and of each quarter assessed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from guiju.kernel.declaring.duties import QUARTER
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.ranges import YEAR, within
from guiju.kernel.declaring.spells import Spell
from guiju.registers.legal_services.village_counsel.choices import (
    Grade,
    Kind,
    Profession,
    Quarter,
    Satisfaction,
    Service,
)

LICENCE = RegexValidator(r"^[0-9A-Za-z]+$", "执业证号只填半角的数字和字母。")
"""One person is told by it in several villages: it is written in one way."""
MOST = 10_000
"""Of anything that one service comes to."""


def clock_time(label: str) -> Any:
    check = RegexValidator(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "时间写作“09:30”，二十四小时制。")
    return models.CharField(label, max_length=5, validators=[check])


def many(label: str) -> Any:
    return models.PositiveIntegerField(label, null=True, blank=True, validators=within(0, MOST))


class VillageService(Part):
    """服务: one on one day, from when to when, where, and what it came to. Whom counsel advised is not named."""

    matter = models.ForeignKey("legal_services.VillageCounsel", models.PROTECT, related_name="services")
    served_on = models.DateField("服务日期", editable=False, null=True)
    kind = models.CharField("服务类型", max_length=10, choices=Service.choices)
    begins = clock_time("开始时间")
    ends = clock_time("结束时间")
    hours = models.DecimalField("服务小时数", max_digits=4, decimal_places=1, validators=within(0, 24))
    place = models.CharField("服务地点", max_length=80)
    about = models.CharField("服务内容", max_length=300)
    audience = many("参加人次")
    consulted = many("解答咨询人次")
    leaflets = many("发放资料份数")
    contracts = many("修改、审查合同份数")
    rules = many("修改、审查村规民约份数")
    opinions = many("提出意见建议条数")
    disputes = many("参与化解纠纷件数")
    struck_because = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务"

    def __str__(self) -> str:
        return f"{self.served_on} {self.begins}{Service(self.kind).label}"


class QuarterRow(Part):
    """A quarter of a year, of which something is said once."""

    year = models.PositiveSmallIntegerField("年度", validators=YEAR)
    quarter = models.PositiveSmallIntegerField("季度", choices=Quarter.choices)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.year}年{Quarter(self.quarter).label}"


class VillageRating(QuarterRow):
    """村（社区）评议: what the committee of villagers or residents says of a quarter."""

    matter = models.ForeignKey("legal_services.VillageCounsel", models.PROTECT, related_name="ratings")
    satisfaction = models.CharField("评议结果", max_length=12, choices=Satisfaction.choices)
    rater = models.CharField("评议人和职务", max_length=60)
    said = models.CharField("评议意见", max_length=300, blank=True)
    rated_on = models.DateField("评议日期", editable=False, null=True)


class VillageAssessment(QuarterRow):
    """季度考核: what the justice office of the township says of a quarter."""

    matter = models.ForeignKey("legal_services.VillageCounsel", models.PROTECT, related_name="assessments")
    grade = models.CharField("考核结果", max_length=12, choices=Grade.choices)
    opinion = models.CharField("考核意见", max_length=500)
    assessed_on = models.DateField("考核日期", editable=False, null=True)


class VillageCounselSpell(Spell):
    """历任法律顾问: who served a village from day to day; none while it has nobody."""

    matter = models.ForeignKey("legal_services.VillageCounsel", models.PROTECT, related_name="spells")
    counsel = models.CharField("法律顾问", max_length=40)
    licence = models.CharField("执业证号", max_length=30, db_index=True)
    profession = models.CharField("身份", max_length=12, choices=Profession.choices)
    firm = models.CharField("执业机构", max_length=100)

    while_ = {"stage": "engaged"}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历任法律顾问"


class VillageCounselColumns(Stock):
    """The columns of a village, and of who is its counsel now."""

    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    households = models.PositiveIntegerField("户数", null=True, blank=True, validators=within(0, 10**6))
    counsel = models.CharField("法律顾问", max_length=40, blank=True)
    licence = models.CharField("执业证号", max_length=30, blank=True, validators=[LICENCE])
    profession = models.CharField("身份", max_length=12, choices=Profession.choices, blank=True)
    firm = models.CharField("执业机构", max_length=100, blank=True)
    phone = models.CharField("服务电话", max_length=30, blank=True)
    engaged_on = models.DateField("聘期开始日期", null=True, blank=True)
    renewed_on = models.DateField("最近续聘日期", null=True, blank=True)
    term_until = models.DateField("聘期截止日期", null=True, blank=True)
    fee = models.DecimalField(
        "年度服务费（元）", max_digits=10, decimal_places=2, null=True, blank=True, validators=within(0, 10**7)
    )
    assess_by = models.DateField("下次季度考核期限", null=True, blank=True)

    class Meta(Stock.Meta):
        abstract = True


def quarter_of(row: dict[str, Any]) -> tuple[date, date]:
    """The first and the last day of the quarter that a row told is of."""
    return QUARTER.around(date(row["year"], int(row["quarter"]) * 3, 1))
