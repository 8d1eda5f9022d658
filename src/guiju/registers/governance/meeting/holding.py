"""拟定、排议程、召开、议决、印发纪要: a meeting from its plan to its minutes."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.meeting import gates
from guiju.registers.governance.meeting.choices import Capacity
from guiju.registers.governance.meeting.columns import AgendaItem, Attendee
from guiju.registers.governance.meeting.columns import MeetingColumns as Of

STRIKING = rows.of_each("struck", "撤下的议题", AgendaItem, "struck_because", closed_by=("verdict",))
RESOLVING = rows.of_each(
    "verdicts",
    "审议结果",
    AgendaItem,
    "verdict",
    optional=("resolved", "dissent"),
    closed_by=("struck_because",),
)


def counsel_came(facts: Facts) -> bool:
    lawyers = (Capacity.COUNSEL, Capacity.PUBLIC_LAWYER)
    return any(row["capacity"] in lawyers and not row["absent_because"] for row in facts["attendees"] or ())


def minuted(facts: Facts) -> dict[str, Any]:
    """What the minutes tell beside the meeting: its items, and who came, by capacity."""
    came: dict[str, list[str]] = {}
    for attendee in facts.parts("attendees"):
        if not attendee.absent_because:
            came.setdefault(attendee.get_capacity_display(), []).append(attendee.name)
    present = [(capacity, "、".join(names)) for capacity, names in came.items()]
    return {"items": [item for item in facts.parts("items") if not item.struck_because], "present": present}


STEPS = (
    Step(
        "plan",
        "拟定会议",
        since=NEW,
        to="planned",
        asks=(
            Of.title,
            Of.kind,
            asks.maybe(Of.topic, "领导小组会议、专题会议应当选择。"),
            asks.ahead(Of.planned_on),
            asks.maybe(Of.place),
        ),
        gates=(Gate("house.topic_told", gates.topic_told, "topic", "领导小组会议、专题会议选择议题领域"),),
    ),
    Step(
        "set_agenda",
        "列入议题",
        since=("planned", "on_agenda"),
        to="on_agenda",
        asks=(asks.parts("items", "议题", AgendaItem, "title", "business", optional=("review", "document")),),
        gates=gates.REVIEWED,
        help_text="重大行政决策、重大项目、政府合同选择所依据的合法性审查，行政规范性文件选择该文件。",
    ),
    Step(
        "strike",
        "撤下议题",
        since="on_agenda",
        by=(Role.CLERK, Role.HEAD),
        asks=(STRIKING,),
    ),
    Step(
        "put_off",
        "改期",
        since=("planned", "on_agenda"),
        asks=(asks.ahead(Of.planned_on), asks.REASON),
    ),
    Step(
        "call_off",
        "取消会议",
        since=("planned", "on_agenda"),
        to="called_off",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.REASON,),
    ),
    Step(
        "hold",
        "召开",
        since="on_agenda",
        to="held",
        dates=(Of.held_on,),
        asks=(
            Of.chair,
            Of.due_to_come,
            Of.came,
            asks.maybe(Of.first_topic),
            asks.maybe(
                asks.parts(
                    "attendees",
                    "参会人员",
                    Attendee,
                    "name",
                    "capacity",
                    optional=("unit", "absent_because"),
                )
            ),
        ),
        sets={"counsel_there": counsel_came},
        gates=(
            *gates.REVIEWED,
            Gate("meeting.head_presides", gates.head_presides, "chair"),
            Gate("house.quorum", gates.enough_came, "came", "出席人数过半"),
            Gate("house.as_planned", gates.held_as_planned, gist="按拟定日期召开"),
            Gate("house.something_to_discuss", gates.something_on_the_agenda, gist="议程上有议题"),
        ),
    ),
    Step(
        "resolve",
        "记录审议结果",
        since="held",
        asks=(
            RESOLVING,
            asks.yes("head_last", "行政首长最后发表意见，与多数人意见不一致的已在会上说明理由"),
        ),
        gates=(
            Gate("decision.dissent_recorded", gates.dissent_recorded, "verdicts"),
            Gate("decision.head_speaks_last", gates.head_spoke_last, "head_last"),
        ),
    ),
    Step(
        "issue_minutes",
        "印发纪要",
        since="held",
        to="minuted",
        by=(Role.HEAD,),
        asks=(asks.maybe(asks.upload("signed", "签发的纪要")),),
        gates=(rows.every(RESOLVING, "每项议题应当记录审议结果"),),
        writes=Writes("minutes", "会议纪要", also=minuted),
    ),
    Step("publish", "公开", since="minuted", publishes=True),
    Step("unpublish", "撤回公开", since="minuted", withdraws=True, asks=(asks.REASON,)),
)
CLOCKS = (
    Clock(
        until=Of.planned_on,
        words="召开会议",
        source="会议计划",
        starts="plan",
        extended_by="put_off",
        met_by="hold",
        dropped_by="call_off",
    ),
)
