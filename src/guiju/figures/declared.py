"""What a figure is, declared once in the register that yields it and bound to its entry in the catalogue.

``declare(disputes_settled=Count(Dispute, on="found_on", where=Q(outcome="settled")), ...)``: the name is the concept's id;
label, unit and definition (口径) stand in the catalogue. ``say(...)`` adds the sentences that carry figures in a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from guiju.figures import catalogue
from guiju.figures.catalogue import Concept
from guiju.kernel.declaring.duties import KEPT, OWED, Duty, DutyPeriod
from guiju.kernel.offices.unrestricted import names_its_register

Rows = type[Model]


@dataclass(frozen=True)
class Count:
    """How many rows have their day ``on`` in the period."""

    model: Rows
    on: str
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Sum:
    """The sum of ``column`` over rows whose day ``on`` lies in the period."""

    model: Rows
    column: str
    on: str
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class StockAt:
    """How many rows exist at the end of the period: begun by then, not ended by then."""

    model: Rows
    where: Q = field(default_factory=Q)
    since: str = "entered_on"
    until: str = "left_on"


@dataclass(frozen=True)
class DistinctAt(StockAt):
    """How many different values ``of`` (an expression) has over the rows that exist at the end of the period: persons in
    post, not the posts that they hold. ``said``: what it is of, in words; ``least``: only values that so many rows have."""

    of: Any = None
    said: str = ""
    least: int = 1


@dataclass(frozen=True)
class Duration:
    """The median of the days from column ``start`` to column ``end`` over rows with their day ``on`` in the period."""

    model: Rows
    start: str
    end: str
    on: str
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Among:
    """Only values that ``column`` has in a stock at the end of the period: those who were in post, not those who have left."""

    stock: StockAt
    column: str


@dataclass(frozen=True)
class Distinct:
    """How many different values ``column`` has over rows with their day ``on`` in the period: persons, not attendances."""

    model: Rows
    column: str
    on: str
    where: Q = field(default_factory=Q)
    among: Among | None = None


@dataclass(frozen=True)
class Reaching:
    """How many different values of ``column`` there are whose ``summed`` in the period comes to ``least``: persons with
    so many hours."""

    model: Rows
    column: str
    summed: str
    least: int
    on: str
    where: Q = field(default_factory=Q)
    among: Among | None = None


@dataclass(frozen=True)
class Total:
    """The sum of ``summed`` in the period over rows whose ``column`` is among a stock: the hours of those in post, so that
    a mean has one cohort above and below."""

    model: Rows
    column: str
    summed: str
    on: str
    where: Q = field(default_factory=Q)
    among: Among | None = None


@dataclass(frozen=True)
class Stated:
    """What rows with their day ``on`` in the period say in ``column``, added up; no value where there is none, nor, of what is
    ``alone`` (a rate), where several say it. ``breaks``: the column that says why the definition is not that of before."""

    model: Rows
    column: str
    on: str
    where: Q = field(default_factory=Q)
    breaks: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Ratio:
    """One figure divided by another, times 100; no value where the whole is nought."""

    part: str
    whole: str


@dataclass(frozen=True)
class PerHead:
    """One figure divided by another: hours a person; no value where the whole is nought."""

    part: str
    whole: str


@dataclass(frozen=True)
class Norm:
    """The share, times 100, of those who keep to a stated limit."""

    part: str
    whole: str


@dataclass(frozen=True)
class Change:
    """A figure's change on the year before, times 100 of the year before."""

    of: str


@dataclass(frozen=True)
class Share:
    """The share, times 100, of rows with their day ``on`` in the period for which ``part`` holds as well."""

    model: Rows
    part: Q
    on: str
    where: Q = field(default_factory=Q)


def kept(register: str, *duties: Duty) -> Share:
    """The share kept of recurring duties: of the periods that ended in the year and were owed, those that were met."""
    return Share(DutyPeriod, KEPT, on="last", where=OWED & Q(register=register, duty__in=[duty.key for duty in duties]))


OverRows = Duration | Distinct | DistinctAt | Reaching | Total | Share | Stated
"""Worked out over the rows of the whole period: months and agencies do not add up to it, so that no cell keeps it."""
Counted = Count | Sum | StockAt | OverRows
Derived = Ratio | PerHead | Norm | Change
Computation = Counted | Derived


@dataclass(frozen=True)
class Figure:
    """A figure with its computation: ``id`` is the concept's. ``listed``: whether lists show it, or only what it is part of."""

    id: str
    concept: Concept
    computation: Computation
    listed: bool = True

    @property
    def is_derived(self) -> bool:
        return isinstance(self.computation, Derived)

    @property
    def counted(self) -> Counted:
        """The computation of a figure that counts rows. Raises TypeError for one derived from others."""
        if isinstance(self.computation, Derived):
            raise TypeError(f"{self.id} is derived from other figures")
        return self.computation


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report; ``{id}`` is a figure with its unit. Left out where none of its figures counts anything."""

    chapter: str
    text: str

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\{(\w+)\}", self.text))


_figures: dict[str, Figure] = {}
_sentences: list[Sentence] = []


def declare(**computations: Computation) -> dict[str, Figure]:
    """Bind computations to concepts of the catalogue. Raises KeyError where the catalogue has no such concept."""
    concepts = catalogue.load()
    if strange := computations.keys() - concepts.keys():
        raise KeyError(f"no concept of figures/catalogue: {', '.join(sorted(strange))}")
    made = {name: Figure(name, concepts[name], computation) for name, computation in computations.items()}
    return add(*made.values())


def add(*made: Figure) -> dict[str, Figure]:
    """Figures with concepts of their own, such as those that follow from a register by themselves."""
    new = {figure.id: figure for figure in made}
    _figures.update(new)
    return new


def say(chapter: str, *texts: str) -> None:
    """Sentences for the part of the report on ``chapter`` (a folder of ``registers``), in order."""
    _sentences.extend(Sentence(chapter, text) for text in texts)


def figures() -> dict[str, Figure]:
    return dict(_figures)


def figure(figure_id: str) -> Figure:
    """Raises KeyError where no register yields it."""
    return _figures[figure_id]


def all_sentences() -> list[Sentence]:
    return [*_sentences]


def sentences(chapter: str) -> list[Sentence]:
    return [sentence for sentence in _sentences if sentence.chapter == chapter]


def counted_of(figure_id: str) -> list[Figure]:
    """The counted figures that a figure rests on (itself, if it is one)."""
    found = figure(figure_id)
    match found.computation:
        case Ratio(part, whole) | PerHead(part, whole) | Norm(part, whole):
            return counted_of(part) + counted_of(whole)
        case Change(of):
            return counted_of(of)
        case _:
            return [found]


def column_label(model: Any, path: str) -> str:
    """What pages call a column of ``model``, or of its record (``matter__held_on``)."""
    *ways, name = path.split("__")
    for way in ways:
        model = model._meta.get_field(way).related_model
    return str(model._meta.get_field(name).verbose_name)


def place(model: Any) -> str:
    """The prefix from rows of ``model`` to the agency and region for which they count: of a part its record's; records,
    spells, periods and handlings have their own."""
    from guiju.kernel.declaring.matters import Part

    return "matter__" if issubclass(model, Part) else ""


def hangs_on(model: Any) -> bool:
    """Whether rows of ``model`` hang on a record: parts and spells do."""
    return any(f.name == "matter" for f in model._meta.concrete_fields)


def restriction(model: Any) -> str:
    """Where rows of ``model`` say whether they, or the records they hang on, are restricted."""
    return "matter__restricted" if hangs_on(model) else "restricted"


def record_of(model: Any) -> Any:
    """The register whose records rows of ``model`` are, or hang on; None where each row names it."""
    if hangs_on(model):
        return model._meta.get_field("matter").related_model
    return None if names_its_register(model) else model
