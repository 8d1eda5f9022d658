"""The table of the figures that a register yields: what each is called, what it counts, how it is worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.figures import compute, declared
from guiju.figures.declared import (
    Change,
    Computation,
    Count,
    Distinct,
    DistinctAt,
    Duration,
    Figure,
    Norm,
    PerHead,
    Ratio,
    Reaching,
    Share,
    Stated,
    StockAt,
    Sum,
    Total,
)
from guiju.registers.reference.table import table


def figures(model: Any) -> Iterator[str]:
    found = [figure for figure in declared.figures().values() if figure.listed and _register_of(figure) is model]
    rows = ([figure.concept.label, figure.concept.unit, figure.concept.definition, worked_out(figure.computation)]
            for figure in found)  # fmt: skip
    yield from table(("数据", "单位", "口径", "怎样统计"), rows)


def _register_of(figure: Figure) -> Any:
    """The register whose records, or rows of records, a figure counts; a rate goes with its part."""
    return compute.register_of(declared.counted_of(figure.id)[0])


def worked_out(computation: Computation) -> str:
    match computation:
        case Count(model, on, _):
            return f"按{_column(model, on)}计入"
        case Sum(model, column, on, _):
            return f"{_column(model, column)}合计，按{_column(model, on)}计入"
        case DistinctAt(model, _, since, until, said=said, least=least):
            enough = f"（每个不少于{least}条）" if least > 1 else ""
            return f"期末在册的不同{said}数{enough}：{_column(model, since)}起，{_column(model, until)}止"
        case StockAt(model, _, since, until):
            return f"期末在册：{_column(model, since)}起，{_column(model, until)}止"
        case Duration(model, start, end, on, _):
            return f"自{_column(model, start)}至{_column(model, end)}天数的中位数，按{_column(model, on)}计入"
        case Distinct(model, column, on):
            return f"不同的{_column(model, column)}数，按{_column(model, on)}计入"
        case Reaching(model, column, summed, least, on):
            each = f"{_column(model, summed)}合计达到{least}"
            return f"{each}的{_column(model, column)}数，按{_column(model, on)}计入"
        case Share(model, _, on):
            return f"{model._meta.verbose_name}中履行了的比重，按{_column(model, on)}计入"
        case Stated(model, column, on, alone=alone):
            several = "，几处报送的不相加" if alone else "，没有报送的为无数据"
            return f"报送的{_column(model, column)}，按{_column(model, on)}计入{several}"
        case Total(model, _, summed, on):
            return f"期末仍在册者的{_column(model, summed)}合计，按{_column(model, on)}计入"
        case Ratio(part, whole) | PerHead(part, whole) | Norm(part, whole):
            return f"{_label(part)}÷{_label(whole)}"
        case Change(of):
            return f"{_label(of)}比上年增减"


def _column(model: Any, path: str) -> str:
    return f"“{declared.column_label(model, path)}”"


def _label(figure: str) -> str:
    return declared.figure(figure).concept.label
