"""A term that people set is lengthened while it runs, and not once it is over: what is late is not made timely by a later day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from guiju.kernel.declaring.asks import name_of
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.registry import lives
from guiju.kernel.keeping.clocks import ClockRow
from tests.lives import MONDAY, brought
from tests.people import County
from tests.shares import each

RULE = "house.term_runs"


def lengthened() -> list[Any]:
    """Steps held to it, each with the clock that it lengthens."""
    found = []
    for name, life in sorted(lives().items()):
        for clock in life.model.procedure.clocks:
            step = life.model.procedure.steps.get(clock.extended_by)
            if step is not None and RULE in {gate.rule for gate in step.gates}:
                found.append(pytest.param(life, clock, id=f"{name}.{step.name}"))
    return found


def test_there_are_such_terms() -> None:
    assert len(lengthened()) >= 7


@pytest.mark.parametrize(("life", "clock"), each(4, lengthened()))
def test_a_term_is_lengthened_to_its_last_day_and_no_longer(county: County, life: Any, clock: Any) -> None:
    way = life.way_to(clock.extended_by)
    before = way.steps[way.steps.index(clock.extended_by) - 1]
    name = next(name for name, one in life.ways.items() if one is way)
    begun = brought(county, life.model, before, MONDAY, way=name)
    rows = ClockRow.objects.filter(matter_id=begun.record.pk)
    last: Any
    [last] = [row.due_on for row in rows if row.duty == clock.key and row.running]
    told: dict[str, Any] = {name_of(clock.until): last + timedelta(days=30)}
    with pytest.raises(Refused) as caught:
        begun.do(clock.extended_by, on=last + timedelta(days=1), **told)
    assert RULE in caught.value.codes
    begun.do(clock.extended_by, on=last, **told)
