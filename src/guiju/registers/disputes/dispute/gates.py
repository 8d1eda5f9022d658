"""What the law of mediation asks before a step on a dispute, and rules of good order.

人民调解法 (2010), and before it 人民调解委员会组织条例 (1989).

Articles on people's mediation bind people's mediation committees; other mediators are held to the same by house rules.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Reason, law_or_house
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.parties import ORGANISATION
from guiju.registers.disputes.dispute.choices import OF_ADMINISTRATION, Nature, SuitResult, Way

GONE = (SuitResult.ANNULLED, SuitResult.VOID)
"""What leaves nothing of an agreement over which a party has sued."""
OTHER_KINDS = ("administrative", "judicial")
ORGANS = ("人民政府", "街道办事处", "局", "人民法院", "人民检察院")
"""How names of organs of the state end, where no credit code tells."""
OWED_SIGNATURES = {
    "signed_by_parties": "各方当事人签名、盖章或者按指印",
    "signed_by_mediator": "调解员签名",
    "sealed": "加盖印章",
}


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


def still_on_the_roll(facts: Facts) -> str | None:
    """人民调解法 arts. 13, 14: who has left the roll mediates no more, though the dispute was given to them."""
    mediator = facts["mediator"]
    if mediator is None or mediator.serves_on(facts.on):
        return None
    return f"{mediator.title}在{facts.on}已不在人民调解员名册中，请先更换调解员。"


def not_a_party(facts: Facts) -> str | None:
    mediator = facts["mediator"]
    same = bool(mediator.person_key) and any(party.id_key == mediator.person_key for party in facts.parties)
    return f"{mediator.title}是本纠纷的当事人，不得担任调解员。" if same else None


def others_fit(facts: Facts) -> str | None:
    """人民调解法 arts. 14, 19: each of several mediators is on the roll, another than the first, and no party."""
    keys = {party.id_key for party in facts.parties} - {""}
    for row in facts["others"] or ():
        other = row["mediator"]
        if not other.serves_on(facts.on):
            return f"{other.title}在{facts.on}不在人民调解员名册中，不得共同调解。"
        if other == facts["mediator"] or other.person_key in keys:
            return f"{other.title}已是本纠纷的调解员，或者是当事人、代理人，不得列为共同调解的调解员。"
    return None


def by_a_committee(facts: Facts) -> str | None:
    dispute: Any = facts.record
    return None if dispute.committee_id else "本纠纷不是由人民调解委员会调解的。"


def of_civil_nature(facts: Facts) -> str | None:
    """人民调解法 art. 2: people's mediation is for disputes among people, not with those who hold public power over them."""
    if facts["nature"] == Nature.ADMINISTRATIVE:
        return "行政争议不属于民间纠纷，请办理行政调解，或者引导至行政复议、诉讼。"
    organ = next((party.masked_name for party in facts.parties if is_organ(party)), "")
    if not organ or facts["equal_footing"]:
        return None
    return f"当事人{organ}是国家机关，只有以平等民事主体身份发生的纠纷（如买卖、租赁）才能人民调解，请核实。"


def is_organ(party: Any) -> bool:
    """Whether a party is an organ of the state: by its credit code (first two characters 11), or by a name that says so."""
    if party.kind != ORGANISATION:
        return False
    return bool(party.masked_id.startswith("11") or party.masked_name.endswith(ORGANS))


def has_an_organ(facts: Facts) -> str | None:
    """行政复议法 art. 2, 行政诉讼法 art. 2: an administrative dispute is one with a body that holds public power."""
    if facts["nature"] != Nature.ADMINISTRATIVE:
        return None
    told = [*facts["applicant"], *facts["opposite"]]
    there = any(party["kind"] == ORGANISATION for party in told)
    return None if there else "行政争议的当事人中应当有行政机关或者法律、法规、规章授权的组织。"


def kind_of_nature(facts: Facts) -> str | None:
    """The kinds by which administrative mediation is counted divide into civil and administrative disputes."""
    kind, nature = facts["administrative_kind"], facts["nature"]
    if facts["mediation_kind"] != Way.ADMINISTRATIVE:
        return "不是行政调解的，不填行政调解类别。" if kind else None
    if not kind:
        return "行政调解应当选择行政调解类别。"
    if (kind in OF_ADMINISTRATION) == (nature == Nature.ADMINISTRATIVE):
        return None
    return f"纠纷性质登记为“{Nature(nature).label}”，与所选的行政调解类别不符。"


def phase_of_nature(facts: Facts) -> str | None:
    phase, due = facts["phase"], facts["nature"] == Nature.ADMINISTRATIVE
    if due and not phase:
        return "行政争议应当选择所处阶段。"
    return "不是行政争议的，不填所处阶段。" if phase and not due else None


def by_wish(facts: Facts) -> str | None:
    """人民调解法 art. 28: by word of mouth where the parties find that nothing need be written."""
    return None if facts["no_writing"] else "当事人认为无需制作协议书的，才可以达成口头协议；否则请拟订调解协议书。"


def amount_of_performance(facts: Facts) -> str | None:
    paid, told = facts["performed_amount"], facts["performance"]
    if told == "none" and paid:
        return "履行情况为未履行的，不填已履行金额。"
    agreed = facts["agreed_amount"]
    if paid is None or agreed is None:
        return None
    if paid > agreed or (told == "full" and paid < agreed) or (told == "partial" and paid == agreed):
        return f"已履行金额{paid}元与履行情况、协议金额{agreed}元不符；放弃部分金额的，请先变更协议。"
    return None


def something_averted(facts: Facts) -> str | None:
    """What was averted is counted where somebody has seen it coming and reported it (人民调解法 art. 25)."""
    return None if facts["risk_reported_on"] else "没有激化报告，不计防止激化，请先办理“激化报告”。"


def not_averted_yet(facts: Facts) -> str | None:
    return f"已于{facts['averted_on']}登记，所填有误的请更正。" if facts["averted_on"] else None


def in_force(facts: Facts) -> str | None:
    """人民调解法 art. 32: a suit over the performance or content of an agreement that there is."""
    return None if facts["effective_on"] else "尚无生效的调解协议，不能就协议起诉；调解不成的，请引导至诉讼。"


def sued(facts: Facts) -> str | None:
    return None if facts["sued_on"] else "没有就调解协议起诉的记录，请先办理“就协议起诉”。"


def suit_pending(facts: Facts) -> str | None:
    """Each suit has one result; another is told of the next suit."""
    dispute: Any = facts.record
    told = dispute.suit_result
    return f"最近一次起诉的结果已经登记为“{SuitResult(told).label}”。" if told else None


def stands_after_suit(facts: Facts) -> str | None:
    """What a court has annulled or found void binds nobody: the dispute is open again, or was ended before."""
    gone = facts["suit_result"] in GONE and facts.record.stage == "agreed"
    return "协议被判决撤销、确认无效的，请办理“法院撤销协议、确认无效”。" if gone else None


def no_suit_pending(facts: Facts) -> str | None:
    """Who applies jointly for confirmation has no suit over the same agreement before a court."""
    pending = facts["sued_on"] and not facts["suit_result"]
    return f"当事人已于{facts['sued_on']}就协议起诉，结果尚未登记，不能申请司法确认。" if pending else None


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


def signed_before_due(facts: Facts) -> str | None:
    """An agreement binds from its signature on (人民调解法 arts. 29, 31): nobody can owe by then what was due before."""
    due = facts["perform_by"]
    if due is None or facts.on <= due or facts["late_because"]:
        return None
    return f"约定履行日期{due}早于签署日{facts.on}：签署前已经履行的，请写明；没有履行的，请办理“未签署，继续调解”，另行约定日期。"


def still_a_day(facts: Facts) -> str | None:
    """A limit that runs by agreement is moved by a change of it, not forgotten."""
    dispute: Any = facts.record
    if dispute.perform_by is None or facts["perform_by"] is not None:
        return None
    return f"原协议约定履行期限至{dispute.perform_by}，变更后的履行期限（不变的填原期限）应当填写。"


def below_what_is_paid(facts: Facts) -> str | None:
    paid, agreed = facts["performed_amount"], facts["agreed_amount"]
    if paid is None or agreed is None or agreed >= paid:
        return None
    return f"变更后的协议金额{agreed}元少于已经履行的{paid}元，请核对。"


def no_confirmation_stands(facts: Facts) -> str | None:
    """民事诉讼法: what the court has confirmed is enforced as confirmed; parties alone do not change it."""
    return "协议已经司法确认，当事人不能自行变更。" if facts["confirmation"] == "confirmed" else None


def followed_up(facts: Facts) -> str | None:
    """人民调解法 art. 31(2)."""
    return None if facts["followed_up_on"] else "尚未回访协议履行情况，请先办理“回访督促”。"


def wholly_performed(facts: Facts) -> str | None:
    told = facts["performance"]
    return None if told in ("full", "") or told is None else "最近一次回访记载协议尚未全部履行。"


WILLING = binding("mediation.voluntary", "house.voluntary", refused, "refused_on", gist="当事人没有明确拒绝调解")
REPORTED = binding(
    *("mediation.escalation_report", "house.escalation_report", risk_reported, "risk_found_on"),
    gist="可能激化的纠纷已经报告",
)
GUESTS = binding(
    *("mediation.invite_consent", "house.invite_consent", consent_to_guests, "sessions"),
    gist="邀请他人参与调解的，经当事人同意",
)
FOLLOWED = binding("mediation.follow_up", "house.follow_up", followed_up, gist="已回访协议履行情况")
SIGNED = binding(
    *("mediation.agreement_effective", "house.agreement_effective", signed, "signed_by_parties"),
    gist="协议书的签名、盖章齐全",
)
CIVIL_ONLY = Gate("mediation.civil_only", of_civil_nature, "nature")
BY_WISH = binding(
    *("mediation.oral_by_wish", "house.oral_by_wish", by_wish, "no_writing"),
    gist="当事人认为无需制作协议书",
)
ORAL = binding(
    *("mediation.oral_agreement_record", "house.oral_agreement_record", terms_recorded, "terms"),
    gist="口头协议的内容由调解员记录",
)
FILED = binding("mediation.archive", "house.record_first", recorded, gist="已有调解记录")
FILED_UNLESS_REFUSED = binding("mediation.archive", "house.record_first", recorded_unless_refused, gist="已有调解记录")
OTHERS_TOO = Gate("mediation.mediators_named", others_fit, "others")
STILL_MEDIATOR = Gate("mediation.mediator_qualified", still_on_the_roll, "mediator")
MEDIATOR = (
    Gate("mediation.mediator_qualified", on_the_roll, "mediator"),
    Gate("house.mediator_impartial", not_a_party, "mediator", "调解员不是本纠纷的当事人"),
)
