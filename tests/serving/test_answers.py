"""What holds of every answer: known methods only, refusals in no cache, a number, bodies bounded by who sends them."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest
from django.conf import settings as installed
from django.test import Client
from django.urls import reverse

from guiju.kernel.offices import hashing
from guiju.kernel.offices.people import Role, User
from guiju.serving import journal
from tests.people import County, make_county
from tests.web import desk


@pytest.fixture
def county(db: None) -> County:
    return make_county()


@pytest.fixture
def clerk(county: County) -> User:
    return desk.user(county.department, Role.CLERK, name="clerk")


@pytest.fixture
def at_desk(client: Client, clerk: User) -> Client:
    client.force_login(clerk, backend=desk.BACKEND)
    return client


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "FOO"])
@pytest.mark.parametrize("path", ["/r/", "/public/", "/sign-in/"])
def test_methods_that_no_page_knows_are_refused(at_desk: Client, method: str, path: str) -> None:
    assert at_desk.generic(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/nowhere/", "/public/nowhere/at/all/", "/r/nothing/", "/verification/", "/%00"])
def test_no_cache_keeps_a_refusal(at_desk: Client, path: str) -> None:
    answer = at_desk.get(path)
    assert answer.status_code >= 400
    assert answer["Cache-Control"] == "no-store"


def test_a_stranger_sends_no_files(client: Client, clerk: User) -> None:
    large = io.BytesIO(b"x" * (installed.STRANGERS_BODY + 1))
    answer = client.post(reverse("sign_in"), {"file": large})
    assert answer.status_code == 413
    assert "不能上传文件" in desk.words(answer)
    forged = Client()
    forged.cookies[installed.SESSION_COOKIE_NAME] = "x" * 32
    assert forged.post(reverse("sign_in"), {"file": io.BytesIO(large.getvalue())}).status_code == 413
    client.force_login(clerk, backend=desk.BACKEND)
    assert client.post(reverse("password"), {"file": io.BytesIO(large.getvalue())}).status_code == 200


def test_too_many_hashes_at_once_are_told_to_come_again(
    client: Client, clerk: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PASSWORD_HASHERS = ["guiju.kernel.offices.hashing.FewAtOnce"]
    monkeypatch.setattr(hashing, "PATIENCE", 0.01)
    taken = [hashing._turns.acquire() for _ in range(hashing.AT_ONCE)]
    try:
        answer = client.post(reverse("sign_in"), {"username": "nobody", "password": "x"})
    finally:
        for _ in taken:
            hashing._turns.release()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "秒后再试" in desk.words(answer)
    assert client.post(reverse("sign_in"), {"username": "nobody", "password": "x"}).status_code == 200


class Lines(logging.Handler):
    """The lines that the journal would have written."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(journal.Lines())
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def written() -> Any:
    handler = Lines()
    logging.getLogger().addHandler(handler)
    yield handler.lines
    logging.getLogger().removeHandler(handler)


def test_each_request_is_a_line_without_what_was_typed(at_desk: Client, clerk: User, written: Any) -> None:
    record = desk.petition(clerk.actor)
    answer = at_desk.get(reverse("matter", args=["petition", record.pk]), {"q": "张三丰"})
    at_desk.post(reverse("sign_in"), {"username": "张三丰", "password": "secret-1"})
    at_desk.get("/public/张三丰/")
    at_desk.get("/r/432502199001011234/")
    seen = [line for line in written if line["logger"] == "guiju.access"]
    assert [line["status"] for line in seen] == [200, 302, 404, 404]
    assert seen[0]["request"] == answer["X-Request-ID"]
    assert seen[0]["of"] == {"register": "petition", "pk": str(record.pk)}
    assert seen[0]["user"] == clerk.pk
    assert seen[0]["from"] == "127.0.0.1"
    assert len({line["request"] for line in seen}) == 4
    everything = json.dumps(written, ensure_ascii=False)
    assert not any(word in everything for word in ("张三丰", "432502199001011234", "secret-1"))


def test_a_fault_is_told_with_its_trace_and_its_number(
    clerk: User, monkeypatch: pytest.MonkeyPatch, written: Any
) -> None:
    from guiju.web import my_work

    def breaks(*given: Any, **named: Any) -> None:
        raise ValueError("张三丰 432502199001011234 a@b.cn is not that")

    monkeypatch.setattr(my_work, "render", breaks)
    browser = Client(raise_request_exception=False)
    browser.force_login(clerk, backend=desk.BACKEND)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert answer["Cache-Control"] == "no-store"
    [fault] = [line for line in written if "error" in line]
    assert fault["request"] == answer["X-Request-ID"]
    assert answer["X-Request-ID"] in desk.words(answer)
    assert fault["error"][0]["type"] == "ValueError"
    assert any("my_work" in frame for frame in fault["error"][0]["trace"])
    told = json.dumps(fault, ensure_ascii=False)
    assert "is not that" in told
    assert not any(word in told for word in ("张三丰", "432502199001011234", "a@b.cn"))


def test_a_number_is_taken_over_from_one_s_own_proxy_alone(client: Client, county: County, settings: Any) -> None:
    given = {"X-Request-ID": "of-the-proxy-0001", "X-Forwarded-For": "203.0.113.7"}
    assert client.get("/public/", headers=given)["X-Request-ID"] != "of-the-proxy-0001"
    settings.PROXIES = 1
    assert client.get("/public/", headers=given)["X-Request-ID"] == "of-the-proxy-0001"
    assert client.get("/public/", headers=given | {"X-Request-ID": "a b\n"})["X-Request-ID"] != "a b\n"
