"""How requests usually go: answered at once; dispatched; declined, merged, withdrawn; called back, done again."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_case.choices import Channel, Declined, Kind, Satisfaction, Solved, Topic

MATTERS = ("路灯不亮", "咨询社保转移", "夜间施工噪声", "井盖破损", "办证材料", "小区停车", "路边垃圾未清")
AT_ONCE = (Kind.CONSULT, Kind.HELP, Kind.SUGGESTION, Kind.PRAISE, Kind.COMPLAINT)


SAID: dict[str, Any] = {
    "channel": lambda at: at.rng.choice([Channel.PHONE, Channel.PHONE, Channel.WECHAT, Channel.WEB]),
    "kind": lambda at: at.rng.choice(AT_ONCE),
    "topic": Topic.UTILITIES,
    "title": lambda at: f"{at.rng.choice(MATTERS)}{MARK}",
    "content": f"诉求内容{MARK}",
    "caller": lambda at: [at.person()],
    "confidential": False,
    "consumer": False,
    "merchant": "",
    "disputed": None,
}
BY_DOOR = {name: told for name, told in SAID.items() if name != "channel"}
ANSWER = {"reply": f"答复内容{MARK}", "recovered": None}
RATING = {"satisfaction": Satisfaction.SATISFIED, "solved": Solved.SOLVED}
CONSUMER: dict[str, Any] = {
    "kind": Kind.COMPLAINT,
    "topic": Topic.MARKET,
    "consumer": True,
    "merchant": f"某某商行{MARK}",
}


def earlier(at: Telling) -> Any:
    """One of the same office that came in before."""
    return at.one(HotlineCase)


LIFE = Life(
    HotlineCase,
    keeper=Keeper.BUREAU,
    ready="dispatch",
    stands=lambda case, on: case.stage == "dispatched",
    hands={"call_back": Hand(Role.HEAD), "call_in_vain": Hand(Role.HEAD)},
    usual={
        "receive": SAID,
        "apply": BY_DOOR,
        "answer_at_once": {**SAID, "caller": [], **ANSWER},
        "answer_directly": ANSWER,
        "answer": {"reply": f"汇总答复{MARK}"},
        "decline": {"declined": Declined.REMEDY, "told_where": f"向人民法院起诉{MARK}"},
        "take_on": {"reason": f"属于热线受理范围{MARK}"},
        "merge": {"first": earlier},
        "part": {"reason": f"不是同一事项{MARK}"},
        "withdraw": {"reason": f"已经自行解决{MARK}"},
        "reissue_code": {"identified": True},
        "dispatch": {
            "lead": lambda at: at.place.department,
            "joint": lambda at: [],
            "task": f"查明情况并答复{MARK}",
            "due_on": lambda at: at.day(15),
            "term_basis": f"本地热线办理规定第十条{MARK}",
        },
        "call_more": {
            "joint": lambda at: [at.place.township],
            "task": f"配合查明情况{MARK}",
            "due_on": lambda at: at.day(9),
        },
        "call_back": {**RATING, "said": f"表示感谢{MARK}"},
        "call_in_vain": {"tried": f"三次电话无人接听{MARK}"},
        "reopen": {"reason": f"诉求人称没有解决{MARK}"},
        "close": {"unsolved_because": ""},
    },
    ways={
        "usual": Way("当场答复", "answer_at_once", share=80),
        "directly": Way(
            "受理后直接答复，回访", "receive", "answer_directly" @ days(0, 2), "call_back" @ days(1, 3), share=8
        ),
        "dispatched": Way("派单，增加协办", "receive", "dispatch" @ days(0, 1), "call_more" @ days(0, 1), share=6),
        "online": Way("网上提出", "apply", "answer_directly" @ days(0, 2), share=2),
        "redone": Way(
            "退回重办",
            *("receive", "answer_directly" @ days(0, 2), "call_back" @ days(1, 3), "reopen" @ days(0, 2)),
            "answer_directly" @ days(1, 3),
        ),
        "declined": Way("不予受理", "receive", "decline", share=2),
        "taken_on": Way("改为受理", "receive", "decline", "take_on" @ days(1, 2), "answer_directly" @ days(0, 1)),
        "merged": Way(
            "并入先前诉求", "receive", "merge" @ days(0, 1), "part" @ days(1, 2), "answer_directly" @ days(0, 1)
        ),
        "withdrawn": Way("撤回", "receive", "withdraw" @ days(0, 1)),
    },
)
