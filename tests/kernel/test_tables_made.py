"""What a set-up finds: tables that another has made meanwhile, and tables of another program."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from guiju.kernel.keeping import tables


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
    connections["foreign"] = foreign
    with foreign.cursor() as cursor:
        cursor.execute("CREATE TABLE spatial_ref_sys (srid integer)")
        assert not tables.ours(foreign), "what an extension brings makes no database another's"
        cursor.execute("CREATE TABLE auth_group (other integer)")
        assert tables.of_others(foreign) == {"auth_group"}
        cursor.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied datetime)")
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0001_initial', '2026-01-01')"
        )
        both = {"auth_group", "django_migrations"}
        assert tables.of_others(foreign) == both, "another program's migrations are none of ours"
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('kernel', '0001_initial', '2026-01-01')"
        )
    assert not tables.of_others(foreign)
    foreign.close()
    del connections["foreign"]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_search_path_that_names_no_schema_is_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path TO none_such")
        with pytest.raises(tables.NoSchema, match="search_path"):
            tables.began(connection)
