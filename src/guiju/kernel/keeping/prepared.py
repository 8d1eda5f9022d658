"""The statements every step needs, worded once a model and used again: lock a row, insert a row, update rows.

Django words each statement anew, which costs more than the database does; a step is the hot path of the house, so these
are kept. Values go through the columns' own conversions, as Django would do it, but for those that stand in the database as
they are. Many new rows on PostgreSQL, and those whose key the database gives, are ``bulk_create``'s (docs/decisions/0007).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
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


AS_IT_IS: dict[type[Any], type[Any]] = {
    **dict.fromkeys((models.CharField, models.TextField), str),
    **dict.fromkeys(
        (models.IntegerField, models.PositiveIntegerField, models.PositiveSmallIntegerField, models.BigAutoField), int
    ),
    models.BooleanField: bool,
}
"""By kind of column, of which kind of value the database keeps exactly what it is given."""
ON_SQLITE: dict[type[Any], tuple[type[Any], Callable[[Any], Any]]] = {
    models.DateField: (date, date.isoformat),
    models.UUIDField: (UUID, attrgetter("hex")),
}
Column = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""How a row tells the value of a column, and what the database keeps of it."""


def _column(field: Any, vendor: str, *, new: bool = False) -> Column:
    own = type(field).pre_save is not models.Field.pre_save and new
    return (lambda row: field.pre_save(row, True)) if own else attrgetter(field.attname), _kept(field, vendor)


def _kept(field: Any, vendor: str) -> Callable[[Any], Any]:
    """By exact kinds alone: whatever else a column or a value is, Django converts."""
    named = field.target_field if field.many_to_one or field.one_to_one else field
    as_it_is = AS_IT_IS.get(type(named), type(None))
    kind, turn = ON_SQLITE.get(type(named), (None, None)) if vendor == "sqlite" else (None, None)

    def kept(value: Any) -> Any:
        of = type(value)
        if value is None or of is as_it_is:
            return value
        return turn(value) if turn is not None and of is kind else field.get_db_prep_save(value, connection)

    return kept


@cache
def _insert(model: type[Model], vendor: str) -> tuple[str, list[Column]]:
    fields = [f for f in model._meta.concrete_fields if not f.db_returning]
    returning = [f.column for f in model._meta.concrete_fields if f.db_returning]
    sql = (
        f"INSERT INTO {_name(model._meta.db_table)} ({', '.join(_name(f.column) for f in fields)}) "  # noqa: S608
        f"VALUES ({', '.join(['%s'] * len(fields))})"
    )
    columns = [_column(f, vendor, new=True) for f in fields]
    return sql + (f" RETURNING {_name(returning[0])}" if returning else ""), columns


def insert(row: Model) -> None:
    """Insert one new row; a key that the database gives is set on it. No signals: nothing of ours listens to any."""
    sql, columns = _insert(type(row), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [kept(told(row)) for told, kept in columns])
        if sql.count(" RETURNING "):
            row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias


def insert_many(rows: Sequence[Model]) -> None:
    """Insert new rows of one model. On SQLite one wording is run for each, unless the database gives their keys."""
    model = type(rows[0])
    sql, columns = _insert(model, connection.vendor)
    if connection.vendor != "sqlite" or sql.count(" RETURNING "):
        model._default_manager.bulk_create(rows)
        return
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[kept(told(row)) for told, kept in columns] for row in rows])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@cache
def _update(model: type[Model], names: tuple[str, ...], vendor: str) -> tuple[str, list[Column]]:
    """The columns to write, the key last."""
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    pairs = ", ".join(f"{_name(f.column)} = %s" for f in fields)
    sql = f"UPDATE {_name(model._meta.db_table)} SET {pairs} WHERE {_name(model._meta.pk.column)} = %s"  # noqa: S608
    return sql, [_column(f, vendor) for f in (*fields, model._meta.pk)]


def update(row: Model, names: Sequence[str]) -> None:
    """Write these columns of one row."""
    sql, columns = _update(type(row), tuple(dict.fromkeys(names)), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [kept(told(row)) for told, kept in columns])


def update_many(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Write these columns of many rows of one model: one statement on PostgreSQL, one wording run for each on SQLite."""
    model, wanted = type(rows[0]), tuple(dict.fromkeys(names))
    sql, columns = _update(model, wanted, connection.vendor)
    values = [[kept(told(row)) for row in rows] for told, kept in columns]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_update_from_arrays(model, wanted), values)
        else:
            cursor.executemany(sql, list(zip(*values, strict=True)))


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
