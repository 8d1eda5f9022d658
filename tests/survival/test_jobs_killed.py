"""Two workers on one table, killed again and again in the middle of their jobs: each job ends exactly once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.survival.conftest import Environment
from tests.survival.test_survival import verified

JOBBING = Path(__file__).with_name("jobbing.py")
REPORTS, KILLS = 8, 6


def told(environment: Environment) -> dict[str, Any]:
    """How jobs, and what they were to receive, stand."""
    done = subprocess.run(
        [sys.executable, JOBBING, "tell"], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.whole
def test_killed_in_the_middle_each_job_ends_once(bare_installation: Environment) -> None:
    for words in (["make", REPORTS], ["killed", KILLS]):
        subprocess.run([sys.executable, JOBBING, *map(str, words)], env=bare_installation, check=True)
    found = told(bare_installation)
    assert found["states"] == ["SUCCESSFUL"] * REPORTS
    assert found["filings"] == sorted(f"第{n}镇人民政府" for n in range(REPORTS))
    assert (found["received"], found["read"], found["words"], found["kept"]) == (REPORTS, REPORTS, [], 0)
    assert sum(found["workers"]) >= REPORTS + KILLS, "each kill met a job, which was begun again"
    report = verified(bare_installation)
    assert report["sound"], report["faults"]
