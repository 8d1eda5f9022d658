"""What a demand for performance and the agency's own enforcement must satisfy (处罚法 art. 72(1)(2)(3); 行政强制法 ch. 4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.deadlines import not_before, within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.penalty_case.after_choices import CourtStage, Disposal, Means, Revocation, Suspension
from guiju.registers.enforcement.penalty_case.choices import Channel, Outcome, Verdict
from guiju.registers.enforcement.penalty_case.contests import under_way
from guiju.registers.enforcement.penalty_case.execution_gates import owed
from guiju.registers.enforcement.penalty_case.standing import standing

STATE, DEFEND = "state", "defend"
RIGHTS = [(STATE, "陈述"), (DEFEND, "申辩")]


def last_day_to_perform(facts: Facts) -> date | None:
    """As put off; else fifteen days from service for a fine; else the day set for correction, or the day of service."""
    due = facts.due("penalty.fine.pay", facts["served_on"]) if facts["fine"] else facts["correct_by"]
    return facts["deferred_until"] or due or facts["served_on"]


def unperformed(facts: Facts) -> str | None:
    """强制法 art. 34: only what was to be done by a day that is over is enforced."""
    if facts["outcome"] != Outcome.PENALISED or facts["revocation"] == Revocation.ANNULLED:
        return "没有可以执行的处罚决定（不予处罚，或者决定已被撤销、确认无效）。"
    duty = facts["other_duty"] if facts.asks("other_duty") else facts.ever("other_duty")
    if owed(facts) <= 0 and not duty:
        return "没有未缴的罚款；其他义务没有履行的，请写明。"
    last = last_day_to_perform(facts)
    return f"履行期限至{last}届满，当事人在期限内可以自行履行。" if last is not None and facts.on <= last else None


def demand_complete(facts: Facts) -> str | None:
    """强制法 art. 35 (1)–(4)."""
    rest, until = owed(facts), facts["demand_until"]
    missing = ["履行期限（应当晚于催告之日）"] if until is None or until <= facts.on else []
    missing += [] if facts["demand_manner"] else ["履行方式"]
    missing += [f"明确的金额（尚欠{rest}元）"] if (facts["demand_sum"] or Decimal(0)) != max(rest, Decimal(0)) else []
    missing += [f"{label}的权利" for code, label in RIGHTS if code not in facts["demand_rights"]]
    return f"催告书应当载明{'、'.join(missing)}。" if missing else None


def served_directly(facts: Facts) -> str | None:
    direct = facts["demand_channel"] in (Channel.DIRECT, Channel.ON_SPOT)
    return None if direct or facts["not_direct"] else "催告书应当直接送达；当事人拒收或者无法直接送达的，请写明。"


def time_to_perform(facts: Facts) -> str | None:
    """A letter that comes when its own time is over has demanded nothing."""
    until = facts["demand_until"]
    late = until is not None and facts.on > until
    return f"催告的履行期限至{until}届满，请另定期限重新催告。" if late else None


def demand_out(facts: Facts) -> str | None:
    if facts["demanded_on"] is None:
        return "尚未催告。"
    served = getattr(facts.record, "demand_served_on", None)
    return f"催告书已于{served}送达。" if served else None


def demanded(facts: Facts) -> str | None:
    return None if facts["demand_served_on"] else "尚未催告当事人履行，或者催告书尚未登记送达。"


def answered(facts: Facts) -> str | None:
    return None if facts["demand_answered_on"] else "当事人没有对催告提出陈述申辩。"


def answer_weighed(facts: Facts) -> str | None:
    """强制法 art. 36."""
    if facts["demand_answered_on"] is None:
        return None
    if facts["demand_verdict"] == Verdict.UPHELD:
        return "当事人对催告的意见成立，应当采纳，不得强制执行；情况变化的，请重新催告。"
    return None if facts["demand_verdict"] else "当事人对催告提出的事实、理由和证据尚未复核。"


def answer_waits(facts: Facts) -> str | None:
    """强制法 art. 36: a new demand does not pass over what was said to the one before."""
    waits = facts["demand_answered_on"] is not None and not facts["demand_verdict"]
    return "当事人对上一次催告提出的意见尚未复核，请先复核，再重新催告。" if waits else None


def has_power(facts: Facts) -> str | None:
    """强制法 art. 13: who has no power by law asks the court; but for what is sold by art. 46(3)."""
    if facts["power_by_law"] or facts["execution_means"] == Means.AUCTION:
        return None
    return "没有法律规定的强制执行权的，应当申请人民法院强制执行；有的，请写明法律及条款。"


def sold_for_the_fine(facts: Facts) -> bool:
    return facts["execution_means"] == Means.AUCTION and not facts["power_by_law"]


def may_be_sold(facts: Facts) -> str | None:
    """强制法 art. 46(3), second sentence: what was seized in the course of the case, once nobody may contest any more."""
    if not facts["seized"]:
        return "拍卖抵缴罚款的财物，应当是本案已经依法查封、扣押的财物。"
    if facts["reconsidered_on"] or facts["sued_on"]:
        return "当事人已经申请复议或者提起诉讼，没有强制执行权的机关不得自行拍卖抵缴。"
    ends = facts["contest_ends_on"]
    over = ends is not None and facts.on > ends
    return None if over else f"申请复议、提起诉讼的期限至{ends}届满，届满前不得拍卖抵缴。"


def in_vain(facts: Facts) -> str | None:
    """强制法 art. 37(1)."""
    if facts["demand_served_on"] is None:
        return "应当事先书面催告，经催告逾期仍不履行的，方可决定强制执行。"
    return None if facts["no_just_cause"] else "当事人不履行有正当理由的，不得强制执行，请核实。"


def at_once_on_evidence(facts: Facts) -> str | None:
    until = facts["demand_until"]
    early = until is not None and facts.on <= until and not facts["hiding"]
    return f"催告期限至{until}届满；有证据证明转移、隐匿财物的，请写明。" if early else None


def execution_complete(facts: Facts) -> str | None:
    """强制法 art. 37(2)."""
    parts = {"why_executed": "理由和依据", "execution_plan": "方式和时间", "remedies": "救济途径和期限"}
    missing = [label for name, label in parts.items() if not facts[name]]
    return f"强制执行决定书缺少{'、'.join(missing)}。" if missing else None


def decided_to_execute(facts: Facts) -> str | None:
    return None if facts["execution_decided_on"] else "尚未作出强制执行决定。"


def not_suspended(facts: Facts) -> str | None:
    since = facts["suspended_on"]
    return f"已于{since}中止执行，请先恢复执行。" if since else None


def suspended(facts: Facts) -> str | None:
    return None if facts["suspended_on"] else "没有中止执行。"


def without_means(facts: Facts) -> bool:
    return bool(facts["suspended_for"] == Suspension.NO_MEANS)


def to_the_treasury(facts: Facts) -> str | None:
    """处罚法 art. 74(2)."""
    got = facts["proceeds"] if facts.asks("proceeds") else sum((row["amount"] for row in facts["payments"]), Decimal(0))
    return None if not got or facts["to_treasury"] else "罚款、违法所得和拍卖的款项应当全部上缴国库，请核实。"


def goods_confiscated(facts: Facts) -> str | None:
    return None if facts["goods_confiscated"] else "处罚决定没有没收非法财物。"


def disposed_openly(facts: Facts) -> str | None:
    """处罚法 art. 74(1)."""
    bare = facts["disposal"] != Disposal.AUCTION and not facts["disposal_rule"]
    return "没收的非法财物应当公开拍卖；依国家有关规定处理或者依法销毁的，请写明该规定。" if bare else None


def detained(facts: Facts) -> str | None:
    return None if facts["detained_days"] else "处罚决定没有行政拘留。"


def stay_due(facts: Facts) -> str | None:
    """处罚法 art. 73(2); 治安管理处罚法 art. 107: the conditions on which detention is stayed, and then must be."""
    lacking = [] if under_way(facts) else ["正在进行的复议、诉讼"]
    lacking += [] if facts["no_danger"] else ["暂缓执行不致发生社会危险"]
    lacking += [] if facts["surety"] else ["符合条件的担保人或者保证金"]
    if facts["stay"] == "yes":
        return f"暂缓执行拘留缺少{'、'.join(lacking)}。" if lacking else None
    return None if lacking else "符合法律规定的情形，应当暂缓执行。"


def stay_over(facts: Facts) -> str | None:
    """A stay holds as long as what it was granted for is on."""
    stays = facts["stayed_on"] and under_way(facts)
    return f"拘留已于{facts['stayed_on']}暂缓执行，复议、诉讼终结前不得执行完毕。" if stays else None


def stay_asked(facts: Facts) -> str | None:
    return None if facts["stay_asked_on"] else "当事人没有申请暂缓执行。"


def at_court(*stages: CourtStage) -> Gate:
    return standing("house.at_court", "court_stage", "法院强制执行", *stages)


def not_at_court(words: str) -> Gate:
    """Closed while the court has the case to enforce: there is one enforcement at a time."""

    def reason(facts: Facts) -> str | None:
        return words if facts["court_stage"] in WITH_COURT else None

    return Gate("house.not_at_court", reason, "court_stage", "法院没有在办理强制执行")


def proceeds_so_far(facts: Facts) -> Any:
    """Goods may be sold in lots."""
    return (getattr(facts.record, "proceeds", None) or Decimal(0)) + (facts["proceeds"] or Decimal(0))


WITH_COURT = (CourtStage.APPLIED, CourtStage.ACCEPTED, CourtStage.GRANTED, CourtStage.OBJECTED)
ONE_ENFORCEMENT = not_at_court("已经申请法院强制执行，不能同时由本机关催告、执行。")
DUE = Gate("compulsory.unperformed", unperformed)
DEMANDED = Gate("house.demand_served", demanded, "demand_served_on", "催告书已经送达")
WEIGHED = Gate("compulsory.hear_after_demand", answer_weighed, "demand_verdict")
ANSWER_WEIGHED = Gate("compulsory.hear_after_demand", answer_waits)
NOT_SUSPENDED = Gate("house.execution_not_suspended", not_suspended, "suspended_on", "没有中止执行")
TO_TREASURY = Gate("penalty.proceeds_to_treasury", to_the_treasury, "to_treasury")
OWN_EXECUTION = (
    DUE,
    ONE_ENFORCEMENT,
    Gate("compulsory.own_power", has_power, "power_by_law"),
    only_if(sold_for_the_fine, Gate("compulsory.auction_offset", may_be_sold, "seized")),
    Gate("compulsory.execution_decision", in_vain, "no_just_cause"),
    Gate("compulsory.immediate_execution_evidence", at_once_on_evidence, "hiding"),
    WEIGHED,
    not_before("compulsory.execute.surcharge_wait", "surcharged_on"),
    Gate("compulsory.execution_paper", execution_complete, "execution_plan"),
)
NOT_GIVEN_UP = only_if(without_means, within("compulsory.execute.discontinue_after_suspension", "suspended_on"))


def demanded_anew(facts: Facts) -> dict[str, Any]:
    return {"demand_served_on": None, "demand_answered_on": None, "demand_verdict": ""}
