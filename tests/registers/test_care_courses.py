"""监管帮教对象 and 走访: courses of ordinary life that must be open, each taken from its beginning to what it comes to.

社区矫正法 arts. 17 to 63, with the rules that carry it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from guiju.kernel.acting import nightly
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.duties import DutyPeriod
from guiju.kernel.declaring.life import Hand
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Agency, Region, Role
from guiju.kernel.offices.scope import visible
from guiju.registers.care.home_visit import HomeVisit
from guiju.registers.care.supervised_person import SupervisedPerson
from guiju.registers.care.supervised_person.choices import DeviceGround, End, Measure, Sex, Who
from guiju.registers.care.supervised_person.losing import LOST_MONTH, Found
from tests.lives import case
from tests.people import County, make_county
from tests.registers.supervised import CAME, Stop, Told, d, lead, leave, listed

pytestmark = pytest.mark.django_db
COUNTY_HEAD: Told = {"by": Hand(Role.HEAD, Organ.JUSTICE)}


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[County]:
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_county()
        Region.objects.create(code="431081104", name="另一镇", parent_id="431081")
        Agency.objects.create(name="另一镇人民政府", region_id="431081104", mark="另镇")
        yield made
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Course:
    """``stops`` from the day on which somebody is on the list; then the record says ``comes_to``, and these limits run."""

    name: str
    stops: tuple[Stop, ...]
    comes_to: Told
    running: frozenset[str] = frozenset()
    told: Told = field(default_factory=dict)


AT_HOME: Told = {"away": "", "away_since": None}
LOSE: Stop = ("lose", 10, {})
REVOKED: Stop = ("rule_revocation", 20, {})
TERM = "期满解除"
COURSES = (
    Course(
        "lost, searched for with the police, found, warned, made to wear a device",
        (
            LOSE,
            ("call_police", 1, {}),
            ("call_police", 3, {"police": "县公安局"}),
            ("find", 2, {"found": Found.STRAYED}),
            ("warn", 1, {}),
            ("fit_device", 0, {"device_ground": DeviceGround.ABSENT}),
        ),
        {"stage": "registered", "device": True, "warnings": 1, **AT_HOME},
        frozenset({TERM, "correction.monitor.electronic_device"}),
    ),
    Course(
        "never came, is looked for, comes after all",
        (("lose", 12, {"last_contact": CAME}), ("find", 3, {"found": Found.EXCUSED}), ("register", 0, {})),
        {"stage": "registered", "reported_on": CAME + timedelta(days=15), **AT_HOME},
        frozenset({TERM}),
        told={"waiting": True},
    ),
    Course(
        "never came for more than a month: revoked without ever having been on the list",
        (("lose", 12, {"last_contact": CAME}), ("propose_revocation", 31, {}), REVOKED),
        {"stage": "ended", "outcome": End.REVOKED, "reported_on": None, **AT_HOME},
        told={"waiting": True},
    ),
    Course(
        "lost for more than a month, revoked while still out of reach",
        (LOSE, ("call_police", 1, {}), ("propose_revocation", 32, {}), ("propose_arrest", 0, {}), REVOKED),
        {"stage": "ended", "outcome": End.REVOKED, **AT_HOME},
    ),
    Course(
        "lost and found dead",
        (LOSE, ("terminate", 9, {"outcome": End.DIED, "notified": True})),
        {"stage": "ended", "outcome": End.DIED, **AT_HOME},
    ),
    Course(
        "lost, found held elsewhere, set free, goes on",
        (LOSE, ("find", 9, {"found": Found.HELD}), ("set_free", 15, {})),
        {"stage": "registered", **AT_HOME},
        frozenset({TERM}),
    ),
    Course(
        "lost some days before the term ends, found after it, released",
        (("night", 40, {}), LOSE, ("night", 15, {}), ("find", 2, {"found": Found.EXCUSED}), ("release", 0, {})),
        {"stage": "ended", "outcome": End.EXPIRED},
        told={"term_ends": d(5, 1)},
    ),
    Course(
        "outside prison, does not say where: taken back without waiting for a month",
        (LOSE, ("propose_revocation", 3, {}), ("rule_revocation", 20, {})),
        {"stage": "ended", "outcome": End.REVOKED},
        told={"measure": Measure.BY_COURT},
    ),
    Course(
        "released from prison and helped, not heard of for a while",
        (LOSE, ("call_police", 1, {"procuratorate_told": False}), ("find", 30, {"found": Found.EXCUSED})),
        {"stage": "registered", **AT_HOME},
        frozenset({TERM}),
        told={"way": "resettled"},
    ),
    Course(
        "ill while on leave: stays longer, is in hospital there, comes home and reports back",
        (
            ("ask_leave", 5, leave(d(3, 11), d(3, 14))),
            ("approve_leave", 0, {}),
            ("hospitalise", 4, {}),
            ("prolong_leave", 0, {"leave_until": d(3, 25), **COUNTY_HEAD}),
            ("come_home", 10, {}),
            ("end_leave", 1, {}),
        ),
        {"on_leave": False, "leave_until": None, **AT_HOME},
        frozenset({TERM}),
    ),
    Course(
        "leave and a move asked for, withdrawn and asked for again",
        (
            ("ask_leave", 1, leave(d(3, 8), d(3, 9))),
            ("ask_move", 0, {}),
            ("withdraw_leave", 1, {}),
            ("withdraw_move", 0, {}),
            ("ask_move", 20, {}),
            ("ask_leave", 0, leave(d(3, 28), d(3, 29))),
        ),
        {"leave_from": d(3, 28), "on_leave": False},
        frozenset({TERM, "决定是否批准外出"}),
    ),
    Course(
        "forty days with a dying mother, which the city grants",
        (
            ("ask_leave", 5, leave(d(3, 11), d(4, 19))),
            ("approve_leave", 1, {"granted_above": "某市司法局（2024）3号", **COUNTY_HEAD}),
        ),
        {"on_leave": True},
        frozenset({TERM, "返回并销假"}),
    ),
    Course(
        "three weeks, home after one, and three weeks again: the days that were not used count for nothing",
        (
            ("ask_leave", 5, leave(d(3, 10), d(3, 30))),
            ("approve_leave", 0, COUNTY_HEAD),
            ("end_leave", 8, {}),
            ("ask_leave", 5, leave(d(3, 23), d(4, 12))),
            ("approve_leave", 0, COUNTY_HEAD),
        ),
        {"on_leave": True},
        frozenset({TERM, "返回并销假"}),
    ),
    Course(
        "drives a lorry from county to county for half a year, then asks again",
        (
            ("ask_leave", 5, leave(d(3, 11), d(9, 10), leave_regular=True)),
            ("approve_leave", 1, COUNTY_HEAD),
            ("end_leave", 184, {}),
            ("ask_leave", 0, leave(d(9, 11), d(12, 31), leave_regular=True)),
            ("approve_leave", 0, COUNTY_HEAD),
        ),
        {"on_leave": True, "leave_regular": True},
        frozenset({TERM, "返回并销假"}),
    ),
    Course(
        "held for a new crime: the court that tries it revokes, without a proposal",
        (("detain", 30, {}), ("terminate", 60, {"outcome": End.REVOKED})),
        {"stage": "ended", "outcome": End.REVOKED, **AT_HOME},
    ),
    Course(
        "arrested on a proposal that the court refuses: freed, and on the list as before",
        (
            ("propose_revocation", 30, {}),
            ("propose_arrest", 0, {}),
            ("decide_arrest", 1, {"arrested": True}),
            ("detain", 0, {}),
            ("refuse_revocation", 20, {}),
            ("set_free", 0, {}),
        ),
        {"stage": "registered", "revocation_on": None, **AT_HOME},
        frozenset({TERM}),
    ),
    Course(
        "arrest refused at first, asked again on new facts",
        (
            ("propose_revocation", 30, {}),
            ("propose_arrest", 0, {}),
            ("decide_arrest", 1, {"arrested": False}),
            ("propose_arrest", 3, {}),
            ("decide_arrest", 1, {"arrested": True}),
        ),
        {"stage": "registered"},
        frozenset({TERM, "correction.revoke.rule", "correction.arrest.custody"}),
    ),
    Course(
        "pardoned in hospital, with a device and a leave not yet over",
        (
            ("fit_device", 5, {"device_ground": DeviceGround.INJUNCTION}),
            ("ask_leave", 0, leave(d(3, 10), d(3, 15))),
            ("approve_leave", 0, {}),
            ("hospitalise", 2, {}),
            ("release", 1, {"outcome": End.PARDONED}),
        ),
        {"stage": "ended", "outcome": End.PARDONED, "device": False, "on_leave": False, **AT_HOME},
    ),
    Course(
        "shortened, refused, shortened again until the term is over",
        (
            ("propose_reduction", 200, {}),
            ("rule_reduction", 20, {"term_ends": d(6, 1, 2025)}),
            ("propose_reduction", 30, {}),
            ("refuse_reduction", 20, {}),
            ("propose_reduction", 60, {}),
            ("rule_reduction", 20, {"term_ends": d(2, 15, 2025)}),
            ("night", 30, {}),
            ("release", 0, {}),
        ),
        {"stage": "ended", "outcome": End.EXPIRED, "term_ends": d(2, 15, 2025)},
    ),
    Course(
        "stopped on the spot, in vain, with the police; the procuratorate asks and is answered, after the end too",
        (
            ("stop_breach", 9, {}),
            ("penalised", 5, {}),
            ("terminate", 30, {"outcome": End.DIED, "notified": True}),
            ("answer_procuratorate", 9, {"adopted": False, "why_not": "当时已经通知公安机关"}),
        ),
        {"stage": "ended", "penalised": True},
    ),
    Course(
        "community treatment: strays twice, is lost, found held and sent to be treated under lock",
        (
            ("note_absence", 20, {}),
            ("lose", 9, {}),
            ("find", 5, {"found": Found.HELD}),
            ("terminate", 5, {"outcome": End.ISOLATED}),
        ),
        {"stage": "ended", "outcome": End.ISOLATED, "absences": 1, **AT_HOME},
        told={"way": "treatment"},
    ),
)


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.name)
def test_a_lawful_course_is_open(county: County, course: Course) -> None:
    person = lead(listed(county, **course.told), *course.stops)
    found = SupervisedPerson.objects.get(pk=person.record.pk)
    assert {name: getattr(found, name) for name in course.comes_to} == course.comes_to
    running = ClockRow.objects.filter(matter_id=found.pk, running=True)
    assert {row.rule or row.words for row in running} - {"correction.report.in_person"} == course.running
    assert verify_records("supervised_person", [found.pk]).faults == []


@pytest.mark.parametrize(("found", "in_time"), [(d(4, 9), True), (d(4, 10), True), (d(4, 11), False)])
def test_a_month_out_of_reach_is_counted_from_the_last_contact(county: County, found: date, in_time: bool) -> None:
    """实施办法 art. 46: from when the person was out of reach, not from when it was noticed."""
    person = lead(listed(county), ("lose", 10, {"last_contact": d(3, 10)}))
    assert person.clock(LOST_MONTH).due_on == d(4, 10)
    person.do("find", on=found)
    assert person.clock(LOST_MONTH).in_time is in_time
    person.do("lose", 5)
    assert person.clock(LOST_MONTH).started_on > found, "lost again: a month of its own"


def test_the_police_are_told_who_is_looked_for(county: County) -> None:
    person = lead(listed(county), LOSE, ("call_police", 1, {"result": "亲属不知去向"}))
    notice = Paper.objects.get(matter_id=person.record.pk, kind="search_notice").content.decode()
    told = person.acts[0].data["person"][0]
    for words in (told["name"], told["id_number"], "亲属不知去向", "通信联络、实地查访", "第三十条"):
        assert words in notice


def test_no_week_is_owed_while_nobody_knows_where_the_person_is(county: County) -> None:
    person = listed(county)
    person.do("mark_key", on=d(3, 11)).do("lose", on=d(3, 18), last_contact=d(3, 17)).do("find", on=d(4, 1))
    nightly.run(d(4, 8))
    owed = DutyPeriod.objects.filter(matter_id=person.record.pk, owed=True, first__lt=d(4, 8)).order_by("first")
    assert [row.first for row in owed] == [d(3, 11), d(4, 1)]


def test_a_visit_missed_is_made_within_the_week(county: County) -> None:
    """Nobody was met on Tuesday, the person is on Friday: the week is kept, by the second visit."""
    person = listed(county).do("mark_key", on=d(3, 11))
    for on, met in ((d(3, 12), False), (d(3, 15), True)):
        told: Told = {"met": met, "absent_because": "" if met else "外出务工"}
        case(county, HomeVisit, on).do("visit", person=person.record, **told)
    nightly.run(d(3, 18))
    assert DutyPeriod.objects.get(matter_id=person.record.pk, first=d(3, 11)).met_on == d(3, 15)


def test_moved_there_and_back_the_thread_is_one(county: County) -> None:
    there = Agency.objects.get(name="另一镇人民政府")
    person = listed(county).do("mark_key", 5)
    case(county, HomeVisit, person.on).do("visit", person=person.record)
    for agency in (there, county.township):
        person.do("ask_move", 20).do("approve_move", 5, agency=agency)
        person.agency = agency
        person.do("report_anew", 2)
    worker, stranger = (county.actor(agency, Role.CORRECTION) for agency in (county.township, there))
    assert visible(worker, HomeVisit.objects.filter(person=person.record)).count() == 1
    assert not visible(stranger, SupervisedPerson.objects.filter(pk=person.record.pk)).exists()
    stays = [spell.agency for spell in person.record.spells.order_by("entered_on", "pk")]
    assert [agency.name for agency in dict.fromkeys(stays)] == ["某镇人民政府", "另一镇人民政府"]
    assert stays[-1] == county.township


def test_a_minor_whose_guardian_neglects_it_and_who_comes_of_age(county: County) -> None:
    """社区矫正法 arts. 53(2), 58."""
    person = listed(county, way="minor")
    person.do("form_group", 1).do("plan", 1).do("urge_guardian", 9)
    person.do("urge_guardian", 30, in_vain=True, reported_to="民政局、妇联")
    person.do(
        "plan",
        on=d(9, 1, 2026),
        confirmed=["correction.minor_separate", "correction.minor_schooling", "correction.plan"],
    )
    assert (person.record.minor, person.record.series) == (True, "minor")


def test_a_helper_changes(county: County) -> None:
    """社区矫正法 art. 25: the group is determined anew; its paper names those who are in it, and nobody who has left."""

    def member(name: str) -> Told:
        return {"name": name, "who": Who.VOLUNTEER, "sex": Sex.FEMALE, "knows_minors": False}

    person = listed(county)
    person.do("form_group", 1, group=[member("甲某"), member("乙某")]).do("plan")
    person.do("form_group", 60, group=[member("乙某"), member("丙某")])
    paper = Paper.objects.filter(matter_id=person.record.pk, kind="group_duties").latest("id").content.decode()
    assert ("甲某" in paper, "乙某" in paper, "丙某" in paper) == (False, True, True)
