"""A clock that was ahead for an hour and has been put right: what was noted meanwhile keeps nobody out for a year, and lets
nobody in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.keeping import doors, looking, second_factors
from guiju.kernel.offices.people import Role
from guiju.web import proving
from tests.people import County
from tests.web import desk


@pytest.fixture
def said() -> Callable[..., Any]:
    return SAID


SAID = looking.said
AHEAD = timedelta(days=365)
HOUR = timedelta(hours=1)


def test_wrong_passwords_of_a_time_to_come_keep_nobody_out(client: Client, county: County) -> None:
    desk.user(county.department, Role.CLERK, name="clerk")
    wrong, right = ({"username": "clerk", "password": word} for word in ("wrong", desk.PASSWORD))
    with time_machine.travel(timezone.now() + AHEAD):
        seen = [client.post(reverse("sign_in"), wrong).status_code for _ in range(8)]
        assert seen[-1] == 429
    assert client.post(reverse("sign_in"), right).status_code == 302


@pytest.mark.django_db
def test_knocks_of_a_time_to_come_keep_no_citizen_out() -> None:
    with time_machine.travel(timezone.now() + AHEAD):
        assert [doors.too_often("code", "somebody", 2, HOUR) for _ in range(3)] == [False, False, True]
    assert not doors.too_often("code", "somebody", 2, HOUR)


def test_a_proof_of_a_time_to_come_is_none(client: Client, county: County) -> None:
    clerk = desk.user(county.department, Role.CLERK, name="clerk")
    record = desk.petition(clerk.actor)
    looking.say(clerk.actor, "petition", record.pk, "handling", "电话核实诉求内容")
    Authenticator.objects.create(user=clerk, type=second_factors.Kind.TOTP, data={})
    client.force_login(clerk, backend=desk.BACKEND)
    for ahead, opens in ((timedelta(), True), (AHEAD, False)):
        session: Any = client.session
        session[proving.PROVED] = int((timezone.now() + ahead).timestamp())
        session.save()
        answer = client.post(reverse("reveal", args=["petition", record.pk]))
        assert (answer.status_code == 200) is opens, ahead


def test_a_reason_of_a_time_to_come_is_none_today(county: County, said: Callable[..., Any]) -> None:
    record = desk.petition(county.clerk)
    with time_machine.travel(timezone.now() + AHEAD):
        looking.say(county.clerk, "petition", record.pk, "handling", "电话核实诉求内容")
        assert said(county.clerk, "petition", record.pk) is not None
    assert said(county.clerk, "petition", record.pk) is None
