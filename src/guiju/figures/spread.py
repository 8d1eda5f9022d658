"""What a figure is made of, month by month and agency by agency; of a number below five, what is told of the parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q

from guiju.figures import declared, extents
from guiju.figures.declared import Count, StockAt, Sum
from guiju.figures.period import Period


def by_month(figure_id: str, region: str, period: Period) -> list[tuple[date, Decimal]]:
    """A counted flow month by month, months without records as nought."""
    found = each_by_month(region, period, figure_id).get(figure_id, {})
    return [(month, found.get(month, Decimal(0))) for month in period.months()]


def each_by_month(region: str, period: Period, *figure_ids: str) -> dict[str, dict[date, Decimal]]:
    """All counted figures, or these, month by month: one query."""
    cells = extents.cells(region, period).filter(month__gte=period.first)
    cells = cells.filter(figure__in=figure_ids) if figure_ids else cells
    found: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for name, month, total in cells.values_list("figure", "month").annotate(models.Sum("value")):
        found[name][month] = total
    return found


def by_agency(figure_id: str, region: str, period: Period) -> list[tuple[str, Decimal]]:
    """A counted figure agency by agency, largest first."""
    cells = extents.cells(region, period).filter(figure__in=[figure_id, f"-{figure_id}"])
    if not isinstance(declared.figure(figure_id).computation, StockAt):
        cells = cells.filter(month__gte=period.first)
    return list(cells.values_list("agency__name").annotate(total=models.Sum("value")).order_by("-total"))


def of_agencies(figure_ids: Iterable[str], region: str, period: Period) -> dict[tuple[int, str], Decimal]:
    """What each agency's own records add to counted figures, by agency and figure: one query. Medians, shares and distinct
    numbers, which no agency has a part of by itself, are left out."""
    kinds = {name: declared.figure(name).computation for name in figure_ids if not declared.figure(name).is_derived}
    stocks = [name for name, kind in kinds.items() if isinstance(kind, StockAt)]
    flows = [name for name, kind in kinds.items() if isinstance(kind, Count | Sum)]
    standing = Q(figure__in=[*stocks, *(f"-{name}" for name in stocks)])
    cells = extents.cells(region, period).filter(standing | Q(figure__in=flows, month__gte=period.first))
    found: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for agency, name, total in cells.order_by().values_list("agency_id", "figure").annotate(models.Sum("value")):
        found[agency, name.removeprefix("-")] += total
    return dict(found)
