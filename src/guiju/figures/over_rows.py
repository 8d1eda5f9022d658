"""Values that are worked out over rows and not over cells: shares, medians, distinct numbers, what reaches a norm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from itertools import product
from statistics import median
from typing import Any

from django.db import models

from guiju.figures import rows
from guiju.figures.declared import Distinct, DistinctAt, Duration, Figure, OverRows, Reaching, Share, Stated, Total
from guiju.figures.period import Period
from guiju.kernel.finding.paging import COUNT, numbers

AS_FLOATS = Context(prec=15)
"""So many digits hold of a sum where the database adds decimals as floats (SQLite)."""


def values(
    figures: Iterable[Figure], extents: Sequence[tuple[str, Period]], whole: bool
) -> list[dict[str, Decimal | None]]:
    """What is worked out over rows: all medians by one query, all numbers by another, of all registers, regions and periods."""
    spans: dict[tuple[int, str], models.QuerySet[Any, Any]] = {}
    wanted: dict[Any, tuple[str, models.QuerySet[Any]]] = {}
    shares: list[tuple[int, str]] = []
    stated: list[tuple[tuple[int, str], bool]] = []
    of_rows = [figure for figure in figures if isinstance(figure.computation, OverRows)]
    for (n, (region, period)), figure in product(enumerate(extents), of_rows):
        name: tuple[int, str] = (n, figure.id)
        computation: Any = figure.computation
        found = rows.counted(computation, region, period, whole=whole).order_by()
        match computation:
            case Duration(_, start, end):
                spans[name] = found.values_list(models.Value(len(spans)), start, end)
            case Share(_, part):
                shares.append(name)
                wanted[name], wanted[*name, "part"] = (COUNT, found), (COUNT, found.filter(part))
            case Stated(_, column, alone=alone):
                stated.append((name, alone))
                wanted[name] = "SUM(said)", found.annotate(said=models.F(column)).values("said")
                wanted[*name, "rows"] = COUNT, found
            case DistinctAt(of=of, least=1):
                wanted[name] = COUNT, found.annotate(different=of).values("different").distinct()
            case DistinctAt(of=of, least=least):
                each = found.annotate(different=of).values("different").annotate(times=models.Count("pk"))
                wanted[name] = COUNT, each.filter(times__gte=least)
            case Distinct(_, column):
                wanted[name] = COUNT, found.values(column).distinct()
            case Total(_, _, summed):
                wanted[name] = "SUM(summed_up)", found.annotate(summed_up=models.F(summed)).values("summed_up")
            case Reaching(_, column, summed, least):
                each = found.values(column).annotate(summed_up=models.Sum(summed))
                wanted[name] = COUNT, each.filter(summed_up__gte=least)
    told: dict[Any, Decimal | None] = {
        name: AS_FLOATS.create_decimal(str(number)) for name, number in numbers(wanted).items()
    }
    for name in shares:
        met, owed = told.pop((*name, "part")), told[name]
        told[name] = met * 100 / owed if met is not None and owed else None
    for name, alone in stated:
        rows_there = told.pop((*name, "rows"))
        told[name] = told[name] if rows_there == 1 or (rows_there and not alone) else None
    told |= _medians(spans)
    return [{figure.id: told[n, figure.id] for figure in of_rows} for n, _ in enumerate(extents)]


def _medians(wanted: dict[tuple[int, str], models.QuerySet[Any, Any]]) -> dict[tuple[int, str], Decimal | None]:
    """The median of the days from one day to another; None where no row has both."""
    days: list[list[int]] = [[] for _ in wanted]
    first, *others = wanted.values() or (None,)
    for n, start, end in first.union(*others, all=True) if first is not None else ():
        if start is not None and end is not None:
            days[n].append((end - start).days)
    return {name: Decimal(str(median(of))) if of else None for name, of in zip(wanted, days, strict=True)}
