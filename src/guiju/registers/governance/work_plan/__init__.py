"""任务清单: the year's work points, a store of projects, indicators to reach, or what a meeting, a leader, an inspection has set:
方面 → 任务 → 责任单位, each by a day. Issued, each task is a record of its unit (``work_task``).

How tasks are followed up no law says; what is 政府督查 is held to 政府督查工作条例 (2020) art. 7.
"""

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.governance.work_plan import listing
from guiju.registers.governance.work_plan.choices import Kind, Subject
from guiju.registers.governance.work_plan.columns import CALLED, PlanArea, PlanColumns


class WorkPlan(PlanColumns):
    """任务清单: drafted → issued → closed when every task is cleared or dropped."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "任务清单"

    procedure = Procedure(
        *listing.STEPS,
        stages={"drafted": "已立项", "issued": "督办中", "closed": "已办结", "abandoned": "已撤销"},
        ends=("closed", "abandoned"),
        numbering=(Numbering("work_plan", "{mark}督〔{year}〕{n}号", at="issue"),),
        publication=Publication(shows=("number", "title", "kind", "of_year", "issued_on", "areas_set", "tasks_set")),
        called=CALLED,
    )


declare(
    work_task_areas=Count(
        PlanArea,
        on="matter__issued_on",
        where=Q(matter__kind=Kind.POINTS, matter__subject=Subject.LAW, struck_because="")
        & ~Q(matter__stage="abandoned"),
    ),
)
say("governance", "印发年度法治政府建设工作要点，明确{work_task_areas}任务。")
