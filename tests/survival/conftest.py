"""Installations that drills are held in, and that processes are killed in, on each database."""

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests import needs
from tests.homes import made_once, surroundings

Environment = dict[str, str]
HAMMER = Path(__file__).with_name("hammer.py")
PASSPHRASE = "correct horse battery staple"


def _one_by_hand(which: str) -> pytest.MarkDecorator:
    drilled = [pytest.param(name, marks=pytest.mark.whole if name == which else ()) for name in DATABASES]
    return pytest.mark.parametrize("database", drilled)


DATABASES = ("sqlite", "postgresql")
sqlite_by_hand, postgresql_by_hand = map(_one_by_hand, DATABASES)
"""Of a drill that goes the same way on both databases CI holds one, ``--whole`` both."""


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bare_installation(database: str, request: pytest.FixtureRequest, empty_home: Path, tmp_path: Path) -> Environment:
    """An empty installation on each database."""
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    if database == "postgresql":
        environment["GUIJU_DATABASE_URL"] = fresh_database(
            request.getfixturevalue("postgresql_url"), request.getfixturevalue("empty_database")
        )
    return environment


@pytest.fixture(scope="session")
def opened_home(empty_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one report opened. Nobody writes in it, who wants to write copies it."""

    def make(folder: Path) -> None:
        shutil.copytree(empty_home, folder, dirs_exist_ok=True)
        subprocess.run([sys.executable, HAMMER, "make"], env=surroundings(folder), check=True)

    return made_once(tmp_path_factory, "opened", make)


@pytest.fixture
def installation(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Environment:
    """An installation on each database, with one report opened."""
    if database == "sqlite":
        return surroundings(shutil.copytree(request.getfixturevalue("opened_home"), tmp_path / "home"))
    environment: Environment = {
        **surroundings(shutil.copytree(request.getfixturevalue("empty_home"), tmp_path / "home"))
    }
    environment["GUIJU_DATABASE_URL"] = fresh_database(
        request.getfixturevalue("postgresql_url"), request.getfixturevalue("empty_database")
    )
    subprocess.run([sys.executable, HAMMER, "make"], env=environment, check=True)
    return environment


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
