"""得分: what each indicator came to for one unit, who said so, and what all of them come to. One row, whatever they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import models

from guiju.figures.period import Period
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.asks import PartsAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Agency
from guiju.registers.governance.indicators import feeding
from guiju.registers.governance.indicators.choices import Source
from guiju.registers.governance.indicators.system import Indicator, System

CENT = Decimal("0.01")


def points(label: str, **more: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(label, max_digits=7, decimal_places=2, validators=within(0, 10_000), **more)


def maybe_points(label: str) -> models.DecimalField[Any, Any]:
    return points(label, null=True, blank=True)


class IndicatorScore(Part):
    """指标得分: one indicator of the system, and what was said of it, by whom."""

    code = models.CharField("指标编号", max_length=20)
    name = models.CharField("指标", max_length=300)
    under = models.CharField("上级指标", max_length=600, blank=True)
    full = points("分值")
    source = models.CharField("得分来源", max_length=12, choices=Source.choices)
    standard = models.CharField("评分标准", max_length=1000, blank=True)
    look_at = models.CharField("查阅材料", max_length=500, blank=True)
    self_points = maybe_points("自评得分")
    self_why = models.CharField("自评说明", max_length=500, blank=True)
    computed_points = maybe_points("数据得分")
    left_out = models.BooleanField("没有数据，不计入", default=False)
    value = models.DecimalField("数据", max_digits=18, decimal_places=4, null=True, blank=True)
    rows_counted = models.PositiveIntegerField("依据的记录数", null=True, blank=True)
    digest = models.CharField("记录集摘要", max_length=64, blank=True)
    assessed_points = maybe_points("第三方评价得分")
    verified_points = maybe_points("核验得分")
    verified_why = models.CharField("核验意见", max_length=500, blank=True)
    heard_points = maybe_points("复核得分")
    heard_why = models.CharField("复核意见", max_length=500, blank=True)

    class Meta(Part.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def final(self) -> Decimal | None:
        """What it comes to: as heard, else as verified, computed or assessed; None while nobody has said."""
        said = (self.heard_points, self.verified_points, self.computed_points, self.assessed_points)
        return next((one for one in said if one is not None), None)


def evidenced(row: Any) -> bool:
    return bool(row.source == Source.EVIDENCE)


def by_third_party(row: Any) -> bool:
    return bool(row.source == Source.THIRD_PARTY)


def laid_out(model: type[Part]) -> PartsAsk:
    """The rows of a system, one for each indicator."""
    optional = ("under", "standard", "look_at")
    return asks.parts("items", "指标", model, "code", "name", "full", "source", optional=optional)


def self_scored(model: type[Part], clears: tuple[str, ...] = ()) -> RowsAsk:
    return rows.of_each("scored", "自评", model, "self_points", optional=("self_why",), among=evidenced, clears=clears)


def computed(model: type[Part]) -> RowsAsk:
    return rows.of_each(
        *("computed", "数据得分", model, "computed_points", "left_out"),
        optional=("value", "rows_counted", "digest"),
        among=lambda row: row.source == Source.FIGURE,
    )


def assessed(model: type[Part], least: int = 1) -> RowsAsk:
    return rows.of_each("assessed", "第三方评价", model, "assessed_points", among=by_third_party, least=least)


def verified(model: type[Part]) -> RowsAsk:
    return rows.of_each("verified", "核验", model, "verified_points", optional=("verified_why",), among=evidenced)


def lines(system: System) -> list[dict[str, Any]]:
    """What ``laid_out`` is told: a row for each indicator, as each unit gets them."""
    return [_line(one) for one in system.indicators]


def _line(one: Indicator) -> dict[str, Any]:
    told = {"code": one.code, "name": one.name, "under": " / ".join(one.under), "full": one.points}
    return {**told, "source": one.source.value, "standard": one.standard, "look_at": one.look_at}


def fed(items: Iterable[Any], system: System, unit: Agency, year: int) -> list[dict[str, Any]]:
    """What ``computed`` is told: every indicator that a figure feeds, as the registers stand: value, rows, their digest."""
    there = {row.code: row.pk for row in items}
    of_figures = [one for one in system.indicators if one.source == Source.FIGURE]
    return [_fed(there[one.code], one, feeding.of_unit(one.figure, unit, Period.year(year))) for one in of_figures]


def _fed(row: Any, one: Indicator, value: feeding.Fed) -> dict[str, Any]:
    earned, left_out = feeding.earned(one, value)
    told = {"value": value.value, "rows_counted": value.rows, "digest": value.digest}
    return {"id": row, "computed_points": earned, "left_out": left_out, **told}


def total(items: Iterable[Any], heard: Mapping[Any, Decimal] | None = None) -> Decimal:
    """The points of all indicators that count for a unit, in proportion to the full points of the system; ``heard``: what
    a row comes to by the step at hand."""
    every, told = list(items), heard or {}
    there = [row for row in every if not row.left_out]
    earned = sum((told.get(row.pk, row.final) for row in there), Decimal())
    counted, full = (sum((row.full for row in some), Decimal()) for some in (there, every))
    return (earned * full / counted).quantize(CENT) if counted else Decimal()


def self_total(facts: Facts) -> Decimal:
    return sum((row.self_points for row in facts.parts("items") if row.self_points is not None), Decimal())


def sheet(facts: Facts) -> dict[str, Any]:
    """The rows, for a paper."""
    return {"items": facts.parts("items")}


def within_full(ask: str, column: str) -> Gate:
    """No indicator earns more than its points."""
    return each_row(
        f"house.score_within_{column}",
        ask,
        lambda facts, told, row: row is None or told[column] is None or told[column] <= row.full,
        "的得分超过该项分值。",
        "各项得分不超过分值",
    )


def changes_say_why(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    """Whoever verifies and comes to another score than the unit says why."""
    return row is None or told["verified_points"] == row.self_points or bool(told["verified_why"])


def complete(facts: Facts) -> str | None:
    """Every indicator has come to something before the whole does."""
    open_ones = [str(row) for row in facts.parts("items") if row.final is None]
    return f"尚有{len(open_ones)}项指标没有得分：{'、'.join(open_ones[:3])}。" if open_ones else None


SAYS_WHY = each_row(
    "house.verified_why", "verified", changes_say_why, "的核验得分与自评不同，应当写明核验意见。", "改变自评的写明意见"
)
COMPLETE = Gate("house.score_complete", complete, gist="每项指标都有得分")
