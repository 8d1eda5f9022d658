"""A column of what the vault sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Column = models.Field[bytes, bytes]
else:
    Column = models.Field


class Sealed(Column):
    """Bytes, stored as they are.

    Django's own binary column has a placeholder that may depend on the value, for which many rows cannot be written as
    an array a column on PostgreSQL (``InsertUnnest``); bytes alone need none.
    """

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return None if value is None else connection.Database.Binary(value)
