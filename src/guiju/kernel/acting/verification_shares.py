"""A share of the matters of a register, which one process verifies: all of them, some, or those from one id to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import connection

from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping.ledger import Entry

AT_ONCE = 2000


@dataclass(frozen=True)
class Share:
    """Matters from ``low`` on and before ``high``, or those of ``ids``; all without any of them.

    ``tables``: those that all registers share and that have rows of this one, by name, where that is known: of sixty registers
    most have rows in few, and what has none need not be asked for any.
    """

    low: UUID | None = None
    high: UUID | None = None
    ids: tuple[UUID, ...] | None = None
    tables: frozenset[str] | None = None

    def none_in(self, table: str) -> bool:
        """Whether the register is known to have no row in a table."""
        return self.tables is not None and table not in self.tables

    def of(self, rows: Any, matter: str = "matter_id") -> Any:
        """Those of ``rows`` whose ``matter`` is in the share."""
        if self.ids is not None:
            return rows.filter(**{f"{matter}__in": self.ids})
        rows = rows if self.low is None else rows.filter(**{f"{matter}__gte": self.low})
        return rows if self.high is None else rows.filter(**{f"{matter}__lt": self.high})

    def in_sql(self, column: str) -> tuple[str, list[Any]]:
        """The same as a condition on a column, to stand after another, with its parameters."""
        if self.ids is not None:
            return f" AND {column} IN ({', '.join(['%s'] * len(self.ids))})", [_prepared(pk) for pk in self.ids]
        said = [(f"{column} >= %s", self.low), (f"{column} < %s", self.high)]
        told = [(words, pk) for words, pk in said if pk is not None]
        return "".join(f" AND {words}" for words, _ in told), [_prepared(pk) for _, pk in told]


ALL = Share()


def _prepared(pk: UUID) -> Any:
    return Entry._meta.get_field("matter_id").get_db_prep_value(pk, connection)


def shares(model: type[Record], tables: frozenset[str] | None = None) -> Iterator[Share]:
    """The matters of a register in shares of some two thousand, whatever stands in the ledger but not in its table among them;
    ``tables`` as of ``Share``."""
    pks = list(model._default_manager.order_by("pk").values_list("pk", flat=True))[AT_ONCE::AT_ONCE]
    for low, high in pairwise([None, *pks, None]):
        yield Share(low, high, tables=tables)
