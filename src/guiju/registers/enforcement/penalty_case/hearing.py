"""The hearing: asked for, called, held, reported on, or forgone (处罚法 arts. 63–65): the steps."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import early_enough, within
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.hearing_gates import (
    ATTENDANCE,
    CHALLENGE,
    FORGONE,
    NEUTRAL_HOST,
    OFFERED,
    called,
    challenge_decided,
    debated,
    few_agents,
    hearing_requested,
    host_not_investigator,
    host_not_taken_off,
    host_stays,
    no_charge,
    nobody_left,
    on_the_day_set,
    open_hearing,
    presided_by_host,
    record_signed,
    stayed_away,
)
from guiju.registers.enforcement.penalty_case.notice_gates import clock_time
from guiju.registers.enforcement.penalty_case.paper_words import resting_on

SUMMONS = (
    asks.ahead(Of.hearing_set_for),
    clock_time("hearing_hour", "听证时刻"),
    asks.words("hearing_place", "听证地点", longest=100),
    asks.words("host", "听证主持人", longest=50),
)
CLOCKS = (
    Clock(
        until=Of.hearing_set_for,
        words="举行听证",
        source="听证通知书",
        starts="call_hearing",
        met_by="hold_hearing",
        dropped_by=("call_hearing", "forgo_hearing", "notify", "investigate_further", "refer", "transfer", "drop"),
    ),
)
STEPS = (
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
        asks=(asks.choice("forgo_ground", "放弃的情形", FORGONE), asks.reason("具体情况")),
        dates=(Of.hearing_forgone_on,),
        gates=(OFFERED, Gate("penalty.hearing_absence", stayed_away, "forgo_ground")),
        **FIELDWORK,
    ),
    Step(
        "call_hearing",
        "通知听证",
        since="notified",
        asks=(*SUMMONS, asks.maybe(asks.words("invited", "通知的其他有关人员", longest=200))),
        gates=(
            Gate("house.hearing_requested", hearing_requested, "hearing_requested_on", "当事人已要求听证"),
            *in_order("on", "hearing_set_for"),
            early_enough("penalty.hearing.notice", "", "hearing_set_for"),
            Gate("penalty.hearing_neutral_host", host_not_investigator, "host"),
            Gate("penalty.hearing_host_recusal", host_not_taken_off, "host"),
        ),
        writes=Writes("hearing_notice", "行政处罚听证通知书", also=resting_on("penalty.hearing.notice")),
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
            asks.choice("attendance", "当事人到场情况", ATTENDANCE),
            asks.maybe(asks.number("agents", "当事人委托代理人人数", most=20)),
            asks.words("attending", "参加人员（当事人、代理人、调查人员、记录人等）", longest=300),
            asks.choice("host_challenged", "对主持人的回避申请", CHALLENGE),
            asks.yes("debate", "调查人员举证并提出建议，当事人申辩和质证"),
            asks.words("accusation", "调查人员提出的事实、证据和处罚建议"),
            asks.words("reply", "当事人的申辩和质证"),
            asks.maybe(asks.words("last_words", "当事人的最后陈述")),
            asks.choice("signed", "笔录核对", [("yes", "当事人已签字"), ("noted", "拒签，已注明"), ("no", "未核对")]),
            asks.maybe(asks.words("sign_note", "拒绝签字的情形", longest=200), "拒绝签字的，由主持人写明。"),
            asks.yes("charged", "向当事人收取了费用"),
            asks.maybe(asks.upload("hearing_record", "另行制作的听证笔录")),
        ),
        dates=(Of.hearing_held_on,),
        sets={"hearing_reported_on": None},
        gates=(
            Gate("house.on_the_day_set", on_the_day_set, "hearing_set_for", "在通知的日期举行"),
            NEUTRAL_HOST,
            Gate("penalty.hearing_public", open_hearing, "closed_ground"),
            Gate("penalty.hearing_record", record_signed, "signed"),
            Gate("penalty.hearing_free", no_charge, "charged"),
            Gate("penalty.hearing_agents", few_agents, "agents"),
            Gate("penalty.hearing_absence", nobody_left, "attendance"),
            Gate("penalty.hearing_host_recusal", challenge_decided, "host_challenged"),
            Gate("penalty.hearing_host_recusal", host_stays, "host_challenged"),
            Gate("penalty.hearing_debate", debated, "debate"),
        ),
        writes=Writes("hearing_record", "听证笔录", also=called),
        by=(Role.LEGAL, Role.OFFICER),
        help_text="由听证主持人本人办理。",
    ),
    Step(
        "report_hearing",
        "听证报告",
        since="notified",
        asks=(asks.words("hearing_opinion", "听证主持人的意见和建议"),),
        dates=(Of.hearing_reported_on,),
        gates=(Gate("house.hearing_reported_by_host", presided_by_host, gist="听证报告由主持听证的人员制作"),),
        writes=Writes("hearing_report", "听证报告", also=called),
        by=(Role.LEGAL, Role.OFFICER),
    ),
)
