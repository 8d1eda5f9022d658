"""Major decisions on their way: one is shown to the public, one is proposed for the catalogue; counsel newly engaged."""

from __future__ import annotations

from guiju.registers.decisions.counsel import Counsel
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办的重大行政决策"
UPTO = (("consult", 6), ("propose", 2))
"""How far each has come, and how many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks."""
    for upto, ago in UPTO:
        desk.stands(MajorDecision, upto, ago, desk.place.government)
    desk.stands(Counsel, "serve", 3, desk.place.bureau)
    return len(UPTO) + 1
