"""How a year's reports are usually called for: from a department, then from the government too; urged, or given up."""

from __future__ import annotations

from datetime import date

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.reports.report_round import ReportRound


def in_time(at: Telling) -> date:
    """Three weeks, and in January no later than the day by law."""
    last = date(at.on.year, 1, 31)
    return min(at.day(20), last) if at.on < last else at.day(20)


LIFE = Life(
    ReportRound,
    keeper=Keeper.BUREAU,
    ready="call",
    stands=lambda led, on: led.stage == "called",
    usual={
        "call": {
            "title": lambda at: f"{at.on.year - 1}年度法治政府建设年度报告报送{MARK}",
            "year": lambda at: at.on.year - 1,
            "units": lambda at: [at.place.department],
            "due_on": in_time,
        },
        "call_more": {"more_units": lambda at: [at.place.government], "due_by": in_time},
        "urge": {"urged": [], "urging": f"请于本周内报送{MARK}"},
        "abandon": {"reason": f"另行部署{MARK}"},
    },
    ways={
        "usual": Way("部署报送", "call"),
        "more": Way("增加报送单位、催报", "call", "call_more" @ days(2), "urge" @ days(15)),
        "abandoned": Way("撤销", "call", "abandon" @ days(3)),
    },
)
