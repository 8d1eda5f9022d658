"""Decisions: to penalise, on the spot or after the ordinary procedure; not to; to transfer; to drop: the steps."""

from __future__ import annotations

from django.utils import timezone

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.steps import NEW, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.penalty_case import discretion
from guiju.registers.enforcement.penalty_case.actors import HEAD
from guiju.registers.enforcement.penalty_case.choices import Exemption, Outcome
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.decision_gates import (
    ANY_DECISION,
    ANY_PENALTY,
    after_hearing_record,
    at_fault,
    basis_as_told,
    capable,
    crime_transferred,
    decided,
    defence_weighed,
    discussed,
    facts_clear,
    heard_or_waived,
    hearing_granted,
    hearing_time_over,
    legality_reviewed,
    not_heavier,
    not_minor,
    reviewed_after_hearing,
)
from guiju.registers.enforcement.penalty_case.exemption_gates import (
    educated,
    exempted,
    exemption_basis,
    exemption_in_law,
    faultless_indeed,
    first_time,
    guarded,
    minor_indeed,
    no_such_age,
    not_established,
)
from guiju.registers.enforcement.penalty_case.filing_gates import (
    AGE,
    COMPETENCE,
    DELEGATION,
    EVIDENCE,
    FEWER,
    LIMITATION_ON_SPOT,
    OTHER_LIMITATION,
    PARTY,
    PRESENCE,
    officers,
)
from guiju.registers.enforcement.penalty_case.joint_papers import DECISION, DECISION_ASKED, DECISION_SHARED
from guiju.registers.enforcement.penalty_case.limitation_gates import BARRED, NOT_BARRED
from guiju.registers.enforcement.penalty_case.notice_gates import (
    BEFORE_DECISION,
    BODY,
    LISTED,
    POWER,
    clock_time,
    penalty,
)
from guiju.registers.enforcement.penalty_case.on_spot_gates import (
    heard_on_spot,
    on_spot_form,
    on_the_spot,
    proved_on_spot,
    small_penalty,
    told_on_spot,
    whole_on_spot,
)
from guiju.registers.enforcement.penalty_case.paper_words import officers_named
from guiju.registers.enforcement.penalty_case.party_address import ADDRESS, ADDRESSED
from guiju.registers.enforcement.penalty_case.reasoned import REASONED
from guiju.registers.enforcement.penalty_case.rectifying import SAID, SET_RIGHT_BY
from guiju.registers.enforcement.penalty_case.remedies import FIRST_TOLD
from guiju.registers.enforcement.penalty_case.transfer_gates import NO_FINE_AGAIN

HEARD = [("none", "当事人没有意见"), ("denied", "已听取、复核，不成立"), ("upheld", "已听取、复核，成立")]
STEPS = (
    Step(
        "penalise_on_spot",
        "当场处罚",
        since=NEW,
        to="served",
        asks=(
            Of.title,
            Of.field,
            Of.act,
            asks.usually(Of.act_on, lambda facts: facts.on),
            PARTY,
            AGE,
            officers(),
            *authority.BOTH,
            *penalty(),
            *REASONED,
            asks.yes("told_orally", "已告知拟处罚内容、事实、理由、依据和权利"),
            asks.choice("defence_heard", "陈述申辩", HEARD),
            asks.maybe(EVIDENCE, "应当登记。"),
            asks.usually(clock_time("spot_hour", "作出决定的时刻"), lambda _: f"{timezone.localtime():%-H:%M}"),
            asks.words("spot_place", "作出决定的地点", longest=100),
            asks.yes("officers_signed", "执法人员已在决定书上签名或者盖章"),
            asks.choice("delivered", "交付", [("yes", "当场交付"), ("refused", "拒收，已注明"), ("no", "未交付")]),
            FEWER,
            *OTHER_LIMITATION,
            *DELEGATION,
            *asks.under(
                "法律对当场处罚另有规定的",
                asks.maybe(
                    asks.words("by_other_law", "法律关于当场处罚的另行规定", longest=200),
                    "超出当场处罚限额的，应当填写。",
                ),
            ),
        ),
        sets=on_the_spot,
        dates=(Of.decided_on,),
        gates=(
            fields_of_administration.OF_ITS_DAY,
            *PRESENCE,
            *ANY_PENALTY,
            *COMPETENCE,
            LISTED,
            *authority.OF_PENALTIES,
            authority.DELEGATE,
            *LIMITATION_ON_SPOT,
            Gate("penalty.notify_before_decision", told_on_spot, "told_orally"),
            Gate("penalty.hear_defence", heard_on_spot, "defence_heard"),
            Gate("penalty.facts_proved", proved_on_spot, "evidence"),
            Gate("penalty.on_spot_content", whole_on_spot, "officers_signed"),
            Gate("penalty.summary_conditions", small_penalty, "fine"),
            FIRST_TOLD,
            Gate("penalty.summary_form", on_spot_form, "delivered"),
        ),
        confirms=("penalty.decision_seal",),
        writes=Writes("on_spot_decision", "当场行政处罚决定书", also=officers_named),
        by=(Role.OFFICER,),
        decides=(BODY, *discretion.TIER, *penalty(), *SAID),
        set_right_by=SET_RIGHT_BY,
    ),
    Step(
        "decide",
        "处罚决定",
        since=BEFORE_DECISION,
        to="decided",
        asks=(
            POWER,
            BODY,
            *penalty(),
            *REASONED,
            *discretion.RANGE,
            *asks.under(
                "当事人没有主观过错、陈述申辩部分采纳、经过听证的",
                asks.maybe(
                    asks.words("fault_by_law", "法律、行政法规关于主观过错的另行规定", longest=200),
                    "当事人没有主观过错仍予处罚的，应当写明。",
                ),
                asks.maybe(asks.words("taken_up", "怎样采纳陈述申辩", longest=500), "部分采纳陈述申辩的，应当写明。"),
                asks.yes("by_hearing_record", "根据听证笔录作出"),
            ),
            ADDRESS,
            Of.social_impact,
            *DECISION_ASKED,
        ),
        sets=decided,
        dates=(Of.decided_on,),
        gates=(
            *ANY_PENALTY,
            *ANY_DECISION,
            LISTED,
            *authority.OF_PENALTIES,
            NO_FINE_AGAIN,
            NOT_BARRED,
            DECISION_SHARED,
            ADDRESSED,
            Gate("penalty.facts_proved", facts_clear, "facts_proved"),
            Gate("penalty.mental_incapacity", capable),
            Gate("penalty.minor_corrected_exempt", not_minor),
            Gate("penalty.no_fault_exempt", at_fault, "fault_by_law"),
            Gate("penalty.no_decision_without_notice", heard_or_waived, "notified_on"),
            Gate("penalty.hear_defence", defence_weighed, "defence_reviewed_on"),
            Gate("penalty.notify_before_decision", basis_as_told, "basis"),
            discretion.AS_TOLD,
            Gate("penalty.no_heavier_for_defence", not_heavier, "fine"),
            Gate("penalty.hearing_right", hearing_granted, "hearing_held_on"),
            Gate("penalty.hearing.request", hearing_time_over, "hearing_offered"),
            Gate("penalty.hearing_record_basis", after_hearing_record, "by_hearing_record"),
            Gate("penalty.collective_discussion", discussed, "discussed_on"),
            Gate("penalty.legal_review", legality_reviewed, "legal_review_passed"),
            Gate("penalty.legal_review_after_hearing", reviewed_after_hearing, "legal_review_passed"),
        ),
        confirms=("penalty.decision_seal",),
        writes=Writes("decision", "行政处罚决定书", when=DECISION.apart),
        decides=(BODY, *discretion.TIER, *penalty(), *SAID, Of.benchmark, "outside_reason"),
        set_right_by=SET_RIGHT_BY,
        **HEAD,
    ),
    Step(
        "exempt",
        "不予处罚决定",
        since=BEFORE_DECISION,
        to="decided",
        asks=(
            Of.exemption,
            asks.REASON,
            BODY,
            asks.yes("education", "已对当事人进行教育"),
            asks.yes("guardian", "已责令监护人管教或者看管治疗"),
            asks.maybe(Of.fine_spared),
            asks.maybe(Of.executing_body),
            Of.social_impact,
        ),
        sets=exempted,
        dates=(Of.decided_on,),
        gates=(
            *ANY_DECISION,
            *authority.OF_PENALTIES,
            Gate("penalty.educate_when_exempt", educated, "education"),
            Gate("house.exemption_in_law", exemption_in_law, "exemption", "不予处罚的情形在决定当日已有规定"),
            Gate("penalty.not_established_exempt", not_established, "exemption"),
            Gate("penalty.first_offence_exempt", first_time, "exemption"),
            Gate("penalty.minor_corrected_exempt", minor_indeed, "exemption"),
            Gate("penalty.no_fault_exempt", faultless_indeed, "exemption"),
            BARRED,
            Gate("penalty.under_14", no_such_age, "exemption"),
            Gate("penalty.under_14", guarded(Exemption.CHILD), "guardian"),
            Gate("penalty.mental_incapacity", guarded(Exemption.INCAPACITY), "guardian"),
        ),
        confirms=("penalty.decision_seal",),
        writes=Writes("no_penalty", "不予行政处罚决定书", also=exemption_basis),
        decides=(BODY, Of.exemption, "reason"),
        set_right_by=SET_RIGHT_BY,
        **HEAD,
    ),
    Step(
        "drop",
        "撤销案件",
        since=("investigating", *BEFORE_DECISION),
        to="dropped",
        asks=(asks.REASON,),
        sets={"outcome": Outcome.DROPPED},
        gates=(Gate("penalty.transfer_crime", crime_transferred),),
        **HEAD,
    ),
)
