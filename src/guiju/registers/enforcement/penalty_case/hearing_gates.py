"""What a hearing must satisfy (处罚法 arts. 63–65; 2017 art. 42)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.penalty_case.filing_gates import INVESTIGATING
from guiju.registers.enforcement.penalty_case.paper_words import holders, takers
from guiju.registers.enforcement.penalty_case.recusal import REJECTED as REFUSED
from guiju.registers.enforcement.penalty_case.recusal import taken_off

THERE, EXCUSED, ABSENT, LEFT = "there", "excused", "absent", "left"
ATTENDANCE = [
    (THERE, "当事人或者其代理人全程参加"),
    (EXCUSED, "有正当理由未到场"),
    (ABSENT, "无正当理由拒不出席"),
    (LEFT, "未经许可中途退出"),
]
FORGONE = [
    ("waived", "当事人放弃听证"),
    ("withdrawn", "当事人撤回听证要求"),
    (ABSENT, "无正当理由拒不出席"),
    (LEFT, "未经许可中途退出"),
]
NO_CHALLENGE, REJECTED, UPHELD = "none", "rejected", "granted"
CHALLENGE = [(NO_CHALLENGE, "没有申请"), (REJECTED, "申请已驳回"), (UPHELD, "准予回避")]


def hearing_was_offered(facts: Facts) -> str | None:
    return None if facts["hearing_offered"] else "本案未告知听证权利；认为应当听证的，请重新告知。"


def hearing_requested(facts: Facts) -> str | None:
    return None if facts["hearing_requested_on"] else "当事人未要求听证。"


def open_hearing(facts: Facts) -> str | None:
    closed = facts["openness"] == "closed" and not facts["closed_ground"]
    return "听证应当公开举行；涉及国家秘密、商业秘密或者个人隐私的，请写明不公开的理由。" if closed else None


def on_the_day_set(facts: Facts) -> str | None:
    planned = facts["hearing_set_for"]
    if planned is None:
        return "尚未通知听证的时间、地点。"
    return None if planned == facts.on else f"通知的听证日期为{planned}，改期的请重新通知。"


def record_signed(facts: Facts) -> str | None:
    if facts["signed"] == "no":
        return "听证笔录应当交当事人核对签字、盖章；拒绝的，由主持人注明。"
    unnoted = facts["signed"] == "noted" and not facts["sign_note"]
    return "当事人或者其代理人拒绝签字的，请由主持人写明拒绝的情形。" if unnoted else None


def no_charge(facts: Facts) -> str | None:
    return "当事人不承担组织听证的费用，已收取的应当退还。" if facts["charged"] else None


def few_agents(facts: Facts) -> str | None:
    return "当事人可以委托一至二人代理，不得超过二人。" if (facts["agents"] or 0) > 2 else None


def nobody_left(facts: Facts) -> str | None:
    attendance = facts["attendance"]
    if attendance in (ABSENT, LEFT):
        return "当事人及其代理人无正当理由拒不出席或者未经许可中途退出的，听证终止，请办理“登记放弃听证”。"
    return "当事人有正当理由未到场的，不视为放弃，应当改期重新通知听证。" if attendance == EXCUSED else None


def stayed_away(facts: Facts) -> str | None:
    """Only from a hearing of which notice was given, and on its day, can a party have stayed away or left."""
    if facts["forgo_ground"] not in (ABSENT, LEFT) or facts["hearing_set_for"] == facts.on:
        return None
    return "视为放弃听证，以通知的听证日当日当事人及其代理人没有出席或者中途退出为条件。"


def challenge_decided(facts: Facts) -> str | None:
    """A challenge of the host is decided by the head before the hearing goes on."""
    if facts["recusal_pending"]:
        return "回避申请尚未决定，决定以前不举行听证。"
    if facts["host_challenged"] != REJECTED:
        return None
    notice = facts.past("call_hearing")
    since = facts.since(notice) if notice is not None else []
    rejected = any(d.step == "decide_recusal" and d.content["told"].get("recused") == REFUSED for d in since)
    return None if rejected else "对主持人的回避申请，应当先登记并由负责人决定驳回，再举行听证。"


def host_stays(facts: Facts) -> str | None:
    if facts["host_challenged"] == UPHELD:
        return "主持人回避的，应当另行指定主持人重新通知听证。"
    return host_not_taken_off(facts)


def host_not_taken_off(facts: Facts) -> str | None:
    host = facts["host"] if facts.asks("host") else facts.ever("host")
    return f"{host}已经准予回避，请另行指定主持人。" if host in taken_off(facts) else None


def host_not_investigator(facts: Facts) -> str | None:
    """Whoever presides is neither among the officers who inquired nor one who took a step of the investigation."""
    host = facts["host"]
    officers = facts.parts("officers")
    inquired = takers(facts, *INVESTIGATING)
    inquired |= set(holders([row.certificate for row in officers]).values()) if officers else set()
    return f"{host}是本案调查人员，听证应当由非本案调查人员主持。" if host in inquired else None


def presided_by_host(facts: Facts) -> str | None:
    """The report is the host's own: of whoever held the hearing."""
    held = facts.past("hold_hearing")
    if held is None:
        return "没有举行听证，不制作听证报告。"
    return None if held.actor_id == facts.actor.user_id else "听证报告由主持听证的人员制作。"


def debated(facts: Facts) -> str | None:
    return None if facts["debate"] else "听证应当由调查人员提出事实、证据和处罚建议，当事人进行申辩和质证。"


def called(facts: Facts) -> dict[str, Any]:
    """Hour, place and host as the notice of the hearing set them."""
    notice = facts.past("call_hearing")
    said = notice.content.get("told", {}) if notice is not None else {}
    return {name: said.get(name) for name in ("hearing_hour", "hearing_place", "host")}


NEUTRAL_HOST = four_eyes("听证主持人不得为本案调查人员。", *INVESTIGATING, rule="penalty.hearing_neutral_host")
OFFERED = Gate("house.hearing_offered", hearing_was_offered, "hearing_offered", "已告知听证权利")
