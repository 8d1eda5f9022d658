"""How counsel is usually engaged, serves, is assessed and engaged again; dismissed, or the term runs out."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.decisions.counsel import Counsel, Grade, Kind, Service

TERM = 365


def services(at: Telling) -> list[dict[str, Any]]:
    kind = at.rng.choice([*Service])
    about = f"第{at.rng.randint(1, 99_999)}号事项{MARK}"
    return [{"kind": kind, "about": about, "result": f"已提出法律意见{MARK}", "no_conflict": True}]


def assessed(at: Telling) -> list[dict[str, Any]]:
    return [{"year": at.on.year, "grade": Grade.QUALIFIED, "opinion": f"履职合格{MARK}"}]


SERVED = ("engage", "serve" @ days(5, 30))

LIFE = Life(
    Counsel,
    keeper=Keeper.BUREAU,
    usual={
        "engage": {
            "title": lambda at: at.person()["name"],
            "kind": Kind.COUNSEL,
            "licence": lambda at: f"1{at.rng.randrange(10**15, 10**16)}",
            "firm": lambda at: f"某律师事务所{MARK}" if at["kind"] == Kind.COUNSEL else "",
            "fee": None,
            "term_until": lambda at: at.day(TERM),
            "scope": f"决策、合同、诉讼和涉法事务{MARK}",
            "contract": ("聘任合同.txt", f"聘任合同{MARK}".encode()),
        },
        "serve": {"services": services},
        "assess": {"assessments": assessed},
        "renew": {
            "term_until": lambda at: at.day(2 * TERM),
            "fee": None,
            "scope": lambda at: at["scope"],
            "contract": ("续聘合同.txt", f"续聘合同{MARK}".encode()),
        },
        "dismiss": {"reason": f"工作调整{MARK}"},
        "unpublish": {"reason": f"信息有误{MARK}"},
    },
    ways={
        "usual": Way("聘任、服务、考核", *SERVED, "serve" @ days(5, 30), "assess" @ days(20, 60), share=9),
        "renewed": Way("考核合格后续聘", *SERVED, "assess" @ days(20, 60), "renew" @ days(5, 20)),
        "dismissed": Way(
            "公开，解聘", "engage", "publish" @ days(1, 5), "unpublish" @ days(5, 9), "dismiss" @ days(5, 90)
        ),
    },
)
