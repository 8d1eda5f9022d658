"""Held while a step is taken: the record under which it acts, so that of two who act under it the second sees the first.

A step ``holds`` the column that names that record (``Step.holds``). Its row is locked before anything is looked at and before
the step's own record is, always in this order: two frames of one round are not closed in one moment, and a gate that asks
how the round stands is told how it stands now, not as some page read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from guiju.kernel.acting.taking import Taking
from guiju.kernel.declaring.asks import name_of
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping import prepared


def held(step: Step, model: type[Any], takings: Sequence[Taking]) -> Sequence[Taking]:
    """The takings, those that open a record told of the row as it is now; the rows stay locked until the transaction ends."""
    if step.holds is None:
        return takings
    name = name_of(step.holds)
    keys = [_key(taking, name) for taking in takings]
    above = model._meta.get_field(name).related_model
    rows = {str(key): _locked(above, key) for key in sorted({key for key in keys if key}, key=str)}
    return [
        replace(taking, data={**taking.data, name: row})
        if taking.record is None and (row := rows.get(str(key)))
        else taking
        for taking, key in zip(takings, keys, strict=True)
    ]


def _key(taking: Taking, name: str) -> Any:
    if taking.record is not None:
        return getattr(taking.record, f"{name}_id")
    told = taking.data.get(name)
    return getattr(told, "pk", told)


def _locked(model: Any, key: Any) -> Any:
    """None for what is no key: what the step asks says so beside its field."""
    try:
        return prepared.locked(model, model._meta.pk.to_python(key))
    except ValidationError:
        return None
