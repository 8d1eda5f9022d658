"""Whether the tables of a database are those that this program's models say, column by column.

A migration that was rewritten under its old name counts as done, and its tables lack what came since. That a database was
made by another state of the program is therefore asked of its tables.
"""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

_COLUMNS = {
    "sqlite": "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'",
    "postgresql": (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = ANY(current_schemas(false))"
    ),
}


def columns(connection: BaseDatabaseWrapper) -> dict[str, set[str]]:
    """The columns of every table that is there."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS[connection.vendor])
        for table, column in cursor.fetchall():
            found.setdefault(table, set()).add(column)
    return found


def unlike(connection: BaseDatabaseWrapper, left_out: Collection[str]) -> list[str]:
    """In what the tables differ from the models, in words; ``left_out``: apps without migrations, or with some to come."""
    there, told = columns(connection), []
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy or model._meta.app_label in left_out:
            continue
        table = model._meta.db_table
        expected = {str(field.column) for field in model._meta.concrete_fields}
        if table not in there:
            told.append(f"没有表 {table}")
        elif found := expected ^ there[table]:
            told.append(f"表 {table} 的列不同（{'、'.join(sorted(found))}）")
    return told
