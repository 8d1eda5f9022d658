"""The file of regions as offices make it: by Excel in GBK or UTF-8, parted by comma, semicolon, tab or their full-width kin."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from guiju.kernel.offices import regions
from guiju.kernel.offices.people import Region

PARTED_BY = str.maketrans(dict.fromkeys((";", "\t", "，", "；"), ","))


def read(content: bytes) -> list[Region]:
    """The regions of a file of two columns, code and name; a heading may stand before them. Raises ValueError in words."""
    found = {region.code: region for region in _rows(_text(content))}
    if not found:
        raise ValueError("文件中没有行政区划：应有两列，代码和名称")
    known = found.keys() | set(Region.objects.values_list("code", flat=True))
    for region in found.values():
        above = regions.parent(region.code)
        region.parent_id = above if above in known else None
    return sorted(found.values(), key=lambda region: (len(region.code), region.code))


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("文件的编码不能识别：请用 UTF-8 或者 GBK 保存")


def _rows(text: str) -> Iterator[Region]:
    for n, row in enumerate(csv.reader(text.translate(PARTED_BY).splitlines()), 1):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells:
            continue
        if len(cells) < 2 or not cells[0].isdecimal():
            if n == 1:  # a heading
                continue
            raise ValueError(f"第{n}行不是“代码,名称”：{','.join(row)[:60]}")
        try:
            code = regions.check(regions.trim(cells[0]))
        except ValueError as error:
            raise ValueError(f"第{n}行：{error}") from error
        yield Region(code=code, name=cells[1][:60])
