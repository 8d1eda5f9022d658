"""The drill: people work, a backup is taken, the machine dies; what comes back is whole, verifies, and is what was there."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Protocol

import psycopg
import pytest
from click.testing import Result
from pytest_django.plugin import DjangoDbBlocker

from tests.homes import guiju, inside, refusal
from tests.survival.conftest import HAMMER, PASSPHRASE, sqlite_by_hand
from tests.survival.test_survival import verified


def ran(environment: dict[str, str], *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from guiju.cli import main; main()", *words]
    return subprocess.run(command, env=environment | more, capture_output=True, text=True)


def another(environment: dict[str, str], home: Path) -> dict[str, str]:
    """A new machine: an empty folder but for the master key, and an empty database."""
    home.mkdir(mode=0o700)
    shutil.copy(Path(environment["GUIJU_HOME"]) / "key", home / "key")
    changed = {"GUIJU_HOME": str(home)}
    if url := environment.get("GUIJU_DATABASE_URL"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS restored WITH (FORCE)")
            connection.execute("CREATE DATABASE restored")
        changed["GUIJU_DATABASE_URL"] = url.replace("/survival?", "/restored?")
    return environment | changed


SESSIONS, PLACE = "kernel_signedin", "address, browser, elsewhere"


def asked(environment: dict[str, str], sql: str) -> list[tuple[object, ...]]:
    """What the database says, past the program."""
    if url := environment.get("GUIJU_DATABASE_URL"):
        with psycopg.connect(url) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []
    with closing(sqlite3.connect(Path(environment["GUIJU_HOME"]) / "guiju.sqlite3")) as database:
        rows = database.execute(sql).fetchall()
        database.commit()
        return rows


def files(home: Path) -> dict[str, bytes]:
    there = {path.relative_to(home): path for folder in ("papers", "heads") for path in (home / folder).rglob("*")}
    return {str(name): path.read_bytes() for name, path in there.items() if path.is_file()}


@sqlite_by_hand
def test_what_is_backed_up_while_people_work_comes_back_whole(office: dict[str, str], tmp_path: Path) -> None:
    assert ran(office, "checkpoint").returncode == 0
    session = "'key', '', '2099-01-01', '', '', ''"
    asked(office, f"INSERT INTO {SESSIONS} (session_key, session_data, expire_date, {PLACE}) VALUES ({session})")
    shared = "GUIJU_DATABASE_URL" in office
    if shared:
        asked(office, 'CREATE SCHEMA "An other\'s ""own""" CREATE TABLE kernel_signedin (whose text)')
    writer = subprocess.Popen([sys.executable, HAMMER, "file", "10000"], env=office, stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    before = [writer.stdout.readline().strip() for _ in range(5)]
    done = ran(office, "backup", str(tmp_path / "kept.backup"))
    assert done.returncode == 0, done.stderr
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert "备份中没有主密钥" in done.stdout
    home, there = Path(office["GUIJU_HOME"]), another(office, tmp_path / "restored")
    sealed = (tmp_path / "kept.backup").read_bytes()
    assert (home / "key").read_bytes() not in sealed and "法治政府建设".encode() not in sealed
    assert (tmp_path / "kept.backup").stat().st_mode & 0o077 == 0
    back = ran(there, "restore", str(tmp_path / "kept.backup"))
    assert back.returncode == 0, back.stdout + back.stderr
    assert "核验通过" in back.stdout
    assert asked(there, f"SELECT session_key FROM {SESSIONS}") == [], "who was signed in is not so again"
    if shared:
        assert asked(there, "SELECT nspname FROM pg_namespace WHERE nspname ILIKE '%other%'") == [], "another's schema"
    was, now = files(home), files(tmp_path / "restored")
    assert now.items() <= was.items() and not [name for name in now if ".writing-" in name]
    assert {f"papers/{digest[:2]}/{digest}" for digest in before} <= now.keys(), "nothing acknowledged before is lost"
    report = verified(there)
    assert report["entries"] >= 1 + 2 * len(before) and report["heads"] == 1
    # Work goes on there, and nothing is left of the way back.
    assert subprocess.run([sys.executable, HAMMER, "write", "1"], env=there).returncode == 0
    assert not list((tmp_path / "restored").glob(".*")) and not list(home.glob(".writing-backup-*"))


@pytest.mark.whole
def test_keys_are_changed_while_people_work(office: dict[str, str], tmp_path: Path) -> None:
    """Whoever works on learns of the new key by itself; everything opens afterwards, on another machine too."""
    session = "'key', '', '2099-01-01', '', '', ''"
    asked(office, f"INSERT INTO {SESSIONS} (session_key, session_data, expire_date, {PLACE}) VALUES ({session})")
    writer = subprocess.Popen([sys.executable, HAMMER, "file", "10000"], env=office, stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    before = [writer.stdout.readline().strip() for _ in range(3)]
    rotated = ran(office, "key", "rotate")
    assert rotated.returncode == 0, rotated.stderr
    until = time.monotonic() + 8  # a process asks every five seconds
    while time.monotonic() < until:
        before.append(writer.stdout.readline().strip())
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert ran(office, "key", "reseal").returncode == 0
    papers = Path(office["GUIJU_HOME"]) / "papers"
    names = {path.read_bytes()[:4] for path in papers.rglob("*") if len(path.name) == 64}
    assert len(names) == 1 and len(before) > 3
    assert ran(office, "backup", str(tmp_path / "kept.backup")).returncode == 0
    there = another(office, tmp_path / "there")
    back = ran(there, "restore", str(tmp_path / "kept.backup"))
    assert back.returncode == 0 and "核验通过" in back.stdout, back.stdout + back.stderr


# What follows is told alike on both databases, and by this process.


class Told(Protocol):
    """``guiju WORDS`` in a home, by this process: its exit code and what it wrote."""

    def __call__(self, home: Path, *words: str, **environment: str) -> Result: ...


@pytest.fixture
def told(django_db_blocker: DjangoDbBlocker) -> Told:
    def by_this_process(home: Path, *words: str, **environment: str) -> Result:
        with pytest.MonkeyPatch.context() as patch, inside(home, django_db_blocker):
            for name, value in {"GUIJU_BACKUP_PASSPHRASE": PASSPHRASE, **environment}.items():
                patch.setenv(name, value)
            return guiju(*words)

    return by_this_process


@pytest.fixture
def home(opened_home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(opened_home, tmp_path / "home"))


@pytest.fixture
def kept(home: Path, told: Told, tmp_path: Path) -> Path:
    done = told(home, "backup", str(tmp_path / "kept.backup"))
    assert done.exit_code == 0, done.output
    return tmp_path / "kept.backup"


@pytest.fixture
def there(home: Path, tmp_path: Path) -> Path:
    """A new machine: an empty folder but for the master key."""
    there = tmp_path / "there"
    there.mkdir(mode=0o700)
    shutil.copy(home / "key", there / "key")
    return there


def test_a_way_back_that_cannot_be_gone_is_told(
    home: Path, there: Path, kept: Path, told: Told, tmp_path: Path
) -> None:
    def why(place: Path, source: Path = kept, **environment: str) -> str:
        return refusal(told(place, "restore", str(source), **environment))

    assert "不是空的" in why(home)
    assert "口令或者私钥不对" in why(there, GUIJU_BACKUP_PASSPHRASE="another passphrase")
    whole = kept.read_bytes()
    for name, damaged in (("cut", whole[:-40]), ("changed", whole[:5000] + b"x" + whole[5001:]), ("none", b"x" * 99)):
        (tmp_path / name).write_bytes(damaged)
        assert "备份打不开" in why(there, tmp_path / name)
    assert sorted(path.name for path in there.iterdir()) == ["key"], "nothing is left of what failed"
    (there / "key").rename(tmp_path / "key")
    assert "主密钥" in why(there) and not list(there.iterdir())


def test_under_a_foreign_key_what_came_back_is_told(there: Path, kept: Path, told: Told) -> None:
    foreign = "YW5vdGhlciBtYXN0ZXIga2V5IG9mIDMyIGJ5dGVzISE="
    assert "主密钥不是本库的" in told(there, "restore", str(kept), GUIJU_KEY=foreign).stderr
    assert told(there, "verify").exit_code == 0, "with the right one it works"


def test_for_a_recipient_who_alone_can_read_it(home: Path, there: Path, told: Told, tmp_path: Path) -> None:
    made = told(home, "key", "recipient", str(tmp_path / "backup.key"))
    public = made.stdout.strip()
    assert len(public) == 64 and (tmp_path / "backup.key").stat().st_mode & 0o077 == 0
    assert "不予覆盖" in told(home, "key", "recipient", str(tmp_path / "backup.key")).stderr
    for_them = tmp_path / "for-them.backup"
    assert told(home, "backup", "--to", public, str(for_them)).exit_code == 0
    assert "不是公钥" in told(home, "backup", "--to", "abc", str(tmp_path / "none")).stderr
    assert "--identity" in told(there, "restore", str(for_them)).stderr
    back = told(there, "restore", "--identity", str(tmp_path / "backup.key"), str(for_them))
    assert back.exit_code == 0 and "核验通过" in back.stdout, back.stderr
    assert not (tmp_path / "none.part").exists()
