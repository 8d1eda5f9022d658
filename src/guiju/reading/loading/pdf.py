"""PDF files with text: pages, tables in place, lines joined again to paragraphs. Pages without text are told, for a reader
of pictures to read."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..grids import Grid
from .refusal import Unreadable
from .written import Written

if TYPE_CHECKING:  # what stands behind is loaded with the first PDF
    from .pdf_page import Block, Sheet

MOST_PAGES = 500
MOST_ON_PAGE = 4 * 1024 * 1024
"""Bytes of what draws one page: a page of text has some 20 KB, a drawn map some MB."""
MOST_GLYPHS = 500_000
"""Signs of all pages: a page has some 1,000."""
_PAGE_NUMBER = re.compile(r"\s*[-—–~]?\s*第?\s*\d{1,4}\s*页?\s*(?:[/共]\s*\d{1,4}\s*页?)?\s*[-—–~]?\s*")
_CLOSED = re.compile(r"[。！？!?；;：:]\s*$")
_OPENS = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d))")
_OFTEN = 0.4
"""Of the pages: a line at the edge of so many is furniture."""


def pdf(content: bytes, recognised: Mapping[int, str]) -> tuple[Written, dict[str, str], list[int]]:
    """The text of a PDF, its furniture, and the pages that have none. ``recognised``: the text of such pages as a machine
    read it. Raises Unreadable where the file is damaged or locked."""
    import pdfplumber

    from . import pdf_streams

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdf_streams.measured(), pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(f"PDF 有 {len(document.pages)} 页，上限为 {MOST_PAGES} 页，请拆分后再读。")
            sheets = list(_sheets(document))
            attached = _attached(document)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pdfminer raises errors of many kinds on damaged files
        if isinstance(bound := _first(error), (Unreadable, MemoryError)):
            raise bound from error
        if "Password" in f"{type(error).__name__}{error.args!r}":
            raise Unreadable("PDF 加了密码，请去掉密码再读。") from error
        raise Unreadable("PDF 文件已损坏，打不开；请重新导出后再读。") from error
    return _written(sheets, recognised, attached)


def _first(error: BaseException) -> BaseException:
    """What pdfplumber wrapped."""
    inner = (
        error.__cause__ or error.__context__ or next((one for one in error.args if isinstance(one, Exception)), None)
    )
    return error if inner is None else _first(inner)


def _sheets(document: Any) -> Iterator[Sheet]:
    from pdfminer.pdftypes import resolve1

    from . import pdf_glyphs, pdf_page

    glyphs = 0
    for page in document.pages:
        drawn = sum(len(resolve1(stream).get_data()) for stream in page.page_obj.contents)
        _bound(drawn, MOST_ON_PAGE, f"第 {page.page_number} 页的绘制内容（字节）")
        upright = pdf_glyphs.upright(page)
        glyphs += len(upright.chars)
        _bound(glyphs, MOST_GLYPHS, "字符")
        made = pdf_page.sheet(upright)
        if filled := sum(_is_filled(note) for note in upright.annots):
            made.left_out["form"] = filled
        yield made
        upright.close()


def _is_filled(note: dict[str, Any]) -> bool:
    """A field of a form that holds something, or words laid on the page."""
    data = note.get("data") or {}
    kind = getattr(data.get("Subtype"), "name", "")
    return kind == "FreeText" or (kind == "Widget" and bool(data.get("V")))


def _attached(document: Any) -> bool:
    """Whether files are laid into the PDF."""
    from pdfminer.pdftypes import resolve1

    names = resolve1(document.doc.catalog.get("Names"))
    return isinstance(names, dict) and "EmbeddedFiles" in names


def _bound(found: int, most: int, what: str) -> None:
    if found > most:
        raise Unreadable(f"PDF {what}超过 {most} 的上限，不予打开；请另行导出或者拆分后再读。")


def _written(
    sheets: list[Sheet], recognised: Mapping[int, str], attached: bool
) -> tuple[Written, dict[str, str], list[int]]:
    furniture = _furniture(sheets)
    copy = _Copy(set(furniture))
    unread = [sheet.number for sheet in sheets if not copy.sheet(sheet, recognised.get(sheet.number, ""))]
    copy.settle()
    if attached:
        copy.written.leave_out("embedded")
    if furniture:
        copy.written.leave_out("furniture")
    return copy.written, {"页眉页脚": "；".join(sorted(furniture.values()))} if furniture else {}, unread


class _Copy:
    """The text written down page by page; lines and a table that the next page may go on with are held back."""

    def __init__(self, furniture: set[tuple[str, str]]) -> None:
        self.written = Written()
        self._furniture = furniture
        self._lines: list[str] = []
        self._table: Block | None = None
        self._by_machine = False

    def sheet(self, sheet: Sheet, recognised: str) -> bool:
        """Write a page; whether it could be read, if need be by what a machine recognised in it."""
        by_machine = sheet.by_machine or bool(recognised)
        if by_machine != self._by_machine or sheet.why:
            self.settle()
            self._by_machine = by_machine
        if sheet.why and not recognised:
            self.written.note(f"第{sheet.number}页{sheet.why}，没有读。", [self.written.end])
        self._lines += recognised.split("\n") if sheet.why else ()
        first = True
        for block in sheet.blocks:
            if block.grid:
                self._lay(block)
            elif block.text and not _PAGE_NUMBER.fullmatch(block.text) and _key(block) not in self._furniture:
                self._close_table()
                if block.begins and not first:  # the first may go on with the page before
                    self._close_lines()
                self._lines.append(block.text)
                first = False
        if by_machine:
            self.written.note(f"第{sheet.number}页是由机器识别的，数字请对照原件核对。", [self.written.end])
        for kind, times in sheet.left_out.items():
            self.written.leave_out(kind, times)
        if sheet.unknown and not sheet.why:
            words = f"第{sheet.number}页有{sheet.unknown}个字没有字符对照，读不出来，以“\ufffd”代替。"
            self.written.note(words, [self.written.end])
        return by_machine or not sheet.why

    def settle(self) -> None:
        """Write down what is held back."""
        self._close_lines()
        self._close_table()

    def _close_lines(self) -> None:
        for paragraph in paragraphs(self._lines):
            self.written.line(paragraph, by_machine=self._by_machine)
        self._lines = []

    def _close_table(self) -> None:
        if self._table is not None:
            self.written.table(self._table.grid, by_machine=self._by_machine)
            self._table = None

    def _lay(self, block: Block) -> None:
        self._close_lines()
        if self._table is not None and _alike(self._table, block):
            self._table.grid += _below(self._table.grid, block.grid)
        else:
            self._close_table()
            self._table = block


def _alike(table: Block, block: Block) -> bool:
    """Whether two tables, with nothing between them, have the same columns."""
    return len(table.edges) == len(block.edges) and all(
        abs((a - table.edges[0]) - (b - block.edges[0])) < 5 for a, b in zip(table.edges, block.edges, strict=True)
    )


def _below(grid: Grid, more: Grid) -> Grid:
    """The rows of a table on its next page, without the head that stands there again."""
    heads = {(cell.row, cell.column, cell.text) for cell in grid}
    rows = max(cell.row + cell.down for cell in grid)
    again = 0
    while (row := [c for c in more if c.row == again]) and all((c.row, c.column, c.text) in heads for c in row):
        again += 1
    return [replace(cell, row=cell.row - again + rows) for cell in more if cell.row >= again]


def _key(block: Block) -> tuple[str, str]:
    return block.edge, re.sub(r"\d+", "#", re.sub(r"\s", "", block.text))


def _furniture(sheets: list[Sheet]) -> dict[tuple[str, str], str]:
    """Lines that stand at the edge of many pages, but for their numbers alike."""
    edges = Counter(key for sheet in sheets for key in {_key(block) for block in sheet.blocks if block.edge})
    least = max(2, _OFTEN * len(sheets))
    often = {key for key, times in edges.items() if times >= least}
    return {_key(b): b.text for sheet in sheets for b in sheet.blocks if b.edge and _key(b) in often}


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines that a page broke are joined: a paragraph ends with its sentence, a short line or before a heading."""
    held, last, widest = "", "", 0
    for line in lines:
        short = len(last) < widest * 0.8
        if held and (short or _CLOSED.search(held) or _OPENS.match(line) or "\t" in held + line):
            yield held
            held = ""
        held += line
        last, widest = line, max(widest, len(line))
    if held:
        yield held
