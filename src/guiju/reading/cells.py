"""Numbers in the cells of a table: their unit stands in the row, in its label, at the head of the column or above the table;
row and column name what they count.

Tables are grids as the file lays them (``Loaded.grids``); in a text they are lines of cells parted by tabs or bars, or
lines with a cell each (``flattened``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .counters import UNIT
from .flattened import name_lines
from .grids import Cell, Grid, by_row
from .quantities import Quantity
from .smoothing import Smooth
from .stated_units import UNIT_LINE, bracketed, give, is_unit, of_several

_COUNTED = re.compile(rf"(?P<unit>{UNIT.pattern})数量?$")
_NUMBER = re.compile(
    r"[<>≥≤约近+\-—–]?\s?(?P<digits>\d)[\d,，.\s]*"
    rf"(?:%|‰|[余多]?[万亿]?[余多]?(?![年月日号])(?:{UNIT.pattern}))?"  # 2024年 is a head
)
_NOTHING = re.compile(r"[-—–/\\＼一无零○〇*…\s]*")
_ORDER = re.compile(r"序\s?号|编\s?号|行次|栏次|名次|排名|代\s?码|年\s?[度份]|电话|邮编")
_COUNTING = re.compile(r"栏\s?次|行\s?次|[甲乙]")
_RULE = re.compile(r"\s*\|?\s*(?::?-{2,}:?\s*\|?\s*)+")
_FIRST = 8  # cells in which a row may state its unit
_LONGEST_LABEL = 40


@dataclass(slots=True)
class Place:
    """What the table says of one of its cells: unit as written, names of row and column; ``order`` where it counts nothing."""

    unit: str = ""
    name: str = ""
    order: bool = False


class Tables:
    """All tables of a text of uniform glyphs, and what each says of the numbers in it."""

    def __init__(self, text: str, grids: Sequence[Grid]) -> None:
        self._places: dict[int, Place] = {}
        for grid in grids or _in_text(text):
            _Table(text, grid, _above(text, grid)).tell(self._places)

    def settle(self, smoothed: Smooth, found: Sequence[Quantity]) -> list[Quantity]:
        """The quantities of the smoothed text with the names and units of their cells; serial numbers are none."""
        kept = []
        for quantity in found:
            place = self._places.get(smoothed.back(quantity.digits[0]))
            if place is not None and place.order:
                continue
            if place is not None:
                quantity.cell = place.name
                give(quantity, place.unit)
            kept.append(quantity)
        name_lines(smoothed.text, kept)
        return kept


class _Table:
    """One table, told from above to below: heads are rows without numbers; the nearest above a cell counts first."""

    def __init__(self, text: str, grid: Grid, above: str) -> None:
        self._text, self._grid = text, grid
        self._width = max(cell.column + cell.across for cell in grid)
        self._caption = above
        self._heads: list[list[str]] = []
        self._fresh = False

    def tell(self, places: dict[int, Place]) -> None:
        beside = _reaching(self._grid)
        for row in by_row(self._grid):
            said = [(cell, self._said(cell)) for cell in row]
            if not any(_NUMBER.fullmatch(words) for _, words in said):
                self._head(said, beside.get(row[0].row, ()))
                continue
            self._fresh = False
            labels = [self._said(cell) for cell in beside.get(row[0].row, ())] + [words for _, words in said]
            names = [w for w in labels if w and not _is_blank(w) and not _NUMBER.fullmatch(w) and not is_unit(w)]
            for cell, words in said:
                if number := _NUMBER.fullmatch(words):
                    at = cell.start + self._text[cell.start : cell.start + len(cell.text)].index(words)
                    places[at + number.start("digits")] = self._place(cell, said, names)

    def _said(self, cell: Cell) -> str:
        return self._text[cell.start : cell.start + len(cell.text)].strip()

    def _head(self, said: list[tuple[Cell, str]], reaching: Sequence[Cell]) -> None:
        """A row of words over the columns; one that stands alone says what follows, or the unit of all."""
        words = [one for _, one in said if one]
        if len(words) == 1 and (stated := UNIT_LINE.search(words[0])):
            self._caption = stated[1]
            return
        if len(said) == 1 and said[0][0].across >= self._width:
            return
        if any(_is_blank(one) for one in words):
            return
        if not self._fresh:
            self._heads = []
        self._fresh = True
        row = [""] * self._width
        for cell, one in [*((cell, self._said(cell)) for cell in reaching), *said]:
            for column in range(cell.column, min(cell.column + cell.across, self._width)):
                row[column] = one
        self._heads.append(row)

    def _above(self, column: int) -> list[str]:
        """The heads over a column, the nearest first; an empty one goes on with what stands to its left."""
        found = []
        for row in reversed(self._heads):
            words = row[column] or next((row[c] for c in range(column, -1, -1) if row[c]), "")
            if words and words not in found:
                found.append(words)
        return found

    def _place(self, cell: Cell, said: list[tuple[Cell, str]], names: list[str]) -> Place:
        heads = self._above(cell.column)
        if any(_ORDER.fullmatch(head) for head in heads[:1]) or (names and _COUNTING.fullmatch(names[0])):
            return Place(order=True)
        label = next((name for name in names if len(name) <= _LONGEST_LABEL), "")
        name = " ".join(dict.fromkeys([*[n for n in names if len(n) <= _LONGEST_LABEL][:3], *reversed(heads)]))
        return Place(self._unit(cell, said, label, heads), name)

    def _unit(self, cell: Cell, said: list[tuple[Cell, str]], label: str, heads: list[str]) -> str:
        """What is written in the row itself, then in its label, then above the column, then above the table."""
        own = next((words for one, words in said[:_FIRST] if is_unit(words) and one.column < cell.column), "")
        if own:
            return own
        for words in (label, *heads):
            if unit := bracketed(words):
                return unit
        for head in heads:
            if counted := _COUNTED.search(head):
                return counted["unit"]
        return of_several(self._caption, heads[0] if heads else label, label)


def _reaching(grid: Grid) -> dict[int, list[Cell]]:
    """Of each row the cells that reach into it from above."""
    found: dict[int, list[Cell]] = {}
    for cell in grid:
        for row in range(cell.row + 1, cell.row + min(cell.down, 200)):
            found.setdefault(row, []).append(cell)
    return found


def _is_blank(words: str) -> bool:
    return bool(_NOTHING.fullmatch(words))


def _above(text: str, grid: Grid) -> str:
    """The unit that a line over the table states for all of it."""
    start = min(cell.start for cell in grid)
    for line in text[max(0, start - 120) : start].rstrip("\n").split("\n")[-2:]:
        if stated := UNIT_LINE.search(line):
            return stated[1]
    return ""


def _in_text(text: str) -> Iterator[Grid]:
    """Lines of cells that follow each other, parted by tabs or by bars."""
    grid: Grid = []
    at = row = 0
    for line in text.split("\n"):
        cells = _cells(at, line)
        if cells:
            grid += [
                Cell(words, row, column, start=start) for column, (start, words) in enumerate(cells) if words.strip()
            ]
            row += 1
        elif grid and not _RULE.fullmatch(line):
            yield grid
            grid, row = [], 0
        at += len(line) + 1
    if grid:
        yield grid


def _cells(at: int, line: str) -> list[tuple[int, str]]:
    """The cells of a line with their offsets; none where it is no row of a table."""
    parting = "\t" if "\t" in line else "|"
    if parting == "|" and (line.count("|") < 2 or _RULE.fullmatch(line)):
        return []
    if parting not in line:
        return []
    parts = line.split(parting)
    starts = list(accumulate((len(part) + 1 for part in parts[:-1]), initial=at))
    return list(zip(starts, parts, strict=True))[1 if parting == "|" and not parts[0].strip() else 0 :]
