"""督办任务: one task of one unit: assigned → signed for → split, worked on → reported with evidence → verified → cleared
(销号); urged when overdue. It comes from a list (``work_plan``) and lies on the desk of the unit that answers for it.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.governance.work_plan.choices import Kind, Subject
from guiju.registers.governance.work_task import doing, following_up
from guiju.registers.governance.work_task.columns import TaskColumns


class WorkTask(TaskColumns):
    """督办任务: assigned → working → reported → verified → cleared, or dropped."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "督办任务"

    procedure = Procedure(
        *doing.STEPS,
        *following_up.STEPS,
        stages={
            "assigned": "已交办",
            "returned": "单位退回",
            "working": "办理中",
            "reported": "已报告完成",
            "verified": "核查通过",
            "cleared": "已销号",
            "dropped": "已撤销",
        },
        ends=("cleared", "dropped"),
        clocks=(*following_up.CLOCKS, *doing.CLOCKS),
    )


STANDS = ~Q(stage="dropped")
SOCIAL = STANDS & Q(subject=Subject.SOCIAL)
CLEARED = Q(cleared_on__isnull=False)
declare(
    social_governance_projects=Count(WorkTask, on="assigned_on", where=SOCIAL & Q(kind=Kind.PROJECTS)),
    social_governance_indicators=Count(WorkTask, on="assigned_on", where=SOCIAL & Q(kind=Kind.INDICATORS)),
    work_tasks_due=Count(WorkTask, on="due_on", where=STANDS),
    work_tasks_cleared=Count(WorkTask, on="due_on", where=STANDS & CLEARED),
    work_tasks_on_time=Count(WorkTask, on="due_on", where=STANDS & CLEARED & Q(in_time=True)),
    work_task_completion_rate=Ratio("work_tasks_cleared", "work_tasks_due"),
    work_tasks_on_time_rate=Ratio("work_tasks_on_time", "work_tasks_due"),
)
say(
    "governance",
    "年内到期的督办任务{work_tasks_due}，已销号{work_tasks_cleared}，完成率{work_task_completion_rate}，"
    "按期完成率{work_tasks_on_time_rate}。",
    "推进社会治理项目{social_governance_projects}、任务指标{social_governance_indicators}。",
)
