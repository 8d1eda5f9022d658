"""办理: from the day a proposal is assigned to the reply, its rating and what was promised; the limits of it.

代表法 (2025) art. 51(2): talks with the deputy, a reply within three months, six where it is complex; (2015) art. 42.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import in_order, law_or_house
from guiju.kernel.declaring.steps import NEW, Clock, Fork, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.proposal import gates
from guiju.registers.oversight.proposal.choices import Rating
from guiju.registers.oversight.proposal.columns import ProposalColumns as Of
from guiju.registers.oversight.proposal.columns import ProposalContact, ProposalOpinion

CONTACTS = asks.parts("contacts", "沟通情况", ProposalContact, "way", "gist", dates=("held_on",))
AGREED = asks.words("agreed_by", "同意的交办单位人员", longest=60)
OPINIONS = asks.parts("opinions", "协办意见", ProposalOpinion, "unit", "opinion", dates=("given_on",))
MISSING = asks.parts(
    "opinions", "未提供意见的协办单位", ProposalOpinion, "unit", "missing_because", dates=("given_on",)
)
REPLY: dict[str, Any] = {
    "to": "replied",
    "by": (Role.HEAD,),
    "asks": (Of.result, Of.reply, asks.maybe(asks.ahead(Of.promised_by), "B类答复的，应当填写。")),
    "sets": {"replied_on": gates.first_replied, "replied_in_time": gates.in_time, "rated_on": None},
    "gates": (
        *law_or_house(
            gates.of_deputy, "proposal.consult_deputy", "house.consult_member", gates.contacted, gist="答复前后沟通"
        ),
        Gate("house.all_opinions", gates.all_opinions, gist="协办意见已经收齐"),
        Gate("house.promise_dated", gates.promise, "promised_by", "B类答复有计划解决日期"),
        *in_order("on", "promised_by"),
    ),
    "writes": Writes("reply", "关于建议、提案的答复函"),
    "decides": ("result", "reply", "promised_by"),
    "set_right_by": ("reply_again",),
}


STEPS = (
    Step(
        "assign",
        "登记交办",
        since=NEW,
        to="assigned",
        asks=(
            *(Of.title, Of.kind, Of.form, Of.session, Of.proposal_number, Of.topic, Of.content, Of.assigner),
            *(asks.parties(gates.PROPOSER, "提出人（领衔人）"), asks.maybe(Of.seconders), Of.complex, Of.key),
            asks.agencies(gates.JOINT, "协办单位", least=0),
            asks.maybe(asks.ahead(Of.reply_by), "政协提案应当填写。"),
        ),
        dates=(Of.assigned_on,),
        gates=(
            Gate("house.proposal_once", gates.once, "proposal_number", "一件登记一次"),
            Gate("house.reply_day", gates.reply_day, "reply_by", "政协提案有要求答复日期"),
            *in_order("on", "reply_by"),
        ),
        help_text="登记日期为交办之日，答复期限自该日起算；由主办单位登记。",
    ),
    Step(
        "return",
        "退回改办",
        since="assigned",
        to="returned",
        asks=(asks.REASON, AGREED),
        help_text="不属于本单位职责的，经交办单位同意退回；未经同意的，继续办理。",
    ),
    Step(
        "take_up",
        "确定承办",
        since="assigned",
        to="handling",
        asks=(Of.team, asks.maybe(asks.words("plan", "办理方案", longest=1000))),
    ),
    Step(
        "deem_complex",
        "列为难度大的",
        since=("assigned", "handling"),
        asks=(asks.REASON, AGREED),
        sets={"complex": True},
        gates=(
            Gate("house.not_yet_complex", gates.not_yet_complex, gist="尚按三个月答复的代表建议"),
            Gate("house.proposal_not_over", gates.not_over, "on", "答复期限尚未届满"),
        ),
        help_text="经交办单位同意，按涉及面广、处理难度大的代表建议在六个月内答复，仍自交办之日起算。",
    ),
    Step(
        "extend",
        "政协提案延期答复",
        since=("assigned", "handling"),
        asks=(asks.ahead(Of.reply_by), asks.REASON, AGREED),
        gates=(
            Gate("house.longer_for_cppcc", gates.longer, "reply_by", "政协提案，晚于原定日期"),
            Gate("house.proposal_not_over", gates.not_over, "on", "答复期限尚未届满"),
        ),
    ),
    Step(
        "withdraw",
        "提出人撤回",
        since=("assigned", "handling"),
        to="withdrawn",
        asks=(asks.REASON,),
    ),
    Step("contact", "联系沟通", since=("assigned", "handling", "replied", "again", "rated"), asks=(CONTACTS,)),
    Step(
        "join",
        "登记协办意见",
        since=("assigned", "handling", "again"),
        asks=(OPINIONS,),
        gates=(Gate("house.joint_unit", gates.joint_units, "opinions", "意见来自协办单位"),),
    ),
    Step(
        "go_without",
        "登记未提供协办意见",
        since=("handling", "again"),
        asks=(MISSING,),
        gates=(Gate("house.joint_unit", gates.joint_units, "opinions", "意见来自协办单位"),),
        help_text="协办单位经催办仍未提供意见的，写明催办情况，由主办单位按期答复。",
    ),
    Step("reply", "答复", since="handling", **REPLY),
    Step("reply_again", "再次答复", since=("again", "replied"), withdraws=True, **REPLY),
    Step(
        "rate",
        "登记反馈意见",
        since="replied",
        to=Fork(Of.satisfaction, {Rating.SATISFIED: "rated", Rating.BASICALLY: "rated", Rating.DISSATISFIED: "again"}),
        asks=(Of.satisfaction, Of.attitude, asks.maybe(asks.words("remark", "具体意见", longest=500))),
        dates=(Of.rated_on,),
        help_text="对办理结果不满意的，重新研究办理，再次答复。",
    ),
    Step(
        "fulfil",
        "登记承诺落实",
        since=("replied", "rated", "closed"),
        asks=(asks.words("fulfilment", "落实情况", longest=1000),),
        dates=(Of.fulfilled_on,),
        gates=(Gate("house.promised", gates.promised, gist="答复列入计划解决的"),),
    ),
    Step(
        "close",
        "办结归档",
        since=("replied", "rated"),
        to="closed",
        asks=(asks.maybe(Of.unrated_because),),
        gates=(Gate("house.heard_back", gates.heard_back, "unrated_because", "反馈已经登记，或者写明未反馈的情况"),),
    ),
    Step(
        "rate_late",
        "登记办结后的反馈",
        since="closed",
        to=Fork(Of.satisfaction, {Rating.DISSATISFIED: "again"}),
        asks=(Of.satisfaction, Of.attitude, asks.maybe(asks.words("remark", "具体意见", longest=500))),
        dates=(Of.rated_on,),
        gates=(Gate("house.rated_once", gates.unrated, gist="办结以前没有反馈"),),
        help_text="办结时未反馈、以后反馈的，在此登记；不满意的重新研究办理。",
    ),
    Step("publish", "公开答复", since=("replied", "rated", "closed"), publishes=True),
    Step("unpublish", "撤回公开", since=("replied", "again", "rated", "closed"), withdraws=True, asks=(asks.REASON,)),
)

CLOCKS = (
    Clock(
        "proposal.reply.ordinary",
        starts="assign",
        met_by="reply",
        dropped_by=("deem_complex", "return", "withdraw"),
        when=gates.by_three_months,
    ),
    Clock(
        "proposal.reply.complex",
        starts=("assign", "deem_complex"),
        continues="proposal.reply.ordinary",
        met_by="reply",
        dropped_by=("return", "withdraw"),
        when=gates.by_six_months,
    ),
    Clock(
        until=Of.reply_by,
        words="答复政协提案",
        source="交办通知",
        starts="assign",
        extended_by="extend",
        met_by="reply",
        dropped_by=("return", "withdraw"),
        when=lambda facts: not gates.of_deputy(facts),
    ),
    Clock(
        until=Of.promised_by,
        words="落实答复承诺",
        source="答复函",
        starts=("reply", "reply_again"),
        met_by="fulfil",
        dropped_by="reply_again",
        when=lambda facts: bool(facts["promised_by"]),
    ),
)
