"""Records of any register brought as far as a test needs them, by its life: one shape for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guiju.kernel.declaring.life import AT_ONCE, Hand, Span
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Agency
from guiju.scenarios.walking import AS_USUAL, Told, Walk
from tests.people import County

MONDAY = date(2024, 3, 4)
Days = Mapping[str, date]
NO_DAYS: Days = {}


class Case(Walk):
    """One record and the people who work on it. ``do`` takes a step as usual, changed by what is told.

    ``days`` are those of some steps; ``at_once``: what waits for no other day is all done on one.
    """

    days: Days = NO_DAYS
    at_once = False

    def then(self, step: str, wait: Span = AT_ONCE, *, on: date | None = None, **told: Any) -> Walk:
        return super().then(step, wait, on=on or self.days.get(step), **told)

    def day_after(self, wait: Span) -> date:
        return self.on if self.at_once and not wait.after else super().day_after(wait)

    def do(self, step: str, /, days: int = 0, *, by: Any = None, on: date | None = None, **told: Any) -> Case:
        """Take ``step`` so many days after the last one (or ``on`` a day), by who usually takes it or ``by`` another."""
        self.on = on or date.fromordinal(self.on.toordinal() + days)
        said = self.said
        self.plan(step, told, self.person(by) if isinstance(by, Hand) else by)
        try:
            self.take()
        except Refused:
            self.acts.pop()
            self.said = said
            raise
        return self

    def clock(self, rule: str) -> Any:
        return ClockRow.objects.filter(rule=rule, matter_id=self.record.pk).latest("id")

    def words_clock(self, words: str) -> Any:
        """The latest clock of a limit that people set."""
        return ClockRow.objects.filter(words=words, matter_id=self.record.pk).latest("id")

    def steps(self) -> list[str]:
        return list(Entry.objects.filter(matter_id=self.record.pk).order_by("seq").values_list("step", flat=True))


def case(
    county: County,
    model: type[Record],
    on: date = MONDAY,
    *,
    agency: Agency | None = None,
    days: Days = NO_DAYS,
    at_once: bool = False,
) -> Case:
    """One about to be opened."""
    begun = Case(county, model, county.rng, on, agency=agency, brisk=True)
    begun.days, begun.at_once = days, at_once
    return begun


def brought(
    county: County,
    model: type[Record],
    upto: str,
    on: date = MONDAY,
    *,
    way: str = "",
    agency: Agency | None = None,
    days: Days = NO_DAYS,
    at_once: bool = False,
    steps: Told = AS_USUAL,
    instead: Mapping[str, str] = {},
    **told: Any,
) -> Case:
    """A record opened ``on`` a day and brought as far as the step ``upto``, always after the shortest wait.

    It goes the first way that leads there, or ``way``. ``told`` is told by every step that asks for it, ``steps`` by
    the steps so named.
    """
    begun = case(county, model, on, agency=agency, days=days, at_once=at_once)
    changed = {step: {**_asked(model, step, told), **steps.get(step, {})} for step in model.procedure.steps}
    begun.follow(way or begun.life.way_to(upto), upto, changed, instead)
    assert begun.acts[-1].step == instead.get(upto, upto), f"{upto} does not lie on this way"
    begun.take()
    return begun


def _asked(model: type[Record], step: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What of ``told`` the step asks for."""
    names = {ask.name for ask in model.procedure.steps[step].asked} | {"confirmed", "strike"}
    return {name: value for name, value in told.items() if name in names}
