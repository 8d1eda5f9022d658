"""How a year's round of duty reports usually goes: those who head units called, more of them called, or given up."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round.choices import Form, Post

LIFE = Life(
    DutyRound,
    keeper=Keeper.BUREAU,
    ready="call",
    stands=lambda led, on: led.stage == "called",
    usual={
        "call": {
            "title": lambda at: f"{at.on.year}年度党政主要负责人述法{MARK}",
            "of_year": lambda at: at.on.year,
            "basis": f"年度述法工作通知{MARK}",
            "units": lambda at: [at.place.department],
            "posts": [*Post],
            "form": Form.ON_SPOT,
            "due_on": lambda at: at.day(60),
        },
        "call_more": {
            "more_units": lambda at: [at.place.township],
            "more_posts": [Post.GOVERNMENT],
            "more_form": Form.WRITTEN,
            "due_by": lambda at: at.day(40),
        },
        "hold": {"speakers": lambda at: [at.place.department], "place": f"会议中心{MARK}"},
        "close": {"summary": f"述法人均已述法{MARK}"},
        "abandon": {"reason": f"并入年终述职{MARK}"},
    },
    ways={
        "usual": Way("部署述法", "call", share=9),
        "more": Way("增加述法人", "call", "call_more" @ days(3, 10)),
        "abandoned": Way("撤销", "call", "abandon" @ days(3, 10)),
    },
)
