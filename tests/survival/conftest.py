"""Installations that drills are held in, and that processes are killed in, on each database."""

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests import needs
from tests.homes import surroundings

Environment = dict[str, str]
HAMMER = Path(__file__).with_name("hammer.py")
PASSPHRASE = "correct horse battery staple"


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_installation(request: pytest.FixtureRequest, empty_home: Path, tmp_path: Path) -> Environment:
    """An empty installation on each database."""
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    if request.param == "postgresql":
        environment["GUIJU_DATABASE_URL"] = fresh_database(
            request.getfixturevalue("postgresql_url"), request.getfixturevalue("empty_database")
        )
    return environment


@pytest.fixture
def installation(bare_installation: Environment) -> Environment:
    """The same, with one report opened."""
    subprocess.run([sys.executable, HAMMER, "make"], env=bare_installation, check=True)
    return bare_installation


@pytest.fixture
def office(installation: Environment) -> Environment:
    """One that is backed up; of PostgreSQL with an empty database to come back to."""
    if "GUIJU_DATABASE_URL" in installation:
        needs.program("pg_dump")
    return {**installation, "GUIJU_BACKUP_PASSPHRASE": PASSPHRASE}


def fresh_database(url: str, template: str) -> str:
    """URL of a new copy of the database ``template``."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS survival WITH (FORCE)")
        connection.execute(f"CREATE DATABASE survival TEMPLATE {template}")
    return url.replace("/guiju?", "/survival?")
