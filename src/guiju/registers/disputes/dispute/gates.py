"""What the law of mediation asks before a step on a dispute, and rules of good order.

人民调解法 (2010); 最高人民法院关于人民调解协议司法确认程序的若干规定 (2011), here 司法确认规定.

Articles on people's mediation bind people's mediation committees; other mediators are held to the same by house rules.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import registry
from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Reason, law_or_house
from guiju.kernel.declaring.steps import Gate
from guiju.registers.disputes.dispute.choices import Subject

OTHER_KINDS = ("administrative", "judicial")
OWED_MATERIALS = {
    "application": "司法确认申请书",
    "agreement": "调解协议",
    "identity": "身份证明、资格证明",
    "contact": "送达地址和电话号码",
}
FILE = {
    "registration": "调解登记",
    "records": "调解工作记录",
    "agreement": "调解协议",
    "notice": "终止调解告知书",
    "confirmation": "司法确认决定书",
}
OWED_SIGNATURES = {
    "signed_by_parties": "各方当事人签名、盖章或者按指印",
    "signed_by_mediator": "调解员签名",
    "sealed": "加盖印章",
}
MORE_MATERIALS = {"property": "财产权利证明", "authority": "授权委托书"}


def of_peoples_mediation(facts: Facts) -> bool:
    return facts["mediation_kind"] not in OTHER_KINDS


def binding(rule: str, house: str, reason: Reason, field: str = "", *, gist: str) -> tuple[Gate, Gate]:
    """The article where people's mediation is held, good order where any other is."""
    return law_or_house(of_peoples_mediation, rule, house, reason, field, gist=gist)


def refused(facts: Facts) -> str | None:
    """人民调解法 art. 17: nobody is mediated who clearly refuses."""
    day = facts["refused_on"]
    return f"一方当事人已于{day}明确拒绝调解，应当终止调解并告知其他途径。" if day else None


def not_refused(facts: Facts) -> str | None:
    return None if facts["refused_on"] else "没有当事人拒绝调解的记录，无需重新征求意见。"


def on_the_roll(facts: Facts) -> str | None:
    """人民调解法 arts. 13, 14: who mediates is a mediator on the day, which is where the qualities were examined."""
    mediator = facts["mediator"]
    if mediator.serves_on(facts.on):
        return None
    return f"{mediator.title}在{facts.on}不在人民调解员名册中，不得指定为调解员。"


def committee_in_being(facts: Facts) -> str | None:
    committee = facts["committee"]
    return None if committee.serves_on(facts.on) else f"“{committee.title}”在{facts.on}不在册。"


def not_a_party(facts: Facts) -> str | None:
    mediator = facts["mediator"]
    same = bool(mediator.person_key) and any(party.id_key == mediator.person_key for party in facts.parties)
    return f"{mediator.title}是本纠纷的当事人，不得担任调解员。" if same else None


def handed_over(facts: Facts) -> str | None:
    given = facts["hand_over"]
    if facts["source"] == "handed_over" and not given:
        return "来源为对接移交的，应当选明对接方式。"
    return "来源不是对接移交的，不填对接方式。" if given and facts["source"] != "handed_over" else None


def other_kind(facts: Facts) -> str | None:
    kind = facts["mediation_kind"]
    return "人民调解请办理“启动人民调解”，并指定调委会和调解员。" if kind and kind not in OTHER_KINDS else None


def recorded(facts: Facts) -> str | None:
    """人民调解法 art. 27(1): what happened in mediation is recorded."""
    return None if facts.parts("sessions") else "还没有调解记录，请先办理“记录调解”。"


def recorded_unless_refused(facts: Facts) -> str | None:
    """Where mediation never began (refused, the other party not to be found) there is nothing to record."""
    return None if facts["refused_on"] or not facts["began_on"] else recorded(facts)


def consent_to_guests(facts: Facts) -> str | None:
    """人民调解法 art. 20(1)."""
    for session in facts["sessions"]:
        if session["guests"] and not session["consented"]:
            return f"{session['held_on']}的调解邀请了{session['guests']}参与，未征得当事人同意。"
    return None


def session_day(facts: Facts) -> str | None:
    began = facts["began_on"]
    for session in facts["sessions"]:
        if session["held_on"] < began:
            return f"调解日期{session['held_on']}应当在{began}至{facts.on}之间。"
    return None


def recording_kept(facts: Facts) -> str | None:
    if not facts["key"] or facts["recording"]:
        return None
    return "重点纠纷全程留痕：每次调解应当上传笔录扫描件或者录音录像。"


def risk_reported(facts: Facts) -> str | None:
    """人民调解法 art. 25: what may end in violence is reported at once, before anything else follows."""
    risk, report = facts["risk_found_on"], facts["risk_reported_on"]
    if risk is None or (report is not None and report >= risk):
        return None
    return f"{risk}的调解记录载明纠纷可能引起治安案件、刑事案件，请先办理“激化报告”。"


def terms_recorded(facts: Facts) -> str | None:
    """人民调解法 art. 28."""
    return None if facts["terms"] else "口头协议应当由调解员记录协议内容。"


def not_oral_if_key(facts: Facts) -> str | None:
    return "重点纠纷应当制作书面调解协议书。" if facts["key"] else None


def signed(facts: Facts) -> str | None:
    """人民调解法 art. 29(2): signed by all parties and the mediator, sealed by the committee."""
    missing = [label for name, label in OWED_SIGNATURES.items() if not facts[name]]
    return f"协议书尚缺{'、'.join(missing)}，不能生效。" if missing else None


def joint(facts: Facts) -> str | None:
    """人民调解法 art. 33(1)."""
    return None if facts["jointly"] else "司法确认应当由双方当事人共同申请。"


def materials(facts: Facts) -> str | None:
    """司法确认规定 art. 3."""
    owed = OWED_MATERIALS | ({"authority": MORE_MATERIALS["authority"]} if facts["by_agent"] else {})
    missing = [label for name, label in owed.items() if name not in facts["materials"]]
    return f"申请材料尚缺{'、'.join(missing)}。" if missing else None


def confirmable(facts: Facts) -> str | None:
    """司法确认规定 art. 4(2): status, adoption and marriage are no subject of confirmation."""
    if facts["subject"] == Subject.PROPERTY:
        return None
    return "确认身份关系、收养关系、婚姻关系的，法院不予受理；请引导当事人通过其他法定途径办理。"


def no_confirmation_yet(facts: Facts) -> str | None:
    return "协议已经司法确认，无需再次申请。" if facts["confirmation"] == "confirmed" else None


def no_confirmation_stands(facts: Facts) -> str | None:
    """民事诉讼法: what the court has confirmed is enforced as confirmed; parties alone do not change it."""
    return "协议已经司法确认，当事人不能自行变更。" if facts["confirmation"] == "confirmed" else None


def court_accepted(facts: Facts) -> str | None:
    return None if facts["court_accepted_on"] else "法院尚未受理司法确认申请。"


def court_not_yet_accepted(facts: Facts) -> str | None:
    return f"法院已于{facts['court_accepted_on']}受理。" if facts["court_accepted_on"] else None


def extended_once(facts: Facts) -> str | None:
    """司法确认规定 art. 5(1): one extension, of ten days."""
    clock = facts.clock("mediation.confirm.decide")
    already = clock is not None and any(span.kind == "extension" for span in clock.spans)
    return "审查期限已经延长过一次。" if already else None


def confirmed(facts: Facts) -> str | None:
    return None if facts["confirmation"] == "confirmed" else "协议未经司法确认，没有可以撤销的确认决定。"


def challenged(facts: Facts) -> str | None:
    return None if facts.past("challenge") else "没有案外人申请撤销的记录。"


def followed_up(facts: Facts) -> str | None:
    """人民调解法 art. 31(2)."""
    return None if facts["followed_up_on"] else "尚未回访协议履行情况，请先办理“回访督促”。"


def wholly_performed(facts: Facts) -> str | None:
    told = facts["performance"]
    return None if told in ("full", "") or told is None else "最近一次回访记载协议尚未全部履行。"


def agreement_broken(facts: Facts) -> str | None:
    """An agreement that is kept and not disputed is not led on to another way (人民调解法 art. 32)."""
    kept = facts["performance"] not in ("partial", "none") and not facts["disputed"]
    if facts.record.stage != "agreed" or not kept:
        return None
    return "已达成协议的，回访发现未履行、未全部履行，或者就协议的履行、内容发生争议，方可引导至其他途径。"


def told_other_ways(facts: Facts) -> str | None:
    """人民调解法 art. 26."""
    return None if facts["informed_of"] else "调解不成的，应当告知当事人仲裁、行政、司法等其他途径。"


def target_found(facts: Facts) -> str | None:
    """Where the matter led to stands in a register here, its number must be right."""
    number = facts["target_number"]
    if not number or target(facts) is not None:
        return None
    return f"本平台没有编号为“{number}”的事项；接收事项不在本平台的，请留空。"


def targets() -> list[Any]:
    """The registers here that a dispute may be led on to."""
    known = registry.registers()
    return [known[name] for name in ("reconsideration", "litigation") if name in known]


def target(facts: Facts) -> Any | None:
    """The matter that a dispute was led on to, by its number; None where it is not here."""
    number: str = facts["target_number"]
    found = (model.objects.filter(number=number).first() for model in targets() if number)
    return next(iter(facts.look_at(one for one in found if one is not None)), None)


def complete(facts: Facts) -> str | None:
    """人民调解法 art. 27(2): registration, records and agreement are filed together, as far as the dispute came."""
    reached = {
        "registration": True,
        "records": bool(facts.parts("sessions")),
        "agreement": bool(facts["agreement_form"]),
        "notice": facts["outcome"] == "failed",
        "confirmation": facts["confirmation"] == "confirmed",
    }
    missing = [label for name, label in FILE.items() if reached[name] and name not in facts["filed"]]
    return f"案卷尚缺{'、'.join(missing)}。" if missing else None


def not_archived(facts: Facts) -> str | None:
    return f"已于{facts['archived_on']}归档。" if facts["archived_on"] else None


WILLING = binding("mediation.voluntary", "house.voluntary", refused, "refused_on", gist="当事人没有明确拒绝调解")
REPORTED = binding(
    *("mediation.escalation_report", "house.escalation_report", risk_reported, "risk_found_on"),
    gist="可能激化的纠纷已经报告",
)
GUESTS = binding(
    *("mediation.invite_consent", "house.invite_consent", consent_to_guests, "sessions"),
    gist="邀请他人参与调解的，经当事人同意",
)
INFORMED = binding(
    *("mediation.failed_inform", "house.failed_inform", told_other_ways, "informed_of"),
    gist="调解不成的，告知当事人其他途径",
)
FOLLOWED = binding("mediation.follow_up", "house.follow_up", followed_up, gist="已回访协议履行情况")
SIGNED = binding(
    *("mediation.agreement_effective", "house.agreement_effective", signed, "signed_by_parties"),
    gist="协议书的签名、盖章齐全",
)
ORAL = binding(
    *("mediation.oral_agreement_record", "house.oral_agreement_record", terms_recorded, "terms"),
    gist="口头协议的内容由调解员记录",
)
ARCHIVED = binding("mediation.archive", "house.archive", complete, "filed", gist="卷内材料齐全")
FILED = binding("mediation.archive", "house.record_first", recorded, gist="已有调解记录")
FILED_UNLESS_REFUSED = binding("mediation.archive", "house.record_first", recorded_unless_refused, gist="已有调解记录")
MEDIATOR = (
    Gate("mediation.mediator_qualified", on_the_roll, "mediator"),
    Gate("house.mediator_impartial", not_a_party, "mediator", "调解员不是本纠纷的当事人"),
)
CONFIRMABLE = (
    within("mediation.confirm.apply", "effective_on"),
    Gate("mediation.confirm_joint", joint, "jointly"),
    Gate("mediation.confirm_materials", materials, "materials"),
    Gate("mediation.confirm_excluded", confirmable, "subject"),
    Gate("house.confirmed_once", no_confirmation_yet, gist="协议尚未经司法确认"),
)
