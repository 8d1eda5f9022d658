"""权责清单事项: proposed by the office, reviewed for legality, published; changed, cancelled, handed down; each version kept.

优化营商环境条例 arts. 35, 60; 行政处罚法 (2021) art. 34. How lists are made and reviewed stands in
中办发〔2015〕21号, which this house does not have: rules of good order here.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Distinct, Share, StockAt, declare, say
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import Clock
from guiju.registers.services.power_item.changing import STEPS as CHANGING
from guiju.registers.services.power_item.choices import Origin
from guiju.registers.services.power_item.columns import PowerItemColumns as Of
from guiju.registers.services.power_item.columns import PowerItemSpell
from guiju.registers.services.power_item.gates import CARRY_OUT
from guiju.registers.services.power_item.listing import STEPS as LISTING


class PowerItem(Of):
    """权责清单事项: in the list from the day it is published until it is cancelled or handed down."""

    class Meta(Of.Meta):
        verbose_name = verbose_name_plural = "权责清单事项"

    procedure = Procedure(
        *LISTING,
        *CHANGING,
        stages={
            "proposed": "待合法性审核",
            "returned": "退回修改",
            "reviewed": "审核通过",
            "listed": "在清单中",
            "changing": "调整待审核",
            "change_reviewed": "调整审核通过",
            "ordered": "上级已取消、下放",
            "cancelled": "已取消",
            "handed_down": "已下放",
            "dropped": "已撤回",
        },
        ends=("cancelled", "handed_down", "dropped"),
        clocks=(
            Clock(
                CARRY_OUT,
                starts="receive_order",
                counted_from="ordered_on",
                met_by=("cancel", "hand_down"),
                dropped_by="order_lifted",
            ),
        ),
        numbering=(Numbering("power_item", "{mark}权责〔{year}〕{n}号", at="publish"),),
        spells=PowerItemSpell,
        publication=Publication(
            shows=(
                *("number", "code", "title", "kind", "field", "level", "origin", "source", "taken_from", "basis_named"),
                *("duties_named", "process_named", "tiers_named", "benchmark", "benchmark_on", "listed_on", "edition"),
            ),
            versions=True,
            charted=("process_named",),
        ),
    )


CHANGED = Q(ended_by__in=["adopt_change", "cancel", "hand_down"])

declare(
    power_items=StockAt(PowerItemSpell),
    power_items_adjusted=Distinct(PowerItemSpell, "matter_id", on="left_on", where=CHANGED),
    power_items_cancelled=Count(PowerItem, on="left_on", where=Q(stage="cancelled")),
    approval_change_days_limit=Share(
        PowerItem, Q(carried_in_time=True), on="left_on", where=Q(carried_in_time__isnull=False)
    ),
    power_items_taken_over=Count(PowerItem, on="listed_on", where=Q(origin=Origin.TAKEN_OVER)),
)
say(
    "services",
    "年末公布在册的权责清单事项{power_items}；年内动态调整{power_items_adjusted}，其中取消{power_items_cancelled}；"
    "承接上级下放{power_items_taken_over}。",
)
