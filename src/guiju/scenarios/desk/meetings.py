"""Legality reviews on their way and the meetings they go before: one waits for its signature, one is on the agenda of a
meeting to come, one was passed at a meeting whose minutes are still to be issued."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.legality_review.choices import Decider, Subject
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Verdict
from guiju.registers.governance.study_session import StudySession
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日在审事项和会议"
UPTO = (
    ("sign_off", 9, Subject.DECISION, "教育"),
    ("sign_off", 6, Subject.CONTRACT, "农业"),
    ("conclude", 1, Subject.DECISION, "交通"),
    ("take_on", 2, Subject.PROJECT, "自然资源"),
    ("send", 1, Subject.CONTRACT, "民政"),
)
"""How far each review has come, how many working days ago, of what, and whose it is."""


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks."""
    for upto, ago, subject, word in UPTO:
        told = {"send": {"subject": subject, "decider": Decider.GOVERNMENT}}
        desk.stands(LegalityReview, upto, ago, desk.department(word), told=told)
    held = desk.walk(Meeting, desk.ago(8), desk.place.government).then("plan", planned_on=desk.ago(2))
    _put(held, Subject.DECISION).then("hold", on=desk.ago(2))
    passed = [{"nth": 0, "verdict": Verdict.PASSED, "dissent": "无"}]
    held.then("resolve", on=desk.ago(1), verdicts=passed, noted=[])
    coming = desk.walk(Meeting, desk.ago(3), desk.place.government).then("plan", planned_on=desk.ahead(4))
    _put(coming, Subject.CONTRACT)
    desk.walk(StudySession, desk.ago(5), desk.place.bureau).then("plan", planned_on=desk.ahead(6))
    return len(UPTO) + 3


def _put(meeting: Walk, subject: Subject) -> Walk:
    def items(at: Telling) -> list[dict[str, Any]]:
        passed = LegalityReview.objects.filter(LegalityReview.choosable(at.on), subject=subject)
        review = passed.latest("cleared_on", "pk")
        reviewed = {"title": f"审议{review.title}", "business": Business(subject), "review": review}
        return [reviewed | {"as_reviewed": True}, {"title": f"近期工作汇报{MARK}", "business": Business.REPORT}]

    return meeting.then("set_agenda", items=WhenThere(items))
