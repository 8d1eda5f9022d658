"""How proposals usually go: taken up, talked over, replied to, found good; found bad and handled again; returned."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.oversight.proposal import Proposal
from guiju.registers.oversight.proposal.choices import Contacting, Form, Kind, Rating, Result, Topic

MATTERS = ("农村道路", "校园周边秩序", "老旧小区改造", "河道治理", "基层法律服务")


def due(at: Any) -> Any:
    return at.day(90) if at["kind"] == Kind.CPPCC else None


SAID = {
    "kind": lambda at: at.rng.choice([*Kind]),
    "form": Form.ALONE,
    "session": f"十八届三次会议{MARK}",
    "proposal_number": lambda at: f"第{at.rng.randint(1, 10**9)}号",
    "topic": Topic.RULE_OF_LAW,
    "title": lambda at: f"关于加强{at.rng.choice(MATTERS)}的建议{MARK}",
    "content": f"主要内容{MARK}",
    "assigner": f"政府办公室{MARK}",
    "proposer": lambda at: [at.person()],
    "complex": False,
    "key": False,
    "reply_by": due,
}
CONTACT = {"contacts": [{"way": Contacting.FACE, "gist": f"当面听取意见{MARK}"}]}
REPLY = {"result": Result.SOLVED, "reply": f"答复内容{MARK}"}
TAKEN_UP = ("assign", "take_up" @ days(1, 5), "contact" @ days(3, 12))
REPLIED = (*TAKEN_UP, "reply" @ days(3, 15))
GOOD = {"satisfaction": Rating.SATISFIED, "attitude": Rating.SATISFIED}
ENDED = ("rate" @ days(2, 9), "close" @ days(0, 4))
BAD = ("rate" @ days(2, 9)).saying(satisfaction=Rating.DISSATISFIED)


def later(at: Any) -> Any:
    return at.day(120)


def opinions(at: Any) -> list[dict[str, Any]]:
    return [{"unit": at.place.department.name, "opinion": f"同意{MARK}"}]


LIFE = Life(
    Proposal,
    keeper=Keeper.BUREAU,
    usual={
        "assign": SAID,
        "contact": CONTACT,
        "extend": {"reply_by": lambda at: at.day(150), "reason": f"需要现场勘察{MARK}"},
        "join": {"opinions": opinions},
        "go_without": {
            "opinions": lambda at: [{"unit": at.place.department.name, "missing_because": f"两次催办未复{MARK}"}]
        },
        "reply": REPLY,
        "reply_again": REPLY,
        "rate": GOOD,
        "rate_late": GOOD,
        "close": {},
        "unpublish": {"reason": f"答复有更新{MARK}"},
    },
    ways={
        "usual": Way("按期答复，满意", *REPLIED, *ENDED, share=80),
        "promised": Way(
            "列入计划，承诺落实",
            *(*TAKEN_UP, ("reply" @ days(3, 15)).saying(result=Result.SOLVING, promised_by=later)),
            *(*ENDED, "fulfil" @ days(20, 50)),
            share=10,
        ),
        "joint": Way(
            "会同协办单位",
            ("assign" @ days(0)).saying(joint=lambda at: [{"agency": at.place.department}]),
            *("take_up" @ days(1, 5), "contact" @ days(3, 9), "join" @ days(5, 9), "reply" @ days(1, 9), *ENDED),
            share=5,
        ),
        "alone": Way(
            "协办单位未提供意见",
            ("assign" @ days(0)).saying(joint=lambda at: [{"agency": at.place.department}]),
            *("take_up" @ days(1, 5), "contact" @ days(3, 9), "go_without" @ days(5, 9), "reply" @ days(1, 9), *ENDED),
        ),
        "again": Way(
            "不满意，重新办理", *REPLIED, BAD, "contact" @ days(3, 9), "reply_again" @ days(3, 9), *ENDED, share=3
        ),
        "complex": Way(
            "列为难度大的",
            *(("assign" @ days(0)).saying(kind=Kind.DEPUTY), "take_up" @ days(1, 5), "deem_complex" @ days(3, 9)),
            *("contact" @ days(3, 12), "reply" @ days(60, 90), *ENDED),
            share=3,
        ),
        "extended": Way(
            "政协提案延期",
            *(("assign" @ days(0)).saying(kind=Kind.CPPCC), "take_up" @ days(1, 5), "extend" @ days(3, 9)),
            *("contact" @ days(3, 12), "reply" @ days(50, 70), *ENDED),
            share=2,
        ),
        "withdrawn": Way("提出人撤回", "assign", "withdraw" @ days(1, 9), share=1),
        "returned": Way("退回改办", "assign", "return" @ days(1, 5), share=1),
        "public": Way("公开与撤回公开", *REPLIED, *ENDED, "publish" @ days(1, 5), "unpublish" @ days(9, 60), share=1),
        "silent": Way(
            "未反馈", *REPLIED, ("close" @ days(25, 40)).saying(unrated_because=f"两次征询未反馈{MARK}"), share=1
        ),
        "late": Way(
            "办结后反馈",
            *(
                *REPLIED,
                ("close" @ days(25, 40)).saying(unrated_because=f"两次征询未反馈{MARK}"),
                "rate_late" @ days(9, 30),
            ),
        ),
    },
)
