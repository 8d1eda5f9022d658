"""The statements every step needs, worded once a model and used again: lock a row, insert a row, update rows.

Django words each statement anew, which costs more than the database does; a step is the hot path of the house, so these
are kept. Values go through the columns' own conversions, as Django would do it. Many new rows are ``bulk_create``'s, which
is as fast as anything could be (docs/decisions/0007 has the measure).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from guiju.kernel.asked import turned

M = TypeVar("M", bound=Model)


@cache
def _lock(model: type[Model], vendor: str) -> tuple[str, list[str], dict[int, Any]]:
    """The wording, the columns' names, and by place the conversions that the database's values need."""
    rows = model._default_manager.select_for_update().filter(pk=None).order_by()
    compiler = rows.query.get_compiler(connection=connection)
    columns = [f.get_col(model._meta.db_table) for f in model._meta.concrete_fields]
    names = ", ".join(f"{_name(model._meta.db_table)}.{_name(f.column)}" for f in model._meta.concrete_fields)
    lock = f" {connection.ops.for_update_sql()}" if connection.features.has_select_for_update else ""
    pk = f"{_name(model._meta.db_table)}.{_name(model._meta.pk.column)}"
    sql = f"SELECT {names} FROM {_name(model._meta.db_table)} WHERE {pk} = %s{lock}"  # noqa: S608
    return sql, [f.attname for f in model._meta.concrete_fields], compiler.get_converters(columns)


def locked(model: type[M], pk: Any) -> M | None:
    """The row with this key, locked until the transaction ends (SQLite locks the whole file as it begins)."""
    sql, names, converters = _lock(model, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.pk.get_db_prep_value(pk, connection)])
        row = cursor.fetchone()
    if row is None:
        return None
    return model.from_db(connection.alias, names, turned(row, converters))


@cache
def _insert(model: type[Model], vendor: str) -> tuple[str, list[Any]]:
    fields = [f for f in model._meta.concrete_fields if not f.db_returning]
    returning = [f.column for f in model._meta.concrete_fields if f.db_returning]
    sql = (
        f"INSERT INTO {_name(model._meta.db_table)} ({', '.join(_name(f.column) for f in fields)}) "  # noqa: S608
        f"VALUES ({', '.join(['%s'] * len(fields))})"
    )
    return sql + (f" RETURNING {_name(returning[0])}" if returning else ""), fields


def insert(row: Model) -> None:
    """Insert one new row; a key that the database gives is set on it. No signals: nothing of ours listens to any."""
    sql, fields = _insert(type(row), connection.vendor)
    values = [f.get_db_prep_save(f.pre_save(row, True), connection) for f in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        if sql.count(" RETURNING "):
            row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias


@cache
def _update(model: type[Model], names: tuple[str, ...]) -> tuple[str, list[Any]]:
    fields = [model._meta.get_field(name) for name in names]
    pairs = ", ".join(f"{_name(f.column)} = %s" for f in fields)  # type: ignore[union-attr]
    return f"UPDATE {_name(model._meta.db_table)} SET {pairs} WHERE {_name(model._meta.pk.column)} = %s", fields  # noqa: S608


def update(row: Model, names: Sequence[str]) -> None:
    """Write these columns of one row."""
    sql, fields = _update(type(row), tuple(dict.fromkeys(names)))
    values = [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, row._meta.pk.get_db_prep_value(row.pk, connection)])


def update_many(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Write these columns of many rows of one model: one statement on PostgreSQL, one wording run for each on SQLite."""
    model, wanted = type(rows[0]), tuple(dict.fromkeys(names))
    fields = [*_update(model, wanted)[1], model._meta.pk]
    columns = [[f.get_db_prep_save(getattr(row, f.attname), connection) for row in rows] for f in fields]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_update_from_arrays(model, wanted), columns)
        else:
            cursor.executemany(_update(model, wanted)[0], list(zip(*columns, strict=True)))


@cache
def _update_from_arrays(model: type[Model], names: tuple[str, ...]) -> str:
    """An array a column, the key last; only PostgreSQL knows ``unnest``."""
    table, pk = _name(model._meta.db_table), model._meta.pk
    fields: list[Any] = [*(model._meta.get_field(name) for name in names), pk]
    arrays = ", ".join(f"%s::{_plain_type(f)}[]" for f in fields)
    columns = [_name(f.column) for f in fields]
    pairs = ", ".join(f"{column} = given.{column}" for column in columns[:-1])
    return (
        f"UPDATE {table} SET {pairs} FROM unnest({arrays}) AS given ({', '.join(columns)}) "  # noqa: S608
        f"WHERE {table}.{columns[-1]} = given.{columns[-1]}"
    )


def _plain_type(column: Any) -> str:
    """The column's type without its length: a cast to varchar(40) would cut in silence what the column itself refuses."""
    given = column.rel_db_type(connection) if column.primary_key else column.db_type(connection)
    return str(given).split("(")[0]


def _name(name: Any) -> str:
    return str(connection.ops.quote_name(name))
