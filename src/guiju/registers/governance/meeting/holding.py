"""拟定、排议程、召开、议决、印发纪要: a meeting from its plan to its minutes."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.meeting import gates
from guiju.registers.governance.meeting.choices import Business, Capacity
from guiju.registers.governance.meeting.columns import AgendaItem, Attendee
from guiju.registers.governance.meeting.columns import MeetingColumns as Of
from guiju.registers.governance.meeting.submitted import SUBMITTED

STRIKING = rows.of_each("struck", "撤下的议题", AgendaItem, "struck_because", closed_by=("verdict", "resolved"))
RESOLVING = rows.of_each(
    "verdicts",
    "审议结果",
    AgendaItem,
    "verdict",
    optional=("resolved", "dissent", "against_majority"),
    closed_by=("struck_because",),
    among=lambda item: item.business != Business.REPORT,
    least=0,
)
NOTING = rows.of_each(
    "noted",
    "听取汇报的议定事项",
    AgendaItem,
    "resolved",
    closed_by=("struck_because",),
    among=lambda item: item.business == Business.REPORT,
    least=0,
)
ABSENT = rows.of_each("absent", "没有到会的", Attendee, "absent_because", least=0)
ATTENDEES = asks.parts("attendees", "参会人员", Attendee, "name", "capacity", optional=("unit", "absent_because"))


LAWYERS = (Capacity.COUNSEL, Capacity.PUBLIC_LAWYER)


def counsel_came(facts: Facts) -> bool:
    away = {row["id"] for row in facts["absent"]} if facts.asks("absent") else set()
    listed = [row for row in facts.parts("attendees") if row.capacity in LAWYERS and row.pk not in away]
    told = any(row["capacity"] in LAWYERS and not row["absent_because"] for row in facts["attendees"] or ())
    return told or any(not row.absent_because for row in listed)


def minuted(facts: Facts) -> dict[str, Any]:
    """What the minutes tell beside the meeting: its items; its members who came and who did not, and who sat in with them."""
    listed = facts.parts("attendees")
    members = [row for row in listed if row.capacity == Capacity.MEMBER]
    sat_in: dict[str, list[str]] = {}
    for row in listed:
        if row not in members and not row.absent_because:
            sat_in.setdefault(row.get_capacity_display(), []).append(row.name)
    return {
        "items": [item for item in facts.parts("items") if not item.struck_because],
        "present": "、".join(row.name for row in members if not row.absent_because),
        "excused": "、".join(f"{row.name}（{row.absent_because}）" for row in members if row.absent_because),
        "sat_in": [(capacity, "、".join(names)) for capacity, names in sat_in.items()],
    }


def on_the_agenda(facts: Facts) -> dict[str, Any]:
    """The items in their order after this step: those that stand, less those it strikes, and those it adds."""
    struck = {row["id"] for row in facts["struck"]} if facts.asks("struck") else set()
    there = [item for item in facts.parts("items") if not item.struck_because and item.pk not in struck]
    told = facts["items"] if facts.asks("items") else ()
    return {"items": [*there, *(AgendaItem(**{**row, "matter": None}) for row in told)]}


def listed(facts: Facts) -> dict[str, Any]:
    """All on the list after this step."""
    return {"attendees": [*facts.parts("attendees"), *(Attendee(**row) for row in facts["attendees"])]}


def agenda_to_come(facts: Facts) -> bool:
    """What was on the agenda of a meeting that was held stays as it was sent round."""
    return facts.record.stage == "on_agenda" and bool(on_the_agenda(facts)["items"])


AGENDA = Writes("agenda", "会议议程", when=agenda_to_come, also=on_the_agenda)
NOT_PAST = in_order("on", "planned_on")


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
            asks.maybe(Of.hour),
            asks.maybe(Of.place),
        ),
        gates=(
            Gate("house.topic_told", gates.topic_told, "topic", "领导小组会议、专题会议选择议题领域"),
            Gate("meeting.of_governments", gates.of_a_government, "kind"),
            *NOT_PAST,
        ),
    ),
    Step(
        "set_agenda",
        "列入议题",
        since=("planned", "on_agenda"),
        to="on_agenda",
        asks=(
            asks.parts(
                "items",
                "议题",
                AgendaItem,
                "title",
                "business",
                optional=("review", "document", "as_reviewed", "stated", "reported_by"),
            ),
        ),
        gates=(
            *gates.REVIEWED,
            SUBMITTED,
            Gate("house.each_put_once", gates.each_put_once, "items", "同一审查、文件在一次会议上只列一次"),
        ),
        writes=AGENDA,
        help_text="重大行政决策、重大项目、政府合同选择所依据的合法性审查，行政规范性文件选择该文件；"
        "不作决定、只听取的，选“听取汇报”。",
    ),
    Step(
        "list_attendees",
        "登记参会人员",
        since=("planned", "on_agenda", "held"),
        asks=(ATTENDEES,),
        sets={"counsel_there": counsel_came},
        gates=gates.ATTENDANCE,
        writes=Writes("sign_in_sheet", "会议签到表", also=listed),
        help_text="会前登记应到和列席人员，打印签到表；没有到会的，在“召开”时说明。会后补登的也在此登记。",
    ),
    Step(
        "strike",
        "撤下议题",
        since=("on_agenda", "held"),
        by=(Role.CLERK, Role.HEAD),
        asks=(STRIKING,),
        writes=AGENDA,
        help_text="会前撤下的，议程重新制作；会上没有来得及审议的也在此撤下，不记审议结果，可以列入下次会议。",
    ),
    Step(
        "put_off",
        "改期",
        since=("planned", "on_agenda"),
        asks=(asks.ahead(Of.planned_on), asks.maybe(Of.hour), asks.REASON),
        gates=NOT_PAST,
        writes=AGENDA,
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
            asks.maybe(Of.chair_name),
            Of.due_to_come,
            Of.came,
            asks.maybe(Of.first_topic),
            ABSENT,
            asks.maybe(ATTENDEES),
            asks.maybe(asks.upload("sign_in", "签到表")),
        ),
        sets={"counsel_there": counsel_came},
        gates=(
            *gates.REVIEWED,
            SUBMITTED,
            *gates.ATTENDANCE,
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
            NOTING,
            asks.yes("head_last", "行政首长最后发表意见，与多数人意见不一致的已在会上说明理由"),
        ),
        gates=(
            Gate("house.something_told", gates.something_told, gist="填写审议结果或者议定事项"),
            Gate("decision.collective_discussion", gates.not_decided_elsewhere, "verdicts"),
            Gate("normative_document.collective_deliberation", gates.documents_passed_by_their_maker, "verdicts"),
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
        gates=(
            rows.every(RESOLVING, "每项议题应当记录审议结果"),
            four_eyes("签发纪要的人员不得与记录审议结果的人员相同。", "resolve"),
        ),
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
