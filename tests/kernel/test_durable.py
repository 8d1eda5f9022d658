"""Files on the disk: whole or not there, told when the disk refuses, taken away when nobody names them."""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from psycopg.errors import DiskFull, ReadOnlySqlTransaction

from guiju.home import home
from guiju.kernel.acting import nightly
from guiju.kernel.keeping import checkpoints, doors, durable, papers
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.sessions import SessionStore, SignedIn
from tests.people import County
from tests.web import desk

NOBODY = 65534
"""The number of an account that owns nothing."""


@pytest.fixture(autouse=True)
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(papers, "folder", lambda: tmp_path / "papers")
    return tmp_path / "papers"


def full(*_: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.django_db
def test_a_paper_that_the_disk_has_no_room_for_leaves_nothing(shelves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        papers.store(b"a paper")
    assert [path for path in shelves.rglob("*") if path.is_file()] == []


@contextmanager
def plain_user(folder: Path) -> Iterator[None]:
    """Whoever runs the tests: nobody who may write in ``folder``. Root lays its rights down for the time."""
    root = os.geteuid() == 0
    folder.chmod(0o500)
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.django_db
def test_a_plain_user_without_rights_over_the_folder_is_told_and_nothing_is_written(shelves: Path) -> None:
    """In this process: no container and no account of its own is needed."""
    papers.store(b"a paper")
    there = {*shelves.rglob("*")}
    with plain_user(shelves), pytest.raises(PermissionError) as caught:
        papers.store(b"a paper of somebody who may not write here")
    assert durable.refused(caught.value) == durable.NO_RIGHT
    assert {*shelves.rglob("*")} == there


def test_a_database_in_a_folder_that_one_may_not_enter_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_HOME", str(tmp_path))
    assert home() == tmp_path
    with plain_user(tmp_path):
        with pytest.raises(sqlite3.OperationalError) as caught:
            sqlite3.connect(tmp_path / "guiju.sqlite3").execute("CREATE TABLE t (x)")
        assert durable.refused(caught.value) == durable.NO_RIGHT


@pytest.mark.django_db
def test_papers_and_heads_are_on_the_disk_before_they_are_named(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contents, then the name, then the folder that bears the name; the row of a head only after its file."""
    said: list[str] = []

    def named(handle: int) -> str:
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        return "folder" if path.is_dir() else "file"

    real = os.fsync, os.replace

    def synced(handle: int) -> None:
        said.append(named(handle))
        real[0](handle)

    def replaced(one: Path, other: Path) -> None:
        said.append("named")
        real[1](one, other)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    papers.store(b"another paper")
    assert said[-3:] == ["file", "named", "folder"] and said.count("folder") >= 2, "a new folder is named in its own"
    said.clear()
    desk.petition(county.clerk)
    checkpoints.make()
    assert said[:4] == ["folder", "file", "named", "folder"] or said[:3] == ["file", "named", "folder"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x"), "磁盘已满"),
        (OSError(errno.EDQUOT, "x"), "磁盘已满"),
        (OSError(errno.EROFS, "x"), "只能读"),
        (sqlite3.OperationalError("database or disk is full"), "磁盘已满"),
        (OperationalError("attempt to write a readonly database"), "只能读"),
        (DiskFull("could not extend file"), "磁盘已满"),
        (ReadOnlySqlTransaction("cannot execute INSERT in a read-only transaction"), "只能读"),
        (OperationalError("disk I/O error"), ""),
        (OSError(errno.ENOENT, "x"), ""),
        (PermissionError(errno.EACCES, "x", "papers/ab"), "没有读写的权限"),
        (PermissionError(errno.EACCES, "x"), ""),
        (ValueError("x"), ""),
    ],
)
def test_what_the_disk_refuses_is_told_in_words(error: Exception, words: str) -> None:
    assert words in durable.refused(error) and bool(durable.refused(error)) is bool(words)
    try:
        raise RuntimeError("around it") from error
    except RuntimeError as around:
        assert words in durable.refused(around)


@pytest.mark.parametrize(
    ("free", "flags", "words"), [(3, 0, "磁盘已满"), (10**9, os.ST_RDONLY, "只能读"), (10**9, 0, "")]
)
@pytest.mark.parametrize("said", ["disk I/O error", "unable to open database file"])
def test_where_sqlite_does_not_say_it_the_disk_is_asked(
    monkeypatch: pytest.MonkeyPatch, said: str, free: int, flags: int, words: str
) -> None:
    disk = SimpleNamespace(f_bavail=free, f_frsize=4096, f_flag=flags)
    monkeypatch.setattr(os, "statvfs", lambda _: disk)
    told = durable.refused(OperationalError(said))
    assert words in told and bool(told) is bool(words)


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ("database or disk is full", 507, "磁盘已满"),
        ("attempt to write a readonly database", 507, "只能读"),
        ("no", 500, "系统出错"),
    ],
)
@pytest.mark.django_db
def test_a_page_says_what_the_disk_refuses(
    county: County, monkeypatch: pytest.MonkeyPatch, said: str, status: int, words: str
) -> None:
    """Also where no view is to blame: a session is saved after the page is made."""

    def refused(*_: Any, **__: Any) -> None:
        raise OperationalError(said)

    client = Client(raise_request_exception=False)
    name = desk.user(county.department, Role.CLERK, name="clerk").username
    monkeypatch.setattr(SessionStore, "save", refused)
    page = client.post("/sign-in/", {"username": name, "password": desk.PASSWORD})
    assert page.status_code == status and words in desk.words(page)


@pytest.mark.django_db
def test_the_night_takes_away_what_nobody_names(county: County, shelves: Path) -> None:
    record = desk.decided(county)
    kept = {path.name for path in shelves.rglob("*") if path.is_file()}
    old, fresh, again = (papers.store(words) for words in (b"old orphan", b"fresh orphan", b"orphan put in again"))
    begun = durable.folder(home() / "papers" / old[:2]) / f"{durable.UNFINISHED}abc"
    begun.write_bytes(b"half")
    long_ago = time.time() - durable.ABANDONED - 60
    for path in (shelves / old[:2] / old, shelves / again[:2] / again, begun):
        os.utime(path, (long_ago, long_ago))
    papers.store(b"orphan put in again")
    nightly.run(timezone.localdate(), confirmed=True)
    left = {path.name for path in shelves.rglob("*") if path.is_file()}
    assert left == kept | {fresh, again}
    assert not begun.exists()
    assert record.version


@pytest.mark.django_db
def test_the_night_forgets_sessions(county: County) -> None:
    now = timezone.now()
    for name, ends in (("over", now - doors.UNUSED), ("open", now + doors.UNUSED)):
        SignedIn._default_manager.create(session_key=name, session_data="", expire_date=ends)
    nightly.run(timezone.localdate(), confirmed=True)
    assert list(SignedIn._default_manager.values_list("session_key", flat=True)) == ["open"]
