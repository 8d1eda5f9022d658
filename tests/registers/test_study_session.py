"""学法与培训: each gate closed and open; persons counted once, hours added up over the year, only those still in post."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.figures.period import Period
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate, Ground
from guiju.registers.governance.study_session import Kind, Level, StudySession
from tests.lives import brought
from tests.people import County
from tests.reaching_back import folds_to_itself

DAY = date(2024, 5, 6)
YEAR = Period.year(2024)


class Room:
    def __init__(self, county: County) -> None:
        self.county = county
        self.clerk = county.actor(county.department, Role.CLERK)

    def held(self, kind: Kind = Kind.OFFICERS, on: date = DAY, **told: Any) -> StudySession:
        usual = {
            "title": "法治培训",
            "kind": kind,
            "level": Level.COUNTY,
            "days": 4,
            "hours": 40,
            "came": 3,
            "laws": [],
        }
        made: StudySession = engine.take("register", StudySession, self.clerk, {**usual, **told}, on)
        return made

    def attended(self, session: StudySession, *rows: dict[str, Any]) -> StudySession:
        told = {"attendances": list(rows)}
        made: StudySession = engine.take("list_attendance", session, self.clerk, told, session.last_step_on)
        return made

    def officer(self, upto: str = "issue") -> EnforcementCertificate:
        made: EnforcementCertificate = brought(self.county, EnforcementCertificate, upto, date(2023, 3, 6)).record
        return made


@pytest.fixture
def room(county: County) -> Room:
    return Room(county)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, ""),
        ({"level": ""}, "行政执法人员培训请选择组织层级"),
        ({"kind": Kind.BEFORE_MEETING}, "会前学法请填写所学的法律法规"),
        ({"kind": Kind.BEFORE_MEETING, "laws": [{"law": "《行政处罚法》"}]}, "“《行政处罚法》”请写简称"),
        ({"laws": [{"law": "中华人民共和国行政处罚法"}]}, "请写简称"),
        ({"kind": Kind.BEFORE_MEETING, "laws": [{"law": "行政处罚法"}]}, ""),
        ({"days": 3, "hours": 37}, "3天的学时不超过36"),
        ({"days": 3, "hours": 36}, ""),
    ],
)
def test_what_is_told_of_a_session(room: Room, told: dict[str, Any], words: str) -> None:
    if not words:
        assert room.held(**told).held_on == DAY
        return
    with pytest.raises(Refused, match=words):
        room.held(**told)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"hours": 4}], "第1项：请选择执法人员或者填写姓名"),
        ([{"hours": 4, "name": "甲", "officer": True}], "第1项：执法人员不再填写姓名"),
        ([{"hours": 4, "name": "甲"}, {"hours": 4, "name": "甲"}], "第2项已经登记过"),
        ([{"hours": 41, "name": "甲"}], "第1项的学时超过本次的40学时"),
        ([{"hours": 4, "name": name} for name in "甲乙丙丁"], "参加人数为3人，逐人登记的已有4人"),
        ([{"hours": 40, "name": "甲"}, {"hours": 40, "name": "甲", "unit": "某所"}, {"hours": 1, "officer": True}], ""),
    ],
)
def test_each_person_is_listed_once_and_for_no_longer_than_it_took(
    room: Room, rows: list[dict[str, Any]], words: str
) -> None:
    officer = room.officer()
    told = [{**row, "officer": officer} if row.get("officer") else row for row in rows]
    if not words:
        assert folds_to_itself(room.attended(room.held(), *told))
        return
    with pytest.raises(Refused, match=words):
        room.attended(room.held(), *told)


def test_who_is_listed_already_is_not_listed_again(room: Room) -> None:
    session = room.attended(room.held(), {"hours": 4, "name": "甲"})
    with pytest.raises(Refused, match="第1项已经登记过"):
        room.attended(session, {"hours": 2, "name": "甲"})


def test_a_plan_has_its_day(room: Room) -> None:
    told = {"title": "旁听庭审", "kind": Kind.COURT, "planned_on": date(2024, 5, 20)}
    session = engine.take("plan", StudySession, room.clerk, told, DAY)
    assert ClockRow.objects.get(words="举办").due_on == date(2024, 5, 20)
    held = {"days": 1, "hours": 3, "came": 12}
    session = engine.take("hold", session, room.clerk, held, date(2024, 5, 20))
    assert ClockRow.objects.get(words="举办").met_on == date(2024, 5, 20)
    assert not verify_records("study_session", [session.pk]).faults


def test_one_law_counts_once_a_year_however_often_it_is_studied(room: Room) -> None:
    for month, laws in ((3, ["宪法", "民法典"]), (6, ["宪法"]), (9, [])):
        kind = Kind.BEFORE_MEETING if laws else Kind.PARTY_GROUP
        room.held(kind, date(2024, month, 4), laws=[{"law": law} for law in laws])
    room.held(Kind.PARTY_GROUP, date(2024, 10, 8), laws=[{"law": "立法法"}])
    compute.refresh()
    assert compute.values(["laws_studied", "party_group_study_sessions"], "431081", YEAR) == {
        "laws_studied": 2,
        "party_group_study_sessions": 2,
    }


def test_hours_of_an_officer_add_up_over_the_year_and_who_left_is_in_neither_part_of_the_rate(room: Room) -> None:
    full, short, gone, none = (room.officer() for _ in range(4))
    first, second = room.held(), room.held(Kind.INTERNAL, date(2024, 9, 2), level=Level.OWN, hours=20)
    room.attended(first, *({"hours": 40, "officer": one} for one in (full, short, gone)))
    room.attended(second, *({"hours": hours, "officer": one} for one, hours in ((full, 20), (short, 19), (gone, 20))))
    earlier = room.held(on=date(2023, 9, 4), came=1)
    room.attended(earlier, {"hours": 40, "officer": none})
    legal = room.county.actor(room.county.bureau, Role.LEGAL)
    engine.take("withdraw", gone, legal, {"ground": Ground.LEFT, "reason": "调离"}, date(2024, 12, 2))
    compute.refresh()
    names = (
        *("officers_trained", "officers_in_post_trained", "officers_with_full_hours", "officer_training_coverage"),
        *("officer_training_hours_per_person", "officer_trainings", "officer_training_days"),
        *("officer_hours_studied", "officer_hours_in_post", "officer_training_hours_average"),
    )
    found = compute.values([*names, "enforcement_certificate_holders"], "431081", YEAR)
    assert {name: round(float(found[name] or 0), 1) for name in found} == {
        "officers_trained": 3,
        "officers_in_post_trained": 2,
        "officers_with_full_hours": 1,
        "enforcement_certificate_holders": 3,
        "officer_training_coverage": round(200 / 3, 1),
        "officer_training_hours_per_person": round(100 / 3, 1),
        "officer_trainings": 1,
        "officer_training_days": 4,
        "officer_hours_studied": 179,
        "officer_hours_in_post": 119,
        "officer_training_hours_average": round(119 / 3, 1),
    }
