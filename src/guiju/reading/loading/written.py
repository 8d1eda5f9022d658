"""The text of a report as it is written down from a file: lines, tables with their cells, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable

from ..grids import Grid, by_row
from ..record import Note

LEFT_OUT = {
    "picture": "有图片{}幅，图中的文字没有读。",
    "chart": "有图表{}个，图中的数据没有读。",
    "embedded": "有嵌入的文件或者对象{}个，其中的内容没有读。",
    "shape": "有智能图形{}个，其中的文字没有读。",
    "attached": "有链接的附件{}个，附件没有读。",
    "comment": "有批注{}条，没有读。",
    "tracked": "有修订{}处，按接受修订以后的文字读。",
    "struck": "有加了删除线的文字{}处，按已经删去处理，没有读。",
    "hidden": "有隐藏的文字{}处，没有读。",
    "furniture": "页眉、页脚里的文字没有读。",
    "turned": "有与正文方向不同的文字{}处（水印、侧注等），没有读。",
    "form": "有表单填写的内容或者批注{}处，没有读。",
    "formula": "有没有存下计算结果的公式{}个，没有读。",
}
"""What a file may hold beside what is read, each with how often."""


class Written:
    """Lines and tables in their order, with the offsets of all that has a place."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.end = 0
        self.grids: list[Grid] = []
        self.machine: list[tuple[int, int]] = []
        self._left_out: dict[str, list[int]] = {}
        self._notes: list[Note] = []

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    @property
    def notes(self) -> list[Note]:
        told = [Note(LEFT_OUT[kind].format(len(places)), places[:20]) for kind, places in self._left_out.items()]
        return [*self._notes, *told]

    def line(self, text: str, *, by_machine: bool = False) -> None:
        """A line or several; blank ones are left out."""
        for one in text.split("\n"):
            if not one.strip():
                continue
            start = self.end + bool(self._lines)
            self._lines.append(one)
            self.end = start + len(one)
            if by_machine:
                self.machine.append((start, self.end))

    def table(self, grid: Grid, *, by_machine: bool = False) -> None:
        """A row a line; an empty place for each column that a cell covers beyond its first."""
        kept: Grid = []
        for row in by_row(grid):
            told = [cell for cell in row if cell.text.strip()]
            if not told:
                continue
            pieces: list[str] = []
            at = self.end + bool(self._lines)
            for cell in told:
                at += cell.column - len(pieces)  # a tab for each column since the last cell
                pieces += [""] * (cell.column - len(pieces))
                pieces.append(cell.text)
                cell.start, at = at, at + len(cell.text) + 1
            self._add_row("\t".join(pieces), by_machine)
            kept += told
        if kept:
            self.grids.append(kept)

    def _add_row(self, row: str, by_machine: bool) -> None:
        start = self.end + bool(self._lines)
        self._lines.append(row)
        self.end = start + len(row)
        if by_machine:
            self.machine.append((start, self.end))

    def note(self, words: str, places: Iterable[int] = ()) -> None:
        self._notes.append(Note(words, list(places)))

    def leave_out(self, kind: str, times: int = 1) -> None:
        """Something that is not read stands here."""
        self._left_out.setdefault(kind, []).extend([self.end] * times)
