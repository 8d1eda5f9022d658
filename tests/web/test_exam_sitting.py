"""参加考试: somebody begins, is cut off, goes on elsewhere and hands in; nothing kept is lost, and nobody else gets in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role, User
from guiju.registers.governance.exam import Exam, KeptAnswers, paper
from guiju.registers.governance.exam.gates import GRACE
from guiju.registers.governance.exam_round import ExamRound
from tests.lives import case
from tests.people import County
from tests.web import desk

SAVE, HAND_IN = 1, 12
"""Statements that a keeping and a hand-in take, beside those by which any page knows who asks."""


@pytest.fixture
def someone(county: County) -> User:
    return desk.user(county.department, Role.OFFICER, name="kao")


@pytest.fixture
def exam(county: County, someone: User) -> Exam:
    """Their examination, open today."""
    today = timezone.localdate()
    led = case(county, ExamRound, today).do("open", closes_on=today + timedelta(days=9))
    return Exam.objects.get(round=led.record, account=someone.username)


@pytest.fixture
def at_desk(client: Client, someone: User) -> Client:
    client.force_login(someone, backend=desk.BACKEND)
    return client


def page(exam: Exam) -> str:
    return reverse("exam_sitting", args=[exam.pk])


def act(client: Client, exam: Exam, what: str, **told: Any) -> str:
    """The address to which an act leads."""
    answer = client.post(page(exam), {"act": what, **told})
    assert answer.status_code == 302, desk.words(answer)
    return str(answer["Location"])


def seat_of(address: str) -> str:
    return address.partition("seat=")[2]


def fields(exam: Exam, share: float = 1) -> dict[str, list[str]]:
    """The right answers to this share of the paper, as the page sends them."""
    exam.refresh_from_db()
    items = paper.of(exam.round, exam.seed)
    return {f"q{one.place}": [*one.question.answer] for one in items[: round(len(items) * share)]}


def keep(client: Client, exam: Exam, seat: str, **told: Any) -> int:
    return client.post(reverse("exam_keep", args=[exam.pk]), {"seat": seat, **told}).status_code


def test_begun_cut_off_gone_on_elsewhere_and_handed_in(at_desk: Client, someone: User, exam: Exam) -> None:
    assert page(exam) in desk.words(at_desk.get("/"))
    assert page(exam) in desk.words(at_desk.get(reverse("matter", args=["exam", exam.pk])))
    assert "开始考试" in desk.words(at_desk.get(page(exam)))
    there = act(at_desk, exam, "begin")
    shown = at_desk.get(there)
    words = desk.words(shown)
    assert (
        words.count("<fieldset") == 11
        and "正确答案" not in words
        and "script-src 'self'" in shown["Content-Security-Policy"]
    )
    assert keep(at_desk, exam, seat_of(there), **fields(exam, 0.5)) == 204
    phone = Client()
    phone.force_login(someone, backend=desk.BACKEND)
    assert "继续考试" in desk.words(phone.get(there.partition("?")[0]))
    onward = act(phone, exam, "resume")
    words = desk.words(phone.get(onward))
    assert len(re.findall(" checked", words)) == sum(len(letters) for letters in fields(exam, 0.5).values())
    assert keep(at_desk, exam, seat_of(there)) == 409  # the page that was left says so, and keeps nothing
    act(at_desk, exam, "hand_in", seat=seat_of(there))
    exam.refresh_from_db()
    assert exam.stage == "sitting"
    act(phone, exam, "hand_in", seat=seat_of(onward), **fields(exam))
    exam.refresh_from_db()
    assert (exam.stage, exam.best_score, KeptAnswers.objects.count()) == ("called", 100, 0)
    act(phone, exam, "hand_in", seat=seat_of(onward))  # sent twice
    assert "100分，合格" in desk.words(phone.get(page(exam)))


def test_time_over_counts_what_was_kept(at_desk: Client, exam: Exam) -> None:
    seat = seat_of(act(at_desk, exam, "begin"))
    assert keep(at_desk, exam, seat, **fields(exam, 0.5)) == 204
    past = int(timezone.now().timestamp()) - GRACE - 1
    over(exam, past)
    assert keep(at_desk, exam, seat, **fields(exam)) == 410
    assert "查看成绩" in desk.words(at_desk.get(page(exam)))
    act(at_desk, exam, "hand_in", seat=seat, **fields(exam))
    exam.refresh_from_db()
    assert (exam.stage, exam.last_score, exam.handed_at) == ("called", 65, past)


def over(exam: Exam, ends: int) -> None:
    """The time of the sitting ends at this moment: the row is changed as if it had begun earlier."""
    exam.refresh_from_db()
    table, key = Exam._meta.db_table, Exam._meta.pk.get_db_prep_value(exam.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET ends_at = %s, began_at = %s WHERE id = %s", [ends, ends - 3600, key])
    KeptAnswers.objects.filter(exam=exam.pk).update(ends_at=ends)


def test_nobody_else_gets_in(county: County, client: Client, someone: User, exam: Exam) -> None:
    other = desk.user(county.department, Role.CLERK, Role.OFFICER, name="ta")
    own = Client()
    own.force_login(someone, backend=desk.BACKEND)
    seat = seat_of(act(own, exam, "begin"))
    client.force_login(other, backend=desk.BACKEND)
    for answer in (client.get(page(exam)), client.post(page(exam), {"act": "hand_in", "seat": seat})):
        assert answer.status_code == 403 and "只能由本人" in desk.words(answer)
    assert keep(client, exam, seat, q1="A") == 404, "as of an examination that there is not"
    assert KeptAnswers.objects.get().answers == ""
    shown = desk.words(client.get(reverse("matter", args=["exam", exam.pk])))
    assert f'"{page(exam)}"' not in shown and f"/r/exam/{exam.pk}/do/hand_in/" not in shown
    for step in ("begin", "hand_in"):  # neither by hand nor together with another step
        assert client.get(reverse("take_step", args=["exam", exam.pk, step])).status_code == 404
        assert own.get(reverse("take_step", args=["exam", exam.pk, step])).status_code == 404


def test_what_was_answered_is_sealed_from_others_while_it_may_be_sat_again(
    county: County, client: Client, at_desk: Client, exam: Exam
) -> None:
    seat = seat_of(act(at_desk, exam, "begin"))
    right = fields(exam)
    act(at_desk, exam, "hand_in", seat=seat, **right)
    told = paper.written({int(name[1:]): "".join(letters) for name, letters in right.items()})
    client.force_login(desk.user(county.bureau, Role.CLERK, name="qi"), backend=desk.BACKEND)
    for name in ("matter", "ledger"):
        assert told not in desk.words(client.get(reverse(name, args=["exam", exam.pk])))


def test_a_keeping_takes_one_statement_and_a_hand_in_few(at_desk: Client, exam: Exam) -> None:
    seat = seat_of(act(at_desk, exam, "begin"))
    right = fields(exam)
    keep(at_desk, exam, seat, **right)
    with CaptureQueriesContext(connection) as found:
        keep(at_desk, exam, seat, **right)
    own = [one["sql"] for one in found if "keptanswers" in one["sql"]]
    assert len(own) == SAVE and own[0].startswith("UPDATE"), own
    exam.refresh_from_db()
    told = {"answers": "1A", "handed_at": int(timezone.now().timestamp())}
    actor = User.objects.get(username="kao").actor
    with CaptureQueriesContext(connection) as found:
        engine.take("hand_in", exam, actor, told, timezone.localdate())
    wanted = [one["sql"] for one in found if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    assert len(wanted) <= HAND_IN, wanted


def test_a_gate_that_is_closed_is_told_in_words(at_desk: Client, exam: Exam) -> None:
    assert exam.closes_on > date.today()
    for _ in range(3):
        act(at_desk, exam, "hand_in", seat=seat_of(act(at_desk, exam, "begin")))
    answer = at_desk.post(page(exam), {"act": "begin"})
    assert answer.status_code == 422 and "次数用完" in desk.words(answer)
