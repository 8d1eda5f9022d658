"""How a normative document is made: drafted, shown to the public, reviewed, passed by a meeting, signed.

国办发〔2018〕115号 sets the review; 优化营商环境条例 articles 62 and 63 add consultation and fair competition where the
document touches businesses. Without a passed review nothing goes before the meeting (国办发〔2018〕37号).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import At, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.normative_document import county, deliberation, gates, marked_words
from guiju.registers.rulemaking.normative_document.choices import ReviewResult
from guiju.registers.rulemaking.normative_document.columns import ConsultationOpinion
from guiju.registers.rulemaking.normative_document.columns import DocumentColumns as Of

AFRESH = {
    "review_result": "",
    "review_adoption": "",
    "fair_competition": "",
    "reviewed_on": None,
    "fair_competition_on": None,
}
PUBLISH = "disclosure.proactive.publish"
UNREVIEWED = ("consulted", "in_review", "revising", "failed", "reviewed")
CONTENT = (
    "normative_document.forbidden_content",
    "decision.normative_no_derogation",
    "decision.normative_adjustment_period",
)
OPINION = asks.words("opinion", "审核意见")
REVIEW: dict[str, Any] = {
    "since": "in_review",
    "by": (Role.LEGAL,),
    "at": (At.OWN, Organ.JUSTICE),
    "dates": (Of.reviewed_on,),
    "asks": (OPINION,),
    "decides": (OPINION,),
    "gates": (
        gates.REVIEW_TIME,
        gates.NOT_THE_DRAFTER,
        Gate("normative_document.reviewer", gates.right_reviewer),
    ),
    "writes": Writes("legality_opinion", "合法性审核意见书"),
    "help_text": "送审稿中涉及处罚、许可、强制、收费等的用语，已在“送审稿重点用语提示”中标出，供核对上位法依据。",
}
"""What the three conclusions of a review have in common."""
REVIEWED = ("pass_review", "ask_changes", "fail_review")


def publication_due(facts: Facts) -> date:
    """The last day for publication; the day of the signature where no text sets one."""
    return facts.due(PUBLISH, facts.on) or facts.on


STEPS = (
    Step(
        "draft",
        "起草完成",
        since="proposed",
        to="drafted",
        dates=(Of.drafted_on,),
        asks=(asks.maybe(asks.upload("draft", "征求意见稿")),),
        confirms=CONTENT,
    ),
    Step(
        "consult",
        "公开征求意见",
        since=("drafted", "consulted"),
        to="consulting",
        dates=(Of.consultation_from,),
        asks=(
            asks.ahead(Of.consultation_until),
            asks.words("contact", "意见反馈方式", longest=200),
            asks.maybe(Of.shortened_because, "涉及经营主体的文件、县级政府的文件，少于三十日的应当说明。"),
        ),
        gates=(
            Gate(gates.COMMENT, gates.consulted_long_enough, "consultation_until"),
            county.SHOWN,
            Gate("house.consultation_days", gates.ends_after_it_begins, "consultation_until", "截止日期晚于开始日期"),
        ),
        writes=Writes("consultation", "公开征求意见公告"),
        decides=(Of.consultation_until,),
        set_right_by=("prolong_consultation", "consult"),
    ),
    Step(
        "prolong_consultation",
        "延长征求意见期限",
        since="consulting",
        asks=(asks.ahead(Of.consultation_until), asks.REASON),
        gates=(
            Gate("house.consultation_prolonged", gates.only_prolonged, "consultation_until", "截止日期晚于原截止日期"),
        ),
        writes=Writes("prolongation", "延长征求意见期限公告"),
        decides=(Of.consultation_until, asks.REASON),
        set_right_by=("prolong_consultation",),
    ),
    Step(
        "record_opinions",
        "登记意见",
        since="consulting",
        asks=(
            asks.parts("opinions", "意见", ConsultationOpinion, "source", "opinion", "adoption", optional=("reply",)),
        ),
        gates=(Gate("house.reasons_for_refusal", gates.refusals_have_reasons, "opinions", "不予采纳的意见写明理由"),),
    ),
    Step(
        "end_consultation",
        "结束征求意见",
        since="consulting",
        to="consulted",
        asks=(asks.words("feedback", "意见采纳情况总体说明"), asks.maybe(county.HEARING, county.ASKED_OF)),
        gates=(
            gates.COMMENT_TIME,
            county.SHOWN_TO_THE_END,
            county.HEARD,
            Gate("house.consultation_over", gates.period_not_over, gist="征求意见期限已满"),
        ),
        confirms=("decision.normative_opinions_heard",),
    ),
    Step(
        "waive_consultation",
        "不公开征求意见",
        since="drafted",
        to="consulted",
        by=(Role.HEAD,),
        asks=(Of.waiver_ground, asks.REASON),
        gates=(
            Gate(gates.COMMENT, gates.waiver_is_lawful, "waiver_ground"),
            county.NOT_SHOWN,
            Gate("house.emergency_proposed", gates.urgent_from_the_start, "waiver_ground", "紧急情况在立项时已经列明"),
        ),
    ),
    Step(
        "submit",
        "送合法性审核",
        since="consulted",
        to="in_review",
        dates=(Of.submitted_on,),
        asks=(
            asks.words("explanation", "起草说明"),
            asks.maybe(county.COORDINATION, county.ASKED_OF),
            asks.maybe(county.SIGNED_BY, county.ASKED_OF),
            asks.maybe(marked_words.DRAFT),
        ),
        gates=county.SUBMITTED,
        prepares=marked_words.read_ahead,
        writes=Writes(
            "marked_words", "送审稿重点用语提示", when=marked_words.handed_in, also=marked_words.for_the_reviewer
        ),
        help_text="应当一并提交送审稿、起草说明、制定依据、征求意见及采纳情况等材料；材料齐全之日起计算审核时间。",
    ),
    Step(
        "return_materials",
        "退回补正材料",
        since="in_review",
        to="consulted",
        by=(Role.LEGAL,),
        at=(At.OWN, Organ.JUSTICE),
        asks=(asks.reason("需要补正的材料"),),
        help_text="材料不齐全的退回；补齐后再次送审，审核时间重新计算。",
    ),
    Step(
        "pass_review",
        "审核合法",
        to="reviewed",
        sets={"review_result": ReviewResult.PASSED},
        confirms=CONTENT,
        set_right_by=("send_back",),
        **REVIEW,
    ),
    Step(
        "ask_changes",
        "审核要求修改",
        to="revising",
        sets={"review_result": ReviewResult.CHANGES},
        set_right_by=("revise",),
        **REVIEW,
    ),
    Step(
        "fail_review",
        "审核不合法",
        to="failed",
        sets={"review_result": ReviewResult.FAILED},
        set_right_by=("redraft",),
        **REVIEW,
    ),
    Step(
        "revise",
        "按审核意见修改",
        since="revising",
        to="reviewed",
        asks=(Of.review_adoption, asks.words("revision", "修改情况和未采纳的理由")),
        confirms=CONTENT,
        writes=Writes("revision_note", "审核意见采纳情况说明"),
        help_text="说明送审核机构；没有完全采纳的，提请审议时还应当详细说明理由和依据。",
    ),
    Step("redraft", "重新起草", since=("failed", "revising"), to="consulted", asks=(asks.REASON,), sets=AFRESH),
    Step(
        "review_competition",
        "公平竞争审查",
        since=("drafted", "consulting", *UNREVIEWED),
        by=(Role.CLERK, Role.LEGAL),
        at=(At.OWN, Organ.JUSTICE),
        dates=(Of.fair_competition_on,),
        asks=(Of.fair_competition, asks.words("competition_opinion", "审查意见")),
    ),
    Step(
        "deliberate",
        "集体审议通过",
        since=UNREVIEWED,
        to="deliberated",
        by=(Role.HEAD,),
        dates=(Of.deliberated_on,),
        asks=(
            *deliberation.ASKS,
            asks.maybe(asks.words("unadopted", "未采纳审核意见的理由和依据"), "没有完全采纳审核意见的，应当说明。"),
        ),
        sets={"meeting_kind": deliberation.kind},
        gates=(
            Gate("normative_document.no_review_no_deliberation", gates.review_passed),
            *deliberation.GATES,
            county.MET,
            Gate("normative_document.unadopted_explained", gates.unadopted_explained, "unadopted"),
            Gate("decision.normative_legality", gates.review_passed_for_market),
            Gate("decision.normative_fair_competition", gates.competition_reviewed),
        ),
        help_text="先在会议中列入议程并记录审议结果；发生日期为会议召开之日。",
    ),
    Step(
        "send_back",
        "审议退回",
        since=("reviewed", "deliberated"),
        to="consulted",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={**AFRESH, "deliberated_on": None, "meeting_kind": ""},
    ),
    Step(
        "sign",
        "签发",
        since="deliberated",
        to="issued",
        by=(Role.HEAD,),
        dates=(Of.issued_on,),
        sets={"unified_on": publication_due, "unified": False},
        asks=(asks.upload("text", "正式文本"),),
    ),
    Step(
        "abandon",
        "终止制定",
        since=("proposed", "drafted", "consulting", *UNREVIEWED, "deliberated", "issued", "registered"),
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"issued_on": None, "unified_on": None},
        help_text="已经签发、尚未公布的也可以终止，不计入制定数。",
    ),
)
"""The steps from the draft to the signature, in order."""
