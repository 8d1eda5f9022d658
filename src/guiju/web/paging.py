"""Paging by place, not by number: a page is found by the last row of the one before, and costs the same anywhere.

No page is counted and no row skipped; a row that moves while somebody reads is met where it then stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connection
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
CAP = 1000
"""Rows are counted up to here; beyond it is said that there are more."""


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows and where the pages after and before them begin ("" where there is none)."""

    rows: list[M]
    older: str
    newer: str


def place(row: Any, day: str) -> str:
    """Where a row stands in the order by day and id."""
    on = getattr(row, day)
    return f"{on.isoformat() if on else ''}_{row.pk}"


def _read(given: str, model: type[Model]) -> tuple[date, Any] | None:
    """The day and key of a place; None for one that is none, which then bounds nothing."""
    day, _, pk = given.partition("_")
    try:
        return date.fromisoformat(day), model._meta.pk.to_python(pk)
    except (ValueError, ValidationError):
        return None


def _beyond(read: tuple[date, Any] | None, day: str, way: str) -> Q:
    """Rows beyond a place: ``way`` is ``lt`` (older) or ``gt`` (newer)."""
    if read is None:
        return Q()
    on, pk = read
    # The first bound is implied by the second; it is what lets the database enter the index there.
    return Q(**{f"{day}__{way}e": on}) & (Q(**{f"{day}__{way}": on}) | Q(**{day: on, f"pk__{way}": pk}))


def page(rows: QuerySet[M], *, day: str, older: str = "", newer: str = "", size: int = 50) -> Page[M]:
    """``size`` rows by ``day`` and id, latest first: beyond ``older``, or the ones just before ``newer``.

    One query. ``older`` and ``newer`` are places as an earlier page gave them.
    """
    after, before = _read(older, rows.model), _read(newer, rows.model)
    if before is not None:
        found = list(rows.filter(_beyond(before, day, "gt")).order_by(day, "pk")[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        return Page(found, place(found[-1], day) if found else "", place(found[0], day) if more else "")
    found = list(rows.filter(_beyond(after, day, "lt")).order_by(f"-{day}", "-pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    first = place(found[0], day) if found and after is not None else ""
    return Page(found, place(found[-1], day) if more else "", first)


def capped_counts(wanted: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each query has, counted up to ``CAP`` + 1, all in one statement."""
    counts, parts, params = dict.fromkeys(wanted, 0), [], []
    names = list(wanted)
    for n, rows in enumerate(wanted.values()):
        try:
            sql, values = rows.order_by().values("pk")[: CAP + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        # The numbers are ours; the inner query is Django's own, its values stay parameters.
        parts.append(f"SELECT {n}, COUNT(*) FROM ({sql}) counted_{n}")  # noqa: S608
        params += list(values)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            for n, count in cursor.fetchall():
                counts[names[n]] = count
    return counts


def spoken(count: int) -> str:
    """A capped count in words: 12, or 超过1000."""
    return f"超过{CAP}" if count > CAP else str(count)
