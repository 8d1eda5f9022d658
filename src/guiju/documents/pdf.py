"""A document as PDF in the layout of GB/T 9704-2012, set by Typst.

The template paper.typ is fixed; the document comes to it as JSON, its texts as strings, and no text is ever markup.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from guiju.documents import layout, signs, titles
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
from guiju.documents.faces import HEADING_FACES
from guiju.documents.fonts import stands_in
from guiju.documents.lines import fitted, fitted_line
from guiju.documents.tables import PADDING_PT, Part, plan
from guiju.documents.typesetting import typeset

_ROOM = layout.WIDTH_MM * layout.PT_PER_MM / layout.BODY_PT - 2  # 字 of a line whose first two are indented
_ANNEX_ROOM = _ROOM - 6  # 附件：1. stands before it


def to_pdf(document: Document) -> bytes:
    """The bytes of a tagged PDF; links are kept when they are web addresses.

    SignMissing when no font has one of its signs; ValueError when a picture cannot be read.
    """
    signs.check(document)
    pictures: dict[str, bytes] = {}
    paper = {
        "measures": _measures(document),
        "title": _title(document.title),
        "over": [_line(said, room=_ROOM / 2 - 1) for said in layout.over_title(document) or ()],
        "number": "" if document.signer else _line(document.number),
        "addressee": _line(document.addressee, "{}："),
        "blocks": [_block(block, pictures) for block in document.blocks],
        "annex_list": [_line(line, room=_ANNEX_ROOM) for line in layout.annex_list(document.annexes)],
        "issuer": _line(document.issuer),
        "date": chinese_date(document.signed_on) if document.signed_on else "",
        "note": _line(document.footer_note, "（{}）"),
        "annexes": [
            {
                "label": layout.annex_label(place, len(document.annexes)),
                "title": _title(annex.title),
                "blocks": [_block(block, pictures) for block in annex.blocks],
            }
            for place, annex in enumerate(document.annexes, 1)
            if annex.blocks
        ],
        "imprint": [(_line(left), right) for left, right in layout.imprint_lines(document)],
    }
    files = {"main": _template(), "paper.json": orjson.dumps(paper), **pictures}
    day = document.signed_on
    made = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    return typeset(files, "pdf", made)


@cache
def _template() -> bytes:
    return Path(__file__).with_name("paper.typ").read_bytes()


def _line(text: str | None, form: str = "{}", room: float = _ROOM) -> str:
    """A line of body type, cleaned, in its form; one that cannot be broken may be broken where the page ends."""
    return fitted_line(form.format(clean(text)), room) if text else ""


def _title(text: str) -> list[str]:
    return [fitted_line(line, titles.ROOM) for line in titles.lines(clean(text))]


def _measures(document: Document) -> dict[str, Any]:
    issuer, date = layout.sign_off_indents(document)
    return {
        "top": layout.TOP_MM,
        "left": layout.LEFT_MM,
        "right": layout.RIGHT_MM,
        "bottom": layout.BOTTOM_MM,
        "number_gap": layout.PAGE_NUMBER_GAP_MM,
        "picture": layout.PICTURE_MM,
        "title": layout.TITLE_PT,
        "body": layout.BODY_PT,
        "page_number": layout.PAGE_NUMBER_PT,
        "caption": layout.CAPTION_PT,
        "imprint": layout.IMPRINT_PT,
        "padding": PADDING_PT,
        "line": layout.LINE_PT,
        "tracking": layout.TRACKING_PT,
        "issuer": issuer,
        "date": date,
        "embolden_title": stands_in("title"),
    }


def _block(block: Block, pictures: dict[str, bytes]) -> dict[str, Any]:
    """A block as the template reads it; the bytes of pictures go to ``pictures`` under the name given in the block."""
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": _line(text), "face": HEADING_FACES[level]}
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": _spans(spans, _ROOM)}
        case Picture():
            name = f"picture-{len(pictures)}.{'png' if block.is_png else 'svg'}"
            pictures[name] = block.image
            described = clean(block.description or block.caption)
            return {"kind": "picture", "file": name, "caption": _caption(block.caption), "described": described}
        case Table():
            return _table(block)


def _caption(text: str) -> str:
    return fitted_line(clean(text), layout.WIDTH_MM * layout.PT_PER_MM / layout.CAPTION_PT)


def _table(table: Table) -> dict[str, Any]:
    laid = plan(table)
    parts = [_part(table, part, laid.size) for part in laid.parts]
    return {"kind": "table", "size": laid.size, "turned": laid.is_turned, "parts": parts}


def _part(table: Table, part: Part, size: float) -> dict[str, Any]:
    numeric = table.numeric_columns()
    rooms = [(width - PADDING_PT) / size for width in part.widths]
    rows = [
        [_spans(row[column], room) for column, room in zip(part.columns, rooms, strict=True)]
        for row in (table.header, *table.rows)
    ]
    return {
        "caption": _caption(part.caption),
        "widths": part.widths,
        "aligns": ["right" if column in numeric else "left" for column in part.columns],
        "header": rows[0],
        "rows": rows[1:],
    }


def _spans(inline: Inline, room: float) -> list[dict[str, Any]]:
    return [
        {
            "text": span.text,
            "bold": span.bold,
            "href": span.href if isinstance(span, Link) and is_web_address(span.href) else "",
        }
        for span in fitted(spans_of(inline), room)
    ]
