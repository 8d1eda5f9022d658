"""A second factor: asked after the password and before any session, used once, guessed at within bounds, set up first of all."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju import home
from guiju.kernel.acting import administration, credentials, engine, personnel, verification
from guiju.kernel.keeping import looking, second_factors
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.second_factors import Kind
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.sessions import SignedIn
from tests.people import County, entered
from tests.registers import disputes
from tests.web import desk
from tests.web.desk import PASSWORD, words

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def everybody_has_proved_twice() -> None:
    """Here nobody has."""


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """A clock that each test moves on by itself: a code lives half a minute."""
    with time_machine.travel(timezone.now().replace(second=5), tick=False) as moved:
        yield moved


def shown(secret: str = SECRET, steps: int = 0) -> str:
    """What an app with the secret shows now, or so many half minutes from now."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return code


def with_app(user: User, secret: str = SECRET) -> list[str]:
    """The codes for an emergency of somebody who has set up an app."""
    return credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, secret)}, None)


def password(client: Client, name: str = "clerk", **more: str) -> Any:
    return client.post(reverse("sign_in"), {"username": name, "password": PASSWORD, **more})


def second(client: Client, code: str, address: str = "203.0.113.9") -> Any:
    return client.post(reverse("second_step"), {"code": code}, REMOTE_ADDR=address)


def test_the_password_alone_begins_no_session(client: Client, clerk: User) -> None:
    with_app(clerk)
    answer = password(client, next=reverse("figures"))
    assert answer["Location"] == reverse("second_step")
    assert "guiju_browser" not in answer.cookies, "nor is the browser known yet"
    assert client.get(reverse("figures"))["Location"].startswith(reverse("sign_in"))
    assert not SignedIn.objects.filter(user=clerk).exists()
    assert "没有通过" in words(second(client, "000000"))
    assert second(client, shown())["Location"] == reverse("figures")
    assert client.get(reverse("figures")).status_code == 200


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_lives_as_long_as_clocks_differ(client: Client, clerk: User, steps: int) -> None:
    with_app(clerk)
    for wrong in (shown(steps=-3), shown(steps=3), "", "abcdef", "１２３", "0" * 400):
        password(client)
        assert second(client, wrong).status_code == 200
    assert second(client, f" {shown(steps=steps)[:3]} {shown(steps=steps)[3:]} ").status_code == 302


def test_a_code_is_used_once(client: Client, clerk: User, clock: Any) -> None:
    with_app(clerk)
    code, other = shown(), Client()
    for one in (client, other):
        password(one)
    assert second(client, code).status_code == 302
    assert "没有通过" in words(second(other, code)), "seen over the shoulder"
    clock.shift(30)
    assert "没有通过" in words(second(other, code))
    assert second(other, shown()).status_code == 302


def test_a_code_for_an_emergency_is_used_once_and_entered(client: Client, clerk: User) -> None:
    codes = with_app(clerk)
    assert len(codes) == len(set(codes)) == 10
    password(client)
    assert second(client, codes[3]).status_code == 302
    client.post(reverse("sign_out"))
    password(client)
    assert second(client, codes[3]).status_code == 200
    assert second(client, f"{codes[4][:4]} {codes[4][4:]}").status_code == 302
    assert second_factors.codes_left(clerk) == 8
    told = [entry.content["told"]["words"] for entry in desk_entries()]
    assert told.count("使用恢复码登录") == 2


def test_coming_in_and_going_leaves_the_ledger_true(client: Client, clerk: User) -> None:
    codes = with_app(clerk)
    entered()
    for code in ("000000", codes[0], shown()):
        password(client)
        second(client, code)
        client.post(reverse("sign_out"))
    clerk.refresh_from_db()
    assert clerk.last_login is not None
    assert verification.verify().sound


def desk_entries() -> Any:
    return Entry.objects.filter(register=administration.REGISTER).order_by("seq")


def test_codes_are_guessed_at_within_bounds(clerk: User) -> None:
    with_app(clerk)
    own = Client()
    password(own)
    assert second(own, shown()).status_code == 302
    own.post(reverse("sign_out"))
    stranger = Client()
    password(stranger)
    seen = [second(stranger, f"{n:06}").status_code for n in range(8)]
    assert seen == [200] * 5 + [429] * 3
    assert second(stranger, shown(steps=1)).status_code == 429, "not even the right one"
    everywhere = [second(stranger, f"{n:06}", f"203.0.113.{n + 20}").status_code for n in range(8)]
    assert everywhere == [200] * 5 + [429] * 3
    password(own)
    assert second(own, shown(steps=1)).status_code == 302, "the browser that is known is not kept out by them"
    personnel.unlock(None, "本人核实", clerk)
    assert second(stranger, shown(steps=-1)).status_code == 302


def test_who_waits_is_who_they_were(client: Client, clerk: User, clock: Any) -> None:
    """Locked, reset, let go or waited too long between the two steps: begin anew."""
    with_app(clerk)
    for change in (
        lambda: personnel.lock(None, "测试", clerk),
        lambda: personnel.reset_password(None, "测试", clerk),
        lambda: clock.shift(601),
        lambda: clerk.appointments.all().delete(),
    ):
        password(client)
        change()
        assert second(client, shown())["Location"] == reverse("sign_in")
        assert not SignedIn.objects.filter(user=clerk).exists()
        personnel.unlock(None, "测试", clerk)
        user = User.objects.get(pk=clerk.pk)
        user.set_password(PASSWORD)
        user.save()


def test_a_session_that_somebody_else_knew_is_not_the_one_that_comes_in(client: Client, clerk: User) -> None:
    with_app(clerk)
    client.get(reverse("sign_in"))
    client.session.save()
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["sessionid"] = str(session.session_key)
    keys = [str(session.session_key)]
    password(client)
    keys.append(client.cookies["sessionid"].value)
    second(client, shown())
    keys.append(client.cookies["sessionid"].value)
    assert len(set(keys)) == 3


def test_who_must_have_one_sets_it_up_first_of_all(client: Client, clerk: User) -> None:
    password(client)
    for name in ("my_work", "figures", "register_index", "own_sessions"):
        assert client.get(reverse(name))["Location"] == reverse("own_proofs"), name
    page = words(client.get(reverse("own_proofs")))
    assert "须有二次验证" in page and "退出登录" in page
    page = words(client.get(reverse("proof_app")))
    secret = re.search(r"密钥 <code>([A-Z2-7 ]+)</code>", page)
    assert secret is not None and "<svg" in page
    spelled = secret[1].replace(" ", "")
    assert "没有设置成功" in words(client.post(reverse("proof_app"), {"code": "000000"}))
    page = words(client.post(reverse("proof_app"), {"code": shown(spelled)}))
    codes = re.findall(r"<li><code>(\d{4} \d{4})</code></li>", page)
    assert len(codes) == 10
    assert client.get(reverse("figures")).status_code == 200
    assert codes[0] not in words(client.get(reverse("own_proofs"))), "shown once"
    client.post(reverse("sign_out"))
    assert password(client)["Location"] == reverse("second_step")
    assert second(client, shown(spelled)).status_code == 200, "the code that set it up is used"
    assert second(client, codes[0]).status_code == 302


def test_nothing_that_proves_lies_open_in_the_database(client: Client, clerk: User) -> None:
    password(client)
    page = words(client.get(reverse("proof_app")))
    secret = re.search(r"密钥 <code>([A-Z2-7 ]+)</code>", page)
    assert secret is not None
    spelled = secret[1].replace(" ", "")
    told = str(SignedIn.objects.get(user=clerk).get_decoded())
    codes = re.findall(
        r"<code>(\d{4} \d{4})</code>", words(client.post(reverse("proof_app"), {"code": shown(spelled)}))
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        kept = str(cursor.fetchall())
    entries = str([entry.content for entry in desk_entries()])
    for there in (told, kept, entries):
        assert spelled not in there and codes[0].replace(" ", "") not in there
    assert "secret" not in entries and "seed" not in entries


def test_a_secret_in_another_s_row_proves_nothing(client: Client, clerk: User, head: User) -> None:
    with_app(clerk)
    codes = with_app(head, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    for kind in (Kind.TOTP, Kind.RECOVERY_CODES):
        data = Authenticator.objects.get(user=head, type=kind).data
        Authenticator.objects.filter(user=clerk, type=kind).update(data=data)
    password(client)
    for code in (shown("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), codes[0]):
        assert second(client, code).status_code == 200


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SECURITY, Role.AUDITOR, Role.CLERK, Role.GRID, Role.MEDIATOR])
def test_each_who_manages_or_reveals_must_have_one(county: County, role: Role) -> None:
    assert credentials.must_have(desk.user(county.bureau, role, name="x"))


def test_a_day_of_grace_is_said(client: Client, clerk: User, settings: Any) -> None:
    settings.FACTOR_FROM = timezone.localdate() + timedelta(days=3)
    password(client)
    first = settings.FACTOR_FROM
    assert f"自{first.year}年{first.month}月{first.day}日起" in words(client.get("/"))
    settings.FACTOR_FROM = date(2020, 1, 1)
    assert client.get("/")["Location"] == reverse("own_proofs")


def test_demonstration_accounts_are_exempt_in_a_demonstration_alone(
    client: Client, clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.filter(pk=clerk.pk).update(demonstration=True)
    assert "演示账号只能在演示环境中使用" in words(password(client))
    for module in ("guiju.kernel.offices.proofs", "guiju.web.entering", "guiju.web.signing_in"):
        monkeypatch.setattr(f"{module}.is_demonstration", lambda: True)
    assert not home.is_demonstration()
    assert "不用二次验证" in words(client.get(reverse("sign_in")))
    assert password(client).status_code == 302
    assert client.get("/").status_code == 200
    assert "演示账号不用二次验证" in words(client.get(reverse("own_proofs")))


def test_what_is_set_up_ends_sessions_elsewhere_and_an_old_one_proves_it(client: Client, clerk: User) -> None:
    there = Client()
    for one in (client, there):
        password(one)
    with_app(clerk)
    assert there.get("/").status_code == 302 and client.get("/").status_code == 302
    client.force_login(clerk, backend=desk.BACKEND)  # a session from before, in which no factor was proved
    assert client.get(reverse("figures"))["Location"].startswith(reverse("prove_again"))
    answer = client.post(reverse("prove_again"), {"code": shown(), "next": reverse("figures")})
    assert answer["Location"] == reverse("figures")
    assert client.get(reverse("figures")).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_proving_leads_to_no_other_site(client: Client, clerk: User, elsewhere: str) -> None:
    with_app(clerk)
    client.force_login(clerk, backend=desk.BACKEND)
    assert client.post(reverse("prove_again"), {"code": shown(), "next": elsewhere})["Location"] == "/"


def test_at_a_desk_left_open_nothing_is_changed(client: Client, clerk: User, clock: Any) -> None:
    with_app(clerk)
    password(client)
    second(client, shown())
    clock.shift(16 * 60)
    for name, args in (("proof_app", []), ("act_on_proofs", ["codes"]), ("act_on_proofs", ["remove"])):
        answer = client.post(reverse(name, args=args))
        assert answer["Location"].startswith(reverse("prove_again")), name
    assert second_factors.codes_left(clerk) == 10
    client.post(reverse("prove_again"), {"code": shown(), "next": "/proofs/"})
    assert client.get(reverse("proof_app")).status_code == 200
    clock.shift(7 * 3600)
    assert client.get(reverse("figures")).status_code == 200


def test_the_last_one_is_kept_by_who_must_have_one(client: Client, clerk: User) -> None:
    with_app(clerk)
    password(client)
    second(client, shown())
    own = Authenticator.objects.get(user=clerk, type=Kind.TOTP)
    client.post(reverse("act_on_proofs", args=["remove"]), {"factor": own.pk})
    assert "这是最后一项" in words(client.get(reverse("own_proofs")))
    assert Authenticator.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("act", ["remove", "codes"])
def test_what_is_taken_away_keeps_nobody_in(client: Client, clerk: User, clock: Any, act: str) -> None:
    """Somebody came in elsewhere by a factor or a spare code that its owner then takes away, for it was stolen."""
    credentials.add(clerk, Kind.WEBAUTHN, {"name": "办公电脑", "credential": {}}, None)  # the last one would be kept
    with_app(clerk)
    codes, thief = credentials.renew_codes(clerk, None), Client()
    for one, code in ((thief, codes[0]), (client, shown())):
        password(one)
        second(one, code)
    assert thief.get(reverse("figures")).status_code == 200
    own = Authenticator.objects.get(user=clerk, type=Kind.TOTP)
    client.post(reverse("act_on_proofs", args=[act]), {"factor": own.pk})
    assert thief.get(reverse("figures")).status_code == 302
    assert client.get(reverse("figures")).status_code == 200


def test_nobody_removes_another_s(client: Client, clerk: User, head: User) -> None:
    with_app(clerk)
    with_app(head)
    password(client)
    second(client, shown())
    theirs = Authenticator.objects.get(user=head, type=Kind.TOTP)
    for told in (str(theirs.pk), "x", "", "9" * 40):
        assert client.post(reverse("act_on_proofs", args=["remove"]), {"factor": told}).status_code == 302
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def ways_out(record: Any) -> list[str]:
    """Each kind of address by which sealed data leave: of a dispute, and a list."""
    own = Paper.objects.filter(register="dispute", matter_id=record.pk).order_by("pk")
    forms = (
        (paper.pk, form) for paper in own for form in (("html", "docx") if paper.media_type == MARKUP else ["original"])
    )
    return [
        *(reverse("paper", args=["dispute", record.pk, pk, form]) for pk, form in forms),
        reverse("ask_correction", args=["dispute", record.pk, 1]),
        reverse("figure_records", args=["petitions"]) + "?year=2024",
    ]


def test_each_way_out_of_sealed_data_asks_again(client: Client, county: County, clock: Any) -> None:
    mediator = desk.user(county.bureau, Role.MEDIATOR, name="mediator")
    made = disputes.told(county, "agree_in_writing").record
    record = engine.take("attach", made, mediator.actor, {"paper": ("材料.txt", "内容".encode())}, made.last_step_on)
    for register, pk in (("dispute", record.pk), ("petition", None)):
        looking.say(mediator.actor, register, pk, "handling", "电话核实诉求内容")
    with_app(mediator)
    password(client, "mediator")
    second(client, shown())
    reveal = reverse("reveal", args=["dispute", record.pk])
    looks = Look.objects.exclude(what=looking.SAID)
    opening = [address for address in ways_out(record) if _opens(client, address, looks)]
    assert len(opening) >= 5, "a paper in two forms, an attachment, a correction and a list are ways out"
    assert client.post(reveal).status_code == 200
    clock.shift(15 * 60 + 30)
    before = looks.count()
    for answer in (*map(client.get, opening), client.post(reveal)):
        assert answer.status_code == 302 and answer["Location"].startswith(reverse("prove_again"))
    assert looks.count() == before
    client.post(reverse("prove_again"), {"code": shown(), "next": "/"})
    assert all(_opens(client, address, looks) for address in opening) and client.post(reveal).status_code == 200


def _opens(client: Client, address: str, looks: Any) -> bool:
    """Whether the page is a look at sealed data."""
    before = looks.count()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return bool(looks.count() > before)


def test_at_a_manager_s_desk_left_open_nobody_is_given_a_way_in(client: Client, county: County, clock: Any) -> None:
    """What opens an account to somebody, and what makes somebody something; as typed it stands on the page still."""
    of = {Role.SECURITY: "security", Role.ADMIN: "admin"}
    for role, name in of.items():
        with_app(desk.user(county.bureau, role, name=name))
    clerk = desk.user(county.department, Role.CLERK, name="clerk")
    told = {
        "why": "科室通知",
        "full_name": "李四",
        "agency": county.department.pk,
        "roles": ["clerk"],
        "since": "2026-01-01",
    }
    acts: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "security": [
            (reverse("act_on_person", args=[clerk.pk, "reset"]), {"why": "本人遗忘口令"}),
            (
                reverse("act_on_person", args=[clerk.pk, "appoint"]),
                {"why": "本人", "role": "head", "since": "2026-01-01"},
            ),
            (reverse("new_person"), {**told, "username": "li"}),
        ],
        "admin": [(reverse("act_on_agency", args=[county.department.pk, "rename"]), {"why": "更名", "name": "新局"})],
    }
    for name, tried in acts.items():
        client.logout()
        password(client, name)
        second(client, shown())
        clock.shift(15 * 60 + 30)
        for address, form in tried:
            before = Entry.objects.count()
            answer = client.post(address, form)
            assert answer.status_code == 422 and reverse("prove_again") in words(answer), address
            assert form["why"] in words(answer) and Entry.objects.count() == before
        client.post(reverse("prove_again"), {"code": shown(), "next": "/"})
        assert all(client.post(address, form).status_code in (200, 302) for address, form in tried)
        clock.shift(60)


def test_a_reason_said_too_late_is_kept(client: Client, clerk: User, clock: Any) -> None:
    record = desk.petition(clerk.actor)
    with_app(clerk)
    password(client)
    second(client, shown())
    clock.shift(15 * 60 + 30)
    reveal = reverse("reveal", args=["petition", record.pk])
    answer = client.post(reveal, {"ground": "handling", "why": "电话核实诉求内容"})
    onward = client.post(answer["Location"], {"code": shown(), "next": reverse("matter", args=["petition", record.pk])})
    assert reverse("matter", args=["petition", record.pk]) in (parse_qs(urlsplit(answer["Location"]).query)["next"])
    assert onward["Location"] == reverse("matter", args=["petition", record.pk])
    assert client.post(reveal).status_code == 200


def test_a_form_of_a_correction_sent_without_a_look_shows_no_party(client: Client, clerk: User) -> None:
    record = desk.petition(clerk.actor)
    with_app(clerk)
    password(client)
    second(client, shown())
    answer = client.post(reverse("ask_correction", args=["petition", record.pk, 1]), {"add": "petitioner"})
    assert answer.status_code == 200
    assert desk.PERSON["name"] not in words(answer) and desk.PERSON["phone"] not in words(answer)


DEEP = base64.urlsafe_b64encode(b"\x81" * 5000).decode()
ILL_FORMED = [
    *(
        "",
        "x",
        "[]",
        "{}",
        "null",
        '{"id": 1}',
        '{"type":"public-key","rawId":"AA","response":{}}',
        "[" * 9000,
        "9" * 9000,
    ),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": 5}}),
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": "e30",
                "attestationObject": DEEP,
                "authenticatorData": DEEP,
                "signature": "AA",
            },
        }
    ),
]


@pytest.mark.parametrize("typed", ILL_FORMED, ids=lambda typed: typed[:12])
def test_what_no_passkey_answered_proves_nothing(client: Client, clerk: User, typed: str) -> None:
    password(client)
    at_home = {"host": "localhost"}
    assert client.get(reverse("proof_passkey"), headers=at_home).status_code == 200
    told = {"name": "x", "credential": typed}
    assert "没有登记成功" in words(client.post(reverse("proof_passkey"), told, headers=at_home))
    client.post(reverse("sign_out"))
    with_app(clerk)
    password(client)
    answer = client.post(reverse("second_step"), {"credential": typed, "code": ""}, headers=at_home)
    assert answer.status_code == 200 and not SignedIn.objects.filter(user=clerk).exists()
    assert set(Authenticator.objects.values_list("type", flat=True)) == {Kind.TOTP, Kind.RECOVERY_CODES}
