"""Teaching of the law in the last weeks: on the lists, planned, rained off, held and waiting to be proved or checked."""

from __future__ import annotations

from guiju.registers.education.outreach_event import OutreachEvent
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办普法活动"
STAGES = (
    ("list", 2, ""),
    ("plan", 2, ""),
    ("plan", 7, ""),
    ("postpone", 1, ""),
    ("hold", 1, ""),
    ("again", 1, ""),
    ("prove", 1, ""),
    ("send_back", 1, ""),
    ("check", 3, ""),
    ("check", 2, "household"),
)
"""How far each has come, so many working days ago; what was planned seven ago is soon to be held."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desks, in turn of a department and of the first township."""
    agencies = (desk.department("市场"), desk.place.townships[0])
    for n, (upto, ago, way) in enumerate(STAGES):
        desk.stands(OutreachEvent, upto, ago, agencies[n % 2], way=way)
    return len(STAGES)
