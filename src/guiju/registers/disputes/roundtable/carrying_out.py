"""落实、居民确认、转出、办结: what was agreed is done and seen by residents; what is left unsolved goes on elsewhere."""

from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import each_leads_to, of, of_row
from guiju.kernel.declaring.steps import Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute.choices import Source
from guiju.registers.disputes.roundtable import gates
from guiju.registers.disputes.roundtable.choices import LedTo
from guiju.registers.disputes.roundtable.columns import RoundtableIssue, RoundtableTask
from guiju.registers.disputes.roundtable.gathering import AS_RAISED, minuted

REPORTING = rows.of_each(
    "tasks", "完成情况", RoundtableTask, "result", dates=("done_on",), closed_by=("dropped_because",)
)
DROPPING = rows.of_each("tasks", "不再办理的议定事项", RoundtableTask, "dropped_because", closed_by=("result",))
CONFIRMED = ("verdict", "confirmed_by", "confirmed_on")
CONFIRMING = rows.of_each(
    "verdicts",
    "居民确认",
    RoundtableIssue,
    *CONFIRMED[:2],
    dates=CONFIRMED[2:],
    among=lambda row: row.stands,
    clears=("recurred",),
)
REOPENING = rows.of_each(
    "reopened",
    "情况反复的议题",
    RoundtableIssue,
    "recurred",
    among=lambda row: bool(row.verdict) and row.led_on is None,
    clears=(*CONFIRMED, "returned"),
)
LEFT: dict[str, Any] = {
    "dates": ("led_on",),
    "closed_by": ("led_on",),
    "among": lambda row: row.left,
    "clears": ("returned",),
}
HANDING = rows.of_each(
    "handed", "未解决议题的去向", RoundtableIssue, "led_to", "demand", optional=("department",), **LEFT
)
RETURNING = rows.of_each(
    "returned",
    "部门退回的议题",
    RoundtableIssue,
    "returned",
    among=lambda row: row.led_to == LedTo.DEPARTMENT,
    clears=("led_to", "demand", "department", "led_on"),
)
TO_DISPUTE = {"title": of_row("what"), "source": Source.SCREENING}
TO_NEXT = {
    "community": of("community"),
    "issues": lambda facts, row: [{name: getattr(row, name) for name in AS_RAISED}],
}


def results(facts: Facts) -> str:
    """What the public is told: each issue with what it came to, without who raised it."""
    return "\n".join(
        f"{row.item}. {row.what}：{row.get_conclusion_display()}，{row.agreed}；{row.outcome}。"
        for row in facts.parts("issues")
        if row.stands
    )


STEPS = (
    Step(
        "agree_more",
        "补充议定事项",
        since="doing",
        asks=(asks.parts("tasks", "议定事项", RoundtableTask, "item", "what", "doer", "due_on", ahead=("due_on",)),),
        gates=gates.AGREEING,
        help_text="居民不认可完成情况、需要调整期限或者责任单位的，另行议定。",
    ),
    Step("drop", "调整议定事项", since="doing", asks=(DROPPING,)),
    Step("report", "报告完成", since="doing", by=(Role.CLERK, Role.MEDIATOR), asks=(REPORTING,)),
    Step(
        "confirm",
        "居民确认",
        since="doing",
        asks=(CONFIRMING,),
        gates=(gates.DONE,),
        help_text="居民还在等待办理结果的议题，不填写。",
    ),
    Step(
        "reopen",
        "重新办理",
        since=("doing", "closed"),
        to="doing",
        asks=(REOPENING,),
        help_text="居民反映问题没有解决或者反复的，原来的确认不再计算；可以补充议定事项，完成后重新确认。",
    ),
    Step(
        "lead_to_dispute",
        "转为矛盾纠纷",
        since="doing",
        by=(Role.CLERK, Role.MEDIATOR),
        asks=(each_leads_to("disputed", "转为纠纷的议题", RoundtableIssue, "dispute", "find", TO_DISPUTE, **LEFT),),
    ),
    Step(
        "lead_to_next",
        "下次圆桌会续议",
        since="doing",
        asks=(each_leads_to("again", "下次续议的议题", RoundtableIssue, "next", "collect", TO_NEXT, **LEFT),),
        gates=(gates.STILL_TO_COME,),
        help_text="下次的圆桌会已经登记的，先在该会“补充议题”。",
    ),
    Step(
        "lead_on",
        "移交部门、提请村民会议",
        since="doing",
        asks=(HANDING,),
        gates=gates.HANDED,
    ),
    Step(
        "give_back",
        "登记部门退回",
        since=("doing", "closed"),
        to="doing",
        asks=(RETURNING,),
        help_text="部门认为不属于其职责、退回的，另行确定去向。",
    ),
    Step(
        "close",
        "办结",
        since="doing",
        to="closed",
        gates=(
            rows.every(REPORTING, "议定事项应当报告完成或者调整"),
            rows.every(CONFIRMING, "每个议题应当由居民确认"),
            rows.every(HANDING, "未解决的议题应当转为纠纷、下次续议、移交部门或者提请村民会议"),
        ),
        sets={"results": results},
        writes=Writes("results", "圆桌会结果公示", also=minuted),
    ),
    Step("publish", "公开", since="closed", publishes=True),
    Step("unpublish", "撤回公开", since=("closed", "doing"), withdraws=True, asks=(asks.REASON,)),
)
CLOCKS = (
    Clock(
        until=RoundtableTask.due_on,
        words="完成议定事项",
        source="圆桌会会议记录",
        whose="tasks",
        starts=("agree", "agree_more"),
        met_by="report",
        dropped_by="drop",
    ),
)
