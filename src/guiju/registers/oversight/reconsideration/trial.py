"""行政复议的审理: handlers, track, reply, evidence, opinions, hearing, committee, inquiry, rest and extension."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import early_enough
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.oversight.reconsideration import articles
from guiju.registers.oversight.reconsideration import trial_gates as gates
from guiju.registers.oversight.reconsideration.actors import DESK, ORGAN_HEAD, REVIEWER, UNIT_HEAD
from guiju.registers.oversight.reconsideration.choices import (
    Duty,
    Measure,
    Secret,
    StayGround,
    Track,
)
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.columns import ReconsiderationEvidence, ReconsiderationStaff
from guiju.registers.oversight.reconsideration.respondents import WHOSE

OPEN = ("reviewing", "suspended", "appraising")
"""The stages of a case that has been accepted and not yet concluded."""
CLEAR = [("facts", "事实清楚"), ("relations", "权利义务关系明确"), ("dispute", "争议不大")]
HEARD_BY = [("in_person", "当面"), ("online", "互联网"), ("phone", "电话")]
APPRAISALS = [("expert", "鉴定"), ("site", "现场勘验")]
STAFF = ("name", "duty")
BOTH = asks.yes("both_consent", "申请人和被申请人同意中止")
TOLD = asks.yes("parties_told", "已书面告知当事人")


def _evidence(least: int = 1) -> asks.PartsAsk:
    of = ("name", "kind", "given_by")
    return asks.parts("evidence", "证据", ReconsiderationEvidence, *of, optional=("obtained_on",), least=least)


def approved(measure: Measure) -> tuple[Gate, ...]:
    """The form first, filled in by somebody else."""
    return (
        Gate("house.measure_approved", gates.approved_for(measure), gist="已经程序事项审批"),
        four_eyes("办理的人员不得与审批人为同一人。", "approve_measure"),
    )


def nth_handler(n: int) -> Any:
    """The name of the first or second handler of those assigned; none where there are fewer."""

    def named(facts: Facts) -> str:
        names = [row["name"] for row in facts["handlers"] if row["duty"] == Duty.HANDLER]
        return str(names[n]) if n < len(names) else ""

    return named


STEPS = (
    Step(
        "assign",
        "指定承办人",
        since=OPEN,
        asks=(
            asks.parts(
                "handlers",
                "承办人",
                ReconsiderationStaff,
                *STAFF,
                optional=("work_card", "first_time", "qualified_on", "trained_on"),
            ),
            Of.complex,
            Of.technical,
            Of.committee,
        ),
        sets={"first_handler": nth_handler(0), "second_handler": nth_handler(1)},
        gates=(
            Gate("reconsideration.two_handlers", gates.two_handlers, "handlers"),
            Gate("reconsideration.staff_qualified", gates.staff_qualified, "handlers"),
        ),
        confirms=("reconsideration.secrecy",),
        **REVIEWER,
    ),
    Step(
        "simplify",
        "适用简易程序",
        since="reviewing",
        asks=(
            Of.summary_ground,
            asks.several("clear", "经审查认为", CLEAR),
            asks.yes("all_consent", "当事人各方同意"),
        ),
        sets={"track": Track.SUMMARY},
        gates=(
            Gate("house.summary_only_2023", gates.summary_known, gist="所适用的法律有简易程序"),
            Gate("house.before_sending", gates.not_yet_sent, gist="申请书副本尚未发送"),
            Gate("reconsideration.summary_conditions", gates.summary_fits, "summary_ground"),
            Gate("reconsideration.summary_amount", gates.summary_amount, "amount"),
            Gate("reconsideration.summary_consent", gates.summary_consent, "all_consent"),
        ),
        **REVIEWER,
    ),
    Step(
        "convert",
        "转为普通程序",
        since="reviewing",
        asks=(asks.maybe(asks.words("approval", "批准意见", longest=200), "应当写明。"),),
        sets={"track": Track.ORDINARY},
        gates=(
            Gate("reconsideration.convert_approval", gates.head_of_unit, "approval"),
            Gate("house.on_summary", gates.on_summary, gist="正在适用简易程序"),
        ),
        **UNIT_HEAD,
    ),
    Step(
        "send",
        "发送申请书副本",
        since=OPEN,
        dates=(Of.sent_on,),
        writes=Writes("reply_notice", "行政复议答复通知书"),
        **DESK,
    ),
    Step(
        "reply",
        "被申请人答复",
        since=OPEN,
        asks=(
            WHOSE,
            asks.words("answer", "答复要点"),
            asks.maybe(_evidence()),
            asks.maybe(asks.upload("paper", "答复书")),
        ),
        gates=(
            Gate("house.evidence_giver", gates.given_by_respondent, "evidence", "只登记被申请人的证据"),
            Gate("reconsideration.no_self_collection", gates.not_self_collected, "evidence"),
        ),
        **DESK,
    ),
    Step(
        "submit_evidence",
        "申请人、第三人举证",
        since=OPEN,
        asks=(_evidence(),),
        gates=(Gate("house.evidence_giver", gates.given_by_others, "evidence", "只登记申请人、第三人的证据"),),
        **DESK,
    ),
    Step(
        "supplement",
        "被申请人补充证据",
        since=OPEN,
        asks=(
            asks.yes("new_ground", "申请人或者第三人提出了新的理由或者证据"),
            asks.yes("unit_consents", "行政复议机构同意补充"),
            WHOSE,
            _evidence(),
        ),
        gates=(
            Gate("house.evidence_giver", gates.given_by_respondent, "evidence", "只登记被申请人的证据"),
            Gate("reconsideration.supplement_consent", gates.supplement_allowed, "unit_consents"),
        ),
        **REVIEWER,
    ),
    Step(
        "show_file",
        "查阅、复制案卷",
        since=OPEN,
        asks=(
            asks.words("reader", "查阅人", longest=60),
            asks.yes("granted", "同意"),
            asks.maybe(asks.choice("secret", "不同意的理由", Secret.choices), "不同意的，应当选择。"),
        ),
        sets={"file_shown": lambda facts: bool(facts["granted"] or facts.record.file_shown)},
        gates=(Gate("reconsideration.file_access", gates.file_shown, "secret"),),
        help_text="供查阅、复制的是正卷材料；审批、集体讨论、咨询意见等副卷材料不提供。",
        **DESK,
    ),
    Step(
        "hear_opinions",
        "听取意见",
        since=OPEN,
        asks=(asks.choice("heard_by", "方式", HEARD_BY), asks.words("opinions", "意见记录")),
        sets={"opinions_heard": True},
        **REVIEWER,
    ),
    Step(
        "review_on_paper",
        "因当事人原因书面审理",
        since=OPEN,
        asks=(asks.reason("不能听取意见的原因"),),
        **REVIEWER,
    ),
    Step(
        "call_hearing",
        "通知听证",
        since="reviewing",
        asks=(
            asks.ahead(Of.hearing_on),
            Of.hearing_ground,
            asks.words("hour", "时间（时、分）", longest=20),
            asks.words("venue", "地点", longest=100),
            asks.words("issues", "拟听证事项"),
        ),
        gates=(
            *in_order("on", "hearing_on"),
            early_enough("reconsideration.hearing.notice", "", "hearing_on"),
            Gate("reconsideration.hearing_optional", gates.hearing_lawful_before_2024, "hearing_ground"),
        ),
        writes=Writes("hearing_notice", "行政复议听证通知书"),
        decides=(Of.hearing_on, "venue", "issues"),
        set_right_by=("call_hearing",),
        **DESK,
    ),
    Step(
        "hold_hearing",
        "举行听证",
        since="reviewing",
        asks=(
            asks.parts("panel", "听证人员", ReconsiderationStaff, *STAFF, optional=("work_card",)),
            asks.yes("head_present", "被申请人（有两个以上的，各被申请人）负责人参加"),
            asks.maybe(asks.words("absence_reason", "负责人未参加的理由", longest=200), "负责人未参加的，应当说明。"),
            asks.yes("delegated", "已委托相应的工作人员"),
            asks.yes("applicant_absent", "申请人无正当理由未参加，视为放弃听证"),
            asks.words("record", "听证笔录要点"),
        ),
        writes=Writes("hearing_record", "行政复议听证笔录", also=articles.of_hearing),
        sets={"opinions_heard": True, "heard": True},
        gates=(
            Gate("house.hearing_called", gates.hearing_called, gist="已通知听证"),
            Gate("house.hearing_day", gates.on_the_day_set, "hearing_on", "在通知的日期举行"),
            Gate("reconsideration.hearing_composition", gates.hearing_composed, "panel"),
            Gate("reconsideration.hearing_head_attends", gates.head_attends, "absence_reason"),
        ),
        **REVIEWER,
    ),
    Step(
        "consult",
        "提请委员会咨询",
        since=OPEN,
        asks=(asks.words("questions", "咨询事项"),),
        sets={"consulted": True},
        **REVIEWER,
    ),
    Step(
        "record_advice",
        "记录咨询意见",
        since=OPEN,
        asks=(asks.words("advice", "委员会咨询意见"),),
        gates=(Gate("house.consulted", gates.consulted, gist="已提请委员会咨询"),),
        **REVIEWER,
    ),
    Step(
        "investigate",
        "调查取证",
        since=OPEN,
        asks=(
            asks.parts("investigators", "调查人员", ReconsiderationStaff, *STAFF, optional=("work_card",)),
            asks.yes("cards_shown", "已出示行政复议工作证件"),
            asks.words("whom", "被调查的单位或者个人", longest=100),
            asks.words("hour", "时间（时、分）", longest=20),
            asks.words("venue", "地点", longest=100),
            asks.words("findings", "调查情况"),
        ),
        writes=Writes("inquiry_record", "行政复议调查笔录"),
        sets={"investigated": True},
        gates=(Gate("reconsideration.two_investigators", gates.two_investigators, "investigators"),),
        **REVIEWER,
    ),
    Step(
        "begin_appraisal",
        "开始鉴定、勘验",
        since="reviewing",
        to="appraising",
        asks=(asks.choice("appraisal", "种类", APPRAISALS), asks.reason("事项")),
        **REVIEWER,
    ),
    Step("end_appraisal", "鉴定、勘验结束", since="appraising", to="reviewing", **REVIEWER),
    Step(
        "suspend",
        "中止审理",
        since="reviewing",
        to="suspended",
        asks=(Of.suspension, asks.maybe(asks.reason("具体原因"), "其他情形应当写明。"), BOTH, TOLD),
        dates=(Of.suspended_on,),
        gates=(
            Gate("reconsideration.suspension_notice", gates.suspension_told, "parties_told"),
            Gate("reconsideration.suspension_grounds", gates.ground_of_suspension, "suspension"),
            *approved(Measure.SUSPEND),
        ),
        writes=Writes("suspension", "行政复议中止通知书", also=articles.of_suspension),
        **REVIEWER,
    ),
    Step(
        "resume",
        "恢复审理",
        since="suspended",
        to="reviewing",
        asks=(TOLD,),
        gates=(
            Gate("reconsideration.suspension_notice", gates.resumption_told, "parties_told"),
            Gate("house.cause_gone", gates.cause_gone, gist="中止的原因已经消除"),
            *approved(Measure.RESUME),
        ),
        confirms=("reconsideration.resume_promptly",),
        writes=Writes("resumption", "行政复议恢复审理通知书"),
        **REVIEWER,
    ),
    Step(
        "extend",
        "延期",
        since="reviewing",
        asks=(
            asks.reason("情况复杂的理由"),
            asks.number("extension_length", "延长日数", least=1, most=90),
            TOLD,
        ),
        sets={"extended": True},
        gates=(
            Gate("reconsideration.extension_approval", gates.extension_allowed, "parties_told"),
            Gate("reconsideration.decide.ordinary", gates.extension_length, "extension_length"),
        ),
        writes=Writes("extension", "行政复议延期通知书", also=articles.of_extension),
        decides=("reason", "extension_length"),
        set_right_by=("extend",),
        **UNIT_HEAD,
    ),
    Step(
        "stay",
        "停止执行",
        since=OPEN,
        asks=(
            asks.choice("stay_ground", "理由", StayGround.choices),
            asks.maybe(asks.words("asked_by", "申请停止执行的当事人", longest=60), "依申请的，应当写明。"),
            asks.maybe(asks.words("basis", "依据条款", longest=200), "依法停止执行的，应当写明。"),
        ),
        sets={"stayed": True},
        gates=(Gate("reconsideration.stay_execution", gates.stay_grounded, "stay_ground"),),
        **ORGAN_HEAD,
    ),
    Step(
        "lift_stay",
        "恢复执行",
        since=OPEN,
        asks=(asks.REASON,),
        sets={"stayed": False},
        gates=(Gate("house.stayed", gates.is_stayed, gist="正在停止执行"),),
        **ORGAN_HEAD,
    ),
)
