"""Database triggers that refuse any change to what is written: the ledger's entries, payloads and checkpoints, and the
second log of looks and refusals.

A payload alone may lose its body (lawful redaction); its digest stays in the entry, so that the chain stays whole.
Somebody with full rights over the database can drop a trigger: that is what ``guiju verify`` is for.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

WORDS = "the ledger is append-only"
BODY = f" BEGIN RAISE EXCEPTION '{WORDS}'; END "
TABLES = ("kernel_entry", "kernel_payload", "kernel_checkpoint", "kernel_look", "kernel_refusal")
ONLY_REDACTION = "NEW.body = '' AND NEW.entry_id = OLD.entry_id"


def _sqlite(drop: bool) -> Iterator[str]:
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            name = f"guard_{table}_{verb.lower()}"
            yield f"DROP TRIGGER IF EXISTS {name}"
            if not drop:
                when = f" WHEN NOT ({ONLY_REDACTION})" if (table, verb) == ("kernel_payload", "UPDATE") else ""
                yield (
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW{when} "
                    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
                )


def _postgresql(drop: bool) -> Iterator[str]:
    yield (f"CREATE OR REPLACE FUNCTION guiju_guard() RETURNS trigger LANGUAGE plpgsql AS $${BODY}$$")
    for table in TABLES:
        for verb in ("UPDATE", "DELETE", "TRUNCATE"):
            name = f"guard_{table}_{verb.lower()}"
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            if not drop:
                when = f" WHEN (NOT ({ONLY_REDACTION}))" if (table, verb) == ("kernel_payload", "UPDATE") else ""
                each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
                yield f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH {each}{when} EXECUTE FUNCTION guiju_guard()"


def install(connection: BaseDatabaseWrapper, *, drop: bool = False) -> None:
    """Set the triggers; with ``drop`` take them away (tests that empty the database do)."""
    statements = _postgresql(drop) if connection.vendor == "postgresql" else _sqlite(drop)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


AWAKE = (
    "SELECT t.tgname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled IN ('O', 'A') "
    "AND pg_table_is_visible(t.tgrelid) AND p.proname = 'guiju_guard' AND p.prosrc = %s "
    "AND (t.tgqual IS NOT NULL) = (t.tgname = 'guard_kernel_payload_update')"
)
"""The triggers that are awake and do what ours do; on our tables, not on those of another installation in a schema beside."""


def lacking(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that should be there and are not, or sleep, or do something else."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(AWAKE, [BODY])
            return {f"guard_{table}_{verb}" for table in TABLES for verb in ("update", "delete", "truncate")} - {
                name for (name,) in cursor.fetchall()
            }
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        there = {sql for (sql,) in cursor.fetchall()}
    return {sql for sql in _sqlite(drop=False) if sql.startswith("CREATE") and sql not in there}


def install_after_migrate(using: str, **kwargs: Any) -> None:
    connection = connections[using]
    if set(TABLES) <= set(connection.introspection.table_names()):
        install(connection)
