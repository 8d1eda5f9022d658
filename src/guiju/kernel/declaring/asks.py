"""What a step asks for: columns of the record, and things told once that stand in the ledger only.

Each ask cleans its value and says what is wrong in the user's words; the same field makes the form on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from guiju.kernel.declaring import ranges
from guiju.kernel.declaring.matters import Part
from guiju.kernel.keeping import texts
from guiju.kernel.keeping.handed_in import HandedIn, looked_at
from guiju.kernel.keeping.party_told import checked, checked_agency, is_blank


class RowField(forms.ModelChoiceField):
    """A choice of a row that takes the row itself without asking the database for it again."""

    def to_python(self, value: Any) -> Any:
        if self.queryset is not None and isinstance(value, self.queryset.model):
            return value
        return super().to_python(value)


@dataclass(frozen=True)
class Ask:
    """One thing asked for. ``column``: it is a column of the record. ``ahead``: a day that may lie after the step's own.
    ``needed``: when what may be left open must be told. ``alike``: of a choice of a row, the columns in which the row is what
    is told of them. ``rule``: what asks for it. ``usual``: what a form offers. ``under``: a heading that folds it away.
    ``elsewhere``: what is chosen may be out of sight.
    """

    name: str
    field: forms.Field
    column: bool = False
    ahead: bool = False
    needed: str = ""
    alike: tuple[str, ...] = ()
    usual: Any = None
    under: str = ""
    rule: str = ""
    elsewhere: bool = False

    def offered(self, facts: Any) -> Any:
        """What a form on this record offers before anything is told; None for nothing."""
        return self.usual(facts) if callable(self.usual) else self.usual

    @property
    def label(self) -> str:
        return str(self.field.label)

    def clean(self, value: Any) -> Any:
        """The cleaned value; raises ValidationError."""
        if isinstance(value, str):
            value = texts.cleaned(value, lines=isinstance(self.field.widget, forms.Textarea))
        return self.field.clean(value)

    def revived(self, plain: Any) -> Any:
        """The value as ``clean`` gave it, from how an entry keeps it: what was told stays told, unchecked."""
        text = type(self.field) is forms.CharField  # which would cut off what was kept: a last line feed
        value = plain or "" if text else self.field.to_python(plain)
        return self.field.coerce(value) if isinstance(self.field, forms.TypedChoiceField) and value != "" else value

    def too_late(self, value: Any, on: date) -> str:
        """Why a cleaned value cannot have happened by ``on``; "" where it can."""
        return f"{value}晚于发生日期{on}。" if isinstance(value, date) and not self.ahead and value > on else ""


@dataclass(frozen=True)
class PartiesAsk(Ask):
    """Parties in one role: a list of ``{kind, name, document, id_number, id_confirmed, phone, address}``.

    ``acting_for``: the roles that they act for, if they are agents; then also ``{acts_for, capacity, authority}``.
    ``particulars``: of persons also ``{ethnic_group, domicile}``.
    ``of_agencies``: they are agencies, each ``{agency}`` of this installation or ``{name}``, or that agency or name itself.
    """

    least: int = 1
    most: int = 50
    acting_for: tuple[str, ...] = ()
    particulars: bool = False
    of_agencies: bool = False

    def clean(self, value: Any) -> list[dict[str, Any]]:
        given = list(value or []) if isinstance(value, (list, tuple)) else [value]
        given = [party for party in given if party and not (isinstance(party, dict) and is_blank(party))]
        if len(given) < self.least:
            raise ValidationError(f"至少填写{self.least}名{self.label}。")
        if len(given) > self.most:
            raise ValidationError(f"{self.label}不得超过{self.most}名。")
        if self.of_agencies:
            return [checked_agency(party) for party in given]
        return [checked(party, agent=bool(self.acting_for)) for party in given]


@dataclass(frozen=True)
class PartyAsk(Ask):
    """One of the parties of the record, named by their key (``keeping.parties.keyed``), who by the step ``leaves`` it.

    ``or_the_only``: need not be named where but one takes part; the engine then names that one.
    """

    roles: tuple[str, ...] = ()
    leaves: bool = False
    or_the_only: bool = False


@dataclass(frozen=True)
class PartsAsk(Ask):
    """Rows of a ``Part`` model to add: a list of dicts by column. ``dates``: columns set to the day of the step."""

    model: type[Part] | None = None
    columns: tuple[Ask, ...] = ()
    dates: tuple[str, ...] = ()
    least: int = 1

    def columns_on(self, facts: Any) -> tuple[Ask, ...]:
        """The columns as a form on this record asks for them."""
        return self.columns

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

    def too_late(self, value: Any, on: date) -> str:
        return "".join(
            f"第{n}项“{ask.label}”{words}"
            for n, row in enumerate(value, 1)
            for ask in self.columns
            if (words := ask.too_late(row[ask.name], on))
        )


@dataclass(frozen=True)
class UploadAsk(Ask):
    """A file: ``(name, bytes)``, an uploaded file, or one that came in before; checked, stored by digest, kept as a paper."""

    many: ClassVar[bool] = False

    def clean(self, value: Any) -> Any:
        if not value:
            if self.field.required:
                raise ValidationError(f"请上传{self.label}。")
            return None
        return looked_at(value, self.name, self.hold)

    def hold(self, file: HandedIn) -> None:
        """What else is asked of a file. Raises ValidationError."""

    def files(self, told: Any) -> list[HandedIn]:
        return list(told) if self.many else [told]


Asked = Any
"""An ask, a column of the register, or a column it has from its base (``Matter.title``)."""
Marked = Callable[[], Ask]
"""An ask with a mark on it, made when it is looked at: a column has no name yet where a model's body lists it."""
LONG = 200  # text that may be longer has room for several lines


def column(field: Any, *, required: bool = True) -> Ask:
    """A column of the record as an ask. Booleans may be false; text has the column's length, and its validators hold."""
    options: dict[str, Any] = {"required": required}
    if isinstance(field, models.ForeignKey):
        rows = field.remote_field.model._default_manager.all()
        return Ask(field.name, RowField(rows, label=field.verbose_name, **options), column=True)
    if isinstance(field, models.BooleanField):
        made: forms.Field = forms.BooleanField(required=False, label=field.verbose_name, help_text=field.help_text)
        return Ask(field.name, made, column=True)
    if isinstance(field, models.DateField):
        options |= {"widget": _date_input(), **ranges.of_day(field)}
    elif isinstance(field, (models.IntegerField, models.DecimalField)):
        options |= ranges.of_number(field)
    elif isinstance(field, (models.CharField, models.TextField)) and not field.choices:
        options |= ranges.of_text(field)
        if (field.max_length or 0) > LONG:
            options["widget"] = _lines()
    return Ask(field.name, field.formfield(**options), column=True)


def _date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


def maybe(asked: Asked | Marked, needed: str = "") -> Marked:
    """An ask that may be left empty: ``maybe(amount)``. ``needed``: when it must be told all the same, in the user's words."""
    return lambda: _left_open(as_ask(asked), needed)


def ahead(asked: Asked | Marked) -> Marked:
    """A day that may lie after the day of the step: a term, a day set, a day from which something will hold."""
    return lambda: replace(as_ask(asked), ahead=True)


def alike(asked: Asked | Marked, *columns: str) -> Marked:
    """A choice that goes with another: ``alike(mediator, "committee")`` is a mediator whose committee is the one told, or
    the record's own where the step asks for none. Where none is known, any."""
    return lambda: replace(as_ask(asked), alike=columns)


def usually(asked: Asked | Marked, usual: Any) -> Marked:
    """An ask whose form offers what the law or the record gives: a value, or what it is of the ``Facts`` at hand."""
    return lambda: replace(as_ask(asked), usual=usual)


def under(heading: str, *asked: Asked | Marked) -> tuple[Marked, ...]:
    """Asks for cases of one sort, which a form folds away under a heading: ``*under("委托实施处罚的", delegate, letter)``."""
    return tuple(partial(lambda one: replace(as_ask(one), under=heading), one) for one in asked)


def as_ask(asked: Asked | Marked) -> Ask:
    """The ask for what a procedure lists: a column, an ask of its own kind, or one of these with a mark."""
    if isinstance(asked, Ask):
        return asked
    if isinstance(asked, models.Field):
        return column(asked)
    made: Ask = asked() if callable(asked) else column(asked.field)
    return made


def _left_open(ask: Ask, needed: str) -> Ask:
    field = copy(ask.field)  # the same ask may be required by another step
    field.required = False
    field.help_text = f"{field.help_text}{needed}"
    ask = replace(ask, field=field, needed=needed)
    return replace(ask, least=0) if isinstance(ask, (PartiesAsk, PartsAsk)) else ask


def name_of(told: Asked | Marked | str) -> str:
    """The name under which facts hold a column, an ask, or what is named already."""
    return told if isinstance(told, str) else as_ask(told).name


def words(name: str, label: str, *, longest: int = 2000, help_text: str = "") -> Ask:
    """Free text."""
    widget = _lines() if longest > LONG else forms.TextInput()
    return Ask(name, forms.CharField(label=label, max_length=longest, widget=widget, help_text=help_text))


def reason(label: str = "理由") -> Ask:
    """Why a step is taken; it goes along to the clocks it moves and to the publication it withdraws."""
    return words("reason", label)


REASON = reason()


def day(name: str, label: str) -> Ask:
    options: dict[str, Any] = {"validators": ranges.DAYS, "error_messages": ranges.NO_SUCH_DAY}
    return Ask(name, forms.DateField(label=label, widget=_date_input(), **options))


def yes(name: str, label: str, *, help_text: str = "") -> Ask:
    """A yes or no; absent is no."""
    return Ask(name, forms.BooleanField(label=label, required=False, help_text=help_text))


def number(name: str, label: str, *, least: int = 0, most: int = ranges.MOST_COUNTED) -> Ask:
    bounds: dict[str, Any] = {"min_value": least, "max_value": most, "error_messages": ranges.OUT_OF_BOUNDS}
    return Ask(name, forms.IntegerField(label=label, **bounds))


def choice(name: str, label: str, choices: list[tuple[str, str]]) -> Ask:
    return Ask(name, forms.ChoiceField(label=label, choices=[("", "请选择"), *choices]))


def several(name: str, label: str, choices: list[tuple[str, str]]) -> Ask:
    """Any of several choices, at least one."""
    return Ask(name, forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple))


def parties(role: str, label: str, *, least: int = 1, most: int = 50, particulars: bool = False) -> PartiesAsk:
    field = forms.Field(label=label, required=bool(least))
    return PartiesAsk(role, field, least=least, most=most, particulars=particulars)


def agents(role: str, label: str, *acting_for: str, least: int = 0) -> PartiesAsk:
    """Those who act for parties of these roles, by law or by written authority."""
    return PartiesAsk(role, forms.Field(label=label, required=bool(least)), least=least, acting_for=acting_for)


def agencies(role: str, label: str, *, least: int = 1, most: int = 10) -> PartiesAsk:
    """Agencies as parties in one role: of this installation, or others by name."""
    return PartiesAsk(role, forms.Field(label=label, required=bool(least)), least=least, most=most, of_agencies=True)


def whose(name: str, label: str, *roles: str, leaves: bool = False) -> PartyAsk:
    """Whose act it is that the step records, of the parties in these roles; left open where there is only one."""
    field = forms.CharField(label=label, max_length=60, required=False)
    return PartyAsk(name, field, roles=roles, or_the_only=True, leaves=leaves)


def leaver(name: str, label: str, *roles: str) -> PartyAsk:
    """One of the parties in these roles, who leaves the matter by the step."""
    return PartyAsk(name, forms.CharField(label=label, max_length=60), roles=roles, leaves=True)


def upload(name: str, label: str) -> UploadAsk:
    return UploadAsk(name, forms.FileField(label=label))


def parts(
    name: str,
    label: str,
    model: type[Part],
    *columns: str,
    optional: tuple[str, ...] = (),
    dates: tuple[str, ...] = (),
    ahead: tuple[str, ...] = (),
    least: int = 1,
) -> PartsAsk:
    """Rows of ``model`` to add, with these columns and, if told, the optional; ``dates`` get the day of the step, days
    ``ahead`` may lie after it."""
    field, of_all = model._meta.get_field, forms.Field(label=label, required=bool(least))
    made = [column(field(c)) for c in columns] + [column(field(c), required=False) for c in optional]
    shown = tuple(replace(ask, ahead=ask.name in ahead) for ask in made)
    return PartsAsk(name, of_all, model=model, columns=shown, dates=dates, least=least)
