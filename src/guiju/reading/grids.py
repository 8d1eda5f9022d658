"""A table as rows and columns of cells, each with its place in the text and all the rows and columns that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_COLUMNS = 1000


@dataclass(slots=True)
class Cell:
    """``down`` rows and ``across`` columns from ``row`` and ``column`` are its own; its text stands at ``start``."""

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1
    start: int = -1


Grid = list[Cell]


class Laying:
    """Cells put into a grid row by row: each takes the next columns that no cell from above reaches into."""

    def __init__(self) -> None:
        self.grid: Grid = []
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}
        self._last: dict[int, Cell] = {}

    def row(self, first: int = 0) -> None:
        self._row += 1
        self._column = first

    def cell(self, text: str, across: int = 1, down: int = 1) -> None:
        """The next cell of the row. Raises OverflowError where the row is wider than any."""
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        across = max(1, min(across, MOST_COLUMNS))
        if self._column + across > MOST_COLUMNS:
            raise OverflowError
        if down > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + across), self._row + down))
        self._last[self._column] = Cell(text, self._row, self._column, down, across)
        self.grid.append(self._last[self._column])
        self._column += across

    def goes_on(self, across: int = 1) -> None:
        """The cell above the next columns reaches down into this row."""
        above = self._last.get(self._column)
        if above is None or above.row + above.down != self._row:
            self.cell("", across)
        else:
            above.down += 1
            self._column += across


def by_row(grid: Iterable[Cell]) -> Iterator[list[Cell]]:
    """The cells that begin in each row, from left to right; rows in which none begins are left out."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        yield sorted(rows[row], key=lambda cell: cell.column)
