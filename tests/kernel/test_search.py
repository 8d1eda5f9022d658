"""Records are found by fragments of their number and words of their title, the same on both databases."""

from datetime import date

import pytest
from django.db import connection

from guiju.kernel.acting import engine
from guiju.kernel.finding.search import named
from tests.people import County
from tests.specimen.models import Badge, Petition

TITLES = ("张某诉求一件", "李某反映100%积水问题", "王某（化名）诉求", "")


@pytest.fixture
def found(county: County) -> None:
    day = date(2024, 3, 1)
    for title in TITLES[:3]:
        told = {"title": title, "received_on": day, "petitioner": [{"kind": "person", "name": "张三"}]}
        record = engine.take("receive", Petition, county.clerk, told, day)
    confirmed = {"confirmed": ["reconsideration.accept_conditions"]}
    engine.take("accept", record, county.clerk, confirmed, day)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("诉求", {0, 2}),
        ("求", {0, 2}),
        ("诉一", set()),
        ("100%", {1}),
        ("0%积水", {1}),
        ("1_0", set()),
        ("（化名）诉求", {2}),
        ("'", set()),
        ('"},{', set()),
        ("资某诉〔2024〕", {2}),
        ("某诉〔2024〕1号", {2}),
        ("1号", {2}),
        ("[2024]1号", {2}),
        ("某诉(2024)1", {2}),
        ("王某 诉求", {2}),
        ("诉求 2024", {2}),
        ("王某 积水", set()),
    ],
)
def test_by_number_or_title(found: None, words: str, places: set[int]) -> None:
    titles = set(Petition.objects.filter(named(words)).values_list("title", flat=True))
    assert titles == {TITLES[place] for place in places}


@pytest.mark.postgresql
@pytest.mark.django_db
def test_every_register_has_its_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_indexes WHERE indexdef LIKE '%%guiju_pairs(%%'")
        tables = {table for (table,) in cursor.fetchall()}
        assert {Petition._meta.db_table, Badge._meta.db_table} <= tables
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "_pairs" in Petition.objects.filter(named("诉求一件")).explain()
