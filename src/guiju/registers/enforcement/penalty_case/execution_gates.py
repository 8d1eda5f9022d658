"""What service, payment and closing must satisfy; the surcharge; gaps in the record.

Administrative Penalty Law (2021): publication Art. 48, full record Art. 47, secrecy Art. 50, report of on-the-spot
decisions Art. 52, service Art. 61, fines Art. 66–73. 国办发〔2018〕118号: publication of every decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.law.interruptions import Pause, merged
from guiju.registers.enforcement.penalty_case.after_choices import CourtStage, Ending, Revocation, Suspension
from guiju.registers.enforcement.penalty_case.choices import Channel, Outcome
from guiju.registers.enforcement.penalty_case.columns import Payment
from guiju.registers.enforcement.penalty_case.contests import contests, under_way
from guiju.registers.enforcement.penalty_case.notice_gates import RANK
from guiju.registers.enforcement.penalty_case.transfer_gates import BEING_TRANSFERRED

DAILY = Decimal("0.03")
ON_SPOT_CASH = ((date(2021, 7, 15), Decimal(100)), (date.min, Decimal(20)))
"""The most that may be collected in cash for being small (2021 Art. 68; 2017 Art. 47), since when."""
BANK, ONLINE, AGENCY = "bank", "online", "agency"
SMALL, HARD, REMOTE = "small", "hard", "remote"
RECORDED = {
    "启动": ("approve_filing", "file_jointly", "penalise_on_spot"),
    "调查取证": ("investigate", "question", "gather", "sample", "preserve", "penalise_on_spot"),
    "审核": ("head_review", "legal_review", "report_on_spot"),
    "决定": ("decide", "exempt", "penalise_on_spot"),
    "送达": ("serve", "penalise_on_spot"),
    "执行": ("pay", "pay_instalment", "collect", "execute", "court_executes", "carry_out"),
}
"""The six stages of Art. 47 and the steps whose entries and papers record them."""


def gaps(facts: Facts) -> list[str]:
    """The stages of the whole-process record (Art. 47) of which this case holds no record yet.

    A case that ends without a penalty, or with a warning only, has nothing to carry out, one annulled nothing to serve
    either; what cannot be there yet is a gap too.
    """
    taken = {entry.step for entry in facts.history}
    needless = {"执行"} if facts["outcome"] != Outcome.PENALISED or only_warned(facts) else set()
    needless |= {"送达", "执行"} if facts["revocation"] == Revocation.ANNULLED else set()
    due = [stage for stage in RECORDED if stage not in needless]
    return [stage for stage in due if not taken & set(RECORDED[stage])]


def only_warned(facts: Facts) -> bool:
    """A warning or a circular is carried out by being announced."""
    return not any(facts[name] for name in RANK if name != "warned")


def standing_fine(facts: Facts) -> Decimal:
    """The fine that is left of the decision: as changed, nought where it was annulled."""
    if facts["revocation"] == Revocation.ANNULLED:
        return Decimal(0)
    return Decimal((facts["fine_upheld"] if facts["revocation"] == Revocation.CHANGED else facts["fine"]) or 0)


def owed(facts: Facts) -> Decimal:
    """What is still to pay: fine and surcharge less what was paid, or set off against a sentence (art. 35(2))."""
    zero, fine = Decimal(0), standing_fine(facts)
    done = (facts["paid"] or zero) + (facts["set_off"] or zero)
    return Decimal(fine + min(facts["surcharge"] or zero, fine) - done)


def surcharge_by(
    fine: Decimal, due: date, on: date, paused: Sequence[Pause] = (), paid: Sequence[tuple[date, Decimal]] = ()
) -> Decimal:
    """3 % of what is unpaid for each day after ``due`` up to ``on``, never more than the fine; days contested left out.

    The day of a payment is a day late still; what was paid goes to the fine before its surcharge.
    """
    days = [due, *(day for day, _ in sorted(paid) if due < day < on), on]
    added = Decimal(0)
    for since, until in pairwise(days):
        rest = fine - sum(amount for day, amount in paid if day <= since)
        added += max(rest, Decimal(0)) * DAILY * days_late(since, until, paused)
    return min(fine, added.quantize(Decimal("0.01")))


def days_late(due: date, on: date, paused: Sequence[Pause]) -> int:
    """Days after ``due`` up to ``on``, without those of a pause."""
    first = date.fromordinal(due.toordinal() + 1)
    late = (on - due).days
    for since, until in merged(paused):
        late -= max((min(until or on, on) - max(since, first)).days + 1, 0)
    return max(late, 0)


def received(facts: Facts) -> list[tuple[date, Decimal]]:
    """What was paid on which day, by whatever step."""
    deeds = ((deed.on, deed.content.get("parts", {}).get("payments", ())) for deed in facts.history)
    return [(on, Decimal(row["amount"])) for on, rows in deeds for row in rows]


def deferrals(facts: Facts) -> list[Pause]:
    """From the day of each grant to the day granted (Art. 66(2)): what was late before the grant stays late."""
    record: Any = facts.record
    granted = ((deed.on, deed.content["set"].get("deferred_until")) for deed in facts.history if deed.step == "defer")
    return [(on, date.fromisoformat(until) if until else record.deferred_until) for on, until in granted]


def surcharge_now(facts: Facts, *, pausing: bool) -> Decimal:
    """The surcharge that may be asked for today, the time of reconsiderations and lawsuits left out or not."""
    due = facts.due("penalty.fine.pay", facts["served_on"])
    paused = [*deferrals(facts), *(contests(facts) if pausing else ())]
    return surcharge_by(standing_fine(facts), due, facts.on, paused, received(facts)) if due else Decimal(0)


def surcharge_capped(facts: Facts) -> str | None:
    most = surcharge_now(facts, pausing=False)
    return None if facts["surcharge"] <= most else f"加处罚款至多为{most}元（未缴部分每日3%，不超过罚款数额）。"


def surcharge_paused(facts: Facts) -> str | None:
    if not facts["contested_on"]:
        return None
    most = surcharge_now(facts, pausing=True)
    return None if facts["surcharge"] <= most else f"复议、诉讼期间不计加处罚款，至多为{most}元。"


def consented(facts: Facts) -> str | None:
    lacking = facts["channel"] == Channel.ELECTRONIC and not facts["consent"]
    return "电子送达应当经当事人同意并签订确认书。" if lacking else None


def handed_over_at_once(facts: Facts) -> str | None:
    kept = facts["present"] and facts["channel"] not in (Channel.ON_SPOT, Channel.LEFT)
    return "宣告时当事人在场的，决定书应当当场交付。" if kept else None


def delivered_at_once(facts: Facts) -> str | None:
    late = facts["channel"] == Channel.ON_SPOT and facts.on != facts["decided_on"]
    return f"当场交付的，送达日期应当为决定当日（{facts['decided_on']}）。" if late else None


def paid_apart(facts: Facts) -> str | None:
    if facts["way"] != AGENCY:
        return None
    return "罚款决定与收缴应当分离，不得自行收缴；依法当场收缴的，请办理“当场收缴”。"


def told_amount(facts: Facts) -> Decimal:
    return sum((row["amount"] for row in facts["payments"]), Decimal(0))


def in_full(facts: Facts) -> str | None:
    rest = owed(facts) - told_amount(facts)
    return None if rest == 0 else f"缴款与应缴金额不符，相差{rest}元；只缴一部分的，请办理“缴纳部分罚款”。"


def not_too_much(facts: Facts) -> str | None:
    rest = owed(facts) - told_amount(facts)
    return None if rest >= 0 else f"缴款超出应缴金额{-rest}元。"


def part_of_it(facts: Facts) -> str | None:
    """A part may be paid at any time, which puts nothing off; who pays the last of it has paid in full."""
    rest = owed(facts) - told_amount(facts)
    return None if rest > 0 else "缴款不少于应缴金额；缴清的，请办理“缴清罚款”，超出的请核对。"


def deferral_asked(facts: Facts) -> str | None:
    return None if facts["deferral_asked_on"] else "延期或者分期缴纳，应当由当事人申请。"


def small_or_hard(facts: Facts) -> str | None:
    ground, fine = facts["cash_ground"], facts["fine"] or Decimal(0)
    if ground == REMOTE:
        return None
    if not facts["summary"]:
        return "普通程序的罚款不得以小额或者事后难以执行为由当场收缴。"
    if facts.on != facts["decided_on"]:
        return f"以小额或者事后难以执行为由的，应当在作出决定的当日（{facts['decided_on']}）当场收缴。"
    most = next(amount for since, amount in ON_SPOT_CASH if since <= facts.law_day)
    return f"罚款{fine}元，超过{most}元。" if ground == SMALL and fine > most else None


def asked_to_pay(facts: Facts) -> str | None:
    unasked = facts["cash_ground"] == REMOTE and not facts["party_asked"]
    return "边远、水上、交通不便地区当场收缴的，应当由当事人提出。" if unasked else None


def receipted(facts: Facts) -> str | None:
    bare = any(not row["receipt"] for row in facts["payments"])
    return "当场收缴应当出具财政部门统一制发的专用票据，请填写票据号码。" if bare else None


def collected(facts: Facts) -> str | None:
    return None if facts["collected_on"] else "没有当场收缴的罚款。"


def on_its_way(step: str, after: str) -> Any:
    """Art. 71: cash goes from hand to hand once: after each time it was taken, or handed in."""

    def reason(facts: Facts) -> str | None:
        before, steps = facts.past(after), facts.procedure.steps
        if before is None:
            return f"请先办理“{steps[after].label}”。"
        gone = any(deed.step == step for deed in facts.since(before))
        return f"该笔罚款已经办理“{steps[step].label}”。" if gone else None

    return reason


def cash_at_the_bank(facts: Facts) -> str | None:
    """Art. 71: what was taken in cash is the bank's before the case is over."""
    taken = facts.past("collect")
    away = taken is None or any(deed.step == "deposit" for deed in facts.since(taken))
    return None if away else "当场收缴的罚款还没有缴付指定的银行，请办理“罚款交至机关”“罚款缴付银行”。"


def on_the_spot(facts: Facts) -> str | None:
    return None if facts["summary"] else "普通程序的处罚决定不办理当场处罚备案。"


def may_be_shown(facts: Facts) -> str | None:
    if facts["revoked_on"]:
        return "决定已被变更、撤销或者确认违法，不得再公开。"
    return "本案已经批准不予公开。" if facts["kept_private"] else None


def reported(facts: Facts) -> str | None:
    waits = facts["summary"] and facts["reported_on"] is None
    return "当场处罚决定应当报所属机关备案。" if waits else None


def published_if_noted(facts: Facts) -> str | None:
    waits = facts["social_impact"] and facts["published_on"] is None and facts["revoked_on"] is None
    return "具有一定社会影响的处罚决定应当公开，尚未公开。" if waits else None


def record_whole(facts: Facts) -> str | None:
    missing = gaps(facts)
    return f"全过程记录有缺口：{'、'.join(missing)}没有记录。" if missing else None


def three_institutions(facts: Facts) -> str | None:
    shown = facts["published_on"] or facts["kept_private"] or facts["revoked_on"]
    open_ones = [] if shown else ["公示（公开，或者经批准不予公开）"]
    open_ones += ["全过程记录"] if gaps(facts) else []
    major = facts["public_interest"] or facts["complex_relations"] or facts["review_by_rule"]
    open_ones += ["重大执法决定法制审核"] if major and not facts["legal_review_passed"] else []
    return f"三项制度尚未落实：{'、'.join(open_ones)}。" if open_ones else None


def served_or_annulled(facts: Facts) -> str | None:
    """A decision that was annulled before its party had it is not served any more."""
    waits = facts.record.stage == "decided" and facts["revocation"] != Revocation.ANNULLED
    return "决定书尚未送达，不能结案。" if waits else None


def settled_or_ended(facts: Facts) -> str | None:
    rest = owed(facts) if facts["outcome"] == Outcome.PENALISED else Decimal(0)
    if rest <= 0 or (facts["ended_by"] and facts["ended_ground"]):
        return None
    return f"尚有{rest}元未缴；终结执行的，请选择情形并写明理由。"


def really_ended(facts: Facts) -> str | None:
    """强制法 arts. 39(2), 40, 56–58: what the record itself can bear out of the ground told."""
    match facts["ended_by"]:
        case Ending.REVOKED if facts["revoked_on"] is None:
            return "处罚决定没有登记被撤销。"
        case Ending.COURT_REFUSED if facts["court_stage"] not in (CourtStage.NOT_ACCEPTED, CourtStage.REFUSED):
            return "没有登记法院不予受理或者不予执行的裁定。"
        case Ending.OFFSET if not facts["set_off"]:
            return "没有登记罚款折抵罚金。"
        case Ending.DEATH if facts["party_kind"] != parties.PERSON:
            return "当事人不是公民，不能以公民死亡为由终结执行。"
        case Ending.DISSOLVED if facts["party_kind"] == parties.PERSON:
            return "当事人是公民，不能以单位终止为由终结执行。"
        case Ending.THREE_YEARS:
            return _three_years(facts)
        case _ if facts["court_stage"] in (CourtStage.APPLIED, CourtStage.ACCEPTED, CourtStage.OBJECTED):
            return (
                f"法院强制执行“{CourtStage(facts['court_stage']).label}”，尚未裁定，不能结案。"
                if owed(facts) > 0
                else None
            )
    return None


def _three_years(facts: Facts) -> str | None:
    since = facts["suspended_on"] if facts["suspended_for"] == Suspension.NO_MEANS else None
    last = facts.due("compulsory.execute.discontinue_after_suspension", since)
    over = last is not None and facts.on > last
    return None if over else "没有因无能力履行中止执行满三年的记录。"


def something_owed(facts: Facts) -> str | None:
    return None if owed(facts) > 0 else "没有未缴的罚款。"


def no_transfer_pending(facts: Facts) -> str | None:
    pending = facts["justice_stage"] in BEING_TRANSFERRED
    return "涉嫌犯罪的移送正在报批或者已经批准，请先办结移送。" if pending else None


def no_contest_open(facts: Facts) -> str | None:
    left = under_way(facts)
    if not left or owed(facts) <= 0:
        return None
    return "复议、诉讼尚未终结，罚款又未缴清，不能结案。"


def paid_now(facts: Facts) -> dict[str, Any]:
    return {"paid": (facts["paid"] or Decimal(0)) + told_amount(facts)}


def collected_now(facts: Facts) -> dict[str, Any]:
    return {**paid_now(facts), "landed_on": None}


def payments() -> Any:
    return asks.parts("payments", "缴款", Payment, "amount", optional=("receipt",))


WAYS = [(BANK, "指定银行"), (ONLINE, "电子支付系统"), (AGENCY, "本机关或者执法人员收取")]
CASH = [(SMALL, "小额罚款"), (HARD, "不当场收缴事后难以执行"), (REMOTE, "边远、水上、交通不便地区")]
WAY = asks.choice("way", "缴纳方式", WAYS)
OWED = Gate("house.something_owed", something_owed, gist="尚有未缴的罚款")
APART = Gate("penalty.fine_separation", paid_apart, "way")
IN_FULL = Gate("house.in_full", in_full, "payments", "缴款等于应缴金额")
NOT_TOO_MUCH = Gate("house.not_too_much", not_too_much, "payments", "缴款不超过应缴金额")
HANDED_IN_ONCE = Gate("house.cash_on_its_way", on_its_way("hand_in", "collect"), gist="当场收缴的罚款尚未交至机关")
BANKED_ONCE = Gate("house.cash_on_its_way", on_its_way("deposit", "hand_in"), gist="罚款已经交至机关、尚未缴付银行")
COLLECTED = Gate("house.collected", collected, "collected_on", "有当场收缴的罚款")
