"""Numbers so small that they point at somebody: figures of registers closed to all but those who serve.

The one place of it. Of such a register a count below ``LEAST`` is not told to other eyes, on a page, in a chart, a report
or a command; and where the parts of a known sum are told, a second one is kept back, so that the one cannot be worked out
(个人信息保护法 arts. 6, 28). Who sees every record that a figure counts sees the figure. No page tells other eyes a figure of
one place below the county: taken from what the county's page says, it would tell of the places that are kept back.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from guiju.figures.catalogue import Concept
from guiju.kernel.offices.regions import Level, level
from guiju.kernel.offices.scope import closed

LEAST = 5
OF_PERSONS = frozenset({"count", "stock", "sum"})
KEPT_BACK = "不单独列出"

T = TypeVar("T")


def guarded(concept: Concept) -> bool:
    """Whether small numbers of a figure are kept back at all."""
    return concept.register in closed() and concept.kind in OF_PERSONS


def of_closed(concept: Concept) -> bool:
    """Whether a figure, a rate too, says anything of a register closed to all but those who serve."""
    return concept.register in closed()


def told_of(region: str, concept: Concept) -> bool:
    """Whether a page tells other eyes the figure of a region at all: of a county or what is above it."""
    return not of_closed(concept) or level(region) <= Level.COUNTY


def withheld(value: Any, concept: Concept) -> bool:
    """Whether this value is not told to other eyes. Nought points at nobody."""
    return value is not None and guarded(concept) and 0 < value < LEAST


def parts(spread: Iterable[tuple[T, Decimal]], concept: Concept) -> list[tuple[T, Decimal | None]]:
    """Parts whose sum is known: None for those kept back."""
    rows = list(spread)
    small = {n for n, (_, value) in enumerate(rows) if withheld(value, concept)}
    others = [n for n, (_, value) in enumerate(rows) if value and n not in small]
    if len(small) == 1 and others:
        small.add(min(others, key=lambda n: rows[n][1]))
    return [(label, None if n in small else value) for n, (label, value) in enumerate(rows)]
