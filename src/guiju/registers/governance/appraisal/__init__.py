"""考核: a year's appraisal by an indicator system that an office loads as dated data: units score themselves, figures compute what
they feed, others verify; objected, ranked, frozen with its figures. No law says how: rules of good order.
"""

from __future__ import annotations

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.governance.appraisal import holding
from guiju.registers.governance.appraisal.columns import CALLED, AppraisalColumns


class Appraisal(AppraisalColumns):
    """考核: called → figures frozen → ranked."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "考核"

    procedure = Procedure(
        *holding.STEPS,
        stages={"called": "自评中", "frozen": "核验中", "ranked": "已公布排名", "abandoned": "已撤销"},
        ends=("ranked", "abandoned"),
        publication=Publication(shows=("title", "of_year", "kind", "system_name", "closed_on", "units_ranked")),
        called=CALLED,
    )
