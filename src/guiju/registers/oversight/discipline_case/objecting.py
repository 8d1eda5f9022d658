"""复审、复核、申诉: what a person asks, by when the organ answers, and what the higher organ says.

监察法 (2024) art. 56: review within a month of receipt, decided in one; the higher organ within a month, decided in two.
公务员法 (2018) arts. 95, 96: thirty days and thirty; fifteen days, or thirty at once, and sixty. None stops the decision.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.steps import Clock, Step
from guiju.registers.oversight.discipline_case import gates, objecting_gates
from guiju.registers.oversight.discipline_case.choices import Answer
from guiju.registers.oversight.discipline_case.columns import Objection
from guiju.registers.oversight.discipline_case.handling import AFTER, STAFF


def answered(row: Objection) -> bool:
    """Whether there is an answer against which one may go on."""
    return bool(row.answer) and row.answer != Answer.WITHDRAWN


bound = objecting_gates.of_civil_servants
ASKED = asks.parts("objections", "申请复审、复核", Objection, "item", "ground", dates=("asked_on",))
ANSWERS = rows.of_each(
    "objections",
    "复审、复核决定",
    Objection,
    "answer",
    "answer_because",
    dates=("answered_on",),
    among=lambda row: row.asked_on is not None,
)
RECEIVED = rows.of_each(
    "received",
    "本人收到复审、复核决定",
    Objection,
    "received_on",
    among=answered,
)
APPEALED = rows.of_each(
    "appeals",
    "继续申请复核、申诉",
    Objection,
    "appeal_organ",
    dates=("appealed_on",),
    among=answered,
)
DIRECTLY = asks.parts("appeals", "直接申诉", Objection, "item", "ground", "appeal_organ", dates=("appealed_on",))
EXTENDED = rows.of_each(
    "appeals",
    "延长办理期限的申诉",
    Objection,
    "extended_because",
    among=lambda row: row.appealed_on is not None and not row.appeal_result,
)
SETTLED = rows.of_each(
    "appeals",
    "复核、申诉处理决定",
    Objection,
    "appeal_result",
    "appeal_because",
    dates=("appeal_on",),
    among=lambda row: row.appealed_on is not None,
)
STEPS = (
    Step(
        "object",
        "登记复审、复核申请",
        since=AFTER,
        asks=(ASKED,),
        gates=objecting_gates.OBJECTING,
        help_text="本人对处理决定不服的，向作出决定的机关申请；复审、复核期间不停止执行。",
        **STAFF,
    ),
    Step("answer", "作出复审、复核决定", since=AFTER, asks=(ANSWERS,), **STAFF),
    Step("receive_answer", "登记本人收到决定", since=AFTER, asks=(RECEIVED,), gates=objecting_gates.RECEIVING, **STAFF),
    Step("appeal", "登记继续申请复核、申诉", since=AFTER, asks=(APPEALED,), gates=objecting_gates.APPEALING, **STAFF),
    Step("appeal_directly", "登记直接申诉", since=AFTER, asks=(DIRECTLY,), gates=objecting_gates.DIRECT, **STAFF),
    Step(
        "extend_appeal",
        "登记申诉延期",
        since=AFTER,
        asks=(EXTENDED,),
        gates=objecting_gates.EXTENDING,
        help_text="案情复杂的，受理申诉的机关在届满以前可以延长一次，不超过三十日。",
        **STAFF,
    ),
    Step("settle", "登记复核、申诉处理决定", since=AFTER, asks=(SETTLED,), **STAFF),
)
CLOCKS = (
    Clock("discipline.review", whose="objections", starts="object", met_by="answer", when=gates.supervisory),
    Clock("discipline.civil_review", whose="objections", starts="object", met_by="answer", when=bound),
    Clock("discipline.recheck", whose="appeals", starts="appeal", met_by="settle", when=gates.supervisory),
    Clock(
        "discipline.appeal",
        whose="appeals",
        starts=("appeal", "appeal_directly"),
        met_by="settle",
        extended_by="extend_appeal",
        when=bound,
    ),
)
