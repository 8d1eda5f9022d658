"""How an order usually goes: signed for, who asked is called, answered; or sent back, put off, urged, done again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.registers.oversight.hotline_order.columns import Told


def later(at: Telling) -> Any:
    return at["due_on"] + timedelta(days=10)


SIGNED = ("assign", "sign" @ days(0, 1))
ANSWERED = ("contact" @ days(0, 1), "answer" @ days(1, 4))
LIFE = Life(
    HotlineOrder,
    keeper=Keeper.BUREAU,
    usual={
        "assign": {
            "case": lambda at: at.one(HotlineCase),
            "is_lead": True,
            "task": lambda at: f"第{at.rng.randrange(1, 10**6)}号交办要求{MARK}",
            "due_on": lambda at: at.day(15),
        },
        "send_back": {"reason": f"不属于本单位职责{MARK}"},
        "insist": {"reason": f"依职责由该单位办理{MARK}"},
        "recall": {"reason": f"改派其他单位{MARK}"},
        "contact": {"said": f"已电话说明办理安排{MARK}"},
        "ask_delay": {"wanted_on": later, "reason": f"需要检测{MARK}"},
        "put_off": {"due_on": later, "reason": f"同意{MARK}"},
        "refuse_delay": {"reason": f"期限已经从宽{MARK}"},
        "urge": {"demand": f"抓紧办理{MARK}"},
        "answer": {"result": f"已经处理{MARK}", "told": Told.TOLD, "recovered": None},
        "reject": {"redo_by": lambda at: at.day(8), "reason": f"没有回答诉求{MARK}"},
    },
    ways={
        "usual": Way("签收、联系、反馈", *SIGNED, *ANSWERED, share=80),
        "urged": Way("催办", *SIGNED, "urge" @ days(2, 4), *ANSWERED, share=6),
        "put_off": Way("延期", *SIGNED, "ask_delay" @ days(1, 3), "put_off" @ days(0, 1), *ANSWERED, share=5),
        "not_put_off": Way(
            "不予延期", *SIGNED, "ask_delay" @ days(1, 3), "refuse_delay" @ days(0, 1), *ANSWERED, share=2
        ),
        "insisted": Way(
            "退回后维持派单", "assign", "send_back" @ days(0, 1), "insist" @ days(0, 1), "sign" @ days(0, 1), *ANSWERED
        ),
        "recalled": Way("退回后收回", "assign", "send_back" @ days(0, 1), "recall" @ days(0, 1), share=4),
        "rejected": Way(
            "退回重办",
            *SIGNED,
            *ANSWERED,
            "reject" @ days(0, 1),
            sometimes(0.5, "urge" @ days(1)),
            "answer" @ days(1, 3),
        ),
    },
)
