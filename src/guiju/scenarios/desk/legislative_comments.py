"""Drafts for comment on the desk: put to units, shown to the public, merged."""

from __future__ import annotations

from guiju.registers.rulemaking.legislative_comment import LegislativeComment
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办立法意见征集"
STAGES = (("consult_units", 2, "usual"), ("show", 3, "shown"), ("merge", 1, "points"))
"""How far each has come, so many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desk of the bureau."""
    for upto, ago, way in STAGES:
        desk.stands(LegislativeComment, upto, ago, desk.place.bureau, way=way)
    return len(STAGES)
