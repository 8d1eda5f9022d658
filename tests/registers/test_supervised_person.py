"""监管帮教对象 and 走访: days, duties kept and missed, terms that run out, a move that keeps the thread."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from guiju import documents
from guiju.figures import compute
from guiju.figures.freezing import prove, snapshot
from guiju.figures.period import Period
from guiju.kernel.acting import engine, nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring import duties, spells
from guiju.kernel.declaring.duties import NOTE_MISSED, DutyPeriod
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import life
from guiju.kernel.declaring.worked_out import rewrite
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.kernel.offices.scope import visible
from guiju.registers.care.home_visit import HomeVisit
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person.choices import End, Kind, Measure
from guiju.registers.care.supervised_person.columns import PersonSpell
from guiju.reports.annual_report import AnnualReport
from guiju.reports.compiling import compiled
from tests.lives import MONDAY, Case, brought, case
from tests.people import County, verified
from tests.tampering import undone

KEY = date(2024, 3, 11)
"""A Monday; on it the person of these tests becomes a key person."""
UPTO = date(2024, 4, 8)
"""The Monday on which the night looks: four weeks are over."""


def rows(person: Any, *, to: date = UPTO) -> list[DutyPeriod]:
    return list(DutyPeriod.objects.filter(matter_id=person.pk, first__lt=to).order_by("first"))


@pytest.fixture
def key_person(county: County) -> Case:
    person = brought(county, SupervisedPerson, "register", MONDAY)
    return person.do("mark_key", on=KEY)


def called_on(county: County, person: Case, on: date, **told: Any) -> Case:
    return case(county, HomeVisit, on).do("visit", person=person.record, **told)


@pytest.mark.parametrize(
    ("way", "upto", "rule", "counted_from", "due"),
    [
        ("usual", "receive", "correction.report.in_person", date(2024, 2, 28), date(2024, 3, 11)),
        ("treatment", "receive", "drug_rehab.community.report", date(2024, 2, 28), date(2024, 3, 14)),
        ("recovery", "receive", "drug_rehab.recovery.report", date(2024, 2, 28), date(2024, 3, 14)),
        ("treatment", "register", "drug_rehab.community.duration", None, date(2027, 3, 5)),
    ],
)
def test_limits_of_those_who_come(
    county: County, way: str, upto: str, rule: str, counted_from: date | None, due: date
) -> None:
    told: dict[str, Any] = (
        {} if counted_from is None else {"effective_on": counted_from, "served_on": counted_from, "notified_on": None}
    )
    person = brought(county, SupervisedPerson, upto, MONDAY, way=way, **told)
    assert person.clock(rule).due_on == due


@pytest.mark.parametrize(
    ("measure", "rule"),
    [
        (Measure.PROBATION, "correction.report.in_person"),
        (Measure.BY_COURT, "correction.transfer.court_decided"),
        (Measure.BY_PRISON, "correction.transfer.prison_approved"),
    ],
)
def test_who_is_to_bring_them(county: County, measure: Measure, rule: str) -> None:
    """社区矫正法 art. 21: each of the three is ten days from its own beginning."""
    person = brought(county, SupervisedPerson, "receive", MONDAY, measure=measure, served_on=date(2024, 3, 1))
    names = {"correction.report.in_person", "correction.transfer.court_decided", "correction.transfer.prison_approved"}
    running = {row.rule for row in ledger_clocks(person) if row.rule in names}
    assert running == {rule}


def ledger_clocks(person: Case) -> list[Any]:
    return list(ClockRow.objects.filter(matter_id=person.record.pk))


def test_a_device_is_worn_three_months_and_three_more_each_time(county: County) -> None:
    """社区矫正法 art. 29(2)."""
    person = brought(county, SupervisedPerson, "fit_device", MONDAY, way="watched")
    fitted = person.on
    clock = person.clock("correction.monitor.electronic_device")
    assert clock.started_on == fitted
    first = clock.due_on
    person.do("prolong_device", 65)
    assert (person.clock("correction.monitor.electronic_device").due_on - first).days in (90, 91, 92)
    person.do("remove_device", 3)
    assert person.clock("correction.monitor.electronic_device").in_time


def test_community_treatment_rests_while_somebody_is_held(county: County) -> None:
    """戒毒条例 art. 24(2): three years from reporting, and so many days more."""
    person = brought(county, SupervisedPerson, "register", date(2021, 3, 1), way="treatment")
    reported, ends = person.on, person.record.term_ends
    assert ends == date(reported.year + 3, reported.month, reported.day) - timedelta(days=1)
    person.do("detain", 10)
    nightly.run(ends + timedelta(days=3))
    person.record.refresh_from_db()
    assert person.record.stage == "registered", "held: the term does not run out"
    person.do("set_free", 15)
    assert person.record.term_ends == ends + timedelta(days=15)
    assert person.clock("drug_rehab.community.duration").due_on == ends + timedelta(days=15)


@pytest.mark.parametrize(("way", "kind"), [("usual", Kind.CORRECTION), ("treatment", Kind.TREATMENT)])
def test_a_term_runs_out_by_itself_and_is_certified(county: County, way: str, kind: Kind) -> None:
    person = brought(county, SupervisedPerson, "register", date(2021, 3, 1), way=way)
    ends = person.record.term_ends
    nightly.run(ends)
    person.record.refresh_from_db()
    assert person.record.stage == "registered"
    nightly.run(ends + timedelta(days=1))
    person.record.refresh_from_db()
    assert (person.record.kind, person.record.stage) == (kind, "expired")
    person.do("release", on=ends + timedelta(days=1), outcome=End.EXPIRED)
    assert (person.record.stage, person.record.left_on) == ("ended", ends + timedelta(days=1))


def test_a_duty_is_met_missed_and_noted_once(county: County, key_person: Case) -> None:
    called_on(county, key_person, date(2024, 3, 12))
    called_on(county, key_person, date(2024, 3, 26))
    called_on(county, key_person, date(2024, 4, 2), met=False, absent_because="外出")
    done = nightly.run(UPTO)
    assert done.missed == 1, "one record has missed some"
    found = rows(key_person.record)
    assert [row.met_on for row in found] == [date(2024, 3, 12), None, date(2024, 3, 26), None]
    assert [row.missed for row in found] == [False, True, False, True]
    assert {row.noted_on for row in found if row.missed} == {UPTO}
    assert nightly.run(UPTO).missed == 0
    [note] = Entry.objects.filter(matter_id=key_person.record.pk, step=NOTE_MISSED)
    assert "每周走访社区矫正重点人员（2024-03-18至2024-03-24）" in note.content["told"]["reason"]
    assert verify_records("supervised_person", [key_person.record.pk]).faults == []


def test_a_visit_entered_late_meets_its_period_and_one_voided_no_longer(county: County, key_person: Case) -> None:
    nightly.run(UPTO)
    assert all(row.missed for row in rows(key_person.record))
    late = called_on(county, key_person, date(2024, 3, 20))
    second = rows(key_person.record)[1]
    assert (second.met_on, second.met_matter, second.noted_on) == (date(2024, 3, 20), late.record.pk, UPTO)
    late.do("void")
    assert rows(key_person.record)[1].missed


def test_a_visit_put_right_meets_the_duty_of_whom_it_was(county: County, key_person: Case) -> None:
    other = brought(county, SupervisedPerson, "register", MONDAY).do("mark_key", on=KEY)
    visit = called_on(county, key_person, date(2024, 3, 12))
    assert [person.record.pk for person in (key_person, other) if rows(person.record)[0].met_on] == [
        key_person.record.pk
    ]
    right = {"entry": 1, "told": {"person": other.record.pk}}
    asked = engine.take(
        "ask_correction",
        visit.record,
        county.actor(county.township, Role.CORRECTION),
        {"right": right, "reason": "登记错人"},
    )
    told = {"request": asked.version, "so_happened": True}
    engine.take("correct", asked, county.actor(county.township, Role.HEAD), told)
    assert [person.record.pk for person in (key_person, other) if rows(person.record)[0].met_on] == [other.record.pk]


def test_the_duty_rests_in_hospital_and_ends_with_the_key(county: County, key_person: Case) -> None:
    key_person.do("hospitalise", on=date(2024, 3, 18)).do("come_home", on=date(2024, 4, 1))
    nightly.run(UPTO)
    assert [(row.first, row.owed) for row in rows(key_person.record)] == [
        (date(2024, 3, 11), True),
        (date(2024, 4, 1), True),
    ]
    key_person.record.refresh_from_db()
    key_person.do("unmark_key", on=date(2024, 4, 9))
    nightly.run(date(2024, 6, 1))
    last = rows(key_person.record, to=date(2024, 6, 1))[-1]
    assert (last.first, last.owed, last.held) == (date(2024, 4, 8), False, 1)


def test_what_is_entered_late_of_the_key_moves_the_periods(county: County, key_person: Case) -> None:
    """A hospital stay found out afterwards: the weeks of it are owed no more; told again it comes to the same."""
    nightly.run(UPTO)
    assert len(rows(key_person.record)) == 4
    key_person.record.refresh_from_db()
    key_person.do("come_home", on=UPTO) if key_person.record.away else None
    key_person.do("hospitalise", on=date(2024, 3, 18))
    assert [row.first for row in rows(key_person.record)] == [date(2024, 3, 11)]
    key_person.do("come_home", on=date(2024, 3, 25))
    assert [row.first for row in rows(key_person.record)] == [date(2024, 3, 11), date(2024, 3, 25), date(2024, 4, 1)]
    told_again_is_the_same(key_person.record)


def test_a_period_or_a_spell_tampered_with_is_found(county: County, key_person: Case) -> None:
    called_on(county, key_person, date(2024, 3, 12))
    nightly.run(UPTO)
    assert verified().sound
    [period] = DutyPeriod.objects.filter(first=date(2024, 3, 18))
    for change in (
        lambda: DutyPeriod.objects.filter(pk=period.pk).update(met_on=date(2024, 3, 19)),
        lambda: DutyPeriod.objects.filter(pk=period.pk).delete(),
        lambda: PersonSpell.objects.update(key_person=False),
        lambda: PersonSpell.objects.all().delete(),
    ):
        with transaction.atomic():
            change()
            assert [fault.kind for fault in verified().faults] == ["row"]
            transaction.set_rollback(True)


def told_again_is_the_same(person: Any) -> None:
    """Periods and spells are what the ledger says, whenever they are told."""
    for model in (DutyPeriod, PersonSpell):
        of = {"matter_id": person.pk}
        before = list(model.objects.filter(**of).order_by("pk").values())
        entries = ledger.histories([person])
        if model is PersonSpell:
            rewrite(spells.kept([person]), spells.told([person], entries))
        else:
            duties.rewrite([person], entries)
        assert list(model.objects.filter(**of).order_by("pk").values()) == before


def test_every_month_those_outside_prison_report_their_health(county: County) -> None:
    person = brought(county, SupervisedPerson, "register", MONDAY, measure=Measure.BY_COURT)
    person.do("report", on=date(2024, 3, 20)).do("report", on=date(2024, 5, 6))
    nightly.run(date(2024, 6, 3))
    found = rows(person.record, to=date(2024, 6, 1))
    assert [(row.first.month, row.missed) for row in found] == [(3, False), (4, True), (5, False)]


def test_the_share_kept_is_of_periods_that_have_ended(county: County, key_person: Case) -> None:
    for day in (date(2024, 3, 12), date(2024, 3, 19), date(2024, 3, 26)):
        called_on(county, key_person, day)
    nightly.run(UPTO)
    key_person.record.refresh_from_db()
    key_person.do("unmark_key", on=UPTO)
    compute.refresh()
    assert compute.value("key_person_visits_kept_rate", "431081", 2024) == Decimal(75)
    assert compute.value("key_person_visits_kept_rate", "431081", 2023) is None
    frozen = snapshot(key_person.record.pk, ["key_person_visits_kept_rate"], "431081", Period.year(2024), UPTO)
    for row in frozen:
        row.save()
    duties.rewrite([key_person.record], ledger.histories([key_person.record]))
    assert all(prove(row).proven for row in frozen), "rows told again are the same rows"


@pytest.fixture
def other(county: County) -> Agency:
    Region.objects.create(code="431081104", name="另一镇", parent_id="431081")
    return Agency.objects.create(name="另一镇人民政府", region_id="431081104", mark="另镇")


def test_a_move_keeps_the_thread(county: County, other: Agency, key_person: Case) -> None:
    """The new place sees all of it, the old one nothing; each counts by its time."""
    called_on(county, key_person, date(2024, 3, 12))
    pk = key_person.record.pk
    worker, there = (county.actor(agency, Role.CORRECTION, name=f"w{agency.pk}") for agency in (county.township, other))
    seen = SupervisedPerson.objects.all()
    assert (visible(worker, seen).exists(), visible(there, seen).exists()) == (True, False)
    key_person.do("ask_move", on=date(2024, 3, 28)).do("approve_move", on=date(2024, 4, 3), agency=other)
    moved = SupervisedPerson.objects.get(pk=pk)
    assert (moved.agency, moved.region, moved.stage) == (other, "431081104", "registered")
    assert (visible(worker, seen).exists(), visible(there, seen).exists()) == (False, True)
    assert not visible(worker, PersonSpell.objects.all()).exists()
    assert key_person.clock("correction.move_report").agency == other
    nightly.run(UPTO)
    periods = rows(moved)
    assert [row.agency for row in periods] == [county.township] * 4, "the week of the move began at the old place"
    assert [spell.agency for spell in moved.spells.all()] == [county.township, county.township, other]
    compute.refresh()
    for region, count in (("431081103", 0), ("431081104", 1), ("431081", 1)):
        at = compute.values(
            ["community_correction_registered", "community_correction_received"], region, Period.year(2024)
        )
        assert at["community_correction_registered"] == count
        assert at["community_correction_received"] == (1 if region in ("431081103", "431081") else 0)
    march = Period(date(2024, 1, 1), date(2024, 3, 31))
    assert (
        compute.values(["community_correction_registered"], "431081103", march)["community_correction_registered"] == 1
    )
    assert compute.value("community_correction_ended", "431081", 2024) == 0
    told_again_is_the_same(moved)


def test_who_ends_is_counted_out_once(county: County) -> None:
    for n in range(3):
        person = brought(county, SupervisedPerson, "register", MONDAY + timedelta(days=n))
        if n:
            person.do("terminate", 30, outcome=End.DIED)
    compute.refresh()
    found = compute.values(
        ["community_correction_received", "community_correction_registered", "community_correction_ended"],
        "431081",
        Period.year(2024),
    )
    assert list(found.values()) == [3, 1, 2], "received = on the list + ended"


def test_who_moves_out_of_the_system_has_not_ended_correction(county: County) -> None:
    """社区矫正法 arts. 27(2), 45: decided by the county, gone from the list, and no end of correction."""
    person = brought(county, SupervisedPerson, "move_away", MONDAY, way="gone").record
    assert (person.stage, person.outcome, person.left_on is None) == ("ended", End.MOVED, False)
    assert not ClockRow.objects.filter(matter_id=person.pk, running=True).exists()
    compute.refresh()
    assert compute.value("community_correction_ended", "431081", 2024) == 0
    assert compute.value("community_correction_registered", "431081", 2024) == 0


def test_six_months_before_a_commendation_are_not_begun_anew_by_a_move(county: County) -> None:
    person = brought(county, SupervisedPerson, "report_anew", MONDAY, way="moved")
    assert person.record.reported_on < person.on
    person.do("commend", on=date(2024, 9, 6), by=county.bureau_head)


def test_a_revocation_is_ruled_on_after_the_term(county: County) -> None:
    person = brought(county, SupervisedPerson, "register", MONDAY, term_ends=date(2024, 6, 3))
    person.do("propose_revocation", on=date(2024, 5, 31))
    nightly.run(date(2024, 6, 5))
    person.record.refresh_from_db()
    assert person.record.stage == "expired"
    person.do("rule_revocation", on=date(2024, 6, 20))
    assert (person.record.stage, person.record.outcome) == ("ended", End.REVOKED)


def test_the_limit_of_community_recovery_goes_on_after_detention(county: County) -> None:
    person = brought(county, SupervisedPerson, "register", MONDAY, way="recovery")
    ends = person.record.term_ends
    person.do("detain", 10).do("set_free", 15)
    assert person.record.term_ends == ends + timedelta(days=15)
    assert person.words_clock("期满解除").due_on == ends + timedelta(days=15)


def test_a_new_place_signs_a_new_agreement(county: County, other: Agency) -> None:
    """戒毒条例 art. 22(3)."""
    person = brought(county, SupervisedPerson, "sign_agreement", MONDAY, way="treatment")
    person.do("ask_move", 5).do("approve_move", 5, agency=other)
    assert person.record.agreed_on is None


def test_the_head_of_who_serves_erases(county: County) -> None:
    """个人信息保护法 art. 47: an administrator sees nothing of it; the ledger holds, the parties told of are gone."""
    person = brought(county, SupervisedPerson, "plan", MONDAY).record
    told = {"entry_seq": 1, "reason": "依法删除"}
    with pytest.raises(Refused):
        engine.take("ask_erasure", person, county.actor(county.township, Role.ADMIN), told)
    erased = county.erased(person, 1)
    assert {str(party) for party in Party.objects.filter(matter_id=erased.pk)} == {"（已依法删除）"}
    assert verify_records("supervised_person", [erased.pk]).faults == []


WAYS = [(model, way) for model in (SupervisedPerson, HomeVisit) for way in life(model.register()).ways]


@pytest.mark.parametrize(("model", "way"), WAYS)
def test_every_paper_can_be_read(county: County, model: Any, way: str) -> None:
    last = life(model.register()).ways[way].steps[-1]
    record = brought(county, model, last, MONDAY, way=way).record
    for paper in Paper.objects.filter(matter_id=record.pk):
        assert "None" not in paper.content_for(Use.VERIFYING).decode()
        assert "{" not in paper.content_for(Use.VERIFYING).decode()


@pytest.mark.parametrize(("in_full", "said"), [(False, "少于5人"), (True, "1人")])
def test_a_report_tells_small_numbers_only_where_that_is_approved(county: County, in_full: bool, said: str) -> None:
    """``AnnualReport.small_in_full``: the head who approves the report says so."""
    brought(county, SupervisedPerson, "register", MONDAY)
    steps: dict[str, dict[str, Any]] = {"approve": {"small_in_full": in_full}, "compile": {"year": 2024}}
    report = brought(county, AnnualReport, "approve", date(2025, 1, 8), agency=county.bureau, steps=steps).record
    text = documents.to_html(compiled(report))
    assert f">{said}</a>" in text
    assert (">1人</a>" in text) is in_full


def test_an_entry_erased_leaves_spells_and_periods_as_they_were_told(county: County, key_person: Case) -> None:
    """个人信息保护法 art. 47: what the first entry told is gone; whose the person was, and as what, is still counted."""
    nightly.run(UPTO)
    compute.refresh()
    names = ["community_correction_registered", "community_correction_key_persons", "key_person_visits_kept_rate"]
    before = compute.values(names, "431081", Period.year(2024)), len(rows(key_person.record))
    person = SupervisedPerson.objects.get(pk=key_person.record.pk)
    person = county.erased(person, 1)
    told_again_is_the_same(person)
    compute.refresh()
    assert (compute.values(names, "431081", Period.year(2024)), len(rows(person))) == before
    assert verified().sound
    with undone():
        DutyPeriod.objects.filter(matter_id=person.pk).update(met_on=UPTO)
        assert [fault.kind for fault in verify_records("supervised_person", [person.pk]).faults] == ["row"]
