"""Official documents: a model, a light markup to write them in, and HTML, Word, PDF and text made from them.

Word and PDF follow GB/T 9704-2012 (党政机关公文格式). The same document gives the same bytes, so that a
digest of them can be kept.
"""

from guiju.documents.apart import TURNS, TooHeavy, set_as_pdf, set_as_word
from guiju.documents.blocks import (
    Annex,
    Block,
    Document,
    Heading,
    Imprint,
    Inline,
    Link,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    Text,
    chinese_date,
)
from guiju.documents.fonts import font_note
from guiju.documents.html import to_html
from guiju.documents.markup import MarkupError, escape, hold, inline, parse
from guiju.documents.pdf import to_pdf
from guiju.documents.signs import SignMissing
from guiju.documents.text import to_text
from guiju.documents.word import to_docx

__all__ = [
    "TURNS",
    "Annex",
    "Block",
    "Document",
    "Heading",
    "Imprint",
    "Inline",
    "Link",
    "MarkupError",
    "Paragraph",
    "Picture",
    "SignMissing",
    "Span",
    "Spans",
    "Table",
    "Text",
    "TooHeavy",
    "chinese_date",
    "escape",
    "font_note",
    "hold",
    "inline",
    "parse",
    "set_as_pdf",
    "set_as_word",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_text",
]
