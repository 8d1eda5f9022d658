"""What steps on a request are held to before its reply (政府信息公开条例 2019 arts. 29 to 35, 42 to 44)."""

from __future__ import annotations

from decimal import Decimal

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.kernel.keeping.parties import PERSON
from guiju.registers.oversight.disclosure_request.choices import AT_ONCE, Applicant, Channel, Charge, Outcome

REPLY, DELAYED, REDONE = "disclosure.request.reply", "延迟答复", "重新答复"
CORRECTION = "disclosure.request.correction_notice"


def running(facts: Facts) -> list[ClockRow]:
    """The limits for the reply that run: one at most."""
    return [row for row in facts.clocks if row.running and (row.rule == REPLY or row.words in (DELAYED, REDONE))]


def in_time(facts: Facts) -> bool:
    return all(row.due_on is None or facts.on <= row.due_on for row in running(facts))


def kinds_fit(facts: Facts) -> str | None:
    persons = [one["kind"] == PERSON for one in facts["applicant"]]
    natural = facts["applicant_kind"] == Applicant.PERSON
    if natural and not all(persons):
        return "申请人有法人或者其他组织的，类别不能选自然人。"
    return "申请人都是自然人的，类别选自然人。" if not natural and all(persons) else None


def handed_in(facts: Facts) -> str | None:
    if facts["channel"] in AT_ONCE:
        return None
    return "平常信函、互联网和传真提出的，以双方确认之日为收到之日，请办理“登记待确认的申请”。"


def to_be_confirmed(facts: Facts) -> str | None:
    if facts["channel"] not in AT_ONCE:
        return None
    return "当面、口头提出和签收邮件的，以提交、签收之日为收到之日，请办理“登记收到的申请”。"


def written_down(facts: Facts) -> str | None:
    if facts["channel"] != Channel.ORAL or facts["written_by"]:
        return None
    return "采用书面形式确有困难、口头提出的，由工作人员代为填写申请，请写明代填人。"


def asked_once(facts: Facts) -> str | None:
    before = facts.past("request_correction")
    return f"已于{before.on}告知补正，应当一次性告知，不得再次要求补正。" if before is not None else None


def early_enough(facts: Facts) -> str | None:
    due = facts.due(CORRECTION, facts["received_on"])
    if due is None or facts.on <= due:
        return None
    return f"告知补正的期限已于{due}届满，不能再以补正重新起算答复期限，请按现有内容检索答复。"


def term_ahead(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        return None if facts[name] > facts.on else f"“{facts.label(name)}”应当晚于本步骤的日期，留出合理时间。"

    return Gate("house.term_ahead", reason, name, "所定的期限晚于当日")


def over(name: str, rule: str) -> Gate:
    """What the system does once a day is past."""

    def reason(facts: Facts) -> str | None:
        return None if facts[name] is not None and facts[name] < facts.on else f"“{facts.label(name)}”尚未届满。"

    return Gate(rule, reason, gist="期限已经届满")


def given_up_by_silence(facts: Facts) -> str | None:
    return None if facts["outcome"] == Outcome.NOT_CORRECTED else "只有逾期不补正而不再处理的，可以因正当理由恢复。"


def extended_once(facts: Facts) -> str | None:
    rows = running(facts)
    if not rows or rows[0].rule != REPLY:
        return "没有正在计算的法定答复期限，不需要延长。"
    if any(span.kind == Interval.EXTENSION for span in rows[0].spans):
        return "答复期限已经延长过一次，不得再次延长。"
    if not in_time(facts):
        return f"答复期限已于{rows[0].due_on}届满，届满后不得延长，请尽快答复。"
    return None


def explained(facts: Facts) -> str | None:
    return None if facts.past("explain") else "先要求申请人说明理由，认为理由合理的，才可以确定延迟答复的期限。"


def later_than_law(facts: Facts) -> str | None:
    due = [row.due_on for row in running(facts) if row.due_on is not None]
    late = bool(due) and facts["delayed_until"] <= max(due)
    return f"延迟答复的期限应当晚于现在的答复期限{max(due)}。" if late else None


def not_over(facts: Facts) -> str | None:
    """Arts. 33(2), 35: what sets another term for the reply is told within the one that runs; a late reply stays late."""
    due = [row.due_on for row in running(facts) if row.due_on is not None]
    return None if in_time(facts) else f"答复期限已于{max(due)}届满，届满后不得延迟答复、发出收费通知，请尽快答复。"


STEPS_OF_ITEMS = 10
FREE = {Charge.ITEMS: 10, Charge.PAGES: 30}
BANDS = {
    Charge.ITEMS: ((10, 0), (30, 100)),
    Charge.PAGES: ((30, 0), (100, 10), (200, 20)),
}
"""Up to so many, so much each (国办函〔2020〕109号; from memory, no text at hand)."""
BEYOND_PAGES = 40


def most(charge: str, quantity: int) -> Decimal:
    """What may be asked for so many items or pages at most, in yuan; the bands add up."""
    total, before, each = 0, 0, 0
    for until, each in BANDS[Charge(charge)]:
        total += max(0, min(quantity, until) - before) * each
        before = until
    while quantity > before:
        each = BEYOND_PAGES if charge == Charge.PAGES else each + 100
        until = quantity if charge == Charge.PAGES else before + STEPS_OF_ITEMS
        total += (min(quantity, until) - before) * each
        before = until
    return Decimal(total)


def beyond_free(facts: Facts) -> str | None:
    free = FREE[Charge(facts["charge"])]
    unit = "件" if facts["charge"] == Charge.ITEMS else "页"
    return (
        None if facts["quantity"] > free else f"依申请提供政府信息不收取费用；{free}{unit}以内不属于明显超过合理范围。"
    )


def within_standard(facts: Facts) -> str | None:
    top = most(facts["charge"], facts["quantity"])
    return None if 0 < facts["fee"] <= top else f"按收费标准，这一数量的信息处理费不超过{top}元，也不得为零。"


def charged_once(facts: Facts) -> str | None:
    return "已经发出过收费通知。" if facts.past("charge") else None


def notice_sent(facts: Facts) -> str | None:
    return "已经登记过收费通知的送达。" if facts.past("serve_charge") else None


def notice_served(facts: Facts) -> str | None:
    return None if facts.past("serve_charge") else "收费通知尚未登记送达。"


def suggested_before(facts: Facts) -> str | None:
    last = facts.past("suggest", "answer_suggestion")
    return None if last is not None and last.step == "suggest" else "申请人没有提出尚待审核的主动公开建议。"


def supplied(facts: Facts) -> str | None:
    latest = facts["new_outcome"] or facts["outcome"]
    if latest in (Outcome.GRANTED, Outcome.PARTLY):
        return None
    return "没有依申请公开的信息，不能建议纳入主动公开。"


def withdrawal_shown(facts: Facts) -> str | None:
    """Whoever applied withdraws: where they do not do so themselves, a paper of theirs shows that they do."""
    if facts.actor.party_to is not None or facts["withdrawal"]:
        return None
    return "申请人在窗口撤回申请的，请上传其签名的撤回申请书或者笔录。"


def identified(facts: Facts) -> str | None:
    return None if facts["identified"] else "发给前请核对申请人本人身份。"


OPENING = (
    title_without_names("applicant"),
    Gate("house.applicant_kind", kinds_fit, "applicant_kind", "申请人类别与申请人相符"),
)
HANDED_IN = Gate("disclosure.receipt_day", handed_in, "channel")
TO_CONFIRM = Gate("disclosure.receipt_day", to_be_confirmed, "channel")
WRITTEN_DOWN = Gate("disclosure.oral_request", written_down, "written_by")
ASKED_ONCE = Gate("disclosure.one_time_correction", asked_once)
EARLY_ENOUGH = Gate(CORRECTION, early_enough, "on")
NOT_CORRECTED = Gate("house.not_corrected", given_up_by_silence, gist="因逾期不补正而不再处理")
EXTENDED_ONCE = Gate("disclosure.extension_approval", extended_once)
EXPLAINED = Gate("disclosure.later_term", explained)
NOT_OVER = Gate(REPLY, not_over, "on")
LATER = Gate("house.later_than_law", later_than_law, "delayed_until", "晚于法定的答复期限")
FEE = (
    Gate("disclosure.no_fee", beyond_free, "quantity"),
    Gate("disclosure.fee.standard", within_standard, "fee"),
    Gate("house.charged_once", charged_once, gist="尚未发出收费通知"),
)
NOTICE_SENT = Gate("house.fee_notice_once", notice_sent, gist="收费通知尚未登记送达")
NOTICE_SERVED = Gate("house.fee_notice_served", notice_served, gist="收费通知已经送达")
SUGGESTED = Gate("house.suggested", suggested_before, gist="有待审核的建议")
SUPPLIED_BEFORE = Gate("house.supplied", supplied, gist="信息已经依申请公开")
WITHDRAWAL_SHOWN = Gate("house.withdrawal_shown", withdrawal_shown, "withdrawal", "撤回出自申请人")
IDENTIFIED = Gate("house.identified", identified, "identified", "已经核对身份")
