"""A round over many units: each is called to something of its own, due by a day; the round waits until none is missing.

What a unit owes is a record of a register of its own, kept by the unit: so it has its own limit, its own door and its own
answer, and lies on the unit's desk. ``units("units", "受评单位")`` asks which; ``call(…)`` as ``then`` of a step opens a record
for each, ``on_each(…)`` takes a step on each; ``every_one(…)`` is the gate that waits for all; ``Called`` beside the procedure
puts the table on the round's page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.people import Agency
from guiju.kernel.offices.regions import contains


class UnitsField(forms.ModelMultipleChoiceField):
    """Agencies to tick; a unit stands with its region, so that those of one place are found together."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, agency: Any) -> str:
        return str(agency)

    def clean(self, value: Any) -> Any:
        given = list(value or []) if isinstance(value, (list, tuple)) else [value] if value else []
        keys = [one.pk if isinstance(one, Agency) else one for one in given]
        return list(super().clean(keys))


def units(name: str, label: str, *, required: bool = True) -> Ask:
    """Agencies of the region, at least one."""
    rows = Agency.objects.all()
    return Ask(name, UnitsField(rows, label=label, required=required))


def within_reach(name: str, rule: str = "house.round_units") -> Gate:
    """Closed to units outside of the region of the agency that calls them."""

    def reason(facts: Facts) -> str | None:
        region = facts.record.region
        alien = [str(unit) for unit in facts[name] if not contains(region, unit.region_id)]
        return f"{'、'.join(alien[:3])}不在本行政区域内。" if alien else None

    return Gate(rule, reason, name, "所选单位在本行政区域内")


@dataclass(frozen=True)
class Called:
    """What each unit of a round owes: a record of the register ``name`` whose column ``by`` names the round.

    ``given``: stages in which it is given; ``excused``: stages in which its absence is noted. ``several``: a unit may owe more
    than one, told apart by their titles. ``verb``, ``measure``: in words how it is given, and what is counted.
    """

    name: str
    by: str
    given: tuple[str, ...]
    excused: tuple[str, ...] = ()
    several: bool = False
    verb: str = "报"
    measure: str = "家"

    @property
    def model(self) -> type[Record]:
        return register(self.name)

    def of(self, matter: Record) -> Any:
        """The records of a round, by unit."""
        rows: Any = self.model._default_manager
        return (
            rows.filter(**{self.by: matter.pk})
            .select_related("agency")
            .order_by("agency__region_id", "agency__name", "pk")
        )

    def missing(self, matter: Record) -> list[Any]:
        """Those that have neither been given nor excused."""
        return [row for row in self.of(matter) if row.stage not in (*self.given, *self.excused)]


def call(
    called: Called, step: str, units: Callable[[Facts], set[int]], told: Callable[[Facts], dict[str, Any]]
) -> Callable[[Act], None]:
    """What follows from a step that settles the ``units`` (keys of agencies): the record of each that has none yet is
    opened by ``step``, told which round it belongs to and what else is ``told``. Whoever holds the round owes it nothing."""

    def each(act: Act) -> None:
        there = {row.agency_id for row in called.of(act.record)} | {act.record.agency_id}
        new = Agency.objects.filter(pk__in=units(act.facts) - there).order_by("region_id", "name")
        data = {called.by: act.record, **told(act.facts)}
        act.open_many(step, called.model, ((unit, data) for unit in new))

    return each


def on_each(called: Called, step: str, told: Callable[[Facts], dict[str, Any]], *stages: str) -> Callable[[Act], None]:
    """What follows from a step on the round: the same step on each record that stands in one of ``stages``."""

    def each(act: Act) -> None:
        data = told(act.facts)
        act.take_many(step, called.model, ((row, data) for row in called.of(act.record).filter(stage__in=stages)))

    return each


def of_its_holder(round_of: str, rule: str = "house.round_holder") -> Gate:
    """Closed to whoever does not hold the round that a new record is to belong to: to its units and to everybody else."""

    def reason(facts: Facts) -> str | None:
        holder = facts[round_of].agency
        return None if facts.record.agency_id == holder.pk else f"应当由组织评查的机关{holder}办理。"

    return Gate(rule, reason, round_of, "由组织评查的机关办理")


def every_one(
    called: Called,
    words: str,
    rule: str = "house.every_unit",
    round_of: str = "",
    awaited: Callable[[Facts, Any], bool] = lambda facts, row: True,
) -> Gate:
    """Closed while a unit is missing; ``words`` say what each must have done. ``round_of``: the column that names the round
    where the step is not the round's own. ``awaited``: whether a unit that is missing is still waited for."""

    def reason(facts: Facts) -> str | None:
        matter = facts[round_of] if round_of else facts.record
        rows = facts.look_at(called.of(matter))
        if not rows:
            return "还没有通知任何单位。"
        missing = [row for row in rows if row.stage not in (*called.given, *called.excused) and awaited(facts, row)]
        names = [facts.named(row) if called.several else str(row.agency) for row in missing]
        if not names:
            return None
        some = f"{'、'.join(names[:3])}{'等' if len(names) > 3 else ''}"
        return f"{words}，尚有{len(names)}{called.measure}没有：{some}。"

    return Gate(rule, reason, round_of, words)
