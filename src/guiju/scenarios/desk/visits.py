"""Petitions on the desk: just received, with a department, being handled, answered."""

from __future__ import annotations

from guiju.registers.disputes.visit import Visit
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办信访事项"
STAGES = (("receive", 1), ("forward", 2), ("accept", 4), ("deliver", 2))
"""How far each has come, so many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desks."""
    for upto, ago in STAGES:
        desk.stands(Visit, upto, ago, desk.place.bureau, way="forwarded")
    return len(STAGES)
