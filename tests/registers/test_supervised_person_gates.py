"""Each gate of 监管帮教对象 and 走访 closed, and open when what it asks for is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guiju.kernel.acting import nightly
from guiju.kernel.declaring.life import Hand
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import At
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.law.counting import add_months
from guiju.registers.care.home_visit import HomeVisit, Place, Relief
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person.choices import (
    Breach,
    Detection,
    DeviceGround,
    End,
    Kind,
    Measure,
    Query,
    Sex,
    Who,
)
from tests.lives import MONDAY, Case, brought, case
from tests.people import County

Told = dict[str, Any]
Steps = tuple[tuple[str, Told], ...]
COUNTY_HEAD = {"by": Hand(Role.HEAD, Organ.JUSTICE)}
OWN_HEAD = {"by": Hand(Role.HEAD, At.OWN)}


@dataclass(frozen=True)
class Row:
    """``way`` as far as ``upto``, then ``ready``; ``closed`` is refused by the rule, and after ``cured``, ``opened`` is not."""

    rule: str
    closed: tuple[str, Told]
    opened: Told | None = None
    way: str = "usual"
    upto: str = "register"
    ready: Steps = ()
    cured: Steps = ()
    told: Told = field(default_factory=dict)


def team(*who: Who, sex: Sex = Sex.MALE, knows: bool = False) -> list[Told]:
    return [{"name": "某甲", "who": one, "sex": sex, "knows_minors": knows} for one in who]


TEAM = (Who.WORKER, Who.POLICE, Who.MEDIC, Who.FAMILY, Who.VOLUNTEER)


def leave(days: int) -> Told:
    return {
        "leave_from": MONDAY,
        "leave_until": MONDAY + timedelta(days=days - 1),
        "leave_to": "邻县",
        "reason": "就医",
    }


WEEK_LONG, TEN_DAYS, FORTY = leave(7), leave(10), leave(40)
HALF_A_YEAR = {**WEEK_LONG, "leave_regular": True, "leave_until": add_months(MONDAY, 6) - timedelta(days=1)}
BEYOND = {**HALF_A_YEAR, "leave_until": add_months(MONDAY, 6)}
AWAY: Steps = (("ask_leave", TEN_DAYS), ("approve_leave", COUNTY_HEAD))
LATER: Told = {"leave_until": TEN_DAYS["leave_until"] + timedelta(days=2), **COUNTY_HEAD}
LOST: Steps = (("lose", {}),)
NOT_REVOKED: Steps = (("refuse_revocation", {}),)
PROPOSED: Steps = (("propose_revocation", {}),)
ROWS = (
    Row("correction.intake", ("register", {"announced": False}), {"announced": True}, upto="receive"),
    Row(
        "correction.minor_announcement",
        ("register", {"announced": True, "announced_openly": True, "guardian_present": True}),
        {"announced": True, "announced_openly": False, "guardian_present": True},
        way="minor",
        upto="receive",
    ),
    Row(
        "correction.group_minor",
        ("form_group", {"group": team(*TEAM, sex=Sex.FEMALE)}),
        {"group": team(*TEAM, sex=Sex.FEMALE, knows=True)},
        way="minor",
    ),
    Row(
        "drug_rehab.community_team",
        ("form_group", {"group": team(Who.WORKER, Who.POLICE)}),
        {"group": team(*TEAM)},
        way="treatment",
    ),
    Row("correction.group", ("plan", {}), cured=(("form_group", {}),)),
    Row("house.not_key_yet", ("mark_key", {}), ready=(("mark_key", {}),), cured=(("unmark_key", {}),)),
    Row("house.key_now", ("unmark_key", {}), cured=(("mark_key", {}),)),
    Row("house.at_home", ("detain", {}), ready=(("hospitalise", {}),), cured=(("come_home", {}),)),
    Row("house.in_hospital", ("come_home", {}), ready=(("detain", {}),), cured=(("set_free", {}), ("hospitalise", {}))),
    Row("house.detained", ("set_free", {}), cured=(("detain", {}),)),
    Row(
        "correction.minor_confidential",
        ("answer_query", {"asked_by": Query.OTHER}),
        {"asked_by": Query.BY_RULE},
        way="minor",
    ),
    Row(
        "house.no_leave_yet", ("ask_leave", WEEK_LONG), ready=(("ask_leave", WEEK_LONG),), cured=(("refuse_leave", {}),)
    ),
    Row("house.days_in_order", ("ask_leave", {**WEEK_LONG, "leave_until": MONDAY - timedelta(days=9)}), WEEK_LONG),
    Row("house.leave_asked", ("approve_leave", {}), cured=(("ask_leave", WEEK_LONG),)),
    Row("correction.leave_short", ("approve_leave", OWN_HEAD), COUNTY_HEAD, ready=(("ask_leave", TEN_DAYS),)),
    Row(
        "correction.leave_long",
        ("approve_leave", COUNTY_HEAD),
        ready=(("ask_leave", FORTY),),
        cured=(("refuse_leave", {}), ("ask_leave", TEN_DAYS)),
    ),
    Row(
        "correction.leave_long",
        ("approve_leave", COUNTY_HEAD),
        {"granted_above": "某市司法局", **COUNTY_HEAD},
        ready=(("ask_leave", FORTY),),
    ),
    Row("correction.leave_regular", ("ask_leave", BEYOND), HALF_A_YEAR),
    Row("correction.leave_short", ("approve_leave", OWN_HEAD), COUNTY_HEAD, ready=(("ask_leave", HALF_A_YEAR),)),
    Row("house.later_back", ("prolong_leave", {**LATER, "leave_until": MONDAY}), LATER, ready=AWAY),
    Row(
        "house.before_return",
        ("prolong_leave", {**LATER, "leave_until": add_months(MONDAY, 1)}),
        {**LATER, "leave_until": MONDAY + timedelta(days=18)},
        ready=(*AWAY, ("days", {"days": 11})),
        cured=(
            ("end_leave", {}),
            (
                "ask_leave",
                {**TEN_DAYS, "leave_from": MONDAY + timedelta(days=11), "leave_until": MONDAY + timedelta(days=13)},
            ),
            ("approve_leave", {}),
        ),
    ),
    Row("correction.search", ("lose", {"searching": False}), {"searching": True}),
    Row("house.searched", ("lose", {"searching": False}), {"searching": True}, way="resettled"),
    Row("house.contact_in_order", ("lose", {"last_contact": MONDAY - timedelta(days=9)}), {"last_contact": MONDAY}),
    Row("house.lost", ("find", {}), cured=LOST),
    Row("house.not_lost", ("report", {}), ready=LOST, cured=(("find", {}),)),
    Row(
        "correction.search_told",
        ("call_police", {"procuratorate_told": False}),
        {"procuratorate_told": True},
        ready=LOST,
    ),
    Row("correction.stop_breach", ("stop_breach", {"stopped": False, "police": ""}), {"stopped": True, "police": ""}),
    Row(
        "correction.guardian_duty",
        ("urge_guardian", {"in_vain": True}),
        {"in_vain": True, "reported_to": "民政局"},
        way="minor",
    ),
    Row(
        "house.guardian_duty",
        ("urge_guardian", {"in_vain": True}),
        {"in_vain": True, "reported_to": "民政局"},
        way="minor",
        told={"kind": Kind.RESETTLEMENT, "measure": ""},
    ),
    Row(
        "correction.procuratorate_reply",
        ("answer_procuratorate", {"adopted": False}),
        {"adopted": False, "why_not": "已经整改"},
    ),
    Row(
        "house.no_arrest_yet",
        ("propose_arrest", {}),
        ready=(*PROPOSED, ("propose_arrest", {})),
        cured=(("decide_arrest", {"arrested": False}),),
    ),
    Row(
        "house.no_reduction_yet",
        ("propose_reduction", {}),
        ready=(("propose_reduction", {}),),
        cured=(("refuse_reduction", {}),),
    ),
    Row(
        "correction.release_clear",
        ("release", {}),
        ready=(*PROPOSED, ("days", {"days": 62})),
        cured=NOT_REVOKED,
        told={"term_ends": add_months(MONDAY, 2)},
    ),
    Row(
        "correction.release_clear",
        ("release", {}),
        ready=(("days", {"days": 20}), *LOST, ("days", {"days": 42})),
        cured=(("find", {}),),
        told={"term_ends": add_months(MONDAY, 2)},
    ),
    Row("house.away_on_leave", ("end_leave", {}), cured=(("ask_leave", WEEK_LONG), ("approve_leave", {}))),
    Row("drug_rehab.leave_report", ("report_leave", {"days": 3, "in_writing": False}), {"days": 2}, way="treatment"),
    Row("house.move_asked", ("refuse_move", {}), cured=(("ask_move", {}),)),
    Row("correction.move_decision", ("approve_move", OWN_HEAD), COUNTY_HEAD, ready=(("ask_move", {}),)),
    Row("house.no_move_yet", ("ask_move", {}), ready=(("ask_move", {}),), cured=(("withdraw_move", {}),)),
    Row("house.has_moved", ("report_anew", {}), cured=(("ask_move", {}), ("approve_move", {}))),
    Row("house.warned", ("withdraw_warning", {}), cured=(("warn", {}),)),
    Row("correction.device_approval", ("fit_device", {"device_ground": DeviceGround.SILENT}), cured=(("warn", {}),)),
    Row(
        "correction.device_approval",
        ("fit_device", {"device_ground": DeviceGround.PENALISED}),
        cured=(("penalised", {}),),
    ),
    Row(
        "correction.monitor.electronic_device",
        ("prolong_device", {}),
        ready=(("fit_device", {"device_ground": DeviceGround.REVOCATION}),),
        cured=(("days", {"days": 65}),),
    ),
    Row("correction.reduction_proposal", ("propose_reduction", {"copied": False}), {"copied": True}),
    Row("correction.death_notice", ("terminate", {"outcome": End.DIED, "notified": False}), {"notified": True}),
    Row("correction.end_grounds", ("terminate", {"outcome": End.MOVED}), {"outcome": End.REVOKED}),
    Row(
        "correction.end_grounds",
        ("terminate", {"outcome": End.REVOKED}),
        {"outcome": End.DIED},
        ready=PROPOSED,
    ),
    Row("house.end_of_kind", ("terminate", {"outcome": End.REVOKED}), {"outcome": End.DIED}, way="resettled"),
    Row(
        "house.end_of_kind",
        ("release", {"outcome": End.PARDONED}),
        {"outcome": End.CLEAN, "abstinent_since": date(2020, 1, 1)},
        way="controlled",
    ),
    Row(
        "correction.minor_record",
        ("answer_query", {"asked_by": Query.OTHER}),
        {"asked_by": Query.JUDICIAL},
        way="minor",
        told={"kind": Kind.RESETTLEMENT, "measure": ""},
    ),
    Row(
        "correction.move_decision",
        ("approve_move", {"notified": False}),
        {"notified": True},
        ready=(("ask_move", {}),),
    ),
    Row("house.move_asked", ("move_away", {}), cured=(("ask_move", {}),)),
    Row(
        "house.no_device",
        ("fit_device", {"device_ground": DeviceGround.ABSENT}),
        ready=(("fit_device", {"device_ground": DeviceGround.ABSENT}),),
        cured=(("remove_device", {}),),
    ),
    Row("house.wears_device", ("remove_device", {}), cured=(("fit_device", {"device_ground": DeviceGround.ABSENT}),)),
    Row("correction.revoke_proposal", ("propose_revocation", {"copied": False}), {"copied": True}),
    Row(
        "house.no_revocation_yet",
        ("propose_revocation", {}),
        ready=PROPOSED,
        cured=NOT_REVOKED,
    ),
    Row("house.revocation_proposed", ("propose_arrest", {}), cured=PROPOSED),
    Row("house.arrest_asked", ("decide_arrest", {}), ready=PROPOSED, cured=(("propose_arrest", {}),)),
    Row(
        "correction.revoke_hearing",
        ("rule_revocation", {"person_heard": False}),
        {"person_heard": True},
        ready=PROPOSED,
    ),
    Row("house.reduction_asked", ("rule_reduction", {}), cured=(("propose_reduction", {}),)),
    Row(
        "house.earlier_end",
        ("rule_reduction", {"term_ends": add_months(MONDAY, 30)}),
        {"term_ends": add_months(MONDAY, 20)},
        ready=(("propose_reduction", {}),),
    ),
    Row(
        "drug_rehab.serious_breach",
        ("report_breach", {"breach": Breach.SERIOUS}),
        way="treatment",
        ready=(("note_absence", {"days": 30}),),
        cured=(("note_absence", {"days": 1}),),
    ),
    Row(
        "drug_rehab.serious_breach",
        ("report_breach", {"breach": Breach.SERIOUS}),
        way="treatment",
        ready=(("test", {"result": Detection.REFUSED}),) * 2,
        cured=(("test", {"result": Detection.REFUSED}),),
    ),
    Row(
        "drug_rehab.breach_report",
        ("report_breach", {"breach": Breach.RELAPSE}),
        way="treatment",
        cured=(("test", {"result": Detection.POSITIVE}),),
    ),
    Row("correction.release", ("release", {}), {"outcome": End.PARDONED}),
    Row(
        "correction.release",
        ("release", {"outcome": End.PARDONED, "notified": False}),
        {"outcome": End.PARDONED, "notified": True},
    ),
    Row("house.end_of_kind", ("release", {"outcome": End.CLEAN}), {"outcome": End.PARDONED}),
    Row(
        "drug_rehab.control.lift_after_abstinence",
        ("release", {"outcome": End.CLEAN, "abstinent_since": date(2021, 3, 20)}),
        {"outcome": End.CLEAN, "abstinent_since": date(2021, 2, 1)},
        way="controlled",
    ),
    Row(
        "house.term_over",
        ("release", {"outcome": End.EXPIRED}),
        cured=(("days", {"days": 62}),),
        way="resettled",
        told={"term_ends": add_months(MONDAY, 2)},
    ),
    Row("correction.end_grounds", ("terminate", {"outcome": End.ISOLATED}), {"outcome": End.DIED}),
    Row(
        "drug_rehab.community_end",
        ("terminate", {"outcome": End.REVOKED}),
        {"outcome": End.IMPRISONED},
        way="treatment",
    ),
)
OF_KIND = {
    "sign_agreement": Kind.TREATMENT,
    "foster": Kind.AFTERCARE,
    "ask_leave": Kind.CORRECTION,
    "stop_breach": Kind.CORRECTION,
    "answer_procuratorate": Kind.CORRECTION,
    "report_leave": Kind.TREATMENT,
    "commend": Kind.CORRECTION,
    "admonish": Kind.CORRECTION,
    "warn": Kind.CORRECTION,
    "penalised": Kind.CORRECTION,
    "fit_device": Kind.CORRECTION,
    "propose_revocation": Kind.CORRECTION,
    "propose_reduction": Kind.CORRECTION,
    "test": Kind.TREATMENT,
    "note_absence": Kind.TREATMENT,
    "report_breach": Kind.TREATMENT,
}


def take(person: Case, steps: Steps) -> None:
    for step, told in steps:
        if step == "days":  # that go by, and nothing happens
            person.on += timedelta(**told)
            nightly.run(person.on)
            person.record.refresh_from_db()
        else:
            person.do(step, **told)


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row.rule}" for n, row in enumerate(ROWS)])
def test_a_gate_is_closed_and_opens(county: County, row: Row) -> None:
    person = brought(county, SupervisedPerson, row.upto, way=row.way, at_once=True, **row.told)
    take(person, row.ready)
    step, told = row.closed
    with pytest.raises(Refused) as caught:
        person.do(step, **told)
    assert row.rule in caught.value.codes
    take(person, row.cured)
    person.do(step, **(told if row.opened is None else row.opened))


@pytest.mark.parametrize("step", OF_KIND)
def test_a_step_is_for_its_kind_only(county: County, step: str) -> None:
    """``house.of_kind``: each such step is closed to a person of another kind; that it is open is in the lives."""
    person = brought(county, SupervisedPerson, "register", way="resettled", at_once=True)
    with pytest.raises(Refused) as caught:
        person.do(step)
    assert "house.of_kind" in caught.value.codes
    declared = {
        name for name, one in SupervisedPerson.procedure.steps.items() if "house.of_kind" in {g.rule for g in one.gates}
    }
    assert declared == set(OF_KIND)


MEASURES: tuple[tuple[str, str, Measure, Measure], ...] = (
    ("correction.revocable", "propose_revocation", Measure.CONTROL, Measure.PAROLE),
    ("correction.arrest_proposal", "propose_arrest", Measure.BY_COURT, Measure.PROBATION),
)


@pytest.mark.parametrize(("rule", "step", "closed", "opened"), MEASURES)
def test_a_step_is_for_its_measure_only(county: County, rule: str, step: str, closed: Measure, opened: Measure) -> None:
    def of(measure: Measure) -> Case:
        person = brought(county, SupervisedPerson, "register", at_once=True, measure=measure)
        return person.do("propose_revocation") if step == "propose_arrest" else person

    with pytest.raises(Refused) as caught:
        of(closed).do(step)
    assert caught.value.codes == {rule}
    of(opened).do(step)


def test_guardians_are_urged_of_minors_only(county: County) -> None:
    """house.of_a_minor: open in the way of a minor."""
    with pytest.raises(Refused) as caught:
        brought(county, SupervisedPerson, "register").do("urge_guardian")
    assert caught.value.codes == {"house.of_a_minor"}


PASSPORT = {"kind": "person", "name": "John Doe", "document": "passport", "id_number": "E12345678", "address": "某村"}
FOREIGN: Told = {"person": [PASSPORT], "sex": Sex.MALE}
OPENING: tuple[tuple[str, Told, Told], ...] = (
    ("house.measure_told", {"measure": ""}, {"measure": Measure.PROBATION}),
    (
        "house.measure_told",
        {"kind": Kind.RESETTLEMENT, "measure": Measure.PAROLE},
        {"kind": Kind.RESETTLEMENT, "measure": ""},
    ),
    ("house.term_told", {"term_ends": None}, {"term_ends": add_months(MONDAY, 12)}),
    (
        "house.term_told",
        {"kind": Kind.TREATMENT, "measure": "", "term_ends": add_months(MONDAY, 12)},
        {"kind": Kind.TREATMENT, "measure": "", "term_ends": None},
    ),
    (
        "drug_rehab.recovery.duration",
        {"kind": Kind.RECOVERY, "measure": "", "term_ends": add_months(MONDAY, 37)},
        {"kind": Kind.RECOVERY, "measure": "", "term_ends": add_months(MONDAY, 35)},
    ),
    ("house.served_told", {"measure": Measure.BY_COURT, "served_on": None}, {"measure": Measure.BY_COURT}),
    (
        "house.served_told",
        {"kind": Kind.RECOVERY, "measure": "", "served_on": None},
        {"kind": Kind.RECOVERY, "measure": ""},
    ),
    ("house.sex_told", {"person": [PASSPORT], "sex": ""}, {"person": [PASSPORT], "sex": Sex.MALE}),
    ("house.guardian_told", {**FOREIGN, "minor": True}, {**FOREIGN, "minor": False}),
    ("house.days_in_order", {"notified_on": MONDAY - timedelta(days=9)}, {"notified_on": MONDAY}),
)


@pytest.mark.parametrize(("rule", "closed", "opened"), OPENING)
def test_what_comes_in_is_whole(county: County, rule: str, closed: Told, opened: Told) -> None:
    person = case(county, SupervisedPerson)
    with pytest.raises(Refused) as caught:
        person.do("receive", **closed)
    assert caught.value.codes == {rule}
    person.do("receive", **opened)


def test_a_minor_has_a_guardian_and_a_file_apart(county: County) -> None:
    """house.guardian_told; 社区矫正法 arts. 52 to 54."""
    with pytest.raises(Refused) as caught:
        brought(county, SupervisedPerson, "receive", way="minor", guardian=[])
    assert caught.value.codes == {"house.guardian_told"}
    minor = brought(county, SupervisedPerson, "receive", way="minor").record
    adult = brought(county, SupervisedPerson, "receive").record
    assert (minor.minor, adult.minor) == (True, False)
    assert "未〔" in minor.number
    assert "矫〔" in adult.number


def test_nobody_is_twice_on_one_list(county: County) -> None:
    first = case(county, SupervisedPerson).do("receive")
    person = first.acts[0].data["person"]
    with pytest.raises(Refused) as caught:
        case(county, SupervisedPerson).do("receive", person=person)
    assert caught.value.codes == {"house.once_on_list"}
    first.do("terminate", outcome=End.MOVED)  # not come yet: the papers go back to who decided
    case(county, SupervisedPerson).do("receive", person=person)


def test_who_asked_does_not_approve(county: County) -> None:
    """house.four_eyes: somebody who works and heads."""
    both = county.actor(county.township, Role.CORRECTION, Role.HEAD)
    person = brought(county, SupervisedPerson, "register", way="leave")
    person.do("ask_leave", by=both)
    with pytest.raises(Refused) as caught:
        person.do("approve_leave", by=both)
    assert caught.value.codes == {"house.four_eyes"}
    person.do("approve_leave")


def test_a_move_leads_to_another_agency(county: County) -> None:
    person = brought(county, SupervisedPerson, "ask_move", way="moved")
    for agency, rule in ((county.township, "house.another_agency"), (county.department, "house.agency_serves")):
        with pytest.raises(Refused) as caught:
            person.do("approve_move", agency=agency)
        assert caught.value.codes == {rule}
    person.do("approve_move", agency=county.bureau)


def test_a_woman_s_group_has_a_woman(county: County) -> None:
    """correction.group_woman: 社区矫正法 art. 25(2)."""
    seen: set[str] = set()
    while seen != {"female", "male"}:
        person = brought(county, SupervisedPerson, "register")
        sex = person.record.sex
        if sex == Sex.FEMALE:
            with pytest.raises(Refused) as caught:
                person.do("form_group", group=team(*TEAM))
            assert caught.value.codes == {"correction.group_woman"}
        person.do("form_group", group=team(*TEAM, sex=Sex.FEMALE if sex == Sex.FEMALE else Sex.MALE))
        seen.add(sex)


def test_a_commendation_is_deserved(county: County) -> None:
    """correction.commendation: six months, none of them with an admonition or a warning."""
    person = brought(county, SupervisedPerson, "register")
    began = person.record.reported_on
    with pytest.raises(Refused) as caught:
        person.do("commend", on=add_months(began, 6) - timedelta(days=1))
    assert caught.value.codes == {"correction.commendation"}
    person.do("commend", on=add_months(began, 6))
    person.do("admonish")
    with pytest.raises(Refused):
        person.do("commend")


HOME: Told = {"place": Place.HOME, "guardian_present": False, "absent_because": ""}
GIVEN = {"relief": Relief.SPRING, "relief_amount": 300}
VISITS: tuple[tuple[str, str, Told, Told], ...] = (
    ("house.two_visitors", "key", {"visitors_total": 1}, {"visitors_total": 2}),
    ("house.guardian_there", "minor", {**HOME, "guardian_present": False}, {**HOME, "guardian_present": True}),
    ("house.guardian_there", "minor", HOME, {**HOME, "absent_because": "外出务工"}),
    ("house.guardian_there", "minor", HOME, {"place": Place.SCHOOL, "guardian_present": False}),
    ("house.why_not_met", "usual", {"met": False}, {"met": False, "absent_because": "外出务工"}),
    ("house.relief_whole", "usual", {"relief": Relief.SPRING}, GIVEN),
    ("house.relief_whole", "usual", {"relief_amount": 300}, GIVEN),
    (
        "house.children_told",
        "usual",
        {**GIVEN, "relief": Relief.CHILDREN},
        {**GIVEN, "relief": Relief.CHILDREN, "children": 2},
    ),
)


@pytest.mark.parametrize(("rule", "way", "closed", "opened"), VISITS)
def test_a_visit_is_told_whole(county: County, rule: str, way: str, closed: Told, opened: Told) -> None:
    upto = "mark_key" if way == "key" else "register"
    person = brought(county, SupervisedPerson, upto, way=way)
    visit = case(county, HomeVisit, person.on + timedelta(days=7))
    with pytest.raises(Refused) as caught:
        visit.do("visit", person=person.record, **closed)
    assert caught.value.codes == {rule}
    visit.do("visit", person=person.record, **opened)


def test_only_who_is_on_the_own_list_is_called_on(county: County) -> None:
    person = brought(county, SupervisedPerson, "register")
    visit = case(county, HomeVisit, person.record.entered_on - timedelta(days=1))
    with pytest.raises(Refused) as caught:
        visit.do("visit", person=person.record)
    assert caught.value.codes == {"house.on_the_list"}
    with pytest.raises(Refused) as caught:
        case(county, HomeVisit, person.on, agency=county.bureau).do("visit", person=person.record)
    assert caught.value.codes == {"house.person_of_agency"}
    case(county, HomeVisit, person.on).do("visit", person=person.record)


def test_who_is_met_is_no_longer_lost(county: County) -> None:
    """house.in_reach: found first; a visit entered late, of a day on which all was well, is open."""
    person = brought(county, SupervisedPerson, "register", MONDAY, at_once=True)
    person.do("lose", 16, last_contact=MONDAY + timedelta(days=14))
    visit = case(county, HomeVisit, person.on + timedelta(days=1))
    with pytest.raises(Refused) as caught:
        visit.do("visit", person=person.record)
    assert caught.value.codes == {"house.in_reach"}
    visit.do("visit", person=person.record, met=False, absent_because="下落不明")
    case(county, HomeVisit, MONDAY + timedelta(days=8)).do("visit", person=person.record)


def test_every_gate_is_tested_here() -> None:
    tests = Path(__file__).read_text("utf-8")
    gates = {g.rule for model in (SupervisedPerson, HomeVisit) for step in model.procedure.declared for g in step.gates}
    assert {rule for rule in gates if rule not in tests} == set()
