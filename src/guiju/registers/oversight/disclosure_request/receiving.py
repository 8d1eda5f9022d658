"""提出和收到: every door by which a request comes in, and the day on which it is received (条例 arts. 27 to 31, 43)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.representation import OWN_WORK, agent_steps, agents_of, minors_represented
from guiju.kernel.declaring.steps import NEW, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.disclosure_request import gates
from guiju.registers.oversight.disclosure_request.choices import Channel, Outcome
from guiju.registers.oversight.disclosure_request.columns import DisclosureRequestColumns as Of

ANYBODY = (Role.CLERK, Role.PARTY)
UNDER_WAY = ("unconfirmed", "handling", "lacking", "explaining", "charged", "again")
WHAT = (
    *(asks.parties("applicant", "申请人"), agents_of("applicant"), OWN_WORK, Of.applicant_kind, Of.title),
    *(Of.description, Of.wanted, Of.delivery, Of.needs_help),
    asks.maybe(asks.upload("identity", "身份证明"), "申请人没有填写证件号码的，应当提交。"),
    asks.maybe(asks.upload("application", "申请表、申请书")),
)
GATES = (*gates.OPENING, minors_represented("applicant"))
WITHDRAWING = (asks.REASON, asks.maybe(asks.upload("withdrawal", "撤回申请书或者笔录"), "在窗口撤回的，应当上传。"))
RECEIPT = Writes("receipt", "政府信息公开申请登记回执")
ENDED = ("answered", "abandoned", "withdrawn", "set_aside")


STEPS = (
    Step(
        "apply",
        "申请政府信息公开",
        since=NEW,
        to="unconfirmed",
        by=ANYBODY,
        asks=WHAT,
        sets={"channel": Channel.INTERNET},
        dates=(Of.arrived_on,),
        gates=GATES,
        writes=RECEIPT,
        help_text="名称写所需信息的名称，不写姓名。网上提出的，以与申请人双方确认之日为收到申请之日。",
    ),
    Step(
        "register_unconfirmed",
        "登记待确认的申请",
        since=NEW,
        to="unconfirmed",
        asks=(Of.channel, *WHAT),
        dates=(Of.arrived_on,),
        gates=(gates.TO_CONFIRM, *GATES),
        writes=RECEIPT,
        help_text="平常信函、传真和统一平台转来的申请；平常信函应当在到达当日与申请人确认。",
    ),
    Step(
        "receive",
        "登记收到的申请",
        since=NEW,
        to="handling",
        asks=(
            *(Of.channel, *WHAT),
            asks.maybe(asks.words("written_by", "代填人", longest=40), "口头提出的，应当写明。"),
        ),
        dates=(Of.arrived_on, Of.received_on),
        gates=(gates.HANDED_IN, gates.WRITTEN_DOWN, *GATES),
        writes=RECEIPT,
        help_text="发生日期为提交、签收之日，答复期限自该日起算。",
    ),
    Step(
        "confirm",
        "与申请人确认收到",
        since="unconfirmed",
        to="handling",
        asks=(asks.words("confirmed_with", "确认的方式和经过", longest=200),),
        dates=(Of.received_on,),
        help_text="发生日期为双方确认之日，即收到申请之日。",
    ),
    Step(
        "set_aside",
        "无法确认，不作登记",
        since="unconfirmed",
        to="set_aside",
        by=(Role.HEAD,),
        asks=(asks.words("tried", "几次、以什么方式联系申请人，结果如何", longest=500),),
        help_text="多次联系不上、申请人否认提出的；不计入收到的申请。",
    ),
    Step(
        "take_back",
        "撤回待确认的申请",
        since="unconfirmed",
        to="withdrawn",
        by=ANYBODY,
        asks=WITHDRAWING,
        gates=(gates.WITHDRAWAL_SHOWN,),
        help_text="尚未收到的申请，撤回以后不计入收到和办结。",
    ),
    Step(
        "withdraw",
        "撤回申请",
        since=("handling", "lacking", "explaining", "charged"),
        to="withdrawn",
        by=ANYBODY,
        asks=WITHDRAWING,
        sets={"outcome": Outcome.OTHER},
        dates=(Of.ended_on,),
        gates=(gates.WITHDRAWAL_SHOWN,),
    ),
    *agent_steps("applicant", since=UNDER_WAY),
    Step(
        "reissue_code",
        "补发查询码",
        since=(*UNDER_WAY, *ENDED),
        asks=(asks.yes("identified", "已经核对申请人本人身份"),),
        gates=(gates.IDENTIFIED,),
        writes=Writes("code_slip", "查询码告知单"),
        note=True,
        help_text="遗失或者可能被他人知悉的补发，原查询码随即失效。",
    ),
)
