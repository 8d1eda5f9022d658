"""A figure counts a matter once, in the year of the first act: what may be done again takes none out of the year before."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.figures import declared
from guiju.kernel.declaring.asks import name_of
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import lives
from tests.lives import brought
from tests.people import County
from tests.shares import each


def repeatable() -> list[Any]:
    """Steps that lead nowhere and date a column by which a figure counts."""
    found = {}
    for figure in declared.figures().values():
        counted: Any = figure.computation
        on: str = getattr(counted, "on", "")
        model: Any = getattr(counted, "model", None)
        life: Any = lives().get(model.register()) if on and hasattr(model, "procedure") else None
        for step in life.model.procedure.declared if life is not None else ():
            there = step.to is None and any(step.name in way.steps for way in life.ways.values())
            if there and on in map(name_of, step.dates):
                found[f"{life.model.register()}.{step.name}"] = (life.model, step.name, on)
    return [pytest.param(*row, id=name) for name, row in sorted(found.items())]


@pytest.mark.parametrize(("model", "step", "column"), each(3, repeatable()))
def test_what_is_counted_by_its_day_is_not_moved_by_a_second_time(
    county: County, model: Any, step: str, column: str
) -> None:
    begun = brought(county, model, step)
    first = getattr(begun.record, column)
    try:
        begun.do(step, 400)
    except Refused:
        return
    assert getattr(begun.record, column) == first
