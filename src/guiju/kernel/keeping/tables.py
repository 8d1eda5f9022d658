"""The tables of a database: made for a new one, and asked whether they are those that this program's models say.

A migration that was rewritten under its old name counts as done, and its tables lack what came since. That a database was
made by another state of the program is therefore asked of its tables.
"""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

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


def ours(connection: BaseDatabaseWrapper) -> set[str]:
    """The tables that stand under names which this program uses. Others, as of an extension of the server, are left alone."""
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return columns(connection).keys() & {MigrationRecorder.Migration._meta.db_table, *names}


def of_others(connection: BaseDatabaseWrapper, loader: MigrationLoader) -> set[str]:
    """Those of them that another program made: this one has never been set up here."""
    began_here = any(app == "kernel" for app, _ in loader.applied_migrations or {})
    return set() if began_here else ours(connection)


_SET_UP = 0x5E7
"""The lock of PostgreSQL for who sets a database up."""


def alone(connection: BaseDatabaseWrapper) -> None:
    """Nobody else sets this database up before the transaction ends. SQLite's has its writing lock from the beginning."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SET_UP])


def make(connection: BaseDatabaseWrapper, loader: MigrationLoader) -> None:
    """Give an empty database the tables of the models, at once, and count every migration of ``loader`` as done; leave one that
    is empty no longer as it is, which another has made while this one waited.

    Migrations come to the same tables (``tests/test_migrations.py``), but draw every model anew for each of their steps:
    three quarters of a minute before an office may begin. They are for databases in which something stands.
    """
    with connection.schema_editor() as editor:  # one transaction: an interrupted setup leaves nothing behind
        alone(connection)
        if not ours(connection):
            _create(connection, editor, loader)
    with transaction.atomic(using=connection.alias):
        alone(connection)  # what follows of tables, their guards too; again where it was cut off
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _create(connection: BaseDatabaseWrapper, editor: BaseDatabaseSchemaEditor, loader: MigrationLoader) -> None:
    recorder = MigrationRecorder(connection)
    models: list[type[Model]] = [recorder.Migration, *apps.get_models()]
    for model in models:
        if model._meta.can_migrate(connection):
            editor.create_model(model)
    for app, name in loader.graph.nodes:
        recorder.record_applied(app, name)
