"""Installations to be killed in, on each database."""

import shutil
from pathlib import Path

import psycopg
import pytest

from tests.homes import surroundings

Environment = dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_installation(request: pytest.FixtureRequest, empty_home: Path, tmp_path: Path) -> Environment:
    """An empty installation on each database."""
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    if request.param == "postgresql":
        environment["GUIJU_DATABASE_URL"] = fresh_database(
            request.getfixturevalue("postgresql_url"), request.getfixturevalue("empty_database")
        )
    return environment


def fresh_database(url: str, template: str) -> str:
    """URL of a new copy of the database ``template``."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS survival WITH (FORCE)")
        connection.execute(f"CREATE DATABASE survival TEMPLATE {template}")
    return url.replace("/guiju?", "/survival?")
