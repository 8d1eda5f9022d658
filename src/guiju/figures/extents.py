"""What a value is told of: a region, with all below it, and a period; and the cells that lie in it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from guiju.figures.models import Cell
from guiju.figures.period import Period
from guiju.kernel.offices.regions import span

Extent = tuple[str, Period]


def until(region: str, period: Period) -> Q:
    """Cells of a region, with all below it, up to the end of a period."""
    low, high = span(region)
    return Q(month__lte=period.last, region__gte=low, region__lt=high)


def cells(region: str, period: Period, *, whole: bool = False) -> QuerySet[Cell]:
    """The same of what may be told; ``whole``: restricted matters too (``figures.rows``)."""
    found = Cell.objects.filter(until(region, period))
    return found if whole else found.filter(restricted=False)


def cells_among(extents: Sequence[Extent], *, whole: bool) -> QuerySet[Cell]:
    """Cells among which are all of several regions up to the ends of their periods."""
    spans = [span(region) for region, _ in extents]
    found = Cell.objects.filter(
        month__lte=max(period.last for _, period in extents),
        region__gte=min(low for low, _ in spans),
        region__lt=max(high for _, high in spans),
    )
    return found if whole else found.filter(restricted=False)
