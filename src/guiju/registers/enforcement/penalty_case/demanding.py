"""催告 and what may follow it without a court: own enforcement where a law gives the power, goods sold, detention stayed.

处罚法 arts. 72(1)(2)(3), 73(2), 74(1)(2); 行政强制法 arts. 13, 34–40, 46.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.after_choices import Disposal, Surety
from guiju.registers.enforcement.penalty_case.choices import Channel
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.demanding_gates import (
    ANSWER_WEIGHED,
    DEMANDED,
    DUE,
    NOT_GIVEN_UP,
    NOT_SUSPENDED,
    ONE_ENFORCEMENT,
    OWN_EXECUTION,
    RIGHTS,
    TO_TREASURY,
    answered,
    decided_to_execute,
    demand_complete,
    demand_out,
    demanded_anew,
    detained,
    disposed_openly,
    goods_confiscated,
    proceeds_so_far,
    served_directly,
    stay_asked,
    stay_due,
    suspended,
    time_to_perform,
    without_means,
)
from guiju.registers.enforcement.penalty_case.execution_gates import NOT_TOO_MUCH, paid_now, payments

MONEY_IN = asks.yes("to_treasury", "所得款项已经全部上缴国库")
DETAINED = Gate("house.detained", detained, "detained_days", "处罚决定有行政拘留")
DEMAND = (
    asks.maybe(asks.ahead(Of.demand_until), "催告书应当载明。"),
    asks.maybe(asks.words("demand_manner", "履行方式、给付方式", longest=200), "催告书应当载明。"),
    asks.maybe(Of.demand_sum, "涉及金钱给付的，应当载明。"),
    asks.maybe(asks.words("other_duty", "应当履行的其他义务", longest=300), "没有未缴罚款的，应当写明。"),
    asks.several("demand_rights", "告知的权利", RIGHTS),
)
EXECUTION = (
    Of.execution_means,
    asks.maybe(
        asks.words("power_by_law", "规定本机关强制执行权的法律及条款", longest=200),
        "拍卖抵缴罚款以外的方式，应当写明。",
    ),
    asks.maybe(asks.words("why_executed", "强制执行的理由和依据", longest=500), "决定书应当载明。"),
    asks.maybe(asks.words("execution_plan", "强制执行的方式和时间", longest=300), "决定书应当载明。"),
    asks.maybe(asks.words("remedies", "救济途径和期限", longest=300), "决定书应当载明。"),
)
STEPS = (
    Step(
        "demand",
        "催告履行",
        since="served",
        asks=DEMAND,
        sets=demanded_anew,
        dates=(Of.demanded_on,),
        gates=(
            DUE,
            ONE_ENFORCEMENT,
            Gate("compulsory.demand_before_execution", demand_complete, "demand_until"),
            ANSWER_WEIGHED,
            NOT_SUSPENDED,
        ),
        writes=Writes("demand", "履行行政处罚决定催告书"),
        decides=DEMAND,
        set_right_by=("demand",),
        **FIELDWORK,
    ),
    Step(
        "serve_demand",
        "登记催告书送达",
        since="served",
        asks=(
            asks.choice("demand_channel", "送达方式", Channel.choices),
            asks.maybe(
                asks.words("not_direct", "拒收或者无法直接送达的情况", longest=200), "不是直接送达的，应当写明。"
            ),
            asks.maybe(asks.upload("demand_receipt", "送达回证")),
        ),
        dates=(Of.demand_served_on,),
        gates=(
            Gate("house.demand_under_way", demand_out, "demanded_on", "催告书已经制作、尚未送达"),
            Gate("compulsory.demand_service", served_directly, "not_direct"),
            Gate("house.time_to_perform", time_to_perform, "demand_until", "催告书在履行期限内送达"),
        ),
        **FIELDWORK,
    ),
    Step(
        "answer_demand",
        "登记对催告的陈述申辩",
        since="served",
        asks=(asks.words("demand_answer", "当事人的意见和证据"),),
        sets={"demand_verdict": ""},
        dates=(Of.demand_answered_on,),
        gates=(DEMANDED,),
        **FIELDWORK,
    ),
    Step(
        "weigh_demand",
        "复核对催告的陈述申辩",
        since="served",
        asks=(Of.demand_verdict, asks.REASON),
        gates=(Gate("house.demand_answered", answered, "demand_answered_on", "当事人对催告提出了意见"),),
        **FIELDWORK,
    ),
    Step(
        "decide_execution",
        "强制执行决定",
        since="served",
        asks=(
            *EXECUTION,
            asks.yes("seized", "拍卖的财物系本案已经查封、扣押的财物"),
            asks.yes("no_just_cause", "当事人逾期不履行没有正当理由"),
            asks.maybe(
                asks.words("hiding", "有转移、隐匿财物迹象的证据", longest=300), "催告期限未满而立即执行的，应当写明。"
            ),
        ),
        dates=(Of.execution_decided_on,),
        gates=(*OWN_EXECUTION, NOT_SUSPENDED),
        writes=Writes("execution_decision", "行政强制执行决定书"),
        decides=EXECUTION,
        set_right_by=("decide_execution",),
        **HEAD,
    ),
    Step(
        "execute",
        "登记强制执行结果",
        since="served",
        asks=(asks.words("execution_result", "强制执行情况"), asks.maybe(payments()), MONEY_IN),
        sets=paid_now,
        dates=(Of.executed_on,),
        gates=(
            Gate("house.execution_decided", decided_to_execute, "execution_decided_on", "已经决定强制执行"),
            NOT_SUSPENDED,
            NOT_TOO_MUCH,
            TO_TREASURY,
        ),
        confirms=("compulsory.no_night_holiday", "compulsory.no_utility_cut"),
        **FIELDWORK,
    ),
    Step(
        "suspend_execution",
        "中止执行",
        since="served",
        asks=(Of.suspended_for, asks.REASON),
        dates=(Of.suspended_on,),
        gates=(DEMANDED, NOT_SUSPENDED),
        **HEAD,
    ),
    Step(
        "resume_execution",
        "恢复执行",
        since="served",
        asks=(asks.REASON,),
        sets={"suspended_on": None, "suspended_for": ""},
        gates=(Gate("house.execution_suspended", suspended, "suspended_on", "已经中止执行"), NOT_GIVEN_UP),
        **HEAD,
    ),
    Step(
        "dispose_goods",
        "处理没收的非法财物",
        since=("served", "closed"),
        asks=(
            asks.choice("disposal", "处理方式", Disposal.choices),
            asks.maybe(
                asks.words("disposal_rule", "按照何种规定处理或者销毁", longest=200), "不公开拍卖的，应当写明。"
            ),
            asks.maybe(Of.proceeds),
            MONEY_IN,
        ),
        sets={"proceeds": proceeds_so_far},
        dates=(Of.goods_disposed_on,),
        gates=(
            Gate("house.goods_confiscated", goods_confiscated, "goods_confiscated", "处罚决定没收了非法财物"),
            Gate("penalty.goods_disposed", disposed_openly, "disposal_rule"),
            TO_TREASURY,
        ),
        **FIELDWORK,
    ),
    Step(
        "ask_stay",
        "登记暂缓执行拘留申请",
        since="served",
        asks=(asks.reason("申请的理由"),),
        dates=(Of.stay_asked_on,),
        gates=(DETAINED,),
        **FIELDWORK,
    ),
    Step(
        "decide_stay",
        "决定是否暂缓执行拘留",
        since="served",
        asks=(
            asks.choice("stay", "决定", [("yes", "暂缓执行"), ("no", "不予暂缓")]),
            asks.yes("no_danger", "暂缓执行不致发生社会危险"),
            asks.maybe(asks.choice("surety", "担保", [choice for choice in Surety.choices if choice[0]])),
            asks.REASON,
        ),
        sets={"stayed_on": lambda facts: facts.on if facts["stay"] == "yes" else None},
        gates=(
            DETAINED,
            Gate("house.stay_asked", stay_asked, "stay_asked_on", "当事人申请暂缓执行"),
            Gate("penalty.detention_stay", stay_due, "surety"),
        ),
        **HEAD,
    ),
)
OVER = ("pay", "revoke", "close")
"""What ends every limit of enforcement: paid in full, annulled, closed."""
CLOCKS = (
    Clock(
        until=Of.demand_until,
        words="履行催告的义务",
        source="催告书",
        starts="demand",
        met_by=("pay", "collect"),
        dropped_by=("demand", "revoke", "close"),
    ),
    Clock(
        "compulsory.execute.discontinue_after_suspension",
        starts="suspend_execution",
        met_by="resume_execution",
        dropped_by=OVER,
        when=without_means,
    ),
)
