"""The key of an installation: made once, missed at every start, changed while people work."""

import base64
import json
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.homes import guiju, inside, refusal

ANOTHER = base64.b64encode(b"another master key of 32 bytes!!").decode()
COMMANDS = [["verify"], ["nightly"], ["setup"], ["checkpoint"], ["serve"], ["agency", "甲", "--region", "431081"]]


@pytest.fixture
def home(empty_home: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A fresh installation that this process works in."""
    home = shutil.copytree(empty_home, tmp_path / "home")
    with inside(home, django_db_blocker):
        yield home


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_lost_key_is_told_and_no_other_made(home: Path, words: list[str]) -> None:
    (home / "key").unlink()
    told = refusal(guiju(*words))
    assert "主密钥不在" in told and "不会另造" in told and "放回" in told
    assert not (home / "key").exists()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_foreign_key_is_told(home: Path, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_KEY", ANOTHER)
    told = refusal(guiju(*words))
    assert "主密钥不是本库的" in told and "GUIJU_KEY" in told and "换回" in told


def test_of_an_empty_database_setup_takes_the_key_that_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    monkeypatch.setenv("GUIJU_KEY", ANOTHER)
    (tmp_path / "home").mkdir()
    with inside(tmp_path / "home", django_db_blocker):
        assert guiju("setup").exit_code == 0
        assert not (tmp_path / "home" / "key").exists()
        assert guiju("verify").exit_code == 0


DEVICE = """#!/bin/sh
echo "$1" >> "$0.asked"
read line
case "$1" in
  wrap) echo "wrapped-$line" ;;
  unwrap) case "$line" in wrapped-*) echo "${line#wrapped-}" ;; *) echo "no such key" >&2; exit 3 ;; esac ;;
esac
"""


def test_a_command_may_wrap_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    device = tmp_path / "device"
    device.write_text(DEVICE)
    device.chmod(0o700)
    monkeypatch.setenv("GUIJU_KEY_COMMAND", str(device))
    (tmp_path / "home").mkdir()
    with inside(tmp_path / "home", django_db_blocker):
        assert guiju("setup").exit_code == 0
        assert (tmp_path / "home" / "key.wrapped").read_text().startswith("wrapped-")
        assert not (tmp_path / "home" / "key").exists()
        assert guiju("verify").exit_code == 0
    assert {"wrap", "unwrap"} == set((tmp_path / "device.asked").read_text().split())
    (tmp_path / "home" / "key.wrapped").write_text("something else\n")
    with inside(tmp_path / "home", django_db_blocker):
        assert "no such key" in refusal(guiju("verify"))


def test_what_was_open_to_others_is_closed_at_the_start_and_said(home: Path) -> None:
    (home / "heads").mkdir(exist_ok=True)
    opened = [home, home / "guiju.sqlite3", home / "heads", home / "key"]
    for path in opened:
        path.chmod(0o755)
    ran = guiju("checkpoint")
    assert ran.exit_code == 0 and "已改为只有所有者可读写" in ran.stderr
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in opened] == [0] * 4
    assert guiju("checkpoint").stderr == ""


def test_a_home_made_beforehand_is_kept_to_its_owner(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    with inside(tmp_path / "home", django_db_blocker):
        guiju("setup")
        assert guiju("regions", str(written(tmp_path / "regions.csv"))).exit_code == 0
    everything = [tmp_path / "home", *(tmp_path / "home").rglob("*")]
    assert [path for path in everything if path.stat().st_mode & 0o077] == []


def written(path: Path) -> Path:
    path.write_text("代码,名称\n431081,资兴市\n", "utf-8")
    return path


def test_a_home_of_another_state_of_the_program_is_refused(home: Path) -> None:
    with sqlite3.connect(home / "guiju.sqlite3") as database:
        database.execute("ALTER TABLE kernel_party RENAME COLUMN masked_name TO shown_name")
    before = (home / "guiju.sqlite3").read_bytes()
    for words in (["setup"], ["serve"], ["verify"], ["demo", "--no-serve"]):
        told = refusal(guiju(*words))
        assert "另一版本" in told and "kernel_party" in told and "另设 GUIJU_HOME" in told
    assert (home / "guiju.sqlite3").read_bytes() == before


def test_keys_are_changed_and_listed(home: Path) -> None:
    first = guiju("key", "list").stdout.splitlines()
    assert [line.split()[0] for line in first] == ["加密", "指纹", "签名"]
    assert guiju("key", "rotate").exit_code == 0
    listed = guiju("key", "list").stdout.splitlines()
    assert sorted(line.split()[0] for line in listed) == ["加密", "加密", "指纹", "签名", "签名"]
    told = json.loads((home / "heads" / "public-keys.json").read_text())
    assert [bool(one["vouched"]) for one in told] == [False, True]
    assert guiju("verify").exit_code == 0
