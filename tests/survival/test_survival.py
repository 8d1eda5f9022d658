"""What survives: a process killed amid steps leaves a database that verifies; of attempts at once, one wins."""

import json
import signal
import subprocess
import sys
import time
from typing import Any

from tests.survival.conftest import HAMMER, Environment, postgresql_by_hand, sqlite_by_hand


def verified(environment: Environment) -> dict[str, Any]:
    """The report of ``guiju verify`` on what is there."""
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "verify", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@postgresql_by_hand
def test_killed_amid_steps_nothing_is_half_written(installation: Environment) -> None:
    written = 0
    for _ in range(3):
        process = subprocess.Popen([sys.executable, HAMMER, "write", "10000"], env=installation, stdout=subprocess.PIPE)
        assert process.stdout is not None
        for _ in range(7):
            assert process.stdout.readline()
        time.sleep(0.013)
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0]
        written += 7 + rest.count(b"\n")
    report = verified(installation)
    assert report["sound"], report["faults"]
    assert report["records"] == 1
    assert report["entries"] >= written + 2, "what was said to be written is there"


def racer(installation: Environment) -> "subprocess.Popen[str]":
    command = [sys.executable, str(HAMMER), "race"]
    return subprocess.Popen(command, env=installation, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@sqlite_by_hand
def test_of_attempts_at_once_one_wins_and_the_others_are_told(installation: Environment) -> None:
    racers = [racer(installation) for _ in range(3)]
    for one in racers:
        assert one.stdout and one.stdout.readline() == "ready\n"
    for one in racers:
        assert one.stdin
        one.stdin.write("now\n")
        one.stdin.flush()
    said = sorted(one.communicate()[0].split(" ")[0].strip() for one in racers)
    assert said == ["changed", "changed", "taken"]
    assert verified(installation)["entries"] == 5, (
        "the administrator's, the report, the step of one; that two were refused"
    )
