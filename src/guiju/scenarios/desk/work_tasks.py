"""The year's work points under way: one task waits for its signature, one is being done, one is to be verified, one is soon due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_task import WorkTask
from guiju.registers.governance.work_task.doing import HOLDER
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日督办的任务"
TASKS = (
    ("市场", "推行包容审慎监管", 60, ("sign", "progress")),
    ("农业", "清理涉农规范性文件", 45, ("sign", "report")),
    ("教育", "落实法治副校长制度", 30, ()),
    ("民政", "规范社会救助程序", 5, ("sign",)),
)
"""Whose, what, due in so many days, and what its unit has done so far."""


def open_matters(desk: Desk) -> int:
    """How many tasks were given. The list is led at once: which tasks there are, only its issue says."""
    areas = [{"name": f"依法履行政府职能{MARK}"}, {"name": f"健全制度体系{MARK}"}]
    items = [_item(desk, n, *told[:3]) for n, told in enumerate(TASKS)]
    opening = Walk(desk.place, WorkPlan, desk.rng, desk.ago(25), agency=desk.place.bureau, brisk=True)
    opening.then("establish", areas=areas, items=items).then("issue", on=desk.ago(23)).then("publish", on=desk.ago(22))
    plan = opening.take().record
    tasks = WorkTask.objects.filter(plan=plan).select_related("agency", "plan").order_by("item")
    for task, (*_, done) in zip(tasks, TASKS, strict=True):
        walk = Walk(desk.place, WorkTask, desk.rng, desk.ago(20), record=task, organs={HOLDER: plan.agency}, brisk=True)
        for n, step in enumerate(done):
            walk.then(step, on=desk.ago(20 - 15 * n))
        walk.take()
    return len(TASKS)


def _item(desk: Desk, n: int, word: str, what: str, days: int) -> dict[str, Any]:
    due: date = desk.today + timedelta(days=days)
    return {"area": n % 2 + 1, "what": f"{what}{MARK}", "unit": desk.department(word), "due_on": due}
