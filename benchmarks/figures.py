"""Figures brought up to the ledger after one step among 100,000 records, and a page of all figures."""

from __future__ import annotations

from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.ground import Line, seconds
from benchmarks.statements import signed_in
from guiju.figures import compute
from guiju.figures.models import Watermark
from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.scenarios.place import Place

RECORDS, ROUNDS = 100_000, 7


def lines(place: Place) -> list[Line]:
    """To be run on a ledger already filled: its disputes are copied up to ``RECORDS`` rows, spread over five years."""
    _copy_up_to(RECORDS)
    anew = seconds(lambda: (Watermark.objects.all().delete(), compute.refresh()))
    record = Dispute.objects.filter(stage="accepted", head__gt="").select_related("agency").latest("last_step_on")
    clerk = place.actor(record.agency, Role.CLERK)
    spent = []
    for _ in range(ROUNDS):
        step, told = [("consent", {"statement": "同意"}), ("refuse", {"refused_by": "不同意"})][
            (record.refused_on is None)
        ]
        engine.take(step, record, clerk, told, record.last_step_on)
        spent.append(seconds(compute.refresh))
    client = signed_in(place.actor(place.bureau, Role.CLERK).user_id)
    path = f"{reverse('figures')}?year=2023"
    pages = [seconds(lambda: client.get(path)) for _ in range(ROUNDS)]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [
        Line(f"all cells counted anew, {RECORDS:,} disputes", f"{anew:.2f} s"),
        Line("cells after one step, touched months only", f"{median(spent) * 1000:.0f} ms"),
        Line("page of all figures of a year", f"{median(pages) * 1000:.0f} ms, {len(queries)} queries"),
    ]


def _copy_up_to(count: int) -> None:
    """Rows only, without a ledger: it is the grouping over them that is measured."""
    table = Dispute._meta.db_table
    columns = [f'"{f.column}"' for f in Dispute._meta.concrete_fields]
    values = [{'"id"': "gen_random_uuid()", '"head"': "''"}.get(column, f"model.{column}") for column in columns]
    with connection.cursor() as cursor:
        there = Dispute.objects.count()
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM "
            f"(SELECT * FROM {table} ORDER BY id LIMIT 10000) model, generate_series(1, 20) LIMIT %s",
            [max(count - there, 0)],
        )
        cursor.execute(f"VACUUM ANALYZE {table}")
