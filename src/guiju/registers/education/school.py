"""学校: the list of schools that vice principals for the rule of law are engaged for; entered, changed, closed.

Which schools there are is a figure of its own, below which the share of those that have one stands.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from guiju.figures.declared import StockAt, declare
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import Level, span


class Kind(models.TextChoices):
    PRIMARY = "primary", "小学"
    MIDDLE = "middle", "初级中学"
    NINE = "nine", "九年一贯制学校"
    HIGH = "high", "高级中学"
    COMPLETE = "complete", "完全中学（十二年一贯制学校）"
    VOCATIONAL = "vocational", "中等职业学校"
    SPECIAL = "special", "特殊教育学校"
    CORRECTIVE = "corrective", "专门学校"
    NURSERY = "nursery", "幼儿园"


def entered_once(facts: Facts) -> str | None:
    """By the code that the whole country knows it by, in one county; without one by its name, in the list of one agency."""
    schools: Any = type(facts.record)
    same = Q(agency=facts.record.agency_id, title=facts["title"])
    if facts["code"]:
        low, high = span(facts.record.region[: Level.COUNTY])
        same |= Q(code=facts["code"], region__gte=low, region__lt=high)
    there = facts.look_at(schools.objects.filter(schools.lasting(facts.on), same).exclude(pk=facts.record.pk)[:1])
    return f"{there[0].agency}已登记{facts.named(there[0])}，同一学校只登记一次。" if there else None


def nobody_engaged(facts: Facts) -> str | None:
    school: Any = facts.record
    engaged = school.vice_principals
    left = facts.look_at(engaged.filter(engaged.model.lasting(facts.on)).order_by("pk")[:3])
    return f"尚有{len(left)}名法治副校长在推荐、任职中，请先办理“离任”或者“不予聘任”。" if left else None


class School(Stock):
    """学校: there from the day it is entered until it is closed or merged."""

    code = models.CharField(
        "学校标识码",
        max_length=10,
        blank=True,
        db_index=True,
        validators=[RegexValidator(r"^\d{10}$", "学校标识码为10位数字。")],
    )
    kind = models.CharField("学校类型", max_length=12, choices=Kind.choices)
    students = models.PositiveIntegerField("在校学生人数", null=True, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "学校"

    @classmethod
    def choosable(cls, day: date) -> Q:
        return Q(entered_on__lte=day) & cls.lasting(day)

    def why_not(self, day: date) -> str:
        return "" if self.serves_on(day) else "不在名录"

    WHAT = (Stock.title, asks.maybe(code), kind, asks.maybe(students))
    ONCE = Gate("house.school_once", entered_once, "title", "同一学校只登记一次")
    procedure = Procedure(
        Step("enter", "登记", since=NEW, to="listed", asks=WHAT, gates=(ONCE,)),
        Step("change", "变更", since="listed", asks=WHAT, gates=(ONCE,), edits=True),
        Step(
            "close",
            "撤销",
            since="listed",
            to="closed",
            by=(Role.CLERK, Role.HEAD),
            asks=(asks.REASON,),
            gates=(Gate("house.school_nobody_engaged", nobody_engaged, gist="没有法治副校长在推荐、任职中"),),
        ),
        stages={"listed": "在册", "closed": "已撤销"},
        ends=("closed",),
    )


declare(schools_total=StockAt(School))
