"""Roundtables of the last weeks in the first township: issues collected, a meeting announced, agreements being carried out."""

from __future__ import annotations

from guiju.registers.disputes.roundtable import Roundtable
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办圆桌会"
STAGES = (
    ("collect", 1, ""),
    ("announce", 1, ""),
    ("agree", 1, ""),
    ("minute", 30, ""),
    ("report", 2, ""),
    ("confirm", 2, "dispute"),
)
"""How far each has come, so many working days ago; what was agreed thirty ago is overdue."""


def open_matters(desk: Desk) -> int:
    """How many roundtables were put on the desks."""
    for upto, ago, way in STAGES:
        desk.stands(Roundtable, upto, ago, desk.place.townships[0], way=way)
    return len(STAGES)
