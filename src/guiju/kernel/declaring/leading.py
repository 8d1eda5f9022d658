"""Leading into another register: from a matter somebody opens a record there, by its own form, already filled in.

``leads_to(Of.dispute, "find", carry={"title": of("title"), "source": Source.GRID})`` is the choice of the record that it led
to, in a column of its own. What is there already may be chosen; what is not is opened by the step ``find`` of that register,
under all that it demands, and chosen in the same transaction. The two are linked, and the matter goes where its step leads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guiju.kernel.declaring.asks import Ask, Asked, Marked, as_ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.steps import Step

Carried = Any | Callable[[Facts], Any]
"""What the other register's form says already: a value, or what it is of the matter."""


@dataclass(frozen=True)
class LeadsTo(Ask):
    """The choice of a record of another register; ``opening``: the step that opens one, ``carry``: what its form says by name."""

    opening: str = ""
    carry: Mapping[str, Carried] = field(default_factory=dict)

    @property
    def model(self) -> Any:
        """The other register."""
        return self.field.queryset.model  # type: ignore[attr-defined]

    def carried(self, facts: Facts) -> dict[str, Any]:
        """What the form of the opening step says already."""
        return {name: value(facts) if callable(value) else value for name, value in self.carry.items()}

    def cannot_be_meant(self, facts: Facts) -> list[Reason]:
        """Whoever leads on goes on with it there: the other record is of the agency that has the matter, and not yet over."""
        [led] = facts.look_at([facts.told[self.name]])
        if led.agency_id != facts.record.desk_id:
            words = f"由{led.agency}承办；转入的事项应当由现经办机关承办。"
        elif (ended := getattr(led, led.ended)) is not None and facts.day is not None and ended < facts.day:
            words = f"已于{ended}办结，不能再转入；请选择尚在办理的，或者新登记。"
        else:
            return []
        return [Reason(f"field.{self.name}", f"“{self.label}”：“{led.title}”{words}", self.name)]


def leads_to(column: Asked, opening: str, carry: Mapping[str, Carried] | None = None) -> Marked:
    """The choice of the record to which the step leads, told in ``column``. Raises KeyError, once it is asked, where the other
    register has no such opening step, or its form no such field."""

    def made() -> LeadsTo:
        ask = as_ask(column)
        led = LeadsTo(ask.name, ask.field, column=True, opening=opening, carry=carry or {})
        asked = {one.name for one in led.model.procedure.steps[opening].asked}
        if strange := led.carry.keys() - asked:
            raise KeyError(f"{opening} of {led.model.register()} asks for no {', '.join(sorted(strange))}")
        return led

    return made


def of(name: str) -> Callable[[Facts], Any]:
    """What the matter says in a column of its own."""
    return lambda facts: facts[name]


def leading(step: Step) -> LeadsTo | None:
    """The choice by which a step leads into another register; None where it leads into none."""
    return next((ask for ask in step.asked if isinstance(ask, LeadsTo)), None)
