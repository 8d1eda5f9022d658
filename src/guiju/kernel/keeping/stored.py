"""Rows as they are stored, each column in the plain form in which entries keep values, without a model in between.

Text, whole numbers (a boolean is 1 or 0), days in ISO 8601, moments in UTC, keys in hexadecimal, decimals as text. What the
database itself can word so is worded there; what has been tampered with until it is no such value comes as it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import connection, models

from guiju.kernel.keeping import digests

AT_ONCE = 2000
UNREADABLE = "\0unreadable"
"""Stands for what is no value of its column."""
AS_STORED = {
    "sqlite": {"DateField": "+{}", "BooleanField": "+{}", "UUIDField": "{}", "DateTimeField": "replace({}, ' ', 'T') || '+00:00'"},
    "postgresql": {"DateField": "to_char({}, 'YYYY-MM-DD')", "BooleanField": "{}::int", "UUIDField": "replace({}::text, '-', '')"},
}  # fmt: skip
"""By the kind of column how a database is asked for its plain form. (A sign before it keeps SQLite from making it a day.)"""
CONVERTED = {"DateTimeField", "DecimalField", "FloatField", "DurationField", "TimeField"}

Turning = tuple[tuple[int, Callable[[Any], Any]], ...]


def plain(value: Any) -> Any:
    """A value of a model's column in the same form; bytes stay as they are."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (bytes, memoryview)):
        return bytes(value)
    return digests.plain(value)


@cache
def field_of(model: type[models.Model], name: str) -> Any:
    """The field behind a column; of a key that points elsewhere the one that it points at."""
    found: Any = next(f for f in model._meta.concrete_fields if f.attname == name)
    return found.target_field if found.is_relation else found


@cache
def _worded(model: type[models.Model], names: tuple[str, ...], vendor: str) -> tuple[str, Turning]:
    """The list of columns to select, and by place what is left to turn."""
    asked, turning = [], list[tuple[int, Callable[[Any], Any]]]()
    for place, name in enumerate(names):
        field, own = field_of(model, name), next(f for f in model._meta.concrete_fields if f.attname == name)
        kind, said = field.get_internal_type(), f"t.{connection.ops.quote_name(str(own.column))}"
        if hasattr(field, "from_db_value") or (kind in CONVERTED and kind not in AS_STORED[vendor]):
            turning.append((place, _converter(field)))
        asked.append(AS_STORED[vendor].get(kind, "{}").format(said))
    return ", ".join(asked), tuple(turning)


def _converter(field: Any) -> Callable[[Any], Any]:
    """What Django makes of the database's value, in plain form."""
    column = field.get_col(field.model._meta.db_table)
    steps = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]

    def convert(value: Any) -> Any:
        try:
            for step in steps:
                value = step(value, column, connection)
            return plain(value)
        except (ValueError, TypeError, ArithmeticError):
            return UNREADABLE

    return convert


def rows(
    model: type[models.Model],
    names: Sequence[str],
    where: str = "",
    params: Sequence[Any] = (),
    order: str = "",
    *,
    locked: bool = False,
) -> Iterator[Sequence[Any]]:
    """The columns ``names`` of the rows of a table; ``where`` and ``order`` in SQL, the table being ``t``. ``locked``: nobody
    else changes them before the transaction ends."""
    columns, turning = _worded(model, tuple(names), connection.vendor)
    said = ["SELECT", columns, "FROM", connection.ops.quote_name(model._meta.db_table), "t"]
    said += ["WHERE", where] if where else []
    said += ["ORDER BY", order] if order else []
    said += ["FOR UPDATE"] if locked and connection.features.has_select_for_update else []
    found = run(" ".join(said), params)
    return _turned(found, turning) if turning else found


def _turned(found: Iterator[tuple[Any, ...]], turning: Turning) -> Iterator[Sequence[Any]]:
    for row in found:
        values = list(row)
        for place, convert in turning:
            values[place] = convert(values[place])
        yield tuple(values)


def filled(models: tuple[type[models.Model], ...]) -> set[type[models.Model]]:
    """Of these tables those that have any row: one statement, however many tables and rows there are."""
    return {models[n] for (n,) in run(_which_have_any(models))}


@cache
def _which_have_any(models: tuple[type[models.Model], ...]) -> str:
    tables = (connection.ops.quote_name(model._meta.db_table) for model in models)
    asked = (["SELECT", str(n), "WHERE EXISTS (SELECT 1 FROM", table, ")"] for n, table in enumerate(tables))
    return " UNION ALL ".join(" ".join(one) for one in asked)


def run(sql: str, params: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of one statement, so many at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, list(params))
        while some := cursor.fetchmany(AT_ONCE):
            yield from some


@contextmanager
def whatever_it_is() -> Iterator[None]:
    """Text that somebody wrote as bytes that are none is read all the same: SQLite keeps whatever it is given."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    connection.connection.text_factory = lambda given: given.decode(errors="backslashreplace")
    try:
        yield
    finally:
        connection.connection.text_factory = str


def worded(model: type[models.Model], names: Sequence[str]) -> str:
    """The list of columns alone, of a table that a longer statement calls ``t``: for columns that need no turning."""
    columns, turning = _worded(model, tuple(names), connection.vendor)
    assert not turning
    return columns


def is_words(column: Any) -> bool:
    """Whether somebody writes into a column whatever they will."""
    return isinstance(column, (models.CharField, models.TextField)) and not column.choices
