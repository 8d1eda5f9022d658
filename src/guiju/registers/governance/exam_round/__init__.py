"""学法考试: a round in which those who work in the units of a region are examined in the law, each within the days of their unit.

How many questions of which bank, for how long, how often, and from which mark on it is passed is data of the round. No law sets
it; it is good order.
"""

from __future__ import annotations

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.governance.exam_round import holding
from guiju.registers.governance.exam_round.columns import CALLED, ExamRoundColumns


class ExamRound(ExamRoundColumns):
    """学法考试: open → settled, opened again to make up → closed by a circular. Every unit of the region reads its rules."""

    audience = "shared"

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "学法考试"

    procedure = Procedure(
        *holding.STEPS,
        stages={"open": "考试中", "settled": "考试已结束", "closed": "已通报", "abandoned": "已撤销"},
        ends=("closed", "abandoned"),
        publication=Publication(
            shows=("title", "of_year", "closed_on", "persons_due", "persons_sat", "persons_passed")
        ),
        called=CALLED,
    )
