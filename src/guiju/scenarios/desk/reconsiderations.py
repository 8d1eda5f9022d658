"""Reconsiderations on the desk: just received, near due, overdue, at rest, on the summary track."""

from __future__ import annotations

from guiju.registers.oversight.reconsideration import Reconsideration
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办行政复议"
DECIDE = "reconsideration.decide.ordinary"


def open_matters(desk: Desk) -> int:
    """How many cases were put on the desks."""
    desk.stands(Reconsideration, "receive", 2)
    for due in (desk.ahead(3), desk.ago(4)):
        # Accepted on the day on which it came in, so that its limit ends on the day.
        desk.walk(Reconsideration, desk.start_of(DECIDE, due)).follow("upheld", "hear_opinions")
    desk.stands(Reconsideration, "suspend", 20)
    desk.stands(Reconsideration, "deliver_copy", 2, way="simplified")
    return 5
