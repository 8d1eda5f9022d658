"""From a file, bytes or a text to the text of the report, what stands beside it, and what of the file was not read.

A text given as text is kept as it is, so that every offset counts its characters. HTML, Word, spreadsheets and PDF give a
text made from them, one paragraph a line, a row of a table a line, its cells parted by tabs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..grids import Grid
from ..record import Note
from . import mht, ocr, office
from .plain import decoded
from .refusal import Unread, Unreadable
from .written import Written

LIMIT = 50 * 1024 * 1024
LONGEST = 1_000_000
"""Signs of a report's text, whatever it came in: the longest published one has some 60,000."""
_TOO_LARGE = f"文件过大，超过 {LIMIT // 2**20} MB 的上限，请拆分后再读。"
_EMPTY = "没有文字内容：文件是空的。"
_SCAN = "这是扫描件或图片，里面没有文字；请用文字识别软件转成文字后再读。"
_NOT_RECOGNISED = "这是扫描件或图片，文字识别也没有认出文字；请换用清楚的扫描件，或者改用有文字的文件。"
_TAGS = (
    "!doctype html|!--|html|head|body|div|p|meta|table|script|style|link|title|section|article|main|header|h[1-6]|center|"
    "span|font|ul|ol"
)
_HTML = re.compile(rf"(?:<\?xml[^>]{{0,200}}\?>\s*)?<(?:{_TAGS})(?:[\s>/]|(?<=!--))", re.IGNORECASE)


@dataclass(slots=True)
class Loaded:
    """A report's text, the form it came in (text, html, word, sheet, pdf, picture) and the fields found beside it.

    ``grids``: its tables. ``notes``: what was not read. ``machine``: spans of the text that a machine recognised in
    pictures. ``unread``: pages (from 1) in which it might.
    """

    text: str
    form: str = "text"
    fields: dict[str, str] = field(default_factory=dict)
    grids: list[Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    machine: list[tuple[int, int]] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def load(source: str | bytes | Path, recognised: Mapping[int, str] | None = None) -> Loaded:
    """The text of a report. Raises Unreadable with a sentence for the user.

    ``recognised``: what a machine has read in pages without text; None lets the office's program read them (``ocr``) and
    LibreOffice make over older files (``office``), as work apart from this.
    """
    if isinstance(source, Path):
        source = _file(source)
    if isinstance(source, str):
        return _checked(_from_text(source), {})
    if recognised is not None:
        return _checked(_from_bytes(source, recognised), recognised)
    source = office.modern(source)
    loaded = _from_bytes(source, {})
    found = ocr.recognised(source, loaded.unread)
    return _checked(_from_bytes(source, found) if found else loaded, found)


def _checked(loaded: Loaded, recognised: Mapping[int, str]) -> Loaded:
    if not loaded.text.strip():
        if loaded.unread:
            raise Unread(_NOT_RECOGNISED if recognised or ocr.program() else _SCAN, loaded.unread)
        others = "".join(note.message for note in loaded.notes)
        raise Unreadable(f"没有可读的文字：{others}" if others else _EMPTY)
    if len(loaded.text) > LONGEST:
        raise Unreadable(f"报告正文超过{LONGEST // 10_000}万字，请拆分后再读。")
    return loaded


def _file(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise Unreadable(_TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("文件打不开：没有这个文件，请核对路径。") from error
    except OSError as error:
        raise Unreadable("文件打不开：请检查它是不是文件、有没有读取权限。") from error


def _from_text(text: str) -> Loaded:
    if len(text) > LIMIT:
        raise Unreadable(_TOO_LARGE)
    if _HTML.match(text[:4000].lstrip("\ufeff \t\r\n")):
        from .html import html

        written, fields = html(text)
        return _of(written, "html", fields)
    return Loaded(text)


def _of(written: Written, form: str, fields: dict[str, str] | None = None) -> Loaded:
    return Loaded(written.text, form, fields or {}, written.grids, written.notes, written.machine)


def _from_bytes(content: bytes, recognised: Mapping[int, str]) -> Loaded:
    if len(content) > LIMIT:
        raise Unreadable(_TOO_LARGE)
    if not content.strip():
        raise Unreadable(_EMPTY)
    if office.kind(content):
        raise Unreadable(office.refusal(content))
    if content[:1024].lstrip().startswith(b"%PDF-"):
        from .pdf import pdf

        written, fields, unread = pdf(content, recognised)
        loaded = _of(written, "pdf", fields)
        loaded.unread = unread
        return loaded
    if content.startswith(b"PK\x03\x04"):
        return _of_archive(content)
    if ocr.is_picture(content):
        return _of_picture(recognised)
    text, damaged = decoded(mht.page(content) if mht.is_mht(content) else content)
    loaded = _from_text(text)
    if damaged:
        loaded.notes.append(
            Note(f"文件里有{damaged}处损坏的字节，以“\ufffd”代替。", [max(loaded.text.find("\ufffd"), 0)])
        )
    return loaded


def _of_archive(content: bytes) -> Loaded:
    from .spreadsheet import is_spreadsheet, spreadsheet
    from .word import word

    return _of(spreadsheet(content), "sheet") if is_spreadsheet(content) else _of(word(content), "word")


def _of_picture(recognised: Mapping[int, str]) -> Loaded:
    written = Written()
    written.line(recognised.get(1, ""), by_machine=True)
    if written.end:
        written.note("这是图片，文字是由机器识别的，数字请对照原件核对。", [0])
    loaded = _of(written, "picture")
    loaded.unread = [] if written.end else [1]
    return loaded


__all__ = ["LIMIT", "Loaded", "Unread", "Unreadable", "load"]
