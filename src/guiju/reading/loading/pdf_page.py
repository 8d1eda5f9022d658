"""A page of a PDF: its lines in the order in which they are read, column after column, and its tables where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ..grids import Cell, Grid
from . import pdf_glyphs
from .pdf_glyphs import Glyph, Line

_MARGIN = 0.1
"""Of the height of a page: what stands nearer to its edge may be furniture."""
_NEAR = 3.0  # points by which lines of a table may miss each other
_LEAST_ROWS, _LEAST_SIGNS = 5, 8
"""Columns of prose have at least so many lines side by side, of so many signs on either side; a table has fewer."""
_MISSING = 0.2
"""Share of unknown signs from which a page is not read at all."""
_LEAST_READ = 5
_DRAWN = 50
"""Curves: signs turned into outlines have some ten each."""
_DRAWN_IN, _FAR = 1.5, 1.25
"""Signs by which the first line of a paragraph is drawn in; times the usual pitch by which it stands below the last."""
_PICTURE = 0.04
"""Share of the page: a smaller picture is an ornament."""


@dataclass
class Block:
    """A line of text or a table. ``begins``: by its looks the line begins a paragraph. ``edge``: it stands where headers and
    footers do."""

    text: str = ""
    begins: bool = False
    grid: Grid = field(default_factory=list)
    edges: tuple[float, ...] = ()
    top: float = 0
    edge: str = ""


@dataclass
class Sheet:
    """A page as read. ``why``: why it could not be; "" where it was."""

    number: int
    blocks: list[Block]
    left_out: dict[str, int]
    unknown: int = 0
    by_machine: bool = False
    why: str = ""


def sheet(page: Any) -> Sheet:
    """A page that has been made upright."""
    found = pdf_glyphs.seen(page)
    left_out = {kind: times for kind, times in found.left_out.items() if times}
    inked = [glyph for glyph in found.glyphs if not glyph["text"].isspace()]
    made = Sheet(page.page_number, [], left_out, found.unknown, found.by_machine)
    if found.unknown > _MISSING * len(inked):
        made.why = f"所用字体没有字符对照表，{found.unknown}个字读不出来"
        return made
    pictures = sum(_share(picture, page) >= _PICTURE for picture in page.images)
    drawn = pictures or len(page.curves) > _DRAWN
    if (drawn and len(inked) < _LEAST_READ) or (not inked and (page.images or page.rects or page.curves)):
        made.why = "是图片或者扫描件，没有文字"
        return made
    if pictures and not found.by_machine:
        left_out["picture"] = pictures
    made.blocks = _blocks(page, found.glyphs)
    return made


def _share(picture: dict[str, Any], page: Any) -> float:
    return float((picture["x1"] - picture["x0"]) * (picture["bottom"] - picture["top"]) / (page.width * page.height))


def _blocks(page: Any, glyphs: list[Glyph]) -> list[Block]:
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    blocks = []
    for table in tables:
        x0, top, x1, bottom = table.bbox
        inside = [glyph for glyph in glyphs if _within(glyph, (x0, top, x1, bottom))]
        outside = set(map(id, inside))
        glyphs = [glyph for glyph in glyphs if id(glyph) not in outside]
        grid, edges = _grid(table.cells, inside)
        blocks.append(Block(grid=grid, edges=edges, top=top))
    lined = pdf_glyphs.lines(glyphs)
    for part in _between(lined, sorted(block.top for block in blocks)):
        ordered = _read_order(part)
        begun = _begun(ordered)
        blocks += [Block(line.text(), begins, top=part[0].top, edge=_edge(line, page))
                   for line, begins in zip(ordered, begun, strict=True)]  # fmt: skip
    return sorted(blocks, key=lambda block: block.top)


def _between(lined: list[Line], tops: list[float]) -> list[list[Line]]:
    """The lines of a page in parts that no table stands between."""
    parts: list[list[Line]] = [[] for _ in range(len(tops) + 1)]
    for line in lined:
        parts[bisect_right(tops, line.top)].append(line)
    return [part for part in parts if part]


def _begun(ordered: list[Line]) -> list[bool]:
    """Of each line whether it begins a paragraph: further below, of another size, or drawn in where the one above is not."""
    pitches = sorted(b.top - a.top for a, b in pairwise(ordered) if b.top > a.top)
    pitch = pitches[len(pitches) // 4] if pitches else 0.0
    edge = min((line.left for line in ordered), default=0.0)
    begun = [True]
    for last, line in pairwise(ordered):
        drawn_in = line.left - edge > _DRAWN_IN * line.size and last.left - edge < line.size
        far = line.top - last.top > _FAR * pitch
        begun.append(abs(line.size - last.size) > 0.1 * line.size or far or drawn_in)
    return begun[: len(ordered)]


def _edge(line: Line, page: Any) -> str:
    if line.top < page.height * _MARGIN:
        return "head"
    return "foot" if line.top > page.height * (1 - _MARGIN) else ""


def _within(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    across, down = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _grid(
    cells: Sequence[tuple[float, float, float, float]], glyphs: Sequence[Glyph]
) -> tuple[Grid, tuple[float, ...]]:
    """The cells by the rulings around them, each with the rows and columns that it covers."""
    columns = _settled(edge for cell in cells for edge in (cell[0], cell[2]))
    rows = _settled(edge for cell in cells for edge in (cell[1], cell[3]))
    owner: dict[tuple[int, int], int] = {}
    spans = []
    for n, (x0, top, x1, bottom) in enumerate(cells):
        row, column = _at(rows, top + _NEAR), _at(columns, x0 + _NEAR)
        down, across = max(1, _at(rows, bottom + _NEAR) - row), max(1, _at(columns, x1 + _NEAR) - column)
        spans.append((row, column, down, across))
        owner.update({(r, c): n for r in range(row, row + down) for c in range(column, column + across)})
    held: list[list[Glyph]] = [[] for _ in cells]
    for glyph in glyphs:
        place = (_at(rows, (glyph["top"] + glyph["bottom"]) / 2), _at(columns, (glyph["x0"] + glyph["x1"]) / 2))
        if place in owner:
            held[owner[place]].append(glyph)
    grid = [Cell("".join(line.text() for line in pdf_glyphs.lines(inside)), row, column, down, across)
            for inside, (row, column, down, across) in zip(held, spans, strict=True)]  # fmt: skip
    return sorted(grid, key=lambda cell: (cell.row, cell.column)), columns


def _settled(edges: Any) -> tuple[float, ...]:
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return tuple(found)


def _at(edges: tuple[float, ...], place: float) -> int:
    return max(0, bisect_right(edges, place) - 1)


def _read_order(lined: list[Line]) -> list[Line]:
    """Lines column after column where there are columns of prose, else from above to below."""
    gutter = _gutter(lined)
    if gutter is None:
        return lined
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lined:
        parts = line.segments()
        if any(part.left < gutter < part.right for part in parts):
            ordered += [*_read_order(left), *_read_order(right), line]
            left, right = [], []
            continue
        for side, chosen in (
            (left, [p for p in parts if p.right <= gutter]),
            (right, [p for p in parts if p.left >= gutter]),
        ):
            if chosen:
                side.append(Line([glyph for part in chosen for glyph in part.glyphs]))
    return [*ordered, *_read_order(left), *_read_order(right)]


def _gutter(lined: list[Line]) -> float | None:
    """The middle of the gap between two columns; None where the lines make none."""
    gaps = []
    for line in lined:
        parts = line.segments()
        gaps += [(a.right, b.left) for a, b in pairwise(parts)
                 if len(a.glyphs) >= _LEAST_SIGNS and len(b.glyphs) >= _LEAST_SIGNS]  # fmt: skip
    if len(gaps) < _LEAST_ROWS:
        return None
    middle = sorted((a + b) / 2 for a, b in gaps)[len(gaps) // 2]
    through = sum(a < middle < b for a, b in gaps)
    return middle if through >= max(_LEAST_ROWS, 0.7 * len(gaps)) else None
