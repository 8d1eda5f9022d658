"""Reports from below that are owed: called for, urged, handed in by any way, excused; what may not be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.reports.report_filing import ReportFiling
from guiju.reports.report_round import ReportRound
from tests.lives import Case, case
from tests.people import County, verified
from tests.web import desk
from tests.web.intake_reports import DEFECT, report, seated, upload

BEGUN, DUE = date(2025, 1, 6), date(2025, 1, 24)
FILE = ("报告.txt", report().encode())


def led(county: County, **told: Any) -> Case:
    units = [county.department, county.township]
    return case(county, ReportRound, BEGUN).do("call", **{"units": units, "year": 2024, "due_on": DUE, **told})


def of(agency: Any) -> Any:
    return ReportFiling.objects.select_related("agency", "round").get(agency=agency)


def take(county: County, step: str, agency: Any, on: date, by: Any = None, **told: Any) -> Any:
    actor = by or county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    return engine.take(step, of(agency), actor, told, on)


def refused(rule: str, do: Any, *args: Any, **told: Any) -> str:
    with pytest.raises(Refused) as refusal:
        do(*args, **told)
    assert {one.code for one in refusal.value.reasons} == {rule}
    return str(refusal.value)


def limits(agency: Any) -> dict[str, Any]:
    rows = ClockRow.objects.filter(matter_id=of(agency).pk).order_by("id")
    return {row.rule or row.words: row for row in rows}


def test_what_is_owed_is_a_record_before_anything_has_come_in(county: County) -> None:
    begun = led(county)
    assert {(row.agency, row.filer, row.year, row.stage) for row in ReportFiling.objects.all()} == {
        (unit, unit, 2024, "owed") for unit in (county.department, county.township)
    }
    assert {name: row.due_on for name, row in limits(county.township).items()} == {"报送年度报告": DUE}
    assert {name: row.due_on for name, row in limits(county.department).items()} == {
        "报送年度报告": DUE,
        "annual_report.department": date(2025, 1, 31),
    }
    refused("house.report_round_once", led, county)
    refused("house.report_unit_new", begun.do, "call_more", more_units=[county.township], due_by=DUE)
    late = {"more_units": [county.government], "due_by": date(2025, 2, 5)}
    refused("annual_report.department", begun.do, "call_more", **late)
    begun.do("call_more", 1, more_units=[county.government], due_by=DUE)
    assert of(county.government).stage == "owed"
    assert verified().sound


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"year": 2022}, "house.report_year"),
        ({"due_on": BEGUN}, "house.report_due"),
        ({"due_on": date(2025, 2, 5)}, "annual_report.department"),
    ],
)
def test_a_call_that_may_not_be(county: County, told: dict[str, Any], rule: str) -> None:
    refused(rule, led, county, **told)
    assert not ReportFiling.objects.exists()


def test_a_township_is_given_a_later_day_and_nobody_of_elsewhere_is_called(county: County) -> None:
    refused("house.round_units", led, county, units=[county.elsewhere])
    led(county, units=[county.township], due_on=date(2025, 2, 20))
    assert of(county.township).due_on == date(2025, 2, 20)


def test_whoever_owes_is_urged_and_nobody_else(county: County) -> None:
    begun = led(county)
    take(county, "hand_in", county.department, date(2025, 1, 20), file=FILE)
    begun.do("urge", on=date(2025, 1, 27), urging="请于三日内报送")
    [letter] = Paper.objects.filter(kind="report_filing_urge")
    words = letter.content_for(Use.VERIFYING).decode()
    assert (
        "落款：资兴市司法局" in words
        and "某镇人民政府" in words
        and "2025年1月24日以前" in words
        and "请于三日内" in words
    )
    assert (of(county.township).urges, of(county.department).urges) == (1, 0)
    refused("house.report_owed", begun.do, "urge", urged=[county.department])
    take(county, "return", county.department, date(2025, 1, 27), advice="请核实")
    begun.do("urge", urged=[county.department])
    assert (
        "已经退回修改"
        in Paper.objects.filter(kind="report_filing_urge").latest("id").content_for(Use.VERIFYING).decode()
    )
    with pytest.raises(Refused):
        take(county, "urge", county.township, date(2025, 1, 27))


def test_a_township_hands_in_is_sent_back_and_hands_in_again(county: County) -> None:
    begun = led(county)
    clerk = county.actor(county.township, Role.CLERK)
    refused("house.every_unit", begun.do, "close")
    take(
        county, "hand_in", county.township, date(2025, 1, 24), by=clerk, file=("报告.txt", report(more=DEFECT).encode())
    )
    assert limits(county.township)["报送年度报告"].in_time is True
    assert (of(county.township).stage, of(county.township).faults.count() > 0) == ("read", True)
    take(county, "return", county.township, date(2025, 1, 26), advice="请核实金额")
    take(county, "refile", county.township, date(2025, 1, 27), by=clerk, file=FILE)
    take(county, "accept", county.township, date(2025, 1, 28))
    take(county, "excuse", county.department, date(2025, 1, 28), reason="机构撤并")
    done = begun.do("close", on=date(2025, 1, 28)).record
    assert (done.stage, done.reports_due, done.reports_given) == ("closed", 1, 1)
    again = {"due_on": date(2025, 2, 10), "reason": "仍单独报告"}
    refused("house.report_round_open", take, county, "call_again", county.department, date(2025, 1, 29), **again)


def test_a_term_is_lengthened_while_it_runs_and_who_is_excused_is_called_again(county: County) -> None:
    begun = led(county)
    longer = {"due_on": date(2025, 2, 10), "reason": "正在核对"}
    refused("house.report_later", take, county, "put_off", county.township, BEGUN, due_on=DUE, reason="x")
    take(county, "put_off", county.township, date(2025, 1, 20), **longer)
    assert limits(county.township)["报送年度报告"].due_on == date(2025, 2, 10)
    take(county, "excuse", county.department, date(2025, 1, 20), reason="机构撤并")
    assert not any(row.running for row in limits(county.department).values())
    take(county, "call_again", county.department, date(2025, 1, 21), **longer)
    assert of(county.department).stage == "owed"
    begun.do("abandon", on=date(2025, 1, 22), reason="另行部署")
    assert set(ReportFiling.objects.values_list("stage", flat=True)) == {"excused"}


def test_a_called_report_comes_in_on_its_own_record_and_not_beside_it(county: County) -> None:
    led(county)
    told = {"title": "报告", "filer": county.township, "year": 2024, "file": FILE}
    day = date(2025, 1, 20)
    words = refused("house.one_filing_at_a_time", engine.take, "receive", ReportFiling, county.bureau_clerk, told, day)
    assert "报送报告" in words


def test_pages_show_what_is_owed_and_a_file_finds_the_record_that_waits_for_it(county: County) -> None:
    led(county)
    bureau, own = seated(county.bureau, Role.CLERK), seated(county.township, Role.CLERK)
    listed = bureau.get(reverse("intake"), {"year": 2024})
    assert listed.context["rows"] == [] and county.township in listed.context["missing"]
    there = reverse("intake_filing", args=[of(county.township).pk])
    assert there in desk.words(listed)
    assert "待报送" in desk.words(own.get("/"))
    page = desk.words(own.get(there))
    assert "报送报告" in page and "没有报告正文" in page
    assert upload(bureau, FILE).url == there, "whoever sends the file in, and where"
    assert (of(county.township).stage, ReportFiling.objects.count()) == ("read", 2)
    step = reverse("intake_step", args=[of(county.department).pk, "hand_in"])
    version = of(county.department).version
    bare = seated(county.department, Role.CLERK).post(step, {"version": version})
    assert bare.status_code == 422 and "请上传报告正文" in desk.words(bare)
