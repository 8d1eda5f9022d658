"""A register's list page with 1,000 and with 1,000,000 matters on PostgreSQL, in turns in one run.

The rows are copies of one dispute put straight into two tables of the same shape in schemas of their own: they have no
ledger and are for this page alone. The same address is asked for with one schema in front, then the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.ground import Line, accepted, seconds
from benchmarks.statements import signed_in
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.scenarios.place import Place

FEW, MANY, ROUNDS = 1_000, 1_000_000, 7
TABLE = Dispute._meta.db_table
STAGES = ("found", "accepted", "mediating", "agreed", "performed", "performed", "performed", "performed")
AGENCIES = 20
"""Rows are spread over so many agencies: a township sees a twentieth."""
FOR_EACH = {
    "id": "gen_random_uuid()",
    "number": "CASE WHEN n %% 8 = 0 THEN '' ELSE '甲镇调〔' || (2021 + n %% 5) || '〕' || n || '号' END",
    "title": "(ARRAY['张某与李某','王某与赵某','陈某与周某'])[1 + n %% 3] || '邻里纠纷' || n || '（模拟）'",
    "agency_id": "(%(agencies)s::bigint[])[1 + n %% 20]",
    "region": "(%(regions)s::text[])[1 + n %% 20]",
    "stage": "(%(stages)s::text[])[1 + n %% 8]",
    "last_step_on": "DATE '2021-01-04' + (n::bigint * 7919 %% 1800)::int",
    "closed_on": "CASE WHEN n %% 8 >= 4 THEN DATE '2026-01-04' END",
}


@contextmanager
def in_front(schema: str) -> Iterator[None]:
    """Within, the disputes are those of ``schema``."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET search_path TO {schema}, public")
        yield
        cursor.execute("SET search_path TO public")


def fill(schema: str, count: int, place: Place) -> None:
    columns = [f'"{f.column}"' for f in Dispute._meta.concrete_fields]
    values = [FOR_EACH.get(column.strip('"'), f"model.{column}") for column in columns]
    some = [*place.townships, *place.departments][:AGENCIES]
    told = {
        "agencies": [agency.pk for agency in some],
        "regions": [agency.region_id for agency in some],
        "stages": list(STAGES),
    }
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {schema}")
        cursor.execute(f"CREATE TABLE {schema}.{TABLE} (LIKE public.{TABLE} INCLUDING ALL EXCLUDING INDEXES)")
        cursor.execute(
            f"INSERT INTO {schema}.{TABLE} ({', '.join(columns)}) SELECT {', '.join(values)} "
            f"FROM generate_series(1, {count}) n, (SELECT * FROM public.{TABLE} LIMIT 1) model",
            told,
        )
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = %s", [TABLE])
        for (index,) in cursor.fetchall():
            cursor.execute(index.replace(" ON public.", f" ON {schema}."))
        cursor.execute(f"VACUUM ANALYZE {schema}.{TABLE}")


def questions(place: Place) -> list[tuple[str, int | None, dict[str, str]]]:
    """What is asked of the page: in words, by whom, with which filters."""
    bureau = place.actor(place.bureau, Role.CLERK).user_id
    township = place.actor(place.townships[0], Role.CLERK).user_id
    middle = f"2023-06-23_{UUID(int=0)}"
    return [
        ("first page", bureau, {}),
        ("page half-way down", bureau, {"after": middle}),
        ("one stage", bureau, {"stage": "accepted"}),
        ("one stage, half-way down", bureau, {"stage": "accepted", "after": middle}),
        ("one agency", bureau, {"agency": str(place.townships[0].pk)}),
        ("as a township, which sees 1/20", township, {}),
        ("as a township, half-way down", township, {"after": middle}),
        ("days of one month", bureau, {"since": "2022-03-01", "until": "2022-03-31"}),
        ("number, as it begins", bureau, {"q": "甲镇调〔2023〕12"}),
        ("one number", bureau, {"q": "甲镇调〔2023〕777号"}),
        ("a word of many titles", bureau, {"q": "王某"}),
        ("a word of one title", bureau, {"q": "纠纷777（"}),
        ("a word of no title", bureau, {"q": "没有这个词"}),
    ]


def lines(place: Place) -> list[Line]:
    """Queries and time of each question; the ratios are medians of rounds in turn."""
    accepted(place, 1)
    for schema, count in (("few", FEW), ("many", MANY)):
        fill(schema, count, place)
    path = reverse("register_list", args=[Dispute.register()])
    return [_asked(words, signed_in(user), f"{path}?{urlencode(given)}") for words, user, given in questions(place)]


def _asked(words: str, client: Client, path: str) -> Line:
    spent: dict[str, list[float]] = {"few": [], "many": []}
    queries: dict[str, int] = {}
    for _ in range(ROUNDS):
        for schema, found in spent.items():
            with in_front(schema):
                found.append(seconds(lambda: _got(client, path)))
    for schema in spent:
        with in_front(schema), CaptureQueriesContext(connection) as captured:
            _got(client, path)
        queries[schema] = len(captured)
    few, many = (median(found[1:]) for found in spent.values())
    same = "same" if queries["few"] == queries["many"] else f"{queries['few']} and {queries['many']}"
    measured = (
        f"{few * 1000:.0f} ms and {many * 1000:.0f} ms: {many / few:.2f} times; {queries['many']} queries, {same}"
    )
    return Line(f"list of {FEW:,} and {MANY:,}: {words}", measured, "≤ 2 times", many <= 2 * few and same == "same")


def _got(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200, path
