"""Health, readiness and measures: answered to whoever may ask, telling no secret."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from guiju.home import home
from guiju.kernel.acting import condition
from guiju.kernel.keeping import last_done, vault
from guiju.kernel.offices.people import Role, User
from tests.people import make_county
from tests.web import desk


@pytest.fixture(autouse=True)
def _nothing_done_yet(db: None) -> Any:
    yield
    for path in (home() / "done").glob("*.json"):
        path.unlink()


def test_alive_and_ready_whatever_name_it_is_asked_by(client: Client) -> None:
    for path in ("/health/", "/ready/", "/ready"):
        answer = client.get(path, headers={"Host": "10.1.2.3:8000"})
        assert answer.status_code == 200, answer.content
        assert answer["Cache-Control"] == "no-store"
    assert client.get("/ready/").json() == dict.fromkeys(("ready", "database", "key", "disk", "jobs"), True)
    assert client.post("/ready/").status_code == 405


@pytest.mark.parametrize("broken", ["database", "key", "disk"])
def test_not_ready_says_what_is_missing_and_no_more(client: Client, monkeypatch: Any, broken: str) -> None:
    def fails(*given: Any) -> None:
        raise DatabaseError("password=secret") if broken == "database" else vault.WrongKey

    if broken == "database":
        monkeypatch.setattr(User.objects, "exists", fails)
    elif broken == "key":
        monkeypatch.setattr(vault, "fingerprint", fails)
    else:
        monkeypatch.setattr(condition, "LEAST_FREE", 1 << 62)
    answer = client.get("/ready/")
    assert answer.status_code == 503
    told = answer.json()
    assert [name for name, well in told.items() if not well] == ["ready", broken]
    assert "secret" not in json.dumps(told)
    assert client.get("/health/").status_code == 200


def test_measures_are_for_the_machine_itself_or_a_token(client: Client, settings: Any) -> None:
    client.get("/public/")
    text = client.get("/metrics").content.decode()
    assert 'guiju_well{of="database"} 1' in text
    assert "guiju_request_seconds_count" in text
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 404
    # Through a proxy nobody has told us of: that it stands on this machine says nothing of whom it asks for.
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404
    settings.METRICS_TOKEN = "a-token"
    bearer = {"Authorization": "Bearer a-token"}
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7", headers=bearer).status_code == 200
    wrong = {"Authorization": "Bearer 错"}
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7", headers=wrong).status_code == 404


def colours() -> dict[str, str]:
    return {lamp.label: lamp.colour for lamp in condition.lamps()}


def test_lamps_tell_what_was_never_done_what_went_wrong_and_what_is_late() -> None:
    make_county()
    assert colours() == {
        "数据库": "green", "主密钥": "green", "磁盘": colours()["磁盘"], "服务器时钟": "green", "后台任务": "green",
        "每日自动事项": "amber", "账簿核验": "amber", "备份": "amber", "检查点": "amber",
    }  # fmt: skip
    last_done.note("nightly", "到期失效0项")
    last_done.note("verification", "发现2处问题", well=False)
    assert colours()["每日自动事项"] == "green" and colours()["账簿核验"] == "red"
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert colours()["每日自动事项"] == "red"


def test_what_is_half_written_is_as_if_it_were_not(tmp_path: Path) -> None:
    last_done.note("backup", "完成")
    (home() / "done" / "backup.json").write_text("{", "utf-8")
    assert last_done.last("backup") is None


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMIN, 200), (Role.AUDITOR, 200), (Role.CLERK, 403), (Role.HEAD, 403)]
)
def test_the_page_of_the_state_is_for_who_looks_after_it(client: Client, role: Role, status: int) -> None:
    county = make_county()
    client.force_login(desk.user(county.bureau, role, name="one"), backend=desk.BACKEND)
    answer = client.get("/system/")
    assert answer.status_code == status
    if status == 200:
        page = desk.words(answer)
        assert "每日自动事项" in page and "guiju backup" in page and str(home()) not in page
    assert ("系统状态" in desk.words(client.get("/"))) == (status == 200)


def test_the_night_and_a_verification_are_remembered() -> None:
    from tests.homes import guiju

    assert guiju("nightly", "--date", "2026-01-05").exit_code == 0
    assert last_done.last("nightly") is not None
