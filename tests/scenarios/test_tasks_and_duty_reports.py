"""Tasks and duty reports of the published years, rebuilt by themselves: each as many as printed; and those of today."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.keeping.clocks import ClockRow
from guiju.registers.governance.duty_report import DutyReport
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_task import WorkTask
from guiju.scenarios import published
from guiju.scenarios.desk import duty_reports, work_tasks
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import make_place
from guiju.scenarios.years import duty_report, work_task

FEWER = {"social_governance_projects": 4, "social_governance_indicators": 5}
"""The printed 16 projects and 109 indicators are a matter for ``guiju reproduce``."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "xihu-2021",
            {"work_task_areas": 22, "social_governance_projects": 4, "social_governance_indicators": 5},
        ),
        ("jinhu-2023", {"work_task_areas": 6}),
    ],
)
def test_as_many_as_printed(name: str, wanted: dict[str, Any]) -> None:
    year = published.load(name)
    place = make_place(year)
    work_task.simulate(place, year.numbers | (FEWER if len(wanted) > 1 else {}), random.Random(1), lambda said, n: None)
    compute.refresh()
    assert compute.values(list(wanted), year.region, Period.year(year.year)) == wanted
    assert not WorkPlan.objects.exclude(stage="closed").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("township", "department"), [(4, 6), (3, 5)])
def test_as_many_report_as_printed(township: int, department: int) -> None:
    year = published.load("ziyun-2024")
    place = make_place(year)
    wanted = {"duty_reports_given_township": township, "duty_reports_given_department": department}
    duty_report.simulate(place, {**year.numbers, **wanted}, random.Random(1), lambda said, n: None)
    compute.refresh()
    wanted |= {"duty_reports_given": township + department, "duty_report_coverage": 100}
    assert compute.values(list(wanted), year.region, Period.year(year.year)) == wanted
    assert DutyRound.objects.get().stage == "closed"


@pytest.mark.django_db
def test_tasks_lie_on_the_desks_of_today() -> None:
    desk = Desk(make_place(published.load("ziyun-2024")), date(2025, 9, 17), random.Random(1))
    assert work_tasks.open_matters(desk) == WorkTask.objects.count()
    assert sorted(WorkTask.objects.values_list("stage", flat=True)) == ["assigned", "reported", "working", "working"]
    assert not WorkTask.objects.filter(due_on__lt=desk.today).exists()


@pytest.mark.django_db
def test_duty_reports_lie_on_the_desks_of_today() -> None:
    desk = Desk(make_place(published.load("ziyun-2024")), date(2025, 9, 17), random.Random(1))
    assert duty_reports.open_matters(desk) == 6
    assert duty_reports.open_matters(desk) == 0, "a year's round is called once"
    assert not ClockRow.objects.filter(running=True, due_on__lt=desk.today).exists()
    assert Counter(DutyReport.objects.values_list("stage", flat=True)) == {"called": 4, "submitted": 1, "given": 1}
