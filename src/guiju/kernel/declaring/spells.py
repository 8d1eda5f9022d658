"""What a record is only for a time, and may be again: standardised, full-time, in somebody's pay. A row for each spell.

A column says how it stands now. What counts at a date must also know how it stood then: ``Spell`` repeats such columns with
the days between which they said so. The engine keeps the rows, in the order of the days of the acts; figures count them as
they count any stock, so that a later change moves no earlier year.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid5

from django.db import models

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.matters import Part, Record

SPELLS = "spells"
"""The name under which a procedure, its pages and its ledger hold the rows."""
DAYS = ("entered_on", "left_on")


class Spell(Part):
    """How a record stood from a day up to another: those of its columns that are named here too.

    ``entered_on`` is the first day, ``left_on`` the first on which it stood otherwise, or was gone. Days as a stock has them.
    """

    entered_on = models.DateField("起始日期")
    left_on = models.DateField("截止日期", null=True, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def kept(cls) -> tuple[str, ...]:
        """The columns of the record that are kept by day."""
        base = {"id", "seq", "matter", *DAYS}
        return tuple(field.name for field in cls._meta.concrete_fields if field.name not in base)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return (*DAYS, *cls.kept())

    @classmethod
    def listed(cls) -> asks.PartsAsk:
        """The rows as pages and verification know those that steps add."""
        return asks.parts(SPELLS, str(cls._meta.verbose_name), cls, *cls.columns(), least=0)


def turned(record: Record, rows: list[Any], on: date) -> list[Any]:
    """The rows that are new or other since ``record`` stands as it does from ``on``: the last spell over, a new one begun.

    A second change on one day leaves one spell. The row of an act is known by that act, whenever it is taken again.
    """
    model = record.procedure.spells
    there = getattr(record, record.ended) is None
    now = {name: getattr(record, name) for name in model.kept()} if there else None
    last = next((row for row in reversed(rows) if row.left_on is None), None)
    if last is not None and now == {name: getattr(last, name) for name in model.kept()}:
        return []
    if last is not None and now is not None and last.entered_on == on:
        for name, value in now.items():
            setattr(last, name, value)
        return [last]
    if last is not None:
        last.left_on = on
    over = [last] if last is not None else []
    if now is None:
        return over
    seq = record.version + 1
    return [*over, model(pk=uuid5(record.pk, f"{SPELLS}/{seq}"), matter_id=record.pk, seq=seq, entered_on=on, **now)]
