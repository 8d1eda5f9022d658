"""落实、居民确认、转出、办结: what was agreed is done and seen by residents; what is left unsolved goes on elsewhere."""

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.leading import leads_to, of
from guiju.kernel.declaring.steps import Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute.choices import Source
from guiju.registers.disputes.roundtable import gates
from guiju.registers.disputes.roundtable.choices import Verdict
from guiju.registers.disputes.roundtable.columns import RoundtableColumns as Of
from guiju.registers.disputes.roundtable.columns import RoundtableIssue, RoundtableTask
from guiju.registers.disputes.roundtable.gathering import minuted

REPORTING = rows.of_each(
    "tasks", "完成情况", RoundtableTask, "result", dates=("done_on",), closed_by=("dropped_because",)
)
DROPPING = rows.of_each("tasks", "不再办理的议定事项", RoundtableTask, "dropped_because", closed_by=("result",))
CONFIRMING = rows.of_each(
    "verdicts",
    "居民确认",
    RoundtableIssue,
    "verdict",
    "confirmed_by",
    dates=("confirmed_on",),
    among=lambda row: row.stands,
)
HANDING = rows.of_each(
    "handed",
    "未解决议题的去向",
    RoundtableIssue,
    "led_to",
    "demand",
    optional=("department",),
    dates=("led_on",),
    closed_by=("disputed",),
    among=lambda row: row.verdict == Verdict.UNSOLVED,
)
DISPUTING = rows.of_each(
    "disputed",
    "转为纠纷的议题",
    RoundtableIssue,
    "disputed",
    dates=("led_on",),
    closed_by=("led_to",),
    among=lambda row: row.verdict == Verdict.UNSOLVED,
)


def results(facts: Facts) -> str:
    """What the public is told: each issue with what it came to, without who raised it."""
    lines = (
        f"{row.item}. {row.what}：{row.get_conclusion_display()}，{row.agreed}；{_outcome(row)}。"
        for row in facts.parts("issues")
        if row.stands
    )
    return "\n".join(lines)


def _outcome(row: RoundtableIssue) -> str:
    led = "转为矛盾纠纷" if row.disputed else row.get_led_to_display()
    return f"{row.get_verdict_display()}，{led}" if led else str(row.get_verdict_display())


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
    ),
    Step(
        "lead_to_dispute",
        "转为矛盾纠纷",
        since="doing",
        by=(Role.CLERK, Role.MEDIATOR),
        asks=(leads_to(Of.dispute, "find", carry={"title": of("title"), "source": Source.SCREENING}), DISPUTING),
        gates=(gates.ONE,),
    ),
    Step(
        "lead_on",
        "移交部门、提请村民会议",
        since="doing",
        asks=(HANDING,),
        gates=(gates.DEPARTMENT,),
    ),
    Step(
        "close",
        "办结",
        since="doing",
        to="closed",
        gates=(
            rows.every(REPORTING, "议定事项应当报告完成或者调整"),
            rows.every(CONFIRMING, "每个议题应当由居民确认"),
            rows.every(HANDING, "未解决的议题应当转为纠纷、移交部门或者提请村民会议"),
        ),
        sets={"results": results},
        writes=Writes("results", "圆桌会结果公示", also=minuted),
    ),
    Step("publish", "公开", since="closed", publishes=True),
    Step("unpublish", "撤回公开", since="closed", withdraws=True, asks=(asks.REASON,)),
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
