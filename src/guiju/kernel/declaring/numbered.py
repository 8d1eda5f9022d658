"""Rows that the record numbers: an item of evidence is 证据3 from the day it comes in, whatever is added or put right later.

The number follows the order in which rows were entered, not that of their days: what was cited stays cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from guiju.kernel.declaring.asks import PartsAsk


@dataclass(frozen=True)
class NumberedAsk(PartsAsk):
    """Rows to add; the record gives each its number in the column ``numbered``, and a row keeps it."""

    numbered: str = ""

    def revived(self, plain: Any) -> list[dict[str, Any]]:
        """Rows with the ids and numbers they have."""
        rows = super().revived(plain)
        return [{**row, **self.given(kept)} for row, kept in zip(rows, plain or (), strict=True)]

    def given(self, row: dict[str, Any]) -> dict[str, Any]:
        """The number that a row was given; none for a row that has none yet."""
        return {self.numbered: row[self.numbered]} if self.numbered in row else {}

    def following(self, rows: Iterable[Any]) -> Iterator[int]:
        """The numbers for more rows, after those of ``rows``."""
        return count(1 + max((getattr(row, self.numbered) for row in rows), default=0))


def numbered(ask: PartsAsk, column: str) -> NumberedAsk:
    """The same rows, numbered within their matter in ``column``."""
    return NumberedAsk(**vars(ask), numbered=column)
