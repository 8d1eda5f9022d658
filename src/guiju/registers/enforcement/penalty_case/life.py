"""How a penalty case usually goes: filed, investigated, told, decided, served, published, paid; and how others end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, later, sometimes, where
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.after_choices import JusticeResult, Revocation
from guiju.registers.enforcement.penalty_case.choices import (
    Aside,
    Business,
    Channel,
    Correction,
    Exemption,
    Harm,
    Leniency,
    Source,
    UnitKind,
    Verdict,
    Warned,
)
from guiju.registers.enforcement.penalty_case.decision_gates import BROAD_REVIEW_UNTIL
from guiju.registers.enforcement.penalty_case.filing_gates import STANDARD
from guiju.registers.enforcement.penalty_case.ways_afterwards import (
    AFTERWARDS,
    BY_COURT,
    CONTESTED,
    DECLINED,
    EXECUTED,
    SENT,
    UNPAID,
)

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
    {"item": 1, "kind": "site", "proves": "现场情况"},
    {"item": 2, "kind": "statement", "proves": "当事人承认"},
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


RULE = f"本领域行政处罚程序规定第六十四条{MARK}"
GROUNDS: dict[str, Any] = {
    "basis": "模拟依据第十条",
    "basis_published_on": date(2015, 1, 1),
    "correction": Correction.AT_ONCE,
    "leniency": Leniency.ORDINARY,
    "unlawful_gains": Decimal(0),
    "how_to_pay": "十五日内到指定银行缴纳",
    "remedies": "六十日内申请行政复议，或者六个月内提起行政诉讼",
}
ON_SPOT: dict[str, Any] = {
    "told_orally": True,
    "defence_heard": "none",
    "spot_hour": "10:20",
    "spot_place": f"违法行为现场{MARK}",
    "officers_signed": True,
}
AS_TOLD = {name: on_record(name) for name in ("fine", "warned", "business")}
FOUND = {"field": "food", "act": act, "act_on": lambda at: at.on}

FILED = ("file", "approve_filing" @ days(1))
INVESTIGATED = (*FILED, "investigate" @ days(1), "gather" @ days(0, 1), "verify" @ days(1))
CONCLUDED = (*INVESTIGATED, "conclude" @ days(3, 12))
# Until 2021-07-14 every decision of the ordinary procedure was reviewed.
REVIEWED = where(lambda at: at.on < BROAD_REVIEW_UNTIL, "legal_review" @ days(0))
NOTIFIED = (*CONCLUDED, "head_review" @ days(1), REVIEWED, "notify" @ days(1))
DEFENDED = sometimes(0.3, "defend" @ days(2), "review_defence" @ days(1))
SERVED = ("decide" @ days(1, 3, after="defence_until"), "serve" @ days(0, 3))
DONE = ("publish" @ days(1, 4), "pay" @ days(1, 5), "close" @ days(2))
GRAVE = "conclude" @ days(3, 12)
HARMLESS = {"harm": Harm.NONE, "minor_act": True, "corrected": True}

LIFE = Life(
    PenaltyCase,
    keeper=Keeper.DEPARTMENT,
    ready="approve_filing",
    stands=lambda one, on: one.stage == "investigating" and one.lead_id is None,
    usual={
        "file": {
            **FOUND,
            "found_on": lambda at: at.on,
            "source": lambda at: at.rng.choice(SOURCES),
            "party": lambda at: [at.unit()],
            "title": title,
        },
        "approve_filing": {"standard": [name for name, _ in STANDARD]},
        "file_jointly": {
            **{name: FOUND[name] for name in ("act", "act_on")},
            "lead": lambda at: at.one(PenaltyCase),
            "found_on": lambda at: at.on,
            "party": lambda at: [at.unit()],
            "title": title,
            "evidence": EVIDENCE,
            "acted": f"共同经营{MARK}",
        },
        "investigate": {"did": f"现场检查并询问当事人{MARK}", "officers": officers, "transcript": True},
        "gather": {"evidence": EVIDENCE},
        "verify": {"verifications": [{"item": n, "true": True} for n in (1, 2)]},
        "conclude": {
            "report": f"事实清楚{MARK}",
            "facts_found": [{"words": f"违法事实{MARK}", "items": "1、2"}],
            "harm": Harm.SLIGHT,
        },
        "extend_term": {"extension_length": 30, "basis": RULE, "reason": f"案情复杂{MARK}"},
        "set_time_aside": {"time_aside": Aside.EXPERT, "basis": RULE, "reason": f"送检{MARK}"},
        "head_review": {"opinion": f"同意处理意见{MARK}", "grave_case": False},
        "notify": {
            "fine": lambda at: Decimal(at.rng.randrange(5, 80) * 50),
            "warned": Warned.WARNING,
            "basis": GROUNDS["basis"],
            "facts_told": f"违法事实{MARK}",
            "reasons_told": f"违反规定{MARK}",
            "rights": RIGHTS,
            "defence_until": defence_until,
        },
        "defend": {"defence": f"请求从轻处罚{MARK}"},
        "review_defence": {"defence_verdict": Verdict.DENIED, "reason": f"已在幅度内考虑{MARK}"},
        "call_hearing": {
            "hearing_set_for": lambda at: later(at.on, 9),
            "hearing_hour": "9:30",
            "host": "法制机构负责人",
        },
        "hold_hearing": {
            "openness": "open",
            "signed": "yes",
            "attendance": "there",
            "host_challenged": "none",
            "debate": True,
        },
        "legal_review": {"legal_review_passed": True, "opinion": f"合法{MARK}", "qualified": True},
        "discuss": {"leaders": 5, "conclusion": f"同意{MARK}"},
        "decide": {
            **AS_TOLD,
            **GROUNDS,
            "unit_kind": unit_kind,
            "social_impact": True,
            "by_hearing_record": lambda at: at["hearing_held_on"] is not None,
        },
        "exempt": {"exemption": Exemption.MINOR, "reason": f"违法轻微并及时改正{MARK}", "education": True},
        "penalise_on_spot": {
            **FOUND,
            "field": "urban",
            "party": lambda at: [at.person()],
            "title": title,
            "officers": officers,
            "fine": small_fine,
            "warned": Warned.WARNING,
            "delivered": "yes",
            **ON_SPOT,
            "evidence": EVIDENCE[:1],
            **GROUNDS,
            "unit_kind": unit_kind,
        },
        "hand_over": {"receipt": f"已受理{MARK}"},
        "form_group": {"group_members": members, "suspicion": f"数额达到追诉标准{MARK}"},
        "take_back": {"justice_result": JusticeResult.NO_CRIME, "reason": f"不需要追究刑事责任{MARK}"},
        "serve": {"channel": lambda at: at.rng.choice((Channel.DIRECT, Channel.POST, Channel.LEFT))},
        "keep_private": {"reason": f"涉及个人轻微违法{MARK}"},
        "revoke": {"revoked_on": lambda at: at.on, "revocation": Revocation.ANNULLED},
        **AFTERWARDS,
        "defer": {"deferred_until": lambda at: at.day(60)},
        "pay": {"way": "bank", "payments": owed},
        "pay_instalment": {"way": "bank", "payments": a_part},
        "collect": {"cash_ground": "small", "payments": owed},
    },
    ways={
        "penalised": Way("普通程序处罚", *NOTIFIED, DEFENDED, *SERVED, *DONE, share=60),
        "jointly": Way(
            "共同违法，分别处罚",
            *("file_jointly", "investigate" @ days(1), "verify" @ days(1), "conclude" @ days(3, 6)),
            *("head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "unpaid": Way("处罚后尚未缴款", *NOTIFIED, DEFENDED, *SERVED, "publish" @ days(1, 4), share=6),
        "published_late": Way("逾期公开", *NOTIFIED, *SERVED, "publish" @ days(8, 9), "pay" @ days(1, 5), share=10),
        "suspended": Way(
            "听证后责令停产停业",
            *INVESTIGATED,
            GRAVE.saying(harm=Harm.GRAVE, major_rights=True),
            ("head_review" @ days(1)).saying(grave_case=True),
            ("notify" @ days(1)).saying(rights=[*RIGHTS, "hearing"], business=Business.SUSPENDED),
            *(
                "request_hearing" @ days(2, within=3),
                "call_hearing" @ days(1),
                "hold_hearing" @ days(0, after="hearing_set_for"),
            ),
            *("legal_review" @ days(2), "discuss" @ days(1), *SERVED, *DONE),
        ),
        "on_spot": Way(
            "当场处罚、当场收缴",
            *("penalise_on_spot", "collect", "hand_in" @ days(1), "deposit" @ days(1), "report_on_spot" @ days(1)),
            *("publish" @ days(0, 2), "close" @ days(2)),
            share=10,
        ),
        "on_spot_bank": Way(
            "当场处罚、银行缴款",
            ("penalise_on_spot" @ days(0)).saying(fine=bank_fine),
            *("report_on_spot" @ days(1), "publish" @ days(0, 2), "pay" @ days(1, 5), "close" @ days(2)),
            share=6,
        ),
        "exempt": Way(
            "轻微违法不予处罚",
            *(*INVESTIGATED, GRAVE.saying(**HARMLESS), "head_review" @ days(1), "exempt" @ days(1)),
            *(("serve" @ days(0)).saying(channel=Channel.ON_SPOT), "keep_private" @ days(1), "close" @ days(2)),
        ),
        "transferred": Way(
            "移送司法机关",
            *INVESTIGATED,
            GRAVE.saying(harm=Harm.GRAVE, suspects_crime=True),
            *(*SENT, "police_file" @ days(2), "hand_over_goods" @ days(1), "hand_over" @ days(6)),
        ),
        "came_back": Way(
            "移送后退回，继续处罚",
            *(*INVESTIGATED, GRAVE.saying(suspects_crime=True), *SENT, "police_decline" @ days(2)),
            *("ask_recheck" @ days(0), "recheck_decided" @ days(2), "take_back" @ days(20, 40)),
            *("head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "appraised": Way(
            "送检期间不计入办案期限",
            *(*INVESTIGATED, "set_time_aside" @ days(1), "count_again" @ days(10, 20), "extend_term" @ days(1)),
            *("conclude" @ days(1, 3), "head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "told_by_post": Way(
            "告知书邮寄送达",
            *(
                *CONCLUDED,
                "head_review" @ days(1),
                REVIEWED,
                ("notify" @ days(1)).saying(sent=True),
                "notice_received" @ days(2),
            ),
            *(*SERVED, *DONE),
        ),
        "preserved": Way(
            "先行登记保存证据",
            *(*INVESTIGATED, "allow_preservation" @ days(1), "preserve", "settle_preserved" @ days(3, 6)),
            *("conclude" @ days(3, 6), "head_review" @ days(1), REVIEWED, "notify" @ days(1), *SERVED, *DONE),
        ),
        "instalments": Way(
            "分期缴纳",
            *(*NOTIFIED, *SERVED, "publish" @ days(1, 4), "request_deferral" @ days(1, 3), "defer" @ days(1, 3)),
            *("pay_instalment" @ days(5, 20), "pay" @ days(5, 20), "close" @ days(2)),
        ),
        "by_court": Way("申请法院强制执行", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *BY_COURT, "close" @ days(2)),
        "declined_by_court": Way("法院不予受理", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *DECLINED, UNPAID),
        "executed": Way("依法自行强制执行", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *EXECUTED, "close" @ days(2)),
        "contested": Way("复议维持后缴款", *NOTIFIED, *SERVED, "publish" @ days(1, 4), *CONTESTED, "close" @ days(2)),
        "dropped": Way("撤销案件", *INVESTIGATED, ("drop" @ days(10)).saying(reason=f"违法事实不能成立{MARK}")),
        "not_filed": Way("不予立案", "file", ("decline_filing" @ days(2)).saying(reason=f"不属于本机关管辖{MARK}")),
    },
)
PENALISED, ON_THE_SPOT = ("penalised", "unpaid", "published_late"), ("on_spot", "on_spot_bank")
"""The ways on which a penalty is decided after the ordinary procedure, and on the spot."""
