"""Registered in time: a figure of every register, without the register saying so.

Of the records begun in a period, the share of those whose every act was entered within ``matters.IN_TIME`` of its day.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.figures.catalogue import Concept
from guiju.figures.declared import Computation, Count, Figure, Ratio
from guiju.kernel.declaring.matters import IN_TIME, Record


def figures_of(model: type[Record]) -> list[Figure]:
    """All records, those registered in time, and their share; only the share is listed."""
    name, label = model.register(), model._meta.verbose_name
    column: Any = model._meta.get_field(model.began)
    began = column.verbose_name
    every, timely = f"{name}_records", f"{name}_records_in_time"
    within = f"每一步骤均在发生之日起{IN_TIME.days}日内录入"
    said: list[tuple[str, str, str, str, Computation]] = [
        (every, "登记数", "件", f"{began}在年内的全部{label}", Count(model, on=model.began)),
        (
            timely,
            "及时登记数",
            "件",
            f"{began}在年内、{within}的{label}",
            Count(model, on=model.began, where=Q(late_acts=0)),
        ),
        (f"{name}_in_time_rate", "登记及时率", "%", f"{began}在年内的{label}中，{within}的比重", Ratio(timely, every)),
    ]
    return [
        Figure(
            id=one,
            concept=Concept(one, f"{label}{words}", unit, _kind(unit), definition, name, model._meta.app_label),
            computation=computation,
            listed=unit == "%",
        )
        for one, words, unit, definition, computation in said
    ]


def _kind(unit: str) -> str:
    return "ratio" if unit == "%" else "count"
