"""登记、分送、公开征求、座谈: until all who were asked have been heard."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.steps import NEW, Clock, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.legislative_comment import gates
from guiju.registers.rulemaking.legislative_comment.columns import (
    ConsultedUnit,
    LegislativeOpinion,
    ListeningSession,
)
from guiju.registers.rulemaking.legislative_comment.columns import LegislativeCommentColumns as Of

STAFF: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL)}
OPEN = ("received", "collecting")
UNITS = asks.parts("units", "分送的单位", ConsultedUnit, "unit", "about", "due_on", ahead=("due_on",))
ANSWERS = rows.of_each("units", "单位反馈", ConsultedUnit, "answer", dates=("answered_on",))
SESSIONS = asks.parts("sessions", "座谈、走访", ListeningSession, "place", "persons", "gist", dates=("held_on",))
OPINIONS = asks.parts(
    "opinions", "意见", LegislativeOpinion, "source", "opinion", optional=("clause",), dates=("received_on",)
)
COMMENTS = Comments("record_opinions", OPINIONS, stage="collecting", until=Of.comment_until)
AGREED = asks.words("agreed_by", "同意延期的来文机关和人员", longest=100)
ALLOWED = asks.words("allowed", "公开的依据：来文机关已经公布，或者同意公开", longest=200)
ORGAN = asks.words("organ", "转交的机关", longest=80)

STEPS = (
    Step(
        "receive",
        "登记来文",
        since=NEW,
        to="received",
        at=Organ.JUSTICE,
        asks=(
            *(Of.title, Of.kind, Of.sender, Of.letter, asks.ahead(Of.reply_by)),
            asks.maybe(asks.upload("draft", "草案和说明")),
        ),
        dates=(Of.received_on,),
        gates=gates.RECEIVED,
        help_text="回复期限填写来文要求的日期；一部草案登记一件，再次征求意见的另行登记。",
        **STAFF,
    ),
    Step(
        "pass_on",
        "转交其他机关",
        since="received",
        to="passed_on",
        asks=(ORGAN, asks.REASON),
        sets=lambda facts: {"outcome": f"转交{facts['organ']}"},
        **STAFF,
    ),
    Step(
        "extend",
        "延长回复期限",
        since=(*OPEN, "merged"),
        asks=(asks.ahead(Of.reply_by), asks.REASON, AGREED),
        gates=(while_it_runs(Of.reply_by), gates.LATER),
        **STAFF,
    ),
    Step(
        "consult_units",
        "分送征求意见",
        since=OPEN,
        to="collecting",
        asks=(UNITS,),
        gates=gates.UNITS,
        help_text="按草案内容拆分给有关部门、乡镇（街道）和基层立法联系点，写明各自的条款和反馈期限。",
        **STAFF,
    ),
    Step("note_answers", "登记单位反馈", since="collecting", asks=(ANSWERS,), **STAFF),
    Step(
        "show",
        "公开征求意见",
        since=OPEN,
        to="collecting",
        asks=(asks.ahead(Of.comment_until), Of.contact, ALLOWED),
        dates=(Of.shown_on,),
        gates=gates.SHOWN,
        publishes=True,
        decides=(Of.comment_until,),
        set_right_by=("prolong",),
        help_text="草案由来文机关决定是否公开；公开以后任何人可以在公众网站提出意见。",
        **STAFF,
    ),
    Step(
        "prolong",
        "延长公开征求意见",
        since="collecting",
        asks=(asks.ahead(Of.comment_until), asks.REASON),
        gates=gates.PROLONGED,
        publishes=True,
        decides=(Of.comment_until,),
        set_right_by=("prolong",),
        **STAFF,
    ),
    Step(
        "hold_session",
        "登记座谈、走访",
        since=OPEN,
        to="collecting",
        asks=(SESSIONS, asks.maybe(OPINIONS)),
        **STAFF,
    ),
    Step(
        "record_opinions",
        "登记意见",
        since=OPEN,
        by=(*STAFF["by"], Role.PARTY),
        asks=(OPINIONS,),
        gates=COMMENTS.gates,
    ),
)
CLOCKS = (
    Clock(
        until=Of.reply_by,
        words="回复立法征求意见",
        source="来文",
        starts="receive",
        extended_by="extend",
        met_by="reply",
        dropped_by=("pass_on", "withdraw"),
    ),
    Clock(
        until="due_on",
        words="反馈立法意见",
        source="分送通知",
        starts="consult_units",
        met_by="note_answers",
        dropped_by=("merge", "withdraw"),
        whose="units",
    ),
)
