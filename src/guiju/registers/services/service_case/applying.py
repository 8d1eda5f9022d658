"""申请、预约、补正、受理: every door by which an application comes in (行政许可法 arts. 29, 31, 32; 条例 arts. 36, 37)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask, RowField
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.reach import published
from guiju.kernel.declaring.representation import OWN_WORK, agent_steps, agents_of
from guiju.kernel.declaring.steps import NEW, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.law.days import calendar
from guiju.registers.services.service_case import gates, opening_gates
from guiju.registers.services.service_case.choices import BY_HAND, Acceptance, Channel, Decision
from guiju.registers.services.service_case.columns import CALLED
from guiju.registers.services.service_case.columns import ServiceCaseColumns as Of
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import Kind as ItemKind
from guiju.registers.services.service_item.columns import BundledItem
from guiju.registers.services.service_item.gates import told_last

ANYBODY = (Role.CLERK, Role.PARTY)
UNDER_WAY = ("booked", "received", "lacking", "examining", "special", "hearing")
ENDED = ("granted", "delivered", "refused", "declined", "lapsed")
OPENINGS = ("apply", "book", "receive", "handle_at_once")


def earlier() -> Ask:
    """The case whose licence is to be changed or renewed; made when asked, for the register is not there yet."""
    rows = apps.get_model("services", "ServiceCase")._default_manager.filter(is_licence=True)
    return Ask("earlier", RowField(rows, label="要求变更、延续的原办件", required=False), column=True)


def listed_items() -> Any:
    return ServiceItem.objects.filter(listed=True, restricted="").exclude(kind=ItemKind.INTERMEDIARY)


def offices(day: date) -> Any:
    """The keys of the agencies that have an item which may be applied for on line."""
    return ServiceItem.objects.filter(ServiceItem.choosable(day), listed=True, online=True).values("agency_id")


ITEM = published(Of.item, listed_items)
"""The public reads the list: who applies by their door chooses from it too."""
RENEWING = asks.under(
    "变更、延续的", earlier, asks.maybe(asks.words("late_basis", "延续申请期限另有规定的依据", longest=200))
)
WHAT = (
    *(ITEM, asks.parties("applicant", "申请人", most=20), agents_of("applicant"), OWN_WORK),
    *(Of.request, Of.content, *RENEWING),
    asks.maybe(asks.upload("application", "申请书和材料")),
)
CHANNEL = asks.choice("channel", "申请方式", BY_HAND)
GRANT = (asks.maybe(Of.document), asks.maybe(Of.valid_from), asks.maybe(asks.ahead(Of.valid_until)))
GRANTED = (Of.document, Of.valid_from, Of.valid_until)
RESULT = Writes("decision", "办理结果")
RECEIPT = Writes("receipt", "收件凭证")
ACCEPTED = Writes("acceptance", "受理通知书")
RECEIVED: dict[str, Any] = {
    "to": "received",
    "dates": (Of.received_on,),
    "gates": opening_gates.OPENING,
    "writes": RECEIPT,
}
ACCEPTS: dict[str, Any] = {"since": "received", "to": "examining", "dates": (Of.accepted_on,), "writes": ACCEPTED}
SINGLE = ("licence.single_window", "services.channel_choice")


def by(channel: Channel) -> Any:
    return lambda facts: {**opening_gates.of_its_item(facts), "channel": channel}


def with_channel(facts: Facts) -> dict[str, Any]:
    return {**opening_gates.of_its_item(facts), "channel": facts["channel"]}


def finished(facts: Facts) -> dict[str, Any]:
    return {**accepted(Acceptance.COMPLETE), "decision": Decision.GRANTED, "in_time": True}


def done_at_once(facts: Facts) -> dict[str, Any]:
    return {**with_channel(facts), **finished(facts)}


def accepted(how: Acceptance) -> dict[str, Any]:
    return {"acceptance": how, "tell_by": None}


def branches(act: Act) -> None:
    """Of a bundle each item goes to its agency on the day of the acceptance, all at the same time."""
    case = act.record
    if not case.is_bundle:
        return
    due: date = calendar().forward(act.facts.on, case.promised_days)
    items = told_last(list(BundledItem.objects.filter(matter=case.item_id).order_by("since", "seq", "pk")))
    told = {"case": case, "due_on": due, "task": case.content}
    act.open_many("assign", CALLED.model, ((row.item.agency, {**told, "item": row.item}) for row in items))


def recall_branches(act: Act) -> None:
    for row in CALLED.of(act.record).filter(stage__in=("assigned", "asked_again")):
        act.as_system("recall", row, {"reason": "该办件已经撤回、失效或者不再办理。"})


STEPS = (
    Step(
        "apply",
        "网上申请",
        since=NEW,
        by=ANYBODY,
        asks=WHAT,
        sets=by(Channel.ONLINE),
        help_text="由申请人在公开门户提出；凭回执上的查询码和手机验证码查看进度、补正、撤回、评价。",
        **{**RECEIVED, "gates": (*opening_gates.OPENING, gates.ONLINE)},
    ),
    Step(
        "book",
        "预约",
        since=NEW,
        to="booked",
        by=ANYBODY,
        asks=(*WHAT, asks.ahead(Of.booked_for)),
        sets=lambda facts: {**opening_gates.of_its_item(facts), "channel": Channel.APPOINTMENT, "tell_by": None},
        gates=(*opening_gates.OPENING, opening_gates.BOOKED, gates.BOOKABLE),
        writes=RECEIPT,
    ),
    Step(
        "come",
        "按预约收件",
        since="booked",
        to="received",
        sets=lambda facts: {"tell_by": facts.due(opening_gates.TELL, facts.on) if facts["is_licence"] else None},
        dates=(Of.received_on,),
        gates=(opening_gates.COME,),
    ),
    Step("miss", "未按预约前来", since="booked", to="withdrawn", gates=(gates.MISSED,)),
    Step(
        "receive",
        "收件",
        since=NEW,
        asks=(CHANNEL, *WHAT),
        sets=with_channel,
        confirms=SINGLE,
        help_text="可以当场更正的，让申请人当场更正。申请人自主选择办理渠道。",
        **RECEIVED,
    ),
    Step(
        "handle_at_once",
        "当场办结",
        since=NEW,
        to="delivered",
        asks=(CHANNEL, *WHAT, *GRANT),
        sets=done_at_once,
        dates=(Of.received_on, Of.accepted_on, Of.decided_on, Of.delivered_on),
        gates=(*opening_gates.OPENING, opening_gates.AT_ONCE, gates.DOCUMENT, gates.VALIDITY),
        writes=RESULT,
        decides=GRANTED,
        help_text="材料齐全、符合法定形式，能够当场决定的，一次登记办结。",
    ),
    Step(
        "finish",
        "即时办结",
        since="received",
        to="delivered",
        asks=GRANT,
        sets=finished,
        dates=(Of.accepted_on, Of.decided_on, Of.delivered_on),
        gates=(gates.NOT_SILENT, opening_gates.AT_ONCE, gates.DOCUMENT, gates.VALIDITY),
        writes=RESULT,
        decides=GRANTED,
        help_text="已经收件的即办件，材料齐全、符合法定形式的，受理、决定、送达一次登记。",
    ),
    Step(
        "request_supplement",
        "一次告知补正",
        since="received",
        to="lacking",
        asks=(asks.words("missing", "需要补正的全部内容", longest=1000), asks.ahead(Of.supplement_by)),
        sets={"tell_by": None},
        gates=gates.SUPPLEMENT,
        writes=Writes("supplement", "一次性告知补正通知书"),
        decides=("missing", Of.supplement_by),
        help_text="一次说清；行政许可应当当场或者在五个工作日内告知，逾期不告知的，收到之日即为受理。",
    ),
    Step(
        "submit_supplement",
        "收到补正",
        since="lacking",
        to="received",
        by=ANYBODY,
        asks=(asks.words("supplemented", "补正的内容"), asks.maybe(asks.upload("supplement_papers", "补正的材料"))),
        sets=lambda facts: {"tell_by": facts.due(opening_gates.TELL, facts.on) if facts["is_licence"] else None},
    ),
    Step(
        "accept",
        "受理",
        sets=accepted(Acceptance.COMPLETE),
        gates=(gates.NOT_SILENT,),
        then=branches,
        help_text="“一件事”受理后，各项同时交各机关办理。",
        **ACCEPTS,
    ),
    Step(
        "accept_lacking",
        "容缺受理",
        asks=(asks.words("to_follow", "容缺后补的材料", longest=500), asks.ahead(Of.lacking_until)),
        sets=accepted(Acceptance.TO_FOLLOW),
        gates=(gates.NOT_SILENT, *gates.TO_FOLLOW),
        then=branches,
        decides=("to_follow", Of.lacking_until),
        help_text="申请人书面承诺在期限内补齐；逾期没有补齐的，受理失效。没有补齐以前不得作出决定。",
        **ACCEPTS,
    ),
    Step(
        "accept_on_promise",
        "以告知承诺受理",
        asks=(asks.upload("promise_paper", "告知承诺书"),),
        sets=accepted(Acceptance.ON_PROMISE),
        gates=(gates.NOT_SILENT, gates.PROMISABLE),
        confirms=("services.commitment",),
        then=branches,
        **ACCEPTS,
    ),
    Step(
        "deem_accepted",
        "逾期未告知，视为受理",
        since="received",
        to="examining",
        by=(Role.SYSTEM,),
        sets=lambda facts: {**accepted(Acceptance.BY_SILENCE), "accepted_on": gates.begun_on(facts)},
        gates=(gates.SILENT,),
        help_text="受理之日为收到（补正）材料之日，办结时限自该日计算。",
    ),
    Step(
        "hand_in",
        "补齐容缺材料",
        since=("examining", "special", "hearing"),
        by=ANYBODY,
        asks=(
            asks.words("handed_in", "补齐的材料", longest=500),
            asks.maybe(asks.upload("lacking_papers", "补齐的材料原件")),
        ),
        dates=(Of.handed_in_on,),
        gates=(gates.FOLLOWS,),
    ),
    Step(
        "void_lacking",
        "容缺逾期，受理失效",
        since=("examining", "special", "hearing"),
        to="lapsed",
        by=(Role.SYSTEM,),
        gates=(gates.LACKING_OVER,),
        then=recall_branches,
        help_text="申请人可以备齐材料重新申请。",
    ),
    Step(
        "decline",
        "不予受理",
        since="received",
        to="declined",
        asks=(
            Of.declined,
            asks.maybe(Of.competent, "不属于本机关职权的，应当告知向哪个机关申请。"),
            asks.words("declined_why", "理由", longest=1000),
        ),
        sets=gates.bars_by_falsehood,
        gates=(gates.NOT_SILENT, *gates.DECLINING),
        writes=Writes("declined", "不予受理决定书"),
        decides=(Of.declined, Of.competent, "declined_why"),
        set_right_by=("take_on",),
        help_text="依法不需要办理、不属于本机关职权的，即时告知。",
    ),
    Step(
        "take_on",
        "撤销不予受理，恢复办理",
        since="declined",
        to="received",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets=lambda facts: {
            "declined": "",
            "competent": "",
            "barred_by": "",
            "barred_until": None,
            "tell_by": facts.due(opening_gates.TELL, facts.on) if facts["is_licence"] else None,
        },
    ),
    Step(
        "withdraw",
        "撤回申请",
        since=UNDER_WAY,
        to="withdrawn",
        by=ANYBODY,
        asks=(asks.REASON,),
        then=recall_branches,
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
        help_text="原查询码随即失效。",
    ),
)
