"""What a life may look at while it makes up what a step tells: the day, the record, and what was told before.

What a life leaves unsaid is made up from the question itself: a required ask gets something it takes, any other nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Protocol

from django import forms

from guiju.kernel.declaring import simulated
from guiju.kernel.declaring.asks import Ask, PartiesAsk, PartsAsk, PartyAsk, RowField, UploadAsk
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.photos import PhotosAsk, nothing_seen
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping.parties import nameable
from guiju.kernel.offices.people import Actor, Agency, Role

AT_ONCE = 500
"""Of so many records the rows are asked for in one query."""


class Place(Protocol):
    """Where lives are led: a county with its government, its justice bureau, its legal aid centre and notary office,
    a department and a township."""

    @property
    def government(self) -> Agency: ...
    @property
    def bureau(self) -> Agency: ...
    @property
    def department(self) -> Agency: ...
    @property
    def township(self) -> Agency: ...
    @property
    def legal_aid(self) -> Agency: ...
    @property
    def notary(self) -> Agency: ...

    def actor(self, agency: Agency, role: Role, /) -> Actor:
        """The person of ``agency`` in ``role``."""


class Finds(Protocol):
    """Finds ``count`` records of another register for a telling, bringing about those that are missing."""

    def __call__(self, model: type[Record], telling: Telling, count: int) -> list[Any]: ...


class Leads(Protocol):
    """Leads a record of another register through the steps told, all on the day of a telling, by who takes them there."""

    def __call__(self, model: type[Record], telling: Telling, steps: Mapping[str, Mapping[str, Any]]) -> Any: ...


@dataclass(frozen=True)
class WhenThere:
    """What a step tells, made up no sooner than the step is taken: another record that tells of this one, as a meeting does
    that has it on its agenda. A way is planned before its record is there."""

    tell: Callable[[Telling], Any]


@dataclass
class Telling:
    """One step about to be told. ``telling["amount"]``: as told now, as told by an earlier step, or as recorded."""

    place: Place
    agency: Agency
    rng: Random
    on: date
    finds: Finds
    record: Any = None
    said: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    chatty: float = 0
    """How often something is told that may be left empty."""
    leads: Leads | None = None

    def led(self, model: type[Record], steps: Mapping[str, Mapping[str, Any]]) -> Any:
        """A record of another register of the same agency, led through these steps today."""
        assert self.leads is not None, "only who takes the step can lead another record"
        return self.leads(model, self, steps)

    def __getitem__(self, name: str) -> Any:
        for known in (self.told, self.said):
            if name in known:
                return known[name]
        return getattr(self.record, name, None)

    def day(self, days: int) -> date:
        """So many days after the day of the step."""
        return self.on + timedelta(days=days)

    def some(self, model: type[Record], count: int = 1) -> list[Any]:
        """Records of another register that the same agency has that day."""
        return self.finds(model, self, count)

    def one(self, model: type[Record]) -> Any:
        return self.some(model)[0]

    def person(self) -> dict[str, str]:
        return simulated.person(self.rng, self.agency.region_id, self.on)

    def unit(self) -> dict[str, str]:
        return simulated.unit(self.rng, self.agency.region_id)

    def called(self, role: str) -> str:
        """The first party of a role as a title says it."""
        told = self[role]
        return simulated.called(told if isinstance(told, dict) else told[0])


def made_up(ask: Ask, telling: Telling) -> Any:
    """Something that ``ask`` takes; nothing where it may be left empty, but for what a chatty telling adds."""
    if isinstance(ask, PartiesAsk) and ask.of_agencies:
        return [telling.place.department] * ask.least
    if isinstance(ask, PartiesAsk):
        acting = {"capacity": "lawyer", "authority": f"全程代理{MARK}"} if ask.acting_for else {}
        return [{**telling.person(), **acting} for _ in range(ask.least)]
    if isinstance(ask, PartyAsk) and not (ask.field.required or ask.or_the_only):
        return None
    if isinstance(ask, PartyAsk):
        return next(iter(nameable(telling.record, ask.roles)), None) if telling.record else None
    if isinstance(ask, RowsAsk):
        return [{"nth": n, **_row(ask, telling)} for n in open_places(ask, telling)]
    if isinstance(ask, PartsAsk):
        return [_row(ask, telling) for _ in range(ask.least)]
    if not ask.field.required and telling.rng.random() >= telling.chatty:
        return None
    if isinstance(ask, UploadAsk):
        if isinstance(ask, PhotosAsk):
            return [(f"现场{MARK}.png", nothing_seen())]
        made = (f"{ask.label}.txt", f"{ask.label}{MARK}".encode())
        return [made] if ask.many else made
    return _of_field(ask.field, telling)


def open_places(ask: RowsAsk, telling: Telling, told: str = "") -> list[int]:
    """Which of the record's rows are open, by their places among all of them: of rows yet to come nobody knows the ids.

    Before a record is there, all those ``told`` under this name are.
    """
    if telling.record is None and told:
        return list(range(len(telling.said[told])))
    rows = enumerate(rows_of(ask, telling.record)) if telling.record is not None else ()
    return [n for n, row in rows if ask.is_open(row)]


def rows_of(ask: PartsAsk, record: Any) -> list[Any]:
    model: Any = ask.model
    return list(model._default_manager.filter(matter_id=record.pk).order_by("seq", "pk"))


def with_ids(step: Step, given: Sequence[tuple[Any, Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """What a life tells of each of many records, with the ids of the rows that it names by their places; all are asked for
    at once. Of a place where no row is nothing is told: the step says itself what it lacks."""
    told = [dict(data) for _, data in given]
    for ask in step.asked:
        if isinstance(ask, RowsAsk):
            telling = [(record.pk, one) for (record, _), one in zip(given, told, strict=True) if one.get(ask.name)]
            there = _ids(ask, [pk for pk, _ in telling])
            for pk, one in telling:
                known = [row for row in one[ask.name] if row.get("nth", -1) < len(there[pk])]
                one[ask.name] = [{"id": there[pk][row["nth"]], **row} if "nth" in row else row for row in known]
    return told


def _ids(ask: RowsAsk, records: Sequence[Any]) -> dict[Any, list[Any]]:
    """By record the ids of its rows, in their order."""
    model: Any = ask.model
    found: dict[Any, list[Any]] = defaultdict(list)
    for n in range(0, len(records), AT_ONCE):
        rows = model._default_manager.filter(matter_id__in=records[n : n + AT_ONCE]).order_by("seq", "pk")
        for matter, pk in rows.values_list("matter_id", "pk"):
            found[matter].append(pk)
    return found


def _row(ask: PartsAsk, telling: Telling) -> dict[str, Any]:
    made = {column.name: made_up(column, telling) for column in ask.columns}
    return {name: value for name, value in made.items() if value is not None}


def _of_field(question: Any, telling: Telling) -> Any:
    match question:
        case RowField():
            return _of_row(question, telling)
        case forms.MultipleChoiceField():
            return _choices(question)
        case forms.ChoiceField():
            return telling.rng.choice(_choices(question))
        case forms.BooleanField():
            return True
        case forms.DateField():
            return telling.on
        case forms.IntegerField():
            return _least(question)
        case _:
            return f"{question.label}{MARK}"[: question.max_length]


def _choices(question: Any) -> list[Any]:
    return [value for value, _ in question.choices if value]


def _least(question: Any) -> Any:
    return max(question.min_value or 0, 1)


def _of_row(question: Any, telling: Telling) -> Any:
    model = question.queryset.model
    return telling.agency if model is Agency else telling.one(model)
