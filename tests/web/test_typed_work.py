"""What is typed outlives the session it was typed in; a session lives while it is used."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.sessions import SignedIn
from tests.people import County
from tests.specimen.models import Petition
from tests.web import desk
from tests.web.desk import PASSWORD, words


@pytest.fixture
def form(at_desk: Client) -> tuple[str, dict[str, str]]:
    """The address of a form, and the form with a title typed into it."""
    address = reverse("open_step", args=["petition", "receive"])
    page = words(at_desk.get(address))
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    hidden.pop("csrfmiddlewaretoken", None)
    return address, {**hidden, "title": "反映楼道杂物（模拟）张三丰", "on": "2026-01-05"}


def sign_in(client: Client, answer: Any, name: str = "clerk") -> Any:
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("sign_in"))
    page = words(client.get(answer["Location"]))
    told = {"username": name, "password": PASSWORD}
    return client.post(reverse("sign_in"), {**told, "next": re.findall(r'name="next" value="([^"]*)"', page)[0]})


def test_what_was_typed_is_there_after_signing_in_and_nothing_is_taken(client: Client, form: Any) -> None:
    address, told = form
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    answer = client.post(address, told)
    assert "张三丰" not in str(client.cookies)
    kept = SignedIn._default_manager.get(pk=client.cookies[settings.SESSION_COOKIE_NAME].value)
    assert "张三丰" not in str(kept.get_decoded())
    assert kept.expire_date.timestamp() - time.time() < 3700
    back = sign_in(client, answer)
    assert back["Location"] == address
    page = words(client.get(back["Location"]))
    assert "反映楼道杂物（模拟）张三丰" in page
    assert "保留在本页" in page
    assert not Petition.objects.exists() and not Entry.objects.filter(register="petition").exists()
    assert "张三丰" not in words(client.get(address))  # once


def test_somebody_else_at_the_same_browser_does_not_get_it(client: Client, county: County, form: Any) -> None:
    desk.user(county.department, Role.CLERK, name="other")
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    back = sign_in(client, client.post(form[0], form[1]), "other")
    assert "张三丰" not in words(client.get(back["Location"]))


def test_after_an_hour_it_is_gone(client: Client, form: Any) -> None:
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    answer = client.post(form[0], form[1])
    back = sign_in(client, answer)
    with time_machine.travel(time.time() + 3700):
        assert "张三丰" not in words(client.get(back["Location"]))


def test_a_form_without_its_person_keeps_nothing(client: Client, form: Any) -> None:
    address, told = form
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    before = SignedIn._default_manager.count()
    assert client.post(address, {**told, "typist": "1:forged"}).status_code == 302
    assert SignedIn._default_manager.count() == before


def test_a_form_of_the_session_before_comes_back_filled(clerk: User) -> None:
    """Signed in anew in another tab: the token of the form is that of the old session."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clerk, backend=desk.BACKEND)
    address = reverse("open_step", args=["petition", "receive"])
    page = words(strict.get(address))
    told = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    token = strict.get(reverse("sign_in")).wsgi_request.META.get("CSRF_COOKIE", "")
    strict.cookies["csrftoken"] = "b" * 32
    told |= {"title": "反映路灯不亮（模拟）", "csrfmiddlewaretoken": token or "a" * 32}
    foreign = strict.post(address, told, headers={"Origin": "https://other.example"})
    assert foreign.status_code == 403 and "页面已过期" in words(foreign)
    answer = strict.post(address, told, headers={"Origin": "http://testserver"})
    assert answer.status_code == 302 and answer["Location"] == address
    assert "反映路灯不亮（模拟）" in words(strict.get(address))
    assert not Petition.objects.exists()


def test_a_session_lives_while_it_is_used(client: Client, clerk: User) -> None:
    client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    now = time.time()
    for hours in (5, 10, 15):
        with time_machine.travel(now + timedelta(hours=hours).total_seconds()):
            assert client.get("/").status_code == 200
    with time_machine.travel(now + timedelta(hours=24).total_seconds()):
        assert client.get("/").status_code == 302
