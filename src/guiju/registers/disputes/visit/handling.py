"""受理、导入法定途径、延期、答复、办结: by whoever has the power (信访工作条例 2022 arts. 23, 28 to 34)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leads_to, of
from guiju.kernel.declaring.steps import At, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute.choices import HandOver, Source
from guiju.registers.disputes.visit import gates
from guiju.registers.disputes.visit.columns import VisitColumns as Of
from guiju.registers.disputes.visit.receiving import DESK
from guiju.registers.enforcement.penalty_case.choices import Source as CaseSource

TO_DISPUTE = {"title": of("title"), "source": Source.HANDED_OVER, "hand_over": HandOver.PETITION}
TO_PENALTY = {"title": of("title"), "act": of("content"), "found_on": of("received_on"), "source": CaseSource.COMPLAINT}
OPEN = ("received", "forwarded", "handling")


def with_power(facts: Facts) -> Any:
    """Who handles it: the one to whom it was forwarded, or the record's own agency."""
    return facts["handler"] or facts.record.agency


REPLY: dict[str, Any] = {
    "to": "replied",
    "by": (Role.HEAD,),
    "at": At.HANDLER,
    "asks": (
        asks.yes("heard", "已经听取信访人陈述事实和理由"),
        asks.yes("investigated", "已经调查核实"),
        *(Of.finding, Of.opinion, asks.maybe(Of.basis, "申诉求决的应当填写。")),
    ),
    "dates": (Of.replied_on,),
    "gates": gates.REPLIED,
    "confirms": ("petition.recusal",),
    "writes": Writes("opinion", "信访事项处理意见书"),
    "decides": (Of.finding, Of.opinion, Of.basis),
    "set_right_by": ("reply_again",),
}

STEPS = (
    Step(
        "accept",
        "受理",
        since=("received", "forwarded"),
        to="handling",
        by=DESK,
        at=At.HANDLER,
        asks=(asks.words("how", "处理途径和程序", longest=300),),
        sets={"unit": with_power},
        dates=(Of.accepted_on,),
        gates=gates.ACCEPTED,
        writes=Writes("acceptance", "信访事项受理告知书"),
        help_text="书面告知信访人接收情况和处理途径、程序；姓名、住址不清的除外。",
    ),
    Step(
        "lead_to_dispute",
        "转为矛盾纠纷调解",
        since=OPEN,
        to="led_on",
        by=(*DESK, Role.MEDIATOR),
        at=At.HANDLER,
        asks=(leads_to(Of.dispute, "find", carry=TO_DISPUTE),),
        sets={"handler": None},
        gates=(gates.PLEA,),
        confirms=("petition.mediation_consent",),
        help_text="访调对接：在矛盾纠纷台账登记，已经带入来源和名称；调解不成的，由该纠纷引导至其他途径，或者重新登记。",
    ),
    Step(
        "lead_to_penalty",
        "导入行政处罚立案",
        since=OPEN,
        to="led_on",
        by=(*DESK, Role.OFFICER),
        at=At.HANDLER,
        asks=(leads_to(Of.penalty, "file", carry=TO_PENALTY),),
        sets={"handler": None},
        gates=(gates.PLEA,),
        help_text="申请查处违法行为，需要立案的，由有处罚权的现经办机关在行政处罚台账申请立案。",
    ),
    Step(
        "lead_elsewhere",
        "导入其他法定途径",
        since=OPEN,
        to="led_on",
        by=DESK,
        at=At.HANDLER,
        asks=(Of.route, asks.words("told_where", "告知、转送的机关和途径", longest=300)),
        sets={"handler": None},
        gates=(gates.ROUTE,),
        help_text="诉讼、仲裁、复议等由信访人向有权机关提出，告知去处和期限；检举控告转送纪检监察机关。",
    ),
    Step(
        "return_from_route",
        "途径未能处理，恢复办理",
        since="led_on",
        to="received",
        asks=(asks.REASON,),
        sets={"route": "", "dispute": None, "penalty": None, "forwarding": "", "forwarded_on": None, "report_by": None},
        help_text="所导入的途径没有受理、调解不成又没有其他途径的，恢复办理，不得搁置。",
    ),
    Step(
        "extend",
        "延长办理期限",
        since="handling",
        by=(Role.HEAD,),
        at=At.HANDLER,
        asks=(
            asks.number("extension_length", "延长的日数", least=1, most=30),
            asks.REASON,
            asks.yes("told", "已经告知信访人延期理由"),
        ),
        gates=gates.EXTENDED,
        writes=Writes("extension", "信访事项延期办理告知书"),
        help_text="情况复杂的，经本机关、单位负责人批准延长。",
    ),
    Step("reply", "答复", since="handling", **REPLY),
    Step("reply_again", "更正处理意见", since="replied", **REPLY),
    Step(
        "deliver",
        "登记信访人收到答复",
        since="replied",
        to="served",
        by=DESK,
        at=At.HANDLER,
        asks=(asks.words("delivery", "送达方式和签收情况", longest=200),),
        sets={"handler": None},
        dates=(Of.served_on,),
        help_text="请求复查的期限自收到之日起算。",
    ),
    Step(
        "close",
        "办结",
        since=("served", "review_served"),
        to="closed",
        asks=(Of.resolved, asks.maybe(asks.words("follow_up", "疏导、帮扶和回访情况", longest=500))),
        gates=(gates.CLOSED,),
    ),
    Step(
        "resolve_late",
        "登记办结后化解",
        since=("closed", "rechecked", "led_on"),
        asks=(asks.words("how_resolved", "化解情况", longest=500),),
        sets={"resolved": True},
        gates=(gates.NOT_YET_RESOLVED,),
    ),
)
CLOCKS = (
    Clock(
        "petition.handle.ordinary",
        starts="accept",
        met_by="reply",
        extended_by="extend",
        dropped_by=("lead_to_dispute", "lead_to_penalty", "lead_elsewhere", "withdraw"),
        when=gates.of_plea,
    ),
)
