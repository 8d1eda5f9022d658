"""What must hold before a case is decided, mediated, ended, carried out, published and put away."""

from __future__ import annotations

from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.facts import Facts
from guiju.registers.oversight.reconsideration import respondents
from guiju.registers.oversight.reconsideration.choices import (
    MAY_BE_INACTION,
    TO_PERFORM,
    ActKind,
    Defect,
    Enforcer,
    GivenBy,
    Respondent,
    Result,
    SuedOver,
    SuitOutcome,
    Track,
)
from guiju.registers.oversight.reconsideration.filing_gates import of_2023
from guiju.registers.oversight.reconsideration.result_gates import given_by
from guiju.registers.oversight.reconsideration.trial_gates import deciding_clock, since_reopened

IN_ITS_FAVOUR = {Result.UPHELD, Result.CHANGED, Result.CLAIM_REJECTED}
"""What a silent respondent does not get (2023 art. 70)."""
NEW_ON_FILE = {
    *(
        "hear_opinions",
        "reply",
        "submit_evidence",
        "supplement",
        "investigate",
        "hold_hearing",
        "record_advice",
        "document_result",
    ),
    *("join", "join_applicant", "join_respondent", "replace_respondent", "order_anew"),
}
"""What the organ has not seen that agreed before it was on file (2023 art. 61)."""


# Before a decision.
def agreed(facts: Facts) -> str | None:
    """Agreed by the head of the organ or by collective discussion, and to this very result."""
    if facts.past("approve", "deliberate") is None:
        return "尚未经行政复议机关的负责人同意或者集体讨论通过。"
    return None


def decided_as_agreed(facts: Facts) -> str | None:
    agreed_to = facts.past("approve", "deliberate")
    since = [deed for deed in facts.since(agreed_to) if deed.step in NEW_ON_FILE] if agreed_to else []
    if since:
        label = facts.procedure.steps[since[-1].step].label
        return f"审批同意以后又办理了“{label}”（{since[-1].on}），请重新报批。"
    was = agreed_to.content.get("told", {}).get("proposed") if agreed_to else None
    if was is None or was == facts["result"]:
        return None
    return f"审批同意的结果是“{Result(was).label}”，与拟作出的“{Result(facts['result']).label}”不一致，请重新报批。"


def result_known(facts: Facts) -> str | None:
    new = facts["result"] in (Result.VOID, Result.AGREEMENT)
    return "该案适用的法律没有这一种决定。" if new else None


def opinions_heard(facts: Facts) -> str | None:
    if facts["track"] == Track.SUMMARY or facts["opinions_heard"] or facts.past("review_on_paper"):
        return None
    return "适用普通程序的，应当听取当事人的意见并记录在案；因当事人原因不能听取的，请登记书面审理。"


def hearing_held(facts: Facts) -> str | None:
    if not facts["complex"] or facts.past("hold_hearing") or facts["result"] == Result.APPLICATION_REJECTED:
        return None
    return "该案已认定为重大、疑难、复杂，应当组织听证。"


def hearing_relied_on(facts: Facts) -> str | None:
    if facts.past("hold_hearing") is None or facts["hearing_basis"]:
        return None
    return "该案经过听证，应当写明根据听证笔录认定的情况。"


def committee_asked(facts: Facts) -> str | None:
    needed = facts["complex"] or facts["technical"] or facts["committee"]
    needed = needed or facts["respondent_kind"] == Respondent.ITSELF
    if not needed or facts.past("consult"):
        return None
    return "该案属于应当提请行政复议委员会提出咨询意见的情形，尚未提请。"


def advice_recorded(facts: Facts) -> str | None:
    unrecorded = facts.past("consult") and not facts.past("record_advice")
    return "已提请行政复议委员会咨询，咨询意见尚未记录。" if unrecorded else None


def advice_weighed(facts: Facts) -> str | None:
    unweighed = facts.past("record_advice") and not facts["advice_use"]
    return "应当写明对咨询意见的采纳情况。" if unweighed else None


def proven_by_respondent(facts: Facts) -> str | None:
    """2023 art. 44(1); a third party whose rights the act concerns may bring it in the respondent's stead (70)."""
    proven = given_by(facts, GivenBy.RESPONDENT) or given_by(facts, GivenBy.THIRD_PARTY)
    if facts["result"] != Result.UPHELD or proven:
        return None
    return "案卷没有被申请人提供的证据，不能认定行为合法、适当而维持。"


def silence_bears(facts: Facts) -> str | None:
    """No reply or no evidence in time: the act counts as without evidence, unless a third party brought some.

    Of several who made the act in common it is enough that one has answered for it in time.
    """
    if facts["result"] not in IN_ITS_FAVOUR or given_by(facts, GivenBy.THIRD_PARTY):
        return None
    if any(respondents.answered_in_time(facts, whose) for whose in facts.in_role(respondents.RESPONDENT)):
        return None
    return "被申请人未依法按期答复、举证，视为行为没有证据、依据，不能维持、变更或者驳回请求。"


def reply_awaited(facts: Facts) -> str | None:
    """2023 art. 48, 54; 2017 art. 23: nothing is decided on the act before each respondent has answered or let its term run."""
    if facts["result"] == Result.APPLICATION_REJECTED:
        return None
    words = (respondents.reply_awaited(facts, whose) for whose in facts.in_role(respondents.RESPONDENT))
    return next((awaited for awaited in words if awaited), None)


def on_summary_track(facts: Facts) -> bool:
    return bool(facts["track"] == Track.SUMMARY)


def on_ordinary_track(facts: Facts) -> bool:
    return not on_summary_track(facts)


def not_worse(facts: Facts) -> str | None:
    if not facts["worse"]:
        return None
    if of_2023(facts):
        asked = facts["third_party_asked"] and facts.in_role("third_party")
        third = asked or facts["result"] != Result.CHANGED
        return None if third else "不得作出对申请人更为不利的变更决定，第三人提出相反请求的除外。"
    return "在申请人的请求范围内，不得作出对申请人更为不利的决定。"


def document_reviewed(facts: Facts) -> str | None:
    asked = facts["incidental"] or facts["basis_questioned_on"]
    if not asked or facts["verdict"] or facts["result"] == Result.APPLICATION_REJECTED:
        return None
    return "规范性文件或者依据的审查尚无结论，应当在决定书中一并告知。"


def sealed(facts: Facts) -> str | None:
    return None if facts["sealed"] else "决定书应当加盖行政复议机关印章。"


def fault_named(facts: Facts) -> str | None:
    """Inaction has none of the defects of an act (2023 art. 65(2)(3))."""
    needs = facts["result"] in {Result.ANNULLED, Result.PARTLY_ANNULLED, Result.UNLAWFUL} and not facts["defect"]
    inaction = facts["result"] == Result.UNLAWFUL and facts["act_kind"] in MAY_BE_INACTION
    return "撤销或者确认违法的，应当选定行为的违法情形。" if needs and not inaction else None


def term_has_an_order(facts: Facts) -> str | None:
    ordered = facts["redo_ordered"] or facts["result"] in (Result.PERFORM, Result.AGREEMENT)
    return None if ordered or not facts["ordered_term"] else "决定没有责令履行或者重作，不填写期限。"


# Mediation and ending.
def freely_and_lawfully(facts: Facts) -> str | None:
    if not facts["willing"]:
        return "调解应当出于各方当事人自愿。"
    return None if facts["harmless"] else "调解内容应当经审查不损害国家、公共和他人利益，不违反强制性规定。"


def agreement_signed(facts: Facts) -> str | None:
    return (
        None if facts["signed"] and facts["sealed"] else "调解书应当由各方当事人签字或者签章，并加盖行政复议机关印章。"
    )


def within_mediation(facts: Facts) -> str | None:
    if facts["discretionary"] or facts["act_kind"] in (ActKind.COMPENSATION, ActKind.EXPROPRIATION):
        return None
    return "该案适用的法律只允许就自由裁量行为和赔偿、补偿纠纷进行调解。"


# After the conclusion.
def since_decided(facts: Facts, whose: str, *steps: str) -> list[Deed]:
    """What one respondent was sent or has done upon the decision that stands."""
    last = facts.past("decide", "mediate", "terminate")
    after = facts.since(last) if last is not None else []
    return [deed for deed in respondents.acts_of(facts, whose, *steps) if deed in after]


def decision_to_deliver(facts: Facts) -> str | None:
    """To each respondent once, and before it has performed: its term runs from its own receipt (2023 art. 75, 77)."""
    whose = facts[respondents.OF_RESPONDENT]
    if got := since_decided(facts, whose, "deliver_decision"):
        return f"决定书已于{got[-1].on}登记送达该被申请人。"
    return "该被申请人的履行情况已经登记。" if since_decided(facts, whose, "carry_out", "redo") else None


def of_new_act(facts: Facts) -> str | None:
    """2023 art. 64(2) excepts acts annulled for their procedure; 2017 art. 28(2) excepts none."""
    if not facts["same_grounds"] or (of_2023(facts) and facts["defect"] == Defect.PROCEDURE):
        return None
    excepted = "（因违反法定程序被撤销的除外）" if of_2023(facts) else ""
    return f"不得以同一事实和理由作出与原行为相同或者基本相同的行为{excepted}。"


def redo_ordered(facts: Facts) -> str | None:
    return None if facts["redo_ordered"] else "决定书没有责令重新作出行政行为。"


def _decided(facts: Facts) -> bool:
    return facts["result"] not in (Result.MEDIATED, Result.TERMINATED)


def act_was_public(facts: Facts) -> str | None:
    if not _decided(facts):
        return "该案没有作出行政复议决定，无决定书可以公开。"
    return None if facts["act_public"] else "原行政行为未向社会公开，决定书不对社会公开。"


def published_like_act(facts: Facts) -> str | None:
    shown = facts["published_on"] and (facts["reopened_on"] is None or since_reopened(facts, "publish"))
    due = _decided(facts) and facts["act_public"] and not shown
    return "原行政行为已向社会公开，复议决定书应当依照规定公开。" if due else None


def superior_told(facts: Facts) -> str | None:
    """2023 art. 79(2): the decision in force, and each opinion letter with it."""
    department = facts["respondent_kind"] in (Respondent.DEPARTMENT, Respondent.JUSTICE)
    letter, told = facts.past("opinion_letter"), since_reopened(facts, "copy_superior")
    if not department or not (_decided(facts) or letter):
        return None
    if told is None:
        return "被申请人是本级工作部门，应当抄告其上一级主管部门。"
    return "抄告之后又制发了意见书，应当一并抄告上一级主管部门。" if letter and letter.seq > told.seq else None


def opinion_answered(facts: Facts) -> str | None:
    """Each letter by whom it was sent to (2023 art. 76)."""
    waiting = [row.to_agency for row in facts.parts("opinion_letters") if row.answered_on is None]
    return f"已制发行政复议意见书，尚未收到纠正情况的报告：{'、'.join(waiting)}。" if waiting else None


def carried_out(facts: Facts) -> str | None:
    """The text of 2017 speaks of decisions alone (art. 32(1)); for a mediated agreement see the next."""
    mediated_before = facts["result"] == Result.MEDIATED and not of_2023(facts)
    due = to_be_performed(facts) and not mediated_before
    return "被申请人履行决定、调解书的情况尚未登记。" if due else None


def mediation_carried_out(facts: Facts) -> str | None:
    due = facts["result"] == Result.MEDIATED and to_be_performed(facts)
    return "履行调解书的情况尚未登记。" if due else None


def to_be_performed(facts: Facts) -> bool:
    """Whether a respondent has something to perform and has not (2023 art. 77(1))."""
    return any(left_undone(facts, whose) for whose in facts.in_role(respondents.RESPONDENT))


def _something_due(facts: Facts) -> bool:
    return bool(facts["result"] in TO_PERFORM or facts["redo_ordered"] or (facts["compensation_awarded"] or 0) > 0)


def left_undone(facts: Facts, whose: str) -> bool:
    return _something_due(facts) and not since_decided(facts, whose, "carry_out", "redo")


def something_to_perform(facts: Facts) -> str | None:
    """Upheld, rejected or ended, a case leaves a respondent nothing to do (2023 art. 77)."""
    if _something_due(facts):
        return None
    return f"审结方式为“{Result(facts['result']).label}”，没有需要被申请人履行的内容。"


def nothing_to_order(facts: Facts) -> str | None:
    """2023 art. 77(2), 2017 art. 32(2): a decision or a mediated agreement left undone; letters have an order of their own."""
    undone = left_undone(facts, facts[respondents.OF_RESPONDENT])
    return None if undone else "没有该被申请人尚未履行的决定书、调解书；意见书未报送的，办理“责令限期报送纠正情况”。"


CAME_TO_NOTHING = {SuitOutcome.WITHDRAWN, SuitOutcome.DISMISSED}
"""How a suit ends that has dealt with nothing."""
ENFORCERS = {
    Result.UPHELD: {Enforcer.RESPONDENT, Enforcer.COURT},
    Result.CHANGED: {Enforcer.ORGAN, Enforcer.COURT},
    Result.MEDIATED: {Enforcer.ORGAN, Enforcer.COURT},
}


def enforceable(facts: Facts) -> str | None:
    """2023 art. 78, 2017 art. 33: by whom, and not before the time for a suit has run."""
    may = ENFORCERS.get(facts["result"], set())
    if not may or (facts["result"] == Result.MEDIATED and not of_2023(facts)):
        return "只有维持、变更的决定书和调解书，才对申请人、第三人强制执行。"
    if facts["enforcer"] not in may:
        return f"该案由{'或者'.join(sorted(who.label for who in may))}强制执行。"
    sued = facts["sued_over"] == SuedOver.DECISION and facts["sued_on"] >= facts["concluded_on"]
    if sued and facts["suit_outcome"] not in CAME_TO_NOTHING:
        return f"申请人、第三人已于{facts['sued_on']}起诉，依人民法院的裁判执行，不在此登记。"
    last = facts.due("litigation.sue.after_reconsideration", facts["served_on"])
    waits = facts["result"] != Result.MEDIATED and last is not None and facts.on <= last
    return f"起诉期限至{last}止，逾期不起诉又不履行的，才强制执行。" if waits else None


def in_time(facts: Facts) -> bool:
    """Whether the case is concluded within its limit, pauses and extension counted; it rests while it is suspended."""
    clock = deciding_clock(facts)
    return clock is None or not clock.overdue(facts.on)
