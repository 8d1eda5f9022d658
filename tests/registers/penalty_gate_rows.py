"""What a row of a gate table is, and how it is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from guiju import law
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.second_log import Refusal
from guiju.kernel.offices.people import Actor, Role
from tests.people import acts_entered
from tests.registers.penalties import Bench

Made = Callable[[Bench], Any]


@dataclass(frozen=True)
class Row:
    """``given`` makes the record for both tries, ``bad`` and ``good`` what is told; ``bad_given`` another record."""

    step: str
    rule: str
    on: date
    given: Made
    bad: Any = None
    good: Any = None
    bad_given: Made | None = None
    also: tuple[str, ...] = ()
    bad_on: date | None = None
    bad_by: Callable[[Bench], Any] | None = None


def told(bench: Bench, data: Any) -> dict[str, Any]:
    return dict(data(bench) if callable(data) else data or {})


def both(bench: Bench) -> Actor:
    """The officer as the head too: four eyes are needed, not two hats."""
    officer = bench.officer
    hats = officer.roles | {Role.HEAD, Role.LEGAL}
    return Actor(officer.user_id, officer.name, officer.agency_id, officer.region, hats)


def check(bench: Bench, row: Row) -> None:
    """The closed gate refuses with its article and nothing is written; then, cured, the step is taken."""
    record = (row.bad_given or row.given)(bench)
    data = told(bench, row.bad)
    before = acts_entered().count()
    actor = row.bad_by(bench) if row.bad_by else bench.actor_for(row.step)
    with pytest.raises(Refused) as refused:
        bench.take(row.step, record, row.bad_on or row.on, data, actor)
    assert refused.value.codes - set(row.also) == {row.rule}
    assert acts_entered().count() == before
    assert Refusal.objects.latest("id").step == row.step
    if not row.rule.startswith(("house.", "field.")):
        assert str(law.rule(row.rule, row.on).citation) in str(refused.value)
    made = record if row.bad_given is None else row.given(bench)
    taken = bench.take(row.step, made, row.on, told(bench, row.good))
    assert taken.last_step_on == row.on
