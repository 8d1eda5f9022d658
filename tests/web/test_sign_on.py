"""Signing on by OpenID Connect and CAS, against providers that hold to their protocols, and against those who do not."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import credentials, personnel
from guiju.kernel.offices.people import Role, User
from guiju.kernel.offices.sessions import SignedIn
from tests.people import County
from tests.web import desk
from tests.web.desk import PASSWORD, words
from tests.web.providers import CLIENT, SECRET, Cas, Oidc, asked, logout_request, served

WHY = "启用统一身份认证"


@pytest.fixture(autouse=True)
def everybody_has_proved_twice() -> None:
    """Here nobody has, unless the provider says so."""


@pytest.fixture
def oidc(settings: Any) -> Iterator[Oidc]:
    cache.clear()
    provider = Oidc()
    with served(provider.answer) as address:
        provider.issuer = settings.OIDC_ISSUER = address
        settings.OIDC_CLIENT, settings.OIDC_SECRET, settings.OIDC_FACTOR = CLIENT, SECRET, "amr=mfa otp"
        yield provider


@pytest.fixture
def cas(settings: Any) -> Iterator[Cas]:
    provider = Cas()
    with served(provider.answer) as address:
        settings.CAS_SERVER_URL, settings.CAS_FACTOR = f"{address}/cas/", True
        yield provider


def sent(client: Client, way: str = "oidc", **more: str) -> str:
    answer = client.get(reverse(way), more)
    assert answer.status_code == 302
    return str(answer["Location"])


def back(client: Client, oidc: Oidc, address: str, **claims: Any) -> Any:
    claims = {"sub": "u-1", "amr": ["pwd", "mfa"], **claims}
    return client.get(reverse("oidc_back"), oidc.agree(address, **claims))


def inside(client: Client) -> bool:
    return client.get("/").status_code == 200


def bind(user: User, settings: Any, subject: str = "u-1") -> None:
    credentials.bind(None, WHY, user, settings.OIDC_ISSUER or settings.CAS_SERVER_URL, subject)


def test_whom_the_provider_vouches_for_comes_in(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    bind(clerk, settings)
    address = sent(client, next=reverse("figures"))
    told = asked(address)
    assert address.startswith(f"{oidc.issuer}/authorize?") and {"state", "nonce", "code_challenge"} <= told.keys()
    answer = back(client, oidc, address)
    assert (answer.status_code, answer["Location"]) == (302, reverse("figures"))
    assert inside(client)
    [row] = SignedIn.objects.filter(user=clerk)
    assert row.elsewhere.startswith("oidc:")


def test_nobody_comes_in_by_a_name_or_an_address(client: Client, clerk: User, oidc: Oidc) -> None:
    User.objects.filter(pk=clerk.pk).update(email="clerk@example.org")
    told = {"preferred_username": "clerk", "name": "clerk", "email": "clerk@example.org", "email_verified": True}
    before = User.objects.count()
    for subject in ("clerk", str(clerk.pk), "clerk@example.org"):
        assert back(client, oidc, sent(client), sub=subject, **told)["Location"] == reverse("sign_in")
        assert not inside(client)
    assert "还没有与本系统的账号绑定" in words(client.get(reverse("sign_in")))
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_the_subject_of_another_issuer_is_another_person(client: Client, clerk: User, oidc: Oidc) -> None:
    credentials.bind(None, WHY, clerk, "https://former.example.org", "u-1")
    back(client, oidc, sent(client))
    assert not inside(client)


def other_key(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, rsa.generate_private_key(65537, 2048), "RS256", headers={"kid": "one"})


def unknown_key(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, rsa.generate_private_key(65537, 2048), "RS256", headers={"kid": "two"})


def unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "", "none", headers={"kid": "one"})


def by_the_secret(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SECRET, "HS256", headers={"kid": "one"})


def without_a_kid(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, rsa.generate_private_key(65537, 2048), "RS256")


@pytest.mark.parametrize(
    "forged", [other_key, unknown_key, unsigned, by_the_secret, without_a_kid, lambda claims: "x.y"]
)
def test_a_forged_token_opens_nothing(
    client: Client, clerk: User, oidc: Oidc, settings: Any, forged: Callable[[dict[str, Any]], str]
) -> None:
    bind(clerk, settings)
    oidc.sign = forged
    answer = back(client, oidc, sent(client))
    assert answer["Location"] == reverse("sign_in")
    assert not inside(client)
    assert "统一身份认证没有成功" in words(client.get(reverse("sign_in")))


def test_the_only_key_needs_no_name(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    bind(clerk, settings)
    oidc.sign = lambda claims: jwt.encode(claims, oidc.key, "RS256")
    assert back(client, oidc, sent(client))["Location"] == "/"


def test_the_public_key_is_no_shared_secret(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    """The old confusion: a token "signed" with the published key as if it were one that both hold."""
    bind(clerk, settings)
    known = oidc.key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )

    def confused(claims: dict[str, Any]) -> str:
        import hashlib
        import hmac

        def part(said: bytes) -> bytes:
            return base64.urlsafe_b64encode(said).rstrip(b"=")

        head = part(json.dumps({"alg": "HS256", "kid": "one"}).encode()) + b"." + part(json.dumps(claims).encode())
        return (head + b"." + part(hmac.new(known, head, hashlib.sha256).digest())).decode()

    oidc.sign = confused
    back(client, oidc, sent(client))
    assert not inside(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example.org"},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"aud": [CLIENT, "another"]},
        {"exp": time.time() - 3600},
        {"exp": None},
        {"iat": time.time() + 3600},
        {"nonce": "of another visit"},
        {"nonce": None},
        {"sub": ""},
        {"sub": None},
    ],
    ids=lambda claims: "-".join(f"{name}" for name in claims),
)
def test_a_token_for_another_or_of_another_time_opens_nothing(
    client: Client, clerk: User, oidc: Oidc, settings: Any, claims: dict[str, Any]
) -> None:
    bind(clerk, settings)
    oidc.twist = lambda told: {name: value for name, value in (told | claims).items() if value is not None}
    assert back(client, oidc, sent(client))["Location"] == reverse("sign_in")
    assert not inside(client)


def test_no_visit_is_replayed_or_carried_to_another_browser(
    client: Client, clerk: User, oidc: Oidc, settings: Any
) -> None:
    bind(clerk, settings)
    told = oidc.agree(sent(client), sub="u-1", amr=["mfa"])
    victim = Client()
    sent(victim)
    assert victim.get(reverse("oidc_back"), told)["Location"] == reverse("sign_in"), "nobody is signed in as another"
    assert not inside(victim)
    assert client.get(reverse("oidc_back"), told)["Location"] == "/"
    client.post(reverse("sign_out"))
    assert client.get(reverse("oidc_back"), told)["Location"] == reverse("sign_in")
    # A token of the first visit, given out again at the second.
    kept: dict[str, str] = {}
    oidc.sign = lambda claims: kept.setdefault("first", oidc.signed(claims))
    back(client, oidc, sent(client))
    assert inside(client)
    client.post(reverse("sign_out"))
    back(client, oidc, sent(client))
    assert not inside(client)


def test_a_mixed_up_issuer_is_refused(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    bind(clerk, settings)
    told = oidc.agree(sent(client), sub="u-1") | {"iss": "https://evil.example.org"}
    assert client.get(reverse("oidc_back"), told)["Location"] == reverse("sign_in")
    assert oidc.codes, "the code was not even sent"
    oidc.issuer = "https://evil.example.org"
    cache.clear()
    assert client.get(reverse("oidc"))["Location"] == reverse("sign_in")


def test_a_provider_that_is_down_is_said(client: Client, clerk: User, settings: Any) -> None:
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = "http://127.0.0.1:9", CLIENT, SECRET
    cache.clear()
    assert client.get(reverse("oidc"))["Location"] == reverse("sign_in")
    assert "没有成功" in words(client.get(reverse("sign_in")))
    settings.OIDC_ISSUER, settings.CAS_SERVER_URL = "", "http://127.0.0.1:9/cas/"
    address = sent(client, "cas")
    assert client.get(f"{asked(address)['service']}&ticket=ST-1")["Location"] == reverse("sign_in")


@pytest.mark.parametrize("key", ["oidc", "oidc_back", "oidc_leave", "cas", "cas_back", "cas_leave"])
def test_a_way_that_is_not_named_is_not_there(client: Client, db: None, key: str) -> None:
    assert client.get(reverse(key)).status_code == 404


def test_who_is_locked_or_out_of_office_stays_out(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    bind(clerk, settings)
    personnel.lock(None, WHY, clerk)
    back(client, oidc, sent(client))
    assert not inside(client) and "已停用" in words(client.get(reverse("sign_in")))
    personnel.unlock(None, WHY, clerk)
    clerk.appointments.all().delete()
    back(client, oidc, sent(client))
    assert "没有任职" in words(client.get(reverse("sign_in")))
    personnel.leave(None, WHY, clerk, timezone.localdate())
    assert not SocialAccount.objects.exists()


def test_a_factor_counts_only_where_the_office_says_so(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    bind(clerk, settings)
    back(client, oidc, sent(client), amr=["pwd"])
    assert client.get(reverse("figures"))["Location"] == reverse("own_proofs"), "it must be set up here"
    client.post(reverse("sign_out"))
    settings.OIDC_FACTOR = ""
    back(client, oidc, sent(client), amr=["mfa"])
    assert client.get(reverse("figures"))["Location"] == reverse("own_proofs")
    client.post(reverse("sign_out"))
    settings.OIDC_FACTOR = "acr=urn:mfa"
    assert asked(sent(client))["acr_values"] == "urn:mfa"
    back(client, oidc, sent(client), acr="urn:mfa")
    assert client.get(reverse("figures")).status_code == 200


def test_one_binds_one_s_own_and_sees_whom(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    settings.FACTOR_FROM = date(2999, 1, 1)
    back(client, oidc, sent(client, bind=""), sub="u-7")
    page = words(client.get(reverse("bind_own")))
    assert "u-7" in page and not SocialAccount.objects.exists(), "seen first"
    assert client.post(reverse("bind_own")).status_code == 302
    assert SocialAccount.objects.get().uid == "u-7"
    assert "u-7" in words(client.get(reverse("own_proofs")))
    client.post(reverse("act_on_proofs", args=["unbind"]))
    assert not SocialAccount.objects.exists()


def test_a_visit_begun_to_bind_binds_nobody_else(client: Client, clerk: User, head: User, oidc: Oidc) -> None:
    client.post(reverse("sign_in"), {"username": "clerk", "password": PASSWORD})
    told = oidc.agree(sent(client, bind=""), sub="u-7")
    session = client.session
    session["_auth_user_id"] = str(head.pk)
    session["_auth_user_hash"] = head.get_session_auth_hash()
    session.save()
    assert client.get(reverse("oidc_back"), told)["Location"] == reverse("own_proofs")
    assert not SocialAccount.objects.exists()


def test_a_subject_is_bound_once_and_a_manager_s_by_themselves(county: County, clerk: User, head: User) -> None:
    security = county.actor(county.bureau, Role.SECURITY, name="s")
    credentials.bind(security, WHY, clerk, "https://a", "u-1")
    for user, subject in ((head, "u-1"), (clerk, "u-2")):
        with pytest.raises(ValidationError, match="已经绑定"):
            credentials.bind(security, WHY, user, "https://a", subject)
    auditor = desk.user(county.bureau, Role.AUDITOR, name="auditor")
    with pytest.raises(ValidationError, match="本人登录后"):
        credentials.bind(security, WHY, auditor, "https://a", "u-3")


def test_one_leaves_the_provider_too(client: Client, clerk: User, oidc: Oidc, settings: Any) -> None:
    bind(clerk, settings)
    back(client, oidc, sent(client))
    left = client.post(reverse("sign_out"))
    assert "一并退出" in words(client.get(left["Location"]))
    assert client.get(reverse("oidc_leave"))["Location"].startswith(f"{oidc.issuer}/leave?client_id={CLIENT}")


def test_a_ticket_opens_once(client: Client, clerk: User, cas: Cas, settings: Any) -> None:
    bind(clerk, settings, "wang")
    there = cas.agree(sent(client, "cas"), "wang")
    assert client.get(there)["Location"] == "/"
    assert client.get(reverse("figures")).status_code == 200
    client.post(reverse("sign_out"))
    assert client.get(there)["Location"] == reverse("sign_in"), "used"
    state = asked(sent(client, "cas"))["service"]
    ticket = asked(there)["ticket"]
    assert client.get(f"{state}&ticket={ticket}")["Location"] == reverse("sign_in")
    assert not inside(client)


def test_a_ticket_of_nobody_or_for_another_opens_nothing(client: Client, clerk: User, cas: Cas, settings: Any) -> None:
    bind(clerk, settings, "wang")
    for ticket in ("ST-forged", "PT-1", "", "ST-" + "x" * 999, "ST-1 2"):
        service = asked(sent(client, "cas"))["service"]
        assert client.get(service, {**asked(service), "ticket": ticket})["Location"] == reverse("sign_in")
    cas.tickets["ST-other"] = ("https://other.example.org/", "wang")
    assert client.get(f"{asked(sent(client, 'cas'))['service']}&ticket=ST-other")["Location"] == reverse("sign_in")
    victim = Client()
    there = cas.agree(sent(client, "cas"), "wang")
    sent(victim, "cas")
    assert victim.get(there)["Location"] == reverse("sign_in"), "nobody is signed in as another by a link"
    assert not inside(client) and not inside(victim)


def test_nobody_comes_in_by_the_name_that_cas_tells(client: Client, clerk: User, cas: Cas) -> None:
    client.get(cas.agree(sent(client, "cas"), "clerk"))
    assert not inside(client)
    assert "还没有与本系统的账号绑定" in words(client.get(reverse("sign_in")))


def test_signed_out_there_signed_out_here(client: Client, clerk: User, cas: Cas, settings: Any) -> None:
    bind(clerk, settings, "wang")
    there = cas.agree(sent(client, "cas"), "wang")
    client.get(there)
    server = Client(enforce_csrf_checks=True)
    for other in ("ST-other", "", "x"):
        assert server.post(reverse("cas_back"), {"logoutRequest": logout_request(other)}).status_code == 200
    assert client.get(reverse("figures")).status_code == 200
    assert (
        server.post(reverse("cas_back"), {"logoutRequest": logout_request(asked(there)["ticket"])}).status_code == 200
    )
    assert client.get(reverse("figures")).status_code == 302
    assert not SignedIn.objects.filter(user=clerk).exists()


LEVELS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(25))
BOMB = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{LEVELS}]><x>&z;</x>'


@pytest.mark.parametrize(
    "said", ["", "no xml", "<a/>", BOMB, '<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><x>&a;</x>']
)
def test_what_is_no_logout_request_does_nothing(client: Client, clerk: User, cas: Cas, said: str) -> None:
    began = time.monotonic()
    answer = client.post(reverse("cas_back"), {"logoutRequest": said})
    assert answer.status_code in (200, 400) and b"root" not in answer.content
    assert time.monotonic() - began < 2


def test_whoever_becomes_a_manager_binds_anew(clerk: User, oidc: Oidc, settings: Any, county: County) -> None:
    """What the security manager bound to a clerk's account would else be a way into that of a manager."""
    bind(clerk, settings)
    clerk.appointments.all().delete()
    by = county.actor(county.bureau, Role.SECURITY, name="任命人")
    personnel.appoint(by, WHY, clerk, Role.AUDITOR, timezone.localdate())
    assert not SocialAccount.objects.filter(user=clerk).exists()


@pytest.mark.django_db
def test_a_server_ends_one_session_at_a_time(client: Client, settings: Any, django_assert_max_num_queries: Any) -> None:
    """Anybody may post this: what names thousands must not keep the database busy."""
    settings.CAS_SERVER_URL = "https://cas.example.org/"
    many = logout_request("ST-1").replace("</samlp:SessionIndex>", "</samlp:SessionIndex>" + INDEX * 500)
    assert many.count("SessionIndex>") > 1000
    with django_assert_max_num_queries(3):
        client.post(reverse("cas_back"), {"logoutRequest": many})


INDEX = "<samlp:SessionIndex>ST-2</samlp:SessionIndex>"
