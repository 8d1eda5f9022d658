"""强制执行决定、代履行、实施、执行协议: how the agency itself enforces (行政强制法 arts. 12, 13, 37, 38, 42, 43, 46 to 52)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import early_enough, not_before
from guiju.kernel.declaring.gates import only_if, title_without_names
from guiju.kernel.declaring.recordings import recordings
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.compulsory_execution import gates
from guiju.registers.enforcement.compulsory_execution.choices import Duty, Harm, Mode
from guiju.registers.enforcement.compulsory_execution.columns import CompulsoryExecutionColumns as Of
from guiju.registers.enforcement.compulsory_execution.columns import Recovered
from guiju.registers.enforcement.compulsory_execution.demanding import OPEN, OVER, of_party
from guiju.registers.enforcement.compulsory_measure.imposing import usual_remedies
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.choices import Channel
from guiju.registers.enforcement.penalty_case.demanding_gates import (
    NOT_SUSPENDED,
    ONE_ENFORCEMENT,
    WEIGHED,
    at_once_on_evidence,
    execution_complete,
    in_vain,
    served_directly,
)
from guiju.registers.enforcement.penalty_case.notice_gates import clock_time

DECISION = (
    Of.mode,
    asks.maybe(
        asks.words("power_by_law", "规定本机关强制执行权的法律及条款", longest=200), "代履行和拍卖抵缴以外，应当写明。"
    ),
    asks.maybe(asks.words("why_executed", "强制执行的理由和依据", longest=500), "决定书应当载明。"),
    asks.maybe(asks.words("execution_plan", "强制执行的方式和时间", longest=300), "决定书应当载明。"),
    asks.usually(asks.maybe(asks.words("remedies", "救济途径和期限", longest=300), "决定书应当载明。"), usual_remedies),
    *asks.under(
        "代履行的",
        asks.maybe(Of.budget, "代履行的，应当填写。"),
        asks.maybe(said_before(Of.executor), "代履行的，应当填写。"),
    ),
)
MONEY = (
    asks.parts("recovered", "收到的款项", Recovered, "amount", optional=("receipt",), least=0),
    asks.yes("to_treasury", "款项已经上缴国库或者划入财政专户", help_text="收到款项的，应当确认。"),
)


STEPS = (
    Step(
        "decide_execution",
        "强制执行决定",
        since=OPEN,
        asks=(
            *DECISION,
            asks.usually(
                asks.maybe(Of.power, "本机关已公布行政强制事项的，应当选择。"), lambda facts: facts.record.power_id
            ),
            asks.yes("seized", "拍卖的财物是已经依法查封、扣押的财物"),
            asks.yes("no_just_cause", "当事人逾期不履行没有正当理由", help_text="应当确认。"),
            asks.maybe(asks.words("hiding", "有转移、隐匿财物迹象的证据", longest=300), "催告期限未满的，应当写明。"),
            *asks.under(
                "代履行的",
                asks.maybe(asks.choice("harm", "不履行的后果", Harm.choices), "代履行的，应当选择。"),
                asks.yes("unrelated", "代履行人与当事人、本案没有利害关系", help_text="代履行的，应当确认。"),
            ),
        ),
        dates=(Of.execution_decided_on,),
        sets={"execution_served_on": None, "reminded_on": None, "substitute_on": None},
        gates=(
            gates.DECISION_STANDS,
            gates.UNPERFORMED,
            gates.POWER,
            ONE_ENFORCEMENT,
            NOT_SUSPENDED,
            Gate("house.execution_mode", gates.mode_fits, "mode", "执行方式与义务相符"),
            Gate("compulsory.own_power", gates.has_power, "power_by_law"),
            only_if(gates.sold, Gate("compulsory.auction_offset", gates.may_be_sold, "seized")),
            Gate("compulsory.execution_decision", in_vain, "no_just_cause"),
            Gate("compulsory.immediate_execution_evidence", at_once_on_evidence, "hiding"),
            WEIGHED,
            gates.DEMOLITION,
            only_if(gates.of_money, not_before("compulsory.execute.surcharge_wait", "surcharged_on")),
            Gate("compulsory.execution_paper", execution_complete, "execution_plan"),
            only_if(gates.by_substitute, Gate("compulsory.substitute_conditions", gates.harm_told, "harm")),
            only_if(gates.by_substitute, Gate("compulsory.substitute_decision", gates.costs_told, "budget")),
        ),
        writes=Writes("execution_decision", "行政强制执行决定书"),
        decides=DECISION,
        set_right_by=("decide_execution",),
        **HEAD,
    ),
    Step(
        "serve_execution",
        "送达强制执行决定书",
        since=OPEN,
        asks=(
            asks.choice("demand_channel", "送达方式", Channel.choices),
            asks.maybe(
                asks.words("not_direct", "拒收或者无法直接送达的情况", longest=200), "不是直接送达的，应当写明。"
            ),
        ),
        dates=(Of.execution_served_on,),
        gates=(
            Gate("house.execution_decided", gates.decided, "execution_decided_on", "已经决定强制执行"),
            Gate("compulsory.demand_service", served_directly, "not_direct"),
        ),
        **FIELDWORK,
    ),
    Step(
        "remind",
        "代履行前催告",
        since=OPEN,
        asks=(asks.ahead(Of.substitute_on),),
        dates=(Of.reminded_on,),
        gates=(
            Gate("house.execution_substituted", gates.for_substitution, gist="已经决定代履行"),
            Gate("compulsory.substitute_decision", gates.decision_served),
            early_enough("compulsory.substitute.demand", "", "substitute_on"),
            NOT_SUSPENDED,
        ),
        writes=Writes("reminder", "代履行催告书"),
        decides=(Of.substitute_on,),
        set_right_by=("remind",),
        help_text="当事人履行的，停止代履行，办理“执行完毕”。",
        **FIELDWORK,
    ),
    Step(
        "execute",
        "实施强制执行",
        since=OPEN,
        asks=(
            asks.words("place", "地点", longest=200),
            clock_time("began", "开始时刻"),
            clock_time("ended", "结束时刻"),
            asks.words("did", "执行经过和结果", longest=2000),
            asks.words("executors", "执行人员", longest=200),
            *asks.under(
                "代履行的",
                asks.maybe(asks.words("supervisor", "本机关到场监督的人员", longest=100), "代履行的，应当填写。"),
                asks.maybe(
                    asks.words("signed_by", "代履行人、当事人或者见证人的签名情况", longest=200), "代履行的，应当填写。"
                ),
            ),
            *asks.under(
                "划拨、拍卖的",
                asks.maybe(asks.words("bank", "书面通知的金融机构", longest=100), "划拨的，应当填写。"),
                asks.maybe(
                    asks.words("auctioneer", "委托的拍卖机构，或者依法处理所依据的规定", longest=200),
                    "拍卖、依法处理的，应当填写。",
                ),
            ),
            asks.maybe(
                asks.words("why_urgent", "夜间、节假日执行的紧急情况", longest=300), "夜间、节假日执行的，应当写明。"
            ),
            *MONEY,
            asks.maybe(recordings("recording", "执法记录仪音像")),
        ),
        sets=gates.paid_now,
        dates=(Of.executed_on,),
        gates=(
            gates.DECISION_STANDS,
            gates.UNPERFORMED,
            Gate("house.execution_decided", gates.decided, "execution_decided_on", "已经决定强制执行"),
            Gate("compulsory.demand_service", gates.decision_served, "execution_served_on"),
            NOT_SUSPENDED,
            ONE_ENFORCEMENT,
            Gate("compulsory.no_night_holiday", gates.by_daylight, "why_urgent"),
            only_if(gates.by_substitute, Gate("compulsory.substitute.demand", gates.reminded, "reminded_on")),
            only_if(gates.by_substitute, Gate("compulsory.substitute_supervision", gates.supervised, "supervisor")),
            *gates.THROUGH_OTHERS,
            gates.TREASURY,
            gates.NOT_TOO_MUCH,
        ),
        confirms=("compulsory.no_utility_cut",),
        writes=Writes("record", "强制执行记录"),
        help_text="分次执行的逐次登记；全部完毕的，办理“执行完毕”。",
        by=(Role.OFFICER,),
    ),
    Step(
        "clear_at_once",
        "立即代履行",
        since=NEW,
        to=OPEN,
        asks=(
            asks.parties("party", "当事人", most=1),
            Of.title,
            Of.field,
            asks.maybe(Of.power, "本机关已公布行政强制事项的，应当选择。"),
            Of.duty,
            Of.executor,
            asks.words("place", "道路、河道、航道或者公共场所", longest=200),
            asks.words("did", "需要立即清除的情况和清除经过", longest=1000),
            asks.yes("present", "当事人在场而不能清除"),
            asks.maybe(asks.words("notified", "事后通知当事人的情况", longest=200), "当事人不在场的，应当填写。"),
        ),
        sets=lambda facts: {
            **of_party(facts),
            "at_once": True,
            "duty_kind": Duty.RESTORE,
            "mode": Mode.SUBSTITUTE,
            "execution_decided_on": facts.on,
        },
        dates=(Of.executed_on,),
        gates=(
            Gate("compulsory.immediate_clearance", gates.told_afterwards, "notified"),
            gates.POWER,
            fields_of_administration.OF_ITS_DAY,
            title_without_names("party"),
        ),
        writes=Writes("clearance", "立即代履行决定书"),
        by=(Role.OFFICER,),
        help_text="遗洒物、障碍物、污染物需要立即清除而当事人不能清除的。",
    ),
    Step(
        "collect",
        "登记收到款项",
        since=OPEN,
        asks=MONEY,
        sets=gates.paid_now,
        gates=(gates.TREASURY, gates.NOT_TOO_MUCH),
        help_text="履行执行协议的，办理“登记履行协议”。",
        **FIELDWORK,
    ),
)
CLOCKS = (
    Clock(
        until=Of.substitute_on,
        words="实施代履行",
        source="代履行催告书",
        starts="remind",
        met_by="execute",
        dropped_by=("remind", "decide_execution", "agree", *OVER),
    ),
)
