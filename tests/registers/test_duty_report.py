"""述法: who is called, who reports once, on the spot or in writing, how it is appraised, what a year counts."""

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
from guiju.registers.governance.duty_report import DutyReport
from guiju.registers.governance.duty_round import DutyRound
from guiju.registers.governance.duty_round.choices import Checked, Finding, Form, Grade, Post
from tests.lives import Case, case
from tests.people import County

NOVEMBER = date(2024, 11, 4)
DUE = date(2024, 11, 29)
HEARD = date(2024, 12, 5)
FILE = ("述法报告.txt", "述法报告".encode())
OURS = ("submit", "answer", "rectify")
"""The steps of the unit; all others are of whoever holds the round."""


def led(county: County, **told: Any) -> Case:
    """A round over a department and a township: who heads party and office in each."""
    units = [county.department, county.township]
    return case(county, DutyRound, NOVEMBER).do("call", **{"units": units, "posts": [*Post], "due_on": DUE, **told})


def reports(county: County) -> list[Report]:
    return [Report(county, row) for row in DutyReport.objects.select_related("agency", "round").order_by("pk")]


class Report:
    """One report, with those who take its steps."""

    def __init__(self, county: County, record: Any) -> None:
        self.county, self.record, self.on = county, record, NOVEMBER

    def do(self, step: str, on: date | None = None, **told: Any) -> Report:
        agency = self.record.agency if step in OURS else self.county.bureau
        actor = self.county.actor(agency, Role.HEAD)
        self.on = on or self.on
        self.record = engine.take(step, self.record, actor, told, self.on)
        return self

    def submitted(self, name: str, on: date = NOVEMBER) -> Report:
        return self.do("submit", on, reporter=name, report=FILE, confirmed=["duty_report.contents"])

    def appraised(self, on: date = HEARD, **told: Any) -> Report:
        usual = {"good": 20, "fair": 3, "grade": Grade.GOOD, "comment": "履职到位", "finding": Finding.NONE}
        return self.do("appraise", on, **{**usual, **told})

    def clock(self, words: str) -> Any:
        return ClockRow.objects.filter(matter_id=self.record.pk, words=words).latest("id")


def refused(rule: str, do: Any, *args: Any, **told: Any) -> None:
    with pytest.raises(Refused) as refusal:
        do(*args, **told)
    assert {one.code for one in refusal.value.reasons} == {rule}


def test_each_head_of_each_unit_is_called_once_the_holder_s_own_too(county: County) -> None:
    begun = led(county)
    assert [(r.record.agency, r.record.post) for r in reports(county)] == [
        (unit, post) for unit in (county.department, county.township) for post in Post
    ]
    again: dict[str, Any] = {"more_posts": [*Post], "more_form": Form.WRITTEN, "due_by": DUE}
    refused("house.duty_new", begun.do, "call_more", more_units=[county.township], **again)
    begun.do("call_more", 1, more_units=[county.township, county.bureau], **again)
    assert DutyReport.objects.count() == 6
    assert {r.record.form for r in reports(county) if r.record.agency == county.bureau} == {Form.WRITTEN}
    assert all(r.clock("报送述法报告").due_on == DUE for r in reports(county))


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"of_year": 2022}, "house.duty_year"),
        ({"of_year": 2025}, "house.duty_year"),
        ({"due_on": NOVEMBER}, "house.duty_due"),
        ({"confirmed": []}, "duty_report.yearly"),
    ],
)
def test_a_round_that_cannot_be_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    refused(rule, led, county, **told)


def test_one_round_a_year_of_those_within_reach_by_who_oversees_them(county: County) -> None:
    begun = led(county)
    refused("house.duty_once", led, county)
    refused("house.round_units", led, county, units=[county.elsewhere], of_year=2023)
    own = case(county, DutyRound, NOVEMBER, agency=county.department)
    refused("house.duty_overseer", own.do, "call", units=[county.department], due_on=DUE)
    begun.do("abandon", 1)
    assert led(county).record.stage == "called", "what was given up does not stand in the way"


def test_who_heads_both_reports_once_and_the_other_post_is_excused(county: County) -> None:
    led(county)
    [party, office, *_] = reports(county)
    party.submitted("甲")
    refused("house.duty_reports_once", office.submitted, "甲")
    refused("duty_report.contents", office.do, "submit", reporter="乙", report=FILE, confirmed=[])
    office.do("excuse", reason="一人兼任")
    office.do("call_again", due_on=date(2024, 12, 13), reason="已经配备")
    assert office.clock("报送述法报告").due_on == date(2024, 12, 13)
    assert office.submitted("乙").record.stage == "submitted"
    party.do("excuse", reason="改以行政主要负责人身份述法")
    office.do("return", redo_by=date(2024, 12, 13), reason="改由兼任者报送")
    assert office.submitted("甲").record.reporter == "甲", "what was excused does not stand in the way"


def test_a_report_is_sent_back_by_a_day_and_every_version_is_kept(county: County) -> None:
    led(county)
    [first, *_] = reports(county)
    first.submitted("甲", DUE)
    refused("house.duty_redo", first.do, "return", redo_by=DUE, reason="补充")
    first.do("return", redo_by=date(2024, 12, 4), reason="补充")
    assert first.clock("修改述法报告").due_on == date(2024, 12, 4)
    first.submitted("甲", date(2024, 12, 3))
    assert Paper.objects.filter(matter_id=first.record.pk, kind="report").count() == 2
    assert first.clock("报送述法报告").met_on == DUE


def test_those_who_spoke_are_entered_together_and_who_writes_is_not_among_them(county: County) -> None:
    begun = led(county)
    [one, two, three, four] = reports(county)
    refused("house.duty_speakers", begun.do, "hold", on=HEARD, speakers=[county.department])
    for name, report in zip("甲乙丙丁", (one, two, three, four), strict=True):
        report.submitted(name)
    two.do("change_form", form=Form.WRITTEN, reason="另有公务")
    refused("house.duty_on_spot", two.do, "speak", HEARD)
    begun.do("hold", on=HEARD, speakers=[county.department, county.township])
    given = DutyReport.objects.filter(given_on=HEARD)
    assert {row.pk for row in given} == {one.record.pk, three.record.pk, four.record.pk}
    assert two.do("accept_written", HEARD).record.stage == "given"
    refused("house.duty_unappraised", begun.do, "abandon", on=HEARD)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"good": 0, "fair": 0}, "house.duty_voted"),
        ({"grade": Grade.FAIR}, "house.duty_voted"),
        ({"grade": Grade.POOR, "reason": "一票否决"}, "house.duty_poor"),
        ({"finding": Finding.RECTIFY}, "house.duty_rectify"),
        ({"finding": Finding.RECTIFY, "problems": "程序不规范", "rectify_by": HEARD}, "house.duty_rectify"),
        ({"rectify_by": date(2025, 1, 31)}, "house.duty_rectify"),
    ],
)
def test_an_appraisal_that_contradicts_itself_is_refused(county: County, told: dict[str, Any], rule: str) -> None:
    led(county, units=[county.department], posts=[Post.GOVERNMENT])
    [only] = reports(county)
    only.submitted("甲").do("speak", HEARD)
    refused(rule, only.appraised, **told)


def test_what_was_found_is_put_right_by_a_day_and_the_grade_is_set_right_by_the_head(county: County) -> None:
    begun = led(county, units=[county.department], posts=[Post.GOVERNMENT])
    [only] = reports(county)
    only.submitted("甲").do("speak", HEARD)
    by = date(2025, 1, 31)
    only.appraised(finding=Finding.RECTIFY, problems="程序不规范", rectify_by=by)
    assert (only.record.stage, only.clock("报送述法整改情况").due_on) == ("rectifying", by)
    [paper] = Paper.objects.filter(matter_id=only.record.pk, kind="appraisal")
    assert "程序不规范" in paper.content_for(Use.VERIFYING).decode()
    only.do("answer", explanation="已经完善")
    refused("house.duty_answered", only.do, "answer", explanation="再次说明")
    assert only.do("regrade", grade=Grade.FAIR, reason="经核实").record.outcome == "评议为较好"
    begun.do("close", on=date(2024, 12, 10))
    refused("house.duty_round_open", only.do, "regrade", date(2024, 12, 11), grade=Grade.GOOD, reason="-")
    only.do("rectify", date(2025, 1, 20), measures="已经整改")
    refused("house.duty_again", only.do, "check", checked=Checked.AGAIN, check_opinion="不够")
    only.do("check", checked=Checked.AGAIN, check_opinion="不够", rectify_by=date(2025, 2, 28))
    assert only.clock("报送述法整改情况").due_on == date(2025, 2, 28)
    refused("house.duty_rectify_later", only.do, "put_off_rectifying", date(2025, 3, 3), rectify_by=by, reason="-")
    only.do("rectify", date(2025, 3, 3), measures="再次整改")
    assert only.do("check", checked=Checked.DONE, check_opinion="到位").record.stage == "closed"


def test_a_year_counts_those_who_reported_on_it_whenever_the_meeting_was(county: County) -> None:
    begun = led(county)
    [one, two, three, four] = reports(county)
    four.do("excuse", reason="职务空缺")
    two.do("change_form", form=Form.WRITTEN, reason="另有公务")
    for name, report in zip("甲乙丙", (one, two, three), strict=True):
        report.submitted(name)
    refused("duty_report.appraised", begun.do, "close", on=HEARD)
    one.do("speak", HEARD).appraised()
    three.do("speak", date(2025, 1, 9)).appraised(date(2025, 1, 9))
    compute.refresh()

    def said(name: str, year: int = 2024) -> Any:
        return compute.value(f"duty_report{name}", "431081", year)

    assert [said(name) for name in ("s_due", "s_given", "s_given_township", "s_given_department")] == [3, 2, 1, 1]
    assert (round(said("_coverage")), said("s_given", 2025)) == (67, 0)
    two.do("accept_written", date(2025, 1, 10)).appraised(date(2025, 1, 10))
    closed = begun.do("close", on=date(2025, 1, 13)).do("publish").record
    assert (closed.reports_due, closed.reports_given) == (3, 3)
    compute.refresh()
    assert (said("s_given"), said("s_given_department"), said("_coverage")) == (3, 1, 100)


def test_who_is_graded_poor_in_the_end_has_to_put_right(county: County) -> None:
    """What holds of an appraisal holds of the grade that takes its place."""
    led(county)
    one = reports(county)[0].submitted("张三").do("speak", HEARD).appraised()
    refused("house.duty_poor", one.do, "regrade", grade=Grade.POOR, reason="经核实瞒报")
    one.do("order_rectifying", problems="瞒报案件", rectify_by=date(2025, 2, 3))
    assert one.record.stage == "rectifying" and ClockRow.objects.filter(matter_id=one.record.pk, met_on=None).exists()
    one.do("regrade", grade=Grade.POOR, reason="经核实瞒报")
    assert (one.record.stage, one.record.grade) == ("rectifying", Grade.POOR)
