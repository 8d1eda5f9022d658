"""The tables of a database: made for a new one, and asked whether they are those that this program's models say.

A migration that was rewritten under its old name counts as done, and its tables lack what came since. That a database was
made by another state of the program is therefore asked of its tables.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import InterfaceError, OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from guiju.home import home

LOCK = "setup.lock"
_COLUMNS = {
    "sqlite": "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'",
    # Of tables of one name in several schemas of the search path, the one that the name stands for.
    "postgresql": (
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped"
        " AND pg_table_is_visible(c.oid) AND c.relnamespace <> 'pg_catalog'::regnamespace"
    ),
}
_HERE = " AND c.relnamespace = current_schema()::regnamespace"
"""In the schema in which new tables are made."""


class NoSchema(Exception):
    """The search path of PostgreSQL names no schema that there is."""

    def __str__(self) -> str:
        return (
            "数据库中没有可以建表的模式（schema）：search_path 写明的模式都不存在，或者本用户不能使用。未作任何改动。"
            "请建立该模式（CREATE SCHEMA），或者改正 GUIJU_DATABASE_URL、数据库用户的 search_path 后再运行"
        )


def columns(connection: BaseDatabaseWrapper, *, here: bool = False) -> dict[str, set[str]]:
    """The columns of every table that is found by its name; with ``here``, of those only that stand where new ones are made."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS[connection.vendor] + (_HERE if here and connection.vendor == "postgresql" else ""))
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
    """The tables that stand under names which this program uses. Others, as of an extension of the server, are left alone.

    Where it was set up, all that are found by these names; else those in whose place its own would be made.
    """
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    there = columns(connection, here=not began(connection)).keys()
    return there & {MigrationRecorder.Migration._meta.db_table, *names}


def began(connection: BaseDatabaseWrapper) -> bool:
    """Whether this program was set up here, or its setting up was begun. Raises NoSchema."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            if cursor.fetchone() == (None,):
                raise NoSchema
    return any(app == "kernel" for app, _ in MigrationRecorder(connection).applied_migrations())


def of_others(connection: BaseDatabaseWrapper) -> set[str]:
    """Those of them that another program made: this one has never been set up here."""
    return set() if began(connection) else ours(connection)


_SET_UP = 0x5E7
"""The lock of PostgreSQL for who sets a database up."""


@contextmanager
def alone(connection: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """Nobody else sets this database up meanwhile, or brings it up to date. Who has to wait is told before (``wait``)."""
    with (_on_server if connection.vendor == "postgresql" else _in_home)(connection, wait):
        yield


@contextmanager
def _on_server(connection: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """Held by the connection, over all transactions; it goes with a process that is killed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_SET_UP])
        if cursor.fetchone() == (False,):
            wait()
            cursor.execute("SELECT pg_advisory_lock(%s)", [_SET_UP])
    try:
        yield
    finally:
        with suppress(OperationalError, InterfaceError), connection.cursor() as cursor:  # gone, and the lock with it
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_SET_UP])


@contextmanager
def _in_home(_: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """The writing lock of SQLite ends with each transaction, and migrations are many: a file beside the database is held."""
    with open(home() / LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make(connection: BaseDatabaseWrapper, loader: MigrationLoader) -> None:
    """Give an empty database the tables of the models, at once, and count every migration of ``loader`` as done. ``alone``.

    Migrations come to the same tables (``tests/test_migrations.py``), but draw every model anew for each of their steps:
    three quarters of a minute before an office may begin. They are for databases in which something stands.
    """
    with connection.schema_editor() as editor:  # one transaction: an interrupted setup leaves nothing behind
        _create(connection, editor, loader)
    with transaction.atomic(using=connection.alias):  # what follows of tables, their guards too
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _create(connection: BaseDatabaseWrapper, editor: BaseDatabaseSchemaEditor, loader: MigrationLoader) -> None:
    recorder = MigrationRecorder(connection)
    models: list[type[Model]] = [recorder.Migration, *apps.get_models()]
    for model in models:
        if model._meta.can_migrate(connection):
            editor.create_model(model)
    for app, name in loader.graph.nodes:
        recorder.record_applied(app, name)
