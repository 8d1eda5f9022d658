"""What matters of any register are called, and what they read like: names, values and places in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import CharField, Model, Value
from django.urls import reverse

from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import visible

NOTHING = "—"


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
