"""Two workers on one table, killed again and again in the middle of their jobs: each job ends exactly once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from tests.survival.conftest import Environment
from tests.survival.test_survival import verified

JOBBING = Path(__file__).with_name("jobbing.py")
REPORTS, KILLS = 12, 6


def at_work(environment: Environment) -> subprocess.Popen[str]:
    worker = subprocess.Popen([sys.executable, JOBBING, "work"], env=environment, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None and worker.stdout.readline() == "began\n"
    return worker


def told(environment: Environment) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, JOBBING, "tell"], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_killed_in_the_middle_each_job_ends_once(bare_installation: Environment) -> None:
    subprocess.run([sys.executable, JOBBING, "make", str(REPORTS)], env=bare_installation, check=True)
    chance, workers = Random(431081), [at_work(bare_installation) for _ in range(2)]
    for n in range(KILLS):
        time.sleep(0.2 + 0.5 * chance.random())
        workers[n % 2].send_signal(signal.SIGKILL)
        workers[n % 2].wait()
        workers[n % 2] = at_work(bare_installation)
    until = time.monotonic() + 90
    while set((found := told(bare_installation))["states"]) != {"SUCCESSFUL"} and time.monotonic() < until:
        time.sleep(1)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    assert found["states"] == ["SUCCESSFUL"] * REPORTS
    assert found["filings"] == sorted(f"第{n}镇人民政府" for n in range(REPORTS))
    assert (found["received"], found["read"], found["words"], found["kept"]) == (REPORTS, REPORTS, [], 0)
    assert max(found["workers"]) > 1, "at least one was killed in the middle and begun again"
    report = verified(bare_installation)
    assert report["sound"], report["faults"]
