"""Choosing one row among many by a few signs of its name or number: who may be chosen first, whoever asks the very first.

The same for every register, and for agencies and regions. What a record of one person is called by, its own agency sees
in full; everybody else reads the title, in which the person is masked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, IntegerField, Model, Q, QuerySet, Value, When

from guiju.kernel.declaring.matters import Record
from guiju.kernel.finding.search import parts
from guiju.kernel.keeping import texts
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Actor, Agency, Region, User
from guiju.kernel.offices.regions import ancestors, span
from guiju.kernel.offices.scope import visible

SHOWN = 30
"""With more rows than this to choose from, somebody types a few signs to have them narrowed."""
LOOKED_THROUGH = 2000
"""Full names lie sealed: at most so many of one's own agency are opened for a search."""
OWN, OURS, ANY, UNFIT = range(4)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row, what it is called, and why it may not be chosen on the day ("" where it may)."""

    row: Any
    words: str
    why_not: str = ""


@dataclass(frozen=True)
class Choices:
    """The first of what may be chosen; ``more``: there are others, which a search would find."""

    found: list[Choice]
    more: bool


def within(rows: QuerySet[Any], actor: Actor, *, anywhere: bool = False) -> QuerySet[Any]:
    """Rows the actor may name: records in scope; agencies and regions of their own county and below, or agencies
    ``anywhere``; colleagues, or people of the agencies of their own county and above it."""
    model = rows.model
    if issubclass(model, Record):
        return visible(actor, rows)
    if issubclass(model, User):
        return rows.filter(_people(actor) if anywhere else Q(agency_id=actor.agency_id), is_active=True)
    if not actor.region:
        return rows.none() if issubclass(model, (Agency, Region)) else rows
    low, high = span(actor.region[:6])
    if issubclass(model, Agency):
        return rows if anywhere else rows.filter(region_id__gte=low, region_id__lt=high)
    return rows.filter(code__gte=low, code__lt=high) if issubclass(model, Region) else rows


def _people(actor: Actor) -> Q:
    low, high = span(actor.region[:6])
    return Q(agency__region__gte=low, agency__region__lt=high) | Q(agency__region__in=ancestors(actor.region))


def choices(rows: QuerySet[Any], actor: Actor, day: date, words: str = "", beside: tuple[str, ...] = ()) -> Choices:
    """What ``words`` find among ``rows``, for an act on ``day``: at most three queries, however many rows there are.

    ``beside``: columns that tell one row from another, said with its name.
    """
    rows = _said(rows, actor, texts.cleaned(words)).select_related(*beside, *_always(rows.model))
    seen = list(_ranked(rows, actor, day)[: SHOWN + 1])
    named = called(seen[:SHOWN], actor, day, beside)
    return Choices(sorted(named, key=lambda choice: _place(choice, actor)), len(seen) > SHOWN)


def called(rows: Iterable[Any], actor: Actor, day: date, beside: tuple[str, ...] = ()) -> list[Choice]:
    """Rows as choices, in their order."""
    rows = list(rows)
    names = _full_names(rows, actor)
    return [Choice(row, _words(row, names, beside), _why_not(row, day)) for row in rows]


def _always(model: type[Model]) -> tuple[str, ...]:
    return ("parent",) if issubclass(model, Region) else ()


def _words(row: Any, names: dict[UUID, str], beside: tuple[str, ...]) -> str:
    if isinstance(row, Region):
        said_with_it = row.parent is None or len(row.code) <= 9 or str(row).startswith(str(row.parent))
        return str(row) if said_with_it else f"{row.parent}{row}"
    if not isinstance(row, Record):
        return "，".join([str(row), *(str(getattr(row, column)) for column in beside)])
    said = [names.get(row.pk) or row.title, row.number, *(str(getattr(row, column)) for column in beside)]
    return " ".join(word for word in said if word)


def _why_not(row: Any, day: date) -> str:
    return row.why_not(day) if isinstance(row, Record) else ""


def _place(choice: Choice, actor: Actor) -> int:
    """One's own comes first: a mask is shared by many, which only the full name tells apart."""
    own = isinstance(choice.row, Record) and choice.row.agency_id == actor.agency_id
    return 0 if own and not choice.why_not and choice.words.split(" ")[0] == actor.name else 1 + bool(choice.why_not)


def _ranked(rows: QuerySet[Any], actor: Actor, day: date) -> QuerySet[Any]:
    if not issubclass(rows.model, Record):
        return rows.order_by(*(rows.model._meta.ordering or ["pk"]))
    fit, ours = rows.model.choosable(day), Q(agency_id=actor.agency_id)
    own = ours & Q(title__in=[actor.name, mask_name(actor.name)])
    rank = Case(
        When(fit & own, then=Value(OWN)),
        When(fit & ours, then=Value(OURS)),
        When(fit, then=Value(ANY)),
        default=Value(UNFIT),
        output_field=IntegerField(),
    )
    order = ("title", "number") if rows.model.bearer else ("-last_step_on",)
    ranked: QuerySet[Any] = rows.annotate(choice_rank=rank).order_by("choice_rank", *order, "-pk")
    return ranked


def _said(rows: QuerySet[Any], actor: Actor, words: str) -> QuerySet[Any]:
    """The rows that every word is said of."""
    sought = parts(words)
    if not sought:
        return rows
    if not issubclass(rows.model, Record):
        signs = _signs(rows.model)
        for part in sought:
            rows = rows.filter(reduce(or_, (Q(**{f"{sign}__contains": part}) for sign in signs), Q(pk__in=[])))
        return rows
    names = _sealed_names(rows, actor, sought)
    for part in sought:
        by_name = [pk for pk, name in names.items() if part in name]
        rows = rows.filter(Q(number__contains=part) | Q(title__contains=part) | Q(pk__in=by_name))
    return rows


def _signs(model: type[Model]) -> tuple[str, ...]:
    """The columns by which rows that are no records are found; of rows of a record, what they say in words."""
    if issubclass(model, User):
        return "full_name", "username"
    if issubclass(model, Agency):
        return "name", "region__name"
    if issubclass(model, Region):
        return "name", "parent__name"
    return tuple(f.name for f in model._meta.concrete_fields if isinstance(f, CharField) and not f.choices)


def _sealed_names(rows: QuerySet[Any], actor: Actor, sought: list[str]) -> dict[UUID, str]:
    """Full names of the persons whom records of the actor's own agency are about; where these are very many, of those
    first whose surname, which the mask shows, begins one of the words."""
    if not rows.model.bearer:
        return {}
    ours = rows.filter(agency_id=actor.agency_id)
    surname = Case(*(When(title__startswith=part[0], then=Value(0)) for part in sought), default=Value(1))
    ours = ours.annotate(other_surname=surname).order_by("other_surname", "-last_step_on", "-pk")
    return _opened(rows.model, list(ours.values_list("pk", flat=True)[:LOOKED_THROUGH]))


def colleagues(values: Iterable[Any], actor: Actor) -> dict[UUID, str]:
    """Full names of the persons of the actor's own agency whom some of ``values`` are about: a query for each register."""
    by_model: dict[Any, list[Any]] = {}
    for value in values:
        if isinstance(value, Record):
            by_model.setdefault(type(value), []).append(value)
    return {pk: name for rows in by_model.values() for pk, name in _full_names(rows, actor).items() if name}


def _full_names(rows: list[Any], actor: Actor) -> dict[UUID, str]:
    ours = [row for row in rows if isinstance(row, Record) and row.bearer and row.agency_id == actor.agency_id]
    return _opened(type(ours[0]), [row.pk for row in ours]) if ours else {}


def _opened(model: type[Record], ids: list[UUID]) -> dict[UUID, str]:
    # Colleagues are not looked at as parties are: who works in an agency its people know. No look is kept.
    told = Party.objects.filter(register=model.register(), matter_id__in=ids, role=model.bearer)
    return {party.matter_id: party.plain(Use.COLLEAGUES)["name"] for party in told}
