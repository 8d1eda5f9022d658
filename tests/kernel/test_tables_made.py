"""What a set-up finds: tables that another has made meanwhile, and tables of another program."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from guiju.kernel.keeping import keyring, tables


@pytest.mark.django_db(transaction=True)
def test_who_waited_for_another_to_make_the_tables_leaves_them_as_they_are() -> None:
    """Both saw an empty database; by the time the second may write, the tables stand, and the first keys may."""
    before = tables.columns(connection)
    keys = set(keyring.Key.objects.values_list("name", flat=True))
    tables.make(connection, MigrationLoader(connection))
    assert tables.columns(connection) == before
    assert keys and set(keyring.Key.objects.values_list("name", flat=True)) == keys


@pytest.mark.django_db
def test_tables_of_another_program_are_told_from_an_empty_database_and_from_ones_own() -> None:
    told: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {},
        "TIME_ZONE": None,
        "USER": "",
    }
    foreign = DatabaseWrapper({**connection.settings_dict, **told}, alias="foreign")
    loader = MigrationLoader(None)
    with foreign.cursor() as cursor:
        cursor.execute("CREATE TABLE spatial_ref_sys (srid integer)")
        assert not tables.ours(foreign), "what an extension brings makes no database another's"
        cursor.execute("CREATE TABLE auth_group (other integer)")
    assert tables.of_others(foreign, loader) == {"auth_group"}
    first = ("kernel", "0001_initial")
    loader.applied_migrations = {first: Migration(first[1], first[0])}
    assert not tables.of_others(foreign, loader)
    foreign.close()
