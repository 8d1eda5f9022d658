"""Records found by how their number begins or by words of their title, in any collation and among millions.

On PostgreSQL an index holds the pairs of neighbouring characters of each title (Chinese has no spaces to cut at); it is
set after migrating, as the ledger's guards are. SQLite reads through the titles.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, connections
from django.db.models import BooleanField, F, Func, Q, Value

from guiju.kernel.declaring.registry import registers

PAIRS = """
CREATE OR REPLACE FUNCTION guiju_pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(a || b), '{}')
    FROM unnest(string_to_array(words, NULL), (string_to_array(words, NULL))[2:]) AS pair(a, b) WHERE b IS NOT NULL
$$
"""


class _HoldsPairs(Func):
    """Whether a text holds every pair of characters of another: what the index answers."""

    template = "guiju_pairs(%(expressions)s)"
    arg_joiner = ") @> guiju_pairs("
    output_field = BooleanField()


def named(words: str) -> Q:
    """Records whose number begins with ``words`` or whose title contains them."""
    titled = Q(title__contains=words)
    if connection.vendor == "postgresql" and len(words) > 1:
        titled &= Q(_HoldsPairs(F("title"), Value(words)))
    return Q(number__startswith=words) | titled


def install_after_migrate(using: str, **kwargs: Any) -> None:
    """The index over the titles of every register (PostgreSQL only)."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(PAIRS)
        for model in registers().values():
            if (table := model._meta.db_table) in tables:
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {table}_pairs ON {table} USING gin (guiju_pairs(title))")
