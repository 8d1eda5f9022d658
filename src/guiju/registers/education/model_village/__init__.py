"""民主法治示范村（社区）: applied for, looked at, shown, named at a level, looked at again, kept or lost.

The standard for national ones is not at hand (from memory, not confirmed). What all titles have in common: ``governance.titles``.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, DistinctAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import Step
from guiju.registers.education.model_village import applying, gates
from guiju.registers.education.model_village.columns import ModelVillageColumns, VillageObjection
from guiju.registers.education.villages import VILLAGE
from guiju.registers.governance.indicators.choices import NamedAt
from guiju.registers.governance.titles import bearing, objections, showing
from guiju.registers.governance.titles.choices import HELD

Of = ModelVillageColumns
COMMENTS = objections.comments(VillageObjection, Of.shown_until)


class ModelVillage(ModelVillageColumns):
    """民主法治示范村（社区）: one title at one level of one village."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "民主法治示范村（社区）"

    procedure = Procedure(
        *applying.STEPS,
        *showing.shown(Of, VillageObjection, gates.REVIEWER, COMMENTS),
        showing.named(
            Of,
            (*gates.REVIEWER, gates.RECHECK_AHEAD),
            ("visit",),
            (Of.document, *applying.LASTS),
            {},
            "复核期限按命名机关的规定填写，到期以前提醒。",
            COMMENTS,
            decides=(Of.recheck_on, Of.valid_until),
            set_right_by=("recheck", "withdraw_title"),
        ),
        showing.declined(Of, ("applied", "claimed", "passed", "shown"), gates.REVIEWER),
        *bearing.looked_at_again(
            Of,
            gates.REVIEWER,
            (asks.ahead(Of.recheck_on),),
            kept=(gates.RECHECK_AHEAD,),
            decides=(Of.recheck_on,),
            set_right_by=("recheck", "withdraw_title"),
        ),
        *bearing.lost(Of, gates.REVIEWER, (gates.ONCE,)),
        Step(
            "end_title",
            "村（社区）撤并",
            since=HELD,
            to="ended",
            asks=(asks.REASON,),
            sets={"outcome": "村（社区）撤并"},
            gates=gates.REVIEWER,
            withdraws=True,
            **showing.HEAD,
        ),
        stages={
            "applied": "评审中",
            "returned": "待补充材料",
            "claimed": "待核实",
            "passed": "拟命名",
            "shown": "公示中",
            "named": "已命名",
            "rechecking": "复核中",
            "warned": "已警示",
            "given_up": "已撤回申报",
            "not_named": "不予命名",
            "title_withdrawn": "称号已撤销",
            "expired": "称号已期满",
            "ended": "称号已终止",
        },
        ends=("given_up", "not_named", "title_withdrawn", "expired", "ended"),
        clocks=bearing.clocks(Of, "命名文件", "name", "confirm", also_dropped_by=("end_title",)),
        lapses=bearing.LAPSES,
        comments=COMMENTS,
        publication=Publication(
            shows=(
                *("title", "village", "level", "named_by", "shown_on", "shown_until"),
                *("named_on", "document", "valid_until", "title_withdrawn_on", "withdrawn_because"),
            )
        ),
    )


def bearing_it(where: Q) -> DistinctAt:
    """Villages that bear a title at the end of the period, each once however many it bears."""
    return DistinctAt(ModelVillage, where, since="named_on", until="closed_on", of=VILLAGE, said="村（社区）")


declare(
    model_villages=bearing_it(Q()),
    model_villages_above_county=bearing_it(~Q(level=NamedAt.COUNTY)),
    model_village_titles_given=Count(ModelVillage, on="named_on"),
    model_village_titles_withdrawn=Count(ModelVillage, on="title_withdrawn_on"),
)
say(
    "education",
    "年末保有称号的民主法治示范村（社区）{model_villages}，年内命名民主法治示范称号{model_village_titles_given}。",
)
