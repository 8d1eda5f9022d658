"""司法确认 of an agreement: applied for jointly, accepted or not, decided by the court, revoked for a third party.

人民调解法 art. 33, 司法确认规定 (2011), 民事诉讼法 (2023) arts. 184, 187, 205, 206. The court's acts are entered as it
gives notice of them.
"""

from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.registers.disputes.dispute import confirmation_gates as gates
from guiju.registers.disputes.dispute.agreement import gone
from guiju.registers.disputes.dispute.choices import Confirmation, Unconfirmable
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.mediation import MEDIATES

ACCEPTED = Gate("house.court_accepted", gates.court_accepted, gist="法院已经受理")
CONFIRMED = Gate("house.confirmed_before", gates.confirmed, gist="协议已经司法确认")
CHALLENGED = Gate("house.challenged", gates.challenged, gist="异议或者撤销申请正在法院审查")
NOT_YET_ACCEPTED = Gate("house.court_not_yet_accepted", gates.court_not_yet_accepted, gist="法院尚未受理")
MATERIALS = [*(gates.OWED_MATERIALS | gates.MORE_MATERIALS).items()]
CLOCKS = (
    Clock(
        "mediation.confirm.accept",
        starts="apply_confirmation",
        met_by=("court_accepts", "court_declines"),
        dropped_by="withdraw_confirmation",
    ),
    Clock(
        "mediation.confirm.decide",
        starts="court_accepts",
        met_by=("court_confirms", "court_refuses"),
        extended_by="court_extends",
        dropped_by="withdraw_confirmation",
    ),
)


def confirmed_on(facts: Facts) -> date:
    return facts["confirmed_on"] or facts.on


def refused_by_court(facts: Facts) -> dict[str, Any]:
    return {"confirmation": Confirmation.REFUSED, "outcome": "", **gone(facts)}


STEPS = (
    Step(
        "apply_confirmation",
        "申请司法确认",
        since="agreed",
        to="confirming",
        by=MEDIATES,
        asks=(
            asks.yes("jointly", "双方当事人共同申请"),
            Of.subject,
            Of.jurisdiction,
            asks.words("court", "受理申请的人民法院", longest=60),
            asks.several("materials", "提交的材料", MATERIALS),
            asks.yes("by_agent", "委托他人代为申请"),
        ),
        sets={"confirmation": Confirmation.APPLIED, "court_accepted_on": None, "confirmation_decided_on": None},
        gates=gates.CONFIRMABLE,
        confirms=("mediation.confirm_refused", "mediation.confirm_free"),
        writes=Writes("confirmation_application", "司法确认申请书"),
    ),
    Step(
        "court_accepts",
        "法院受理",
        since="confirming",
        by=MEDIATES,
        asks=(asks.words("case_number", "法院案号", longest=60),),
        dates=(Of.court_accepted_on,),
        gates=(NOT_YET_ACCEPTED,),
    ),
    Step(
        "court_declines",
        "法院不予受理",
        since="confirming",
        to="agreed",
        by=MEDIATES,
        asks=(asks.REASON,),
        sets={"confirmation": Confirmation.DECLINED},
        gates=(NOT_YET_ACCEPTED,),
    ),
    Step(
        "withdraw_confirmation",
        "撤回司法确认申请",
        since="confirming",
        to="agreed",
        by=MEDIATES,
        asks=(asks.REASON,),
        sets={"confirmation": Confirmation.WITHDRAWN},
    ),
    Step(
        "court_extends",
        "法院延长审查期限",
        since="confirming",
        by=MEDIATES,
        asks=(
            asks.maybe(asks.number("extension_length", "延长的日数", least=1, most=180), "2013年起的案件应当填写。"),
            asks.REASON,
        ),
        gates=(
            ACCEPTED,
            Gate("house.extended_once", gates.extended_once, gist="审查期限没有延长过"),
            Gate("house.extended_by", gates.extended_by, "extension_length", "条文没有规定延长多久的，填写日数"),
        ),
        help_text="特殊情况经法院院长批准，延长一次；2013年以前的案件延长十日。",
    ),
    Step(
        "court_confirms",
        "法院裁定（决定）确认有效",
        since="confirming",
        to="agreed",
        by=MEDIATES,
        asks=(asks.maybe(asks.upload("decision", "司法确认裁定书（决定书）")),),
        sets={"confirmation": Confirmation.CONFIRMED, "confirmed_on": confirmed_on},
        dates=(Of.confirmation_decided_on,),
        confirms=("mediation.enforcement",),
        gates=(ACCEPTED,),
    ),
    Step(
        "court_refuses",
        "法院裁定驳回（不予确认）",
        since="confirming",
        to="mediating",
        by=MEDIATES,
        asks=(asks.choice("ground", "不予确认的情形", Unconfirmable.choices), asks.maybe(asks.reason("说明"))),
        sets=refused_by_court,
        dates=(Of.confirmation_decided_on,),
        confirms=("mediation.after_refusal",),
        gates=(ACCEPTED,),
        help_text="可以继续调解，变更原协议或者达成新的协议；不再调解的，办理“调解不成”。",
    ),
    Step(
        "challenge",
        "案外人申请撤销确认",
        since=("agreed", "performed"),
        by=MEDIATES,
        asks=(asks.day("known_on", "案外人知道权益受损日期"), asks.REASON),
        gates=(
            CONFIRMED,
            *in_order("effective_on", "known_on"),
            within("mediation.confirm.revoke_by_third_party", "known_on"),
        ),
    ),
    Step(
        "object",
        "当事人对确认裁定提出异议",
        since=("agreed", "performed"),
        by=MEDIATES,
        asks=(asks.day("received_on", "当事人收到裁定日期"), asks.REASON),
        gates=(
            CONFIRMED,
            *in_order("confirmation_decided_on", "received_on"),
            within("mediation.confirm.objection", "received_on"),
        ),
        help_text="自收到裁定之日起十五日内向作出裁定的人民法院提出。",
    ),
    Step(
        "court_dismisses",
        "法院驳回异议（申请）",
        since=("agreed", "performed"),
        by=MEDIATES,
        asks=(asks.REASON,),
        gates=(CONFIRMED, CHALLENGED),
    ),
    Step(
        "court_revokes",
        "法院撤销确认",
        since=("agreed", "performed"),
        by=MEDIATES,
        asks=(asks.REASON,),
        sets={"confirmation": Confirmation.REVOKED},
        gates=(CONFIRMED, CHALLENGED),
    ),
)
