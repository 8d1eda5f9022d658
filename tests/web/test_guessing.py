"""Guessing at passwords is bounded, and the bound keeps nobody out: H10, M6, F34."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import personnel
from guiju.kernel.offices.people import Role, User
from tests.people import County
from tests.web import desk
from tests.web.desk import PASSWORD, words

NEW = "Qiuyue-2026-xin"


def sign_in(client: Client, name: str, password: str, address: str = "203.0.113.9") -> int:
    told = {"username": name, "password": password}
    return client.post(reverse("sign_in"), told, REMOTE_ADDR=address).status_code


def test_strangers_lock_nobody_out_of_their_own_browser(clerk: User) -> None:
    """All behind one proxy: even from the same address, and however often they repeat it."""
    own, stranger = Client(), Client()
    assert sign_in(own, "clerk", PASSWORD) == 302
    own.post(reverse("sign_out"))
    assert {sign_in(stranger, "clerk", f"wrong-{n}") for n in range(30)} == {200, 429}
    assert sign_in(stranger, "clerk", PASSWORD) == 429
    assert sign_in(own, "clerk", PASSWORD) == 302


def test_a_refused_try_prolongs_nothing(clerk: User) -> None:
    stranger, began = Client(), timezone.now()
    with time_machine.travel(began, tick=False) as clock:
        for _ in range(8):
            sign_in(stranger, "clerk", "wrong")
        clock.move_to(began + timedelta(minutes=14))
        assert sign_in(stranger, "clerk", PASSWORD) == 429
        clock.move_to(began + timedelta(minutes=16))
        assert sign_in(stranger, "clerk", PASSWORD) == 302


def test_success_begins_the_count_anew(clerk: User) -> None:
    client = Client()
    for _ in range(2):
        assert {sign_in(client, "clerk", "wrong") for _ in range(6)} == {200}
        assert sign_in(client, "clerk", PASSWORD) == 302
        client.post(reverse("sign_out"))


def test_the_mark_of_one_s_browser_opens_no_way_to_others(clerk: User, head: User) -> None:
    client = Client()
    assert sign_in(client, "clerk", PASSWORD) == 302
    client.post(reverse("sign_out"))
    assert [sign_in(client, "head", "wrong") for _ in range(8)][-1] == 429
    assert [sign_in(client, "clerk", "wrong") for _ in range(9)][-1] == 429, "nor any guess at one's own"


def test_spraying_from_one_address_is_bounded(county: County) -> None:
    stranger = Client()
    seen = [sign_in(stranger, f"name{n % 20}", "Spring-2026!") for n in range(70)]
    assert seen[59:] == [200, *[429] * 10]
    assert sign_in(stranger, "another", "Spring-2026!", address="203.0.113.10") == 200


def test_one_name_is_not_guessed_at_from_everywhere(clerk: User) -> None:
    stranger = Client()
    seen = [sign_in(stranger, "clerk", "wrong", address=f"203.0.113.{n}") for n in range(41)]
    assert (set(seen[:40]), seen[40]) == ({200}, 429)


def test_the_page_says_what_is_true_and_who_can_help(clerk: User) -> None:
    stranger = Client()
    for _ in range(8):
        page = words(stranger.post(reverse("sign_in"), {"username": "clerk", "password": "wrong"}))
    assert "15分钟" in page
    assert "安全管理员" in page
    assert "guiju unlock" in page


def test_the_old_password_is_not_guessed_at_in_a_session_left_open(at_desk: Client) -> None:
    told = {"new_password1": NEW, "new_password2": NEW}
    seen = [at_desk.post(reverse("password"), {"old_password": f"guess-{n}", **told}) for n in range(6)]
    assert seen[4].status_code == 200
    assert seen[5].status_code == 302
    assert at_desk.get("/").status_code == 302, "the session is over"
    assert not User.objects.get(username="clerk").check_password(NEW)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("0000000001", "种类"),
        ("20201126aa", "种类"),
        ("aA1aA1aA1aA1", "重复"),
        ("某某局某某局-A1", "机关名称"),
        ("Wangxiaoer-88", "用户名"),
        ("王小-Abc-20261", "本人姓名"),
        ("二小王-Abc-20261", "本人姓名"),
        (PASSWORD, "最近"),
    ],
)
def test_what_a_password_may_not_be(client: Client, county: County, password: str, said: str) -> None:
    county.department.name = "某某局"
    county.department.save()
    user = desk.user(county.department, Role.CLERK, name="wangxiaoer")
    User.objects.filter(pk=user.pk).update(full_name="王小二")
    client.force_login(user, backend=desk.BACKEND)
    told = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert said in words(client.post(reverse("password"), told))


def test_a_password_for_once_lapses(client: Client, clerk: User) -> None:
    once = personnel.reset_password(None, "遗忘", clerk)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        page = words(client.post(reverse("sign_in"), {"username": "clerk", "password": once}))
        assert "一次性口令" in page and "重设" in page
        assert "一次性口令" not in words(client.post(reverse("sign_in"), {"username": "clerk", "password": "wrong"}))
    assert sign_in(client, "clerk", once) == 302


def test_time_tells_nobody_which_names_there_are(clerk: User, head: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the name, one password is hashed: who is there, who is not, who is locked, who has left."""
    hashed = list[str]()
    encode = MD5PasswordHasher.encode

    def counted(self: Any, *told: Any) -> str:
        hashed.append("")
        return encode(self, *told)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    personnel.lock(None, "测试", head)
    User.objects.create_user("left", agency=clerk.agency)  # with a password that nobody can type
    seen = set()
    for name in ("clerk", "head", "left", "nobody"):
        hashed.clear()
        sign_in(Client(), name, "wrong", address="203.0.113.77")
        seen.add(len(hashed))
    assert seen == {1}


def test_the_last_five_are_not_taken_again(at_desk: Client) -> None:
    def change(old: str, new: str) -> int:
        told = {"old_password": old, "new_password1": new, "new_password2": new}
        return at_desk.post(reverse("password"), told).status_code

    chain = [PASSWORD, *(f"Shanshui-{n}-xin" for n in range(5))]
    for old, new in pairwise(chain):
        assert change(old, new) == 302
    assert change(chain[-1], chain[1]) == 200
    assert change(chain[-1], chain[0]) == 302


def test_after_ninety_days_it_is_changed_first(client: Client, clerk: User) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
        there = client.get(reverse("figures"))
        assert (there.status_code, there["Location"]) == (302, reverse("password"))
        assert "90日" in words(client.get(reverse("password")))
        told = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
        assert client.post(reverse("password"), told).status_code == 302
        assert client.get(reverse("figures")).status_code == 200
