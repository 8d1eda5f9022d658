"""Many records moved at once come out as if each had been moved alone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from guiju.kernel.acting import engine
from guiju.kernel.declaring.numbering import Sequence
from guiju.kernel.keeping import prepared
from guiju.kernel.keeping.ledger import Entry, Payload
from guiju.kernel.keeping.parties import Party
from tests.people import County, verified
from tests.specimen.models import Petition

CONFIRMED = {"confirmed": ["reconsideration.accept_conditions"]}
PERSON = [{"kind": "person", "name": "张三"}]
DAYS = (date(2023, 12, 29), date(2024, 1, 2))


def received(county: County, count: int) -> list[Petition]:
    """In turn at the department and the township, at the old year's end and the new year's beginning."""
    agencies = (county.department, county.township)
    clerks = {agency.pk: county.actor(agency, *county.clerk.roles) for agency in agencies}
    takings = []
    for n in range(count):
        agency, on = agencies[n % 2], DAYS[n // 2 % 2]
        told = {"title": f"诉求{n}", "received_on": on, "petitioner": PERSON}
        takings.append(engine.Taking(None, told, on, agency, actor=clerks[agency.pk]))
    return engine.take_many("receive", Petition, takings, county.clerk)


def all_accepted(county: County, records: list[Petition]) -> list[Petition]:
    takings = [
        engine.Taking(record, CONFIRMED, record.last_step_on, actor=county.actor(record.agency, *county.clerk.roles))
        for record in records
    ]
    return engine.take_many("accept", Petition, takings, county.clerk)


def test_numbers_of_a_batch_run_without_gap_in_each_agency_and_year(county: County) -> None:
    records = all_accepted(county, received(county, 24))
    for place, agency in enumerate((county.department, county.township)):
        for turn, day in enumerate(DAYS):
            alike = [record.number for n, record in enumerate(records) if (n % 2, n // 2 % 2) == (place, turn)]
            assert alike == [f"{agency.mark}诉〔{day.year}〕{n}号" for n in range(1, 7)]
    assert set(Sequence.objects.values_list("last", flat=True)) == {6}
    again = all_accepted(county, received(county, 4))
    assert [record.number[-3:] for record in again] == ["〕7号"] * 4


def test_numbers_of_a_batch_cost_a_statement_a_series(county: County) -> None:
    few, many = received(county, 8), received(county, 200)
    for records in (few, many):
        with CaptureQueriesContext(connection) as queries:
            all_accepted(county, records)
        assert sum("kernel_sequence" in query["sql"] for query in queries) == 4


def test_what_many_columns_get_is_what_each_would(county: County) -> None:
    records = received(county, 5)
    given = [(Decimal("12.50"), date(2024, 2, 29)), (None, None), (Decimal("0.01"), DAYS[0]), (None, DAYS[1])]
    for record, (amount, day) in zip(records, given, strict=False):
        record.amount, record.closed_on, record.heard, record.outcome = amount, day, amount is None, "“引号”,{逗号}\\"
    untouched = records.pop()
    prepared.update_many(records, ["amount", "closed_on", "heard", "outcome"])
    for record in records:
        row = Petition.objects.get(pk=record.pk)
        assert (row.amount, row.closed_on, row.heard) == (record.amount, record.closed_on, record.heard)
        assert (row.outcome, row.title) == ("“引号”,{逗号}\\", record.title)
    assert Petition.objects.get(pk=untouched.pk).outcome == ""


@pytest.mark.postgresql
def test_too_long_a_text_is_refused_not_cut(county: County) -> None:
    records = received(county, 2)
    for record in records:
        record.outcome = "长" * 41
    with pytest.raises(DataError), transaction.atomic():
        prepared.update_many(records, ["outcome"])


@pytest.mark.postgresql
def test_every_new_row_of_a_batch_goes_in_as_an_array_a_column(county: County) -> None:
    """Sealed parties too: a place for each of their values would cost thrice the time."""
    with CaptureQueriesContext(connection) as queries:
        received(county, 8)
    for model in (Petition, Party, Entry, Payload):
        (insert,) = [q["sql"] for q in queries if q["sql"].startswith(f'INSERT INTO "{model._meta.db_table}"')]
        assert "UNNEST(" in insert, model


def test_the_ledger_agrees_with_rows_moved_at_once(county: County) -> None:
    records = all_accepted(county, received(county, 12))
    takings = [
        engine.Taking(
            record,
            {"reason": "需要鉴定"},
            record.last_step_on + timedelta(days=3),
            actor=county.actor(record.agency, *county.clerk.roles),
        )
        for record in records
    ]
    engine.take_many("suspend", Petition, takings, county.clerk)
    report = verified()
    assert report.faults == [] and report.entries == 37
