"""What a decision, its extension, and what follows a licence are held to (行政许可法 2019 arts. 36 to 50, 69, 70, 79)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import rounds
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.registers.services.service_case.choices import Acceptance, Decision, Deregistered, Kept, Request, Revoked
from guiju.registers.services.service_case.columns import CALLED
from guiju.registers.services.service_case.gates import DOCUMENT, VALIDITY, bars, of_licence
from guiju.registers.services.service_case.opening_gates import FALSE, FRAUD

ORDINARY, JOINT = "licence.decide.ordinary", "licence.decide.joint"


PROMISED, BY_LAW = "按承诺时限办结", "按法定时限办结"


ASKED = "licence.hearing.request"


def of_bundle(facts: Facts) -> bool:
    return bool(facts["is_bundle"])


def heard_or_waived(facts: Facts) -> str | None:
    """What was told to those whose interests are great is answered, or the five days are over, before anything is decided."""
    if facts["hearing_told_on"] is None or facts.past("hold_hearing", "waive_hearing") is not None:
        return None
    last = facts.due(ASKED, facts["hearing_told_on"])
    return (
        f"已经告知听证权利，{last}以前可以要求听证，期限没有届满。" if last is not None and facts.on <= last else None
    )


def interested_heard(facts: Facts) -> str | None:
    told, answered = facts.past("tell_interested"), facts.past("record_views")
    late = told is not None and (answered is None or answered.on < told.on)
    return "已经告知利害关系人，应当先听取、登记申请人和利害关系人的意见。" if late else None


def reasons_given(facts: Facts) -> str | None:
    if facts["decision"] != Decision.REFUSED or facts["refused_because"]:
        return None
    return "不予办理的，应当说明理由。"


def papers_complete(facts: Facts) -> str | None:
    open_ = facts["lacking_until"] is not None and facts["handed_in_on"] is None
    return "容缺的材料没有补齐，不得作出决定。" if open_ and facts["decision"] == Decision.GRANTED else None


def examined(facts: Facts) -> str | None:
    return None if facts["opinion"] else "请先由承办人提出审查意见。"


def check_set(facts: Facts) -> str | None:
    promised = facts["acceptance"] == Acceptance.ON_PROMISE and facts["decision"] == Decision.GRANTED
    if promised and facts["check_by"] is None:
        return "以告知承诺准予的，应当确定核查承诺的期限。"
    return "只有以告知承诺准予的，确定核查承诺的期限。" if facts["check_by"] is not None and not promised else None


def branches_agree(facts: Facts) -> str | None:
    if facts["decision"] != Decision.GRANTED:
        return None
    refused = [row for row in facts.look_at(CALLED.of(facts.record)) if row.result == "refused"]
    return f"{refused[0].agency}对“{refused[0].item.title}”不予办理，不能整体准予。" if refused else None


def promised_clock(facts: Facts) -> ClockRow | None:
    return facts.clock(PROMISED)


def in_time(facts: Facts) -> bool:
    row = promised_clock(facts)
    return row is None or row.due_on is None or facts.on <= row.due_on


def overdue_explained(facts: Facts) -> str | None:
    return None if in_time(facts) or facts["late_reason"] else "超过承诺的办理时间，应当公开说明理由，请填写。"


def extended_once(facts: Facts) -> str | None:
    """Within the term that runs, once (art. 42)."""
    rule = JOINT if facts["is_bundle"] else ORDINARY
    row = facts.clock(rule)
    if row is None or not row.running:
        return "没有正在计算的法定期限，不需要延长。"
    if any(span.kind == Interval.EXTENSION for span in row.spans):
        return "办理期限已经延长过一次，不得再次延长。"
    if row.due_on is not None and facts.on > row.due_on:
        return f"办理期限已于{row.due_on}届满，届满后不得延长。"
    limit = facts.rule(rule)
    most = limit.extension.length if limit is not None and limit.extension else 0
    return None if facts["extension_length"] <= most else f"最多延长{most}个工作日。"


def renewal_over(facts: Facts) -> str | None:
    last = facts["renewing_until"]
    return None if last is not None and last < facts.on else "原许可的有效期没有届满。"


def licensed(facts: Facts) -> str | None:
    return None if facts["is_licence"] and facts["decision"] == Decision.GRANTED else "只有准予的行政许可，办理本步骤。"


def granted_before(facts: Facts) -> str | None:
    return None if facts["decision"] == Decision.GRANTED else "只有准予的决定可以撤销。"


def fraud_not_spared(facts: Facts) -> str | None:
    return "请填写对公共利益的影响，可能造成重大损害的不予撤销。" if not facts["public_interest"] else None


def promise_broken(facts: Facts) -> str | None:
    if facts["revoked"] != Revoked.PROMISE or facts["promise"] == Kept.BROKEN:
        return None
    return "以承诺不实撤销的，应当先核查承诺。"


def of_fraud(facts: Facts) -> dict[str, Any]:
    return bars(facts, FRAUD) if facts["revoked"] == Revoked.FRAUD else {}


def decided(facts: Facts) -> dict[str, Any]:
    """Whether in time; and who was refused for false statements may not apply again for a while (art. 78)."""
    false = facts["decision"] == Decision.REFUSED and facts["false_material"]
    return {"in_time": in_time(facts), **(bars(facts, FALSE) if false else {})}


def false_refused(facts: Facts) -> str | None:
    told = facts["false_material"] and facts["decision"] != Decision.REFUSED
    return "隐瞒情况或者提供虚假材料的，不予办理。" if told else None


def deemed_before(facts: Facts) -> str | None:
    return None if facts["deemed"] else "只有视为准予延续的，补充载明证件和有效期。"


def kept_on_promise(facts: Facts) -> str | None:
    return None if facts["check_by"] is not None else "本件没有需要核查的承诺。"


def checked_once(facts: Facts) -> str | None:
    return "承诺已经核查。" if facts.before("promise") else None


def credit_told(facts: Facts) -> str | None:
    if facts["promise"] == Kept.BROKEN and not facts["credit_record"]:
        return "承诺不实的，记入信用记录，请填写记录的编号或者去向。"
    return "承诺属实的，不填写失信记录。" if facts["promise"] != Kept.BROKEN and facts["credit_record"] else None


def expired(facts: Facts) -> str | None:
    if facts["deregistered"] != Deregistered.EXPIRED:
        return None
    last = facts["valid_until"]
    if last is None or last >= facts.on:
        return "有效期没有届满。"
    case: Any = facts.record
    renewed = case.later.filter(request=Request.RENEWAL, decision=Decision.GRANTED)
    there = facts.look_at(renewed[:1])
    return f"已经准予延续（{facts.named(there[0])}），不能以届满未延续注销。" if there else None


def taken_before(facts: Facts) -> str | None:
    there = facts.before("stage") in ("revoked", "recalled")
    told = facts["deregistered"] == Deregistered.TAKEN
    return "撤销、撤回以后注销的，选择“依法被撤销、撤回，或者证件被吊销”。" if there and not told else None


def rated_once(facts: Facts) -> str | None:
    return "本件已经评价，一件只能评价一次。" if facts.before("rated_on") is not None else None


DECIDING = (
    Gate("house.examined_first", examined, gist="承办人已经提出审查意见"),
    four_eyes("作出决定的人员不得与提出审查意见的人员相同。", "examine"),
    only_if(of_licence, Gate("licence.refusal_reasons", reasons_given, "refused_because")),
    only_if(
        lambda facts: not of_licence(facts),
        Gate("house.refusal_reasons", reasons_given, "refused_because", "不予办理的说明理由"),
    ),
    only_if(of_licence, Gate("licence.hearing_right", heard_or_waived)),
    only_if(of_licence, Gate("licence.notify_interested", interested_heard)),
    Gate("house.papers_complete", papers_complete, "decision", "容缺的材料已经补齐"),
    DOCUMENT,
    VALIDITY,
    Gate("house.promise_checked", check_set, "check_by", "以告知承诺准予的定核查期限"),
    only_if(of_bundle, rounds.every_one(CALLED, "“一件事”的各项都应当由办理机关答复")),
    only_if(of_bundle, Gate("house.bundle_agreed", branches_agree, "decision", "各项都同意才能整体准予")),
    Gate("services.overdue_reason", overdue_explained, "late_reason"),
)


FALSE_REFUSED = Gate("house.false_material_refused", false_refused, "decision", "造假的不予办理")
DEEMED = Gate("house.renewed_by_silence", deemed_before, gist="视为准予延续")
EXTENDED = Gate("licence.extension_reason", extended_once, "extension_length")


RENEWAL_OVER = Gate("licence.renew.decide", renewal_over)


LICENSED = Gate("house.licensed", licensed, gist="准予的行政许可")


GRANT_SHOWN = Gate("licence.publish_grant", licensed)


REVOKING = (
    Gate("house.granted_before", granted_before, gist="已经准予"),
    Gate("house.public_interest", fraud_not_spared, "public_interest", "说明对公共利益的影响"),
    Gate("house.promise_broken", promise_broken, "revoked", "承诺不实的先核查"),
)


CHECKING = (
    Gate("house.promise_made", kept_on_promise, gist="以告知承诺准予"),
    Gate("house.promise_checked_once", checked_once, gist="承诺没有核查过"),
    Gate("house.promise_credit", credit_told, "credit_record", "承诺不实的记入信用记录"),
)


DEREGISTERING = (
    LICENSED,
    Gate("house.licence_expired", expired, "deregistered", "以届满注销的有效期已经届满"),
    Gate("house.licence_taken", taken_before, "deregistered", "撤销、撤回以后注销的写明"),
)


RATED = Gate("house.rated_once", rated_once, gist="一件评价一次")
