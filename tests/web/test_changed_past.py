"""程序以外的变更: the page on which a security manager settles what stands otherwise than the ledger says."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.acting import astray, credentials
from guiju.kernel.keeping import second_factors
from guiju.kernel.keeping.second_factors import Kind
from guiju.kernel.offices.people import Role, User
from guiju.web import proving
from tests.people import County, entered
from tests.web import desk

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def manager(county: County, client: Client) -> Client:
    """At the desk of a security manager who has proved twice who they are."""
    user = desk.user(county.bureau, Role.SECURITY, name="security")
    desk.user(county.department, Role.CLERK, name="zhang")
    entered()
    credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, SECRET)}, None)
    client.force_login(user, backend=desk.BACKEND)
    proved(client, time.time())
    return client


def proved(client: Client, at: float) -> None:
    session = client.session
    session[proving.PROVED] = int(at)
    session.save()


def changed() -> list[str]:
    """An account and an agency changed past the program; their codes."""
    User.objects.filter(username="zhang").update(full_name="另一人")
    return [one.code for one in astray.found()]


def test_what_was_changed_is_listed_and_settled_with_a_reason(manager: Client) -> None:
    page, [code] = reverse("changed_past"), changed()
    shown = desk.words(manager.get(page))
    assert "另一人" in shown and "程序以外的变更" in desk.words(manager.get(reverse("my_work")))
    refused = manager.post(page, {"code": code, "how": "restore", "why": " "})
    assert refused.status_code == 422 and "请说明理由" in desk.words(refused)
    assert re.search(f'value="{code}" checked', desk.words(refused)), "what was chosen is not lost"
    assert manager.post(page, {"why": "查明"}).status_code == 422
    assert manager.post(page, {"code": code, "how": "restore", "why": "数据库被直接修改"}).status_code == 302
    assert User.objects.get(username="zhang").full_name == "zhang" and not astray.found()
    [code] = changed()
    done = manager.post(page, {"code": code, "how": "accept", "why": "维护人员更改，已核对"}, follow=True)
    assert "已登记1项" in desk.words(done) and "没有与账簿不符的内容" in desk.words(done)


def test_who_it_is_is_asked_again_and_what_was_typed_is_there_afterwards(manager: Client) -> None:
    page, [code] = reverse("changed_past"), changed()
    typist = re.search(r'name="typist" value="([^"]+)"', desk.words(manager.get(page)))
    assert typist is not None
    proved(manager, time.time() - proving.LATELY - 5)
    sent = {"code": code, "how": "restore", "why": "数据库被直接修改", "typist": typist[1]}
    answer = manager.post(page, sent)
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("prove_again"))
    assert astray.found(), "nothing is done before"
    proved(manager, time.time())
    again = desk.words(manager.get(page))
    assert "数据库被直接修改" in again and f'value="{code}" checked' in again and astray.found()


def test_nobody_else_sees_it(client: Client, county: County) -> None:
    for agency, role in ((county.bureau, Role.ADMIN), (county.bureau, Role.HEAD), (county.department, Role.SECURITY)):
        client.force_login(desk.user(agency, role, name=f"{agency.pk}-{role}"), backend=desk.BACKEND)
        assert client.get(reverse("changed_past")).status_code == 403
