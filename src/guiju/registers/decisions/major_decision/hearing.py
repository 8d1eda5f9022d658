"""公众参与: the draft is shown to all or heard of in other ways, opinions are answered (决策条例 arts. 14 to 18)."""

from __future__ import annotations

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.steps import At, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.major_decision import gates, hearing_gates
from guiju.registers.decisions.major_decision.choices import Hearing
from guiju.registers.decisions.major_decision.columns import DecisionOpinion
from guiju.registers.decisions.major_decision.columns import MajorDecisionColumns as Of
from guiju.registers.decisions.major_decision.forming import UNDERTAKER, notice

OPINIONS = asks.parts("opinions", "意见", DecisionOpinion, "source", "opinion", dates=("received_on",))
COMMENTS = Comments("record_opinions", OPINIONS, stage="consulting", until=Of.consultation_until)
ANSWERS = rows.of_each("answers", "研究意见", DecisionOpinion, "adoption", optional=("reply",))

STEPS = (
    Step(
        "consult",
        "公开征求意见",
        since="forming",
        to="consulting",
        dates=(Of.consultation_from,),
        asks=(
            asks.ahead(Of.consultation_until),
            held_by(Of.draft_explained, "decision.publish_draft"),
            Of.contact,
            asks.maybe(Of.shortened_because, "少于三十日的应当说明，一并公布。"),
        ),
        sets={"consulted_on": None, "feedback": ""},
        gates=(gates.PUBLIC, hearing_gates.SHOWN, hearing_gates.AFTER),
        writes=Writes("consultation", "公开征求意见公告", also=notice),
        publishes=True,
        decides=(Of.consultation_until,),
        set_right_by=("prolong", "consult"),
        **UNDERTAKER,
    ),
    Step(
        "prolong",
        "延长征求意见期限",
        since="consulting",
        asks=(asks.ahead(Of.consultation_until), asks.REASON),
        gates=(hearing_gates.PROLONGED,),
        publishes=True,
        **UNDERTAKER,
    ),
    Step(
        "record_opinions",
        "登记意见",
        since=("consulting", "forming"),
        by=(*UNDERTAKER["by"], Role.PARTY),
        at=At.HANDLER,
        asks=(OPINIONS,),
        gates=COMMENTS.gates,
    ),
    Step(
        "answer_opinions",
        "研究意见",
        since=("consulting", "forming"),
        asks=(ANSWERS,),
        gates=(hearing_gates.REASONS,),
        **UNDERTAKER,
    ),
    Step(
        "end_consultation",
        "结束征求意见",
        since="consulting",
        to="forming",
        dates=(Of.consulted_on,),
        gates=(hearing_gates.OVER, hearing_gates.WHOLE_TERM, COMMENTS.still_shown),
        **UNDERTAKER,
    ),
    Step(
        "call_hearing",
        "公告听证会",
        since=("forming", "consulting"),
        asks=(asks.ahead(Of.hearing_on), Of.hearing_place, asks.words("selection", "听证参加人遴选办法和名单公布情况")),
        gates=(gates.PUBLIC, hearing_gates.HEARING_AHEAD, hearing_gates.NOT_CALLED),
        confirms=("decision.hearing_selection",),
        writes=Writes("hearing_notice", "听证会公告", also=notice),
        decides=(Of.hearing_on, Of.hearing_place),
        set_right_by=("put_off_hearing",),
        **UNDERTAKER,
    ),
    Step(
        "put_off_hearing",
        "听证会改期",
        since=("forming", "consulting"),
        asks=(asks.ahead(Of.hearing_on), Of.hearing_place, asks.REASON),
        gates=(hearing_gates.CALLED, hearing_gates.HEARING_AHEAD),
        writes=Writes("hearing_put_off", "听证会改期公告", also=notice),
        decides=(Of.hearing_on, Of.hearing_place, asks.REASON),
        set_right_by=("put_off_hearing",),
        **UNDERTAKER,
    ),
    Step(
        "call_off_hearing",
        "取消听证会",
        since=("forming", "consulting"),
        asks=(asks.REASON,),
        gates=(hearing_gates.CALLED,),
        writes=Writes("hearing_called_off", "取消听证会公告", also=notice),
        decides=(asks.REASON,),
        set_right_by=("call_hearing",),
        **UNDERTAKER,
    ),
    Step(
        "hold_hearing",
        "举行听证会",
        since=("forming", "consulting"),
        dates=(Of.heard_on,),
        asks=(
            asks.day("materials_served_on", "听证会材料送达日期"),
            asks.upload("hearing_record", "听证会记录"),
            asks.maybe(OPINIONS),
        ),
        gates=(hearing_gates.CALLED, hearing_gates.AS_CALLED, hearing_gates.SERVED_EARLY),
        confirms=("decision.hearing_record",),
        **UNDERTAKER,
    ),
    Step(
        "hear_others",
        "以其他方式听取意见",
        since=("forming", "consulting"),
        dates=(Of.heard_on,),
        asks=(
            asks.several("ways", "听取意见的方式", Hearing.choices),
            asks.words("heard", "听取意见情况"),
            asks.maybe(asks.upload("heard_record", "座谈、走访、调查记录")),
            asks.usually(Of.groups_heard, lambda facts: facts["groups_heard"]),
            asks.maybe(OPINIONS),
        ),
        **UNDERTAKER,
    ),
    Step(
        "feed_back",
        "反馈意见采纳情况",
        since="forming",
        asks=(Of.feedback,),
        gates=(rows.every(ANSWERS, "每条意见应当研究处理"),),
        publishes=True,
        **UNDERTAKER,
    ),
)
