"""Two who set one database up at once: the second finds it made, and takes nothing of it away."""

from __future__ import annotations

import pytest
from django.db import connection
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
