"""A column of what the vault sealed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models

from guiju.kernel.keeping import vault

if TYPE_CHECKING:
    Column = models.Field[bytes, bytes]
else:
    Column = models.Field


class Sealed(Column):
    """Bytes, stored as they are. ``beside``: the columns of the row that they are bound to, with the name of their own.

    Django's own binary column has a placeholder that may depend on the value, for which many rows cannot be written as
    an array a column on PostgreSQL (``InsertUnnest``); bytes alone need none.
    """

    def __init__(self, *args: Any, beside: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = beside

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return None if value is None else connection.Database.Binary(value)

    def place(self, row: Mapping[str, Any]) -> str:
        """What is sealed in this column of a row is bound to."""
        return "/".join([self.model._meta.db_table, self.name, *[_word(row[name]) for name in self.beside]])


def _word(value: Any) -> str:
    return value if isinstance(value, str) else value.hex if hasattr(value, "hex") else str(value)


@cache
def column(model: type[models.Model], name: str) -> Sealed:
    found: Any = model._meta.get_field(name)
    assert isinstance(found, Sealed), f"{model.__name__}.{name} is not sealed"
    return found


def kept_in(model: type[models.Model], name: str, plain: str | bytes, **row: Any) -> bytes:
    """``plain`` as it is kept in a column, of a row that says ``row`` in the columns beside it."""
    return vault.seal(plain, column(model, name).place(row))


def opened_from(model: type[models.Model], name: str, kept: bytes | memoryview, **row: Any) -> str:
    """What is kept in a column, in clear. Raises WrongKey."""
    return bytes_from(model, name, kept, **row).decode()


def bytes_from(model: type[models.Model], name: str, kept: bytes | memoryview, **row: Any) -> bytes:
    """The same of what is no text."""
    return vault.unseal_bytes(kept, column(model, name).place(row))
