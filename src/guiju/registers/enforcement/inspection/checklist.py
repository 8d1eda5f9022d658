"""行政检查表: what is looked at in one field, item by item, with how and by which text; each version kept, the list as of any day.

That inspections go by published lists of items is what 优化营商环境条例 art. 54 takes for granted; how such a list is made
stands in no text that this house has: rules of good order here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from guiju.figures.declared import StockAt, declare, say
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.numbered import numbered
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.declaring.steps import NEW, Fork, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.inspection.choices import Level, Reviewed


class ChecklistItem(Part):
    """检查事项: one thing to be looked at, with its number in the list, from a day to a day."""

    matter = models.ForeignKey("enforcement.InspectionChecklist", models.PROTECT, related_name="items")
    item = models.PositiveSmallIntegerField("序号", editable=False)
    what = models.CharField("检查内容", max_length=200)
    method = models.CharField("检查方法", max_length=200)
    basis = models.CharField("检查依据", max_length=200)
    since = models.DateField("列入日期", editable=False)
    struck_because = models.CharField("不再列入的原因", max_length=200, blank=True)
    until = models.DateField("不再列入日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "检查事项"

    def __str__(self) -> str:
        return f"{self.item}. {self.what}"

    def holds_on(self, day: date) -> bool:
        """Whether it stands in the list on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


class ChecklistSpell(Spell):
    """历次版本: in which edition a checklist stood, from day to day; its words are those published."""

    matter = models.ForeignKey("enforcement.InspectionChecklist", models.PROTECT, related_name="spells")
    edition = models.PositiveSmallIntegerField("版次", default=0)

    while_ = {"stage": "listed"}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次版本"


ITEM = ("items", "检查事项", ChecklistItem, "what", "method", "basis")
ITEMS = numbered(asks.parts(*ITEM, dates=("since",)), "item")
MORE_ITEMS = numbered(asks.parts(*ITEM, dates=("since",), least=0), "item")
STRIKING = rows.of_each("struck", "不再列入的事项", ChecklistItem, "struck_because", dates=("until",), least=0)


def standing(facts: Facts) -> list[tuple[int, str]]:
    """Number and content of what the list asks once the step is taken."""
    rows_there = facts.parts("items")
    struck = {told["id"] for told in facts["struck"]} if facts.asks("struck") else set()
    there = [(row.item, row.what) for row in rows_there if row.until is None and row.pk not in struck]
    told = facts["items"] if facts.asks("items") else []
    numbers = ITEMS.following(rows_there)
    return [*there, *((row.get("item") or next(numbers), row["what"]) for row in told)]


def has_items(facts: Facts) -> str | None:
    return None if standing(facts) else "检查表中没有检查事项；整张检查表不再使用的，办理“停用”。"


def once_each(facts: Facts) -> str | None:
    asked = [what for _, what in standing(facts)]
    twice = next((what for n, what in enumerate(asked) if what in asked[:n]), None)
    return f"检查内容“{twice}”重复。" if twice else None


def listed_once(facts: Facts) -> str | None:
    register: Any = type(facts.record)
    same = register.objects.filter(title=facts["title"], agency=facts.record.agency, left_on=None)
    twin = facts.look_at(same.exclude(pk=facts.record.pk)[:1])
    return f"本机关已有同名的检查表（{twin[0].stage_label}），修改内容的办理“修订”。" if twin else None


OF_ITEMS = (
    Gate("house.checklist_items", has_items, "items", "检查表有检查事项"),
    Gate("house.checklist_once_each", once_each, "items", "检查内容不重复"),
)


class InspectionChecklist(Stock):
    """行政检查表: drafted → reviewed → published, revised; until it is withdrawn."""

    field = fields_of_administration.column()
    level = models.CharField("制定层级", max_length=10, choices=Level.choices)
    basis = models.CharField("依据文件", max_length=200)
    edition = models.PositiveSmallIntegerField("版次", default=0)
    asked = models.TextField("检查内容", blank=True)
    listed_on = models.DateField("公布日期", null=True, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "行政检查表"

    @classmethod
    def choosable(cls, day: date) -> models.Q:
        return models.Q(listed_on__lte=day) & cls.lasting(day)

    def listed_by(self, day: date) -> bool:
        """Whether it stands published on ``day``."""
        return self.listed_on is not None and self.listed_on <= day and (self.left_on is None or day < self.left_on)

    def why_not(self, day: date) -> str:
        return "" if self.listed_by(day) else f"{self.stage_label}，在{day}没有公布"

    NEXT = {
        "edition": lambda facts: facts.record.edition + 1,
        "asked": lambda facts: "\n".join(f"{n}. {what}" for n, what in standing(facts)),
    }
    ONCE = Gate("house.checklist_once", listed_once, "title", "本机关没有同名的检查表")
    procedure = Procedure(
        Step(
            "draft",
            "拟定",
            since=NEW,
            to="drafted",
            asks=(Stock.title, field, level, basis, ITEMS),
            gates=(ONCE, *OF_ITEMS, fields_of_administration.OF_ITS_DAY),
            help_text="使用上级制定的检查表的，照录其内容，写明制定层级和依据文件。",
        ),
        Step(
            "review",
            "审核",
            since="drafted",
            to=Fork("finding", {Reviewed.FIT: "reviewed", Reviewed.RETURNED: "returned"}),
            by=(Role.LEGAL, Role.HEAD),
            asks=(
                asks.choice("finding", "审核结论", Reviewed.choices),
                asks.words("opinion", "审核意见", longest=500),
            ),
            gates=(four_eyes("审核人员不得与拟定人员相同。", "draft", "amend"),),
        ),
        Step(
            "amend",
            "修改后再报",
            since="returned",
            to="drafted",
            asks=(Stock.title, basis, MORE_ITEMS, STRIKING),
            gates=(ONCE, *OF_ITEMS),
            edits=True,
        ),
        Step(
            "publish",
            "公布",
            since="reviewed",
            to="listed",
            by=(Role.HEAD,),
            sets=NEXT,
            dates=(listed_on,),
            gates=(four_eyes("公布人员不得与拟定人员相同。", "draft", "amend"),),
            publishes=True,
        ),
        Step(
            "revise",
            "修订",
            since="listed",
            by=(Role.HEAD, Role.LEGAL),
            asks=(basis, MORE_ITEMS, STRIKING),
            sets=NEXT,
            gates=OF_ITEMS,
            publishes=True,
            help_text="增加、减少检查事项；此前的版本保留，已经开展的检查仍按当日的版本。",
        ),
        Step("withdraw", "停用", since="listed", to="withdrawn", by=(Role.HEAD,), asks=(asks.REASON,), withdraws=True),
        Step("drop", "撤回", since=("drafted", "returned", "reviewed"), to="dropped", asks=(asks.REASON,)),
        stages={
            "drafted": "待审核",
            "returned": "退回修改",
            "reviewed": "审核通过",
            "listed": "已公布",
            "withdrawn": "已停用",
            "dropped": "已撤回",
        },
        ends=("withdrawn", "dropped"),
        numbering=(Numbering("inspection_checklist", "{mark}检查表〔{year}〕{n}号", at="publish"),),
        spells=ChecklistSpell,
        publication=Publication(
            shows=("number", "title", "field", "level", "basis", "edition", "asked", "listed_on"), versions=True
        ),
    )


declare(inspection_checklists=StockAt(ChecklistSpell))
say("enforcement", "年末公布使用的行政检查表{inspection_checklists}。")
