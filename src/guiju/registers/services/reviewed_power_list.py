"""清理单位: what an office owes to a round: its list gone through, what was under way finished, and published anew."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Distinct, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Gate, Once, Step
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import Level
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.columns import PowerItemSpell
from guiju.registers.services.power_list_review import PowerListReview


class ReviewedListColumns(Matter):
    """The columns of what a unit owes: its own list gone through, and published anew."""

    round = models.ForeignKey(PowerListReview, models.PROTECT, related_name="+", verbose_name="权责清单清理")
    due_on = models.DateField("完成期限")
    local = models.BooleanField("乡镇（街道）", default=False)
    items = models.PositiveIntegerField("清理后在册事项数", null=True, blank=True)
    changed = models.PositiveIntegerField("本次变更、取消、下放的事项数", null=True, blank=True)
    done_on = models.DateField("公布日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True


Of = ReviewedListColumns
HOLDER = AgencyOf("round", "部署清理的机关")
UNDER_WAY = ("changing", "change_reviewed", "ordered")


def nothing_under_way(facts: Facts) -> str | None:
    """A list is published whole: what was proposed or ordered is done first."""
    rows = PowerItem.objects.filter(agency=facts.record.agency_id, stage__in=UNDER_WAY).order_by("code")
    left = facts.look_at(rows[:3])
    names = "、".join(f"“{facts.named(one)}”" for one in left)
    return f"{names}的调整尚未办结，请先办结再公布清单。" if left else None


def has_a_list(facts: Facts) -> str | None:
    there = PowerItem.objects.filter(PowerItem.choosable(facts.on), agency=facts.record.agency_id)
    return None if there.exists() else "本机关没有公布在册的权责清单事项；没有行政职权的，请部署机关准予不清理。"


def standing(facts: Facts) -> int:
    there = PowerItem.objects.filter(PowerItem.choosable(facts.on), agency=facts.record.agency_id)
    return int(there.count())


def moved(facts: Facts) -> int:
    """Items that were changed, cancelled or handed down since the round began."""
    since: Any = facts.record
    ended = PowerItemSpell.objects.filter(
        matter__agency=since.agency_id,
        left_on__range=(since.opened_on, facts.on),
        ended_by__in=("adopt_change", "cancel", "hand_down"),
    )
    return int(ended.values("matter_id").distinct().count())


def later(facts: Facts) -> str | None:
    unit: Any = facts.record
    return None if facts["due_on"] > unit.due_on else f"新的期限应当晚于{unit.due_on}。"


class ReviewedPowerList(ReviewedListColumns):
    """清理单位: called → published, or excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "清理单位"

    procedure = Procedure(
        Step(
            "call",
            "通知清理",
            since=NEW,
            to="called",
            by=(Role.HEAD,),
            at=HOLDER,
            asks=(Of.round, asks.ahead(Of.due_on)),
            sets=lambda facts: {
                "title": f"{facts['round'].title}：{facts.record.agency}"[:200],
                "local": len(facts.record.agency.region_id) >= Level.TOWNSHIP,
            },
            follows=("power_list_review.call", "power_list_review.call_more"),
            decides=(Of.due_on,),
            set_right_by=("put_off",),
        ),
        Step(
            "publish",
            "公布清理后的清单",
            since=("called", "excused"),
            to="published",
            by=(Role.HEAD,),
            asks=(asks.words("result", "清理情况", longest=1000),),
            dates=(Of.done_on,),
            sets={"items": Once(standing), "changed": Once(moved), "outcome": "已公布"},
            gates=(
                Gate("house.list_review_settled", nothing_under_way, gist="没有正在办理的事项调整"),
                Gate("house.list_review_items", has_a_list, gist="有公布在册的事项"),
            ),
            publishes=True,
            help_text="先在权责清单台账中办完变更、取消、下放，再公布；事项数由台账汇总。",
        ),
        Step(
            "put_off",
            "延长期限",
            since="called",
            by=(Role.CLERK, Role.HEAD),
            at=HOLDER,
            asks=(asks.ahead(Of.due_on), asks.REASON),
            gates=(
                Gate(
                    "house.list_review_later",
                    later,
                    "due_on",
                    "新的期限晚于原期限",
                ),
            ),
        ),
        Step(
            "excuse",
            "准予不清理",
            since="called",
            to="excused",
            by=(Role.CLERK, Role.HEAD),
            at=HOLDER,
            asks=(asks.REASON,),
        ),
        stages={"called": "清理中", "published": "已公布清单", "excused": "准予不清理"},
        ends=("published", "excused"),
        clocks=(
            Clock(
                until=Of.due_on,
                words="公布清理后的权责清单",
                source="清理部署",
                starts="call",
                extended_by="put_off",
                met_by="publish",
                dropped_by="excuse",
            ),
        ),
        publication=Publication(shows=("title", "items", "changed", "done_on")),
    )


declare(
    power_list_departments=Distinct(ReviewedPowerList, "agency_id", on="done_on", where=Q(local=False)),
    power_list_townships=Distinct(ReviewedPowerList, "agency_id", on="done_on", where=Q(local=True)),
)
say(
    "services",
    "完成权责清单清理并公布的部门（单位）{power_list_departments}，乡镇（街道）{power_list_townships}。",
)
