"""Suits on the desk: just summoned, answered and to be heard, judged and within the days of an appeal, advised by a court."""

from __future__ import annotations

from guiju.registers.oversight.litigation import Litigation
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办行政应诉"
STAGES = (("summon", 4), ("defend", 3), ("rule", 3), ("be_advised", 6))
"""How far each has come, so many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desk of a department."""
    for upto, ago in STAGES:
        desk.stands(Litigation, upto, ago, desk.department("市场"))
    return len(STAGES)
