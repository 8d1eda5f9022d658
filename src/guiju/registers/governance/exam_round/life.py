"""How a round of examinations usually goes: opened for units with its rules, more units added, or given up before anybody sat."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.governance.exam_round import ExamRound
from guiju.registers.governance.question_bank import QuestionBank

LASTS = 30
PAPER = {
    "singles": 5,
    "single_points": 10,
    "multiples": 2,
    "multiple_points": 15,
    "judgements": 4,
    "judgement_points": 5,
    "minutes": 60,
    "pass_mark": 60,
    "tries": 3,
    "points_due": 0,
    "points_a_day": 125,
    "hours_due": 20,
}
"""The paper of a round in which nothing else is said: full marks are 100."""

LIFE = Life(
    ExamRound,
    keeper=Keeper.BUREAU,
    ready="open",
    stands=lambda led, on: led.stage == "open" and led.closes_on >= on,
    usual={
        "open": {
            "title": lambda at: f"{at.on.year}年度国家工作人员学法考试{MARK}",
            "of_year": lambda at: at.on.year,
            "basis": f"年度普法工作要点{MARK}",
            "bank": lambda at: at.one(QuestionBank),
            "platform": "",
            **PAPER,
            "opens_on": lambda at: at.on,
            "closes_on": lambda at: at.day(LASTS),
            "units": lambda at: [at.place.department],
        },
        "call_more": {
            "more_units": lambda at: [at.place.township],
            "from_day": lambda at: at.day(5),
            "to_day": lambda at: at.day(LASTS),
        },
        "make_up": {"opens_on": lambda at: at.day(3), "closes_on": lambda at: at.day(15)},
        "close": {"summary": f"各单位按期组织{MARK}"},
        "abandon": {"reason": f"与全省统一考试合并{MARK}"},
        "unpublish": {"reason": f"人数有误{MARK}"},
    },
    ways={
        "usual": Way("部署考试", "open", share=9),
        "more": Way("增加单位", "open", "call_more" @ days(1, 3)),
        "abandoned": Way("撤销", "open", "abandon" @ days(1, 5)),
    },
)
