"""A figure that is stated and not counted, year by year, with the years in which its definition is another than before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from guiju.figures import declared, rows
from guiju.figures.declared import Stated
from guiju.figures.period import Period

YEARS = 10
"""So many years back a series is shown."""
MARK = "※"
"""Stands beside a year in which the definition changed."""


@dataclass(frozen=True)
class Point:
    """One year: its value, and why the definition is not that of the year before ("" where it is)."""

    year: int
    value: Decimal
    why: str = ""

    @property
    def label(self) -> str:
        return f"{self.year}{MARK if self.why else ''}"


def of(figure_id: str, region: str, upto: int) -> list[Point]:
    """The years up to one in which it was stated; none of what is counted. What is nobody's sum is told where one states it."""
    computation = declared.figure(figure_id).computation
    if not isinstance(computation, Stated):
        return []
    whole = Period(Period.year(upto - YEARS + 1).first, Period.year(upto).last)
    found = rows.counted(computation, region, whole).order_by(computation.on)
    told: dict[int, list[tuple[Any, str]]] = {}
    for day, value, why in found.values_list(computation.on, computation.column, computation.breaks):
        told.setdefault(day.year, []).append((value, why))
    return [
        Point(year, sum(value for value, _ in said), "；".join(dict.fromkeys(why for _, why in said if why)))
        for year, said in told.items()
        if len(said) == 1 or not computation.alone
    ]
