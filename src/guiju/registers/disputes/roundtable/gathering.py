"""收集议题、确定并公告: what residents raise comes onto the table, and everybody is told when."""

from dataclasses import replace
from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.numbered import numbered
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Clock, Step, Writes
from guiju.registers.disputes.roundtable import gates
from guiju.registers.disputes.roundtable.columns import RoundtableColumns as Of
from guiju.registers.disputes.roundtable.columns import RoundtableIssue

AS_RAISED = ("what", "kind", "place", "raised_by", "assembly_matter")
ISSUES = numbered(asks.parts("issues", "议题", RoundtableIssue, *AS_RAISED), "item")
STRIKING = rows.of_each("struck", "不列入的议题", RoundtableIssue, "struck_because", closed_by=("conclusion",))
MEETING = (asks.ahead(Of.planned_on), said_before(Of.place))


def titled(facts: Facts) -> str:
    """Meetings of one community are told apart by their day, as soon as there is one."""
    day = facts["planned_on"] if facts.asks("planned_on") else None
    on = f"（{day.year}年{day.month}月{day.day}日）" if day else ""
    return f"{facts['community']}“幸福圆桌会”{on}"


def minuted(facts: Facts) -> dict[str, Any]:
    """What papers tell beside the meeting: the issues put to it, who came, what is to be done."""
    added = [RoundtableIssue(**row) for row in facts["issues"]] if facts.asks("issues") else []
    return {
        "issues": [row for row in (*facts.parts("issues"), *added) if row.stands],
        "seats": facts.parts("seats"),
        "tasks": [row for row in facts.parts("tasks") if not row.dropped_because],
    }


NOTICE = Writes("notice", "圆桌会公告", also=minuted)
CHANGED = replace(NOTICE, when=lambda facts: facts.record.stage == "announced")
STEPS = (
    Step(
        "collect",
        "收集议题",
        since=NEW,
        to="collected",
        asks=(said_before(Of.community), ISSUES),
        sets={"title": titled},
        help_text="提出人用代称，不写全名、电话和证件号码。",
    ),
    Step(
        "add",
        "补充议题",
        since=("collected", "announced", "held"),
        asks=(ISSUES,),
        writes=CHANGED,
        help_text="已经公告的，公告随之更新；会上当场提出、一并协商的，召开以后补充。",
    ),
    Step(
        "strike",
        "不列入议题",
        since=("collected", "announced", "held"),
        asks=(STRIKING,),
        writes=CHANGED,
        help_text="不属于公共事务、已另行办理、提出人撤回、拆分为几个议题的，写明理由，并告知提出人。",
    ),
    Step(
        "announce",
        "确定并公告",
        since="collected",
        to="announced",
        asks=MEETING,
        sets={"title": titled},
        gates=(gates.PUT, gates.ANNOUNCED),
        writes=NOTICE,
    ),
    Step(
        "put_off",
        "改期",
        since="announced",
        asks=(*MEETING, asks.REASON),
        sets={"title": titled},
        gates=(gates.ANNOUNCED,),
        writes=NOTICE,
    ),
    Step("call_off", "取消", since=("collected", "announced"), to="called_off", asks=(asks.REASON,)),
)
CLOCKS = (
    Clock(
        until=Of.planned_on,
        words="召开圆桌会",
        source="圆桌会公告",
        starts="announce",
        extended_by="put_off",
        met_by="hold",
        dropped_by="call_off",
    ),
)
