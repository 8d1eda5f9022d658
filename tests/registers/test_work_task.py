"""Tasks from the year's list to 销号: who may be given one, by when, what is asked before it is cleared, what is counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan.choices import Kind, Subject
from guiju.registers.governance.work_task import WorkTask
from guiju.registers.governance.work_task.choices import Satisfaction, Verdict
from tests.lives import Case, case
from tests.people import County

MARCH = date(2024, 3, 4)
DUE = date(2024, 6, 28)
PROOF = ("佐证.txt", "完成情况".encode())


def items(county: County, *units: Any, **told: Any) -> list[dict[str, Any]]:
    return [{"area": 1, "what": f"任务{n}", "unit": unit, "due_on": DUE, **told} for n, unit in enumerate(units, 1)]


def plan(county: County, *units: Any, **told: Any) -> Case:
    """A list drafted by the bureau, a task for each of the units under one area."""
    given = {"areas": [{"name": "健全制度"}], "items": items(county, *units), **told}
    return case(county, WorkPlan, MARCH).do("establish", **given)


class Task:
    """One task, with those who take its steps: the unit's clerk, the bureau's clerk, legal reviewer and head."""

    def __init__(self, county: County, record: Any) -> None:
        self.county, self.record, self.on = county, record, record.last_step_on

    def do(self, step: str, on: date | None = None, by: Any = None, **told: Any) -> Task:
        ours = step in ("sign", "send_back", "split", "finish_part", "drop_part", "progress", "ask_delay", "report")
        agency = self.record.agency if ours or step == "take_back" else self.county.bureau
        roles = {"verify": Role.LEGAL, "urge": Role.CLERK}
        role = Role.CLERK if agency == self.record.agency else roles.get(step, Role.HEAD)
        self.on = on or self.on
        self.record = engine.take(step, self.record, by or self.county.actor(agency, role), told, self.on)
        return self

    def reported(self, on: date) -> Task:
        return self.do("report", on, result="已经完成", proof=PROOF)

    def verified(self, on: date, **told: Any) -> Task:
        return self.do("verify", on, **{"manner": "papers", "verdict": Verdict.DONE, "opinion": "属实", **told})

    def cleared(self, on: date) -> Task:
        return self.do("sign", on).reported(on).verified(on).do("clear", on)

    def clock(self, words: str) -> Any:
        return ClockRow.objects.filter(matter_id=self.record.pk, words=words).latest("id")


def issued(county: County, *units: Any, **told: Any) -> tuple[Case, list[Task]]:
    led = plan(county, *(units or (county.department,)), **told).do("issue", 2)
    tasks = WorkTask.objects.filter(plan=led.record).select_related("agency", "plan").order_by("item")
    return led, [Task(county, task) for task in tasks]


def rules(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {one.code for one in refusal.value.reasons}


def refused(rule: str, do: Any, *args: Any, **told: Any) -> None:
    with pytest.raises(Refused) as refusal:
        do(*args, **told)
    assert rules(refusal) == {rule}


def test_an_issued_list_gives_each_unit_its_tasks_under_their_areas(county: County) -> None:
    led, tasks = issued(county, county.department, county.township, county.department)
    assert [(t.record.agency, t.record.area, t.record.due_on) for t in tasks] == [
        (unit, "健全制度", DUE) for unit in (county.department, county.township, county.department)
    ]
    assert (led.record.areas_set, led.record.tasks_set) == (1, 3)
    assert all(task.clock("完成任务").due_on == DUE for task in tasks)
    [paper] = Paper.objects.filter(matter_id=led.record.pk, kind="tasks")
    assert "任务3" in paper.content_for(Use.VERIFYING).decode()
    led.do("add_tasks", 3, areas=[{"name": "规范执法"}], items=items(county, county.township, area=2))
    assert WorkTask.objects.get(plan=led.record, area="规范执法").agency == county.township
    assert (led.record.areas_set, led.record.tasks_set) == (2, 4)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"items": [{"area": 2}]}, "house.task_in_an_area"),
        ({"items": [{"area": None}]}, "house.task_in_an_area"),
        ({"items": [{"due_on": MARCH}]}, "house.task_due_ahead"),
        ({"items": [{"unit": "elsewhere"}]}, "house.task_reached"),
        ({"kind": Kind.INSTRUCTION}, "house.task_proposer"),
        ({"kind": Kind.INSPECTION, "proposer": "县长"}, "government_inspection.designated"),
    ],
)
def test_what_cannot_be_listed_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    rows = [{**items(county, county.department)[0], **row} for row in told.get("items", [{}])]
    rows = [{**row, "unit": county.elsewhere if row["unit"] == "elsewhere" else row["unit"]} for row in rows]
    refused(rule, plan, county, **{**told, "items": rows})


def test_only_who_oversees_the_region_gives_tasks_to_others(county: County) -> None:
    begun = case(county, WorkPlan, MARCH, agency=county.department)
    told: dict[str, Any] = {"areas": [{"name": "健全制度"}]}
    refused("house.task_reached", begun.do, "establish", items=items(county, county.township), **told)
    assert begun.do("establish", items=items(county, county.department), **told).record.stage == "drafted"


def test_inspection_is_of_governments_or_of_whom_they_designate_and_of_what_they_decided(county: County) -> None:
    told: dict[str, Any] = {"kind": Kind.INSPECTION, "proposer": "县人民政府"}
    by_bureau = plan(county, county.department, **told, designation="县政府办公室通知")
    refused("government_inspection.decided", by_bureau.do, "issue", 1, confirmed=[])
    assert by_bureau.do("issue", 1).record.stage == "issued"
    own = case(county, WorkPlan, MARCH, agency=county.government)
    areas = [{"name": "落实部署"}]
    assert own.do("establish", areas=areas, items=items(county, county.department), **told).record.stage == "drafted"
    early = case(county, WorkPlan, date(2021, 1, 4))
    early.do("establish", areas=areas, items=items(county, county.department), **told)
    assert early.record.stage == "drafted", "the regulation came into force on 1 February 2021"


def test_a_list_is_issued_whole_and_by_another_person(county: County) -> None:
    bare = plan(county, county.department, areas=[{"name": "甲"}, {"name": "乙"}])
    refused("house.plan_areas", bare.do, "issue", 1)
    [_, second] = bare.record.areas.order_by("item")
    bare.do(
        "strike", on=date(2024, 3, 5), areas_struck=[{"id": second.pk, "struck_because": "并入甲"}], items_struck=[]
    )
    refused("house.plan_still_ahead", bare.do, "issue", on=DUE)
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    mine = case(county, WorkPlan, MARCH).do("establish", by=both)
    refused("house.four_eyes", mine.do, "issue", 1, by=both)
    [only] = bare.record.items.all()
    none = bare.do(
        "strike", on=date(2024, 3, 6), areas_struck=[], items_struck=[{"id": only.pk, "struck_because": "取消"}]
    )
    with pytest.raises(Refused) as refusal:
        none.do("issue", on=date(2024, 3, 6))
    assert rules(refusal) == {"house.plan_tasks", "house.plan_areas"}


def test_evidence_another_pair_of_eyes_and_a_head_before_it_is_cleared(county: County) -> None:
    _, [task] = issued(county)
    task.do("sign", date(2024, 3, 8))
    refused("house.task_proven", task.do, "report", result="已经完成")
    secret = task.do("report", result="已经完成", where_kept="保密柜第三格").do("take_back", reason="补充材料")
    secret.reported(date(2024, 5, 6))
    both = county.actor(county.bureau, Role.LEGAL, Role.HEAD, name="both")
    task.verified(date(2024, 5, 8), by=both)
    refused("house.four_eyes", task.do, "clear", by=both)
    refused("house.task_scored", task.do, "clear", satisfaction=Satisfaction.GOOD)
    done = task.do("clear", date(2024, 5, 9)).record
    assert (done.stage, done.in_time, done.outcome) == ("cleared", True, "已销号")


def test_who_proposed_it_says_whether_it_was_done(county: County) -> None:
    _, [task] = issued(county, county.department, kind=Kind.INSTRUCTION, proposer="主要负责同志")
    task.do("sign", date(2024, 3, 8)).reported(date(2024, 3, 11)).verified(date(2024, 3, 12))
    refused("house.task_scored", task.do, "clear")
    refused("house.task_satisfied", task.do, "clear", satisfaction=Satisfaction.POOR)
    task.do("reopen", redo_by=date(2024, 3, 20), reason="交办人不满意").reported(date(2024, 3, 18))
    task.verified(date(2024, 3, 19))
    assert task.do("clear", satisfaction=Satisfaction.FAIR).record.satisfaction == Satisfaction.FAIR


@pytest.mark.parametrize(
    ("asked", "granted", "rule"),
    [
        (date(2024, 6, 28), date(2024, 7, 1), ""),
        (None, date(2024, 6, 28), ""),
        (None, date(2024, 6, 29), "house.task_not_over"),
    ],
)
def test_a_limit_is_lengthened_while_it_runs_or_when_asked_for_then(
    county: County, asked: date | None, granted: date, rule: str
) -> None:
    _, [task] = issued(county)
    task.do("sign", date(2024, 3, 8))
    if asked:
        task.do("ask_delay", asked, wanted_on=date(2024, 7, 31), reason="征求意见")
        refused("house.task_delay_open", task.do, "ask_delay", wanted_on=date(2024, 8, 30), reason="再次申请")
    told = {"due_on": date(2024, 7, 31), "reason": "同意"}
    if rule:
        refused(rule, task.do, "put_off", granted, **told)
        refused("house.task_asked_in_time", task.do, "ask_delay", granted, wanted_on=date(2024, 7, 31), reason="晚了")
        return
    put_off = task.do("put_off", granted, **told)
    assert (put_off.record.due_on, put_off.record.wanted_on) == (date(2024, 7, 31), None)
    assert put_off.clock("完成任务").due_on == date(2024, 7, 31)


def test_what_is_late_is_urged_and_what_has_time_is_not(county: County) -> None:
    led, [late, signed, gone] = issued(county, county.department, county.township, county.township)
    signed.do("sign", date(2024, 3, 8)).reported(date(2024, 6, 3))
    gone.do("send_back", date(2024, 3, 8), reason="不属于本单位职责").do("drop", reason="另行交办")
    refused("house.task_late", late.do, "urge", DUE, urge_by=date(2024, 7, 5), demand="抓紧")
    refused("house.plan_overdue", led.do, "urge", on=DUE)
    led.do("urge", on=date(2024, 7, 1), urge_by=date(2024, 7, 12))
    tasks = WorkTask.objects.filter(plan=led.record, urged=1)
    assert [task.pk for task in tasks] == [late.record.pk], "neither what is reported nor what was dropped"
    refused("house.plan_overdue", led.do, "urge", on=date(2024, 7, 12), urge_by=date(2024, 7, 20))
    again = Task(county, tasks.get())
    assert again.clock("落实督办要求").due_on == date(2024, 7, 12)
    again.do("urge", date(2024, 7, 15), urge_by=date(2024, 7, 19), demand="最后期限")
    again.do("sign").do("split", split=[{"what": "补办", "doer": "法规科", "due_on": date(2024, 7, 18)}])
    assert (again.record.urged, again.clock("落实督办要求").due_on) == (2, date(2024, 7, 19))
    [_, second] = Paper.objects.filter(matter_id=again.record.pk, kind="urging").order_by("pk")
    assert "第2次督办" in second.content_for(Use.VERIFYING).decode()
    [part] = again.record.split.all()
    again.do("finish_part", date(2024, 7, 18), split=[{"id": part.pk, "result": "完成"}])
    done = again.reported(date(2024, 7, 18)).verified(date(2024, 7, 18)).do("clear").record
    assert (done.stage, done.in_time, again.clock("落实督办要求").met_on) == ("cleared", False, date(2024, 7, 18))


def test_what_was_found_undone_is_done_again_by_a_day_and_is_not_in_time(county: County) -> None:
    led, [task] = issued(county)
    task.do("sign", date(2024, 6, 3)).reported(date(2024, 6, 27))
    refused("house.task_again_by", task.verified, date(2024, 7, 2), verdict=Verdict.AGAIN)
    refused("house.task_again_by", task.verified, date(2024, 7, 2), redo_by=date(2024, 7, 20))
    task.verified(date(2024, 7, 2), verdict=Verdict.AGAIN, redo_by=date(2024, 7, 20))
    assert (task.record.stage, task.clock("继续办理").due_on) == ("working", date(2024, 7, 20))
    refused("house.task_late", task.do, "urge", urge_by=date(2024, 7, 30), demand="抓紧")
    refused("house.task_redo_later", task.do, "prolong", redo_by=date(2024, 7, 20), reason="再延")
    task.do("prolong", redo_by=date(2024, 7, 25), reason="等待会议")
    assert task.clock("继续办理").due_on == date(2024, 7, 25)
    cleared = task.reported(date(2024, 7, 8)).verified(date(2024, 7, 9)).do("clear")
    assert cleared.record.in_time is False
    led.do("close", on=date(2024, 7, 10))
    refused("house.task_plan_open", task.do, "reopen", date(2024, 8, 1), redo_by=date(2024, 8, 9), reason="没有落实")
    led.do("resume", on=date(2024, 8, 1))
    opened = task.do("reopen", date(2024, 8, 1), redo_by=date(2024, 8, 9), reason="没有落实").record
    assert (opened.stage, opened.cleared_on, opened.in_time) == ("working", None, None)
    refused("house.plan_cleared", led.do, "close", on=date(2024, 8, 2))


def test_a_task_is_split_within_its_time_and_reported_when_all_parts_are_done(county: County) -> None:
    _, [task] = issued(county)
    part = {"what": "起草", "doer": "法规科", "due_on": date(2024, 4, 30)}
    task.do("sign", date(2024, 3, 8))
    refused("house.task_split_within", task.do, "split", split=[{**part, "due_on": date(2024, 6, 29)}])
    task.do("split", split=[part, {**part, "what": "征求意见"}])
    refused("house.every_row", task.reported, date(2024, 4, 1))
    first, second = (row.pk for row in task.record.split.order_by("seq", "pk"))
    task.do("finish_part", split=[{"id": first, "result": "完成"}])
    task.do("drop_part", split=[{"id": second, "dropped_because": "不需要"}])
    refused(
        "house.task_forward",
        task.do("progress", percent=60, situation="顺利").do,
        "progress",
        percent=50,
        situation="-",
    )
    assert task.reported(date(2024, 4, 2)).record.percent == 100


def test_a_list_given_up_drops_what_is_open_and_leaves_what_is_cleared(county: County) -> None:
    led, [one, other] = issued(county, county.department, county.township)
    one.cleared(date(2024, 4, 8))
    refused("house.plan_cleared", led.do, "close", on=date(2024, 4, 9))
    led.do("abandon", on=date(2024, 4, 9))
    assert sorted(WorkTask.objects.values_list("stage", flat=True)) == ["cleared", "dropped"]
    assert other.clock("完成任务").stopped_on == date(2024, 4, 9)


def test_rates_have_one_cohort_and_each_indicator_counts_once(county: County) -> None:
    _, tasks = issued(county, county.department, county.township, county.department, county.bureau)
    tasks[0].cleared(date(2024, 4, 8))
    tasks[1].cleared(date(2024, 7, 8))
    tasks[2].do("drop", date(2024, 7, 8), reason="调整")
    told: dict[str, Any] = {"kind": Kind.INDICATORS, "subject": Subject.SOCIAL, "areas": []}
    social = items(county, county.department, county.township, area=None, due_on=date(2025, 1, 31))
    issued(county, **{**told, "items": social})
    issued(county, **{**told, "kind": Kind.PROJECTS, "subject": Subject.OTHER, "items": social})
    compute.refresh()

    def said(name: str, year: int = 2024) -> Any:
        return compute.value(name, "431081", year)

    assert [said(f"work_tasks_{name}") for name in ("due", "cleared", "on_time")] == [3, 2, 1]
    assert [round(said(name)) for name in ("work_task_completion_rate", "work_tasks_on_time_rate")] == [67, 33]
    assert (said("social_governance_indicators"), said("social_governance_projects")) == (2, 0)
    assert said("work_task_areas") == 1
    assert said("work_tasks_due", 2025) == 4, "those due next year are next year's"
