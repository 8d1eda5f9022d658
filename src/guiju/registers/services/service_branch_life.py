"""How a branch of a bundle usually goes: answered; refused, urged, asked again, recalled."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.services.service_branch import Result, ServiceBranch
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_item import ServiceItem

ANSWERED = "answer" @ days(1, 4)
LIFE = Life(
    ServiceBranch,
    keeper=Keeper.BUREAU,
    usual={
        "assign": {
            "case": lambda at: at.one(ServiceCase),
            "item": lambda at: at.one(ServiceItem),
            "task": lambda at: f"第{at.rng.randrange(1, 10**6)}号申请内容{MARK}",
            "due_on": lambda at: at.day(15),
        },
        "answer": {
            "result": Result.AGREED,
            "document": "",
            "refused_because": lambda at: f"不符合条件{MARK}" if at["result"] == Result.REFUSED else "",
        },
        "ask_again": {"due_on": lambda at: at.day(9), "reason": f"没有答复申请内容{MARK}"},
        "urge": {"demand": f"抓紧办理{MARK}"},
        "recall": {"reason": f"申请人撤回该项{MARK}"},
    },
    ways={
        "usual": Way("答复同意", "assign", ANSWERED, share=9),
        "refused": Way("不予办理", "assign", ANSWERED.saying(result=Result.REFUSED)),
        "urged": Way("催办后答复", "assign", "urge" @ days(2, 4), ANSWERED),
        "again": Way("重新办理", "assign", ANSWERED, "ask_again" @ days(0, 1), ANSWERED),
        "recalled": Way("收回", "assign", "recall" @ days(1, 3)),
    },
)
