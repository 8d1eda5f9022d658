"""Cases of discipline on the desk of the county's commission: a lead, a case in which somebody is to be heard, one decided."""

from __future__ import annotations

from guiju.registers.oversight.discipline_case import DisciplineCase
from guiju.registers.oversight.discipline_case.choices import Track
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.years.discipline_case import commission

TOLD = "今日在办处分和问责案件"
STAGES = (("take_lead", 2), ("find", 3), ("decide", 1))
"""The last step taken, and how many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many cases were put on the desk."""
    agency = commission(desk.place)
    for upto, ago in STAGES:
        desk.stands(DisciplineCase, upto, ago, agency, told={"take_lead": {"track": Track.SUPERVISORY}})
    return len(STAGES)
