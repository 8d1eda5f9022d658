"""法治督察、行政执法监督: units, leads of other registers, problems, letters, rectification; each gate closed and open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.asking.step_form import StepForm
from guiju.figures import compute
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import SYSTEM, Agency, Role
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.oversight.audit_project import AuditProject
from guiju.registers.oversight.litigation import Litigation
from guiju.registers.oversight.litigation.choices import Outcome
from guiju.registers.oversight.reconsideration.choices import Result
from guiju.registers.oversight.supervision import Supervision, leads
from guiju.registers.oversight.supervision.choices import Fault, Ground, Kind, Letter, Source, Way
from tests.lives import MONDAY, Case, brought
from tests.people import County
from tests.registers.reconsiderations import NEW, decided

SEEN = {"way": Way.ON_SITE, "inspectors": 2, "seen": "查阅台账"}


def refused(of: Case, step: str, **told: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        of.do(step, **told)
    return list(caught.value.codes)


def letter(unit: Agency, on: date, **told: Any) -> dict[str, Any]:
    return {"unit": unit, "kind": Letter.TASK, "demand": "整改", "due_on": on, **told}


def after(of: Case, days: int) -> date:
    return date.fromordinal(of.on.toordinal() + days)


def problem(unit: Agency, fault: Fault = Fault.FILES) -> dict[str, Any]:
    return {"unit": unit, "fault": fault, "what": "文书缺项", "basis": "某规定"}


def text(of: Case, kind: str, n: int = 0) -> str:
    return (
        list(Paper.objects.filter(matter_id=of.record.pk, kind=kind).order_by("pk"))[n]
        .content_for(Use.VERIFYING)
        .decode()
    )


def test_who_is_supervised(county: County) -> None:
    """Units of the region, others than oneself, once in a round; by whoever oversees it; over a period that has come."""
    units = [{"unit": county.department}, {"unit": county.township}]
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"units": [{"unit": county.bureau}]}, "house.supervision_other"),
        ({"units": [{"unit": county.elsewhere}]}, "house.supervision_region"),
        ({"units": [*units, units[0]]}, "house.supervision_unit_once"),
        ({"covers_to": date(2024, 3, 5)}, "field.covers_to"),
        ({"covers_from": date(2024, 3, 4), "covers_to": date(2024, 3, 1)}, "house.days_in_order"),
        ({"agency": county.department}, "house.supervision_overseer"),
    ]
    for told, rule in wrong:
        with pytest.raises(Refused) as caught:
            brought(county, Supervision, "plan", **told)
        assert rule in caught.value.codes, told
    here = brought(county, Supervision, "plan", units=units)
    assert "house.supervision_unit_once" in refused(here, "add_units", units=[{"unit": county.township}])
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    here.do("add_units", by=both)
    assert "house.four_eyes" in refused(here, "notify", by=both)
    assert "supervision.plan" in refused(here, "notify", confirmed=[])
    here.do("notify")
    assert here.record.number and str(county.township) in text(here, "notice")


def test_a_lost_case_stands_among_the_leads_by_itself(county: County) -> None:
    """The form is filled in from the other registers, with numbers alone; what was lost cannot be struck out."""
    brought(county, Litigation, "rule", date(2023, 9, 4), agency=county.department, outcome=Outcome.ANNULLED)
    here = brought(county, Supervision, "notify")
    known = leads.known(Facts(here.record, here.on, SYSTEM))
    assert {"unit": county.department.pk, "source": "lost", "times": 1} in known
    complaint = {"unit": county.department, "source": Source.COMPLAINT, "times": 1}
    form = StepForm(Supervision.procedure.steps["gather"], here.record, county.actor(county.bureau, Role.CLERK), None)
    assert [county.department.pk, "lost", 1] in [[bound.value() for bound in row[:3]] for row in form.groups[0].rows]
    assert "house.supervision_lost" in refused(here, "gather", leads=[complaint])
    assert "house.supervision_lead_unit" in refused(here, "gather", leads=[{**complaint, "unit": county.government}])
    here.do("gather")
    assert leads.known(Facts(here.record, here.on, SYSTEM)) == []
    here.do("visit").do("find", findings=[problem(county.department)])
    here.do("issue", letters=[letter(county.department, after(here, 30))]).do("answer").do("check")
    assert "house.supervision_every_lead" in refused(here, "close")
    here.do("look_into").do("close")
    assert (here.record.found, here.record.rectified, here.record.units_seen) == (1, 1, 2)


@pytest.fixture
def year(county: County) -> Case:
    """A round over the year 2024, told of its units in 2025."""
    when: dict[str, Any] = {"covers_from": date(2024, 1, 1), "covers_to": date(2024, 12, 31)}
    return brought(county, Supervision, "notify", date(2025, 1, 6), **when)


def told(of: Case) -> dict[tuple[int, str], int]:
    return {(one["unit"], one["source"]): one["times"] for one in leads.known(Facts(of.record, of.on, SYSTEM))}


def test_what_other_registers_tell_of_the_period(county: County, year: Case) -> None:
    """Each as a number of its unit: what was annulled, letters unanswered, limits and publications late, visits missed."""
    office, town = county.department, county.township
    faults = [{"to_agency": str(office), "faults": "未听取陈述", "measures": "改正"}]
    decided(county, NEW, Result.ANNULLED).do("opinion_letter", opinion_letters=faults).do("deliver_letter", 1)
    brought(county, Litigation, "summon", MONDAY, agency=office)
    brought(county, PenaltyCase, "penalise_on_spot", MONDAY, agency=office)
    person = brought(county, SupervisedPerson, "register", MONDAY, at_once=True, agency=town).do("mark_key", 7)
    found = told(year)
    assert found[office.pk, "corrected"] == found[office.pk, "unanswered"] == found[office.pk, "unpublished"] == 1
    assert found[office.pk, "late"] >= 1
    assert found[town.pk, "missed"] == 42, "weeks from 11 March on"
    assert (office.pk, "lost") not in found
    assert all("note" not in one for one in leads.known(Facts(year.record, year.on, SYSTEM)))
    county.restricted(person.record)
    assert (town.pk, "missed") not in told(year)


def test_a_limit_that_others_owe_is_none_of_whoever_waits_for_it(county: County, year: Case) -> None:
    """Nor is anything outside of the period."""
    brought(county, Litigation, "rule", date(2021, 9, 6), agency=county.department, outcome=Outcome.ANNULLED)
    brought(county, AuditProject, "consult", MONDAY, agency=county.department)
    assert told(year) == {}
    declared = {(name, *clock.key) for name, model in registers().items() for clock in model.procedure.clocks}
    assert leads.of_others() <= declared and ("legal_aid_case", "legal_aid.notify.criminal", "") in leads.of_others()


def test_each_unit_is_seen_before_anything_is_found_in_it(county: County) -> None:
    here = brought(county, Supervision, "notify")
    first = here.record.units.order_by("pk")[0]
    assert "house.supervision_seen" in refused(here, "find", findings=[problem(first.unit)])
    assert "house.supervision_two" in refused(here, "visit", visited=[{"id": first.pk, **SEEN, "inspectors": 1}])
    here.do("visit", visited=[{"id": first.pk, **SEEN}]).do("find", findings=[problem(first.unit)])
    assert "house.supervision_every_unit" in refused(here, "close")
    here.do("excuse")
    assert "supervision.rectified" in refused(here, "close")
    here.do("drop").do("close")


def test_letters_are_one_at_a_time_of_the_right_kind_and_signed_by_another(county: County) -> None:
    here, unit = brought(county, Supervision, "find"), county.department
    due = after(here, 30)
    wrong: list[tuple[list[dict[str, Any]], str]] = [
        ([letter(unit, due, kind=Letter.OPINION)], "house.supervision_letter_kind"),
        ([letter(unit, here.on)], "house.supervision_due"),
        ([letter(unit, due), letter(unit, due)], "house.supervision_letter_once"),
        ([letter(county.government, due)], "house.supervision_open"),
    ]
    for told, rule in wrong:
        assert rule in refused(here, "issue", letters=told)
    assert "supervision.feedback" in refused(here, "issue", confirmed=[])
    here.do("issue")
    assert "supervision.rectified" in refused(here, "check")
    assert "house.supervision_running" in refused(here, "issue", letters=[letter(unit, due)])
    assert "house.supervision_no_letter" in refused(here, "abandon")
    assert "问题1" in text(here, "letter") and "问题2" not in text(here, "letter")
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    again = brought(county, Supervision, "visit")
    again.do("find", by=both)
    assert "house.four_eyes" in refused(again, "issue", by=both)


def test_the_answer_is_a_clock(county: County) -> None:
    """From the letter to its day; put off once, before it is over; started anew by what is sent back; dropped by a recall."""
    here = brought(county, Supervision, "issue")
    first, second = here.record.letters.order_by("item")
    clock = here.words_clock("报送整改情况")
    assert (clock.started_on, clock.due_on) == (here.on, after(here, 30))
    told = {"id": first.pk, "put_off_because": "工程量大"}
    assert "house.supervision_later" in refused(here, "put_off", letters=[{**told, "due_on": first.due_on}])
    late = after(here, 31)
    assert "house.supervision_in_time" in refused(
        here, "put_off", on=late, letters=[{**told, "due_on": date(2024, 9, 2)}]
    )
    here.on = first.issued_on
    here.do("put_off", letters=[{**told, "due_on": date(2024, 6, 3)}])
    with pytest.raises(Refused, match="已经填过"):
        here.do("put_off", letters=[{**told, "due_on": date(2024, 7, 1)}])
    here.do("recall", letters=[{"id": second.pk, "recalled_because": "主送有误"}])
    here.do("answer", days=9, letters=[{"id": first.pk, "answer": "已改"}])
    here.do("send_back", letters=[{"id": first.pk, "returned_because": "没有落实", "due_on": after(here, 5)}])
    assert "supervision.rectified" in refused(here, "check")
    assert "house.supervision_ground" in refused(here, "talk", talks=[talk(first.unit, Ground.OVERDUE)])
    here.do("talk", talks=[talk(first.unit, Ground.UNSETTLED)])
    here.do("talk", days=6, talks=[talk(first.unit, Ground.OVERDUE)])
    here.do("answer", letters=[{"id": first.pk, "answer": "再改"}])
    clock = here.words_clock("报送整改情况")
    assert clock.overdue(here.on) and clock.of_whom == str(first)
    left, dropped = here.record.findings.order_by("item")
    if left.unit != first.unit:
        left, dropped = dropped, left
    here.do("check", checks=[{"id": left.pk, "checked": "到位"}])
    assert "house.supervision_left" in refused(
        here, "send_back", letters=[{"id": first.pk, "returned_because": "再退", "due_on": after(here, 5)}]
    )
    assert "supervision.rectified" in refused(here, "check", checks=[{"id": dropped.pk, "checked": "到位"}])


def talk(unit: Agency, ground: Ground) -> dict[str, Any]:
    return {"unit": unit, "persons": "分管负责人", "ground": ground, "demand": "压实责任"}


def test_who_registered_the_answer_does_not_accept_it(county: County) -> None:
    both = county.actor(county.bureau, Role.CLERK, Role.LEGAL, name="both")
    here = brought(county, Supervision, "issue").do("answer", by=both)
    assert "house.four_eyes" in refused(here, "check", by=both)
    here.do("check")


def test_what_was_put_right_on_the_spot_needs_no_letter(county: County) -> None:
    here = brought(county, Supervision, "find")
    both = county.actor(county.bureau, Role.CLERK, Role.HEAD, name="both")
    here.do("issue", letters=[letter(county.department, after(here, 30))])
    assert "house.supervision_running" in refused(here, "fix")
    theirs = next(row for row in here.record.findings.all() if row.unit == county.township)
    here.do("fix", fixed=[{"id": theirs.pk, "fixed": "已改"}])
    with pytest.raises(Refused, match="已经填过"):
        here.do("drop", dropped=[{"id": theirs.pk, "dropped_because": "不成立"}])
    again = brought(county, Supervision, "visit").do("find", by=both)
    assert "house.four_eyes" in refused(again, "fix", by=both)


def test_a_fault_that_comes_twice_is_a_pattern(county: County) -> None:
    """纠错一件、规范一片: what is found in several is told to all before the round is closed; the circular lists it."""
    here = brought(county, Supervision, "find", way="pattern")
    assert "house.supervision_common" in refused(here, "advise", advice=[{"fault": Fault.POWER, "words": "规范"}])
    here.do("issue").do("answer").do("check").do("circulate").do("hand_on")
    assert "2个，涉及2个单位" in text(here, "circular")
    assert refused(here, "close") == ["house.supervision_common_told"]
    here.do("advise").do("close").do("told_back", days=90)


def test_what_comes_back_after_the_end_is_found_anew(county: County) -> None:
    """Looked back, the round is open again; what was accepted stays so, the new problem has a letter of its own."""
    here = brought(county, Supervision, "look_back")
    assert (here.record.stage, here.record.closed_on) == ("rectifying", None)
    here.do("find", findings=[problem(county.department)])
    assert "supervision.rectified" in refused(here, "close")
    here.do("issue", letters=[letter(county.department, after(here, 9))]).do("answer").do("check").do("close")
    assert (here.record.found, here.record.rectified) == (3, 3)


def test_a_round_without_any_unit_seen_is_given_up_and_not_closed(county: County) -> None:
    here = brought(county, Supervision, "notify")
    rows = [{"id": row.pk, "excused_because": "机构改革"} for row in here.record.units.all()]
    here.do("excuse", excused=rows)
    assert "house.supervision_some" in refused(here, "close")
    here.do("abandon")


def test_what_is_counted(county: County) -> None:
    """A unit once a year, however often it was seen; townships by their place; enforcement apart; letters as issued."""
    for _ in range(2):
        brought(county, Supervision, "check", MONDAY)
    brought(county, Supervision, "issue", MONDAY, kind=Kind.ENFORCEMENT)
    compute.refresh()
    names = ("supervised_units", "supervised_units_township", "supervised_units_department", "units_inspected_on_site")
    assert [compute.value(name, "431081", 2024) for name in names] == [2, 1, 1, 2]
    counts = ("supervision_letters_issued", "enforcement_notices", "enforcement_supervisions")
    assert [compute.value(name, "431081", 2024) for name in counts] == [4, 2, 2]


def test_a_unit_that_was_excused_stops_nothing_and_may_be_taken_in_again(county: County) -> None:
    """Its lost cases need no lead while it is left out, and none is offered; once it is back they do."""
    brought(county, Litigation, "rule", date(2023, 9, 4), agency=county.department, outcome=Outcome.ANNULLED)
    here = brought(county, Supervision, "notify", units=[{"unit": county.department}, {"unit": county.township}])
    here.do("excuse", excused=[{"nth": 0, "excused_because": "机构改革"}])
    assert leads.known(Facts(here.record, here.on, SYSTEM)) == []
    other = {"unit": county.township, "source": Source.COMPLAINT, "times": 1}
    here.do("gather", leads=[other])
    here.do("add_units", units=[{"unit": county.department}])
    assert "house.supervision_lost" in refused(here, "gather", leads=[other])
    assert "house.supervision_unit_once" in refused(here, "add_units", units=[{"unit": county.department}])
