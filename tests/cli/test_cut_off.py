"""Killed in the middle, as by a power cut: what was there is whole, nothing half-made passes for whole, and it is done again."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from guiju.kernel.acting import administration
from guiju.kernel.keeping import keyring, papers
from tests.homes import guiju, inside
from tests.shares import each


@pytest.fixture
def home(
    empty_home: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """An installation with acts in its ledger, a head, and papers."""
    home = shutil.copytree(empty_home, tmp_path / "home")
    monkeypatch.setenv("GUIJU_BACKUP_PASSPHRASE", "correct horse battery staple")
    with inside(home, django_db_blocker):
        acted()
        for n in range(3):
            papers.store(f"第{n}份（模拟）".encode())
        assert guiju("checkpoint").exit_code == 0
        acted()
        yield home


def acted() -> None:
    with administration.act():
        administration.note(None, "演练", always=True)


def killed(where: str, nth: int, *words: str) -> None:
    """``guiju WORDS`` in a process that is killed when it comes to ``where`` for the ``nth`` time."""
    connections.close_all()
    if (pid := os.fork()) == 0:
        try:
            module, name = where.rsplit(".", 1)
            _deadly(import_module(f"guiju.{module}"), name, nth)
            guiju(*words)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL, f"it never came to {where}"
    keyring.forget()


def _deadly(module: Any, name: str, nth: int) -> None:
    real: Callable[..., Any] = getattr(module, name)
    left = [nth]

    def deadly(*given: Any, **named: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)

    setattr(module, name, deadly)


def sound() -> None:
    ran = guiju("verify", "--processes", "1")
    assert ran.exit_code == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("where", "nth"),
    each(
        2,
        [
            ("kernel.keeping.tiles.standing", 1),
            ("kernel.keeping.checkpoints._signed", 1),
            ("kernel.keeping.checkpoints._hand_out", 1),
            ("kernel.keeping.checkpoints.hand_out_keys", 1),
        ],
    ),
)
def test_a_checkpoint(home: Path, where: str, nth: int) -> None:
    killed(where, nth, "checkpoint")
    sound()
    acted()
    assert guiju("checkpoint").exit_code == 0
    sound()


@pytest.mark.parametrize(
    ("where", "nth"),
    each(
        2,
        [
            ("kernel.keeping.keyring._new", 2),
            ("kernel.acting.administration.note", 1),
            ("kernel.keeping.checkpoints.hand_out_keys", 1),
            ("kernel.keeping.resealing._paper", 2),
            ("kernel.keeping.durable.settle", 3),
        ],
        begin=1,
    ),
)
def test_a_change_of_keys(home: Path, where: str, nth: int) -> None:
    digests = [path.name for path in papers.folder().rglob("*") if len(path.name) == 64]
    killed(where, nth, "key", "rotate")
    sound()
    assert guiju("key", "reseal").exit_code == 0
    assert guiju("key", "rotate").exit_code == 0
    assert [papers.opened(digest) for digest in digests] and len(digests) == 3
    sound()


@pytest.mark.parametrize(
    "where",
    each(
        2,
        [
            "kernel.keeping.master.prepare",
            "kernel.keeping.keyring.rewrap",
            "kernel.acting.administration.note",
            "kernel.keeping.master.take_up",
        ],
    ),
)
def test_a_change_of_the_master_key(home: Path, where: str, tmp_path: Path) -> None:
    before = (home / "key").read_bytes()
    killed(where, 1, "key", "rewrap", str(tmp_path / "former.key"))
    assert (tmp_path / "former.key").read_bytes() == before
    sound()
    ended = where.endswith("take_up")
    assert ((home / "key").read_bytes() != before) is ended, "what the database is wrapped by already takes its place"
    assert guiju("key", "rewrap", str(tmp_path / ("again.key" if ended else "former.key"))).exit_code == 0
    assert not list(home.glob("*.next"))
    sound()


@pytest.mark.parametrize(
    ("where", "nth"),
    each(
        2,
        [
            ("kernel.keeping.backups._heads", 1),
            ("kernel.keeping.backups._add", 1),
            ("kernel.keeping.backups._add", 4),
            ("kernel.keeping.ledger.now", 1),
            ("kernel.keeping.durable.settle", 1),
        ],
        begin=1,
    ),
)
def test_a_backup(home: Path, where: str, nth: int, tmp_path: Path) -> None:
    kept = tmp_path / "kept.backup"
    killed(where, nth, "backup", str(kept))
    whole = where.endswith("settle")
    assert kept.exists() is whole
    sound()
    assert guiju("backup", str(tmp_path / "again.backup")).exit_code == 0
    assert not list(home.glob(".writing-*"))


@pytest.mark.parametrize(
    ("where", "nth"),
    each(
        2,
        [
            ("kernel.keeping.backups._unpacked", 1),
            ("kernel.keeping.durable.folder", 1),
            ("kernel.keeping.durable.settle", 2),
            ("kernel.keeping.backups.papers_lacking", 1),
        ],
    ),
)
def test_a_way_back(home: Path, where: str, nth: int, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    kept = tmp_path / "kept.backup"
    assert guiju("backup", str(kept)).exit_code == 0
    there = tmp_path / "there"
    there.mkdir(mode=0o700)
    shutil.copy(home / "key", there / "key")
    with inside(there, django_db_blocker):
        killed(where, nth, "restore", str(kept))
        if (there / ".restoring").exists():
            for words in (["verify"], ["setup"], ["serve"]):
                ran = guiju(*words)
                assert ran.exit_code == 1 and "恢复没有完成" in ran.stderr
        for left in there.iterdir():
            if left.name != "key":
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        ran = guiju("restore", str(kept))
        assert ran.exit_code == 0 and "核验通过" in ran.stdout, ran.stdout + ran.stderr
