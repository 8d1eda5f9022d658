"""学法与培训: courses of ordinary life that must be open, and unlawful ones that must be closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.figures import compute
from guiju.kernel.acting import engine
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.enforcement_certificate import CertificateKind, EnforcementCertificate, Ground
from guiju.registers.governance.study_session import Kind, Level, StudySession
from tests.lives import brought
from tests.people import County
from tests.reaching_back import folds_to_itself
from tests.registers.test_study_session import DAY, YEAR, Room

TOLD = {"title": "学习", "kind": Kind.COURT}
HELD = {"days": 1, "hours": 3, "came": 5, "laws": []}


@pytest.fixture
def room(county: County) -> Room:
    return Room(county)


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=words)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"level": Level.OWN}, "类型请选“执法单位内部学习”"),
        ({"level": Level.OWN, "kind": Kind.INTERNAL}, ""),
        ({"level": "", "kind": Kind.PARTY_GROUP}, ""),
        ({"laws": [{"law": "行政处罚法（2021修订）"}]}, "请写简称，不带书名号、“中华人民共和国”和版本年份"),
        ({"laws": [{"law": "行政复议法(2023年修订)"}]}, "请写简称"),
        ({"laws": [{"law": "民法典（合同编）"}]}, ""),
        ({"laws": [{"law": "宪法"}, {"law": "宪法"}]}, "“宪法”填写了不止一次"),
        ({"laws": [{"law": "宪法"}, {"law": "立法法"}]}, ""),
        ({"came": 0}, "参加人数"),
        ({"came": 1}, ""),
        ({"days": 0}, "天数"),
        ({"days": 1, "hours": 13}, "1天的学时不超过12"),
        ({"days": 1, "hours": 12}, ""),
        ({"hours": -1}, "学时"),
        ({"kind": Kind.OATH, "hours": 0, "level": ""}, ""),
    ],
)
def test_what_may_be_told_of_a_session(room: Room, told: dict[str, Any], words: str) -> None:
    if not words:
        assert room.held(**told).stage == "held"
        return
    with refused(words):
        room.held(**told)


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (["plan"], ""),
        (["plan:2024-05-05"], "计划日期.*早于"),
        (["plan", "put_off:2024-05-30"], ""),
        (["plan", "put_off:2024-05-01"], "计划日期.*早于"),
        (["plan", "put_off:2024-05-30", "put_off:2024-05-31", "hold"], ""),
        (["plan", "call_off"], ""),
        (["plan", "call_off", "hold"], "已取消"),
        (["plan", "hold", "hold"], "不能办理"),
        (["plan", "hold", "put_off:2024-06-30"], "不能办理"),
        (["plan", "hold", "call_off"], "不能办理"),
        (["plan", "put_away"], "不能办理"),
        (["plan", "list"], "不能办理"),
        (["register", "put_away"], ""),
        (["register", "put_away", "put_away"], "已归档"),
        (["register", "put_away", "hold"], "已归档"),
        (["register", "list", "list"], "已经登记过"),
        (["register", "list", "put_away"], ""),
        (["register", "put_away", "list"], ""),
        (["register", "hold"], "不能办理"),
        (["call_off"], "不能办理"),
    ],
)
def test_courses(room: Room, course: list[str], words: str) -> None:
    """The last step of each is refused where words are said, all others are taken."""
    told: dict[str, dict[str, Any]] = {
        "plan": TOLD | {"planned_on": date(2024, 5, 20)},
        "register": TOLD | HELD,
        "hold": HELD,
        "list": {"attendances": [{"name": "甲", "hours": 2}]},
        "put_off": {"reason": "公务"},
        "call_off": {"reason": "公务"},
        "put_away": {"papers": 0},
    }
    record: Any = StudySession

    def go(step: str) -> Any:
        name, _, day = step.partition(":")
        said = told[name] | ({"planned_on": date.fromisoformat(day)} if day else {})
        return engine.take("list_attendance" if name == "list" else name, record, room.clerk, said, DAY)

    for step in course[:-1]:
        record = go(step)
    if words:
        with refused(words):
            go(course[-1])
        return
    record = go(course[-1])
    assert folds_to_itself(record) and not verify_records("study_session", [record.pk]).faults


def test_an_officer_is_one_person_whichever_certificate_is_chosen(room: Room) -> None:
    day = date(2023, 3, 6)
    first = brought(room.county, EnforcementCertificate, "issue", day)
    told = {"holder": first.said["holder"], "kind": CertificateKind.SUPERVISION}
    second = brought(room.county, EnforcementCertificate, "issue", day, **told).record
    session = room.attended(room.held(came=9), {"hours": 40, "officer": first.record})
    with refused("第1项已经登记过"):
        room.attended(session, {"hours": 40, "officer": second})


def test_who_has_no_certificate_on_the_day_is_named_and_not_counted(room: Room) -> None:
    applied, gone = room.officer("apply"), room.officer()
    legal = room.county.actor(room.county.bureau, Role.LEGAL)
    gone = engine.take("withdraw", gone, legal, {"ground": Ground.LEFT, "reason": "调离"}, date(2024, 4, 1))
    session = room.held(came=9)
    for one in (applied, gone):
        with refused("第1项在2024-05-06没有行政执法证，请改填姓名"):
            room.attended(session, {"hours": 40, "officer": one})
    room.attended(session, {"hours": 40, "name": "某申请人"})
    compute.refresh()
    assert compute.value("officers_trained", "431081", 2024) == 0


def test_who_left_after_the_training_was_an_officer_that_day(room: Room) -> None:
    gone = room.officer()
    legal = room.county.actor(room.county.bureau, Role.LEGAL)
    gone = engine.take("withdraw", gone, legal, {"ground": Ground.LEFT, "reason": "调离"}, date(2024, 6, 3))
    room.attended(room.held(), {"hours": 40, "officer": gone})
    compute.refresh()
    assert compute.value("officers_trained", "431081", 2024) == 1
    assert compute.value("officer_hours_studied", "431081", 2024) == 40
    assert compute.value("officer_hours_in_post", "431081", 2024) == 0


def test_no_hour_is_no_training(room: Room) -> None:
    room.attended(room.held(), {"hours": 0, "officer": room.officer()})
    compute.refresh()
    found = compute.values(["officers_trained", "officer_training_coverage"], "431081", YEAR)
    assert found == {"officers_trained": 0, "officer_training_coverage": 0}


@pytest.mark.parametrize(("hours", "full"), [(("59.5",), 0), (("60",), 1), (("30", "29.5"), 0), (("30", "30"), 1)])
def test_sixty_hours_are_each_persons_own(room: Room, hours: tuple[str, ...], full: int) -> None:
    officer, other = room.officer(), room.officer()
    for n, told in enumerate(hours):
        session = room.held(on=date(2024, 5 + n, 6), days=6, hours=60)
        room.attended(session, {"hours": told, "officer": officer}, {"hours": "20", "officer": other})
    compute.refresh()
    assert compute.value("officers_with_full_hours", "431081", 2024) == full


def test_the_record_of_a_training_is_made_and_made_anew_with_who_was_found_later(room: Room) -> None:
    session = room.attended(room.held(laws=[{"law": "行政处罚法"}]), {"hours": 20, "name": "甲", "unit": "一科"})
    session = engine.take("put_away", session, room.clerk, {"papers": 0}, DAY)
    assert session.stage == "kept"
    room.attended(session, {"hours": 30, "name": "乙"})
    text = Paper.objects.filter(kind="training_record").latest("id").content.decode()
    assert Paper.objects.filter(kind="training_record").count() == 2
    assert all(words in text for words in ("甲", "乙", "一科", "行政处罚法", "20", "30"))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((DAY, 1, "6"), (DAY, 1, "6"), ""),
        ((DAY, 1, "6"), (DAY, 1, "6.5"), "第1项在2024-05-06的学时合计12.5，超过1天的12学时"),
        ((DAY, 1, "12"), (DAY, 1, "0.5"), "合计12.5"),
        ((DAY, 2, "24"), (date(2024, 5, 7), 1, "12"), ""),
        ((DAY, 1, "12"), (DAY, 3, "24"), ""),
        ((DAY, 3, "24.5"), (DAY, 1, "12"), "合计36.5，超过3天的36学时"),
    ],
)
def test_nobody_studies_more_than_a_day_has_whoever_holds_the_sessions(
    room: Room, first: tuple[date, int, str], second: tuple[date, int, str], words: str
) -> None:
    officer = room.officer()
    for n, (on, days, hours) in enumerate((first, second)):
        session = room.held(on=on, days=days, hours=days * 12, came=9)
        if words and n:
            with refused(words):
                room.attended(session, {"hours": hours, "officer": officer})
        else:
            room.attended(session, {"hours": hours, "officer": officer}, {"hours": "12", "name": f"甲{n}"})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"name": "甲", "hours": -1}], "学时"),
        ([{"name": "甲", "hours": 1}, {"name": " 甲 ", "hours": 1}], "第2项已经登记过"),
        ([{"name": "甲", "hours": "1.55"}], "小数"),
        ([{"name": "甲", "unit": "一科", "hours": 1}, {"name": "甲", "unit": "二科", "hours": 1}], ""),
        ([{"name": "甲", "hours": 0}], ""),
        ([], "至少填写1项"),
    ],
)
def test_whom_a_list_names_and_for_how_long(room: Room, rows: list[dict[str, Any]], words: str) -> None:
    session = room.held(came=9)
    if not words:
        assert room.attended(session, *rows).stage == "held"
        return
    with refused(words):
        room.attended(session, *rows)
