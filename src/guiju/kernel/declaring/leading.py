"""Leading into another register: from a matter somebody opens a record there, by its own form, already filled in.

``leads_to(Of.dispute, "find", carry={"title": of("title"), "source": Source.GRID})`` is the choice of the record that it led
to, in a column of its own. What is there already may be chosen; what is not is opened by the step ``find`` of that register,
under all that it demands, and chosen in the same transaction. The two are linked, and the matter goes where its step leads.
Where each of several rows goes its own way, ``each_leads_to`` is that choice for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from guiju.kernel.declaring.asks import Ask, Asked, Marked, as_ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.refused import Reason
from guiju.kernel.declaring.rows import RowsAsk, of_each
from guiju.kernel.declaring.steps import Step

Carried = Any | Callable[[Facts, Any], Any]
"""What the other register's form says already: a value, or what it is of the matter and of the row that leads there. Rows to
be added there are a list of dicts by column."""


@dataclass(frozen=True)
class Leading(Ask):
    """The choice of records of another register; ``opening``: the step that opens one, ``carry``: what its form says by name."""

    opening: str = ""
    carry: Mapping[str, Carried] = field(default_factory=dict)

    @property
    def choice(self) -> Ask:
        """The choice of one record."""
        raise NotImplementedError

    @property
    def other(self) -> Any:
        """The other register."""
        return self.choice.field.queryset.model  # type: ignore[attr-defined]

    def led(self, told: Any) -> list[Any]:
        """The records to which what is told leads."""
        raise NotImplementedError

    def telling(self, opened: Any, row: UUID | None) -> Any:
        """What the step is told once a record has been ``opened``, for ``row`` where rows lead."""
        raise NotImplementedError

    def rows(self, facts: Facts) -> list[Part | None]:
        """The rows that may still lead on; where it is the matter that leads, the one None."""
        raise NotImplementedError

    def carried(self, facts: Facts, row: Any = None) -> dict[str, Any]:
        """What the form of the opening step says already."""
        return {name: value(facts, row) if callable(value) else value for name, value in self.carry.items()}

    def misled(self, facts: Facts) -> list[Reason]:
        """Whoever leads on goes on with it there: the other record is of the agency that has the matter, and not yet over."""
        reasons = []
        for led in facts.look_at(self.led(facts.told[self.name])):
            ended = getattr(led, led.ended)
            if led.pk == facts.record.pk:
                words = "就是本事项，不能转入自身。"
            elif led.agency_id != facts.record.desk_id:
                words = f"由{led.agency}承办；转入的事项应当由现经办机关承办。"
            elif ended is not None and facts.day is not None and ended < facts.day:
                words = f"已于{ended}办结，不能再转入；请选择尚在办理的，或者新登记。"
            else:
                continue
            reasons.append(Reason(f"field.{self.name}", f"“{self.label}”：“{led.title}”{words}", self.name))
        return reasons


@dataclass(frozen=True)
class LeadsTo(Leading):
    """The matter as a whole leads on: a column of its own says where."""

    @property
    def choice(self) -> Ask:
        return self

    def led(self, told: Any) -> list[Any]:
        return [told]

    def telling(self, opened: Any, row: UUID | None) -> Any:
        return opened

    def rows(self, facts: Facts) -> list[Part | None]:
        return [None]

    def cannot_be_meant(self, facts: Facts) -> list[Reason]:
        return self.misled(facts)


@dataclass(frozen=True)
class EachLeadsTo(RowsAsk, Leading):
    """Each row leads on: its first column here says where."""

    @property
    def choice(self) -> Ask:
        return self.columns[0]

    def led(self, told: Any) -> list[Any]:
        return [row[self.choice.name] for row in told]

    def telling(self, opened: Any, row: UUID | None) -> Any:
        return [{"id": row, self.choice.name: opened}]

    def rows(self, facts: Facts) -> list[Part | None]:
        return [row for row in self.there(facts).values() if self.is_open(row)]

    def cannot_be_meant(self, facts: Facts) -> list[Reason]:
        return super().cannot_be_meant(facts) or self.misled(facts)


def _carrying(ask: Any) -> Any:
    """The ask, where the form that it opens asks for all that is carried there."""
    opening = ask.other.procedure.steps[ask.opening]
    if strange := ask.carry.keys() - {one.name for one in opening.asked}:
        raise KeyError(f"{ask.opening} of {ask.other.register()} asks for no {', '.join(sorted(strange))}")
    return ask


def leads_to(column: Asked, opening: str, carry: Mapping[str, Carried] | None = None) -> Marked:
    """The choice of the record to which the step leads, told in ``column``. Raises KeyError, once it is asked, where the other
    register has no such opening step, or its form no such field."""

    def made() -> LeadsTo:
        ask = as_ask(column)
        return _carrying(LeadsTo(ask.name, ask.field, column=True, opening=opening, carry=carry or {}))  # type: ignore[no-any-return]

    return made


def each_leads_to(
    name: str, label: str, model: type[Part], column: str, opening: str, carry: Mapping[str, Carried], **rows: Any
) -> Marked:
    """The choice for each row of ``model`` of the record to which it leads, told in its ``column``; ``rows`` as in
    ``rows.of_each``. Raises KeyError as ``leads_to`` does."""

    def made() -> EachLeadsTo:
        ask = of_each(name, label, model, column, **rows)
        return _carrying(EachLeadsTo(**vars(ask), opening=opening, carry=carry))  # type: ignore[no-any-return]

    return made


def of(name: str) -> Carried:
    """What the matter says in a column of its own."""
    return lambda facts, row: facts[name]


def of_row(name: str) -> Carried:
    """What the row that leads on says in a column of its own."""
    return lambda facts, row: getattr(row, name)


def leading(step: Step) -> LeadsTo | EachLeadsTo | None:
    """The choice by which a step leads into another register; None where it leads into none."""
    return next((ask for ask in step.asked if isinstance(ask, (LeadsTo, EachLeadsTo))), None)
