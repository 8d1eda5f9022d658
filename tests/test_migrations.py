"""Migrations say what the models say, and run on an empty database of either kind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def django_admin(home: Path, *arguments: str, url: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a command of Django with Guiju's own settings, in a home and on a database of its own."""
    environment = os.environ | {"GUIJU_HOME": str(home), "GUIJU_DATABASE_URL": url}
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_no_model_has_changed_without_a_migration(tmp_path: Path) -> None:
    asked = django_admin(tmp_path, "makemigrations", "--check", "--dry-run", "--skip-checks")
    assert asked.returncode == 0, asked.stdout + asked.stderr


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_migrations_run_on_an_empty_database(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgresql_url") if database == "postgresql" else ""
    ended = django_admin(tmp_path, "migrate", "--skip-checks", url=url)
    assert ended.returncode == 0, ended.stderr
    shown = django_admin(tmp_path, "showmigrations", "--skip-checks", url=url).stdout
    assert "[X]" in shown and "[ ]" not in shown
    # An app whose tables no migration makes would have none in a real installation.
    assert "kernel\n [X] 0001" in shown
