"""签收、退回、分解、报告进展、申请延期、报告完成: what the unit does with its task."""

from __future__ import annotations

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Step
from guiju.kernel.offices.people import Role
from guiju.registers.governance.work_task import gates
from guiju.registers.governance.work_task.columns import TaskColumns as Of
from guiju.registers.governance.work_task.columns import TaskPart

HOLDER = AgencyOf("plan", "交办机关")
SPLIT = asks.parts("split", "分解任务", TaskPart, "what", "doer", "due_on", ahead=("due_on",))
PART_DONE = rows.of_each(
    "split", "分解任务完成情况", TaskPart, "result", dates=("done_on",), closed_by=("dropped_because",)
)
PART_DROPPED = rows.of_each("split", "不再办理的分解任务", TaskPart, "dropped_because", closed_by=("result",))
STEPS = (
    Step(
        "assign",
        "交办",
        since=NEW,
        to="assigned",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(
            *(Of.plan, Of.item, Of.what, asks.maybe(Of.area), asks.maybe(Of.standard), asks.maybe(Of.partners)),
            asks.ahead(Of.due_on),
        ),
        sets={
            "title": lambda facts: facts["what"],
            "kind": lambda facts: facts["plan"].kind,
            "subject": lambda facts: facts["plan"].subject,
        },
        dates=(Of.assigned_on,),
        follows=("work_plan.issue", "work_plan.add_tasks"),
        decides=(Of.due_on,),
        set_right_by=("put_off",),
    ),
    Step("sign", "签收", since="assigned", to="working", by=(Role.CLERK, Role.HEAD), dates=(Of.signed_on,)),
    Step(
        "send_back",
        "退回",
        since="assigned",
        to="returned",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.reason("退回理由"),),
        help_text="不属于本单位职责的，签收以前写明理由退回；是否另行交办由交办机关决定，期限不因退回停止计算。",
    ),
    Step(
        "split",
        "分解任务",
        since="working",
        asks=(SPLIT,),
        gates=(gates.SPLIT,),
        help_text="分给科室、下属单位的，逐项写明承办和期限；都完成或者不再办理以后才能报告完成。",
    ),
    Step("finish_part", "登记分解任务完成", since="working", asks=(PART_DONE,)),
    Step("drop_part", "调整分解任务", since="working", asks=(PART_DROPPED,)),
    Step(
        "progress",
        "报告进展",
        since="working",
        asks=(
            Of.percent,
            asks.words("situation", "进展情况", longest=500),
            asks.maybe(asks.upload("proof", "佐证材料")),
        ),
        gates=(gates.FORWARD,),
    ),
    Step(
        "ask_delay",
        "申请延期",
        since=("assigned", "working"),
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.ahead(Of.wanted_on), asks.REASON),
        dates=(Of.asked_on,),
        gates=(gates.ASKED_IN_TIME, gates.NOTHING_AWAITED, gates.later("wanted_on")),
    ),
    Step(
        "report",
        "报告完成",
        since="working",
        to="reported",
        by=(Role.CLERK, Role.HEAD),
        asks=(
            asks.words("result", "完成情况"),
            asks.maybe(asks.upload("proof", "佐证材料"), "不上传的，应当写明存放何处。"),
            asks.maybe(asks.words("where_kept", "佐证材料存放何处", longest=200)),
        ),
        sets={"percent": 100, "wanted_on": None, "asked_on": None},
        dates=(Of.reported_on,),
        gates=(rows.every(PART_DONE, "每项分解任务应当完成或者不再办理"), gates.PROVEN),
    ),
    Step(
        "take_back",
        "撤回报告",
        since="reported",
        to="working",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.REASON,),
        sets={"reported_on": None},
        help_text="核查以前发现报告有误的，撤回后重新报告。",
    ),
)
CLOCKS = (
    Clock(
        until=TaskPart.due_on,
        words="完成分解任务",
        source="任务分解",
        whose="split",
        starts="split",
        met_by="finish_part",
        dropped_by=("drop_part", "drop"),
    ),
)
