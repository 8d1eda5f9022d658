"""The database itself refuses to change the ledger, also for tests that commit and are then emptied."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from guiju.kernel.acting import engine
from guiju.kernel.keeping import guards
from guiju.kernel.keeping.ledger import Entry
from tests.people import make_county
from tests.specimen.models import Petition

DAY = date(2024, 3, 1)


# Twice: the second run finds what the first one's emptying left.
@pytest.mark.parametrize("run", [1, 2])
@pytest.mark.parametrize("statement", ["UPDATE kernel_entry SET step = 'x'", "DELETE FROM kernel_entry"])
@pytest.mark.django_db(transaction=True)
def test_a_committed_entry_cannot_be_changed_or_deleted(statement: str, run: int) -> None:
    assert not Entry.objects.exists()
    county = make_county()
    asked = {"title": "模拟诉求", "received_on": DAY, "petitioner": {"kind": "organisation", "name": "模拟单位"}}
    engine.take("receive", Petition, county.clerk, asked, DAY)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute(statement)
    assert Entry.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_guard_of_another_schema_stands_in_for_none_of_ours() -> None:
    """Two installations in one database: what was taken from this one, the other one has."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE SCHEMA other; CREATE TABLE other.kernel_look (id int);"
            f"CREATE FUNCTION other.guiju_guard() RETURNS trigger LANGUAGE plpgsql AS $${guards.BODY}$$;"
            f"CREATE TRIGGER guard_kernel_look_delete BEFORE DELETE ON other.kernel_look"
            f" FOR EACH ROW EXECUTE FUNCTION other.guiju_guard();"
            f"DROP TRIGGER guard_kernel_look_delete ON kernel_look"
        )
    assert guards.lacking(connection) == {"guard_kernel_look_delete"}
