"""督办任务: what a second pair of eyes tried: what is taken back is still due, and no delay is granted that was asked for once."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.figures import compute
from guiju.kernel.declaring.refused import Refused
from guiju.registers.governance.appraised_unit import AppraisedUnit
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan.choices import Kind, Subject
from guiju.registers.governance.work_task import WorkTask
from guiju.registers.governance.work_task.choices import Verdict
from tests.lives import brought
from tests.people import County

MARCH = date(2024, 3, 4)


def test_a_report_that_is_taken_back_leaves_its_term_running(county: County) -> None:
    task = brought(county, WorkTask, "report", MARCH)
    due = task.record.due_on
    assert not task.words_clock("完成任务").running
    task.do("take_back", 1)
    clock = task.words_clock("完成任务")
    assert (clock.running, clock.due_on) == (True, due)
    task.do("report", 1).do("verify", 1, verdict=Verdict.AGAIN, redo_by=date(2024, 12, 2)).do("report", 3)
    task.do("take_back", 1)
    assert task.words_clock("继续办理").running and not task.words_clock("完成任务").running


def test_a_delay_that_was_asked_for_before_the_report_is_not_granted_after_the_term(county: County) -> None:
    task = brought(county, WorkTask, "ask_delay", MARCH, way="put_off")
    task.do("report", 1).do("verify", 1, verdict=Verdict.AGAIN, redo_by=date(2024, 12, 2))
    with pytest.raises(Refused) as caught:
        task.do("put_off", on=date(2024, 11, 4), due_on=date(2024, 12, 2))
    assert "house.task_not_over" in caught.value.codes


def test_what_was_given_up_is_counted_no_more(county: County) -> None:
    """A list abandoned after its issue sets no areas; a unit excused after its score was settled was not appraised."""
    areas = {"kind": Kind.POINTS, "subject": Subject.LAW}
    led = brought(county, WorkPlan, "issue", MARCH, steps={"establish": areas})
    unit = brought(county, AppraisedUnit, "conclude", MARCH)
    compute.refresh()
    year = unit.record.concluded_on.year
    assert compute.value("work_task_areas", "431081", led.record.issued_on.year)
    assert compute.value("appraised_units", "431081", year) == 1
    led.do("abandon", 1)
    unit.do("excuse", 1)
    compute.refresh()
    assert not compute.value("work_task_areas", "431081", led.record.issued_on.year)
    assert compute.value("appraised_units", "431081", year) == 0
