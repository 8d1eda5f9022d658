"""法律咨询: asked at a window, by telephone, on the net, in a village or at an event; answered; led on to aid or mediation.

法律援助法 (2021) art. 23 binds the body of legal aid to answer by several ways and to tell of the right to aid; within what
time others answer no text at hand says: a day is set when somebody is asked to.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.figures.declared import Count, Sum, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.door import Door
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leads_to, of
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.steps import NEW, Clock, Once, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute.choices import Source
from guiju.registers.legal_services.consultation import gates
from guiju.registers.legal_services.consultation.choices import Channel, Topic
from guiju.registers.legal_services.consultation.columns import ConsultationColumns as Of

ANYBODY, DESK = (Role.CLERK, Role.PARTY), (Role.CLERK, Role.LEGAL)
OPENINGS = ("answer_at_once", "receive", "ask")
UNDER_WAY = ("received", "assigned")
RECEIPT, REPLY = Writes("receipt", "法律咨询登记回执"), Writes("reply", "法律咨询答复")
ANSWER = (said_before(Of.answerer), Of.reply, Of.aid_told)
ABOUT = (Of.topic, Of.people, Of.question)
SEALED_OFF = "safety"
"""Whom it would endanger if it were known that they asked (``offices.scope.RESTRICTED``)."""


def asker(*, least: int = 0) -> Any:
    return asks.parties("asker", "咨询人", least=least, most=20)


def titled(facts: Facts) -> str:
    """Lists show it: of whom, it says nothing."""
    told = facts["channel"] if facts.asks("channel") else Channel.WEB
    return f"{Topic(facts['topic']).label}咨询（{Channel(told).label}）{MARK if facts.record.simulated else ''}"


def kept_apart(facts: Facts) -> str:
    return SEALED_OFF if facts["confidential"] else ""


class Consultation(Of):
    """法律咨询: answered at once, or received, given to somebody, answered."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "法律咨询"

    procedure = Procedure(
        Step(
            "answer_at_once",
            "当场解答",
            since=NEW,
            to="answered",
            by=DESK,
            asks=(Of.channel, asker(), *ABOUT, *ANSWER),
            sets={"title": titled},
            dates=(Of.asked_on, Of.answered_on),
            gates=(gates.AS_MANY, gates.RIGHT_TOLD),
            help_text="咨询人不愿说明身份的，可以不填；在活动现场、村（居）民会议集中解答的，登记一条，写明人数。",
        ),
        Step(
            "receive",
            "登记咨询",
            since=NEW,
            to="received",
            by=DESK,
            asks=(Of.channel, asker(), *ABOUT, Of.confidential),
            sets={"title": titled, "restricted": Once(kept_apart)},
            dates=(Of.asked_on,),
            gates=(gates.AS_MANY,),
            writes=RECEIPT,
            help_text="不能当场解答的登记。咨询事项中不写他人的姓名、证件号码和住址；需要保密的，自动限制查看。",
        ),
        Step(
            "ask",
            "网上咨询",
            since=NEW,
            to="received",
            by=ANYBODY,
            asks=(asker(least=1), Of.topic, Of.question, Of.confidential),
            sets={
                "title": titled,
                "channel": Channel.WEB,
                "people": lambda facts: len(facts["asker"]),
                "restricted": Once(kept_apart),
            },
            dates=(Of.asked_on,),
            writes=RECEIPT,
            help_text="凭回执上的查询码和手机验证码查看答复、评价、撤回。",
        ),
        Step(
            "assign",
            "分派解答",
            since="received",
            to="assigned",
            by=DESK,
            asks=(said_before(Of.answerer), asks.ahead(Of.answer_by)),
            gates=(gates.TERM_AHEAD,),
        ),
        Step("reassign", "更换解答人", since="assigned", by=DESK, asks=(said_before(Of.answerer), asks.REASON)),
        Step(
            "answer",
            "解答",
            since=UNDER_WAY,
            to="answered",
            by=DESK,
            asks=(said_before(asks.usually(Of.answerer, lambda facts: facts.record.answerer)), Of.reply, Of.aid_told),
            dates=(Of.answered_on,),
            gates=(gates.RIGHT_TOLD,),
            writes=REPLY,
            decides=(Of.reply,),
            set_right_by=("answer_again",),
        ),
        Step(
            "answer_again",
            "补充、更正解答",
            since="answered",
            by=DESK,
            asks=(said_before(Of.answerer), Of.reply),
            writes=REPLY,
            decides=(Of.reply,),
            set_right_by=("answer_again",),
            help_text="填写补充、更正以后的全部意见；仍计为首次解答之日的一次。",
        ),
        Step(
            "decline",
            "不予解答",
            since=UNDER_WAY,
            to="declined",
            by=DESK,
            asks=(Of.declined, asks.words("told_where", "向咨询人说明的情况和途径", longest=300)),
            decides=(Of.declined,),
            set_right_by=("take_up",),
        ),
        Step(
            "take_up", "改为解答", since="declined", to="received", by=DESK, asks=(asks.REASON,), sets={"declined": ""}
        ),
        Step("withdraw", "撤回咨询", since=UNDER_WAY, to="withdrawn", by=ANYBODY, asks=(asks.REASON,)),
        Step(
            "lead_to_aid",
            "引导申请法律援助",
            since=(*UNDER_WAY, "answered"),
            by=(Role.CLERK,),
            asks=(leads_to(Of.legal_aid, "apply"),),
            gates=(gates.led_once("legal_aid", "法律援助"),),
            help_text="符合条件的，由本机构在法律援助台账登记申请；不是法律援助机构的，办理“引导到其他渠道”。",
        ),
        Step(
            "lead_to_mediation",
            "引导申请调解",
            since=(*UNDER_WAY, "answered"),
            by=(Role.CLERK, Role.MEDIATOR),
            asks=(leads_to(Of.dispute, "find", carry={"title": of("title"), "source": Source.SCREENING}),),
            gates=(gates.led_once("dispute", "矛盾纠纷"),),
        ),
        Step(
            "refer",
            "引导到其他渠道",
            since=(*UNDER_WAY, "answered"),
            by=DESK,
            asks=(asks.words("referred", "引导到哪里、办理什么", longest=200),),
            help_text="仲裁、诉讼、复议、公证、信访等；咨询本身照常解答。",
        ),
        Step(
            "rate",
            "评价",
            since="answered",
            by=(Role.PARTY,),
            asks=(Of.satisfaction,),
            sets={"rated_by_self": True},
            dates=(Of.rated_on,),
        ),
        Step(
            "call_back",
            "回访",
            since="answered",
            by=(Role.CLERK, Role.HEAD),
            asks=(Of.satisfaction, asks.words("said", "咨询人的意见", longest=300)),
            dates=(Of.rated_on,),
            gates=gates.CALLING,
        ),
        Step(
            "reissue_code",
            "补发查询码",
            since=(*UNDER_WAY, "answered", "declined"),
            asks=(asks.yes("identified", "已经核对咨询人身份"),),
            gates=(gates.IDENTIFIED,),
            writes=Writes("code_slip", "查询码告知单"),
            note=True,
            help_text="原查询码随即失效。",
        ),
        stages={
            "received": "已登记，待解答",
            "assigned": "已分派，解答中",
            "answered": "已解答",
            "declined": "不予解答",
            "withdrawn": "已撤回",
        },
        ends=("answered", "declined", "withdrawn"),
        clocks=(
            Clock(
                until=Of.answer_by,
                words="解答法律咨询",
                source="咨询分派登记",
                starts="assign",
                met_by="answer",
                dropped_by=("decline", "withdraw"),
            ),
        ),
        numbering=tuple(Numbering("consultation", "{mark}法询〔{year}〕{n}号", at=at) for at in OPENINGS),
        door=Door(
            of=("asker",),
            gives=("receive", "ask", "reissue_code"),
            papers=("receipt", "reply", "code_slip"),
            shows=("asked_on", "answer_by", "answered_on"),
            at=Organ.JUSTICE,
        ),
    )


declare(
    consultations_answered=Sum(Consultation, "people", on="answered_on"),
    enterprise_consultations_answered=Count(Consultation, on="answered_on", where=Q(channel=Channel.ENTERPRISE)),
)
say(
    "legal_services",
    "解答法律咨询{consultations_answered}，在法治体检、送法进企业等涉企活动中提供咨询{enterprise_consultations_answered}。",
)
