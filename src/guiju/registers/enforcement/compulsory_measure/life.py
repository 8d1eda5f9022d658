"""How a compulsory measure usually goes: approved, goods sealed, tested, given back; money frozen; imposed at once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK, unit
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.enforcement.authority_made_up import field, power
from guiju.registers.enforcement.compulsory_measure import CompulsoryMeasure
from guiju.registers.enforcement.compulsory_measure.choices import Contested, Fate, Kind, Presence, Signed, Why
from guiju.registers.enforcement.compulsory_measure.ending import SETTLING
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case.after_choices import Contest
from guiju.registers.services.power_item.choices import Kind as Power
from guiju.registers.services.power_item.choices import TextLevel

GOODS = [
    {"name": f"超过保质期食品{MARK}", "quantity": "20箱", "details": f"批号2024-01{MARK}"},
    {"name": f"账簿{MARK}", "quantity": "2册"},
]


def officers(at: Telling) -> list[dict[str, Any]]:
    return [{"certificate": one, "shown": True} for one in at.some(EnforcementCertificate, 2)]


def goods(at: Telling) -> list[dict[str, Any]]:
    return GOODS if at["kind"] in (Kind.SEAL, Kind.SEIZE) else []


def fates(at: Telling, fate: Fate, *places: int) -> list[dict[str, Any]]:
    those = places or tuple(open_places(SETTLING, at, "things"))
    return [{"nth": n, "fate": fate} for n in those]


def frozen(at: Telling) -> bool:
    return bool(at["kind"] == Kind.FREEZE)


WHAT: dict[str, Any] = {
    "party": lambda at: [unit(at.rng, at.agency.region_id)],
    "title": lambda at: f"{at.called('party')}涉嫌经营超过保质期食品强制措施{MARK}",
    "kind": Kind.SEIZE,
    "field": field(Power.COMPULSORY, "food"),
    "power": power(Power.COMPULSORY),
    "penalty": None,
    "ground": f"防止涉案物品转移、损毁{MARK}",
    "basis": f"某某法第一百一十条第四项{MARK}",
    "basis_level": TextLevel.LAW,
    "involved": lambda at: Decimal(50000) if frozen(at) else None,
}
IMPOSED: dict[str, Any] = {
    "officers_on_site": officers,
    "place": f"经营场所{MARK}",
    "began": "9:30",
    "term": 30,
    "presence": lambda at: "" if frozen(at) else Presence.PARTY,
    "told_rights": True,
    "statement": f"没有意见{MARK}",
    "things": goods,
    "handed": True,
    "free_of_others": True,
    "remedies": f"可以申请行政复议或者提起行政诉讼{MARK}",
    "keeping": f"本机关物品保管室{MARK}",
    "frozen": lambda at: Decimal(30000) if frozen(at) else None,
    "bank": lambda at: f"某某银行{MARK}" if frozen(at) else "",
    "account": lambda at: f"尾号0001{MARK}" if frozen(at) else "",
}
AT_ONCE = "impose_at_once" @ days(0)
RECORDED = ("record_scene" @ days(0), "publish" @ days(1, 9))
USUAL = ("ask", "approve" @ days(0, 1), "impose" @ days(0, 1), *RECORDED)
RETURNED = {"why_ended": Why.NO_NEED, "things": lambda at: fates(at, Fate.RETURNED)}

LIFE = Life(
    CompulsoryMeasure,
    keeper=Keeper.DEPARTMENT,
    usual={
        "ask": WHAT,
        "approve": {"opinion": f"同意{MARK}"},
        "decline": {"reason": f"不采取强制措施也能查清{MARK}"},
        "forgo": {"reason": f"当事人已经主动处理{MARK}"},
        "impose": IMPOSED,
        "impose_at_once": {**WHAT, **IMPOSED, "why_at_once": f"当事人正在转移物品{MARK}"},
        "record_scene": {
            "seen": f"执法人员清点物品，逐项登记{MARK}",
            "finished": "10:40",
            "signed": lambda at: "" if frozen(at) else Signed.YES,
        },
        "approve_after": {"opinion": f"同意{MARK}"},
        "disapprove": {"reason": f"没有当场采取的必要{MARK}"},
        "deliver_freeze": {"received_by": f"法定代表人签收{MARK}"},
        "test": {
            "tested": f"超过保质期食品{MARK}",
            "tested_by": f"某某检验所{MARK}",
            "test_until": lambda at: at.day(12),
            "informed": True,
        },
        "test_over": {"test_result": f"不合格{MARK}"},
        "extend": {"extension_length": 30, "reason": f"案情复杂{MARK}", "informed": True},
        "release_part": {
            "why_ended": Why.UNRELATED,
            "things": lambda at: fates(at, Fate.RETURNED, 1),
            "party_told": True,
        },
        "end": {**RETURNED, "party_told": True, "bank_told": True},
        "transfer": {
            "receiver": lambda at: [f"某某公安局{MARK}"],
            "letter": f"某移〔{MARK}〕1号",
            "with_goods": True,
            "party_told": True,
        },
        "contest": {"contest_kind": Contest.RECONSIDERATION, "note": f"县政府{MARK}"},
        "contest_over": {"contest_result": Contested.UPHELD, "note": f"维持{MARK}"},
        "unpublish": {"reason": f"信息有误，更正后再公开{MARK}"},
    },
    ways={
        "usual": Way("扣押后退还", *USUAL, "end" @ days(5, 9), share=60),
        "tested": Way(
            "检测后没收",
            *("ask", "approve", "impose", "record_scene", "test" @ days(0, 1), "test_over" @ days(3, 6)),
            "publish" @ days(0),
            ("end" @ days(1, 5)).saying(
                why_ended=Why.DECIDED,
                decision=f"某罚决〔{MARK}〕1号",
                things=lambda at: fates(at, Fate.CONFISCATED),
            ),
            share=20,
        ),
        "frozen": Way(
            "冻结存款",
            ("ask" @ days(0)).saying(kind=Kind.FREEZE),
            *("approve", "impose", "record_scene", "deliver_freeze" @ days(0, 2), "publish" @ days(0, 5)),
            ("end" @ days(3, 9)).saying(things=[]),
            share=5,
        ),
        "at_once": Way(
            "当场实施，补办批准后延长",
            *(AT_ONCE, "record_scene", "approve_after", "publish" @ days(1, 5), "extend" @ days(10, 12)),
            *("release_part" @ days(1, 3), "end" @ days(1, 5)),
            share=10,
        ),
        "disapproved": Way(
            "当场实施，负责人不同意",
            *(AT_ONCE, "record_scene", "disapprove"),
            ("end" @ days(0)).saying(why_ended=Why.DISAPPROVED),
        ),
        "transferred": Way("随案移送", *USUAL[:4], "transfer" @ days(5, 9), "publish" @ days(0, 2)),
        "contested": Way(
            "复议维持，撤回公开", *USUAL, "contest" @ days(1, 2), "unpublish", "contest_over" @ days(2, 9), "end"
        ),
        "annulled": Way(
            "复议撤销，立即解除",
            *USUAL,
            "contest" @ days(1, 2),
            ("contest_over" @ days(2, 9)).saying(contest_result=Contested.ANNULLED, note=f"撤销{MARK}"),
            ("end" @ days(0)).saying(why_ended=Why.ANNULLED),
        ),
        "declined": Way("不予批准", "ask", "decline" @ days(0, 1)),
        "forgone": Way("批准后不再实施", "ask", "approve", "forgo" @ days(0, 2)),
    },
)
