"""An installation that drills are held in, on each database."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs
from tests.homes import surroundings
from tests.survival.test_survival import HAMMER, fresh_database

PASSPHRASE = "correct horse battery staple"


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, empty_home: Path, tmp_path: Path) -> dict[str, str]:
    """An installation on each database; of PostgreSQL with an empty database to come back to."""
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"), GUIJU_BACKUP_PASSPHRASE=PASSPHRASE)
    if request.param == "postgresql":
        needs.program("pg_dump")
        url = request.getfixturevalue("postgresql_url")
        environment["GUIJU_DATABASE_URL"] = fresh_database(url, request.getfixturevalue("empty_database"))
    subprocess.run([sys.executable, HAMMER, "make"], env=environment, check=True)
    return environment
