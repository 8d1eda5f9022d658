"""A report's text held against the registers: read its figures, compute the same ones, say where they part."""

from __future__ import annotations

from pathlib import Path

from guiju.figures import across_regions, catalogue, compute, declared
from guiju.figures.period import Period
from guiju.reading import Reading, read
from guiju.reading.reconcile import Reconciled, reconcile


def registered(region: str, year: int, *, in_full: bool = False) -> dict[str, float | None]:
    """All figures of the catalogue that the registers yield for a region and year, by concept; without ``in_full`` none that
    is kept back, for whoever holds a report against the registers need not serve those."""
    yielded = declared.figures().keys() & catalogue.load().keys()
    known, period = declared.figures(), Period.year(year)
    values = compute.recorded(known, region, period, whole=in_full)
    hidden = set() if in_full else across_regions.kept_back(known, region, period, values)
    shown = {name: None if name in hidden else values[name] for name in yielded}
    return {name: None if value is None else float(value) for name, value in shown.items()}


def reconcile_reading(reading: Reading, region: str, year: int, *, in_full: bool = False) -> list[Reconciled]:
    """A report as read beside the registers' figures; what nobody speaks of (nought here, absent there) is left out."""
    known = {name: value for name, value in registered(region, year, in_full=in_full).items() if value is not None}
    said = {figure.concept for figure in reading.figures}
    return reconcile(reading, {n: v for n, v in known.items() if v or n in said}, catalogue.load())


def reconcile_text(source: Path | str | bytes, region: str, year: int, *, in_full: bool = False) -> list[Reconciled]:
    """Read a report and hold it against the registers. Raises Unreadable."""
    compute.refresh()
    return reconcile_reading(read(source, catalogue=catalogue.load()), region, year, in_full=in_full)
