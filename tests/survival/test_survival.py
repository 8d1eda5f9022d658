"""What survives: a process killed amid steps leaves a database that verifies; of attempts at once, one wins."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.homes import surroundings

HAMMER = Path(__file__).with_name("hammer.py")
Environment = dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, empty_home: Path, tmp_path: Path) -> Environment:
    """An empty installation on each database, with one report opened."""
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    if request.param == "postgresql":
        environment["GUIJU_DATABASE_URL"] = fresh_database(
            request.getfixturevalue("postgresql_url"), request.getfixturevalue("empty_database")
        )
    subprocess.run([sys.executable, HAMMER, "make"], env=environment, check=True)
    return environment


def fresh_database(url: str, template: str) -> str:
    """URL of a new copy of the database ``template``."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS survival WITH (FORCE)")
        connection.execute(f"CREATE DATABASE survival TEMPLATE {template}")
    return url.replace("/guiju?", "/survival?")


def verified(environment: Environment) -> dict[str, Any]:
    """The report of ``guiju verify`` on what is there."""
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "verify", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


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
