"""学法考法: who has moved, who is in a list twice, who sits again, whose result was wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import MANAGERS, Appointment, Role, User
from guiju.registers.governance.exam import Exam
from guiju.registers.governance.exam_round import ExamRound
from guiju.registers.governance.question_bank import QuestionBank
from tests.lives import Case, brought, case
from tests.people import County
from tests.registers.test_exam import LAST, MONDAY, Sitter, at, in_post, refused


@pytest.fixture
def led(county: County) -> Case:
    in_post(county)
    return case(county, ExamRound, MONDAY).do("open", closes_on=LAST)


def at_platform(county: County) -> Case:
    return case(county, ExamRound, MONDAY).do("open", closes_on=LAST, platform="全省平台", bank=None)


def enlist(county: County, led: Case, name: str, account: str = "", agency: Any = None) -> Any:
    clerk = county.actor(agency or county.department, Role.CLERK)
    told = {"round": led.record, "name": name, "account": account}
    return engine.take("enlist", Exam, clerk, told, MONDAY)


def registered(county: County, led: Case, name: str, **told: Any) -> Any:
    clerk = county.actor(county.department, Role.CLERK)
    data = {"round": led.record, "name": name, "study_hours": 20, "result": "passed", "score": 80, **told}
    return engine.take("register", Exam, clerk, data, MONDAY)


def test_who_makes_up_has_another_paper(county: County, led: Case) -> None:
    sitter = Sitter(county, led).sat(0)
    first = sitter.record.seed
    led.do("settle", on=LAST + timedelta(days=1)).do("make_up", on=LAST + timedelta(days=3))
    sitter.record.refresh_from_db()
    on = sitter.record.opens_on
    assert sitter.do("begin", on, began_at=at(on)).record.seed != first


def test_who_held_an_office_once_is_not_called(county: County) -> None:
    in_post(county)
    gone = User.objects.get(pk=str(county.actor(county.department, Role.LEGAL).user_id))
    Appointment.objects.filter(user=gone).update(since=date(2020, 1, 1), until=date(2023, 1, 1))
    Appointment.objects.create(user=gone, role=next(iter(MANAGERS)), since=date(2020, 1, 1))
    case(county, ExamRound, MONDAY).do("open", closes_on=LAST)
    assert not Exam.objects.filter(account=gone.username).exists()


def test_who_has_moved_is_examined_where_they_are_now(county: County, led: Case) -> None:
    sitter = Sitter(county, led)
    account = sitter.record.account
    User.objects.filter(username=account).update(agency=county.township)
    refused("once", enlist, county, led, sitter.record.name, account, county.township)
    sitter.of_the_holder("excuse", reason="已经调离")
    moved = enlist(county, led, sitter.record.name, account, county.township)
    assert (moved.stage, moved.person_key) == ("called", sitter.record.person_key)
    refused("once", sitter.of_the_holder, "call_again", closes_on=LAST, reason="恢复")


def test_a_person_is_in_a_list_once_with_or_without_an_account(county: County, led: Case) -> None:
    sitter = Sitter(county, led)
    refused("once", enlist, county, led, sitter.record.name)
    other = registered(county, at_platform(county), sitter.record.name)
    assert other.person_key == sitter.record.person_key, "a year counts them once"


def test_nobody_enters_their_own_result(county: County) -> None:
    in_post(county)
    clerk = User.objects.get(pk=str(county.actor(county.department, Role.CLERK).user_id))
    refused("not_oneself", registered, county, at_platform(county), str(clerk))


def test_a_result_of_another_platform_is_put_right_until_the_circular(county: County) -> None:
    led = at_platform(county)
    exam = registered(county, led, "甲", result="failed", score=40)
    clerk = county.actor(county.department, Role.CLERK)
    told = {"study_hours": 20, "result": "passed", "score": 90, "reason": "平台成绩单为90分"}
    exam = engine.take("register_anew", exam, clerk, told, MONDAY)
    assert (exam.stage, exam.passed, exam.best_score) == ("passed", True, 90)
    exam = engine.take("annul", exam, county.actor(county.bureau, Role.HEAD), {"reason": "替考"}, MONDAY)
    refused("not_annulled", engine.take, "register_anew", exam, clerk, told, MONDAY)
    led.do("settle", on=LAST + timedelta(days=1))
    registered(county, led, "乙")
    led.do("close")
    refused("announced", registered, county, led, "丙")


def test_a_circular_comes_down_when_a_result_in_it_is_annulled(county: County, led: Case) -> None:
    sitter = Sitter(county, led).sat(1)
    led.do("settle", on=LAST + timedelta(days=1)).do("close").do("publish")
    assert led.record.persons_passed == 1
    sitter.record.refresh_from_db()
    sitter.of_the_holder("annul", led.on, reason="替考")
    led.record.refresh_from_db()
    assert (led.record.persons_passed, led.record.withdrawn_on) == (0, led.on)


def test_points_open_an_examination_on_paper_too(county: County) -> None:
    in_post(county)
    led = case(county, ExamRound, MONDAY).do("open", closes_on=LAST, points_due=100)
    sitter = Sitter(county, led)
    refused("points_reached", sitter.of_the_holder, "record", score=80)


def test_a_bank_is_not_renewed_earlier_by_putting_off(county: County) -> None:
    bank = brought(county, QuestionBank, "put_in_use", MONDAY)
    earlier = bank.record.renew_by - timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        bank.do("put_off", renew_by=earlier)
    assert set(refusal.value.codes) == {"house.bank_later"}
