"""A document as plain text: one paragraph a line, the cells of a table parted by tabs."""

from collections.abc import Iterator

from guiju.documents.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
    Table,
    chinese_date,
    clean,
    plain,
)
from guiju.documents.layout import annex_label, annex_list, imprint_lines, over_title


def to_text(document: Document) -> str:
    """The words of the document in reading order, for search, digests and reading aloud; it ends with a line break."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    if over := over_title(document):
        yield "\t".join(over)
    yield clean(document.title)
    if document.number and not over:
        yield clean(document.number)
    if document.addressee:
        yield clean(document.addressee) + "："
    yield from _block_lines(document.blocks)
    yield from annex_list(document.annexes)
    if document.issuer:
        yield clean(document.issuer)
    if document.signed_on:
        yield chinese_date(document.signed_on)
    if document.footer_note:
        yield f"（{clean(document.footer_note)}）"
    for place, annex in enumerate(document.annexes, 1):
        if annex.blocks:
            yield annex_label(place, len(document.annexes))
            yield clean(annex.title)
            yield from _block_lines(annex.blocks)
    yield from _imprint(document)


def _imprint(document: Document) -> Iterator[str]:
    yield from ("\t".join(filter(None, line)) for line in imprint_lines(document))


def _block_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, text):
                yield clean(text)
            case Paragraph(spans):
                yield plain(spans)
            case Table():
                if block.caption:
                    yield clean(block.caption)
                for row in (block.header, *block.rows):
                    yield "\t".join(plain(cell) for cell in row)
            case Picture(_, caption, description):
                yield f"［图：{clean(caption or description)}］"
