"""What must hold before an application is accepted, and before it is refused, sent back or given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guiju import law
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import Holds, Reason, in_order, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.oversight.reconsideration.choices import (
    MAY_BE_INACTION,
    ActKind,
    Channel,
    Condition,
    DocumentKind,
)


def of_2023(facts: Facts) -> bool:
    """Whether the case runs under the text of 2023: it alone knows the summary procedure."""
    return facts.rule("reconsideration.summary_conditions") is not None


def of_old_text(facts: Facts) -> bool:
    return not of_2023(facts)


def before_2024(name: str, reason: Reason, field: str = "", *, gist: str) -> Gate:
    """A house rule for cases under the old text, where only the new one has a rule in the catalogue."""
    return only_if(of_old_text, Gate(f"house.{name}", reason, field, gist))


# Received and looked at.
def oral_recorded(facts: Facts) -> str | None:
    if facts["channel"] != Channel.ORAL or (facts["oral_record"] and facts["record_signed"]):
        return None
    return "口头申请应当当场制作申请笔录，写明基本情况、请求、主要事实、理由和时间，并由申请人签字。"


def forwarded_day_told(facts: Facts) -> str | None:
    via = facts["channel"] == Channel.PENALTY_AGENCY
    return "经处罚机关转送的申请，请先办理“经处罚机关提出”，再办理“收到转送”。" if via else None


def review_open(facts: Facts) -> str | None:
    """Past the review period an application counts as accepted: neither accepting nor refusing is left to decide."""
    clock = facts.clock("reconsideration.accept.review")
    if clock is None or clock.due_on is None or not clock.overdue(facts.on):
        return None
    return f"审查期限已于{clock.due_on}届满，申请已视为受理，请办理“视为受理”。"


def review_over(facts: Facts) -> str | None:
    clock = facts.clock("reconsideration.accept.review")
    if clock is None or clock.overdue(facts.on):
        return None
    return f"审查期限至{clock.due_on}止，届满之后才视为受理。"


def conditions_met(facts: Facts) -> str | None:
    missing = [label for value, label in Condition.choices if value not in facts["conditions"]]
    return f"受理条件尚未逐项认定符合：{'；'.join(missing)}。" if missing else None


def one_act(facts: Facts) -> str | None:
    acts = facts["acts"] or 1
    return f"申请书列有{acts}个行政行为，应当通知申请人分别申请。" if acts > 1 else None


def no_suit(facts: Facts) -> str | None:
    return "人民法院已经受理就同一行政行为提起的诉讼，不得再申请复议。" if facts["suit_pending"] else None


def few_speak_for_many(facts: Facts) -> str | None:
    named = sum(party.role == "applicant" for party in facts.parties)
    applicants = max(named, facts["applicants"] or 0)
    representatives = sum(party.role == "representative" for party in facts.parties)
    if applicants <= 5 or 1 <= representatives <= 5:
        return None
    return f"申请人共{applicants}名，应当推选1至5名代表人，现登记代表人{representatives}名。"


def document_reviewable(facts: Facts) -> str | None:
    if not facts["incidental"]:
        return None
    if not (facts["document_name"] and facts["document_kind"]):
        return "一并申请附带审查的，应当登记规范性文件的名称和种类。"
    return "规章不属于附带审查的范围。" if facts["document_kind"] == DocumentKind.REGULATION else None


# The application in time (2023 art. 20, 21; 2017 art. 9; 2007 regulation art. 15, 16).
def nothing_done(facts: Facts) -> bool:
    """Asked for and neither done nor refused, whatever it was (2007 regulation art. 16); a refusal is an act like others."""
    if facts["act_made_on"] is not None or facts["act_kind"] not in MAY_BE_INACTION:
        return False
    return bool(facts["act_kind"] == ActKind.INACTION or facts["duty_term_on"] or facts["duty_requested_on"])


def period_began(facts: Facts) -> date | None:
    """The day from which the application period runs; None where none has been told or none runs."""
    began: date | None = facts["act_known_on"]
    if nothing_done(facts):
        requested = facts.due("reconsideration.apply.inaction_no_term", facts["duty_requested_on"])
        began = facts["duty_term_on"] or requested
    elif facts["not_informed"] and facts["rights_known_on"] and facts.rule("reconsideration.apply.not_informed"):
        began = facts["rights_known_on"]
    return began


def told_nothing_yet(facts: Facts) -> bool:
    """Never told of their rights, nor has learnt of them: sixty days have not begun, one year is the only bar (art. 20(3))."""
    unknown = facts["not_informed"] and not facts["rights_known_on"] and not nothing_done(facts)
    known = facts["act_known_on"] is not None
    return bool(unknown and known and facts.rule("reconsideration.apply.not_informed"))


def _urgent(facts: Facts) -> bool:
    return bool(facts["urgent"] and nothing_done(facts))


def applied_in_time(facts: Facts) -> str | None:
    limit = facts.rule("reconsideration.apply.ordinary")
    if limit is None or _urgent(facts):
        return None
    if told_nothing_yet(facts):
        return None
    began = period_began(facts)
    if began is None:
        return "未登记知道行政行为（或者履行期限届满、提出履责申请）之日，无法认定是否在申请期限内。"
    longer = facts["longer_term"] or 0
    if longer > limit.length:
        limit = replace(limit, length=longer)
    hindered = [(facts["hindered_from"], facts["hindered_to"])] if facts["hindered_from"] else []
    last = law.due(limit, began, pauses=hindered).day
    return _late(facts, last, f"申请期限自{began}起算") if facts["applied_on"] > last else None


def _late(facts: Facts, last: date, words: str) -> str:
    return f"{words}，已于{last}届满，申请日期为{facts['applied_on']}；请依法不予受理。"


STARTS = {"act_made_on": "行为作出日期", "act_known_on": "知道行为日期"}


def _barred(rule: str, start: str, applies: Holds) -> Gate:
    def reason(facts: Facts) -> str | None:
        if facts[start] is None and not nothing_done(facts):
            return f"未登记{STARTS[start]}，无法认定是否超过最长申请期限。" if applies(facts) else None
        last = facts.due(rule, facts[start]) if applies(facts) else None
        late = last is not None and facts["applied_on"] > last
        return _late(facts, last, f"最长期限自{facts[start]}起算") if late and last else None

    return Gate(rule, reason, start)


def duty_term_run(facts: Facts) -> str | None:
    if not nothing_done(facts) or _urgent(facts):
        return None
    if facts["duty_term_on"]:
        return None
    limit, asked = facts.rule("reconsideration.apply.inaction_no_term"), facts["duty_requested_on"]
    if limit is None or asked is None or facts["applied_on"] >= law.earliest(limit, asked):
        return None
    return f"没有履行期限规定，行政机关自{asked}收到申请，至早可于{law.earliest(limit, asked)}申请复议。"


def duty_term_over(facts: Facts) -> str | None:
    """2007 regulation art. 16(1): the period begins as the term for the duty ends; before that nothing is left undone."""
    term = facts["duty_term_on"]
    if term is None or not nothing_done(facts) or _urgent(facts) or facts["applied_on"] > term:
        return None
    return f"履责期限至{term}止，申请日期为{facts['applied_on']}，尚未届满（实施条例第十六条第一款第一项）。"


DAYS_IN_ORDER = (
    *in_order("act_made_on", "act_known_on", "applied_on"),
    *in_order("act_made_on", "rights_known_on", "applied_on"),
    *in_order("duty_requested_on", "applied_on"),
    *in_order("duty_requested_on", "duty_term_on"),
    *in_order("hindered_from", "hindered_to"),
)
IN_TIME = (
    Gate("reconsideration.apply.ordinary", applied_in_time, "applied_on"),
    _barred("reconsideration.apply.not_informed", "act_known_on", lambda facts: bool(facts["not_informed"])),
    _barred("reconsideration.apply.bar_real_estate", "act_made_on", lambda facts: bool(facts["real_estate"])),
    _barred("reconsideration.apply.bar_other", "act_made_on", lambda facts: not facts["real_estate"]),
    Gate("reconsideration.apply.inaction_no_term", duty_term_run, "duty_requested_on"),
    Gate("house.duty_term_over", duty_term_over, "duty_term_on", "履责期限届满以后才申请"),
)


# Handed in at the organ that penalised (2023 art. 32), sent on once accepted (33, 38).
def law_named(term: str) -> Reason:
    """2023 art. 20(1), 62(1); 2017 art. 9(1), 31(1): another term is set by a law and by nothing else."""

    def reason(facts: Facts) -> str | None:
        if bool(facts[term]) == bool(facts[f"{term}_law"]):
            return None
        return f"“{facts.label(term)}”和“{facts.label(f'{term}_law')}”应当一并填写。"

    return reason


def may_be_handed_in(facts: Facts) -> str | None:
    if facts["act_kind"] == ActKind.PENALTY and (facts["on_the_spot"] or facts["by_camera"]):
        return None
    return "只有对当场作出的、或者依据电子技术监控设备记录作出的行政处罚不服的，才可以经处罚机关提出。"


def no_handing_in(facts: Facts) -> str | None:
    return "2024年以前没有经处罚机关提出申请的规定，请告知申请人向行政复议机关提出。"


def dismissed_not_transferred(facts: Facts) -> str | None:
    accepted = facts["accepted_on"] is not None
    if not accepted or facts["by_superior"]:
        return None
    return "受理后发现不属于本机关管辖的，应当决定驳回申请，不再移送；上级复议机关决定审理的除外。"


def told_not_transferred(facts: Facts) -> str | None:
    """2023 art. 30(2), 2017 art. 17(1): one who applied to the wrong organ is told the right one and applies there.

    Sent on are what a county took in for another organ (2017 art. 18), what several had received or a superior takes over.
    """
    for_another = of_old_text(facts) and facts["channel"] == Channel.COUNTY
    if facts.record.stage != "received" or facts["by_superior"] or for_another:
        return None
    due = "决定不予受理，并在决定中告知" if of_2023(facts) else "告知申请人"
    return f"不属于本机关管辖的申请不移送，应当{due}有管辖权的机关。"


def ten_days_to_correct(facts: Facts) -> str | None:
    """2023 art. 31(2): ten working days from receipt of the notice; a day named in it may not come sooner."""
    by, least = facts["correct_by"], facts.due("reconsideration.accept.correction_submit", facts.on)
    if not of_2023(facts) or by is None or least is None or by >= least:
        return None
    return f"申请人自收到补正通知之日起有十个工作日，补正日期不得早于{least}。"


# Refused, sent back, given up.
def counted(facts: Facts) -> str | None:
    few = facts["applicants"] is not None and facts["applicants"] < len(facts["applicant"])
    return f"已逐一登记申请人{len(facts['applicant'])}名，总人数不得少于此数。" if few else None


def scope_told(facts: Facts) -> str | None:
    outside = Condition.SCOPE in (facts["unmet"] or ())
    if outside and not facts["out_of_scope"]:
        return "不属于复议范围的，请选择属于哪一种情形。"
    return None if outside or not facts["out_of_scope"] else "没有认定不属于复议范围，不选择这一项。"


def another_organ(facts: Facts) -> str | None:
    own = facts["competent_organ"] == facts.record.agency.name
    return "有管辖权的机关不能是本机关。" if own else None


def refused_since_2024(facts: Facts) -> str | None:
    """2023 art. 30(2): refused, and told in the refusal; under 2017 art. 17(1) an application lawful in itself is only told."""
    return "不属于本机关管辖的，2024年起应当决定不予受理，并在决定中告知有管辖权的机关。" if of_2023(facts) else None


def competent_named(facts: Facts) -> str | None:
    unmet, organ = facts["unmet"], facts["competent_organ"]
    return (
        "不属于本机关管辖的，应当告知申请人有管辖权的机关。" if Condition.JURISDICTION in unmet and not organ else None
    )


def once_only(facts: Facts) -> str | None:
    told = facts.past("request_correction")
    return f"已于{told.on}通知补正；需要补正的事项应当一次性载明。" if told else None


def term_set(facts: Facts) -> str | None:
    by = facts["correct_by"]
    return None if by and by > facts.on else "补正通知应当载明合理的补正期限，且晚于通知之日。"


def so_many_days_longer(facts: Facts) -> str | None:
    return None if facts["extension_length"] else "请填写延长多少个工作日。"


def later_day_set(facts: Facts) -> str | None:
    """Under the old text the notice names the day itself (2007 regulation art. 29): a longer term is a later day."""
    by, was = facts["correct_by"], getattr(facts.record, "correct_by", None)
    return None if by and (was is None or by > was) else f"延长的，请填写比{was}更晚的补正日期。"


def later_day_or_as_it_was(facts: Facts) -> date | None:
    day: date | None = facts["correct_by"] or getattr(facts.record, "correct_by", None)
    return day


def correction_late(facts: Facts) -> str | None:
    clock = facts.clock("reconsideration.accept.correction_submit")
    late = clock is not None and clock.overdue(facts.on) and not facts["late_reason"]
    return f"补正期限已于{clock.due_on}届满，逾期补正应当说明正当理由。" if clock and late else None


def correction_late_of_old(facts: Facts) -> str | None:
    """2007 regulation art. 29: the day stands in the notice."""
    by = facts["correct_by"]
    late = by is not None and facts.on > by and not facts["late_reason"]
    return f"补正期限已于{by}届满，逾期补正应当说明正当理由。" if late else None


def correction_due(facts: Facts) -> str | None:
    clock = facts.clock("reconsideration.accept.correction_submit")
    if clock is None:
        return "补正通知书尚未登记送达，补正期限没有起算。"
    return None if clock.overdue(facts.on) else f"补正期限至{clock.due_on}止，届满之后才视为放弃申请。"


def term_over(facts: Facts) -> str | None:
    by = facts["correct_by"]
    return f"补正期限至{by}止，届满之后才视为放弃申请。" if by and facts.on <= by else None
