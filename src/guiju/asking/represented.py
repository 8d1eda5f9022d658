"""Whom an agent acts for: chosen among the parties who take part and those told of on the same form.

The page knows them by keys, and masks who is on record; the engine is told the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms

from guiju.kernel.declaring.asks import PartiesAsk
from guiju.kernel.keeping import texts
from guiju.kernel.keeping.parties import Party, nameable
from guiju.kernel.keeping.sight import Use


@dataclass(frozen=True, slots=True)
class OnForm:
    """Somebody whose name stands in a row of the form."""

    name: str

    @property
    def shown(self) -> str:
        return self.name


@dataclass(frozen=True)
class OnRecord:
    """Somebody who takes part already."""

    party: Party

    @cached_property
    def name(self) -> str:
        return self.party.plain(Use.GATES)["name"]

    @property
    def shown(self) -> str:
        return str(self.party.masked_name)


class ActsForList(forms.Select):
    """The list on the page: it follows the names as they are typed."""


class ActsFor(forms.CharField):
    """``typed``: a key, or a name where the step is taken by other means than its page; ``named`` is the name."""

    def __init__(self, people: Mapping[str, tuple[str, OnForm | OnRecord]], names_typed: Iterable[str]) -> None:
        self.people, self.names_typed = people, tuple(names_typed)
        listed = [(key, f"{label}：{one.shown}") for key, (label, one) in people.items()]
        widget = ActsForList(choices=[("", "该方全体"), *listed])
        super().__init__(label="代理何人", required=False, widget=widget)

    def named(self, typed: Any) -> str:
        return self.people[typed][1].name if typed in self.people else str(typed or "")

    def prepare_value(self, value: Any) -> Any:
        """The key of whom a name means, where an act that stands is shown."""
        if not value or value in self.people:
            return value
        return next((key for key, (_, one) in self.people.items() if one.name == value), value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "") != self.named(data)


def represented(ask: PartiesAsk, record: Any, names: Mapping[str, list[str]]) -> dict[str, Any]:
    """By key those for whom agents of ``ask`` may act. ``names``: of each role what its rows on the form say."""
    label = record.procedure.party_label
    there: dict[str, Any] = {}
    if record.version:
        there = {key: (label(one.role), OnRecord(one)) for key, one in nameable(record, ask.acting_for).items()}
    for role in ask.acting_for:
        for n, name in enumerate(names.get(role, ())):
            if name := texts.cleaned(name):
                there[f"{role}-{n}"] = (label(role), OnForm(name))
    return there
