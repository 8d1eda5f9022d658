"""受理、直接答复、不予受理、并入重复件: how a request comes in, and what needs nobody else."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask, RowField
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Clock, Once, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.hotline_case import gates
from guiju.registers.oversight.hotline_case.choices import Channel, Way
from guiju.registers.oversight.hotline_case.columns import HotlineCaseColumns as Of

ANYBODY = (Role.CLERK, Role.PARTY)
OPENINGS = ("receive", "apply")
RECEIPT = Writes("receipt", "诉求登记回执")
KEPT_APART = "safety"
"""Whom a report names may harm who made it (``offices.scope.RESTRICTED``)."""


def kept_apart(facts: Facts) -> str:
    return KEPT_APART if gates.kept_apart(facts) else ""


def first() -> Ask:
    """The request that this one repeats; made when asked, for the register is not there yet."""
    rows = apps.get_model("oversight", "HotlineCase")._default_manager.all()
    return Ask("first", RowField(rows, label="先前诉求"), column=True)


def caller(*, least: int = 0) -> Any:
    return asks.parties("caller", "诉求人", least=least, most=5)


CONSUMER = asks.under("消费者投诉举报", Of.consumer, asks.maybe(Of.merchant), asks.maybe(Of.disputed))
ABOUT = (Of.kind, Of.topic, Of.title, Of.content, Of.confidential, *CONSUMER)
ANSWERED: dict[str, Any] = {
    "way": Way.DIRECT,
    "in_time": gates.in_time,
    "lead": None,
    "handler": None,
}
ANSWER = (Of.reply, *asks.under("消费者投诉举报的结果", asks.maybe(Of.recovered)))


def recall_orders(act: Act) -> None:
    """Orders that still run come back by themselves, whoever withdrew the request."""
    for row in gates.orders(act.facts, *gates.UNDER_WAY):
        act.as_system("recall", row, {"reason": "该诉求已经并入其他诉求或者由诉求人撤回。"})


STEPS = (
    Step(
        "receive",
        "登记受理",
        since=NEW,
        to="received",
        asks=(Of.channel, caller(), *ABOUT),
        sets={"restricted": Once(kept_apart)},
        dates=(Of.received_on,),
        gates=(*gates.OPENED, gates.KEPT_APART),
        writes=RECEIPT,
        help_text="标题不写姓名。诉求人不愿说明身份的，可以不填；举报和要求保密的，自动限制查看。",
    ),
    Step(
        "apply",
        "提出诉求",
        since=NEW,
        to="received",
        by=ANYBODY,
        asks=(caller(least=1), *ABOUT),
        sets={"channel": Channel.WEB, "restricted": Once(kept_apart)},
        dates=(Of.received_on,),
        gates=(*gates.OPENED, gates.KEPT_APART),
        writes=RECEIPT,
        help_text="凭回执上的查询码和手机验证码查看办理情况、评价、撤回。",
    ),
    Step(
        "answer_at_once",
        "当场答复",
        since=NEW,
        to="closed",
        asks=(Of.channel, caller(), *ABOUT, *ANSWER),
        sets={"way": Way.DIRECT, "in_time": True},
        dates=(Of.received_on, Of.answered_on),
        gates=(*gates.OPENED, gates.AT_ONCE, gates.RECOVERED),
        help_text="来电时由热线直接解答、受理机构当场处理完毕的，一次登记办结。",
    ),
    Step(
        "answer_directly",
        "直接答复",
        since=("received", "dispatched"),
        to="closed",
        asks=ANSWER,
        sets=ANSWERED,
        dates=(Of.answered_on,),
        gates=(gates.NONE_ELSE, gates.RECOVERED),
        writes=Writes("reply", "诉求答复单"),
        decides=(Of.reply, Of.recovered),
        set_right_by=("reopen",),
        help_text="受理以后由热线自行答复；已经派单的，先收回工单。",
    ),
    Step(
        "decline",
        "不予受理",
        since="received",
        to="declined",
        asks=(Of.declined, asks.words("told_where", "告知诉求人的途径", longest=300)),
        decides=(Of.declined,),
        set_right_by=("take_on",),
        help_text="告知诉求人向哪里提出；不计入受理数。",
    ),
    Step("take_on", "改为受理", since="declined", to="received", asks=(asks.REASON,), sets={"declined": ""}),
    Step(
        "merge",
        "并入先前诉求",
        since=("received", "dispatched"),
        to="merged",
        asks=(first,),
        sets={"handler": None},
        gates=gates.MERGING,
        then=recall_orders,
        help_text="同一诉求人就同一事项在办理期间再次提出的，写明先前诉求；正在办理的工单随之收回。重复件另计，不计入受理数。",
    ),
    Step(
        "part",
        "恢复单独办理",
        since="merged",
        to="received",
        asks=(asks.REASON,),
        sets={"first": None, "way": "", "lead": None, "due_on": None, "dispatched_on": None, "term_basis": ""},
    ),
    Step(
        "withdraw",
        "撤回诉求",
        since=("received", "dispatched"),
        to="withdrawn",
        by=ANYBODY,
        asks=(asks.REASON,),
        sets={"handler": None},
        then=recall_orders,
        help_text="由诉求人提出；正在办理的工单随之收回。",
    ),
    Step(
        "reissue_code",
        "补发查询码",
        since=("received", "dispatched", "answered", "closed"),
        asks=(asks.yes("identified", "已经核对诉求人身份"),),
        gates=(gates.IDENTIFIED,),
        writes=Writes("code_slip", "查询码告知单"),
        note=True,
        help_text="原查询码随即失效。",
    ),
)
CLOCKS = (
    Clock(
        gates.COMPLAINT_RULE,
        starts=(*OPENINGS, "take_on", "part"),
        counted_from="received_on",
        met_by=("answer", "answer_directly"),
        dropped_by=("decline", "merge", "withdraw"),
        when=gates.received_for_market,
    ),
)
