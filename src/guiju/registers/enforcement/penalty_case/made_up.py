"""What the life of a penalty case tells where nothing else is said: all of it made up, and marked so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import later
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.kernel.offices.regions import Level
from guiju.registers.enforcement.authority_made_up import body, power
from guiju.registers.enforcement.enforcement_body.columns import Power
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case.choices import Channel, Correction, KeptFor, Leniency, Source, UnitKind
from guiju.registers.enforcement.penalty_case.decision_gates import BROAD_REVIEW_UNTIL
from guiju.registers.enforcement.penalty_case.preservation import SETTLED
from guiju.registers.services.power_item.choices import Kind as Listed
from guiju.registers.services.power_item.columns import DiscretionTier, holding

ACTS: dict[str, tuple[str, ...]] = {
    "food": ("经营超过保质期的食品", "未按规定查验进货凭证", "未公示食品经营许可证"),
    "drug_device": ("未按规定储存药品", "未执行医疗器械进货查验制度"),
    "special_equipment": ("使用未经定期检验的特种设备",),
    "product_quality": ("销售不符合质量标准的产品",),
    "market": ("未按规定公示企业信息", "登记事项变更后未按规定办理变更登记"),
    "price": ("未按规定明码标价",),
    "advertising": ("广告使用绝对化用语",),
    "metrology": ("使用未经检定的计量器具",),
    "trademark": ("销售侵犯注册商标专用权的商品",),
    "safety": ("未如实记录事故隐患排查治理情况", "未按规定组织应急演练"),
    "health": ("公共场所未按规定进行卫生检测", "未按规定处置医疗废物"),
    "transport": ("未按规定携带道路运输证", "超限运输"),
    "agriculture": ("未按规定建立农药销售台账",),
    "urban": ("擅自占用道路摆摊经营", "未按规定分类投放垃圾"),
}
SOURCES = (Source.SPECIAL, Source.COMPLAINT, Source.COMPLAINT, Source.HANDED)
RIGHTS = ["state", "defend"]
EVIDENCE = [
    {"kind": "site", "proves": "现场情况"},
    {"kind": "statement", "proves": "当事人承认"},
]


def act(at: Telling) -> str:
    return at.rng.choice(ACTS.get(at["field"], ACTS["market"]))


def title(at: Telling) -> str:
    return f"{at.called('party')}{at['act']}案{MARK}"


def officers(at: Telling) -> list[dict[str, Any]]:
    return [{"certificate": one, "shown": True} for one in at.some(EnforcementCertificate, 2)]


def unit_kind(at: Telling) -> str:
    told = at["party"]
    party = told if isinstance(told, dict) else told[0]
    return UnitKind.ENTERPRISE if party.get("kind", "person") == "organisation" else ""


def released(at: Telling) -> list[dict[str, Any]]:
    """Everything that was kept in place is given back."""
    kept = open_places(SETTLED, at) if at.record is not None else range(len(at.said.get("things", ())))
    return [{"nth": n, "disposal": KeptFor.RELEASED} for n in kept]


def members(at: Telling) -> list[dict[str, Any]]:
    return [{"certificate": one} for one in at.some(EnforcementCertificate, 2)]


def owed(at: Telling) -> list[dict[str, Any]]:
    """One payment of all that is still owed, with its receipt."""
    paid = at["paid"] or sum(row["amount"] for row in at.said.get("payments", ()))
    rest = Decimal(at["fine"] or 0) + (at["surcharge"] or 0) - paid
    return [{"amount": rest, "receipt": f"模拟票据{at.rng.randrange(100_000):05d}"}]


def a_part(at: Telling) -> list[dict[str, Any]]:
    return [{**row, "amount": max(row["amount"] // 2, Decimal(1))} for row in owed(at)]


def small_fine(at: Telling) -> Decimal:
    """As much as may be collected on the spot for being small."""
    return Decimal(100 if at.on >= BROAD_REVIEW_UNTIL else 20)


def bank_fine(at: Telling) -> Decimal:
    return Decimal(200 if at.on >= BROAD_REVIEW_UNTIL else 50)


def on_record(name: str) -> Any:
    """As the step before told it."""
    return lambda at: at[name]


def defence_until(at: Telling) -> date:
    return later(at.on, 5)


def tier(at: Telling) -> int | None:
    """As told before, else the first of the item's benchmark, where it has one that day."""
    item = at["power"]
    return at["tier"] or (1 if item is not None and holding(DiscretionTier, item.pk, at.on) else None)


def fine(at: Telling) -> Decimal:
    """By chance, within the tier chosen."""
    amount = Decimal(at.rng.randrange(5, 80) * 50)
    if at["tier"] is None:
        return amount
    within = holding(DiscretionTier, at["power"].pk, at.on)[at["tier"] - 1]
    return amount if within.most is None else min(max(amount, within.least or amount), within.most)


RULE = f"本领域行政处罚程序规定第六十四条{MARK}"
GROUNDS: dict[str, Any] = {
    "provision": "模拟规定第八条第一款",
    "basis": "模拟依据第十条",
    "basis_published_on": date(2015, 1, 1),
    "correction": Correction.AT_ONCE,
    "leniency": Leniency.ORDINARY,
    "unlawful_gains": Decimal(0),
    "how_to_pay": "十五日内到指定银行缴纳",
    "remedies": "六十日内申请行政复议，或者六个月内提起行政诉讼",
}
ON_SPOT: dict[str, Any] = {
    "remedies": "应当先在六十日内申请行政复议，对复议决定不服的，十五日内提起行政诉讼",
    "told_orally": True,
    "defence_heard": "none",
    "spot_hour": "10:20",
    "spot_place": f"违法行为现场{MARK}",
    "officers_signed": True,
}
AS_TOLD = {name: on_record(name) for name in ("fine", "warned", "business")}
FOUND = {"field": "transport", "act": act, "act_on": lambda at: at.on}


def of_a_township(at: Telling) -> bool:
    return len(at.agency.region_id) == Level.TOWNSHIP


POWERS: dict[str, Any] = {
    "handed_down": lambda at: f"省人民政府决定{MARK}" if of_a_township(at) else "",
    "handed_down_published": of_a_township,
    "handed_down_covers": of_a_township,
}
IN_WHOSE_NAME = {"body": body(Power.PENALTY)}
ON_ITEM: dict[str, Any] = {"power": power(Listed.PENALTY)}
BY_BENCHMARK = {**ON_ITEM, "tier": tier}
FILED_AS: dict[str, Any] = {
    **FOUND,
    **ON_ITEM,
    **IN_WHOSE_NAME,
    **POWERS,
    "found_on": lambda at: at.on,
    "source": lambda at: at.rng.choice(SOURCES),
    "party": lambda at: [at.unit()],
    "title": title,
    "proposal": f"建议立案调查{MARK}",
}
RECORD: dict[str, Any] = {
    "transcript": True,
    "place": f"经营场所{MARK}",
    "began": "9:30",
    "ended": "10:40",
    "checked": "yes",
    "recusal_told": True,
}
HANDED: dict[str, Any] = {
    "channel": lambda at: at.rng.choice((Channel.DIRECT, Channel.POST, Channel.LEFT)),
    "received_by": lambda at: f"当事人{MARK}" if at["channel"] == Channel.DIRECT else "",
    "refusal": lambda at: f"拒绝签收{MARK}" if at["channel"] == Channel.LEFT else "",
    "pictured": lambda at: at["channel"] == Channel.LEFT,
}
DISCUSSED: dict[str, Any] = {
    "leaders": 3,
    "attended": f"甲某（局长）、乙某（副局长）、丙某（副局长）{MARK}",
    "chair": f"甲某{MARK}",
    "conclusion": f"同意{MARK}",
}
