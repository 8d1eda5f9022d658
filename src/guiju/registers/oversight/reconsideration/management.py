"""审理的管理: what the head of the unit approves, who handles a case instead of another."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.oversight.reconsideration import articles, trial_gates
from guiju.registers.oversight.reconsideration.actors import UNIT_HEAD
from guiju.registers.oversight.reconsideration.choices import Measure
from guiju.registers.oversight.reconsideration.columns import ReconsiderationStaff
from guiju.registers.oversight.reconsideration.trial import OPEN, STAFF, nth_handler


def change_grounded(facts: Facts) -> str | None:
    return None if facts.past("assign") else "尚未指定承办人，请办理“指定承办人”。"


STEPS = (
    Step(
        "approve_measure",
        "程序事项审批",
        since=OPEN,
        asks=(
            asks.choice("measure", "审批事项", Measure.choices),
            asks.words("handler_opinion", "承办人意见", longest=500),
            asks.words("opinion", "审批意见", longest=500),
        ),
        gates=(four_eyes("审批人不得是该案的承办人员。", "assign", "suspend", "resume"),),
        writes=Writes("approval", "行政复议程序事项审批表", also=articles.of_measure),
        decides=("measure", "opinion"),
        set_right_by=("approve_measure",),
        **UNIT_HEAD,
    ),
    Step(
        "change_handler",
        "变更承办人",
        since=OPEN,
        asks=(
            asks.parts(
                "handlers",
                "承办人",
                ReconsiderationStaff,
                *STAFF,
                optional=("work_card", "first_time", "qualified_on", "trained_on"),
            ),
            asks.REASON,
        ),
        sets={"first_handler": nth_handler(0), "second_handler": nth_handler(1)},
        gates=(
            Gate("house.handler_changed", change_grounded, "handlers", "已经指定过承办人"),
            Gate("reconsideration.two_handlers", trial_gates.two_handlers, "handlers"),
            Gate("reconsideration.staff_qualified", trial_gates.staff_qualified, "handlers"),
        ),
        confirms=("reconsideration.secrecy",),
        writes=Writes("handler_change", "变更承办人审批表"),
        **UNIT_HEAD,
    ),
)
