"""Lists as CSV, line by line: UTF-8 with a byte order mark, which spreadsheets in use here need."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


class _Line:
    """Gives back what the csv module writes."""

    def write(self, line: str) -> str:
        return line


def cell(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "是" if value else "" if value is None else "否"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_lines(heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + str(writer.writerow([*heads]))
    for row in rows:
        yield str(writer.writerow([cell(value) for value in row]))
