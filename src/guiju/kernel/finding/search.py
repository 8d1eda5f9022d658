"""Records found by fragments of their number and words of their title, in any collation and among millions.

On PostgreSQL an index holds the pairs of neighbouring characters of each title and number (Chinese has no spaces to cut at); it is
set after migrating, as the ledger's guards are. SQLite reads through the titles.
"""

from __future__ import annotations

import re
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
    """Records whose number or title contains each of the ``words``, which spaces part."""
    found = Q()
    for part in parts(words):
        found &= _holds("number", part) | _holds("title", part)
    return found


LONGEST, MOST = 100, 10
"""Characters and words of what is looked for: no number and no title is found by more, and databases refuse far more (SQLite
compares no pattern of 50,000)."""


def parts(words: str) -> list[str]:
    """What is looked for, with the brackets around a year as official numbers have them: [2025]3号, （2025）3号 →
    〔2025〕3号. What goes beyond ``LONGEST`` is left out."""
    return re.sub(r"[\[［【(（〔](\d{4})[\]］】)）〕]", r"〔\1〕", words[:LONGEST]).split()[:MOST]


def _holds(column: str, part: str) -> Q:
    found = Q(**{f"{column}__contains": part})
    if connection.vendor == "postgresql" and len(part) > 1:
        found &= Q(_HoldsPairs(F(column), Value(part)))
    return found


def install_after_migrate(using: str, **kwargs: Any) -> None:
    """The indexes over the titles and numbers of every register (PostgreSQL only)."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(PAIRS)
        for model in registers().values():
            if (table := model._meta.db_table) in tables:
                for name, column in (("pairs", "title"), ("numbers", "number")):
                    index = f"CREATE INDEX IF NOT EXISTS {table}_{name} ON {table} USING gin (guiju_pairs({column}))"
                    cursor.execute(index)
