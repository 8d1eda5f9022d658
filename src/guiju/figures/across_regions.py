"""Figures of closed registers above the county: not told where, less what the pages of the places below say, they would tell a
number that is kept back there (个人信息保护法 arts. 6, 28).

A county's number is kept back on its own page (``withholding.kept_back``). What is told of a city or a province is a sum in which
it stands; taken from it, what is told below leaves the numbers that are kept back, and what was recorded at the city itself.
Where that rest is one number, or all of it the least or the most that such a number can be, it is known: then the sum is kept
back too, and what it held is left open in the sum above it. Told sums take disjoint rests, so that none can be taken from
another to split one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from guiju.figures import compute, declared, withholding
from guiju.figures.models import Cell
from guiju.figures.period import Period
from guiju.kernel.offices.regions import Level, level, span

Values = Mapping[str, Decimal | None]


def kept_back(names: Iterable[str], region: str, period: Period, values: Values | None = None) -> set[str]:
    """Of the figures of a region and period those that other eyes are not told. ``values``: as recorded, where they are known."""
    wanted = list(names)
    own = withholding.kept_back(compute.recorded(wanted, region, period) if values is None else values)
    closed = [name for name in wanted if withholding.of_closed(declared.figure(name).concept)]
    if level(region) >= Level.COUNTY or not closed:
        return own
    return own | hidden_in(_place(region, closed, period))


@dataclass
class Place:
    """A region with what is recorded of it, and the places right below, down to the county."""

    values: Values
    below: list[Place] = field(default_factory=list)


def hidden_in(place: Place) -> set[str]:
    """The figures of a place that are kept back, by what they are or for what they would tell of those below."""
    hidden = withholding.kept_back(place.values)
    if place.below:
        hidden |= {name for name in place.values if withholding.solved(rest(place, name))}
    made = {name for name in place.values if declared.figure(name).is_derived}
    return hidden | {name for name in made if hidden & {base.id for base in declared.counted_of(name)}}


def rest(place: Place, name: str) -> list[Decimal]:
    """What is left of a place's sum by what is told below it: the numbers kept back, and its own where that is small."""
    if not place.below:
        value = place.values.get(name)
        return [value] if value else []
    own = (place.values.get(name) or Decimal(0)) - sum(one.values.get(name) or Decimal(0) for one in place.below)
    open_ = [number for one in place.below if name in hidden_in(one) for number in rest(one, name)]
    return [*open_, own] if withholding.small(own, declared.figure(name).concept) else open_


def _place(region: str, names: list[str], period: Period) -> Place:
    """The tree of a region down to its counties: as many statements however many these are."""
    below = _below(region, names)
    codes = [region, *(code for under in below.values() for code in under)]
    told = dict(zip(codes, compute.recorded_at(names, [(code, period) for code in codes]), strict=True))

    def grown(code: str) -> Place:
        return Place(told[code], [grown(one) for one in below.get(code, ())])

    return grown(region)


def _below(region: str, names: list[str]) -> dict[str, list[str]]:
    """Of a region, and of each city in it, the places right below of which something is counted."""
    low, high = span(region)
    cells = Cell.objects.filter(figure__in=_counted(names), region__gte=low, region__lt=high)
    codes = set(cells.values_list("region", flat=True).distinct())
    found: dict[str, list[str]] = {}
    for above, length in ((Level.PROVINCE, Level.CITY), (Level.CITY, Level.COUNTY)):
        if above < level(region):
            continue
        for code in sorted({code[:length] for code in codes if len(code) >= length}):
            found.setdefault(code[:above], []).append(code)
    return found


def _counted(names: Iterable[str]) -> set[str]:
    counted = {base.id for name in names for base in declared.counted_of(name)}
    return counted | {f"-{name}" for name in counted}
