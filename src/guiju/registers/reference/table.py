"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

NONE = "—"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A plain table; nothing where it has no rows."""
    found = list(rows)
    if found:
        yield _row(heads)
        yield _row(["---"] * len(heads))
        yield from map(_row, found)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '／') or NONE for cell in cells)} |"


def together(labels: Iterable[str]) -> str:
    """Labels in one cell, each once; some have commas of their own."""
    return "；".join(dict.fromkeys(labels))


def either(labels: Iterable[str]) -> str:
    """Labels of which one holds."""
    return "或者".join(dict.fromkeys(labels))


def quoted(labels: Iterable[str]) -> str:
    """Labels in quotes, between which no mark stands (GB/T 15834-2011, 4.5.3.5)."""
    return "".join(f"“{label}”" for label in dict.fromkeys(labels))
