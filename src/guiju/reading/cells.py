"""Numbers in the cells of a table: their unit stands in the row, in its label, at the head of the column or above the table;
row and column name what they count.

Tables are grids as the file lays them (``Loaded.grids``); in a text they are lines of cells parted by tabs or bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from .grids import Cell, Grid, by_row
from .quantities import UNIT, Quantity
from .record import Figure

_SCALED = re.compile(r"(?P<scale>[万亿]?)(?P<unit>\S{1,6})")
_BRACKET = re.compile(r"\((?:单位[:：]\s?)?([^()]{1,6})\)\s*$")
_UNIT_LINE = re.compile(r"(?:计量)?单位\s?[:：]\s?([^\s)）。]{1,12})[)）\s]*$")
_COUNTED = re.compile(rf"(?P<unit>{UNIT.pattern})数量?$")
_MONEY = re.compile(r"金额|款|费|经费|资金|损失|标的|产值|收入|支出")
_NUMBER = re.compile(r"[<>≥≤约近+\-—–]?\s?(?P<digits>\d)[\d,，.\s]*(?:%|‰)?")
_NOTHING = re.compile(r"[-—–/\\＼一无零○〇*…\s]*")
_ORDER = re.compile(r"序\s?号|编\s?号|行次|栏次|名次|排名|代\s?码|年\s?[度份]|电话|邮编")
_COUNTING = re.compile(r"栏\s?次|行\s?次|[甲乙]")
_RULE = re.compile(r"\s*\|?\s*(?::?-{2,}:?\s*\|?\s*)+")
_ALONE = re.compile(r"\s*\d[\d,.]*\s*")
_FACTOR = {"": 1, "万": 10**4, "亿": 10**8}
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
        self._text = text
        self._places: dict[int, Place] = {}
        for grid in grids or _in_text(text):
            _Table(text, grid, _above(text, grid)).tell(self._places)
        self._places |= _flattened(text)

    def settle(self, found: Sequence[Quantity]) -> list[Quantity]:
        """The quantities with the units of their cells, 万 expanded; serial numbers are none."""
        kept = []
        for quantity in found:
            place = self._places.get(quantity.digits[0])
            if place is not None and place.order:
                continue
            if place is not None and quantity.unit is None and quantity.value is not None:
                _give(quantity, place.unit)
            kept.append(quantity)
        return kept

    def named(self, figure: Figure) -> str:
        """What row and column call a figure; "" where it stands in no table."""
        place = next((self._places[at] for at in range(figure.start, figure.end) if at in self._places), None)
        return place.name if place else ""


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
            names = [w for w in labels if w and not _is_blank(w) and not _NUMBER.fullmatch(w) and not _is_unit(w)]
            for cell, words in said:
                if number := _NUMBER.fullmatch(words):
                    at = cell.start + self._text[cell.start : cell.start + len(cell.text)].index(words)
                    places[at + number.start("digits")] = self._place(cell, said, names)

    def _said(self, cell: Cell) -> str:
        return self._text[cell.start : cell.start + len(cell.text)].strip()

    def _head(self, said: list[tuple[Cell, str]], reaching: Sequence[Cell]) -> None:
        """A row of words over the columns; one that stands alone says what follows, or the unit of all."""
        words = [one for _, one in said if one]
        if len(words) == 1 and (stated := _UNIT_LINE.search(words[0])):
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
        own = next((words for one, words in said[:_FIRST] if _is_unit(words) and one.column < cell.column), "")
        if own:
            return own
        for words in (label, *heads):
            if (bracket := _BRACKET.search(words)) and _read(bracket[1]):
                return bracket[1]
        for head in heads:
            if counted := _COUNTED.search(head):
                return counted["unit"]
        return _of_several(self._caption, heads[0] if heads else label)


def _reaching(grid: Grid) -> dict[int, list[Cell]]:
    """Of each row the cells that reach into it from above."""
    found: dict[int, list[Cell]] = {}
    for cell in grid:
        for row in range(cell.row + 1, cell.row + min(cell.down, 200)):
            found.setdefault(row, []).append(cell)
    return found


def _of_several(caption: str, head: str) -> str:
    """单位:件、万元 — money takes the one that is money, all else the other."""
    units = [unit for unit in re.split(r"[、,，/]", caption) if _read(unit)]
    if len(units) < 2:
        return units[0] if units else ""
    money = [unit for unit in units if unit.endswith("元")]
    others = [unit for unit in units if not unit.endswith("元")]
    fitting = money if _MONEY.search(head) else others
    return fitting[0] if len(fitting) == 1 else ""


def _is_unit(words: str) -> bool:
    return len(words) < 6 and _read(words) is not None


def _is_blank(words: str) -> bool:
    return bool(_NOTHING.fullmatch(words))


def _above(text: str, grid: Grid) -> str:
    """The unit that a line over the table states for all of it."""
    start = min(cell.start for cell in grid)
    for line in text[max(0, start - 120) : start].rstrip("\n").split("\n")[-2:]:
        if stated := _UNIT_LINE.search(line):
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


def _flattened(text: str) -> dict[int, Place]:
    """A table run out into lines, a cell a line, under a line that states the unit of all."""
    if "单位" not in text:
        return {}
    found: dict[int, Place] = {}
    unit, label, at = "", "", 0
    for line in text.split("\n"):
        words = line.strip()
        if stated := _UNIT_LINE.fullmatch(words.strip("()（）")):
            unit = _of_several(stated[1], "")
        elif unit and _ALONE.fullmatch(line):
            found[at + len(line) - len(line.lstrip())] = Place(unit, label)
        elif words and (len(words) > _LONGEST_LABEL or "。" in words):
            unit = ""
        elif words:
            label = words
        at += len(line) + 1
    return found


def _read(said: str) -> tuple[int, str] | None:
    match = _SCALED.fullmatch(said.strip())
    return (_FACTOR[match["scale"]], match["unit"]) if match and UNIT.fullmatch(match["unit"]) else None


def _give(quantity: Quantity, said: str) -> None:
    read = _read(said)
    if read is not None and quantity.value is not None:
        quantity.value, quantity.unit = quantity.value * Decimal(read[0]), read[1]
