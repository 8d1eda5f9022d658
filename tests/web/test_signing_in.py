"""Signing in and out: the right words, the lock after too many attempts, nothing without sign-in."""

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.offices.people import User
from tests.web.desk import PASSWORD, words


def test_the_right_password_leads_to_my_work(client: Client, clerk: User) -> None:
    response = client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert "我的工作台" in words(client.get("/"))


def test_a_wrong_password_is_said_and_keeps_the_name(client: Client, clerk: User) -> None:
    page = words(client.post(reverse("sign_in"), {"username": "clerk", "password": "wrong"}))
    assert "用户名或者密码不正确" in page
    assert 'value="clerk"' in page


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_sign_in_leads_to_no_other_site(client: Client, clerk: User, elsewhere: str) -> None:
    response = client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD, "next": elsewhere})
    assert response["Location"] == "/"


def test_too_many_attempts_lock_the_name_in_chinese(client: Client, clerk: User) -> None:
    for _ in range(8):
        response = client.post(reverse("sign_in"), {"username": "clerk", "password": "wrong"})
    assert "暂时不能登录" in words(response)
    right = client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    assert "暂时不能登录" in words(right)


def test_nobody_is_signed_out_by_a_link(at_desk: Client) -> None:
    assert at_desk.get(reverse("sign_out")).status_code == 405
    assert at_desk.post(reverse("sign_out")).status_code == 302
    assert at_desk.get("/").status_code == 302


def test_a_new_password_counts_at_once_and_a_short_one_is_refused(at_desk: Client) -> None:
    asked = {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}
    assert "密码未修改" in words(at_desk.post(reverse("password"), asked))
    asked |= {"new_password1": "Changed-2026-x", "new_password2": "Changed-2026-x"}
    assert at_desk.post(reverse("password"), asked).status_code == 302
    assert "密码已修改" in words(at_desk.get("/"))


def test_somebody_without_an_agency_sees_nothing_of_others(client: Client, county: object) -> None:
    lone = User.objects.create_user("lone", password=PASSWORD)
    client.force_login(lone, backend="django.contrib.auth.backends.ModelBackend")
    assert "没有所在机关" in words(client.get("/"))
    assert client.get(reverse("figures")).status_code == 403
