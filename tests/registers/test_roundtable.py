"""幸福圆桌会: each gate closed and open, limits of what was agreed, what is led on, what the public reads, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.roundtable import Roundtable
from guiju.registers.disputes.roundtable.choices import Capacity, Conclusion, LedTo, Verdict
from guiju.registers.disputes.roundtable.columns import RoundtableIssue, RoundtableTask
from tests.lives import MONDAY, Case, brought
from tests.people import County

HELD = MONDAY + timedelta(days=6)
"""One working day after they were collected the issues are announced; five days later is the meeting."""
ISSUE = {
    "what": "楼道照明损坏",
    "kind": "facility",
    "place": "3栋",
    "raised_by": "3栋居民张某",
    "assembly_matter": False,
}
CAME = [{"capacity": Capacity.RESIDENT, "count": 6}, {"capacity": Capacity.CADRE, "count": 2}]
TASK = {"item": 1, "what": "更换灯具", "doer": "物业公司", "due_on": HELD + timedelta(days=10)}
YES = {"conclusion": Conclusion.TASKED, "agreed": "更换灯具"}
APART = {"conclusion": Conclusion.APART, "agreed": "意见不一"}


def gathered(county: County, upto: str, **issue: Any) -> Case:
    """A meeting about one issue, as far as ``upto``."""
    return brought(county, Roundtable, upto, way="again", issues=[{**ISSUE, **issue}])


def held(county: County, **issue: Any) -> Case:
    table = brought(county, Roundtable, "announce", issues=[{**ISSUE, **issue}])
    return table.do("hold", on=HELD, seats=CAME)


def doing(county: County, conclusion: dict[str, Any] = YES, **issue: Any) -> Case:
    tasks = [TASK] if conclusion["conclusion"] == Conclusion.TASKED else []
    return held(county, **issue).do("agree", conclusions=[{"nth": 0, **conclusion}], tasks=tasks).do("minute")


def verdict(said: Verdict) -> list[dict[str, Any]]:
    return [{"nth": 0, "verdict": said, "confirmed_by": "3栋居民张某"}]


def unsolved(county: County) -> Case:
    return doing(county, APART).do("confirm", verdicts=verdict(Verdict.UNSOLVED))


def left_to_the_assembly(county: County) -> Case:
    table = doing(county, {**APART, "conclusion": Conclusion.ASSEMBLY}, assembly_matter=True)
    return table.do("confirm", verdicts=verdict(Verdict.UNSOLVED))


def solved(county: County) -> Case:
    return doing(county).do("report", days=3).do("confirm", verdicts=verdict(Verdict.SOLVED))


def collected(county: County) -> Case:
    return brought(county, Roundtable, "collect", issues=[ISSUE])


def struck(county: County) -> Case:
    return collected(county).do("strike", struck=[{"nth": 0, "struck_because": "另行办理"}])


def announced(county: County) -> Case:
    return brought(county, Roundtable, "announce", issues=[ISSUE])


def handed(**told: Any) -> list[dict[str, Any]]:
    return [{"nth": 0, "demand": "依职责办理", **told}]


Begun = Callable[[County], Case]
GATES: list[tuple[str, Begun, str, dict[str, Any], dict[str, Any] | None]] = [
    ("house.something_put", struck, "announce", {}, None),
    (
        "house.announced_in_time",
        collected,
        "announce",
        {"planned_on": MONDAY + timedelta(days=2)},
        {"planned_on": MONDAY + timedelta(days=3)},
    ),
    (
        "house.something_put",
        lambda county: announced(county).do("strike", struck=[{"nth": 0, "struck_because": "提出人撤回"}]),
        "hold",
        {"on": HELD},
        None,
    ),
    ("house.held_as_announced", announced, "hold", {"on": HELD - timedelta(days=1)}, {"on": HELD}),
    ("house.residents_came", announced, "hold", {"on": HELD, "seats": CAME[1:]}, {"on": HELD, "seats": CAME}),
    ("house.residents_came", announced, "hold", {"on": HELD, "seats": CAME[:1]}, None),
    ("house.each_counted_once", announced, "hold", {"on": HELD, "seats": [*CAME, CAME[1]]}, {"on": HELD}),
    ("house.something_agreed", held, "agree", {"conclusions": [], "tasks": []}, {"conclusions": [], "tasks": [TASK]}),
    ("house.task_of_an_issue", held, "agree", {"tasks": [{**TASK, "item": 2}]}, {"tasks": [TASK]}),
    ("house.task_term_ahead", held, "agree", {"tasks": [{**TASK, "due_on": HELD}]}, {"tasks": [TASK]}),
    (
        "village.assembly_decides",
        lambda county: held(county, assembly_matter=True),
        "agree",
        {"conclusions": [{"nth": 0, **YES}], "tasks": []},
        {"conclusions": [{"nth": 0, **YES, "conclusion": Conclusion.ASSEMBLY}], "tasks": []},
    ),
    ("house.every_row", held, "minute", {}, None),
    (
        "house.tasked",
        lambda county: held(county).do("agree", conclusions=[{"nth": 0, **YES}], tasks=[]),
        "minute",
        {},
        None,
    ),
    (
        "house.done_before_solved",
        doing,
        "confirm",
        {"verdicts": verdict(Verdict.SOLVED)},
        {"verdicts": verdict(Verdict.UNSOLVED)},
    ),
    (
        "house.done_before_solved",
        lambda county: doing(county, APART),
        "confirm",
        {"verdicts": verdict(Verdict.SOLVED)},
        {"verdicts": verdict(Verdict.UNSOLVED)},
    ),
    (
        "house.department_named",
        unsolved,
        "lead_on",
        {"handed": handed(led_to=LedTo.DEPARTMENT)},
        {"handed": handed(led_to=LedTo.ASSEMBLY)},
    ),
    (
        "village.assembly_decides",
        left_to_the_assembly,
        "lead_on",
        {"handed": lambda at: handed(led_to=LedTo.DEPARTMENT, department=at.place.department)},
        {"handed": handed(led_to=LedTo.ASSEMBLY)},
    ),
    (
        "house.still_to_come",
        unsolved,
        "lead_to_next",
        {"again": lambda at: [{"nth": 0, "next": held(at.place).record}]},
        {"again": lambda at: [{"nth": 0, "next": announced(at.place).record}]},
    ),
    ("house.every_row", doing, "close", {}, None),
    ("house.every_row", lambda county: doing(county).do("report", days=3), "close", {}, None),
    ("house.every_row", unsolved, "close", {}, None),
]


@pytest.mark.parametrize(("rule", "begun", "step", "wrong", "right"), GATES, ids=[f"{g[0]}-{g[2]}" for g in GATES])
def test_each_gate(
    county: County, rule: str, begun: Begun, step: str, wrong: dict[str, Any], right: dict[str, Any] | None
) -> None:
    table = begun(county)
    with pytest.raises(Refused) as caught:
        table.do(step, **wrong)
    assert caught.value.codes == {rule}
    if right is not None:
        table.do(step, **right)


def test_whoever_noted_what_was_agreed_does_not_sign_the_minutes(county: County) -> None:
    table = held(county)
    head = county.actor(table.agency, Role.HEAD)
    clerk = county.actor(table.agency, Role.CLERK)
    table.do("agree", conclusions=[{"nth": 0, **YES}], tasks=[TASK])
    with pytest.raises(Refused, match="不得与记录协商结果的人员相同"):
        table.do("minute", by=replace(head, user_id=clerk.user_id))
    assert table.do("minute").record.stage == "doing"


@pytest.mark.parametrize("sign", ["居民13800138000", "张某430102199001011234"])
def test_who_raised_it_is_told_by_a_sign(county: County, sign: str) -> None:
    with pytest.raises(Refused, match="提出人用代称"):
        brought(county, Roundtable, "collect", issues=[{**ISSUE, "raised_by": sign}])


@pytest.mark.parametrize(("late", "overdue"), [(10, False), (11, True)])
def test_what_was_agreed_is_done_by_the_day_that_was_set(county: County, late: int, overdue: bool) -> None:
    table = doing(county)
    clock = table.words_clock("完成议定事项")
    assert (clock.due_on, clock.of_whom) == (TASK["due_on"], "更换灯具（物业公司）")
    nightly.run(HELD + timedelta(days=late))
    clock.refresh_from_db()
    assert (clock.noted_overdue_on is not None) is overdue


def test_each_task_has_a_limit_of_its_own_and_one_given_up_has_none(county: County) -> None:
    other = {**TASK, "what": "清理楼道", "due_on": HELD + timedelta(days=20)}
    table = held(county).do("agree", conclusions=[{"nth": 0, **YES}], tasks=[TASK, other]).do("minute")
    table.do("report", days=2, tasks=[{"nth": 0, "result": "已更换"}])
    table.do("drop", tasks=[{"nth": 1, "dropped_because": "改由居民自行清理"}])
    clocks = ClockRow.objects.filter(words="完成议定事项", matter_id=table.record.pk).order_by("due_on")
    assert [(clock.met_on is not None, clock.running) for clock in clocks] == [(True, False), (False, False)]
    assert RoundtableTask.objects.get(what="更换灯具").done_on == HELD + timedelta(days=2)


def test_putting_off_moves_the_day_of_the_meeting(county: County) -> None:
    table = announced(county).do("put_off", planned_on=HELD + timedelta(days=7), place="议事厅", reason="下雨")
    assert table.words_clock("召开圆桌会").due_on == HELD + timedelta(days=7)


def test_what_is_unsolved_goes_on_as_a_dispute_or_with_a_department(county: County) -> None:
    unsolved(county).do("lead_to_dispute").do("close")
    assert RoundtableIssue.objects.get().dispute == Dispute.objects.get()
    with_department = handed(led_to=LedTo.DEPARTMENT, department=county.department)
    other = unsolved(county).do("lead_on", handed=with_department).do("close")
    assert "未解决，移交部门办理" in other.record.results
    compute.refresh()
    counted = {name: compute.value(name, other.record.region, 2024) for name in FIGURES}
    assert counted["roundtable_issues_led_on"] == 2
    assert counted["roundtable_issues_resolved"] == 0


FIGURES = (
    "roundtable_meetings",
    "roundtable_attendance",
    "roundtable_issues_put",
    "roundtable_issues_resolved",
    "roundtable_issues_led_on",
    "roundtable_tasks_agreed",
)


def test_what_is_counted(county: County) -> None:
    """A meeting by its day, an issue by the residents' word; what was collected only, or struck, counts nowhere."""
    table = solved(county)
    collected(county).do("call_off", reason="已经解决")
    compute.refresh()
    assert [compute.value(name, table.record.region, 2024) for name in FIGURES] == [1, 8, 1, 1, 0, 1]


def test_the_public_reads_what_came_of_it_and_not_who_raised_it(county: County) -> None:
    table = solved(county).do("close").do("publish", days=1, strike=["照明"])
    view = dict(PublicRecord.objects.get().view)
    assert "居民确认已解决" in view["议题和结果"]
    assert "照明" not in view["议题和结果"] and "张某" not in str(view)
    assert verify_records("roundtable", [table.record.pk]).faults == []
    papers = list(Paper.objects.filter(matter_id=table.record.pk).order_by("id").values_list("title", flat=True))
    assert papers == ["圆桌会公告", "圆桌会会议记录", "圆桌会结果公示"]


def test_who_reports_it_done_may_be_a_mediator(county: County) -> None:
    assert doing(county).do("report", days=1, by=Hand(Role.MEDIATOR)).record.stage == "doing"


def test_a_meeting_bears_a_number_from_the_day_it_is_held(county: County) -> None:
    assert announced(county).record.number == ""
    assert held(county).record.number.endswith("圆桌〔2024〕1号")
    assert held(county).record.held_on == date(2024, 3, 10)
