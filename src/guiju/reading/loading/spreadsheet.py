"""Spreadsheets (.xlsx) by openpyxl: every sheet as a table, numbers as the sheet shows them."""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from datetime import date, datetime
from typing import Any

from lxml import etree

from guiju import archives

from ..grids import Cell, Grid
from .refusal import Unreadable
from .written import Written

MOST_CELLS = 60_000
"""Cells that a workbook names or merges, empty ones too; a year's statistics have some 2,000."""
BROKEN = "表格文件已损坏，打不开；请用 Excel 或 WPS 打开后另存为 .xlsx 再读。"
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_BESIDE = {
    "chart": r"xl/charts/chart[^/]*\.xml$",
    "picture": r"xl/media/",
    "embedded": r"xl/embeddings/",
    "comment": r"xl/(?:threadedComments/|comments)[^/]*\.xml$",
}
"""The parts of what a sheet holds beside its cells."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SPACED = re.compile(r"_.|\*.|\[[^\]]*\]")
_WHOLE = re.compile(r"[#0](?:[#0,]*[#0])?(?:\.([0#]+))?")


def spreadsheet(content: bytes) -> Written:
    """The sheets that are shown. Raises Unreadable for anything but a sound .xlsx of bearable weight."""
    try:
        with archives.opened(content) as archive:
            weigh(archive)
            beside = archive.namelist()
        return _read(content, beside)
    except archives.TooHeavy as error:
        raise Unreadable(str(error)) from error
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # openpyxl lets errors of zip, XML and its own parts through
        raise Unreadable(BROKEN) from error


def is_spreadsheet(content: bytes) -> bool:
    try:
        with archives.opened(content) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (archives.TooHeavy, archives.Broken):
        return False  # what is wrong with it the reader of Word files says


def weigh(archive: zipfile.ZipFile) -> None:
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise Unreadable("文件加了密码，请去掉密码再读。")
    sheets = [archive.read(part) for part in archive.namelist() if _SHEET.search(part)]
    merged = sum(_area(match[1].decode()) for sheet in sheets for match in _MERGED.finditer(sheet))
    if sum(len(_CELL.findall(sheet)) for sheet in sheets) + merged > MOST_CELLS:
        raise Unreadable(f"表格的单元格（含合并的）超过{MOST_CELLS}个，不予打开；请删去多余的内容或者拆分后再读。")
    for part in archive.namelist():
        if part.endswith(".xml"):
            etree.fromstring(
                archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            )


def _area(told: str) -> int:
    """Cells that a merged range takes, all of which the library makes."""
    from openpyxl.utils import range_boundaries

    first_column, first_row, last_column, last_row = range_boundaries(told)
    return int((last_column - first_column + 1) * (last_row - first_row + 1))


def _read(content: bytes, beside: list[str]) -> Written:
    from openpyxl import load_workbook

    written = Written()
    book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(content), keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            if any(cell.value is not None for cell in sheet._cells.values()):
                written.note(f"工作表“{sheet.title}”是隐藏的，没有读。", [written.end])
            continue
        if len(book.worksheets) > 1:
            written.line(sheet.title)
        written.table(_grid(sheet, formulas[sheet.title], written))
    for kind, pattern in _BESIDE.items():
        if times := sum(bool(re.match(pattern, part)) for part in beside):
            written.leave_out(kind, times)
    return written


def _grid(sheet: Any, formulas: Any, written: Written) -> Grid:
    spans = {(span.min_row, span.min_col): span for span in sheet.merged_cells.ranges}
    grid: Grid = []
    used = sorted({column for (_, column), cell in sheet._cells.items() if cell.value is not None})
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None:
            formula = formulas._cells.get((row, column))
            if formula is not None and formula.data_type == "f":
                written.leave_out("formula")
            continue
        if _is_hidden(sheet, row, column):
            written.leave_out("hidden")
            continue
        if cell.font is not None and cell.font.strike:
            written.leave_out("struck")
            continue
        span = spans.get((row, column))
        down = span.max_row - row + 1 if span else 1
        first, last = bisect_left(used, column), bisect_right(used, span.max_col if span else column)
        text = re.sub(r"\s*[\n\t]\s*", " ", shown(cell.value, cell.number_format or "General")).strip()
        grid.append(Cell(text, row, first, down, last - first))
    return grid


def _is_hidden(sheet: Any, row: int, column: int) -> bool:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(column)
    hidden_column = any(
        (dimension.hidden and (dimension.min or 0) <= column <= (dimension.max or 0))
        or (name == letter and dimension.hidden)
        for name, dimension in sheet.column_dimensions.items()
    )
    return hidden_column or (row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden))


def shown(value: Any, form: str) -> str:
    """A value as its number format (ISO/IEC 29500-1, 18.8.30) shows it: decimals, per cent, words in quotes."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if not isinstance(value, int | float):
        return str(value)
    plain = _SPACED.sub("", form.split(";")[0])
    words = [(match[1] if match[1] is not None else match[2]) for match in _LITERAL.finditer(plain)]
    bare = _LITERAL.sub("", plain)
    number = f"{_rounded(value * 100, bare)}%" if "%" in bare else _rounded(value, bare)
    return f"{number}{''.join(words)}"


def _rounded(value: float, form: str) -> str:
    match = _WHOLE.search(form)
    if match is None or form.strip().lower() == "general":
        return f"{value:.10g}" if isinstance(value, float) and abs(value) < 1e10 else f"{value:.0f}"
    text = f"{value:,.{len(match[1] or '')}f}" if "," in match[0] else f"{value:.{len(match[1] or '')}f}"
    optional = len(match[1] or "") - len((match[1] or "").rstrip("#"))
    while optional and "." in text and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    return text.rstrip(".")
