"""How credit information usually goes: a licence or a penalty entered and shown; repaired, taken down, put on a list."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.registers.enforcement.authority_made_up import field, power
from guiju.registers.enforcement.credit_publication import CreditPublication
from guiju.registers.enforcement.credit_publication.choices import Counterpart, Kind, LicenceKind, Withdrawn
from guiju.registers.services.power_item.choices import Kind as Power

ABOUT: dict[str, Any] = {
    "party": lambda at: [at.unit()],
    "counterpart": Counterpart.UNIT,
    "representative": f"张某{MARK}",
}
LISTED: dict[str, Any] = {
    **ABOUT,
    "title": lambda at: f"{at.called('party')}列入名单{MARK}",
    "list": Kind.HONEST,
    "field": "market",
    "decision_number": f"某信名〔{MARK}〕1号",
    "decided_on": lambda at: at.day(-1),
    "basis": f"国务院关于名单管理的规定{MARK}",
    "content": f"列入名单的事实{MARK}",
    "informed": True,
}
REPORTED = "report" @ days(0, 3)
LIFE = Life(
    CreditPublication,
    keeper=Keeper.DEPARTMENT,
    usual={
        "enter_licence": {
            **ABOUT,
            "title": lambda at: f"{at.called('party')}行政许可信息{MARK}",
            "field": field(Power.LICENCE, "market"),
            "power": power(Power.LICENCE),
            "document": "准予行政许可决定书",
            "decision_number": lambda at: f"某许准〔{at.on.year}〕{at.rng.randrange(1, 9999)}号",
            "decided_on": lambda at: at.day(-1),
            "licence_kind": LicenceKind.ORDINARY,
            "certificate": f"经营许可证{MARK}",
            "certificate_number": lambda at: f"JY{at.rng.randrange(10**8):08d}",
            "content": f"准予从事食品销售{MARK}",
            "valid_from": lambda at: at.day(-1),
            "valid_until": lambda at: at.day(1825),
        },
        "enter_listing": LISTED,
        "discard": {"reason": f"重复归集{MARK}"},
        "report": {
            "agency_code": lambda at: make_credit_code("11", at.agency.region_id[:6].ljust(6, "0"), 1),
            "shown_until": lambda at: at.day(300),
        },
        "ask_repair": {"how_corrected": f"已经改正并缴清罚款{MARK}", "corrected": True, "promised": True},
        "grant_repair": {"reason": f"符合条件{MARK}"},
        "refuse_repair": {"reason": f"尚有义务没有履行{MARK}"},
        "withdraw": {"why_withdrawn": Withdrawn.OBJECTION, "reason": f"信息有误{MARK}"},
    },
    ways={
        "usual": Way("许可信息公示", "enter_licence", REPORTED, share=60),
        "late": Way("逾期报送", "enter_licence", "report" @ days(9, 12), share=2),
        "listed": Way("守信名单", "enter_listing", REPORTED, share=20),
        "dishonest": Way(
            "严重失信，修复",
            *(("enter_listing" @ days(0)).saying(list=Kind.DISHONEST), REPORTED, "ask_repair" @ days(60, 90)),
            *("refuse_repair" @ days(1, 3), "ask_repair" @ days(10, 20), "grant_repair" @ days(1, 5)),
            share=5,
        ),
        "withdrawn": Way("异议成立，撤下", "enter_licence", REPORTED, "withdraw" @ days(5, 20), share=2),
        "discarded": Way("不予归集", "enter_licence", "discard" @ days(0, 2)),
    },
)
