"""What acceptance and its paper are held to (行政许可法 2019 arts. 32, 78). Gates answer with a sentence, or None."""

from __future__ import annotations

from typing import Any

from guiju import law
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.services.service_case.choices import Decision, Declined
from guiju.registers.services.service_case.opening_gates import FALSE, TELL


def of_licence(facts: Facts) -> bool:
    return bool(facts["is_licence"])


def not_online(facts: Facts) -> str | None:
    item = facts["item"]
    return None if item.online else f"“{item.title}”不能网上办理，请到窗口申请。"


def bookable(facts: Facts) -> str | None:
    item = facts["item"]
    return None if item.by_appointment else f"“{item.title}”的办事指南没有预约方式。"


def told_once(facts: Facts) -> str | None:
    before = facts.past("request_supplement")
    return f"已于{before.on}一次告知补正，不得再次要求补正。" if before is not None else None


def ahead(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        return None if facts[name] > facts.on else f"“{facts.label(name)}”应当晚于{facts.on}。"

    return Gate("house.term_ahead", reason, name, "所定的期限晚于当日")


def told_early(facts: Facts) -> str | None:
    last = facts.due(TELL, facts["received_on"])
    if last is None or facts.on <= last:
        return None
    return f"应当在{last}以前一次告知补正；逾期没有告知的，收到材料那天就算受理，由系统登记。"


def silent(facts: Facts) -> str | None:
    last = facts["tell_by"]
    return None if last is not None and last < facts.on else "一次告知补正的期限没有届满。"


def not_silent(facts: Facts) -> str | None:
    last = facts["tell_by"]
    if last is None or facts.on <= last:
        return None
    return f"一次告知的期限已于{last}届满，自收到材料之日起即为受理，由系统登记；期限以内办理的，发生日期填当日。"


def begun_on(facts: Facts) -> Any:
    """The day from which a silence counts as an acceptance: of what was completed or taken up again, that one."""
    last = facts.past("submit_supplement", "take_on")
    return last.on if last is not None else facts["received_on"]


def missed(facts: Facts) -> str | None:
    return None if facts.on > facts["booked_for"] else f"预约的日期{facts['booked_for']}还没有过去。"


def may_follow(facts: Facts) -> str | None:
    return None if facts["item"].may_follow else "本事项的办事指南没有容缺受理。"


def promisable(facts: Facts) -> str | None:
    return None if facts["item"].on_promise else "本事项没有实行告知承诺制。"


def follows(facts: Facts) -> str | None:
    if facts["lacking_until"] is None:
        return "本件不是容缺受理，没有需要补齐的材料。"
    if facts.before("handed_in_on") is not None:
        return "材料已经补齐。"
    last = facts["lacking_until"]
    return None if facts.on <= last else f"补齐的期限已于{last}届满，受理失效，请重新申请。"


def lacking_over(facts: Facts) -> str | None:
    last = facts["lacking_until"]
    over = last is not None and last < facts.on and facts["handed_in_on"] is None
    return None if over else "容缺材料的补交期限没有届满，或者材料已经补齐。"


def competent_told(facts: Facts) -> str | None:
    ours = facts["declined"] != Declined.NOT_OURS
    if not ours and not facts["competent"]:
        return "不属于本机关职权范围的，应当告知申请人向哪个机关申请。"
    return "只有不属于本机关职权范围的，填写有权办理的机关。" if ours and facts["competent"] else None


def not_completed(facts: Facts) -> str | None:
    """Who was never told what is missing is not declined for it."""
    if facts["declined"] != Declined.NOT_COMPLETED or facts.past("submit_supplement") is not None:
        return None
    return "以没有补正为由不予受理的，应当先一次告知补正。"


def barred(facts: Facts) -> str | None:
    bars = facts["declined"] == Declined.BARRED and not facts["item"].safety
    return "只有标为涉及安全的许可事项，有不得再次申请的期限。" if bars else None


def bars(facts: Facts, rule: str) -> dict[str, Any]:
    """Until when who did so may not apply again; nothing where no life or safety hangs on it (arts. 78, 79)."""
    limit = facts.rule(rule)
    if limit is None or not facts["is_licence"] or not facts["item"].safety:
        return {}
    return {"barred_by": rule, "barred_until": law.earliest(limit, facts.on)}


def bars_by_falsehood(facts: Facts) -> dict[str, Any]:
    return bars(facts, FALSE) if facts["declined"] == Declined.FALSE else {}


def document_told(facts: Facts) -> str | None:
    if not facts["document"]:
        licence = facts["item"].kind == "licence" and _granted(facts)
        return "准予许可的，填写证件、批文编号。" if licence else None
    return None if _granted(facts) else "不予办理的，不填写证件编号。"


def _granted(facts: Facts) -> bool:
    return not facts.asks("decision") or facts["decision"] == Decision.GRANTED


def validity(facts: Facts) -> str | None:
    first, last = facts["valid_from"], facts["valid_until"]
    if (first or last) and not _granted(facts):
        return "不予办理的，没有有效期。"
    if last is None:
        return None
    return None if first is not None and first <= last else "有效期应当有起止，截止日不早于起始日。"


def identified(facts: Facts) -> str | None:
    return None if facts["identified"] else "补发查询码以前，应当核对申请人身份。"


ONLINE = Gate("house.online_offered", not_online, "item", "事项可以网上办理")


BOOKABLE = Gate("house.appointment_offered", bookable, "item", "事项可以预约")


SUPPLEMENT = (
    only_if(of_licence, Gate("licence.one_time_notice", told_once)),
    only_if(lambda facts: not of_licence(facts), Gate("services.one_time_notice", told_once)),
    only_if(of_licence, Gate(TELL, told_early)),
    ahead("supplement_by"),
)


NOT_SILENT = Gate(TELL, not_silent, "on")
MISSED = Gate("house.booking_missed", missed, gist="预约的日期已经过去")
SILENT = Gate(TELL, silent)


TO_FOLLOW = (
    Gate("house.may_follow", may_follow, gist="办事指南可以容缺受理"),
    ahead("lacking_until"),
)


PROMISABLE = Gate("house.on_promise", promisable, gist="事项实行告知承诺制")


FOLLOWS = Gate("house.papers_follow", follows, gist="在容缺补交的期限内")


LACKING_OVER = Gate("house.papers_lacking_over", lacking_over, gist="容缺补交的期限届满而没有补齐")


DECLINING = (
    Gate("house.competent_organ", competent_told, "competent", "不属于本机关职权的告知有权办理的机关"),
    Gate("house.declined_uncompleted", not_completed, "declined", "没有补正的先一次告知"),
    Gate("house.declined_barred", barred, "declined", "不得再次申请的限于涉及安全的许可"),
)


DOCUMENT = Gate("house.licence_document", document_told, "document", "准予许可的填写证件编号")


VALIDITY = Gate("house.licence_validity", validity, "valid_until", "有效期有起止")


IDENTIFIED = Gate("house.identified", identified, "identified", "核对申请人身份")
