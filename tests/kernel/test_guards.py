"""The database itself refuses to change the ledger, also for tests that commit and are then emptied."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from guiju.kernel.acting import engine
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
