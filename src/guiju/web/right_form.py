"""The form of a step as it was once filled in, for what should have been told instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Model
from django.http import QueryDict

from guiju.asking.rows_given import spread
from guiju.asking.step_form import ID, Group, Shown, StepForm
from guiju.kernel.declaring.asks import Ask, PartiesAsk, UploadAsk
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.offices.people import Actor


class RightForm(StepForm):
    """``stood``: what the act was told, ask by ask. Decided contents and uploads are left out: these are not corrected."""

    def __init__(
        self, step: Any, record: Any, actor: Actor, typed: QueryDict | None, stood: Sequence[tuple[Ask, Any]]
    ) -> None:
        self.told_asks, self.stood = [ask for ask, _ in stood], {ask.name: value for ask, value in stood}
        super().__init__(step, record, actor, typed)

    def _make(self) -> None:
        self.form = Shown(self.typed, initial=self._initial())
        self.offered = {}
        self.form.use_required_attribute = False
        self.decided = [ask for ask in self.step.asked if ask.name in self.step.decided_columns]
        left_out = {ask.name for ask in self.decided}
        asks = [ask for ask in self.told_asks if ask.name not in left_out and not isinstance(ask, UploadAsk)]
        self.groups = [self._group(ask) for ask in asks]

    def _initial(self) -> dict[str, Any]:
        return {name: _plain(value) for name, value in spread(self.stood).items()}

    def _rows(self, ask: Ask, kind: str, columns: list[Ask], least: int) -> Group:
        return super()._rows(ask, kind, [ID, *columns] if kind == "parts" else columns, least)

    def _lines_of(self, ask: RowsAsk, there: dict[UUID, Any]) -> list[str]:
        """Also the rows that the act itself spoke of."""
        return [*(str(row["id"]) for row in self.stood.get(ask.name) or ()), *super()._lines_of(ask, there)]

    def rows_typed(self, name: str) -> int:
        stood = self.stood.get(name)
        return super().rows_typed(name) or (len(stood) if isinstance(stood, list) else 0)

    @property
    def shows_parties(self) -> bool:
        return any(isinstance(group.ask, PartiesAsk) for group in self.groups)

    def changed(self) -> dict[str, Any]:
        """What differs from what was told, group by group."""
        return {group.ask.name: self._told(group) for group in self.groups if self._differs(group)}

    def _differs(self, group: Group) -> bool:
        if not group.rows:
            return _has_changed(group.fields[0])
        stood = self.stood.get(group.ask.name) or []
        return len(self._told(group)) != len(stood) or any(_has_changed(bound) for row in group.rows for bound in row)


def _has_changed(bound: forms.BoundField) -> bool:
    return bool(bound.field.has_changed(bound.initial, bound.data))


def _plain(value: Any) -> Any:
    """A row as its key and an id as text: how fields show and compare them."""
    if isinstance(value, Model):
        return str(value.pk)
    return str(value) if isinstance(value, UUID) else value
