"""How a table is laid out so that it fits, in Word and PDF alike.

Set smaller down to 小5号, then turned (GB/T 9704-2012, 横排表格), then split with its first column repeated.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.documents import layout
from guiju.documents.blocks import Table, clean, plain
from guiju.documents.lines import longest_piece, widest

SIZES_PT = (12.0, 10.5, 9.0)  # 小4号, 5号, 小5号; nothing smaller is read with ease
PADDING_PT = 8.0  # left and right of a cell together
_UPRIGHT_PT, _TURNED_PT = layout.WIDTH_MM * layout.PT_PER_MM, layout.HEIGHT_MM * layout.PT_PER_MM
# In 字. A piece longer than the first (a digest, an address) is broken into lines of the second rather than kept whole.
_LONGEST_PIECE, _BROKEN_PIECE = 15.0, 8.0
_NARROWEST_PROSE, _NARROWEST_HEADER = 4.0, 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a table: some of its columns (from 0), their widths in points, its caption."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A table as it is laid out: the size of its type in points, whether on turned pages, its parts in their order."""

    size: float
    is_turned: bool
    parts: tuple[Part, ...]


def plan(table: Table) -> Plan:
    """The largest type on an upright page in which the table fits, else on a turned one, else in parts on turned pages."""
    columns = [_Column.of(table, place) for place in range(len(table.header))]
    every = tuple(range(len(columns)))
    for is_turned, room in ((False, _UPRIGHT_PT), (True, _TURNED_PT)):
        for size in SIZES_PT:
            if sum(column.need(size) for column in columns) <= room:
                return Plan(size, is_turned, (Part(every, _shared(columns, size, room), clean(table.caption)),))
    return Plan(SIZES_PT[-1], True, tuple(_parts(table, columns)))


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column asks for, in 字: its longest piece, and its longest cell on one line."""

    piece: float
    cell: float

    @classmethod
    def of(cls, table: Table, place: int) -> "_Column":
        header = plain(table.header[place])
        cells = {plain(row[place]) for row in table.rows} | {""}
        kept = (long if (long := longest_piece(cell)) <= _LONGEST_PIECE else _BROKEN_PIECE for cell in {header, *cells})
        body = max(map(widest, cells))
        least = max(1.0, min(body, _NARROWEST_PROSE), min(widest(header), _NARROWEST_HEADER))
        return cls(max(least, *kept), max(body, widest(header)))

    def need(self, size: float) -> float:
        return self.piece * size + PADDING_PT

    def want(self, size: float) -> float:
        return max(self.need(size), self.cell * size + PADDING_PT)


def _shared(columns: list[_Column], size: float, room: float) -> tuple[float, ...]:
    """The widths: each column what it needs, then up to what it wants, the modest first; the rest by size."""
    widths = [column.need(size) for column in columns]
    left = room - sum(widths)
    lacking = sorted((column.want(size) - widths[place], place) for place, column in enumerate(columns))
    for turn, (more, place) in enumerate(lacking):
        given = min(more, left / (len(columns) - turn))
        widths[place] += given
        left -= given
    return tuple(width * room / sum(widths) for width in widths)


def _parts(table: Table, columns: list[_Column]) -> Iterator[Part]:
    keys = 2 if plain(table.header[0]).strip() == "序号" else 1
    groups = _groups(columns, keys)
    for number, group in enumerate(groups, 1):
        widths = _shared([columns[place] for place in group], SIZES_PT[-1], _TURNED_PT)
        yield Part(group, widths, f"{clean(table.caption)}（第{number}部分，共{len(groups)}部分）")


def _groups(columns: list[_Column], keys: int) -> list[tuple[int, ...]]:
    """The columns of each part: the first ones that name the row, and others that fit beside them; evenly, if they do."""
    needs = [column.need(SIZES_PT[-1]) for column in columns]
    head, others = tuple(range(keys)), range(keys, len(columns))
    room = _TURNED_PT - sum(needs[:keys])
    groups: list[tuple[int, ...]] = [()]
    for place in others:
        if groups[-1] and sum(needs[one] for one in groups[-1]) + needs[place] > room:
            groups.append(())
        groups[-1] += (place,)
    share = math.ceil(len(others) / len(groups))
    even = [tuple(others[start : start + share]) for start in range(0, len(others), share)]
    fits = all(sum(needs[one] for one in group) <= room for group in even)
    return [head + group for group in (even if fits else groups)]
