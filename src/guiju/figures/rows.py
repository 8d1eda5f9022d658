"""Which rows a figure counts: the one definition that computation, drill-down and proof share.

A figure counts no restricted matter, whoever reads it: so no count, however narrow, and no two counts taken from each
other tell of one. Counted ``whole`` are the frozen values of a report alone, whose sums are to be right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from guiju.figures.declared import Count, Counted, Distinct, Reaching, StockAt, Total, place, restriction
from guiju.figures.period import Period
from guiju.kernel.offices.regions import span


def counted(computation: Counted, region: str, period: Period, *, whole: bool = False) -> QuerySet[Any]:
    """The rows that ``computation`` counts for ``region`` (with all below it) in ``period``."""
    low, high = span(region)
    prefix = place(computation.model)
    rows = computation.model._default_manager.filter(computation.where)
    rows = rows.filter(**{f"{prefix}region__gte": low, f"{prefix}region__lt": high})
    if not whole:
        rows = rows.filter(**{restriction(computation.model): ""})
    if isinstance(computation, StockAt):
        there = Q(**{f"{computation.since}__lte": period.last})
        gone = Q(**{f"{computation.until}__lte": period.last})
        return rows.filter(there).exclude(gone)
    rows = rows.filter(**{f"{computation.on}__gte": period.first, f"{computation.on}__lte": period.last})
    if isinstance(computation, (Distinct, Reaching, Total)):
        rows = rows.filter(**{f"{computation.column}__isnull": False})
        if (among := computation.among) is not None:
            in_stock = counted(among.stock, region, period, whole=whole).values(among.column)
            rows = rows.filter(**{f"{computation.column}__in": in_stock})
    return rows


def everything(computation: Counted) -> Counted:
    """The same rows and days without the condition. A sum counts what a count of the same rows does."""
    if isinstance(computation, (StockAt, Distinct, Reaching, Total)):
        return replace(computation, where=Q())
    return Count(computation.model, computation.on)
