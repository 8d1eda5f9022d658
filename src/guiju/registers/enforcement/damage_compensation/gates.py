"""生态环境损害赔偿: what stands before each step. Each gate answers with a sentence, or None.

Of 生态环境损害赔偿管理规定, which is not at hand, no length is held to: days are told by the office.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if, title_without_names
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.damage_compensation.choices import (
    Assessment,
    Confirmation,
    Failed,
    Judgment,
    Restorable,
    Terminated,
)


def ahead(name: str, rule: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        day = facts[name]
        return None if day is None or day > facts.on else f"“{facts.label(name)}”{day}应当晚于{facts.on}。"

    return Gate(f"house.damage_{rule}_ahead", reason, name, "期限晚于办理之日")


def later(name: str, rule: str) -> Gate:
    """A limit is put off while it runs, to a later day."""

    def reason(facts: Facts) -> str | None:
        was, day = facts.before(name), facts[name]
        if was is not None and facts.on > was:
            return f"原期限已于{was}届满，不能延长。"
        return None if was is None or day > was else f"新的期限应当晚于原期限{was}。"

    return Gate(f"house.damage_{rule}_later", reason, name, "期限届满以前延长，新期限晚于原期限")


def known_in_order(facts: Facts) -> str | None:
    day = facts["known_on"]
    early = day is not None and day < facts["found_on"]
    return f"知道损害和义务人的日期早于发现线索的{facts['found_on']}，请核对。" if early else None


def source_linked(facts: Facts) -> str | None:
    """Where a clue comes from another record of this house, that is named; from elsewhere, its number."""
    linked = facts["penalty"] or facts["inspection"] or facts["source_number"]
    return None if linked else "请选择有关的案件、检查，或者填写线索编号、文号。"


def somebody_owes(facts: Facts) -> str | None:
    return None if facts.in_role("obligor") else "尚未确定赔偿义务人，请先办理“确定赔偿义务人”。"


def named_beside_the_day(facts: Facts) -> str | None:
    """Who owes is known, or nobody: the limit runs from the day on which somebody knew both."""
    there = bool(facts["obligor"] or facts.in_role("obligor"))
    if there and facts["known_on"] is None:
        return "已知义务人的，填写知道损害和义务人的日期。"
    return "尚不知道义务人的，不填该日期。" if not there and facts["known_on"] is not None else None


def assessed(facts: Facts) -> str | None:
    return None if facts["loss"] is not None else "尚未登记鉴定评估结论。"


def entrusted(facts: Facts) -> str | None:
    """Who gives an opinion of their own was asked for it."""
    if facts["assessment"] == Assessment.SIMPLE or facts["entrusted_on"] is not None:
        return None
    return "司法鉴定、评估报告先办理“委托鉴定评估”。"


def kinds_once(facts: Facts) -> str | None:
    kinds = [row["kind"] for row in facts["losses"]]
    return "同一种损失只列一项。" if len(kinds) > len(set(kinds)) else None


def total(facts: Facts) -> Decimal:
    return sum((row["amount"] for row in facts["losses"]), Decimal())


def has_talked(facts: Facts) -> bool:
    """Since the talks began that are going on: what was said before the loss was assessed anew was of another loss."""
    invited = facts.past("invite")
    return invited is not None and any(deed.step == "talk" for deed in facts.since(invited))


def talked(facts: Facts) -> str | None:
    return None if has_talked(facts) else "本次磋商启动以来尚未登记磋商，请先办理“磋商”。"


def something_owed(facts: Facts) -> str | None:
    return None if facts["owed"] or facts["restores"] else "写明应付的赔偿金额，或者由义务人修复。"


def why_less(facts: Facts) -> str | None:
    """What is paid in money alone falls short of the loss only with a reason."""
    owed, loss = facts["owed"] or Decimal(), facts.before("loss")
    if not owed or facts["restores"] or loss is None or owed >= loss or facts["why_less"]:
        return None
    return f"应付金额{owed}元低于损失总额{loss}元，又不修复的，写明理由。"


def can_be_restored(facts: Facts) -> str | None:
    wrong = facts["restores"] and facts.before("restorable") == Restorable.NOT
    return "鉴定评估结论为不能修复，不约定由义务人修复。" if wrong else None


def failed_as_recorded(facts: Facts) -> str | None:
    why = facts["failed"]
    if why == Failed.NO_AGREEMENT and not has_talked(facts):
        return "本次磋商启动以来没有登记过磋商。"
    if why == Failed.TIME and facts.on <= facts.before("talk_by"):
        return f"磋商期限到{facts.before('talk_by')}才届满。"
    return None


def jointly(facts: Facts) -> str | None:
    return None if facts["jointly"] else "司法确认由双方共同申请。"


def enforceable(facts: Facts) -> bool:
    """Whether a court may be asked to enforce it: an agreement once it is confirmed, or what a court has ruled."""
    ruled = facts.before("judgment") in (Judgment.WON, Judgment.SETTLED)
    return bool(ruled or facts.before("confirmation") == Confirmation.CONFIRMED)


def not_enforceable_yet(facts: Facts) -> str | None:
    words = "已有生效裁判或者经法院确认的协议，义务人不履行的，办理“申请强制执行”。"
    return words if enforceable(facts) else None


def nothing_paid(facts: Facts) -> str | None:
    return "协议已经部分履行，不再重新磋商；义务人不履行的，起诉或者申请强制执行。" if facts.before("paid") else None


def by_agreement(facts: Facts) -> str | None:
    return None if facts.before("agreed_on") else "没有赔偿协议。"


def accepted(facts: Facts) -> str | None:
    return None if facts.before("court_accepted_on") else "法院尚未立案。"


def not_accepted(facts: Facts) -> str | None:
    day = facts.before("court_accepted_on")
    return f"法院已于{day}立案。" if day else None


def owed_in_all(facts: Facts) -> str | None:
    """What came in before is part of what is owed."""
    owed, paid = facts["owed"] or Decimal(), facts.before("paid") or Decimal()
    short = facts["perform_by"] is not None and owed < paid
    return f"应付总额{owed}元少于已到账的{paid}元，请填写含已到账金额的总额。" if short else None


def no_more_than_owed(facts: Facts) -> str | None:
    owed, there = facts.before("owed") or Decimal(), sum((row.amount for row in facts.parts("payments")), Decimal())
    new = sum((row["amount"] for row in facts["payments"]), Decimal())
    return f"应付{owed}元，已到账{there}元，本次{new}元超出。" if there + new > owed else None


def to_be_restored(facts: Facts) -> str | None:
    return None if facts.before("restores") else "没有约定或者判令由义务人修复。"


def not_passed(facts: Facts) -> str | None:
    """What was restored counts on the day on which it passed: passing again moves it to no other year."""
    passed = facts.before("check_passed")
    return f"已于{facts.before('checked_on')}评估合格，不重复评估；又作修复的，先登记修复完成。" if passed else None


def restored(facts: Facts) -> str | None:
    return None if facts.before("restored_on") else "尚未登记修复完成。"


def how_much_restored(facts: Facts) -> str | None:
    return None if facts["restored_area"] or facts["restored_volume"] else "填写修复面积或者修复体积。"


def nothing_found(facts: Facts) -> str | None:
    """Only who was asked to enforce it can say that there is nothing to take."""
    early = facts["terminated"] == Terminated.NOTHING and facts.past("enforce") is None
    return "没有申请过强制执行，不能以法院终结执行为由终结。" if early else None


def performed(facts: Facts) -> bool:
    """Nothing is left of what is owed: all paid, and restored well."""
    return all_paid(facts) is None and restored_well(facts) is None


def all_paid(facts: Facts) -> str | None:
    left = (facts.before("owed") or Decimal()) - (facts.before("paid") or Decimal())
    return f"尚有{left}元没有到账。" if left > 0 else None


def restored_well(facts: Facts) -> str | None:
    lacks = facts.before("restores") and not facts.before("check_passed")
    return "修复效果尚未评估合格，请先办理“修复效果评估”。" if lacks else None


PERFORMED = "应付金额已全部到账，约定修复的已评估合格，没有未履行的内容。"
NAMELESS = title_without_names("obligor")
OBLIGOR = Gate("house.damage_obligor", somebody_owes, gist="已经确定赔偿义务人")
CLUE = (
    ahead("check_by", "check"),
    Gate("house.damage_source", source_linked, "source_number", "线索有据可查"),
    NAMELESS,
)
FILED = (
    ahead("survey_by", "survey"),
    Gate("house.damage_known", named_beside_the_day, "known_on", "义务人与知道的日期相符"),
    Gate("house.days_in_order", known_in_order, "known_on", "所填日期的先后顺序相符"),
    NAMELESS,
)
ASSESSED = (
    Gate("house.damage_entrusted", entrusted, "assessment", "鉴定、评估先委托"),
    Gate("house.damage_loss_once", kinds_once, "losses", "每种损失一项"),
)
INVITED = (Gate("damage.assessed_first", assessed, "loss"), OBLIGOR, ahead("talk_by", "talk"))
TALKED = Gate("house.damage_talked", talked, gist="进行过磋商")
OWED = (
    Gate("house.damage_owed", something_owed, "owed", "写明赔偿金额或者修复"),
    Gate("house.damage_less", why_less, "why_less", "低于损失总额的写明理由"),
    Gate("house.damage_restorable", can_be_restored, "restores", "不能修复的不约定修复"),
    ahead("perform_by", "perform"),
    Gate("house.damage_owed_paid", owed_in_all, "owed", "应付总额不少于已到账金额"),
)
FAILED = Gate("house.damage_failed", failed_as_recorded, "failed", "磋商不成的情形与台账相符")
MEDIATED_IN_TIME = only_if(lambda facts: bool(facts.before("mediated")), within("damage.confirm.apply", "agreed_on"))
AGREED = Gate("house.damage_agreed", by_agreement, gist="有赔偿协议")
UNCONFIRMED = Gate("house.damage_unconfirmed", not_enforceable_yet, gist="没有经确认的协议和生效裁判")
NOTHING_PAID = Gate("house.damage_nothing_paid", nothing_paid, gist="协议尚未履行")
CONFIRMABLE = (
    AGREED,
    UNCONFIRMED,
    Gate("damage.confirm.joint", jointly, "jointly"),
    MEDIATED_IN_TIME,
)
ACCEPTED = Gate("house.damage_court_accepted", accepted, gist="法院已经立案")
NOT_ACCEPTED = Gate("house.damage_court_not_accepted", not_accepted, gist="法院尚未立案")
PAID = Gate("house.damage_paid", no_more_than_owed, "payments", "到账不超过应付金额")
TO_RESTORE = Gate("house.damage_to_restore", to_be_restored, gist="由义务人修复")
HOW_MUCH = Gate("house.damage_how_much", how_much_restored, "restored_area", "写明修复面积或者体积")
RESTORED = Gate("house.damage_restored", restored, gist="修复已经完成")
NOT_PASSED = Gate("house.damage_assessed_once", not_passed, gist="尚未评估合格")
TERMINATED = Gate("house.damage_terminated", nothing_found, "terminated", "终结的情形与台账相符")
CLOSED: tuple[Any, ...] = (
    Gate("house.damage_all_paid", all_paid, gist="赔偿金额全部到账"),
    Gate("damage.restored_checked", restored_well),
)
