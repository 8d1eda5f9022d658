"""示范创建: a title applied for by an indicator system that an office loads as dated data; scored, sampled, shown, named for
a term, looked at again each so many years, kept, warned of, withdrawn.

法治政府建设示范; 民主法治示范村 is another register. No law says how, and the papers on it are not at hand: rules of good
order, and what a title needs stands in the system.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.governance.demonstration import applying, holding, reviewing
from guiju.registers.governance.demonstration.columns import DemonstrationColumns


class Demonstration(DemonstrationColumns):
    """示范创建: applied → submitted → passed → shown → named → looked at again → expired, or withdrawn, or never named."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "示范创建"

    procedure = Procedure(
        *applying.STEPS,
        *reviewing.STEPS,
        *holding.STEPS,
        stages={
            "applied": "准备材料",
            "submitted": "评审中",
            "passed": "拟命名",
            "shown": "公示中",
            "named": "已命名",
            "rechecking": "复核中",
            "warned": "已警示",
            "given_up": "已撤回申报",
            "not_named": "不予命名",
            "title_withdrawn": "称号已撤销",
            "expired": "称号已期满",
        },
        ends=("given_up", "not_named", "title_withdrawn", "expired"),
        clocks=(*applying.CLOCKS, *holding.CLOCKS),
        lapses=holding.LAPSES,
        comments=reviewing.COMMENTS,
        publication=Publication(
            shows=(
                *("title", "kind", "project", "level", "named_by", "shown_on", "shown_until"),
                *("named_on", "document", "valid_until", "title_withdrawn_on", "withdrawn_because"),
            )
        ),
    )


NAMED = Q(named_on__isnull=False)
declare(
    demonstrations_applied=Count(Demonstration, on="submitted_on"),
    demonstrations_decided=Count(Demonstration, on="decided_on"),
    demonstrations_named=Count(Demonstration, on="decided_on", where=NAMED),
    demonstration_naming_rate=Ratio("demonstrations_named", "demonstrations_decided"),
    demonstration_titles_withdrawn=Count(Demonstration, on="title_withdrawn_on"),
)
say(
    "governance",
    "申报法治政府建设示范{demonstrations_applied}，评定法治政府建设示范{demonstrations_decided}，"
    "命名法治政府建设示范{demonstrations_named}，法治政府建设示范申报通过率{demonstration_naming_rate}。",
    "撤销法治政府建设示范称号{demonstration_titles_withdrawn}。",
)
