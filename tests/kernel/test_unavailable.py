"""A database that is away, or busy, is told as such; whatever else is wrong with it is not."""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, OperationalError
from django.test import Client
from psycopg.errors import AdminShutdown, DeadlockDetected, UniqueViolation

from guiju.kernel.acting import condition
from guiju.kernel.keeping import unavailable, vault
from guiju.kernel.offices.people import User
from tests.web import desk


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (AdminShutdown("terminating connection"), unavailable.AWAY),
        (psycopg.OperationalError("connection refused"), unavailable.AWAY),
        (psycopg.InterfaceError("the connection is closed"), unavailable.AWAY),
        (DeadlockDetected("deadlock detected"), unavailable.BUSY),
        (sqlite3.OperationalError("database is locked"), unavailable.BUSY),
        (UniqueViolation("duplicate key"), ""),
        (sqlite3.OperationalError("no such table: x"), ""),
        (ValueError("x"), ""),
    ],
)
def test_what_the_database_says_is_told_in_words(error: Exception, words: str) -> None:
    assert unavailable.refused(error) == words
    try:
        raise (IntegrityError if isinstance(error, UniqueViolation) else OperationalError)("around it") from error
    except Exception as around:
        assert unavailable.refused(around) == words


def test_a_line_that_a_real_server_cuts_is_known(postgresql_url: str) -> None:
    connection = psycopg.connect(postgresql_url)
    for _ in range(2):  # when it is cut, and ever after
        with pytest.raises(psycopg.Error) as cut:
            connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        assert unavailable.refused(cut.value) == unavailable.AWAY
    with pytest.raises(psycopg.Error) as none:
        psycopg.connect("postgresql:///guiju?host=/nowhere")
    assert unavailable.refused(none.value) == unavailable.AWAY


@pytest.mark.django_db
def test_a_page_says_so_and_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("x") from psycopg.OperationalError("connection refused")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", away)
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "a" * 32
    page = client.get("/")
    assert page.status_code == 503 and page["Retry-After"] == unavailable.AFTER
    assert "数据库暂时连接不上" in desk.words(page) and "填写的内容还在" in desk.words(page)


@pytest.mark.django_db
def test_readiness_falls_with_the_database_whichever_asks_it_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys are asked of the database too: that had made a fault of the answer."""

    def away(*_: Any, **__: Any) -> Any:
        raise OperationalError("x") from psycopg.OperationalError("connection refused")

    monkeypatch.setattr(User.objects, "exists", away)
    monkeypatch.setattr(vault, "fingerprint", away)
    answer = client.get("/ready/")
    assert answer.status_code == 503 and answer.json()["database"] is False
    assert {need.name: need.well for need in condition.needed()}["key"] is False
