"""行政管理领域: the fields of administration that cases are about, one dated list for all registers.

The rows are those of the statistical form of reconsiderations (国统制〔2010〕103号). Since the reform of 2018 some have
other names and wider bounds: an old field is told until its last day, and counts from then on in what it became. Registers
may tell more finely: such a field counts in the row that it stands within on a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import models

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate

DATA = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class FieldOfAdministration:
    """One field. ``line``: its row on the form of 2010. ``since`` and ``until``: the days on which it may be told."""

    id: str
    name: str
    line: int | None = None
    since: date = date.min
    until: date = date.max
    becomes: str = ""
    within: tuple[tuple[date, str], ...] = ()

    @property
    def label(self) -> str:
        return self.name if self.until == date.max else f"{self.name}（至{self.until.year}年）"

    def wider(self, on: date) -> str:
        """The field in which it counts on a day, if not in a row of its own."""
        if on > self.until:
            return self.becomes
        return next((field for since, field in reversed(self.within) if since <= on), "")


@cache
def _data() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load(DATA.read_text("utf-8"))
    return raw


@cache
def fields() -> dict[str, FieldOfAdministration]:
    """All fields that ever were, by id, those of today first."""
    return {
        field: FieldOfAdministration(field, **{**entry, "within": tuple(sorted(entry.get("within", {}).items()))})
        for field, entry in _data()["fields"].items()
    }


def row_of(field: str, on: date) -> str:
    """The row of the statistical form in which a field counts on a day."""
    wider = fields()[field].wider(on)
    return row_of(wider, on) if wider else field


def counted_in(row: str, on: date = date.max) -> list[str]:
    """The fields, old and fine ones too, that count in a row by the list of a day; by that of today if not said."""
    return [field for field in fields() if row_of(field, on) == row]


def covers(wide: str, field: str, on: date) -> bool:
    """Whether who may act in ``wide`` may act in ``field`` on a day: the same, one within it, or within what it has become."""
    return field == wide or row_of(field, on) in (wide, fields()[wide].becomes)


def key_fields() -> list[str]:
    """The fields of market supervision that reports call 重点领域."""
    return list(_data()["key_fields"])


def column() -> models.CharField[Any, Any]:
    """The column in which a register keeps the field of a case."""
    choices = [(field.id, field.label) for field in fields().values()]
    return models.CharField("行政管理领域", max_length=24, choices=choices)


def _of_its_day(facts: Facts) -> str | None:
    field = fields().get(facts["field"] or "")
    if field is None or field.since <= facts.on <= field.until:
        return None
    if facts.on > field.until:
        now = fields()[row_of(field.id, facts.on)].name
        return f"“{field.name}”领域使用到{field.until:%Y-%m-%d}，此后归入“{now}”，请改填。"
    before = "、".join(fields()[name].name for name in counted_in(field.id) if fields()[name].becomes == field.id)
    return f"“{field.name}”领域自{field.since:%Y-%m-%d}起使用；此前的案件请填当时的领域{f'，如{before}' if before else ''}。"


OF_ITS_DAY = Gate("house.field_of_its_day", _of_its_day, "field", "所填行政管理领域在当日通行")
