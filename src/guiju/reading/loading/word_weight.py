"""What a Word file unpacks to is weighed before anything is made of it."""

import zipfile
from typing import Any

from lxml import etree

from guiju import archives

from .refusal import Unreadable

MOST_NODES = 400_000
"""Elements of all parts. A page of text has some 100 to 300, a page of tables 2,000."""
MOST_DEPTH = 120
"""Elements within elements: a table within a table within a table has some 30."""
MOST_PARAGRAPHS = 40_000
"""Some 1,000 pages; a report has 200 to 2,000 paragraphs."""
MOST_CELLS = 40_000
"""Cells of all tables, a merged one counted for every column it spans."""
MOST_MERGED = 150_000
"""Rows above that cells are merged with, counted anew for each cell that goes on."""
BROKEN = "Word 文件已损坏，打不开；请用 Word 或 WPS 打开后另存为 .docx 再读。"
_SPACES = frozenset((
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
))  # fmt: skip


def name(tag: Any) -> str:
    """The name of an element or attribute of WordprocessingML, transitional or strict (ISO/IEC 29500-1, -4); of any
    other, with its space."""
    if not isinstance(tag, str):
        return ""
    space, closing, local = tag.rpartition("}")
    return local if space + closing in _SPACES else tag


def weigh(archive: zipfile.ZipFile) -> None:
    """Raises Unreadable where the file is locked or too heavy, and what the parser raises where it is broken."""
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise Unreadable("文件加了密码，请去掉密码再读。")
    scale = _Scale()
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            _put_on(scale, archive.open(part))


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, its table of contents weighed. Raises Unreadable."""
    try:
        return archives.opened(content)
    except archives.TooHeavy as error:
        raise Unreadable(str(error)) from error


def _put_on(scale: "_Scale", part: Any) -> None:
    parser: Any = etree.XMLParser(target=scale, resolve_entities=False, no_network=True, load_dtd=False)
    with part:
        while piece := part.read(1 << 16):
            parser.feed(piece)
    parser.close()


class _Scale:
    """Counts what a parser meets, and stops it where there is too much. Nothing is kept of what was met."""

    def __init__(self) -> None:
        self._nodes = self._depth = self._paragraphs = self._cells = self._merged = 0
        self._tables: list[_Table] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._nodes += 1
        self._depth += 1
        _bound(self._nodes, MOST_NODES, "内部元素")
        _bound(self._depth, MOST_DEPTH, "元素嵌套的层数")
        kind = name(tag)
        if kind == "p":
            self._paragraphs += 1
            _bound(self._paragraphs, MOST_PARAGRAPHS, "段落（含空段落）")
        elif kind == "tbl":
            self._tables.append(_Table())
        elif self._tables:
            self._tables[-1].met(kind, {name(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        if not self._tables:
            return
        kind = name(tag)
        if kind == "tc":
            across, up = self._tables[-1].cell()
            self._cells += across
            self._merged += up
            _bound(self._cells, MOST_CELLS, "表格单元格（横向合并的按所占列数计）")
            _bound(self._merged, MOST_MERGED, "纵向合并的单元格")
        elif kind == "tbl":
            self._tables.pop()

    def close(self) -> None:
        self._depth = 0


class _Table:
    """The cell being met, and of each column how many rows above its cell is merged with."""

    def __init__(self) -> None:
        self._span, self._goes_on, self._column = 1, False, 0
        self._above: dict[int, int] = {}

    def met(self, kind: str, attributes: dict[str, str]) -> None:
        match kind:
            case "tr":
                self._column = 0
            case "tc":
                self._span, self._goes_on = 1, False
            case "gridSpan":
                self._span = counted(attributes.get("val"))
            case "vMerge":
                self._goes_on = attributes.get("val", "continue") == "continue"

    def cell(self) -> tuple[int, int]:
        """Of the cell that ends: how many columns it spans, and with how many rows above it is merged."""
        above = self._above.get(self._column, 0) + 1 if self._goes_on else 0
        self._above[self._column] = above
        self._column += self._span
        return self._span, above


def counted(said: str | None, least: int = 1) -> int:
    """A number of an attribute, ``least`` where there is none."""
    return max(least, int(said)) if said and said.isascii() and said.isdigit() and len(said) < 12 else least


def _bound(found: int, most: int, what: str) -> None:
    if found > most:
        raise Unreadable(f"Word 文件的{what}超过{most}，不予打开；请删去多余的内容或者拆分后再读。")
