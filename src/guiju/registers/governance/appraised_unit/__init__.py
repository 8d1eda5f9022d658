"""受考核单位: one unit in a year's appraisal: called → scores itself → verified, with what figures compute → ranked.

Its own score and rank it sees on its record; what other units came to, in the circular.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, declare
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.governance.appraised_unit import scoring
from guiju.registers.governance.appraised_unit.columns import UnitColumns


class AppraisedUnit(UnitColumns):
    """受考核单位: called → submitted → verified → ranked, or excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "受考核单位"

    procedure = Procedure(
        *scoring.STEPS,
        stages={
            "called": "待自评",
            "submitted": "已报送自评",
            "verified": "已核定得分",
            "ranked": "已排名",
            "excused": "准予不参加",
        },
        ends=("ranked", "excused"),
        clocks=scoring.CLOCKS,
    )


declare(appraised_units=Count(AppraisedUnit, on="concluded_on", where=~Q(stage="excused")))
