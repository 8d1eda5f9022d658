"""Word files (.docx), transitional and strict: what stands on the page as a person sees it who accepts all revisions.

Read are the text in whatever wrapper, text boxes and notes behind their paragraph, tables by the identity of their cells,
and automatic numbers. Struck and hidden text, tables of contents and page numbers are left out; what is left out is said.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from guiju import archives

from ..grids import Laying
from . import raised, word_weight
from .refusal import Unreadable
from .word_looks import Looks, child, value
from .word_numbers import Numbers
from .word_weight import BROKEN, counted, name
from .written import Written

_GONE = frozenset(
    ("del", "moveFrom", "sectPr", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rt")
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OF_THE_PAGE = ("TOC", "PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "INDEX", "TOA")
"""Fields whose result is made of page numbers."""
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT_PATH, _IMAGE = "{urn:schemas-microsoft-com:vml}textpath", "{urn:schemas-microsoft-com:vml}imagedata"
_KINDS = {"chart": "chart", "chartex": "chart", "picture": "picture", "diagram": "shape"}
Pieces = list[tuple[str, bool]]


def word(content: bytes) -> Written:
    """The text, a paragraph or table row a line. Raises Unreadable for anything but a sound .docx of bearable weight."""
    try:
        with word_weight.opened(content) as archive:
            if not (main := _main(archive)):
                raise Unreadable("这不是 Word 文件（.docx）：压缩包里没有正文。")
            word_weight.weigh(archive)
            return _Report(archive, main).written
    except (archives.Broken, zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError, NotImplementedError) as error:
        raise Unreadable(BROKEN) from error
    except (KeyError, OverflowError, RuntimeError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(BROKEN) from error


def _main(archive: zipfile.ZipFile) -> str:
    """The part that holds the text; "" where there is none."""
    names = archive.namelist()
    if "word/document.xml" in names or "_rels/.rels" not in names:
        return "word/document.xml" if "word/document.xml" in names else ""
    return next((part for part in _related(archive, "_rels/.rels", "officeDocument") if part.startswith("word/")), "")


def _related(archive: zipfile.ZipFile, relations: str, kind: str) -> list[str]:
    """The parts of the archive that a part is related to in one way."""
    if relations not in archive.namelist():
        return []
    folder = posixpath.dirname(posixpath.dirname(relations))
    found = _parsed(archive, relations)
    targets = [one.get("Target") or "" for one in found if (one.get("Type") or "").endswith(f"/{kind}")]
    paths = [one.lstrip("/") if one.startswith("/") else posixpath.normpath(f"{folder}/{one}") for one in targets]
    return [path.lstrip("/") for path in paths if path.lstrip("/") in archive.namelist()]


def _parsed(archive: zipfile.ZipFile, part: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(part), parser)


class _Report:
    """One file being written down."""

    def __init__(self, archive: zipfile.ZipFile, main: str) -> None:
        self.written = Written()
        folder, file = posixpath.split(main)
        parts = {
            kind: _parsed(archive, found[0])
            for kind in ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")
            if (found := _related(archive, f"{folder}/_rels/{file}.rels", kind))
        }
        self._looks = Looks(parts.get("styles"))
        self._numbers = Numbers(parts.get("numbering"), self._looks)
        self._notes = {
            (kind, value(one, "id")): one for kind in ("footnote", "endnote") for one in parts.get(f"{kind}s", ())
        }
        self._behind: list[Any] = []
        self._fields: list[list[Any]] = []
        self._was: tuple[bool, bool] = (False, False)
        self._write(child(_parsed(archive, main), "body"))
        self._say_what_else(parts)

    def _say_what_else(self, parts: dict[str, Any]) -> None:
        for one in parts.get("comments", ()):
            if name(one.tag) == "comment":
                self.written.leave_out("comment")
        around = "".join(text for kind in ("header", "footer") if kind in parts for text in parts[kind].itertext())
        if any("\u4e00" <= sign <= "\u9fff" for sign in around if sign not in "第共页"):
            self.written.leave_out("furniture")

    def _write(self, holder: Any) -> None:
        """The blocks of ``holder``, and behind each what is anchored in it."""
        for kind, block in self._blocks(holder):
            if kind == "line":
                self.written.line(block)
            else:
                self._table(block)
            while self._behind:
                self._write(self._behind.pop(0))

    def _blocks(self, holder: Any) -> Iterator[tuple[str, Any]]:
        """Lines of paragraphs and tables within, whatever they are wrapped in."""
        held = ""
        for block in () if holder is None else holder:
            kind = name(block.tag)
            if kind == "p":
                held += self._paragraph(block)
                if child(child(child(block, "pPr"), "rPr"), "del") is None:  # its end was deleted: the next goes on
                    yield "line", held
                    held = ""
            elif kind == "tbl":
                yield "table", block
            elif kind == "altChunk":
                self.written.leave_out("embedded")
            elif kind in ("del", "moveFrom"):
                self.written.leave_out("tracked")
            elif kind not in _GONE and not _is_contents(block):
                yield from self._blocks(block)
        if held:
            yield "line", held

    def _paragraph(self, paragraph: Any) -> str:
        style = value(child(child(paragraph, "pPr"), "pStyle"))
        pieces: Pieces = []
        self._was = (False, False)
        self._inline(paragraph, style, pieces)
        if self._looks.is_contents(style):
            return ""
        text = raised.joined(pieces)
        return self._numbers.before(paragraph) + text if text.strip() else ""

    def _inline(self, holder: Any, style: str | None, pieces: Pieces) -> None:
        for one in holder:
            kind = name(one.tag)
            if kind == "r":
                self._run(one, style, pieces)
            elif kind in ("del", "moveFrom"):
                self.written.leave_out("tracked")
            elif (kind == "fldSimple" and _is_of_the_page(value(one, "instr"))) or (
                kind == "sdt" and child(child(one, "sdtPr"), "showingPlcHdr") is not None
            ):
                continue
            elif one.tag == _MATH:
                pieces.append((one.text or "", False))
            elif kind not in _GONE and isinstance(one.tag, str):
                if kind in ("ins", "moveTo"):
                    self.written.leave_out("tracked")
                self._inline(one, style, pieces)

    def _run(self, run: Any, style: str | None, pieces: Pieces) -> None:
        struck = self._looks.of(run, style, ("strike", "dstrike"))
        hidden = self._looks.of(run, style, ("vanish", "specVanish"))
        is_raised = value(child(child(run, "rPr"), "vertAlign")) == "superscript"
        for one in run:
            kind = name(one.tag)
            if kind == "fldChar":
                self._field(value(one, "fldCharType"))
            elif kind == "instrText" and self._fields:
                self._fields[-1][0] += one.text or ""
            elif kind in ("footnoteReference", "endnoteReference"):
                if (note := self._notes.get((kind.removesuffix("Reference"), value(one, "id")))) is not None:
                    self._behind.append(note)
            elif kind in ("t", "ruby") or kind in _SIGNS:
                if not (struck or hidden or self._is_unread()):
                    pieces.append((_said(one, kind), is_raised))
            elif kind not in _GONE:
                self._drawn(one)
        self._say_left_out(run, struck, hidden)

    def _say_left_out(self, run: Any, struck: bool, hidden: bool) -> None:
        if child(run, "t") is None:
            return
        for now, before, kind in ((struck, self._was[0], "struck"), (hidden, self._was[1], "hidden")):
            if now and not before:
                self.written.leave_out(kind)
        self._was = (struck, hidden)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(["", False])
        elif self._fields and kind == "separate":
            self._fields[-1][1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _is_unread(self) -> bool:
        """Whether what stands here is the instruction of a field, or made of page numbers."""
        return any(not in_result or _is_of_the_page(told) for told, in_result in self._fields)

    def _drawn(self, thing: Any) -> None:
        """Text boxes stand behind the paragraph; pictures, charts and objects are said."""
        if thing.tag == f"{_MC}AlternateContent":
            choice = next((one for one in thing if one.tag == f"{_MC}Choice"), None)
            boxed = choice is not None and any(name(one.tag) == "txbxContent" for one in choice.iter())
            fallback = next((one for one in thing if one.tag == f"{_MC}Fallback"), None)
            chosen = choice if boxed or fallback is None else fallback
            for one in () if chosen is None else chosen:
                self._drawn(one)
        elif name(thing.tag) == "txbxContent":
            self._behind.append(thing)
        elif name(thing.tag) == "object":
            self.written.leave_out("embedded")
        elif thing.tag == _IMAGE:
            self.written.leave_out("picture")
        elif isinstance(thing.tag, str):
            if thing.tag == _TEXT_PATH and (told := thing.get("string")):
                self._behind.append(_paragraph_of(told))
            if thing.tag.endswith("}graphicData") and (kind := _KINDS.get((thing.get("uri") or "").rsplit("/", 1)[-1])):
                self.written.leave_out(kind)
            for one in thing:
                self._drawn(one)

    def _table(self, table: Any) -> None:
        rows = list(self._rows(table))
        if all(len(cells) < 2 for _, cells in rows):
            for _, cells in rows:
                for cell in cells:
                    self._write(cell)
            return
        laid, nested = Laying(), []
        for row, cells in rows:
            laid.row(counted(value(child(child(row, "trPr"), "gridBefore")), 0))
            for cell in cells:
                told = child(cell, "tcPr")
                across = counted(value(child(told, "gridSpan")))
                merged = child(told, "vMerge")
                if merged is not None and value(merged) in (None, "continue"):
                    laid.goes_on(across)
                    continue
                lines = []
                for kind, block in self._blocks(cell):
                    lines.append(block) if kind == "line" else nested.append(block)
                gap = "\n" if len(cells) == 1 else " "
                text = gap.join(line for line in lines if line.strip())
                laid.cell(text if len(cells) == 1 else text.replace("\n", " ").replace("\t", " "), across)
        self.written.table(laid.grid)
        for inner in nested:
            self._table(inner)

    def _rows(self, table: Any) -> Iterator[tuple[Any, list[Any]]]:
        for row in _within(table, "tr"):
            if child(child(row, "trPr"), "del") is not None:
                self.written.leave_out("tracked")
            else:
                yield row, [cell for cell in _within(row, "tc") if child(child(cell, "tcPr"), "cellDel") is None]


def _within(holder: Any, kind: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, whatever they are wrapped in."""
    for one in holder:
        if name(one.tag) == kind:
            yield one
        elif name(one.tag) in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _within(one, kind)


def _said(one: Any, kind: str) -> str:
    if kind == "ruby":
        return "".join(part.text or "" for part in child(one, "rubyBase").iter() if name(part.tag) == "t")
    return _SIGNS.get(kind) or one.text or ""


def _is_of_the_page(told: str | None) -> bool:
    return (told or "").strip().upper().startswith(_OF_THE_PAGE)


def _is_contents(block: Any) -> bool:
    """Whether a content control is the gallery's table of contents."""
    gallery = child(child(child(block, "sdtPr"), "docPartObj"), "docPartGallery")
    return value(gallery) == "Table of Contents"


def _paragraph_of(text: str) -> Any:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    holder = etree.Element(f"{{{space}}}txbxContent")
    run = etree.SubElement(etree.SubElement(holder, f"{{{space}}}p"), f"{{{space}}}r")
    etree.SubElement(run, f"{{{space}}}t").text = text
    return holder
