"""Paging by place, not by number: a page is found by the last row of the one before, and costs the same anywhere.

No page is counted and no row skipped; a row that moves while somebody reads is met where it then stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, Q, QuerySet

from guiju.kernel.keeping import typed

M = TypeVar("M", bound=Model)
K = TypeVar("K")
Place = tuple[date, Any]
"""Where a row stands in the order: its day and its key."""
CAP = 1000
"""Rows are counted up to here; beyond it is said that there are more."""


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, and the places after and before which the next and the previous page lie ("" where there is none)."""

    rows: list[M]
    next: str
    previous: str


def page(rows: QuerySet[M], order: str, asked: Mapping[str, str], size: int = 50) -> Page[M]:
    """``size`` rows by a day column, "-" before it for the latest first, and the key; the column is filled in all rows.

    ``asked`` may hold ``after`` or ``before``, places as an earlier page gave them; what is none begins at the beginning.
    One query.
    """
    after, before = (_read(asked.get(name, ""), rows.model) for name in ("after", "before"))
    day, latest_first = order.removeprefix("-"), order.startswith("-")
    if before is not None:
        found = list(_beyond(rows, before, day, falling=not latest_first)[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        return Page(found, _written(found[-1], day) if found else "", _written(found[0], day) if more else "")
    found = list(_beyond(rows, after, day, falling=latest_first)[: size + 1])
    more, found = len(found) > size, found[:size]
    previous = (_written(found[0], day) if found else asked["after"]) if after is not None else ""
    return Page(found, _written(found[-1], day) if more else "", previous)


def _beyond(rows: QuerySet[M], place: Place | None, day: str, *, falling: bool) -> QuerySet[M]:
    """The rows beyond a place (all where there is none), in the order in which they are met."""
    sign, way = ("-", "lt") if falling else ("", "gt")
    if place is not None:
        on, key = place
        # The first bound is implied by the second; it is what lets the database enter the index there.
        further = Q(**{f"{day}__{way}": on}) | Q(**{day: on, f"pk__{way}": key})
        rows = rows.filter(Q(**{f"{day}__{way}e": on}) & further)
    return rows.order_by(f"{sign}{day}", f"{sign}pk")


def _written(row: Any, day: str) -> str:
    return f"{day_of(row, day).isoformat()}_{row.pk}"


def day_of(row: Any, day: str) -> date:
    """The day of a row by its column, or by a column of its record (``matter__held_on``)."""
    found: date = attrgetter(day.replace("__", "."))(row)
    return found


def _read(given: str, model: type[Model]) -> Place | None:
    """None for what is no place, which then bounds nothing."""
    day, _, key = given.partition("_")
    on, pk = typed.day(day), typed.key(model, key)
    return None if on is None or pk is None else (on, pk)


def capped_counts(wanted: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each query has, counted up to ``CAP`` + 1, all in one statement."""
    return counts({name: rows.order_by().values("pk")[: CAP + 1] for name, rows in wanted.items()})


COUNT = "COUNT(*)"


def counts(wanted: Mapping[K, QuerySet[Any]]) -> dict[K, int]:
    """How many rows each query has, all in one statement."""
    return numbers({name: (COUNT, rows) for name, rows in wanted.items()})


MOST_TERMS = 400
"""Queries that are asked together in one statement; SQLite takes 500."""


def numbers(wanted: Mapping[K, tuple[str, QuerySet[Any]]]) -> dict[K, Any]:
    """One number of each query (an aggregate, in SQL, over the rows that it has), ``MOST_TERMS`` in one statement; nought of
    none."""
    found, parts = dict.fromkeys(wanted, 0), []
    names = list(wanted)
    for n, (aggregate, rows) in enumerate(wanted.values()):
        try:
            sql, values = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        # The numbers and aggregates are ours; the inner query is Django's own, its values stay parameters.
        parts.append((f"SELECT {n}, {aggregate} FROM ({sql}) numbered_{n}", values))  # noqa: S608
    for start in range(0, len(parts), MOST_TERMS):
        asked = parts[start : start + MOST_TERMS]
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(sql for sql, _ in asked), [value for _, values in asked for value in values]
            )
            for n, number in cursor.fetchall():
                found[names[n]] = number or 0
    return found


def spoken(count: int) -> str:
    """A capped count in words: 12, or 超过1000."""
    return f"超过{CAP}" if count > CAP else str(count)
