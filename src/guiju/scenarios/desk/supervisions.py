"""Supervision: one round is on its way, in another the answers of the units are due in days."""

from __future__ import annotations

from guiju.registers.oversight.supervision import Supervision
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办法治督察"


def open_matters(desk: Desk) -> int:
    """How many rounds were put on the desk of the justice bureau."""
    desk.stands(Supervision, "find", 1)
    desk.stands(Supervision, "issue", 3)
    return 2
