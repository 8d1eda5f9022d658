"""Numbers in the cells of a table: their unit stands in the row, in its label or at the head of the column."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from .quantities import UNIT, Quantity

_SCALED = re.compile(r"(?P<scale>[万亿]?)(?P<unit>\S{1,6})")
_BRACKET = re.compile(r"\((?:单位[:：])?([^()]{1,6})\)\s*$")
_UNIT_LINE = re.compile(r"单位[:：]\s?(\S{1,5}?)[)\s]*$", re.MULTILINE)
_FACTOR = {"": 1, "万": 10**4, "亿": 10**8}
_FIRST = 8  # cells in which a row may state its unit
_FURTHEST = 40  # rows between a head and its last cell


class _Row:
    """A line of cells: where each begins, and the unit that one of the first of them is."""

    def __init__(self, start: int, line: str) -> None:
        self.start, self.cells = start, line.split("\t")
        self.starts = list(accumulate((len(cell) + 1 for cell in self.cells[:-1]), initial=start))
        self.unit = next((place for place, cell in enumerate(self.cells[:_FIRST]) if _read(cell.strip())), None)

    def column(self, at: int) -> int:
        """Which cell the offset stands in."""
        return bisect_right(self.starts, at) - 1


def give_units(text: str, found: Sequence[Quantity]) -> None:
    """Sets the unit of every bare number that is the whole of its cell, and expands the 万 of its unit."""
    if "\t" not in text:
        return
    rows = list(_rows(text))
    place = 0
    for quantity in found:
        while place + 1 < len(rows) and rows[place + 1].start <= quantity.start:
            place += 1
        row = rows[place]
        if quantity.unit is None and quantity.value is not None and len(row.cells) > 1:
            column = row.column(quantity.start)
            if column and row.cells[column].strip() == text[quantity.start : quantity.end].strip():
                _give(quantity, _unit(rows, place, column))


def _rows(text: str) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        yield _Row(at, line)
        at += len(line) + 1


def _unit(rows: Sequence[_Row], place: int, column: int) -> str:
    """What is written in the row itself, then above the column, then above the table."""
    cells, stated = rows[place].cells, rows[place].unit
    if stated is not None and stated < column:
        return cells[stated].strip()
    if bracket := _BRACKET.search(cells[0].strip()):
        return bracket[1]
    for row in reversed(rows[max(0, place - _FURTHEST) : place]):
        if len(row.cells) < 2:
            above = _UNIT_LINE.search(row.cells[0])
            return above[1] if above else ""
        if column < len(row.cells) and (bracket := _BRACKET.search(row.cells[column].strip())):
            return bracket[1]
    return ""


def _read(said: str) -> tuple[int, str] | None:
    match = _SCALED.fullmatch(said)
    return (_FACTOR[match["scale"]], match["unit"]) if match and UNIT.fullmatch(match["unit"]) else None


def _give(quantity: Quantity, said: str) -> None:
    read = _read(said)
    if read is not None and quantity.value is not None:
        quantity.value, quantity.unit = quantity.value * Decimal(read[0]), read[1]
