"""Paging by the place of the last row, so that the thousandth page costs what the first does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
SIZE = 20


@dataclass(frozen=True)
class Order:
    """An order by a day column and the key; the column must be filled in all rows."""

    day: str
    latest_first: bool = True


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, where the next page begins (empty after the last), and whether this is the first."""

    rows: list[M]
    next: str
    is_first: bool


def page(rows: QuerySet[M], order: Order, after: str, size: int = SIZE) -> Page[M]:
    """The ``size`` rows that follow the place ``after``, in one query; a place that is none means the beginning."""
    read = _read(after, rows.model)
    sign = "-" if order.latest_first else ""
    if read is not None:
        rows = rows.filter(_beyond(order, *read))
    found = list(rows.order_by(f"{sign}{order.day}", f"{sign}pk")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    follows = f"{getattr(last, order.day).isoformat()}_{last.pk}" if last is not None else ""
    return Page(found[:size], follows, read is None)


def _beyond(order: Order, day: date, key: Any) -> Q:
    way = "lt" if order.latest_first else "gt"
    # The first bound follows from the second; it is what lets the database enter the index there.
    return Q(**{f"{order.day}__{way}e": day}) & (
        Q(**{f"{order.day}__{way}": day}) | Q(**{order.day: day, f"pk__{way}": key})
    )


def _read(place: str, model: type[Model]) -> tuple[date, Any] | None:
    day, _, key = place.partition("_")
    try:
        return date.fromisoformat(day), model._meta.pk.to_python(key)
    except (ValueError, ValidationError):
        return None
