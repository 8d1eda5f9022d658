"""Migrations say what the models say, run on either kind of database, and come to what ``guiju setup`` makes at once."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.test import override_settings


def django_admin(home: Path, *arguments: str, url: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a command of Django with Guiju's own settings, in a home and on a database of its own."""
    environment = os.environ | {"GUIJU_HOME": str(home), "GUIJU_DATABASE_URL": url}
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_no_model_has_changed_without_a_migration(tmp_path: Path) -> None:
    asked = django_admin(tmp_path, "makemigrations", "--check", "--dry-run", "--skip-checks")
    assert asked.returncode == 0, asked.stdout + asked.stderr


def test_every_app_with_tables_of_its_own_has_migrations() -> None:
    """An app whose tables no migration makes would have none in a database that is brought up to date."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("guiju.") and [*app.get_models()]}
    with override_settings(MIGRATION_MODULES={}):
        assert ours - MigrationLoader(None).migrated_apps == set()


@pytest.mark.whole
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_migrations_come_to_the_tables_that_setup_makes(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgresql_url") if database == "postgresql" else ""
    ended = django_admin(tmp_path, "migrate", "--skip-checks", url=url)
    assert ended.returncode == 0, ended.stderr
    shown = django_admin(tmp_path, "showmigrations", "--skip-checks", url=url).stdout
    assert "[X]" in shown and "[ ]" not in shown
    if database == "postgresql":
        founded = url.replace("/guiju?", f"/{request.getfixturevalue('empty_database')}?")
        assert _drawn_by_server(url) == _drawn_by_server(founded)
    else:
        assert _drawn(tmp_path) == _drawn(request.getfixturevalue("empty_home"))


def _drawn(home: Path) -> set[tuple[str, ...]]:
    """What each table of a home says of each column, and each index and trigger; in whatever order the columns stand."""
    with sqlite3.connect(home / "guiju.sqlite3") as database:
        return {
            (kind, name, part)
            for kind, name, sql in database.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            for part in (re.split(r", (?=\"|CONSTRAINT)|^[^(]*\(|\)$", sql) if kind == "table" else [sql])
        }


def _drawn_by_server(url: str) -> set[tuple[str, ...]]:
    """The same of a database of PostgreSQL."""
    asked = (
        "SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length::text"
        " FROM information_schema.columns WHERE table_schema = 'public'"
        " AND table_name <> 'auth_group_permissions'",  # Django's own model and migration differ in the size of its id
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT event_object_table, trigger_name, event_manipulation, action_statement FROM information_schema.triggers",
    )
    with psycopg.connect(url) as connection:
        return {row for sql in asked for row in connection.execute(sql).fetchall()}
