"""Records of any register brought as far as a test needs them, by its life: one shape for all tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency
from guiju.scenarios.walking import AS_USUAL, Told, Walk
from tests.people import County

MONDAY = date(2024, 3, 4)


class Case(Walk):
    """One record and the people who work on it. ``do`` takes a step as usual, changed by what is told."""

    def do(self, step: str, /, days: int = 0, *, by: Any = None, on: date | None = None, **told: Any) -> Case:
        """Take ``step`` so many days after the last one (or ``on`` a day), by who usually takes it or ``by`` another."""
        self.on = on or date.fromordinal(self.on.toordinal() + days)
        self.plan(step, told, by)
        try:
            self.take()
        finally:
            del self.acts[self.taken :]
        return self

    def clock(self, rule: str) -> ClockRow:
        return ClockRow.objects.filter(rule=rule, matter_id=self.record.pk).latest("id")

    def steps(self) -> list[str]:
        return list(Entry.objects.filter(matter_id=self.record.pk).order_by("seq").values_list("step", flat=True))


def case(county: County, model: type[Record], on: date = MONDAY, *, agency: Agency | None = None) -> Case:
    """One about to be opened."""
    return Case(county, model, county.rng, on, agency=agency, brisk=True)


def brought(
    county: County,
    model: type[Record],
    upto: str,
    on: date = MONDAY,
    *,
    way: str = "",
    agency: Agency | None = None,
    steps: Told = AS_USUAL,
    **told: Any,
) -> Case:
    """A record opened ``on`` a day and brought as far as the step ``upto``, always after the shortest wait.

    It goes the first way that leads there, or ``way``. ``told`` is told by every step that asks for it, ``steps`` by
    the steps so named.
    """
    begun = case(county, model, on, agency=agency)
    going = begun.life.ways[way] if way else begun.life.way_to(upto)
    every = {
        step.name: {ask.name: told[ask.name] for ask in step.asked if ask.name in told} for step in declared(model)
    }
    begun.follow(going, upto, {name: {**every[name], **steps.get(name, {})} for name in every})
    assert begun.acts[-1].step == upto, f"{upto} does not lie on this way"
    begun.take()
    return begun


def declared(model: type[Record]) -> Any:
    return model.procedure.declared
