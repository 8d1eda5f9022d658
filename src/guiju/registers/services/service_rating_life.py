"""How a rating usually goes: kept as given; a poor one called back and settled."""

from __future__ import annotations

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Role
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case.choices import Level
from guiju.registers.services.service_rating import Finding, ServiceRating

POOR = ("receive" @ days(0)).saying(level=Level.POOR)
SETTLED = "settle" @ days(1, 5)
LIFE = Life(
    ServiceRating,
    keeper=Keeper.DEPARTMENT,
    hands={"call_back": Hand(Role.LEGAL), "call_in_vain": Hand(Role.LEGAL), "settle": Hand(Role.LEGAL)},
    usual={
        "receive": {"case": lambda at: at.one(ServiceCase), "level": Level.VERY_GOOD, "remark": ""},
        "call_back": {"said": f"等候时间较长{MARK}"},
        "call_in_vain": {"tried": f"三次电话无人接听{MARK}"},
        "settle": {
            "finding": Finding.MENDED,
            "findings": f"窗口人员不足{MARK}",
            "measures": lambda at: f"增加窗口{MARK}" if at["finding"] == Finding.MENDED else "",
        },
        "reopen": {"reason": f"整改没有落实{MARK}"},
    },
    ways={
        "usual": Way("好评", "receive", share=98),
        "poor": Way("差评回访后办结", POOR, "call_back" @ days(0, 2), SETTLED, share=2),
        "in_vain": Way("差评未能联系", POOR, "call_in_vain" @ days(0, 2), SETTLED.saying(finding=Finding.EXPLAINED)),
        "again": Way(
            "重新核实",
            *(POOR, "call_back" @ days(0, 2), SETTLED, "reopen" @ days(1, 5), "call_back" @ days(0, 2), SETTLED),
        ),
    },
)
