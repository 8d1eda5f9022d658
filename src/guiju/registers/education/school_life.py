"""The life of a school in the list: entered, changed, seldom closed."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.education.school import Kind, School

LIFE = Life(
    School,
    keeper=Keeper.DEPARTMENT,
    usual={
        "enter": {
            "title": lambda at: f"第{at.rng.randint(1, 10**6)}中心学校{MARK}",
            "kind": lambda at: at.rng.choice((Kind.PRIMARY, Kind.MIDDLE, Kind.NINE)),
            "students": lambda at: at.rng.randint(100, 2000),
        },
        "change": {"title": lambda at: at["title"], "kind": lambda at: at["kind"], "students": 900},
        "close": {"reason": f"并入中心学校{MARK}"},
    },
    ways={
        "usual": Way("在册", "enter", share=9),
        "changed": Way("变更", "enter", "change" @ days(20, 60)),
        "closed": Way("撤销", "enter", "close" @ days(20, 200)),
    },
    ready="enter",
    stands=School.serves_on,
)
