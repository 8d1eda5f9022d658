"""Between investigation and decision: reviews, notice of the proposed penalty, defence, hearing: the steps."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import early_enough, within
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.notice_gates import (
    BEFORE_DECISION,
    NEUTRAL_HOST,
    NOT_AN_INVESTIGATOR,
    OFFERED,
    RIGHTS,
    hearing_requested,
    hearing_told,
    monitoring_told,
    no_charge,
    no_heavier_notice,
    notice_complete,
    notice_under_way,
    on_notice,
    on_the_day_set,
    open_hearing,
    penalty,
    record_signed,
    reviewer_qualified,
    some_penalty,
    time_to_answer,
)

TOLD = (
    asks.maybe(asks.words("facts_told", "告知的违法事实"), "应当告知。"),
    asks.maybe(asks.words("reasons_told", "告知的理由"), "应当告知。"),
    asks.maybe(Of.basis, "应当告知。"),
    *penalty(),
    asks.several("rights", "告知的权利", RIGHTS),
    asks.ahead(Of.defence_until),
)
"""What the notice itself says: once it is given, only another notice says otherwise."""
SUMMONS = (
    asks.ahead(Of.hearing_set_for),
    asks.words("hearing_place", "听证地点", longest=100),
    asks.words("host", "听证主持人", longest=50),
)
STEPS = (
    Step(
        "head_review",
        "负责人审查",
        since=BEFORE_DECISION,
        asks=(asks.words("opinion", "审查意见"), Of.grave_case),
        dates=(Of.head_reviewed_on,),
        gates=(NOT_AN_INVESTIGATOR,),
        **HEAD,
    ),
    Step(
        "discuss",
        "集体讨论",
        since=BEFORE_DECISION,
        asks=(
            asks.number("leaders", "参加讨论的负责人人数", least=2, most=30),
            asks.words("conclusion", "讨论结论"),
            asks.maybe(asks.upload("minutes", "讨论记录")),
        ),
        dates=(Of.discussed_on,),
        **HEAD,
    ),
    Step(
        "legal_review",
        "法制审核",
        since=BEFORE_DECISION,
        asks=(
            Of.legal_review_passed,
            asks.words("opinion", "审核意见"),
            asks.yes("first_time", "初次从事处罚决定法制审核"),
            asks.yes("qualified", "已取得法律职业资格"),
        ),
        dates=(Of.legal_reviewed_on,),
        gates=(Gate("penalty.legal_reviewer_qualified", reviewer_qualified, "qualified"), NOT_AN_INVESTIGATOR),
        by=(Role.LEGAL,),
    ),
    Step(
        "notify",
        "处罚告知",
        since=BEFORE_DECISION,
        to="notified",
        asks=(
            *TOLD[:-1],
            asks.yes("hearing_by_rule", "法律、法规、规章规定可以要求听证的其他情形"),
            asks.yes("monitoring_told", "已告知监控记录的违法事实并提供查询便利"),
            asks.maybe(
                asks.words("new_facts", "新查明的违法事实", longest=500), "陈述申辩之后告知更重处罚的，应当写明。"
            ),
            TOLD[-1],
            asks.yes("sent", "告知书以邮寄等方式另行送达，当事人尚未收到"),
        ),
        sets=on_notice,
        dates=(Of.notified_on,),
        gates=(
            Gate("house.some_penalty", some_penalty, "fine", "至少有一项处罚内容"),
            Gate("house.time_to_answer", time_to_answer, "defence_until", "陈述申辩截止日期不早于告知日期"),
            Gate("penalty.notify_before_decision", notice_complete, "rights"),
            Gate("penalty.hearing_right", hearing_told, "rights"),
            Gate("penalty.monitoring_notify_party", monitoring_told, "monitoring_told"),
            Gate("penalty.no_heavier_for_defence", no_heavier_notice, "new_facts"),
        ),
        writes=Writes("notice", "行政处罚告知书"),
        decides=TOLD,
        set_right_by=("notify",),
        help_text="重新告知的，陈述申辩、听证重新开始。当场送达的，告知之日即收到之日；另行送达的，收到后登记送达。",
        **FIELDWORK,
    ),
    Step(
        "notice_received",
        "登记告知书送达",
        since="notified",
        asks=(asks.maybe(asks.upload("receipt", "送达回证")),),
        dates=(Of.notice_received_on,),
        gates=(
            Gate("house.notice_under_way", notice_under_way, "notice_received_on", "告知书尚未登记送达"),
            Gate("house.time_to_answer", time_to_answer, "defence_until", "收到之日不晚于陈述申辩截止日期"),
        ),
        help_text="发生日期为当事人收到之日，要求听证的期限自该日起算。",
        **FIELDWORK,
    ),
    Step(
        "defend",
        "登记陈述申辩",
        since="notified",
        asks=(asks.words("defence", "陈述申辩的事实、理由和证据"),),
        dates=(Of.defended_on,),
        sets={"defence_reviewed_on": None},
        **FIELDWORK,
    ),
    Step(
        "review_defence",
        "复核陈述申辩",
        since="notified",
        asks=(
            asks.choice("verdict", "复核结论", [("upheld", "成立，采纳"), ("part", "部分采纳"), ("denied", "不成立")]),
            asks.reason("逐项复核的理由"),
        ),
        dates=(Of.defence_reviewed_on,),
        by=(Role.OFFICER, Role.LEGAL),
    ),
    Step(
        "waive_defence",
        "放弃陈述申辩",
        since="notified",
        asks=(asks.words("waiver", "放弃的方式（书面、笔录等）", longest=200),),
        dates=(Of.waived_on,),
        **FIELDWORK,
    ),
    Step(
        "request_hearing",
        "登记听证要求",
        since="notified",
        dates=(Of.hearing_requested_on,),
        gates=(OFFERED, within("penalty.hearing.request", "notice_received_on")),
        **FIELDWORK,
    ),
    Step(
        "forgo_hearing",
        "登记放弃听证",
        since="notified",
        asks=(asks.reason("放弃、撤回或者视为放弃的情形"),),
        dates=(Of.hearing_forgone_on,),
        gates=(OFFERED,),
        **FIELDWORK,
    ),
    Step(
        "call_hearing",
        "通知听证",
        since="notified",
        asks=SUMMONS,
        gates=(
            Gate("house.hearing_requested", hearing_requested, "hearing_requested_on", "当事人已要求听证"),
            *in_order("on", "hearing_set_for"),
            early_enough("penalty.hearing.notice", "", "hearing_set_for"),
        ),
        writes=Writes("hearing_notice", "行政处罚听证通知书"),
        decides=SUMMONS,
        set_right_by=("call_hearing",),
        **FIELDWORK,
    ),
    Step(
        "hold_hearing",
        "举行听证",
        since="notified",
        asks=(
            asks.choice("openness", "举行方式", [("open", "公开"), ("closed", "不公开")]),
            asks.maybe(asks.words("closed_ground", "不公开的理由", longest=200), "不公开举行的，应当写明。"),
            asks.choice("signed", "笔录核对", [("yes", "当事人已签字"), ("noted", "拒签，已注明"), ("no", "未核对")]),
            asks.yes("charged", "向当事人收取了费用"),
            asks.maybe(asks.upload("hearing_record", "听证笔录")),
        ),
        dates=(Of.hearing_held_on,),
        gates=(
            Gate("house.on_the_day_set", on_the_day_set, "hearing_set_for", "在通知的日期举行"),
            NEUTRAL_HOST,
            Gate("penalty.hearing_public", open_hearing, "closed_ground"),
            Gate("penalty.hearing_record", record_signed, "signed"),
            Gate("penalty.hearing_free", no_charge, "charged"),
        ),
        by=(Role.LEGAL, Role.OFFICER),
        help_text="由听证主持人本人办理。",
    ),
)
