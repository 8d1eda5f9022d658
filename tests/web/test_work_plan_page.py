"""任务清单 as its holder sees it: a line for each task, told apart by what it is, counted as tasks and not as units."""

from __future__ import annotations

from django.test import Client

from guiju.kernel.offices.people import Role
from guiju.registers.governance.work_plan import WorkPlan
from tests.lives import brought
from tests.people import County
from tests.web import desk


def test_several_tasks_of_one_unit_are_told_apart(client: Client, county: County) -> None:
    areas = [{"name": "健全制度"}]
    told = {"area": 1, "unit": county.department, "due_on": "2024-06-28"}
    items = [{**told, "what": what} for what in ("修订工作规则", "开展专项清理")]
    plan = brought(county, WorkPlan, "issue", areas=areas, items=items).record
    client.force_login(desk.user(county.bureau, Role.CLERK, name="司法局"), backend=desk.BACKEND)
    page = client.get(f"/r/work_plan/{plan.pk}/").content.decode()
    assert "应销号2项，已销号0项，未销号2项。" in page
    table = page.split('id="called-title"')[1].split("</section>")[0]
    assert table.count("资兴市某局") == 2 and "修订工作规则" in table and "开展专项清理" in table
