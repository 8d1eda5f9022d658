"""How a matter is usually sent for legality review, heard with counsel, concluded, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Stop, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Adoption, Conclusion, Decider, Finding, Lawyer, Subject

TITLES = {
    Subject.DECISION: "公共服务设施布局调整方案",
    Subject.PROJECT: "产业园区配套项目",
    Subject.CONTRACT: "政府购买服务合同",
    Subject.LAND: "道路改扩建征收项目",
    Subject.NEGOTIATION: "招商引资项目谈判",
    Subject.OTHER: "信访事项答复意见",
}
SUBJECTS = (Subject.CONTRACT, Subject.CONTRACT, Subject.DECISION, Subject.PROJECT)


def title(at: Telling) -> str:
    return f"{at.agency.region.name}{TITLES[Subject(at['subject'])]}{at.rng.randrange(1, 999)}号{MARK}"


def counsel(at: Telling) -> list[dict[str, Any]]:
    return [{"name": at.person()["name"], "lawyer": Lawyer.COUNSEL, "opinion": f"未见违反法律规定之处{MARK}"}]


def finding(lawful: Finding, otherwise: Finding) -> Callable[[Telling], Finding]:
    return lambda at: lawful if at["conclusion"] == Conclusion.LAWFUL else otherwise


def articles(at: Telling) -> str:
    return "" if at["conclusion"] == Conclusion.LAWFUL else f"有关法律第一条{MARK}"


REVIEWER, SIGNER = Hand(Role.LEGAL, Organ.JUSTICE), Hand(Role.HEAD, Organ.JUSTICE)
HEARD = ("send", "take_on" @ days(0, 1), "hear_counsel" @ days(1, 3))
OPINED = ("conclude" @ days(2, 5), "sign_off" @ days(0, 1))
FITS, NOT = Finding.FITS, Finding.NOT


def opined(conclusion: Conclusion) -> tuple[Stop, Stop]:
    """Drafted so, and signed."""
    drafted, signed = OPINED
    return drafted.saying(conclusion=conclusion), signed


OPINION = {
    "conclusion": Conclusion.LAWFUL,
    "power": FITS,
    "procedure": FITS,
    "content": finding(FITS, NOT),
    "articles": articles,
}
ANEW = {
    "basis": lambda at: at["basis"],
    "procedure_told": lambda at: at["procedure_told"],
    "wanted_by": lambda at: at.day(30),
}

LIFE = Life(
    LegalityReview,
    keeper=Keeper.DEPARTMENT,
    ready="sign_off",
    stands=lambda review, on: review.cleared_by(on),
    hands={
        **dict.fromkeys(("send_back", "take_on", "reassign", "hear_counsel", "conclude", "reconsider"), REVIEWER),
        **dict.fromkeys(("sign_off", "hand_back"), SIGNER),
    },
    usual={
        "send": {
            "subject": lambda at: at.rng.choice(SUBJECTS),
            "decider": Decider.GOVERNMENT,
            "basis": f"有关法律法规{MARK}",
            "procedure_told": f"已履行公众参与等程序{MARK}",
            "exploratory": False,
            "wanted_by": lambda at: at.day(30),
            "title": title,
        },
        "send_back": {"lacking": f"请补充依据文本{MARK}"},
        "complete": ANEW,
        "take_on": {"reviewers": lambda at: at.person()["name"]},
        "hear_counsel": {"counsel_opinions": counsel},
        "put_off": {"wanted_by": lambda at: at.day(40), "reason": f"已与送审单位商定{MARK}"},
        "reassign": {"reviewers": lambda at: at.person()["name"], "reason": f"另有任务{MARK}"},
        "conclude": OPINION,
        "sign_off": {"signed": lambda at: at["conclusion"], "opinion": f"同意{MARK}"},
        "hand_back": {"reason": f"请写明所依据的条款{MARK}"},
        "reconsider": {"reason": f"情况有变化{MARK}", "wanted_by": lambda at: at.day(30)},
        "adjust": {"adoption": Adoption.ALL, "wanted_by": lambda at: at.day(30)},
        "send_again": ANEW,
        "report_adoption": {"adoption": Adoption.ALL},
        "withdraw": {"reason": f"不再推进{MARK}"},
    },
    ways={
        "usual": Way("审查合法", *HEARD, *OPINED, "report_adoption" @ days(5, 30), share=70),
        "adjusted": Way(
            "按意见修改后通过",
            *(*HEARD, *opined(Conclusion.CHANGES), "adjust" @ days(2, 6), "report_adoption" @ days(5, 30)),
            share=25,
        ),
        "reviewed_again": Way(
            "部分采纳，再作审查",
            *(*HEARD, *opined(Conclusion.CHANGES)),
            ("adjust" @ days(2, 6)).saying(adoption=Adoption.PARTLY, why_not=f"另有依据{MARK}"),
            *(*OPINED, "report_adoption" @ days(5, 30)),
        ),
        "unlawful": Way(
            "不合法，修改后重新送审",
            *(*HEARD, *opined(Conclusion.UNLAWFUL), "send_again" @ days(5, 20)),
            *("take_on" @ days(0, 1), "hear_counsel" @ days(1, 3), *OPINED, "report_adoption" @ days(5, 30)),
            share=5,
        ),
        "changed": Way(
            "通过后有实质改动，重新送审",
            *(*HEARD, *OPINED, "send_again" @ days(2, 6), "take_on" @ days(0, 1)),
            *("hear_counsel" @ days(1, 3), *OPINED, "report_adoption" @ days(5, 30)),
        ),
        "completed": Way(
            "补充材料，出具后重新审查",
            *("send", "send_back" @ days(0, 1), "complete" @ days(1, 3), "take_on" @ days(0, 1)),
            *("hear_counsel" @ days(1, 3), *OPINED, "reconsider" @ days(1, 3), *OPINED),
            "report_adoption" @ days(5, 30),
        ),
        "redrafted": Way(
            "改派、延期，审签退回重拟",
            *(
                *HEARD,
                "reassign" @ days(0, 1),
                "put_off" @ days(0, 1),
                "conclude" @ days(2, 6),
                "hand_back" @ days(0, 1),
                *OPINED,
            ),
            "report_adoption" @ days(5, 30),
        ),
        "withdrawn": Way("撤回送审", "send", "withdraw" @ days(0, 3)),
    },
)
