"""Word files (.docx): paragraphs and tables in their order. The archive is weighed before it is opened."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from .refusal import Unreadable

_MOST_BYTES = 200 * 1024 * 1024
_MOST_ENTRIES = 5000


def word(content: bytes) -> str:
    """The text, a paragraph or table row a line. Raises Unreadable for anything but a sound .docx."""
    _weigh(content)
    from docx import Document

    try:
        document = Document(io.BytesIO(content))
        return "\n".join(_lines(document))
    except Unreadable:
        raise
    except Exception as error:  # python-docx lets errors of zip, XML and its own parts through
        raise Unreadable("Word 文件已损坏，打不开；请用 Word 或 WPS 打开后另存为 .docx 再读。") from error


def _weigh(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("Word 文件已损坏，打不开；请用 Word 或 WPS 打开后另存为 .docx 再读。") from error
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise Unreadable("压缩文件展开后过大，可能是压缩炸弹，不予打开。")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("文件加了密码，请去掉密码再读。")
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise Unreadable("这不是 Word 文件（.docx）：压缩包里没有正文。")


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
