"""What survives: a process killed amid steps leaves a database that verifies; of attempts at once, one wins."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HAMMER = Path(__file__).with_name("hammer.py")
Environment = dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Environment:
    """An empty installation on each database, with one report opened."""
    environment = {**os.environ, "GUIJU_HOME": str(tmp_path / "home"), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    environment.pop("GUIJU_DATABASE_URL", None)
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgresql_url"))
        subprocess.run([sys.executable, "-c", FRESH, url], check=True)
        environment["GUIJU_DATABASE_URL"] = url.replace("/guiju?", "/survival?")
    guiju(environment, "setup")
    subprocess.run([sys.executable, HAMMER, "make"], env=environment, check=True)
    return environment


FRESH = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    connection.execute("DROP DATABASE IF EXISTS survival WITH (FORCE)")
    connection.execute("CREATE DATABASE survival")
"""


def guiju(environment: Environment, *words: str, ok: bool = True) -> str:
    command = [sys.executable, "-c", "from guiju.cli import main; main()", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.returncode == 0) is ok, done.stdout + done.stderr
    return done.stdout


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
    report = json.loads(guiju(installation, "verify", "--json"))
    assert report["sound"], report["faults"]
    assert report["records"] == 1
    assert report["entries"] >= written + 1, "what was said to be written is there"


def test_of_attempts_at_once_one_wins_and_the_others_are_told(installation: Environment) -> None:
    moment = str(time.time() + 4)
    racers = [
        subprocess.Popen([sys.executable, HAMMER, "race", moment], env=installation, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = sorted(racer.communicate()[0].split(" ")[0].strip() for racer in racers)
    assert said == ["changed", "changed", "taken"]
    assert json.loads(guiju(installation, "verify", "--json"))["entries"] == 2
