"""What meets whoever keeps an installation: what is not as it should be is said in one line, and nothing is lost by it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from guiju import environment
from guiju.cli import starting
from guiju.home import home as the_home
from guiju.kernel.acting import administration
from guiju.kernel.keeping import backups, checkpoints, durable, last_done
from tests.homes import guiju, inside, refusal, surroundings

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def home(
    empty_home: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A fresh installation that this process works in."""
    home = shutil.copytree(empty_home, tmp_path / "home")
    monkeypatch.setenv("GUIJU_BACKUP_PASSPHRASE", PASSPHRASE)
    with inside(home, django_db_blocker):
        yield home


def acted() -> None:
    with administration.act():
        administration.note(None, "演练", always=True)


@pytest.mark.parametrize(
    ("name", "said", "word"),
    [
        ("GUIJU_HTTPS", "true", "GUIJU_HTTPS 只能是0或者1"),
        ("GUIJU_DIGEST", "SM3", "GUIJU_DIGEST 只能是sha256或者sm3"),
        ("GUIJU_SIGNATURE", "rsa", "GUIJU_SIGNATURE"),
        ("GUIJU_PROXIES", "one", "GUIJU_PROXIES 应当是"),
        ("GUIJU_PROXIES", "-1", "GUIJU_PROXIES 应当是"),
        ("GUIJU_DATABASE_URL", "mysql://guiju@localhost/guiju", "postgresql://"),
    ],
)
def test_a_setting_that_is_not_understood_is_refused_not_guessed(
    own_home: Path, name: str, said: str, word: str
) -> None:
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "verify"]
    ran = subprocess.run(command, env=surroundings(own_home) | {name: said}, capture_output=True, text=True)
    assert ran.returncode == 1 and word in ran.stderr and ran.stderr.count("\n") == 1, ran.stderr


def test_what_is_not_said_is_as_it_always_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, (first, *_) in environment.CHOICES.items():
        monkeypatch.setenv(name, "")
        assert environment.chosen(name) == first
    monkeypatch.delenv("GUIJU_PROXIES", raising=False)
    assert environment.whole("GUIJU_PROXIES") == 0


def test_an_error_is_told_where_it_cannot_be_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("something unforeseen")

    (home / "error.log").mkdir(mode=0o700)
    monkeypatch.setattr(starting, "_keys_open", broken)
    assert "something unforeseen" in refusal(guiju("verify", "--processes", "1"))


def test_what_goes_away_while_rights_are_looked_at_stops_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of the database is there one moment and gone the next: others are at work."""
    real = Path.glob

    def listed(path: Path, pattern: str) -> Iterator[Path]:
        yield from real(path, pattern)
        if path == home:
            yield path / "guiju.sqlite3-gone"

    monkeypatch.setattr(Path, "glob", listed)
    assert guiju("key", "list").exit_code == 0


def test_a_home_of_another_user_is_not_worked_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the administrator of the machine makes there, the office's server could not open."""
    monkeypatch.setattr(os, "geteuid", lambda: home.stat().st_uid + 1)
    told = refusal(guiju("backup", str(home.parent)))
    assert "所有" in told and "sudo -u" in told
    assert not (home / "resealing.lock").exists()


def test_a_master_key_that_cannot_be_read_is_told(home: Path) -> None:
    (home / "key").unlink()
    (home / "key").mkdir()
    assert "主密钥读不出来" in refusal(guiju("verify", "--processes", "1"))


def test_a_backup_lies_apart_from_what_it_keeps(home: Path) -> None:
    """In the folder itself each would hold all those before it."""
    (home / "backups").mkdir()
    for target in (home / "backups", home / "one.backup"):
        assert "GUIJU_HOME 以外" in refusal(guiju("backup", str(target)))
    assert "不存在" in refusal(guiju("backup", str(home.parent / "none" / "one.backup")))


def test_without_anybody_to_ask_the_passphrase_is_missed_in_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUIJU_BACKUP_PASSPHRASE")
    assert "GUIJU_BACKUP_PASSPHRASE" in refusal(guiju("backup", str(home.parent)))


def test_a_backup_that_was_not_made_is_remembered_as_such(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert guiju("backup", str(home.parent / "one.backup")).exit_code == 0
    done = last_done.last(last_done.BACKUP)
    assert done and done.well

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(backups, "make", full)
    told = refusal(guiju("backup", str(home.parent / "two.backup")))
    assert "备份没有做成" in told and "磁盘已满" in told
    assert not list(home.parent.glob("two*"))
    done = last_done.last(last_done.BACKUP)
    assert done and not done.well


def test_what_a_cut_off_backup_left_goes_when_it_is_old(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    old, fresh, others = (kept / f"{name}.part" for name in ("guiju-1.backup", "guiju-2.backup", "theirs"))
    for left in (old, fresh, others):
        left.write_bytes(b"half")
    for left in (old, others):
        os.utime(left, (0, 0))
    assert guiju("backup", str(kept)).exit_code == 0
    assert {path for path in (old, fresh, others) if path.exists()} == {fresh, others}


def test_a_network_share_that_cannot_settle_its_names_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unknown(handle: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", unknown)
    durable.settle(tmp_path)


def test_a_head_is_in_the_database_before_it_is_handed_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off between the two it is handed out the next time; the other way round it would look like one that was deleted."""
    acted()
    real = checkpoints._hand_out

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checkpoints, "_hand_out", killed)
    assert guiju("checkpoint").exit_code == 1
    monkeypatch.setattr(checkpoints, "_hand_out", real)
    assert guiju("verify", "--processes", "1").exit_code == 0 and not checkpoints.files()
    assert guiju("checkpoint").exit_code == 0
    assert [head.size for head in map(checkpoints.read_head, checkpoints.files())] == [1]


def test_a_head_that_was_cut_is_named_and_written_anew(home: Path) -> None:
    for _ in range(3):
        acted()
        assert guiju("checkpoint").exit_code == 0
    first, second, _ = checkpoints.files()
    first.write_bytes(first.read_bytes()[:40])
    second.write_bytes(b"")
    ran = guiju("verify", "--processes", "1")
    assert ran.exit_code == 1 and first.name in ran.stdout and second.name in ran.stdout, "one hides no other"
    assert "guiju checkpoint --rebuild" in ran.stdout
    rebuilt = guiju("checkpoint", "--rebuild")
    assert rebuilt.exit_code == 0 and "2个" in rebuilt.stdout
    assert guiju("verify", "--processes", "1").exit_code == 0 and the_home() == home
