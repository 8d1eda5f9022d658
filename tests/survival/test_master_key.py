"""The master key is changed while three write; where it is killed, ``tests/cli/test_cut_off.py`` tells."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.survival.conftest import HAMMER
from tests.survival.test_backup import another, ran
from tests.survival.test_survival import verified

Office = dict[str, str]


def writers(office: Office, count: int) -> list[subprocess.Popen[str]]:
    """Processes that receive reports, each with a paper, of which they say the digest; all at work."""
    found = [
        subprocess.Popen(
            [sys.executable, HAMMER, "file", "10000", f"{n}-"], env=office, stdout=subprocess.PIPE, text=True
        )
        for n in range(count)
    ]
    for one in found:
        assert one.stdout and len(one.stdout.readline().strip()) == 64
    return found


def stopped(writer: subprocess.Popen[str]) -> list[str]:
    """What a writer says until it is killed; fails where it ended before."""
    assert writer.poll() is None, "whoever worked goes on working"
    writer.send_signal(signal.SIGKILL)
    return writer.communicate()[0].split()


@pytest.mark.whole
def test_three_work_on_while_it_is_changed(office: Office, tmp_path: Path) -> None:
    home, former = Path(office["GUIJU_HOME"]), tmp_path / "former.key"
    before = (home / "key").read_bytes()
    assert ran(office, "backup", str(tmp_path / "before.backup")).returncode == 0
    at_work = writers(office, 3)
    changed = ran(office, "key", "rewrap", str(former))
    assert changed.returncode == 0, changed.stderr
    assert former.read_bytes() == before != (home / "key").read_bytes()
    assert former.stat().st_mode & 0o077 == 0 and not list(home.glob("*.next"))
    time.sleep(6)  # each asks for the keys every five seconds
    said = [digest for one in at_work for digest in stopped(one)]
    papers = {path.name for path in (home / "papers").rglob("*")}
    assert said and {digest for digest in said if len(digest) == 64} <= papers
    assert verified(office)["sound"]
    # The new key opens what comes from now on, the former what was backed up before.
    assert ran(office, "backup", str(tmp_path / "after.backup")).returncode == 0
    for name, key in (("after", home / "key"), ("before", former)):
        there = another(office, tmp_path / name)
        shutil.copy(key, tmp_path / name / "key")
        back = ran(there, "restore", str(tmp_path / f"{name}.backup"))
        assert back.returncode == 0 and "核验通过" in back.stdout, back.stdout + back.stderr
