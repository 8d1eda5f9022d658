"""行政复议的决定与履行: approved, decided, mediated or ended; served, carried out, published, put away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import not_before
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, only_if
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.reconsideration import articles, ending_gates, joinder, suits
from guiju.registers.oversight.reconsideration import conclusion_gates as gates
from guiju.registers.oversight.reconsideration.actors import DESK, ORGAN_HEAD, REVIEWER, UNIT_HEAD
from guiju.registers.oversight.reconsideration.choices import (
    DECISIONS,
    Condition,
    Property,
    Result,
    TermUnit,
)
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.columns import ReconsiderationCompensation
from guiju.registers.oversight.reconsideration.filing import OUT_OF_SCOPE, SCOPE
from guiju.registers.oversight.reconsideration.filing_gates import before_2024, of_old_text
from guiju.registers.oversight.reconsideration.respondents import WHOSE
from guiju.registers.oversight.reconsideration.result_gates import RESULTS
from guiju.registers.oversight.reconsideration.trial import OPEN
from guiju.registers.oversight.reconsideration.trial_gates import handler_assigned

AFTER = ("concluded", "served")
HANDLED = (
    Gate("reconsideration.handler_assigned", handler_assigned),
    # Under the old text the regulation alone asks for handlers.
    only_if(of_old_text, Gate("reconsideration.two_handlers", handler_assigned)),
)
EXAMINED = ("reconsideration.third_party", "reconsideration.evidence_examined")
WITHDRAWN = Gate("house.not_withdrawn", ending_gates.not_withdrawn, gist="没有准予撤回申请")
RESULT = replace(asks.choice("result", "复议结果", DECISIONS), column=True)
"""The result column, without what has steps of its own."""


def concluded(facts: Facts) -> dict[str, Any]:
    result = Result(facts["result"])
    unit = (facts["ordered_unit"] or TermUnit.DAYS) if facts["ordered_term"] else ""
    unmet = facts["unmet"][0] if result == Result.APPLICATION_REJECTED else ""
    return {
        "outcome": result.label,
        "decided_in_time": gates.in_time(facts),
        "ordered_unit": unit,
        "turned_away_for": unmet,
        "docket_left_on": facts.on,
        "decided_jointly": joinder.decided_jointly,
    }


def mediated(facts: Facts) -> dict[str, Any]:
    return _ended(facts, Result.MEDIATED)


def terminated(facts: Facts) -> dict[str, Any]:
    return _ended(facts, Result.TERMINATED)


def _ended(facts: Facts, result: Result) -> dict[str, Any]:
    in_time = gates.in_time(facts)
    return {"result": result, "outcome": result.label, "decided_in_time": in_time, "docket_left_on": facts.on}


def rectified_holding(facts: Facts) -> str:
    """What was decided as it should have read; what is not told stays."""
    case: Any = facts.record
    return str(facts["holding"] or case.holding)


STEPS = (
    Step(
        "approve",
        "负责人同意",
        since="reviewing",
        asks=(asks.choice("proposed", "同意的处理结果", DECISIONS), asks.words("opinion", "审批意见", longest=500)),
        gates=HANDLED,
        confirms=EXAMINED,
        decides=("proposed", "opinion"),
        set_right_by=("approve", "deliberate"),
        **ORGAN_HEAD,
    ),
    Step(
        "deliberate",
        "集体讨论通过",
        since="reviewing",
        asks=(
            asks.choice("proposed", "通过的处理结果", DECISIONS),
            asks.words("attended", "出席人员", longest=300),
            asks.words("minutes", "集体讨论情况"),
            asks.maybe(asks.upload("record", "会议记录")),
        ),
        gates=HANDLED,
        confirms=EXAMINED,
        writes=Writes("deliberation", "行政复议集体讨论笔录", also=articles.of_deliberation),
        decides=("proposed", "minutes"),
        set_right_by=("approve", "deliberate"),
        **ORGAN_HEAD,
    ),
    Step(
        "decide",
        "作出复议决定",
        since="reviewing",
        to="concluded",
        asks=(
            RESULT,
            asks.words("found", "查明的事实和理由"),
            Of.holding,
            asks.maybe(Of.defect, "撤销或者确认违法的，应当选择。"),
            asks.yes("cleared_up", "事实和证据已经复议机关查清"),
            asks.maybe(Of.unlawful_ground, "确认违法的，应当选择。"),
            asks.maybe(Of.void_ground, "确认无效的，应当选择。"),
            asks.yes("void_asked", "申请人申请确认无效"),
            asks.maybe(Of.no_duty, "驳回复议请求的，应当选择。"),
            asks.maybe(asks.several("unmet", "不符合的受理条件", Condition.choices), "驳回复议申请的，应当选择。"),
            OUT_OF_SCOPE,
            Of.redo_ordered,
            asks.maybe(Of.ordered_term),
            asks.maybe(Of.ordered_unit),
            asks.maybe(
                asks.words("proof_excused", "申请人未举证的正当理由", longest=200), "依法不须举证的，应当写明。"
            ),
            asks.maybe(Of.compensation_awarded, "请求行政赔偿的，应当填写；不予赔偿的填写0。"),
            asks.parts("compensation", "赔偿类型和金额", ReconsiderationCompensation, "kind", "amount", least=0),
            asks.maybe(
                asks.choice("property", "财产的处理", Property.choices), "撤销、变更涉及财物的行为的，应当选择。"
            ),
            asks.yes("worse", "较原行为对申请人更为不利"),
            asks.yes("third_party_asked", "第三人提出相反请求"),
            asks.maybe(asks.words("hearing_basis", "根据听证笔录认定的情况"), "经过听证的，应当写明。"),
            asks.maybe(asks.words("advice_use", "咨询意见采纳情况"), "经过委员会咨询的，应当写明。"),
            asks.yes("sealed", "已加盖行政复议机关印章"),
        ),
        sets=concluded,
        dates=(Of.concluded_on,),
        gates=(
            WITHDRAWN,
            Gate("reconsideration.head_or_collective", gates.agreed),
            Gate("house.as_agreed", gates.decided_as_agreed, "result", "与审批同意的结果一致"),
            four_eyes("制作决定书的人员不得与审批人为同一人。", "approve", "deliberate"),
            before_2024("result_of_old_text", gates.result_known, "result", gist="决定种类为所适用的法律所列"),
            Gate("reconsideration.hear_opinions", gates.opinions_heard),
            Gate("reconsideration.hearing_mandatory", gates.hearing_held),
            Gate("reconsideration.hearing_record_basis", gates.hearing_relied_on, "hearing_basis"),
            Gate("reconsideration.committee_consultation", gates.committee_asked),
            Gate("reconsideration.committee_recorded", gates.advice_recorded),
            Gate("reconsideration.committee_reference", gates.advice_weighed, "advice_use"),
            Gate("reconsideration.burden_of_proof", gates.proven_by_respondent, "result"),
            Gate("reconsideration.no_reply_consequence", gates.silence_bears, "result"),
            only_if(gates.on_ordinary_track, Gate("reconsideration.reply.ordinary", gates.reply_awaited)),
            only_if(gates.on_summary_track, Gate("reconsideration.reply.summary", gates.reply_awaited)),
            Gate("reconsideration.no_worse", gates.not_worse, "worse"),
            Gate("reconsideration.incidental_result", gates.document_reviewed),
            Gate("reconsideration.decision_seal", gates.sealed, "sealed"),
            Gate("house.fault_named", gates.fault_named, "defect", "撤销或者确认违法的，选定违法情形"),
            *RESULTS,
            suits.NOT_BEFORE_A_COURT,
            joinder.ON_ONE_DAY,
            SCOPE,
            Gate("house.term_of_an_order", gates.term_has_an_order, "ordered_term", "责令履行、重作的，才有期限"),
        ),
        decides=(RESULT, "found", Of.holding, Of.defect, Of.redo_ordered, Of.ordered_term, Of.ordered_unit),
        set_right_by=("rectify",),
        writes=Writes("decision", "行政复议决定书", when=joinder.apart, also=articles.of_decision),
        **REVIEWER,
    ),
    Step(
        "mediate",
        "达成调解协议",
        since=OPEN,
        to="concluded",
        asks=(
            asks.words("found", "事实和理由"),
            asks.words("agreement", "调解结果"),
            asks.yes("discretionary", "涉及自由裁量权的行使"),
            asks.yes("willing", "各方自愿"),
            asks.yes("harmless", "经审查不损害国家、公共和他人利益"),
            asks.yes("signed", "各方当事人已签字或者签章"),
            asks.yes("sealed", "已加盖行政复议机关印章"),
            asks.maybe(asks.upload("signed_copy", "签署后的调解书")),
        ),
        sets=mediated,
        dates=(Of.concluded_on,),
        gates=(
            *HANDLED,
            WITHDRAWN,
            suits.NOT_BEFORE_A_COURT,
            Gate("reconsideration.mediation_voluntary", gates.freely_and_lawfully, "willing"),
            Gate("reconsideration.mediation_scope", gates.within_mediation, "discretionary"),
            Gate("reconsideration.mediation_document", gates.agreement_signed, "signed"),
        ),
        writes=Writes("mediation", "行政复议调解书"),
        decides=("found", "agreement"),
        set_right_by=("rectify",),
        **REVIEWER,
    ),
    Step(
        "fail_mediation",
        "调解未达成协议",
        since=OPEN,
        asks=(asks.reason("未达成协议或者反悔的情况"),),
        confirms=("reconsideration.mediation_failed",),
        **REVIEWER,
    ),
    Step(
        "request_withdrawal",
        "申请人撤回申请",
        since=OPEN,
        asks=(
            asks.reason("撤回的理由"),
            Of.withdrawn_for,
            asks.maybe(asks.words("settlement", "书面和解协议的内容"), "因和解撤回的，应当写明。"),
            asks.yes("represented_consent", "被代表的申请人同意"),
        ),
        gates=(Gate("reconsideration.representative_consent", ending_gates.represented_agree, "represented_consent"),),
        **DESK,
    ),
    Step(
        "permit_withdrawal",
        "准予撤回",
        since=OPEN,
        asks=(asks.reason("审查意见"),),
        gates=(Gate("house.withdrawal_asked", ending_gates.withdrawal_asked, gist="申请人提出了撤回申请"),),
        writes=Writes("withdrawal_permission", "准予撤回行政复议申请审批表"),
        decides=("reason",),
        set_right_by=("permit_withdrawal",),
        **UNIT_HEAD,
    ),
    Step(
        "terminate",
        "终止审理",
        since=OPEN,
        to="concluded",
        asks=(
            Of.ending,
            asks.words("found", "事实和理由"),
            asks.yes("custody", "被申请的行为是行政拘留或者限制人身自由的强制措施"),
        ),
        sets=terminated,
        dates=(Of.concluded_on,),
        gates=(
            Gate("reconsideration.settlement", ending_gates.withdrawal_permitted, "ending"),
            Gate("reconsideration.termination_grounds", ending_gates.ground_of_ending, "ending"),
            Gate("house.ending_as_withdrawn", ending_gates.as_withdrawn, "ending", "终止事由与撤回的原因相符"),
            only_if(
                ending_gates.is_long_suspended, not_before("reconsideration.terminate.after_suspension", "suspended_on")
            ),
            Gate(
                "house.long_suspended",
                ending_gates.long_suspended,
                "ending",
                "以中止期满终止的，中止事由在法定范围内",
            ),
        ),
        writes=Writes("termination", "行政复议终止决定书", also=articles.of_ending),
        decides=(Of.ending, "found"),
        set_right_by=("rectify",),
        **ORGAN_HEAD,
    ),
    Step(
        "rectify",
        "补正复议决定书",
        since=("concluded", "served"),
        asks=(
            asks.words("wrong_words", "决定书原文", longest=500),
            asks.words("right_words", "补正为", longest=500),
            asks.maybe(Of.holding),
            asks.REASON,
        ),
        sets={"holding": rectified_holding},
        gates=(four_eyes("补正由作出原文书以外的人员办理。", "decide", "mediate", "terminate"),),
        writes=Writes("rectification", "行政复议决定补正书"),
        decides=("wrong_words", "right_words", Of.holding),
        set_right_by=("rectify",),
        help_text="只补正笔误、计算错误；改变决定内容的，依法另行处理。",
        by=(Role.LEGAL, Role.HEAD),
        at=REVIEWER["at"],
    ),
    Step(
        "serve",
        "送达",
        since="concluded",
        to="served",
        asks=(asks.words("service", "送达方式和签收情况", longest=200),),
        dates=(Of.served_on,),
        gates=(joinder.WRITTEN,),
        writes=Writes("service", "送达回证", also=articles.of_decision_served),
        help_text="登记日期为申请人签收之日；被申请人在其他日期签收的，另行办理“登记决定书送达被申请人”。",
        **DESK,
    ),
    Step(
        "deliver_decision",
        "登记决定书送达被申请人",
        since=AFTER,
        asks=(WHOSE, asks.words("receiver", "签收人", longest=60)),
        gates=(
            Gate("house.decision_delivered_once", gates.decision_to_deliver, WHOSE.name, "尚未登记送达该被申请人"),
            joinder.WRITTEN,
        ),
        writes=Writes("service", "送达回证", also=articles.of_decision_served),
        help_text="登记日期为该被申请人签收之日，其履行期限自该日起算；有两个以上被申请人的，逐一登记。",
        **DESK,
    ),
)
