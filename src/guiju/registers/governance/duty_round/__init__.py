"""年度述法: a year's round in which those who head townships and departments report how they answered for the rule of law.

That they report yearly and are appraised stands in 党政主要负责人履行推进法治建设第一责任人职责规定 (2016), which this
house does not have; how a round goes is good order.
"""

from __future__ import annotations

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.governance.duty_round import calling
from guiju.registers.governance.duty_round.columns import CALLED, RoundColumns


class DutyRound(RoundColumns):
    """年度述法: called → closed when each has reported and was appraised, or was excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "年度述法"

    procedure = Procedure(
        *calling.STEPS,
        stages={"called": "述法中", "closed": "已通报", "abandoned": "已撤销"},
        ends=("closed", "abandoned"),
        publication=Publication(shows=("title", "of_year", "closed_on", "reports_due", "reports_given")),
        called=CALLED,
    )
