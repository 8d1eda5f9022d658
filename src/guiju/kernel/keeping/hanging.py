"""Rows that hang on records: entries, parties, papers, limits, parts. Of many records asked for together; of a single one, which
is what nearly every step and page wants, by a query that stands ready (``kernel.asked``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from guiju.kernel.asked import Asked
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party

Rows = Callable[[str, Sequence[UUID]], list[Any]]
"""The rows of the records of a register with these keys, in their order."""


def _hanging(query: Callable[[], QuerySet[Any]]) -> Rows:
    one = Asked(lambda register, pk: query().filter(register=register, matter_id=pk))

    def rows(register: str, ids: Sequence[UUID]) -> list[Any]:
        if len(ids) == 1:
            return one(register, ids[0])
        return list(query().filter(register=register, matter_id__in=ids)) if ids else []

    return rows


entries = _hanging(lambda: Entry.objects.select_related("payload").order_by("seq"))
parties = _hanging(lambda: Party.told_of.order_by("id"))
"""All that were told of, those who have left among them."""
papers = _hanging(lambda: Paper.objects.order_by("id"))
clocks = _hanging(lambda: ClockRow.objects.order_by("id"))


def parts(model: Any, ids: Sequence[UUID]) -> list[Any]:
    """The rows of a ``Part`` model."""
    if len(ids) == 1:
        return _parts_of_one(model)(ids[0])
    return list(model.objects.filter(matter_id__in=ids).order_by("seq", "pk")) if ids else []


@cache
def _parts_of_one(model: Any) -> Asked:
    return Asked(lambda pk: model.objects.filter(matter_id=pk).order_by("seq", "pk"))
