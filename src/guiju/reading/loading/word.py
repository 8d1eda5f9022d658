"""Word files (.docx): paragraphs and tables in their order. What it unpacks to is weighed before a document is made of it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
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
"""Rows above that cells are merged with: the library goes up, row by row, from each cell that goes on to where it began."""
_BROKEN = "Word 文件已损坏，打不开；请用 Word 或 WPS 打开后另存为 .docx 再读。"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(content: bytes) -> str:
    """The text, a paragraph or table row a line. Raises Unreadable for anything but a sound .docx of bearable weight."""
    _weigh(content)
    from docx import Document

    try:
        document = Document(BytesIO(content))
        return "\n".join(_lines(document))
    except MemoryError:
        raise
    except Exception as error:  # python-docx lets errors of zip, XML and its own parts through
        raise Unreadable(_BROKEN) from error


def _weigh(content: bytes) -> None:
    try:
        with archives.opened(content) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise Unreadable("文件加了密码，请去掉密码再读。")
            if "word/document.xml" not in archive.namelist():
                raise Unreadable("这不是 Word 文件（.docx）：压缩包里没有正文。")
            scale = _Scale()
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    _put_on(scale, archive.open(name))
    except archives.TooHeavy as error:
        raise Unreadable(str(error)) from error
    except (archives.Broken, zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError, NotImplementedError) as error:
        raise Unreadable(_BROKEN) from error


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
        if tag == f"{_W}p":
            self._paragraphs += 1
            _bound(self._paragraphs, MOST_PARAGRAPHS, "段落（含空段落）")
        elif tag == f"{_W}tbl":
            self._tables.append(_Table())
        elif self._tables:
            self._tables[-1].met(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if not self._tables:
            return
        if tag == f"{_W}tc":
            across, up = self._tables[-1].cell()
            self._cells += across
            self._merged += up
            _bound(self._cells, MOST_CELLS, "表格单元格（横向合并的按所占列数计）")
            _bound(self._merged, MOST_MERGED, "纵向合并的单元格")
        elif tag == f"{_W}tbl":
            self._tables.pop()

    def close(self) -> None:
        self._depth = 0


class _Table:
    """The cell being met, and of each column how many rows above its cell is merged with."""

    def __init__(self) -> None:
        self._span, self._goes_on, self._column = 1, False, 0
        self._above: dict[int, int] = {}

    def met(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.removeprefix(_W):
            case "tr":
                self._column = 0
            case "tc":
                self._span, self._goes_on = 1, False
            case "gridSpan":
                said = attributes.get(f"{_W}val", "1")
                self._span = max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 12 else 1
            case "vMerge":
                self._goes_on = attributes.get(f"{_W}val", "continue") == "continue"

    def cell(self) -> tuple[int, int]:
        """Of the cell that ends: how many columns it spans, and with how many rows above it is merged."""
        above = self._above.get(self._column, 0) + 1 if self._goes_on else 0
        self._above[self._column] = above
        self._column += self._span
        return self._span, above


def _bound(found: int, most: int, what: str) -> None:
    if found > most:
        raise Unreadable(f"Word 文件的{what}超过{most}，不予打开；请删去多余的内容或者拆分后再读。")


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(_once(cell.text.replace("\n", " ").strip() for cell in row.cells))
        else:
            yield block.text


def _once(cells: Iterator[str]) -> Iterator[str]:
    """A merged cell is given once for each column it spans; it is kept once."""
    last = None
    for cell in cells:
        if cell != last or not cell:
            yield cell
        last = cell
