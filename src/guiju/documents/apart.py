"""A document set in a process of its own (``guiju.bounded``): one that is too heavy stops nothing but itself.

It is weighed first, so that what cannot be set is refused at once, with its heaviest place named.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from guiju import bounded
from guiju.documents import pdf, signs, word
from guiju.documents.blocks import Block, Document, Heading, Paragraph, Picture, Table, spans_of
from guiju.documents.fonts import installed

T = TypeVar("T")
SECONDS, MEGABYTES = 10, 700
"""Of the processor: a paper takes a twentieth of a second, an annual report of 60 pages with its pictures one."""
PIECES = 20
"""So many papers one process sets: the first costs it several times the others (fonts, Typst's own store of what it has set)."""
TURNS = threading.BoundedSemaphore(2)
"""So many papers are set side by side; they do not wait for files that are read."""
MOST_SIGNS, MOST_CELLS, MOST_PICTURES = 500_000, 12_000, 200
"""Some 900 pages of text, 200 of tables, and a picture on each of 200 pages."""
BYTES_OF_PICTURES = 50 * 1024 * 1024


make_ready = installed


class TooHeavy(ValueError):
    """A document that cannot be set within bounds; the sentence names its heaviest place."""


def set_as_pdf(document: Document) -> bytes:
    """``to_pdf`` within bounds. Raises as it does, and TooHeavy."""
    made, found = _apart(_pdf, document, "PDF", signs.known())
    signs.know(found)
    return made


def set_as_word(document: Document) -> bytes:
    """``to_docx`` within bounds. Raises as it does, and TooHeavy."""
    made, found = _apart(_word, document, "Word", signs.known())
    signs.know(found)
    return made


def _pdf(document: Document, known: frozenset[str]) -> tuple[bytes, set[str]]:
    signs.know(set(known))
    return pdf.to_pdf(document), set(signs.known() - known)


def _word(document: Document, known: frozenset[str]) -> tuple[bytes, set[str]]:
    signs.know(set(known))
    return word.to_docx(document), set(signs.known() - known)


def _apart(function: Callable[..., T], document: Document, form: str, *given: object) -> T:
    if too_much := _weighed(document):
        raise TooHeavy(f"《{document.title[:60]}》不能生成 {form}：{too_much}。{_way_out(document)}")
    try:
        return bounded.run(function, document, *given, seconds=SECONDS, megabytes=MEGABYTES, turns=TURNS, pieces=PIECES)
    except bounded.Exceeded as stopped:
        raise TooHeavy(f"《{document.title[:60]}》不能生成 {form}：{stopped}。{_way_out(document)}") from stopped


def _blocks(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block with the heading or annex under which it stands."""
    for title, blocks in (("", document.blocks), *((f"附件“{one.title}”", one.blocks) for one in document.annexes)):
        under = title or "正文开头"
        for block in blocks:
            if isinstance(block, Heading):
                under = f"{title}“{block.text[:30]}”"
            yield under, block


def _signs_of(block: Block) -> int:
    match block:
        case Heading():
            return len(block.text)
        case Paragraph():
            return sum(len(span.text) for span in spans_of(block.spans))
        case Table():
            cells = (cell for row in (block.header, *block.rows) for cell in row)
            return sum(len(span.text) for cell in cells for span in spans_of(cell))
        case Picture():
            return 0


def _cells_of(block: Block) -> int:
    return sum(map(len, (block.header, *block.rows))) if isinstance(block, Table) else 0


def _weighed(document: Document) -> str:
    """What of a document is too much; "" where nothing is."""
    blocks = [block for _, block in _blocks(document)]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    if (count := sum(map(_signs_of, blocks))) > MOST_SIGNS:
        return f"全文{count}字，超过{MOST_SIGNS}字"
    if (count := sum(map(_cells_of, blocks))) > MOST_CELLS:
        return f"表格共{count}格，超过{MOST_CELLS}格"
    if len(pictures) > MOST_PICTURES or sum(len(one.image) for one in pictures) > BYTES_OF_PICTURES:
        return f"图片超过{MOST_PICTURES}张或者{BYTES_OF_PICTURES // 2**20} MB"
    return ""


def _way_out(document: Document) -> str:
    """Where the document is heaviest, and what to do."""

    def weight(found: tuple[str, Block]) -> int:
        block = found[1]
        pictured = len(block.image) // 1000 if isinstance(block, Picture) else 0
        return _signs_of(block) + 10 * _cells_of(block) + pictured

    heaviest = max(_blocks(document), key=weight, default=None)
    if heaviest is None:
        return "请查看网页版。"
    under, block = heaviest
    kind = {Table: f"表格（{_cells_of(block)}格）", Picture: "图片", Paragraph: f"段落（{_signs_of(block)}字）"}
    return f"内容最多的是{under}的{kind.get(type(block), '标题')}，请精简或者拆成附件后重做；网页版不受影响。"
