"""A value that a form offers by what it stands for: the place of a tier in a benchmark, of an item in a list kept elsewhere.

It is told, cleaned and kept as itself; only a form on a record that has something to pick from shows the choices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from django import forms

from guiju.kernel.declaring.asks import Ask, Asked, Marked, as_ask
from guiju.kernel.declaring.facts import Facts

Among = Callable[[Facts], list[tuple[Any, str]]]
"""What may be picked on a record: values with what each stands for."""


@dataclass(frozen=True)
class PickedAsk(Ask):
    among: Among | None = None

    def on(self, facts: Facts) -> Ask:
        """The ask as a form on this record puts it."""
        assert self.among is not None
        there = self.among(facts)
        if not there:
            return self
        options: dict[str, Any] = {
            "label": self.label,
            "help_text": self.field.help_text,
            "required": self.field.required,
        }
        return replace(self, field=forms.ChoiceField(choices=[("", "请选择"), *there], **options))


def picked(asked: Asked | Marked, among: Among) -> Marked:
    """A column whose form shows what its values stand for on the record at hand: ``picked(tier, tiers_of_the_item)``."""
    return lambda: _picked(as_ask(asked), among)


def _picked(ask: Ask, among: Among) -> Ask:
    return PickedAsk(**{one.name: getattr(ask, one.name) for one in fields(ask)}, among=among)
