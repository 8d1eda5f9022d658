"""What matters of any register are called, and what they read like: names, values and places in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import CharField, Model, Value
from django.urls import reverse

from guiju.kernel.declaring.asks import PartsAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Actor, Agency
from guiju.kernel.offices.regions import contains
from guiju.kernel.offices.scope import SERVED, sees, visible

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words; ``address``: the page of what it names, where the reader may see it, else ""."""

    text: str
    address: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Named:
    """A matter as a link shows it."""

    register: str
    label: str
    pk: UUID
    number: str
    title: str
    stage: str
    agency: str

    @property
    def address(self) -> str:
        return reverse("matter", args=[self.register, self.pk])


def named(actor: Actor, wanted: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], Named]:
    """Names of the matters that ``actor`` may see, of however many registers, in one query."""
    by_register: dict[str, set[UUID]] = {}
    for register, pk in wanted:
        by_register.setdefault(register, set()).add(pk)
    queries = []
    for register, ids in by_register.items():
        model = registers().get(register)
        if model is not None:
            rows = visible(actor, model._default_manager.filter(pk__in=ids)).order_by()
            kind = Value(register, output_field=CharField())
            queries.append(rows.annotate(of=kind).values_list("of", "pk", "number", "title", "stage", "agency__name"))
    if not queries:
        return {}
    found = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    made = {}
    for register, pk, number, title, stage, agency in found:
        model = registers()[register]
        stage = model.procedure.stages.get(stage, stage)
        label = str(model._meta.verbose_name)
        made[register, pk] = Named(register, label, pk, number, title, stage, agency)
    return made


def said(value: Any, actor: Actor, field: Any = None, names: Mapping[UUID, str] = {}) -> Said:
    """A value as a reader reads it: another record or an agency leads to where it stands. ``names``: what one's own
    agency calls some of them (``choosing.colleagues``)."""
    if isinstance(value, Record):
        if (actor.confined or value.restricted or value.audience == SERVED) and not sees(actor, value):
            return Said(_out_of_sight(value))
        words = f"{names[value.pk]} {value.number}" if value.pk in names else spoken(value)
        return Said(words, _page_of(value, actor))
    if isinstance(value, Agency):
        register = field.model.register() if issubclass(getattr(field, "model", Model), Record) else ""
        return Said(str(value), agency_page(value, actor, register) if register else "")
    return Said(spoken(value, field))


def called(ask: PartsAsk, facts: Facts) -> dict[str, dict[str, str]]:
    """What the choices of an ask's columns are called where the record says which there are, by column."""
    named = ((one.name, one.field) for one in ask.columns_on(facts))
    return {name: {str(v): str(w) for v, w in _pairs(f)} for name, f in named if type(f) is forms.ChoiceField}


def _pairs(field: Any) -> Iterable[tuple[Any, Any]]:
    return field.choices  # type: ignore[no-any-return]


def _out_of_sight(record: Record) -> str:
    """What is said of a record to whom it is not open: that there is one; to those confined to their ground of one that lies
    elsewhere its number too."""
    number = "" if record.restricted or record.audience == SERVED else record.number
    return f"{record._meta.verbose_name}{number}（不在您的查看范围内）"


def _page_of(record: Record, actor: Actor) -> str:
    there = sees(actor, record)
    return reverse("matter", args=[record.register(), record.pk]) if there else ""


def agency_page(agency: Agency, actor: Actor, register: str) -> str:
    """What an agency has of a register, for those who oversee it; "" for others."""
    if not (actor.oversees and contains(actor.region, agency.region_id)) or registers()[register].audience in (
        "agency",
        SERVED,
    ):
        return ""
    return f"{reverse('register_list', args=[register])}?agency={agency.pk}"


def spoken(value: Any, field: Any = None) -> str:
    """A value as a clerk reads it; ``field`` is its column, for choices."""
    choices = dict(getattr(field, "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    match value:
        case None | "" | [] | {}:
            return NOTHING
        case bool():
            return "是" if value else "否"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:,f}"
        case Model():
            return str(value)
        case list() | tuple():
            return "、".join(spoken(item, field) for item in value)
        case dict():
            return "；".join(f"{key}：{spoken(item)}" for key, item in value.items())
        case _:
            return str(value)
