"""A document as PDF in the layout of GB/T 9704-2012, set by Typst with the fonts of this machine.

The template paper.typ is fixed; the document comes to it as JSON, its texts as strings, and no text is ever markup.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from guiju.documents import layout
from guiju.documents.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Picture,
    Table,
    chinese_date,
    clean,
    is_web_address,
    spans_of,
)
from guiju.documents.fonts import faces
from guiju.documents.typesetting import typeset


def to_pdf(document: Document) -> bytes:
    """The bytes of a tagged PDF; links are kept when they are web addresses.

    FontMissing when no Chinese font is installed; ValueError when a picture cannot be read.
    """
    pictures: dict[str, bytes] = {}
    paper = {
        "faces": faces(),
        "measures": _measures(document),
        "title": clean(document.title),
        "number": clean(document.number or ""),
        "addressee": f"{clean(document.addressee)}：" if document.addressee else "",
        "blocks": [_block(block, pictures) for block in document.blocks],
        "annex_list": list(layout.annex_list(document.annexes)),
        "issuer": clean(document.issuer or ""),
        "date": chinese_date(document.signed_on) if document.signed_on else "",
        "note": f"（{clean(document.footer_note)}）" if document.footer_note else "",
        "annexes": [
            {
                "label": layout.annex_label(place, len(document.annexes)),
                "title": clean(annex.title),
                "blocks": [_block(block, pictures) for block in annex.blocks],
            }
            for place, annex in enumerate(document.annexes, 1)
            if annex.blocks
        ],
    }
    files = {"main": _template(), "paper.json": orjson.dumps(paper), **pictures}
    day = document.signed_on
    made = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    return typeset(files, "pdf", made)


@cache
def _template() -> bytes:
    return Path(__file__).with_name("paper.typ").read_bytes()


def _measures(document: Document) -> dict[str, float]:
    issuer, date = layout.sign_off_indents(document)
    return {
        "top": layout.TOP_MM,
        "left": layout.LEFT_MM,
        "right": layout.RIGHT_MM,
        "bottom": layout.BOTTOM_MM,
        "number_gap": layout.PAGE_NUMBER_GAP_MM,
        "title": layout.TITLE_PT,
        "body": layout.BODY_PT,
        "page_number": layout.PAGE_NUMBER_PT,
        "table": layout.TABLE_PT,
        "line": layout.LINE_PT,
        "tracking": layout.TRACKING_PT,
        "issuer": issuer,
        "date": date,
    }


def _block(block: Block, pictures: dict[str, bytes]) -> dict[str, Any]:
    """A block as the template reads it; the bytes of pictures go to ``pictures`` under the name given in the block."""
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": clean(text), "face": layout.HEADING_FACES[level]}
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": _spans(spans)}
        case Picture():
            name = f"picture-{len(pictures)}.{'png' if block.is_png else 'svg'}"
            pictures[name] = block.image
            described = clean(block.description or block.caption)
            return {"kind": "picture", "file": name, "caption": clean(block.caption), "described": described}
        case Table():
            numeric = block.numeric_columns()
            return {
                "kind": "table",
                "caption": clean(block.caption),
                "shares": layout.column_shares(block),
                "aligns": ["right" if column in numeric else "left" for column in range(len(block.header))],
                "header": [_spans(cell) for cell in block.header],
                "rows": [[_spans(cell) for cell in row] for row in block.rows],
            }


def _spans(inline: Inline) -> list[dict[str, Any]]:
    return [
        {
            "text": span.text,
            "bold": span.bold,
            "href": span.href if isinstance(span, Link) and is_web_address(span.href) else "",
        }
        for span in spans_of(inline)
    ]
