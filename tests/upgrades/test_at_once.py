"""Two that set a database up, or bring it up to date, at the same time; and one in a schema beside others."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.homes import started, surroundings

APP, TABLE = "mfa", "mfa_authenticator"
"""What came with a later version, by several migrations."""

TOGETHER = """
import os, sys, time
from pathlib import Path
import click
from django.db.migrations.executor import MigrationExecutor
from guiju.cli.starting import load
load()
from guiju.kernel.keeping import tables
echo, here = click.echo, Path(sys.argv[1]) / str(os.getpid())
def together(plain):
    def held(*told, **named):
        # Not before the other is as far too, or says that it waits for us.
        here.touch()
        while len(list(here.parent.iterdir())) < 2:
            time.sleep(0.02)
        return plain(*told, **named)
    return held
def said(*told, **named):
    here.touch()
    echo(*told, **named)
MigrationExecutor.migrate, tables.make, click.echo = together(MigrationExecutor.migrate), together(tables.make), said
from guiju.cli import main
main(["setup"])
"""


def set_aside(run: Callable[[str], Any]) -> None:
    """The database as it stood before ``APP`` came."""
    run(f"DROP TABLE {TABLE}")
    run(f"DELETE FROM django_migrations WHERE app = '{APP}'")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.whole)])
def older(request: pytest.FixtureRequest, empty_home: Path, tmp_path: Path) -> dict[str, str]:
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    if request.param == "sqlite":
        with closing(sqlite3.connect(tmp_path / "home" / "guiju.sqlite3")) as database:
            set_aside(database.execute)
            database.commit()
    else:
        url = fresh(request, request.getfixturevalue("empty_database"))
        with psycopg.connect(url) as connection:
            set_aside(connection.execute)
        environment["GUIJU_DATABASE_URL"] = url
    return environment


def fresh(request: pytest.FixtureRequest, like: str = "template1") -> str:
    """A database of its own on the server of this run."""
    url, name = request.getfixturevalue("postgresql_url"), f"at_once_{os.urandom(4).hex()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    return str(url.replace("/guiju?", f"/{name}?"))


def test_two_upgrades_at_once_wait_for_each_other(older: dict[str, str], tmp_path: Path) -> None:
    set_up_by_two(older, tmp_path / "ready")


@pytest.fixture(params=["sqlite", "postgresql"])
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """A home and a database in which nothing is yet."""
    environment = surroundings(tmp_path / "home")
    if request.param == "postgresql":
        environment["GUIJU_DATABASE_URL"] = fresh(request)
    return environment


def test_two_who_set_an_empty_database_up_at_once_make_one(nothing: dict[str, str], tmp_path: Path) -> None:
    set_up_by_two(nothing, tmp_path / "ready")


def set_up_by_two(environment: dict[str, str], ready: Path) -> None:
    """Both end well, one after the other has told that it waits."""
    ready.mkdir()
    command = [sys.executable, "-c", TOGETHER, str(ready)]
    both = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate(timeout=120)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert sum("等它结束" in words for words in said) == 1, said
    assert applied(environment) == 3


def applied(environment: dict[str, str]) -> int:
    """How many migrations of ``APP`` count as done."""
    asked = f"SELECT count(*) FROM django_migrations WHERE app = '{APP}'"
    if url := environment.get("GUIJU_DATABASE_URL"):
        with psycopg.connect(url) as there:
            row = there.execute(asked).fetchone()
    else:
        with closing(sqlite3.connect(Path(environment["GUIJU_HOME"]) / "guiju.sqlite3")) as database:
            row = database.execute(asked).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.whole
def test_a_schema_of_ones_own_beside_others_is_used_by_one_folder(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = fresh(request)
    with psycopg.connect(url) as connection:  # another program of Django's in the schema of all
        connection.execute("CREATE TABLE auth_group (other integer)")
        connection.execute("CREATE TABLE django_migrations (id serial, app text, name text, applied timestamptz)")
        connection.execute("INSERT INTO django_migrations (app, name) VALUES ('auth', '0001_initial')")
        before = connection.execute(TABLES).fetchall()
    ours = f"{url}&options=-csearch_path%3Dguiju,public"
    with psycopg.connect(url) as connection:
        connection.execute("CREATE SCHEMA guiju")
    ran = started(tmp_path / "home", "setup", GUIJU_DATABASE_URL=ours)
    assert ran.returncode == 0, ran.stderr
    with psycopg.connect(url) as connection:
        assert connection.execute(TABLES).fetchall() == before
    # Another folder at the same database, with the right master key: it has none of the papers.
    (tmp_path / "other").mkdir(mode=0o700)
    shutil.copy(tmp_path / "home" / "key", tmp_path / "other" / "key")
    other = started(tmp_path / "other", "setup", GUIJU_DATABASE_URL=ours)
    assert other.returncode == 1 and "另一个数据文件夹" in other.stderr and other.stderr.count("\n") == 1
    shutil.copy(tmp_path / "home" / "mark", tmp_path / "other" / "mark")
    moved = started(tmp_path / "other", "verify", "--processes", "1", GUIJU_DATABASE_URL=ours)
    assert moved.returncode == 0, "a folder that was moved takes its mark along"


TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
