"""How a number usually comes: sent, confirmed; sent back and sent again; corrected by a new version; revoked."""

from __future__ import annotations

from decimal import Decimal

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.statistics.reported_statistic import ReportedStatistic, gates, sent
from guiju.registers.statistics.reported_statistic.sent import Period

DEFINITION = f"本年度按部门统计报表汇总{MARK}"


def value(at: Telling) -> Decimal:
    """Of anything that may be sent: a whole number, no more than a hundred."""
    return Decimal(at.rng.randint(1, 100))


TOLD = {"value": value, "definition": DEFINITION, "change": "", "source": f"部门统计年报{MARK}"}
LIFE = Life(
    ReportedStatistic,
    keeper=Keeper.DEPARTMENT,
    usual={
        "send": {
            "concept": lambda at: at.rng.choice([*sent.concepts()]),
            "period": Period.YEAR,
            "of_year": lambda at: at.rng.randint(1990, at.on.year - 1),
            "nth": None,
            **TOLD,
        },
        "send_anew": {"previous": lambda at: at.one(ReportedStatistic), **TOLD, "why": f"汇总有误{MARK}"},
        "return_it": {"reason": f"与报表不符{MARK}"},
        "resend": TOLD,
        "confirm": {"truthful": True},
        "drop": {"reason": f"报错项目{MARK}"},
        "revoke": {"reason": f"报错项目{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
    },
    ways={
        "usual": Way("报送、确认", "send", "confirm" @ days(1, 5), share=9),
        "returned": Way(
            "退回后重新报送", "send", "return_it" @ days(1, 3), "resend" @ days(1, 3), "confirm" @ days(1, 3), share=1
        ),
        "anew": Way("更正（新版本）", "send_anew", "confirm" @ days(1, 3)),
        "public": Way(
            "公开与撤回公开", "send", "confirm" @ days(1, 3), "publish" @ days(1, 3), "unpublish" @ days(5, 9)
        ),
        "dropped": Way("撤回报送", "send", "drop" @ days(1, 3)),
        "revoked": Way("作废", "send", "confirm" @ days(1, 3), "revoke" @ days(5, 20)),
    },
    ready="confirm",
    stands=lambda one, on: one.stage == gates.STANDING,
)
