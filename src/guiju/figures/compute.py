"""From records to cells to values: one grouped query a model and day column, only for the months that changed.

A stock's cell holds what entered less what left in the month, so that its value at a month's end is a sum like any other.
``whole`` values count restricted matters too (``figures.rows``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

import orjson
from django.db import models, transaction
from django.db.models.functions import TruncMonth

from guiju.figures import declared, over_rows
from guiju.figures.declared import (
    Change,
    Count,
    Figure,
    Norm,
    PerHead,
    Ratio,
    StockAt,
    Sum,
    place,
    restriction,
)
from guiju.figures.extents import Extent, cells_among, until
from guiju.figures.models import Cell, Watermark
from guiju.figures.period import Period
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.keeping import ledger
from guiju.kernel.keeping.ledger import Payload

COUNTY = 6
"""So many digits of a region's code name its county, which keeps one ledger with all its townships."""
ALL_ANEW = 20_000
"""With more records touched than this, counting everything again is quicker than looking what changed."""


@dataclass(frozen=True)
class Series:
    """One grouped query: all aggregates over ``model`` by its day column ``on``."""

    model: type[models.Model]
    on: str
    aggregates: dict[str, models.Aggregate]
    signs: dict[str, int]


def refresh() -> int:
    """Bring the cells up to the ledger; how many cells were computed anew."""
    upto = ledger.settled()
    with transaction.atomic():
        mark = Watermark.objects.select_for_update().get_or_create(pk=1)[0]
        if upto <= mark.entry:
            return 0
        months = _touched(mark.entry, upto)
        written = sum(_count_again(series, months) for series in all_series())
        mark.entry = upto
        mark.save()
    return written


def all_series() -> list[Series]:
    """All counted figures, grouped by model and day column."""
    grouped: dict[tuple[type[models.Model], str], tuple[dict[str, models.Aggregate], dict[str, int]]] = {}

    def add(figure: Figure, on: str, aggregate: models.Aggregate, sign: int = 1) -> None:
        model = figure.counted.model
        aggregates, signs = grouped.setdefault((model, on), ({}, {}))
        aggregates[figure.id], signs[figure.id] = aggregate, sign

    for figure in declared.figures().values():
        match figure.computation:
            case Count(_, on, where):
                add(figure, on, models.Count("pk", filter=where))
            case Sum(_, column, on, where):
                add(figure, on, models.Sum(column, filter=where))
            case StockAt(_, where, since, until):
                add(figure, since, models.Count("pk", filter=where))
                add(figure, until, models.Count("pk", filter=where), -1)
    return [Series(model, on, *both) for (model, on), both in grouped.items()]


OF_MATTER = "matter__"
"""Parts may be counted by a day of their record: an item of an agenda by the day of the meeting."""


def _days_of(register: str) -> dict[str, set[str]]:
    """The day columns that figures of a register count by: its own (key ``""``), and those of its parts by name."""
    model = registers()[register]
    wanted: dict[str, set[str]] = defaultdict(set)
    for series in all_series():
        if series.model is model:
            wanted[""].add(series.on)
        elif series.on.startswith(OF_MATTER) and _register_of(series.model) == register:
            wanted[""].add(series.on.removeprefix(OF_MATTER))
        for name, ask in model.procedure.parts.items():
            if ask.model is series.model:
                wanted[name].add(series.on)
    return wanted


def _touched(since: int, upto: int) -> dict[str, set[date] | None]:
    """For each register with new entries the months whose cells may have changed; None for all of them."""
    found: dict[str, set[date] | None] = {}
    for register, ids in ledger.matters_since(since, upto).items():
        if register not in registers():  # what is administered is counted nowhere
            continue
        all_anew = since == 0 or len(ids) > ALL_ANEW
        found[register] = None if all_anew else _months_of(register, list(ids), _days_of(register))
    return found


def _months_of(register: str, ids: list[UUID], wanted: dict[str, set[str]]) -> set[date]:
    """All months that the records' day columns have ever said, corrected days included."""
    months: set[date] = set()
    for start in range(0, len(ids), 500):
        of = Payload.objects.filter(entry__register=register, entry__matter_id__in=ids[start : start + 500])
        for body in of.values_list("body", flat=True):
            content = orjson.loads(body) if body else {}
            # What an act told, an act entered late tells again, and an erasure of entries that tell it no more.
            tellings = [content, *(content.get(again, {}) for again in ("refold", "anew"))]
            said = [(told.get("set", {}), wanted.get("", ())) for told in tellings]
            for told in tellings:
                for name, rows_said in told.get("parts", {}).items():
                    said += [(row, wanted.get(name, ())) for row in rows_said]
            months |= {_month(row[on]) for row, columns in said for on in columns if row.get(on)}
    return months


def _month(day: str) -> date:
    return date.fromisoformat(day).replace(day=1)


def _register_of(model: Any) -> str:
    return str(declared.record_of(model).register())


def _count_again(series: Series, touched: dict[str, set[date] | None]) -> int:
    register = _register_of(series.model)
    if register not in touched:
        return 0
    # The days of spells follow from the whole course of a record, not from what one entry says.
    months = None if issubclass(series.model, Spell) else touched[register]
    if months is not None and not months:
        return 0
    old = Cell.objects.filter(figure__in=cell_keys(series).values())
    (old if months is None else old.filter(month__in=months)).delete()
    cells = counted_cells(series, months)
    Cell.objects.bulk_create(cells, batch_size=2000)
    return len(cells)


def counted_cells(series: Series, months: set[date] | None) -> list[Cell]:
    """The cells of a series as the records now give them, in some months or in all; unsaved."""
    prefix, keys = place(series.model), cell_keys(series)
    found = series.model._default_manager.filter(**{f"{series.on}__isnull": False})
    found = found if months is None else found.filter(_in_months(series.on, months))
    grouped = (
        found.annotate(cell_month=TruncMonth(series.on), cell_restricted=_restricted(series.model))
        .values("cell_month", "cell_restricted", f"{prefix}agency_id", f"{prefix}region")
        .annotate(**{f"figure_{n}": series.aggregates[name] for n, name in enumerate(series.aggregates)})
    )
    return [
        Cell(
            figure=keys[name],
            agency_id=row[f"{prefix}agency_id"],
            region=row[f"{prefix}region"],
            month=row["cell_month"],
            restricted=row["cell_restricted"],
            value=series.signs[name] * row[f"figure_{n}"],
        )
        for row in grouped.iterator(chunk_size=5000)
        for n, name in enumerate(series.aggregates)
        if row[f"figure_{n}"]
    ]


def _restricted(model: Any) -> models.Case:
    kept = models.When(~models.Q(**{restriction(model): ""}), then=True)
    return models.Case(kept, default=False, output_field=models.BooleanField())


def cell_keys(series: Series) -> dict[str, str]:
    """The name each figure's cells go by; what leaves a stock is kept apart from what enters."""
    return {name: name if sign > 0 else f"-{name}" for name, sign in series.signs.items()}


def _in_months(on: str, months: Iterable[date]) -> models.Q:
    found = models.Q(pk__in=[])
    for month in months:
        period = Period.month(month.year, month.month)
        found |= models.Q(**{f"{on}__gte": period.first, f"{on}__lte": period.last})
    return found


def values(figure_ids: Iterable[str], region: str, period: Period, *, whole: bool = False) -> dict[str, Decimal | None]:
    """Values of many figures for a region and period."""
    return values_at(figure_ids, [(region, period)], whole=whole)[0]


def values_at(
    figure_ids: Iterable[str], extents: Sequence[Extent], *, whole: bool = False
) -> list[dict[str, Decimal | None]]:
    """Values of many figures for each of several regions and periods: three statements, however many figures, regions and
    periods (and as many again for changes)."""
    wanted = {figure_id: declared.figure(figure_id) for figure_id in figure_ids}
    base = {figure.id: figure for name in wanted for figure in declared.counted_of(name)}
    sums = _sums(base.values(), extents, whole)
    changes = [f.computation.of for f in wanted.values() if isinstance(f.computation, Change)]
    before = [(region, period.before()) for region, period in extents]
    earlier = values_at(changes, before, whole=whole) if changes else [{} for _ in extents]
    return [
        {name: _value(figure, found, then) for name, figure in wanted.items()}
        for found, then in zip(sums, earlier, strict=True)
    ]


def recorded(
    figure_ids: Iterable[str], region: str, period: Period, *, whole: bool = False
) -> dict[str, Decimal | None]:
    """Values of one period as they may be told (``recorded_at``)."""
    return recorded_at(figure_ids, [(region, period)], whole=whole)[0]


def recorded_at(
    figure_ids: Iterable[str], extents: Sequence[Extent], *, whole: bool = False
) -> list[dict[str, Decimal | None]]:
    """Values as they may be told: none where nothing of the register was recorded in the county in the period. Nobody
    knows of such a year whether there was nothing or nobody wrote it down."""
    found = values_at(figure_ids, extents, whole=whole)
    if all(Decimal(0) not in values.values() for values in found):
        return found
    return [
        {name: None if value == 0 and not _registers(name) <= kept else value for name, value in values.items()}
        for values, kept in zip(found, _kept(extents, whole), strict=True)
    ]


def _kept(extents: Sequence[Extent], whole: bool) -> list[set[Any]]:
    """The registers of which something is counted in the county of each region in its period, or stands since before."""
    known = declared.figures()
    stocks = [name for name, figure in known.items() if isinstance(figure.computation, StockAt)]
    standing = models.Q(figure__in=stocks)
    counties = [(region[:COUNTY], period) for region, period in extents]
    there = [
        models.Count("pk", filter=until(region, period) & (standing | models.Q(month__gte=period.first)))
        for region, period in counties
    ]
    told = cells_among(counties, whole=whole).values_list("figure")
    counts = told.annotate(**{f"in_{n}": count for n, count in enumerate(there)})
    found: list[set[Any]] = [set() for _ in extents]
    for name, *counted in counts:
        if (figure := known.get(name.removeprefix("-"))) is not None:
            for kept, count in zip(found, counted, strict=True):
                kept |= {register_of(figure)} if count else set()
    return found


def _registers(figure_id: str) -> set[Any]:
    return {register_of(figure) for figure in declared.counted_of(figure_id)}


def value(figure_id: str, region: str, year: int) -> Decimal | None:
    """One figure for a region and year; None where it has no value (a rate of nothing)."""
    return values([figure_id], region, Period.year(year))[figure_id]


def _sums(base: Iterable[Figure], extents: Sequence[Extent], whole: bool) -> list[dict[str, Decimal | None]]:
    stocks = [figure.id for figure in base if isinstance(figure.computation, StockAt)]
    flows = [figure.id for figure in base if isinstance(figure.computation, Count | Sum)]
    standing = models.Q(figure__in=[*stocks, *(f"-{name}" for name in stocks)])
    wanted = [
        until(region, period) & (standing | models.Q(figure__in=flows, month__gte=period.first))
        for region, period in extents
    ]
    totals = {f"in_{n}": models.Sum("value", filter=of) for n, of in enumerate(wanted)}
    found: list[dict[str, Decimal | None]] = [dict.fromkeys([*stocks, *flows], Decimal(0)) for _ in extents]
    of_any = cells_among(extents, whole=whole).filter(reduce(or_, wanted))
    for name, *summed in of_any.values_list("figure").annotate(**totals):
        for sums, total in zip(found, summed, strict=True):
            sums[name.removeprefix("-")] = (sums[name.removeprefix("-")] or Decimal(0)) + (total or Decimal(0))
    worked_out = over_rows.values(base, extents, whole)
    return [sums | others for sums, others in zip(found, worked_out, strict=True)]


def register_of(figure: Figure) -> Any:
    """The register whose records a counted figure counts, themselves, by their parts or by who has had them."""
    return declared.record_of(figure.counted.model) or registers()[figure.concept.register]


def _value(figure: Figure, sums: dict[str, Any], earlier: dict[str, Any]) -> Decimal | None:
    match figure.computation:
        case Ratio(part, whole) | Norm(part, whole):
            top = _value(declared.figure(part), sums, earlier)
            bottom = _value(declared.figure(whole), sums, earlier)
            return None if top is None or not bottom else top * 100 / bottom
        case PerHead(part, whole):
            top = _value(declared.figure(part), sums, earlier)
            bottom = _value(declared.figure(whole), sums, earlier)
            return None if top is None or not bottom else top / bottom
        case Change(of):
            now, then = _value(declared.figure(of), sums, earlier), earlier.get(of)
            return None if now is None or not then else (now - then) * 100 / then
        case _:
            total: Decimal | None = sums[figure.id]
            return total
