"""From where a request comes: told by one's own proxies alone, worked out once, used by locks, limits and addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from guiju.kernel.offices import origins
from guiju.kernel.offices.people import User
from tests.web.desk import PASSWORD


def seen(rf: Any, **headers: str) -> tuple[str, str, bool]:
    """Address, scheme and whether it is the machine's own, as every view gets them."""
    found = []

    def view(request: HttpRequest) -> HttpResponse:
        assert not [name for name in request.META if "FORWARDED" in name]
        found.append((origins.address(request), str(request.scheme), origins.at_the_machine(request)))
        return HttpResponse()

    origins.BehindProxies(view)(rf.get("/", **headers))
    return found[0]


ONE, TWO = "203.0.113.7", "198.51.100.9"


@pytest.mark.parametrize(
    ("proxies", "told", "address", "scheme"),
    [
        (0, {"HTTP_X_FORWARDED_FOR": ONE, "HTTP_X_FORWARDED_PROTO": "https"}, "127.0.0.1", "http"),
        (1, {"HTTP_X_FORWARDED_FOR": f"{TWO}, {ONE}", "HTTP_X_FORWARDED_PROTO": "https"}, ONE, "https"),
        (2, {"HTTP_X_FORWARDED_FOR": f"9.9.9.9, {ONE}, 10.0.0.2", "HTTP_X_FORWARDED_PROTO": "https"}, ONE, "https"),
        (2, {"HTTP_X_FORWARDED_FOR": ONE}, "127.0.0.1", "http"),
        (1, {"HTTP_X_FORWARDED_FOR": "不是地址", "HTTP_X_FORWARDED_PROTO": "gopher"}, "127.0.0.1", "http"),
        (1, {"HTTP_X_FORWARDED_FOR": "2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::", "http"),
        (1, {}, "127.0.0.1", "http"),
    ],
)
def test_only_one_s_own_proxies_are_believed(
    rf: Any, settings: Any, proxies: int, told: dict[str, str], address: str, scheme: str
) -> None:
    settings.PROXIES = proxies
    assert seen(rf, **told) == (address, scheme, not told)


def test_what_strangers_miss_locks_the_name_for_their_address_alone(client: Client, clerk: User, settings: Any) -> None:
    """All come by one proxy; axes used to see nobody but the proxy, so eight misses kept everybody out."""
    settings.PROXIES = 1
    for _ in range(8):
        client.post(reverse("sign_in"), {"username": "clerk", "password": "x"}, HTTP_X_FORWARDED_FOR=TWO)
    told = {"username": "clerk", "password": PASSWORD}
    assert client.post(reverse("sign_in"), told, HTTP_X_FORWARDED_FOR=TWO).status_code != 302
    assert client.post(reverse("sign_in"), told, HTTP_X_FORWARDED_FOR=ONE).status_code == 302


def test_a_form_sent_through_a_proxy_with_tls_is_taken(clerk: User, settings: Any) -> None:
    settings.PROXIES, settings.SECURE_HSTS_SECONDS = 1, 60
    browser = Client(
        enforce_csrf_checks=True, headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": ONE, "Host": "testserver"}
    )
    token = browser.get(reverse("sign_in")).cookies["csrftoken"].value
    told = {"username": "clerk", "password": PASSWORD, "csrfmiddlewaretoken": token}
    answer = browser.post(reverse("sign_in"), told, headers={"Origin": "https://testserver"})
    assert answer.status_code == 302
    assert "Strict-Transport-Security" in answer.headers
    assert browser.post(reverse("sign_in"), told, headers={"Origin": "https://other.example"}).status_code == 403


def test_addresses_in_open_data_are_those_the_visitor_sees(client: Client, county: object, settings: Any) -> None:
    from django.test import RequestFactory

    settings.PROXIES = 1
    got: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        got.append(request.build_absolute_uri("/public/"))
        return HttpResponse()

    origins.BehindProxies(view)(RequestFactory().get("/", headers={"X-Forwarded-Proto": "https", "Host": "testserver"}))
    assert got == ["https://testserver/public/"]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("64:ff9b::203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::"),
        ("203.0.113.7:49152", "203.0.113.7"),
        ("[2001:db8:1:2:3::4]:49152", "2001:db8:1:2::"),
        ("[2001:db8:1:2:3::4]", "2001:db8:1:2::"),
    ],
)
def test_however_a_proxy_writes_an_address_each_visitor_is_counted_apart(
    rf: Any, settings: Any, said: str, counted: str
) -> None:
    """A proxy that listens on both families writes addresses of version 4 within version 6: by network all would be one."""
    settings.PROXIES = 1
    assert seen(rf, HTTP_X_FORWARDED_FOR=said, REMOTE_ADDR="10.0.0.1")[0] == counted


def test_this_machine_is_known_in_either_family(rf: Any) -> None:
    assert origins.at_the_machine(rf.get("/", REMOTE_ADDR="::ffff:127.0.0.1"))
    assert not origins.at_the_machine(rf.get("/", REMOTE_ADDR="::ffff:203.0.113.7"))
