"""How a year's reports are usually called for: from departments and townships, more of them called, urged, or given up."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.reports.report_round import ReportRound

LIFE = Life(
    ReportRound,
    keeper=Keeper.BUREAU,
    ready="call",
    stands=lambda led, on: led.stage == "called",
    usual={
        "call": {
            "title": lambda at: f"{at.on.year - 1}年度法治政府建设年度报告报送{MARK}",
            "year": lambda at: at.on.year - 1,
            "units": lambda at: [at.place.township],
            "due_on": lambda at: at.day(20),
        },
        "call_more": {"more_units": lambda at: [at.place.department], "due_by": lambda at: at.day(15)},
        "urge": {"urged": [], "urging": f"请于本周内报送{MARK}"},
        "abandon": {"reason": f"另行部署{MARK}"},
    },
    ways={
        "usual": Way("部署报送", "call"),
        "more": Way("增加报送单位、催报", "call", "call_more" @ days(2), "urge" @ days(15)),
        "abandoned": Way("撤销", "call", "abandon" @ days(3)),
    },
)
