"""How petitions usually go: settled at the window; forwarded, handled, answered; reviewed; led on, declined, joined, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.disputes.visit import Visit
from guiju.registers.disputes.visit.choices import (
    Channel,
    Declined,
    Finding,
    Forwarding,
    Nature,
    Rechecked,
    Reviewed,
    Route,
    Topic,
)
from guiju.registers.enforcement.penalty_case import PenaltyCase

MATTERS = ("宅基地界址", "拖欠工程款", "小区物业收费", "征地补偿", "噪声扰民", "村务公开")


def case_of_theirs(at: Telling) -> Any:
    """A penalty case of the department that has the petition."""
    return at.finds(PenaltyCase, replace(at, agency=at["handler"] or at.agency), 1)[0]


SAID: dict[str, Any] = {
    "channel": Channel.VISIT,
    "nature": Nature.PLEA,
    "topic": lambda at: at.rng.choice([Topic.LAND, Topic.LABOUR, Topic.HOUSING, Topic.ORDER]),
    "title": lambda at: f"{at.rng.choice(MATTERS)}问题{MARK}",
    "content": f"请求、事实和理由{MARK}",
    "petitioner": lambda at: [at.person()],
    "persons": 1,
    "responder": f"首接人员{MARK}",
}
ANSWER = {
    "heard": True,
    "investigated": True,
    "finding": Finding.SUPPORTED,
    "opinion": f"处理意见{MARK}",
    "basis": f"有关规定{MARK}",
}
BEGUN = ("receive", "forward" @ days(1, 4), "accept" @ days(1, 5))
ANSWERED = (*BEGUN, "reply" @ days(9, 25), "deliver" @ days(1, 4))
REVIEWED = (*ANSWERED, "ask_review" @ days(5, 15, within=28), "review" @ days(5, 15), "deliver_review" @ days(1, 4))

LIFE = Life(
    Visit,
    keeper=Keeper.BUREAU,
    ready="accept",
    stands=lambda petition, on: petition.stage == "handling",
    usual={
        "receive": {**SAID, "accused": None, "first": None},
        "settle_at_once": {**SAID, "opinion": f"当场解答、调处{MARK}", "resolved": True},
        "correct_first": {"first": lambda at: at.one(Visit)},
        "join": {"first": lambda at: at.one(Visit)},
        "part": {"reason": f"不是同一事项{MARK}"},
        "forward": {"handler": lambda at: at.place.department, "forwarding": Forwarding.PASSED, "report_by": None},
        "object": {"reason": f"不属于本单位职权{MARK}"},
        "agree": {"reason": f"核实属实{MARK}"},
        "insist": {"reason": f"属于该单位职权{MARK}"},
        "decline": {"declined": Declined.COURTS, "told_where": f"向人民法院提出{MARK}"},
        "take_on": {"reason": f"属于职权范围{MARK}"},
        "withdraw": {"reason": f"已经自行解决{MARK}"},
        "accept": {"how": f"调查核实后书面答复{MARK}"},
        "lead_to_penalty": {"penalty": case_of_theirs},
        "lead_elsewhere": {"route": Route.ARBITRATION, "told_where": f"向劳动争议仲裁委员会申请{MARK}"},
        "return_from_route": {"reason": f"该途径不予受理{MARK}"},
        "extend": {"extension_length": 20, "reason": f"情况复杂{MARK}", "told": True},
        "reply": ANSWER,
        "reply_again": ANSWER,
        "deliver": {"delivery": f"当面签收{MARK}"},
        "close": {"resolved": True, "follow_up": f"已经回访{MARK}"},
        "resolve_late": {"how_resolved": f"诉求已经解决{MARK}"},
        "ask_review": {"reviewer": f"上一级机关{MARK}"},
        "review": {"review_result": Reviewed.UPHELD, "reasons": f"事实清楚，依据正确{MARK}"},
        "deliver_review": {"delivery": f"邮寄签收{MARK}"},
        "ask_recheck": {"rechecker": f"再上一级机关{MARK}"},
        "open_hearing": {"subject": f"事实认定{MARK}"},
        "close_hearing": {"heard_there": f"听取各方意见{MARK}"},
        "recheck": {"recheck_result": Rechecked.UPHELD, "reasons": f"维持{MARK}"},
        "recheck_again": {"recheck_result": Rechecked.CHANGED, "reasons": f"更正{MARK}"},
    },
    ways={
        "usual": Way("窗口当场办结", "settle_at_once", share=60),
        "forwarded": Way("转送、受理、答复、办结", *ANSWERED, "close" @ days(1, 9), share=20),
        "own": Way(
            "本机关自行办理，延期",
            *(
                "receive",
                "accept" @ days(1, 3),
                "extend" @ days(9, 20),
                "reply" @ days(9, 20),
                "reply_again" @ days(0, 1),
            ),
            *("deliver" @ days(1, 3), "close" @ days(1, 5)),
            share=5,
        ),
        "charged": Way(
            "交办，提出异议后改办",
            *(
                "receive",
                ("forward" @ days(1, 3)).saying(forwarding=Forwarding.CHARGED, report_by=lambda at: at.day(40)),
            ),
            *("object" @ days(1, 2), "agree" @ days(1, 2), "forward" @ days(1, 2), "accept" @ days(1, 2)),
            *("reply" @ days(5, 9), "deliver" @ days(1, 2), ("close" @ days(35, 40)).saying(resolved=False)),
            "resolve_late" @ days(3, 9),
            share=2,
        ),
        "insisted": Way(
            "异议不成立", "receive", "forward" @ days(1, 2), "object" @ days(1, 2), "insist", "accept" @ days(1, 2)
        ),
        "reviewed": Way("复查后办结", *REVIEWED, "close" @ days(1, 5), share=2),
        "rechecked": Way(
            "复核终结",
            *REVIEWED,
            *("ask_recheck" @ days(5, 15, within=28), "open_hearing" @ days(2, 4), "close_hearing" @ days(2, 4)),
            *("recheck" @ days(2, 9), "recheck_again" @ days(1, 2)),
            share=1,
        ),
        "redone": Way(
            "复查撤销，重新办理",
            *(
                *ANSWERED,
                "ask_review" @ days(5, 15, within=28),
                ("review" @ days(5, 15)).saying(review_result=Reviewed.REDO),
            ),
            *(
                "forward" @ days(1, 2),
                "accept" @ days(1, 3),
                "reply" @ days(5, 15),
                "deliver" @ days(1, 4),
                "close" @ days(1, 9),
            ),
        ),
        "to_dispute": Way("转为矛盾纠纷", "receive", "lead_to_dispute" @ days(1, 4), share=3),
        "to_penalty": Way("导入行政处罚", "receive", "forward" @ days(1, 2), "lead_to_penalty" @ days(1, 4)),
        "elsewhere": Way(
            "导入仲裁，恢复办理", "receive", "lead_elsewhere" @ days(1, 4), "return_from_route" @ days(5, 20), share=2
        ),
        "report": Way(
            "检举控告转送纪检监察机关",
            ("receive" @ days(0)).saying(nature=Nature.REPORT),
            ("lead_elsewhere" @ days(1, 4)).saying(route=Route.DISCIPLINE),
            share=1,
        ),
        "declined": Way("不予受理", "receive", "decline" @ days(1, 4), "take_on" @ days(1, 5), share=1),
        "joined": Way(
            "重复信访并入", "receive", "join" @ days(0, 1), "part" @ days(1, 3), "correct_first" @ days(0, 1), share=1
        ),
        "withdrawn": Way("撤回", "receive", "withdraw" @ days(1, 5), share=1),
    },
)
