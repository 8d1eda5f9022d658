"""Queries worded once and asked again: what every step and every page asks for, of other keys each time.

Django words each query anew, which costs more than the database does (docs/decisions/0007, 0043).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import QuerySet, UUIDField
from django.db.models.query import get_related_populators

_KEY: Any = UUIDField()


@dataclass(frozen=True)
class _Wording:
    """A query as a database is asked it. ``places``: by parameter which of the values told, or what it always is; ``model``: None
    where plain values are asked for."""

    sql: str
    places: tuple[tuple[int | None, Any], ...]
    turning: dict[int, Any]
    model: Any
    names: list[str]
    columns: slice
    related: list[Any]


class Asked:
    """A query that is always the same but for its values, which are keys, numbers, texts and days: worded when first asked, and
    from then on only asked. The rows are those of the query: instances, with what it selects beside them, or plain values.

    ``Asked(lambda pk: Model.objects.filter(pk=pk))(key)``; each value must stand in the query as it is told.
    """

    def __init__(self, query: Callable[..., QuerySet[Any, Any]]) -> None:
        self._query, self._kept = query, dict[str, _Wording]()

    def __call__(self, *given: Any) -> list[Any]:
        values = [
            value.value if isinstance(value, Enum) else value for value in given
        ]  # of a choice what is kept of it
        told = [_plain(value) for value in values]
        kept = self._kept.get(connection.vendor)
        if kept is None:
            kept = self._kept[connection.vendor] = _worded(self._query, values)
        with connection.cursor() as cursor:
            cursor.execute(kept.sql, [always if nth is None else told[nth] for nth, always in kept.places])
            rows: list[Any] = cursor.fetchall()
        if kept.turning:
            rows = [turned(row, kept.turning) for row in rows]
        return rows if kept.model is None else [_made(row, kept) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return _KEY.get_db_prep_value(value, connection) if isinstance(value, UUID) else value


def _stand_in(value: Any) -> Any:
    """Something of the same kind that stands nowhere else in a query."""
    chance = uuid4()
    day = date.min + timedelta(days=chance.int % 3_000_000)
    return {UUID: chance, str: chance.hex, int: chance.int >> 66, date: day}[type(value)]


def _worded(asked: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> _Wording:
    stand_ins = [_stand_in(value) for value in values]
    told: list[Any] = [_plain(value) for value in stand_ins]
    query: Any = asked(*stand_ins)
    compiler = query.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    places = tuple((told.index(param), None) if param in told else (None, param) for param in params)
    assert {nth for nth, _ in places} >= {*range(len(told))}, "a value that does not stand in the query as it is told"
    turning = compiler.get_converters([column for column, _, _ in compiler.select])
    of = compiler.klass_info
    if query._fields is not None or of is None:
        return _Wording(sql, places, turning, None, [], slice(0), [])
    columns = slice(of["select_fields"][0], of["select_fields"][-1] + 1)
    names = [column.target.attname for column, _, _ in compiler.select[columns]]
    # The stubs are those of a later Django, which asks for one thing more.
    related = get_related_populators(of, compiler.select, connection.alias)  # type: ignore[call-arg]
    return _Wording(sql, places, turning, of["model"], names, columns, related)


def turned(row: Sequence[Any], turning: dict[int, Any]) -> tuple[Any, ...]:
    """A row with the conversions, by place, that the database's values need."""
    values = list(row)
    for place, (functions, expression) in turning.items():
        for convert in functions:
            values[place] = convert(values[place], expression, connection)
    return tuple(values)


def _made(row: Sequence[Any], kept: _Wording) -> Any:
    made = kept.model.from_db(connection.alias, kept.names, row[kept.columns])
    for beside in kept.related:
        beside.populate(row, made)
    return made
