"""What a step asks for: columns of the record, and things told once that stand in the ledger only.

Each ask cleans its value and says what is wrong in the user's words; the same field makes the form on the page.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from guiju.kernel.declaring.matters import Part
from guiju.kernel.keeping.papers import checked_upload
from guiju.kernel.keeping.parties import checked, is_blank


class RowField(forms.ModelChoiceField):
    """A choice of a row that takes the row itself without asking the database for it again."""

    def to_python(self, value: Any) -> Any:
        if self.queryset is not None and isinstance(value, self.queryset.model):
            return value
        return super().to_python(value)


@dataclass(frozen=True)
class Ask:
    """One thing asked for. ``column``: it is a column of the record."""

    name: str
    field: forms.Field
    column: bool = False

    @property
    def label(self) -> str:
        return str(self.field.label)

    def clean(self, value: Any) -> Any:
        """The cleaned value; raises ValidationError."""
        return self.field.clean(value)

    def revived(self, plain: Any) -> Any:
        """The value as ``clean`` gave it, from how an entry keeps it. Not checked again: what was told stays told."""
        value = self.field.to_python(plain)
        return self.field.coerce(value) if isinstance(self.field, forms.TypedChoiceField) and value != "" else value


@dataclass(frozen=True)
class PartiesAsk(Ask):
    """Parties in one role: a list of ``{kind, name, document, id_number, id_confirmed, phone, address}``."""

    least: int = 1
    most: int = 50

    def clean(self, value: Any) -> list[dict[str, Any]]:
        given = [value] if isinstance(value, dict) else list(value or [])
        given = [party for party in given if not is_blank(party)]
        if len(given) < self.least:
            raise ValidationError(f"至少填写{self.least}名{self.label}。")
        if len(given) > self.most:
            raise ValidationError(f"{self.label}不得超过{self.most}名。")
        return [checked(party) for party in given]


@dataclass(frozen=True)
class PartsAsk(Ask):
    """Rows of a ``Part`` model to add: a list of dicts by column. ``dates``: columns set to the day of the step."""

    model: type[Part] | None = None
    columns: tuple[Ask, ...] = ()
    dates: tuple[str, ...] = ()
    least: int = 1

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = list(value or [])
        if len(rows) < self.least:
            raise ValidationError(f"至少填写{self.least}项{self.label}。")
        return [self._row(n, row) for n, row in enumerate(rows, 1)]

    def revived(self, plain: Any) -> list[dict[str, Any]]:
        """Rows with the ids they have."""
        return [
            {"id": UUID(row["id"]), **{ask.name: ask.revived(row.get(ask.name)) for ask in self.columns}}
            for row in plain or ()
        ]

    def _row(self, n: int, row: dict[str, Any]) -> dict[str, Any]:
        cleaned = {}
        for ask in self.columns:
            try:
                cleaned[ask.name] = ask.clean(row.get(ask.name))
            except ValidationError as error:
                raise ValidationError(f"第{n}项“{ask.label}”：{'；'.join(error.messages)}") from error
        return cleaned


@dataclass(frozen=True)
class UploadAsk(Ask):
    """A file: ``(name, bytes)`` or an uploaded file; checked, stored by digest, kept as a paper."""

    def clean(self, value: Any) -> tuple[str, bytes, str] | None:
        if not value:
            if self.field.required:
                raise ValidationError(f"请上传{self.label}。")
            return None
        name, content = value if isinstance(value, tuple) else (value.name, value.read())
        return name, content, checked_upload(name, content)


Asked = Any
"""An ask, a column of the register, or a column it has from its base (``Matter.title``)."""


def column(field: Any, *, required: bool = True) -> Ask:
    """A column of the record as an ask. Booleans may be false; text has the column's length."""
    if isinstance(field, models.ForeignKey):
        made: forms.Field = RowField(
            field.remote_field.model._default_manager.all(), required=required, label=field.verbose_name
        )
    elif isinstance(field, models.BooleanField):
        made = forms.BooleanField(required=False, label=field.verbose_name, help_text=field.help_text)
    else:
        options: dict[str, Any] = {"required": required}
        if isinstance(field, models.DateField):
            options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        made = field.formfield(**options)
    return Ask(field.name, made, column=True)


@dataclass(frozen=True)
class Optional:
    """Marks an ask that may be left empty: ``maybe(amount)``."""

    asked: Asked


def maybe(asked: Asked) -> Optional:
    return Optional(asked)


def as_ask(asked: Asked | Optional) -> Ask:
    """The ask for what a procedure lists: a column, ``maybe(column)`` or an ask of its own kind."""
    if isinstance(asked, Ask):
        return asked
    if not isinstance(asked, Optional):
        return column(_field(asked))
    if not isinstance(asked.asked, Ask):
        return column(_field(asked.asked), required=False)
    # The same ask may be required by another step: its field is not to be changed.
    ask = replace(asked.asked, field=copy(asked.asked.field))
    ask.field.required = False
    return replace(ask, least=0) if isinstance(ask, (PartiesAsk, PartsAsk)) else ask


def _field(asked: Any) -> Any:
    return asked if isinstance(asked, models.Field) else asked.field


def words(name: str, label: str, *, longest: int = 2000, help_text: str = "") -> Ask:
    """Free text."""
    long = longest > 200
    widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
    return Ask(name, forms.CharField(label=label, max_length=longest, widget=widget, help_text=help_text))


def day(name: str, label: str) -> Ask:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return Ask(name, forms.DateField(label=label, widget=widget))


def yes(name: str, label: str, *, help_text: str = "") -> Ask:
    """A yes or no; absent is no."""
    return Ask(name, forms.BooleanField(label=label, required=False, help_text=help_text))


def number(name: str, label: str, *, least: int = 0, most: int | None = None) -> Ask:
    return Ask(name, forms.IntegerField(label=label, min_value=least, max_value=most))


def choice(name: str, label: str, choices: list[tuple[str, str]]) -> Ask:
    return Ask(name, forms.ChoiceField(label=label, choices=[("", "请选择"), *choices]))


def several(name: str, label: str, choices: list[tuple[str, str]]) -> Ask:
    """Any of several choices, at least one."""
    field = forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple)
    return Ask(name, field)


def parties(role: str, label: str, *, least: int = 1, most: int = 50) -> PartiesAsk:
    return PartiesAsk(role, forms.Field(label=label, required=bool(least)), least=least, most=most)


def upload(name: str, label: str) -> UploadAsk:
    return UploadAsk(name, forms.FileField(label=label))


def parts(
    name: str,
    label: str,
    model: type[Part],
    *columns: str,
    optional: tuple[str, ...] = (),
    dates: tuple[str, ...] = (),
    least: int = 1,
) -> PartsAsk:
    """Rows of ``model`` to add, with these columns and, if told, the optional; ``dates`` get the day of the step."""
    field = model._meta.get_field
    made = [column(field(c)) for c in columns] + [column(field(c), required=False) for c in optional]
    field_of_all = forms.Field(label=label, required=bool(least))
    return PartsAsk(name, field_of_all, model=model, columns=tuple(made), dates=dates, least=least)
