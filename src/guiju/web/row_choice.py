"""A choice of another row (a committee, an officer's certificate, an agency), as far as the actor may see them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet

from guiju.kernel.declaring.asks import RowField
from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping import texts
from guiju.kernel.offices.people import Actor, Agency, Region
from guiju.kernel.offices.regions import span
from guiju.kernel.offices.scope import visible

MOST = 200
"""With more rows than this to choose from, the number or the name is typed instead."""


class RowChoice(forms.CharField):
    """A list to choose from, or a text that names the row; ``row`` finds it among those in scope."""

    def __init__(self, rows: QuerySet[Any], **options: Any) -> None:
        self.rows = rows
        found = list(rows[: MOST + 1])
        if len(found) <= MOST:
            options["widget"] = forms.Select(choices=[("", "请选择"), *((str(row.pk), str(row)) for row in found)])
        else:
            options["help_text"] = options.get("help_text") or "填写完整的编号或者名称。"
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Model):
            return str(value.pk)
        return value

    def row(self, typed: Any) -> Any:
        """The row in scope that ``typed`` names; "" for nothing typed, a text that is no row for one out of scope."""
        text = texts.cleaned(str(typed or ""))
        if not text:
            return ""
        try:
            found = self.rows.filter(pk=self.rows.model._meta.pk.to_python(text)).first()
        except forms.ValidationError:
            found = None
        return found or self._named(text) or "不在可选范围内"

    def _named(self, text: str) -> Any | None:
        if issubclass(self.rows.model, Record):
            return self.rows.filter(Q(number=text) | Q(title=text)).first()
        return self.rows.filter(name=text).first() if _has_name(self.rows.model) else None


def _has_name(model: type[Model]) -> bool:
    return any(field.name == "name" for field in model._meta.fields)


def is_row(field: Any) -> bool:
    return isinstance(field, RowField)


def field_for(field: Any, actor: Actor) -> RowChoice:
    """The field for a choice of a row, within the actor's reach."""
    rows = within(field.queryset, actor)
    return RowChoice(rows, label=field.label, required=field.required, help_text=field.help_text)


def within(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Rows the actor may name: records in scope; agencies and regions of their own county and below."""
    model = rows.model
    if issubclass(model, Record):
        return visible(actor, rows).order_by("-last_step_on", "-pk")
    if not actor.region:
        return rows.none() if issubclass(model, (Agency, Region)) else rows
    low, high = span(actor.region[:6])
    if issubclass(model, Agency):
        return rows.filter(region_id__gte=low, region_id__lt=high)
    return rows.filter(code__gte=low, code__lt=high) if issubclass(model, Region) else rows
