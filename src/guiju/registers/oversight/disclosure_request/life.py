"""How requests usually go: received, reviewed, answered; corrected, put off, third parties asked, refused, given up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Stop, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.registers.oversight.disclosure_request.choices import (
    Applicant,
    Basis,
    Channel,
    Charge,
    Form,
    NotHeld,
    Opinion,
    Orderer,
    Outcome,
    Review,
    Suggested,
    Supply,
)

TOPICS = ("征地补偿安置方案", "项目环境影响评价批复", "道路改造工程概算", "低保资金使用情况", "行政许可办理结果")


def paper(label: str) -> tuple[str, bytes]:
    return f"{label}.txt", f"模拟{label}，无真实内容。".encode()


def applicant(at: Telling) -> list[dict[str, str]]:
    return [at.person() if at["applicant_kind"] == Applicant.PERSON else at.unit()]


def of_outcome(outcomes: tuple[str, ...], value: Any) -> Any:
    """What goes with some outcomes, of a first reply or of one made anew, and with no other."""

    def told(at: Telling) -> Any:
        outcome = at.told.get("new_outcome") or at.told.get("outcome")
        return value if outcome in outcomes else None

    return told


SUPPLIED = (Outcome.GRANTED, Outcome.PARTLY)
ASKED = {
    "applicant_kind": lambda at: at.rng.choices([Applicant.PERSON, Applicant.ENTERPRISE], [4, 1])[0],
    "applicant": applicant,
    "title": lambda at: f"{at.rng.choice(TOPICS)}{MARK}",
    "description": f"所需信息的特征描述{MARK}",
    "wanted": Form.PAPER,
    "delivery": f"邮寄{MARK}",
    "needs_help": False,
    "identity": paper("身份证明"),
}
SAID = {
    "reason": f"经审查，依法作出该项答复{MARK}",
    "legal_ground": of_outcome((Outcome.SECRET, Outcome.FORBIDDEN, Outcome.SAFETY), f"有关法律的规定{MARK}"),
    "supply": of_outcome(SUPPLIED, Supply.PROVIDED),
    "form_given": of_outcome(SUPPLIED, Form.PAPER),
    "where": of_outcome((Outcome.PUBLISHED_WORK,), f"新华书店{MARK}"),
    "not_held": of_outcome((Outcome.NOT_HELD,), NotHeld.NONE),
    "search": of_outcome((Outcome.NOT_HELD,), f"检索档案和办公系统，没有该信息{MARK}"),
    "organ_unknown": False,
}
PAYING = {"charge": Charge.PAGES, "quantity": 60, "fee": Decimal(300), "charged_for": f"超过三十页的部分{MARK}"}
WITHDRAWING = {"reason": f"已经自行获取{MARK}", "withdrawal": paper("撤回申请书")}
REVIEWED = ("receive", "review_release" @ days(2, 6))
CONSULTED = ("receive", "consult_third_party" @ days(1, 3), "serve_consultation" @ days(1, 3))
ANSWERED = "reply" @ days(1, 8)


def saying(outcome: str) -> Stop:
    return ANSWERED.saying(outcome=outcome)


LIFE = Life(
    DisclosureRequest,
    keeper=Keeper.DEPARTMENT,
    usual={
        "apply": ASKED,
        "register_unconfirmed": {"channel": Channel.FAX, **ASKED},
        "receive": {"channel": Channel.SIGNED_MAIL, **ASKED},
        "confirm": {"confirmed_with": f"电话确认{MARK}"},
        "set_aside": {"tried": f"三次电话无人接听，去信退回{MARK}"},
        "take_back": WITHDRAWING,
        "withdraw": WITHDRAWING,
        "reissue_code": {"identified": True},
        "request_correction": {"missing": f"所需信息的年份{MARK}", "correct_by": lambda at: at.day(15)},
        "submit_correction": {"corrected": f"补充年份{MARK}"},
        "resume": {"reason": f"住院期间未收到告知书{MARK}", "corrected": f"补充年份{MARK}"},
        "ask_reasons": {"excess": f"一个月内申请四十余件{MARK}", "explain_by": lambda at: at.day(10)},
        "explain": {"explanation": f"研究需要{MARK}"},
        "delay": {"delayed_until": lambda at: at.day(90), "reason": f"数量较多{MARK}"},
        "extend": {"extension_length": 10, "reason": f"需要查找历史档案{MARK}"},
        "charge": PAYING,
        "pay": {"payment": f"非税票据{MARK}"},
        "review_release": {"review": Review.OPEN, "review_opinion": f"不涉及国家秘密和第三方权益{MARK}"},
        "consult_third_party": {"third_party": lambda at: [at.unit()], "content": f"涉及你单位的经营信息{MARK}"},
        "consult_agency": {"basis": Basis.JOINT, "content": f"共同制作的信息{MARK}"},
        "give_opinion": {"opinion": Opinion.AGREES, "opinion_words": f"同意{MARK}"},
        "override": {"released": f"检测结果{MARK}", "reason": f"关系公众健康{MARK}"},
        "reply": {"outcome": Outcome.GRANTED, **SAID},
        "redo": {
            "ordered_by": Orderer.RECONSIDERATION,
            "order": f"责令重新答复{MARK}",
            "redo_by": lambda at: at.day(25),
        },
        "reply_again": {"new_outcome": Outcome.GRANTED, **SAID},
        "answer_suggestion": {"suggestion": Suggested.ACCEPTED, "reason": f"涉及公众利益{MARK}"},
    },
    ways={
        "usual": Way("收到、审查后予以公开", *REVIEWED, ANSWERED, share=50),
        "online": Way(
            "网上申请，确认收到后公开",
            "apply",
            "confirm" @ days(1, 2),
            "review_release" @ days(2, 6),
            ANSWERED,
            share=20,
        ),
        "partly": Way(
            "部分公开",
            *("register_unconfirmed", "confirm" @ days(0, 1)),
            ("review_release" @ days(2, 6)).saying(review=Review.PARTLY),
            saying(Outcome.PARTLY),
            share=5,
        ),
        "corrected": Way(
            "补正后公开",
            *(
                "receive",
                "request_correction" @ days(2, 5),
                "submit_correction" @ days(2, 7),
                "review_release" @ days(2, 6),
                ANSWERED,
            ),
            share=5,
        ),
        "refused": Way("不予公开", "receive", saying(Outcome.PROCESS), share=5),
        "not_held": Way("本机关不掌握", "receive", saying(Outcome.NOT_HELD), share=10),
        "petition": Way("不作为申请处理", "receive", saying(Outcome.PETITION), share=3),
        "extended": Way(
            "延长期限后公开", "receive", "extend" @ days(9, 15), "review_release" @ days(1, 4), ANSWERED, share=2
        ),
        "consulted": Way(
            "征求第三方意见后公开",
            *(*CONSULTED, "give_opinion" @ days(3, 10), "review_release" @ days(1, 3), ANSWERED),
            share=2,
        ),
        "overridden": Way(
            "第三方不同意，因公共利益公开",
            *(*CONSULTED, ("give_opinion" @ days(3, 10)).saying(opinion=Opinion.REASONED), "override" @ days(1, 3)),
            *("review_release" @ days(1, 3), ANSWERED),
        ),
        "joint": Way(
            "征求共同制作机关意见",
            *("receive", "consult_agency" @ days(1, 3), "serve_consultation" @ days(0, 2), "give_opinion" @ days(3, 9)),
            *("review_release" @ days(1, 3), ANSWERED),
        ),
        "excessive": Way(
            "数量过多，不予处理",
            *("receive", "ask_reasons" @ days(1, 3), "explain" @ days(2, 5), saying(Outcome.EXCESSIVE)),
        ),
        "delayed": Way(
            "数量过多，延迟答复",
            *("receive", "ask_reasons" @ days(1, 3), "explain" @ days(2, 5), "delay" @ days(1, 3)),
            *("review_release" @ days(20, 30), ANSWERED),
        ),
        "paid": Way(
            "缴纳信息处理费后公开",
            *("receive", "charge" @ days(1, 5), "serve_charge" @ days(0, 2), "pay" @ days(1, 9)),
            *("review_release" @ days(1, 3), ANSWERED),
        ),
        "again": Way(
            "责令重新答复",
            *("receive", saying(Outcome.CASE_FILE), "redo" @ days(30, 50), "review_release" @ days(1, 3)),
            "reply_again" @ days(1, 5),
        ),
        "suggested": Way(
            "建议纳入主动公开", *REVIEWED, ANSWERED, "suggest" @ days(1, 20), "answer_suggestion" @ days(1, 9), share=1
        ),
        "withdrawn": Way("撤回申请", "receive", "withdraw" @ days(1, 9), share=2),
        "taken_back": Way("确认以前撤回", "apply", "take_back" @ days(0, 2)),
        "unconfirmed": Way("未能确认", "register_unconfirmed", "set_aside" @ days(5, 9)),
    },
)
