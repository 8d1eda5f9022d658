"""What a figure comes to for one unit in a year: counted over the rows that the unit keeps, or that lie in its township.

No other figures than counts, sums, stocks and what is divided from them, and none of a register that is closed to all but
those who serve: an appraisal is read by many. So it is for a demonstration.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models

from guiju.figures import compute, declared
from guiju.figures.declared import Count, Figure, Norm, PerHead, Ratio, StockAt, Sum, place
from guiju.figures.period import Period
from guiju.figures.rows import counted
from guiju.kernel.keeping import digests
from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import Level
from guiju.kernel.offices.scope import SERVED
from guiju.registers.governance.indicators.choices import Source, WithoutValue
from guiju.registers.governance.indicators.system import Indicator, System

CENT = Decimal("0.0001")


@dataclass(frozen=True)
class Fed:
    """A value with how many rows it rests on and the digest of their ids; None: there is nothing to measure."""

    value: Decimal | None
    rows: int
    digest: str


def faults(system: System) -> list[str]:
    """Why the figures of a system cannot feed it, by indicator."""
    found = []
    for one in system.indicators:
        if one.source == Source.FIGURE and (why := _fault(one.figure)):
            found.append(f"指标{one.code}{why}")
    return found


def _fault(figure_id: str) -> str:
    if figure_id not in declared.figures():
        return f"所用的数据{figure_id}没有台账产生。"
    rests_on = declared.counted_of(figure_id)
    if not all(isinstance(one.computation, Count | Sum | StockAt) for one in rests_on) or not _divides(figure_id):
        return f"所用的“{declared.figure(figure_id).concept.label}”不能逐单位计算。"
    if any(compute.register_of(one).audience == SERVED for one in rests_on):
        return f"所用的“{declared.figure(figure_id).concept.label}”出自只供办理人员查看的台账，不能用于考核。"
    return ""


def _divides(figure_id: str) -> bool:
    return isinstance(declared.figure(figure_id).computation, Count | Sum | StockAt | Ratio | Norm | PerHead)


def of_unit(figure_id: str, unit: Agency, period: Period) -> Fed:
    """The value of a figure for a unit."""
    ids: list[str] = []
    value = _value(declared.figure(figure_id), unit, period, ids)
    shown = None if value is None else value.quantize(CENT)
    return Fed(shown, len(ids), digests.of_ids(sorted(ids)))


def _value(figure: Figure, unit: Agency, period: Period, ids: list[str]) -> Decimal | None:
    match figure.computation:
        case Ratio(part, whole) | Norm(part, whole):
            return _divided(part, whole, unit, period, ids, 100)
        case PerHead(part, whole):
            return _divided(part, whole, unit, period, ids, 1)
        case _:
            return _counted(figure, unit, period, ids)


def _divided(part: str, whole: str, unit: Agency, period: Period, ids: list[str], times: int) -> Decimal | None:
    top, bottom = (_value(declared.figure(name), unit, period, ids) for name in (part, whole))
    return None if top is None or not bottom else top * times / bottom


def _counted(figure: Figure, unit: Agency, period: Period, ids: list[str]) -> Decimal:
    computation: Any = figure.computation
    found = counted(computation, unit.region_id, period)
    if len(unit.region_id) <= Level.COUNTY:
        found = found.filter(**{f"{place(computation.model)}agency_id": unit.pk})
    there = [str(pk) for pk in found.values_list("pk", flat=True)]
    ids += there
    if isinstance(computation, Sum):
        return Decimal(found.aggregate(sum=models.Sum(computation.column))["sum"] or 0)
    return Decimal(len(there))


def earned(one: Indicator, fed: Fed) -> tuple[Decimal, bool]:
    """The points of an indicator, and whether it is left out for this unit."""
    if fed.value is not None:
        return one.earned(fed.value), False
    return (one.points if one.without == WithoutValue.FULL else Decimal()), one.without == WithoutValue.LEFT_OUT
