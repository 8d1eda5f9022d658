"""Which registers are in use: of sixty an office begins with a few, and a page asks for rows of no others."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection

from guiju.kernel.declaring.registry import registers


def in_use() -> dict[str, Any]:
    """The registers that have any record, by name: one statement, however many registers and records there are."""
    theirs = registers()
    with connection.cursor() as cursor:
        cursor.execute(_which_have_any(tuple(theirs.values())))
        found = {name for (name,) in cursor.fetchall()}
    return {name: model for name, model in theirs.items() if name in found}


@cache
def _which_have_any(models: tuple[Any, ...]) -> str:
    quoted = connection.ops.quote_name
    asked = ((f"'{model.register()}'", quoted(model._meta.db_table)) for model in models)  # names of our own
    return " UNION ALL ".join(
        " ".join(["SELECT", name, "WHERE EXISTS (SELECT 1 FROM", table, ")"]) for name, table in asked
    )
