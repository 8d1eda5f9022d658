"""Proposals on the desk: just assigned, taken up, replied to, handled again."""

from __future__ import annotations

from guiju.registers.oversight.proposal import Proposal
from guiju.registers.oversight.proposal.choices import Kind
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办建议提案"
STAGES = (("assign", 2, ""), ("contact", 3, ""), ("reply", 4, ""), ("rate", 2, "again"))
"""How far each has come, so many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desk of a department."""
    for upto, ago, way in STAGES:
        desk.stands(Proposal, upto, ago, desk.department("市场"), way=way, told={"assign": {"kind": Kind.DEPUTY}})
    return len(STAGES)
