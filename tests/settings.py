"""Settings of the test runs: Guiju's own, in a home folder that is made for the run and goes with it."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

_home = TemporaryDirectory(prefix="guiju-test-")
os.environ["GUIJU_HOME"] = _home.name
shutil.copytree(Path(__file__).parent / "indicators", Path(_home.name) / "indicators")  # none comes with the program

from guiju.settings import *  # noqa: E402, F403

# The default hash is slow on purpose; tests sign in many times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A register of the tests' own, for the kernel.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.specimen"]  # noqa: F405


class _NoMigrations:
    """Tables straight from the models: quick, and the tests' own register needs no migrations of its own.

    The migrations themselves are run by ``tests/test_migrations.py``.
    """

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = _NoMigrations()
