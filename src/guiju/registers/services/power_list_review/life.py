"""How a yearly clean-up of lists usually goes: each unit called, its list published anew, the round closed."""

from __future__ import annotations

from datetime import timedelta

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_list_review import PowerListReview
from guiju.registers.services.reviewed_power_list import ReviewedPowerList

ROUND = Life(
    PowerListReview,
    keeper=Keeper.BUREAU,
    ready="call",
    stands=lambda review, on: review.stage == "called",
    usual={
        "call": {
            "title": lambda at: f"{at.on.year}年权责清单清理{MARK}",
            "basis": f"清理工作通知{MARK}",
            "units": lambda at: [at.place.department],
            "due_on": lambda at: at.day(120),
        },
        "call_more": {"more_units": lambda at: [at.place.township], "due_by": lambda at: at.day(60)},
        "close": {"summary": f"各单位均已公布{MARK}"},
        "abandon": {"reason": f"并入机构改革{MARK}"},
    },
    ways={
        "usual": Way("部署清理", "call", share=9),
        "more": Way("增加单位", "call", "call_more" @ days(5, 20)),
        "abandoned": Way("撤销", "call", "abandon" @ days(5, 20)),
    },
)

UNIT = Life(
    ReviewedPowerList,
    keeper=Keeper.BUREAU,
    ready="publish",
    stands=lambda unit, on: False,
    usual={
        "call": {"round": lambda at: at.one(PowerListReview), "due_on": lambda at: at["round"].due_on},
        "publish": {"result": lambda at: f"逐项核对依据和责任，如“{at.one(PowerItem).title}”"},
        "put_off": {"due_on": lambda at: at["due_on"] + timedelta(days=20), "reason": f"依据正在修改{MARK}"},
        "excuse": {"reason": f"没有行政职权{MARK}"},
    },
    ways={
        "usual": Way("延期后准予不清理", "call", "put_off" @ days(5, 20), "excuse" @ days(5, 20), share=9),
        "published": Way("公布清理后的清单", "call", "publish" @ days(20, 60)),
    },
)
LIVES = (ROUND, UNIT)
