"""What the rooms of the managers share: an act as a form with a reason, taken, and what is not allowed said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict

from guiju.kernel.offices.people import OFFICES, Actor, Role


class Day(forms.DateField):
    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class Why(forms.Form):
    why = forms.CharField(label="理由", max_length=500, help_text="文件或者事由，记入管理记录")
    field_order: Any = None

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.order_fields([*(name for name in self.fields if name != "why"), "why"])


def roles_field(label: str = "角色") -> forms.MultipleChoiceField:
    choices = [(role.value, role.label) for role in OFFICES]
    return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class Act:
    """One thing that can be done: ``take(by, why, subject, told)`` does it and gives what is said of it."""

    name: str
    label: str
    form: Callable[..., Why]
    take: Callable[[Actor, str, Any, Mapping[str, Any]], str]
    open_to: Callable[[Any], bool] = lambda subject: True
    grave: bool = False
    filled: Any = None

    def with_form(self, typed: QueryDict | None, subject: Any, files: Any = None) -> Act:
        return replace(self, filled=self.form(subject, typed, files, auto_id=f"{self.name}-%s"))

    def taken(self, by: Actor, subject: Any) -> str | None:
        """What is said of it once done; None where the form, which then says why, is not fit."""
        if not self.filled.is_valid():
            return None
        told = self.filled.cleaned_data
        try:
            return self.take(by, told["why"], subject, told)
        except ValidationError as error:
            self.filled.add_error(None, [*error.messages])
            return None


def asking(fields: Callable[[Any], dict[str, forms.Field]] = lambda subject: {}) -> Callable[..., Why]:
    """A form of these fields, made for a subject, and the reason."""

    def made(subject: Any, typed: QueryDict | None, files: Any, **more: Any) -> Why:
        form: type[Why] = type("Asked", (Why,), fields(subject))
        return form(typed, files, **more)

    return made


def offered(acts: Iterable[Act], subject: Any, tried: Act | None = None) -> list[Act]:
    """The acts that are open, each with its form; the one that was tried as it was filled in."""
    there = [act for act in acts if act.open_to(subject)]
    return [tried if tried is not None and tried.name == act.name else act.with_form(None, subject) for act in there]


def only(actor: Actor, role: Role, room: str) -> None:
    """Raises PermissionDenied for all but those who hold ``role``."""
    if role not in actor.roles:
        raise PermissionDenied(f"“{room}”由{role.label}使用。")
