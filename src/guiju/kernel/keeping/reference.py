"""Columns that the program fills from a reference edition: an indicator system, a scoring sheet, as they stood.

What stands in them is nobody's words: the edition is the same for all that are scored by it. An erasure takes what somebody told,
and leaves them; a register whose records went without would have nothing left to go on by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
    Text = models.TextField[Any, Any]
    Name = models.CharField[Any, Any]
else:
    Column, Text, Name = models.Field, models.TextField, models.CharField


class FromReference(Column):
    """Marks such a column; to the database it is the plain one."""

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        plain = next(cls for cls in type(self).__mro__ if cls.__module__.startswith("django.db.models"))
        return name, f"django.db.models.{plain.__name__}", args, options


class ReferenceText(FromReference, Text):
    """The text of the edition, whole."""


class ReferenceName(FromReference, Name):
    """What the edition is called."""


def of_reference(model: type[models.Model]) -> set[str]:
    """The names of such columns."""
    return {column.name for column in model._meta.concrete_fields if isinstance(column, FromReference)}
