"""送达、反馈、纠正: the opinion goes to the maker, who answers within two months and puts the document right; who does not, is
reported to the government, which may revoke what departments and lower governments made (地方组织法 art. 73(3)).
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import At, Clock, Fork, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.document_review import gates
from guiju.registers.rulemaking.document_review.choices import Decision, Response
from guiju.registers.rulemaking.document_review.columns import DocumentReviewColumns as Of
from guiju.registers.rulemaking.document_review.receiving import STAFF

MEASURES = asks.words("measures", "处理意见和理由", longest=2000)
BASIS = asks.words("basis", "政府决定的文号或者会议", longest=200)
UNANSWERED: dict[str, Any] = {
    "answered_on": None,
    "response": "",
    "remedy": "",
    "correct_by": None,
    "answer_by": None,
    "delivered_on": None,
}
"""What a review says no more whose maker must answer anew."""
DECIDED = Fork(Of.decision, {Decision.REVOKE: "revoked", Decision.ORDER: "concluded", Decision.UPHOLD: "upheld"})


def decided(facts: Facts) -> dict[str, Any]:
    anew = UNANSWERED if facts["decision"] == Decision.ORDER else {}
    return {**anew, "outcome": Decision(facts["decision"]).label}


def revoke(act: Act) -> None:
    """What is revoked is repealed in its own register, by the same act."""
    if act.facts["decision"] == Decision.REVOKE:
        told = {"reason": act.facts["reason"], "approval": act.facts["basis"]}
        act.take("repeal", act.record.document, told)


def promises(facts: Facts) -> bool:
    return bool(facts["response"] != Response.NONE and facts["correct_by"] is not None)


STEPS = (
    Step(
        "deliver",
        "送达审查意见",
        since="concluded",
        to="delivered",
        by=STAFF,
        asks=(asks.maybe(called(Of.handler, "接收机关"), "本机关制定的文件不填。"), asks.ahead(Of.answer_by)),
        dates=(Of.delivered_on,),
        gates=gates.DELIVERED,
        decides=(Of.answer_by,),
        set_right_by=("ask_again",),
    ),
    Step(
        "answer",
        "反馈处理意见",
        since="delivered",
        to="answered",
        by=(Role.CLERK, Role.HEAD),
        at=At.HANDLER,
        asks=(
            *(Of.response, MEASURES, asks.maybe(Of.remedy, "采纳对已公布文件的意见的，应当填写。")),
            asks.maybe(asks.ahead(Of.correct_by), "采纳对已公布文件的意见的，应当填写。"),
        ),
        dates=(Of.answered_on,),
        sets={"handler": None},
        gates=gates.PUT_RIGHT,
        writes=Writes("reply", "关于审查意见的反馈"),
        decides=(Of.response, MEASURES, Of.remedy, Of.correct_by),
        set_right_by=("ask_again", "confirm"),
        help_text="不采纳、部分采纳的，在处理意见中写明理由。",
    ),
    Step(
        "ask_again",
        "要求重新反馈",
        since=("delivered", "answered"),
        to="concluded",
        by=STAFF,
        asks=(asks.REASON,),
        sets={**UNANSWERED, "handler": None},
        help_text="反馈不完整、送达有误或者需要另定期限的，退回重新送达。",
    ),
    Step(
        "confirm",
        "核实办结",
        since="answered",
        to="closed",
        by=STAFF,
        asks=(asks.maybe(asks.words("checked", "核实情况", longest=500)),),
        dates=(Of.corrected_on,),
        sets=lambda facts: {"outcome": "已纠正" if facts["document"] is not None else "已反馈"},
        gates=(gates.CORRECTED,),
    ),
    Step(
        "take_back",
        "撤回审查意见",
        since=("concluded", "answered"),
        to="withdrawn",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "审查意见已撤回"},
        gates=(gates.OURS_TO_TAKE_BACK,),
        help_text="制定机关的说明成立，或者审查意见有误的，由负责人撤回。",
    ),
    Step(
        "refer",
        "报请政府处理",
        since=("delivered", "answered"),
        to="referred",
        by=(Role.HEAD,),
        asks=(asks.words("advice", "处理建议", longest=1000),),
        sets={"handler": None},
        gates=(gates.REFERRED,),
        writes=Writes("referral", "关于报请处理规范性文件的请示"),
    ),
    Step(
        "decide",
        "政府决定",
        since="referred",
        to=DECIDED,
        by=(Role.HEAD,),
        at=Organ.GOVERNMENT,
        asks=(Of.decision, BASIS, asks.REASON),
        dates=(Of.decided_on,),
        sets=decided,
        gates=gates.REVOKED,
        then=revoke,
        writes=Writes("decision", "备案审查处理决定"),
        decides=(Of.decision, BASIS, asks.REASON),
        help_text="撤销的，文件随即废止；责令改正的，审查意见重新送达，由制定机关限期改正。",
    ),
    Step(
        "publish",
        "公布备案审查情况",
        since=("cleared", "closed", "revoked", "refused", "terminated", "upheld"),
        publishes=True,
        by=STAFF,
        gates=(gates.PUBLIC,),
    ),
    Step(
        "unpublish",
        "撤回公布",
        since=("cleared", "closed", "revoked", "refused", "terminated", "upheld"),
        withdraws=True,
        by=STAFF,
        asks=(asks.REASON,),
    ),
)
CLOCKS = (
    Clock(
        until=Of.answer_by,
        words="反馈审查意见处理情况",
        source="审查意见书",
        starts="deliver",
        met_by="answer",
        dropped_by=("ask_again", "refer", "terminate"),
    ),
    Clock(
        until=Of.correct_by,
        words="纠正规范性文件",
        source="制定机关反馈",
        starts="answer",
        when=promises,
        met_by="confirm",
        dropped_by=("ask_again", "take_back", "refer", "terminate"),
    ),
)
