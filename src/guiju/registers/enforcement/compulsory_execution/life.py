"""How an enforcement usually goes: money transferred, a duty substituted, a building taken down, an agreement, the court."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, later
from guiju.kernel.declaring.simulated import MARK, unit
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.enforcement.authority_made_up import field, power
from guiju.registers.enforcement.compulsory_execution import CompulsoryExecution
from guiju.registers.enforcement.compulsory_execution.agreeing import KEEPING
from guiju.registers.enforcement.compulsory_execution.choices import Duty, Ending, Harm, Mode, Outcome
from guiju.registers.enforcement.penalty_case.after_choices import Contest, ContestResult, CourtStage, Suspension
from guiju.registers.enforcement.penalty_case.choices import Channel, Verdict
from guiju.registers.enforcement.penalty_case.enforcement_by_court import NEEDED
from guiju.registers.services.power_item.choices import Kind as Power

SUM = Decimal(20000)


def money(at: Telling) -> bool:
    return bool(at["duty_kind"] == Duty.MONEY)


def rest(at: Telling) -> Decimal:
    """What is still owed, as the record will have it."""
    added = (at["surcharge"] or 0) - (at["waived"] or 0)
    return Decimal((at["sum_due"] or 0) + added - (at["paid"] or 0)) if money(at) else Decimal(0)


def all_of_it(at: Telling) -> list[dict[str, Any]]:
    return [{"amount": rest(at)}] if rest(at) > 0 else []


def substituted(at: Telling) -> bool:
    return bool(at["mode"] == Mode.SUBSTITUTE)


def halves(at: Telling) -> list[dict[str, Any]]:
    half = rest(at) / 2 if money(at) else None
    return [{"what": f"第{n}期{MARK}", "due_on": at.day(30 * n), "amount": half} for n in (1, 2)]


def kept(nth: int) -> list[dict[str, Any]]:
    return [{"nth": nth, "kept": f"已履行{MARK}"}]


PARTY: dict[str, Any] = {
    "party": lambda at: [unit(at.rng, at.agency.region_id)],
    "field": field(Power.COMPULSORY, "urban"),
    "power": power(Power.COMPULSORY),
}
RECEIVED = {"recovered": all_of_it, "to_treasury": True}
RESTORING = {"duty_kind": Duty.RESTORE, "duty": f"清除堆放在道路上的建筑垃圾{MARK}", "sum_due": None}
DEMOLISHING = {"duty_kind": Duty.DEMOLISH, "duty": f"拆除违法搭建的房屋{MARK}", "sum_due": None}
DEMANDED = ("demand" @ days(1, 5), "serve_demand" @ days(0, 2))
DECIDED = ("decide_execution" @ days(1, 3, after="demand_until"), "serve_execution" @ days(0, 2))
DONE = ("publish" @ days(0, 3), "close" @ days(0, 3))
ANSWERED = ("answer_demand" @ days(1, 2), "weigh_demand" @ days(1, 2))
APPLIED = ("open", *DEMANDED, "apply_to_court" @ days(11, 15))
AS_SUBSTITUTE: dict[str, Any] = {"mode": Mode.SUBSTITUTE, "budget": Decimal(8000), "executor": f"某某清运公司{MARK}"}
AS_SUBSTITUTE |= {"harm": Harm.TRAFFIC, "unrelated": True, "power_by_law": ""}

LIFE = Life(
    CompulsoryExecution,
    keeper=Keeper.DEPARTMENT,
    usual={
        "open": {
            **PARTY,
            "title": lambda at: f"{at.called('party')}逾期未履行行政决定{MARK}",
            "decision": f"某征决〔{MARK}〕1号征收决定",
            "decided_on": lambda at: at.day(-205),
            "served_on": lambda at: at.day(-200),
            "perform_by": lambda at: at.day(-150),
            "duty_kind": Duty.MONEY,
            "duty": f"缴纳城市道路占用费{MARK}",
            "sum_due": SUM,
        },
        "add_surcharge": {"surcharge": Decimal(600), "standard": f"每日万分之五{MARK}", "informed": True},
        "announce": {"announced_until": lambda at: at.day(10), "announced_in": f"现场张贴{MARK}"},
        "demand": {
            "demand_until": lambda at: at.day(12),
            "demand_manner": f"到指定银行缴纳或者自行履行{MARK}",
            "demand_sum": lambda at: rest(at) if money(at) else None,
            "demand_rights": ["state", "defend"],
        },
        "serve_demand": {"demand_channel": Channel.DIRECT},
        "answer_demand": {"demand_answer": f"暂时周转困难{MARK}"},
        "weigh_demand": {"demand_verdict": Verdict.DENIED, "reason": f"没有证据{MARK}"},
        "suspend_execution": {"suspended_for": Suspension.THIRD_PARTY, "reason": f"第三人主张权利{MARK}"},
        "resume_execution": {"reason": f"中止的情形消失{MARK}"},
        "decide_execution": {
            "power": power(Power.COMPULSORY),
            "mode": lambda at: Mode.TRANSFER if money(at) else Mode.RESTORE,
            "power_by_law": f"本领域法律关于强制执行的规定{MARK}",
            "why_executed": f"经催告仍不履行{MARK}",
            "execution_plan": f"决定书送达后实施{MARK}",
            "remedies": "六十日内申请行政复议，或者六个月内提起行政诉讼",
            "no_just_cause": True,
        },
        "serve_execution": {"demand_channel": Channel.DIRECT},
        "remind": {"substitute_on": lambda at: later(at.on, 5)},
        "execute": {
            "place": f"当事人住所{MARK}",
            "began": "9:00",
            "ended": "11:30",
            "did": f"按照决定书实施完毕{MARK}",
            "executors": f"执法人员二人{MARK}",
            "bank": lambda at: f"某某银行{MARK}" if at["mode"] == Mode.TRANSFER else "",
            "auctioneer": lambda at: f"某某拍卖行{MARK}" if at["mode"] == Mode.AUCTION else "",
            "supervisor": lambda at: f"执法人员{MARK}" if substituted(at) else "",
            "signed_by": lambda at: f"当事人、代履行人均已签名{MARK}" if substituted(at) else "",
            **RECEIVED,
        },
        "clear_at_once": {
            **PARTY,
            "title": lambda at: f"{at.called('party')}道路遗洒物立即清除{MARK}",
            "duty": f"清除道路遗洒物{MARK}",
            "executor": f"某某清运公司{MARK}",
            "place": f"某某路口{MARK}",
            "did": f"沙石遗洒影响通行，立即清除{MARK}",
            "present": True,
        },
        "collect": RECEIVED,
        "agree": {"agreement": f"分两期履行{MARK}", "stages": halves, "harmless": True},
        "keep_stage": {"stages": lambda at: kept(open_places(KEEPING, at, "stages")[0])},
        "break_agreement": {"reason": f"第一期逾期没有履行{MARK}"},
        "apply_to_court": {
            "court": f"本县人民法院{MARK}",
            "materials": [code for code, _ in NEEDED],
            "object": lambda at: f"{at['duty']}",
            "immediate_execution": False,
        },
        "court_rules": {
            "ruling": CourtStage.GRANTED,
            "ruling_made_on": lambda at: at.on,
            "ruling_number": f"行审裁定{MARK}",
        },
        "superior_rules": {"objection": "rejected", "ruling_number": f"行审复裁定{MARK}"},
        "court_executes": {"execution_result": f"款项已到账{MARK}", **RECEIVED},
        "contest": {"contest_kind": Contest.RECONSIDERATION, "note": f"复议机关受理{MARK}"},
        "contest_over": {"contest_result": ContestResult.CORRECTED, "note": f"复议决定撤销{MARK}"},
        "close": {"outcome": Outcome.EXECUTED, "note": f"义务已经履行{MARK}"},
        "terminate": {"ended_by": Ending.REVOKED, "revoked_by": "", "reason": f"决定已被撤销{MARK}"},
        "restore": {"restored": f"退还已经收取的款项{MARK}"},
        "unpublish": {"reason": f"信息有误，更正后再公开{MARK}"},
    },
    ways={
        "usual": Way("催告后划拨", "open", *DEMANDED, *DECIDED, "execute" @ days(1, 3), *DONE, share=40),
        "performed": Way(
            "催告后自行履行",
            *("open", *DEMANDED, "collect" @ days(1, 5)),
            ("close" @ days(0, 2)).saying(outcome=Outcome.PERFORMED),
            share=30,
        ),
        "surcharged": Way(
            "加处后强制执行",
            *("open", "add_surcharge" @ days(0), "demand" @ days(25, 30), "serve_demand" @ days(0, 1), *ANSWERED),
            *(*DECIDED, "execute" @ days(1, 3), *DONE),
            share=5,
        ),
        "substituted": Way(
            "代履行",
            *(("open" @ days(0)).saying(**RESTORING), *DEMANDED),
            ("decide_execution" @ days(1, 3, after="demand_until")).saying(**AS_SUBSTITUTE),
            *("serve_execution", "remind", "execute" @ days(0, 1, after="substitute_on"), *DONE),
            share=8,
        ),
        "demolished": Way(
            "强制拆除",
            *(("open" @ days(0)).saying(**DEMOLISHING), "announce" @ days(1), *DEMANDED),
            *(*DECIDED, "execute" @ days(1, 3), *DONE),
            share=3,
        ),
        "cleared": Way("立即代履行", "clear_at_once", "publish" @ days(0, 2), "close" @ days(0, 2), share=3),
        "agreed": Way(
            "执行协议",
            *("open", *DEMANDED, "agree" @ days(1, 3), "keep_stage" @ days(10, 15)),
            ("keep_stage" @ days(10, 15)).saying(stages=kept(1)),
            ("close" @ days(0)).saying(outcome=Outcome.PERFORMED),
            share=3,
        ),
        "broken": Way(
            "违反执行协议，恢复执行",
            *("open", *DEMANDED, "agree" @ days(1, 3), "break_agreement" @ days(25, 28)),
            *(*DECIDED, "execute" @ days(1, 3), "publish" @ days(0, 3), "unpublish", "close"),
        ),
        "suspended": Way(
            "中止后恢复",
            *("open", *DEMANDED, "suspend_execution" @ days(1), "resume_execution" @ days(20, 30)),
            *(*DECIDED, "execute" @ days(1, 3), *DONE),
        ),
        "by_court": Way(
            "申请法院强制执行",
            *(*APPLIED, "court_accepts" @ days(2), "court_hears", "court_rules" @ days(5), "court_executes" @ days(20)),
            ("close" @ days(0)).saying(outcome=Outcome.BY_COURT),
            share=3,
        ),
        "court_declined": Way(
            "法院不予受理",
            *(*APPLIED, "court_declines" @ days(2), "object_to_court" @ days(2), "superior_rules" @ days(5)),
            ("terminate" @ days(1)).saying(ended_by=Ending.COURT_REFUSED, reason=f"法院不予受理{MARK}"),
        ),
        "annulled": Way(
            "决定被撤销",
            *("open", *DEMANDED, "collect" @ days(0, 1), "contest" @ days(1), "contest_over" @ days(20, 30)),
            *("terminate", "restore" @ days(1, 5)),
        ),
    },
)
