"""登记、当场办结、转送交办、不予受理、并入: from the window to whoever has the power (信访工作条例 2022 arts. 22 to 24)."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask, RowField
from guiju.kernel.declaring.called import called
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, At, Clock, Once, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.visit import gates
from guiju.registers.disputes.visit.columns import VisitColumns as Of

KEPT_APART = "safety"
"""Whom a report names may harm who made it (``offices.scope.RESTRICTED``)."""
DESK = (Role.CLERK, Role.HEAD)
LED = ("lead_to_dispute", "lead_to_penalty", "lead_elsewhere")
ENDED_EARLY = ("decline", "join", "withdraw", *LED)


def kept_apart(facts: Facts) -> str:
    return KEPT_APART if gates.of_report(facts) else ""


def first() -> Ask:
    """The petition that this one repeats; made when asked, for the register is not there yet."""
    rows = apps.get_model("disputes", "Visit")._default_manager.all()
    return Ask("first", RowField(rows, label="先前信访事项"), column=True)


def charged(facts: Facts) -> bool:
    return bool(facts["report_by"])


ABOUT = (
    *(Of.channel, Of.nature, Of.topic, Of.title, Of.content),
    *(asks.parties(gates.PETITIONER, "信访人（代表）", most=50), Of.persons, Of.responder),
)
NOT_FORWARDED: dict[str, Any] = {"handler": None, "forwarding": "", "forwarded_on": None, "report_by": None}

STEPS = (
    Step(
        "receive",
        "登记",
        since=NEW,
        to="received",
        asks=(*ABOUT, asks.maybe(Of.accused), asks.maybe(first)),
        sets={"restricted": Once(kept_apart)},
        dates=(Of.received_on,),
        gates=(*gates.OPENED, gates.FIRST),
        writes=Writes("receipt", "信访事项登记回执"),
        help_text="名称不写全名。首接责任人负责到底：引导、转办、跟踪和告知。同一信访人就同一事项来过的，选择先前信访事项。"
        "检举控告自动限制查看。",
    ),
    Step(
        "settle_at_once",
        "当场办结",
        since=NEW,
        to="closed",
        asks=(*ABOUT, Of.opinion, Of.resolved),
        dates=(Of.received_on, Of.replied_on),
        gates=(*gates.OPENED, gates.AT_ONCE),
        help_text="窗口当场解答、调处完毕的，一次登记办结；信访人有异议的，办理“登记”。",
    ),
    Step(
        "correct_first",
        "登记先前信访事项",
        since=("received", "forwarded"),
        asks=(first,),
        gates=(gates.FIRST,),
        help_text="登记以后发现是重复信访的，在此补记。",
    ),
    Step(
        "join",
        "并入先前信访事项",
        since="received",
        to="joined",
        asks=(first,),
        gates=(gates.FIRST, gates.JOINED),
        help_text="同一事项已经受理或者正在办理的，不另行受理，并入在办的一件。",
    ),
    Step("part", "恢复单独办理", since="joined", to="received", asks=(asks.REASON,), sets={"first": None}),
    Step(
        "forward",
        "转送、交办",
        since="received",
        to="forwarded",
        by=DESK,
        asks=(called(Of.handler, "有权处理的机关、单位"), Of.forwarding, asks.maybe(asks.ahead(Of.report_by))),
        dates=(Of.forwarded_on,),
        gates=gates.FORWARDED,
        writes=Writes("forwarding", "信访事项转送（交办）函"),
        help_text="重要情况需要反馈办理结果的选择交办，写明反馈日期。",
    ),
    Step(
        "object",
        "提出异议",
        since="forwarded",
        to="objected",
        by=DESK,
        at=At.HANDLER,
        asks=(asks.reason("不属于本单位职权的理由"),),
        gates=(gates.OBJECTION,),
        help_text="自收到之日起五个工作日内提出，由转送机关核实。",
    ),
    Step("agree", "同意交还", since="objected", to="received", by=DESK, asks=(asks.REASON,), sets=NOT_FORWARDED),
    Step("insist", "不同意交还", since="objected", to="forwarded", by=DESK, asks=(asks.REASON,)),
    Step(
        "decline",
        "不予受理",
        since=("received", "forwarded"),
        to="declined",
        by=DESK,
        at=At.HANDLER,
        asks=(Of.declined, asks.words("told_where", "告知信访人的途径", longest=300)),
        sets={"handler": None},
        gates=(gates.DECLINED,),
        writes=Writes("declining", "信访事项不予受理告知书"),
        decides=(Of.declined, "told_where"),
        set_right_by=("take_on",),
        help_text="可以由调解、行政程序等解决的，不要不予受理，导入该途径。",
    ),
    Step(
        "take_on",
        "改为受理",
        since="declined",
        to="received",
        asks=(asks.REASON,),
        sets={**NOT_FORWARDED, "declined": ""},
    ),
    Step(
        "withdraw",
        "信访人撤回",
        since=("received", "forwarded", "objected", "handling", "replied"),
        to="withdrawn",
        by=DESK,
        asks=(asks.REASON,),
        sets={"handler": None},
    ),
)
CLOCKS = (
    Clock(
        "petition.register.dispose",
        starts=("receive", "agree", "part", "take_on"),
        counted_from="received_on",
        met_by=("forward", "accept"),
        dropped_by=ENDED_EARLY,
    ),
    Clock(
        "petition.inform.direct",
        starts="receive",
        met_by=("accept", "decline", *LED, "forward"),
        dropped_by=("join", "withdraw"),
    ),
    Clock(
        "petition.inform.transferred",
        starts="forward",
        met_by=("accept", "decline", *LED),
        dropped_by=("agree", "withdraw"),
    ),
    Clock(
        until=Of.report_by,
        words="反馈办理结果",
        source="信访事项交办函",
        starts="forward",
        met_by=("deliver", *LED),
        dropped_by=("agree", "decline", "withdraw"),
        when=charged,
    ),
)
