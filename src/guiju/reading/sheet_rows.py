"""The rows of the first sheet of a spreadsheet, or of a text whose cells are set apart by tabs: what is taken in as a list.

Unlike a report, whose numbers are read as they are printed, a list is read cell by cell, and by nothing but its place.
"""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict

from guiju import archives

from . import apart
from .loading import Unreadable
from .loading.spreadsheet import BROKEN, is_spreadsheet, shown, weigh

Rows = list[list[str]]
"""Row by row the texts of its cells, "" for an empty one; empty rows stay, so that a fault is named by its row."""
_KEPT = apart.Kept[Rows](most=8)
NO_LIST = "请用 Excel 表格（.xlsx），或者另存为“文本文件（制表符分隔）”（.txt）。"


def rows(content: bytes) -> Rows:
    """The rows of a file, a spreadsheet's read in a process with bounds. Raises Unreadable."""
    if is_spreadsheet(content):
        key = hashlib.sha256(content).hexdigest()
        return _KEPT.of(key, lambda: apart.within_bounds(first_sheet, content))
    return [[cell.strip() for cell in line.split("\t")] for line in _text(content).splitlines()]


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(NO_LIST)


def first_sheet(content: bytes) -> Rows:
    """The first sheet that is shown. Raises Unreadable."""
    from openpyxl import load_workbook

    try:
        with archives.opened(content) as archive:
            weigh(archive)
        book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    except (Unreadable, MemoryError):
        raise
    except archives.TooHeavy as error:
        raise Unreadable(str(error)) from error
    except Exception as error:  # openpyxl lets errors of zip, XML and its own parts through
        raise Unreadable(BROKEN) from error
    cells: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None:
            cells[row][column] = " ".join(shown(cell.value, cell.number_format or "General").split())
    return [_row(cells.get(n, {})) for n in range(1, max(cells, default=0) + 1)]


def _row(cells: dict[int, str]) -> list[str]:
    return [cells.get(n, "") for n in range(1, max(cells, default=0) + 1)]
