"""Numbers in the cells of a table: what they count, and in what, stands in the row, its label or the head of the column.

A table comes as lines of cells parted by tabs or bars, or flattened, each cell on a line of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from .counters import UNIT
from .quantities import Quantity

_SCALED = re.compile(r"(?P<scale>[万亿]?)(?P<unit>\S{1,6})")
_BRACKET = re.compile(r"\((?:单位[:：])?([^()]{1,6})\)\s*$")
_UNIT_LINE = re.compile(r"单位[:：]\s?(\S{1,5}?)[)\s]*$", re.MULTILINE)
_NUMBER = re.compile(r"[-\d][\d,.]*\s?[%‰]?")
_LONE = re.compile(r"\n[ \t]*-?\d[\d,.]*\s?[%‰]?[余多]?\S{0,3}[ \t]*(?:\n|$)")
_RULE = re.compile(r"[\s|:—-]+")
_FACTOR = {"": 1, "万": 10**4, "亿": 10**8}
_FIRST = 8  # cells in which a row may state its unit
_FURTHEST = 40  # rows between a head and its last cell
_LONGEST = 40  # characters of a flattened cell


class _Row:
    """A line of cells: where each begins, and the unit that one of the first of them is."""

    def __init__(self, start: int, line: str) -> None:
        mark = "\t" if "\t" in line else "|"
        self.start, self.cells = start, line.split(mark)
        self.starts = list(accumulate((len(cell) + 1 for cell in self.cells[:-1]), initial=start))
        self.cells = [cell.strip() for cell in self.cells]
        self.unit = next((place for place, cell in enumerate(self.cells[:_FIRST]) if _read(cell)), None)

    def column(self, at: int) -> int:
        """Which cell the offset stands in."""
        return bisect_right(self.starts, at) - 1

    def above(self, column: int) -> str:
        """The cell over a column; an empty one belongs to the head that spans it from the left."""
        if column >= len(self.cells):
            return ""
        while column > 0 and not self.cells[column]:
            column -= 1
        return self.cells[column]

    @property
    def label(self) -> str:
        """The words that the row begins with."""
        first = next((cell for cell in self.cells if cell), "")
        return "" if _NUMBER.fullmatch(first) else first


def give_units(text: str, found: Sequence[Quantity]) -> None:
    """Names every number that is the whole of its cell, and gives it the unit of its head with its 万 expanded."""
    if "\t" not in text and "|" not in text and not _LONE.search(text):
        return
    rows = list(_rows(text))
    place = 0
    for quantity in found:
        while place + 1 < len(rows) and rows[place + 1].start <= quantity.start:
            place += 1
        row = rows[place]
        if len(row.cells) > 1 and quantity.value is not None:
            column = row.column(quantity.start)
            if row.cells[column] == text[quantity.start : quantity.end].strip() and (column or not row.label):
                quantity.cell = _name(rows, place, column)
                if quantity.unit is None:
                    _give(quantity, _unit(rows, place, column))
    _flattened(rows, found, text)


def _rows(text: str) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        yield _Row(at, line)
        at += len(line) + 1


def _heads(rows: Sequence[_Row], place: int, column: int) -> Iterator[str]:
    """What stands above a cell, nearest first."""
    for row in reversed(rows[max(0, place - _FURTHEST) : place]):
        if len(row.cells) < 2:
            return
        above = row.above(column)
        if above and not _NUMBER.fullmatch(above) and not _RULE.fullmatch(above):
            yield above


def _name(rows: Sequence[_Row], place: int, column: int) -> str:
    label = rows[place].label
    head = next((head for head in _heads(rows, place, column) if head != label), "")
    return _BRACKET.sub("", label) + _BRACKET.sub("", head)


def _unit(rows: Sequence[_Row], place: int, column: int) -> str:
    """What is written in the row itself, then above the column, then above the table."""
    cells, stated = rows[place].cells, rows[place].unit
    if stated is not None and stated < column:
        return cells[stated]
    if bracket := _BRACKET.search(rows[place].label):
        return bracket[1]
    for head in _heads(rows, place, column):
        if bracket := _BRACKET.search(head):
            return bracket[1]
    return _over(rows, place)


def _over(rows: Sequence[_Row], place: int) -> str:
    """The unit of the line above the table."""
    for row in reversed(rows[max(0, place - _FURTHEST) : place]):
        if len(row.cells) < 2 and (above := _UNIT_LINE.search(row.cells[0])):
            return above[1]
    return ""


def _flattened(rows: Sequence[_Row], found: Sequence[Quantity], text: str) -> None:
    """Each cell on its own line: labels and numbers in turn, or a run of heads before a run of numbers."""
    lines = [place for place, row in enumerate(rows) if len(row.cells) == 1 and row.cells[0]]
    by_line = dict(_alone(rows, found, text))
    heads: list[str] = []
    numbers: list[int] = []
    for place in [*lines, -1]:
        if place in by_line:
            numbers.append(place)
            continue
        if numbers:
            _spread(rows, by_line, numbers, heads)
            heads, numbers = [], []
        line = rows[place].cells[0] if place >= 0 else ""
        heads = [*heads[-_FURTHEST:], line] if 0 < len(line) <= _LONGEST and line[-1] not in "。，；;,、" else []


def _alone(rows: Sequence[_Row], found: Sequence[Quantity], text: str) -> Iterator[tuple[int, Quantity]]:
    """The quantities that are the whole of their line."""
    place = 0
    for quantity in found:
        while place + 1 < len(rows) and rows[place + 1].start <= quantity.start:
            place += 1
        cells = rows[place].cells
        if len(cells) == 1 and cells[0] == text[quantity.start : quantity.end].strip():
            yield place, quantity


def _spread(rows: Sequence[_Row], by_line: dict[int, Quantity], numbers: list[int], heads: list[str]) -> None:
    if not heads:
        return
    count = len(numbers)
    names = heads[-count:] if len(heads) >= count else heads if count % len(heads) == 0 else []
    for nth, place in enumerate(numbers):
        quantity = by_line[place]
        name = names[nth % len(names)] if names else ""
        quantity.cell = _BRACKET.sub("", name)
        if quantity.unit is None:
            bracket = _BRACKET.search(name)
            _give(quantity, bracket[1] if bracket else _over(rows, place))


def _read(said: str) -> tuple[int, str] | None:
    match = _SCALED.fullmatch(said)
    return (_FACTOR[match["scale"]], match["unit"]) if match and UNIT.fullmatch(match["unit"]) else None


def _give(quantity: Quantity, said: str) -> None:
    read = _read(said)
    if read is not None and quantity.value is not None:
        quantity.value, quantity.unit = quantity.value * Decimal(read[0]), read[1]
