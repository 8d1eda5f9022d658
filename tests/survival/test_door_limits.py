"""What may be done only so often at the citizens' door holds among several processes that share a database."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.homes import surroundings

DOING = """
import django
django.setup()
from datetime import timedelta
from guiju.kernel.keeping.doors import too_often
print(sum(not too_often("code", "somebody", 5, timedelta(hours=1)) for _ in range(8)))
"""


def test_no_more_come_through_in_many_processes_than_in_one(empty_home: Path, tmp_path: Path) -> None:
    env = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    started = [
        subprocess.Popen([sys.executable, "-c", DOING], env=env, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    through = [int(process.communicate(timeout=60)[0]) for process in started]
    assert sum(through) <= 5 and max(through) > 0
