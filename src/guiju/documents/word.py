"""A document as a Word file (OOXML) in the layout of GB/T 9704-2012, for offices to go on editing."""

import io
from datetime import datetime
from functools import partial

import docx
from docx.document import Document as WordFile
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from guiju.documents import layout
from guiju.documents.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Picture,
    Span,
    Table,
    chinese_date,
    clean,
    is_web_address,
    spans_of,
)
from guiju.documents.packing import packed
from guiju.documents.pictures import png
from guiju.documents.tables import plan
from guiju.documents.titles import lines
from guiju.documents.typesetting import PIXELS_PER_INCH
from guiju.documents.word_imprint import add_apart, add_imprint
from guiju.documents.word_layout import dress, element, indent, set_style
from guiju.documents.word_pages import set_pages, turn
from guiju.documents.word_tables import add_table

_EPOCH = datetime(2000, 1, 1)  # a fixed day stands for "unknown", so that the same document gives the same bytes


def to_docx(document: Document) -> bytes:
    """The bytes of a .docx file. Links are kept when they are web addresses; others become plain text."""
    word = docx.Document()
    set_pages(word)
    dress(word)
    _describe(word, document)
    _head(word, document)
    for block in document.blocks:
        _add_block(word, block)
    _tail(word, document)
    for place, annex in enumerate(document.annexes, 1):
        if annex.blocks:
            turn(word, is_turned=False)
            label = _add(word, "Paper Annex", layout.annex_label(place, len(document.annexes)))
            label.paragraph_format.page_break_before = True
            _add_title(word, annex.title)
            for block in annex.blocks:
                _add_block(word, block)
    add_imprint(word, document)
    made = io.BytesIO()
    word.save(made)
    return packed(made.getvalue())


def _describe(word: WordFile, document: Document) -> None:
    facts = word.core_properties
    day = document.signed_on
    facts.title, facts.author = clean(document.title)[:255], clean(document.issuer or "")[:255]
    facts.comments, facts.last_modified_by, facts.language = "", "", "zh-CN"
    facts.created = facts.modified = datetime(day.year, day.month, day.day) if day else _EPOCH


def _head(word: WordFile, document: Document) -> None:
    over = layout.over_title(document)
    if over:
        add_apart(word, "Normal", over).paragraph_format.space_after = Pt(2 * layout.LINE_PT)
    title = _add_title(word, document.title)
    if document.number and not over:
        title.paragraph_format.space_after = Pt(6)
        _add(word, "Paper Number", document.number)
    if document.addressee:
        _add(word, "Normal", f"{document.addressee}：")


def _tail(word: WordFile, document: Document) -> None:
    """Annex note, sign-off and note; the line before the sign-off keeps to it, so that it never stands alone."""
    if document.annexes or document.issuer or document.signed_on or document.footer_note:
        turn(word, is_turned=False)
    _add_annex_note(word, document)
    issuer_indent, date_indent = layout.sign_off_indents(document)
    signed = [(document.issuer, issuer_indent)] if document.issuer else []
    signed += [(chinese_date(document.signed_on), date_indent)] if document.signed_on else []
    for place, (line, right) in enumerate(signed):
        word.paragraphs[-1].paragraph_format.keep_with_next = True
        paragraph = _add(word, "Paper Sign-off", line)
        indent(paragraph, right=right)
        if place == 0:
            paragraph.paragraph_format.space_before = Pt(2 * layout.LINE_PT)
    if document.footer_note:
        _add(word, "Body Text", f"（{document.footer_note}）")


def _add_annex_note(word: WordFile, document: Document) -> None:
    for place, line in enumerate(layout.annex_list(document.annexes)):
        several = len(document.annexes) > 1
        note = _add(word, "Normal", line)
        hanging = (3.0 if place == 0 else 0.0) + (1.5 if several else 0.0)
        indent(note, left=6.5 if several else 5.0, hanging=hanging)
        if place == 0:
            note.paragraph_format.space_before = Pt(layout.LINE_PT)


def _add_block(word: WordFile, block: Block) -> None:
    if isinstance(block, Table):
        _add_table(word, block)
        return
    turn(word, is_turned=False)
    match block:
        case Heading(level, text):
            _add(word, f"Heading {level}", text)
        case Paragraph(spans):
            _add(word, "Body Text", spans)
        case Picture():
            _add_picture(word, block)


def _add_table(word: WordFile, table: Table) -> None:
    laid = plan(table)
    turn(word, is_turned=laid.is_turned)
    for part in laid.parts:
        if part.caption:
            _add(word, "Caption", part.caption).paragraph_format.keep_with_next = True
        add_table(word, table, part, laid.size, partial(_write, word))


def _add_picture(word: WordFile, picture: Picture) -> None:
    paragraph = _add(word, "Paper Picture", "")
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(png(picture)))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        raise ValueError(f"图片“{clean(picture.caption)}”已损坏，无法读取。") from None
    if not picture.is_png:  # drawn at 200 pixels to the inch, and Word takes a PNG that does not say so for 72
        shape.width, shape.height = (Length(side * 72 // PIXELS_PER_INCH) for side in (shape.width, shape.height))
    scale = min(1.0, Mm(layout.WIDTH_MM) / shape.width, Mm(layout.PICTURE_MM) / shape.height)
    shape.width, shape.height = Length(round(shape.width * scale)), Length(round(shape.height * scale))
    shape._inline.docPr.set("descr", clean(picture.description or picture.caption))
    if picture.caption:
        paragraph.paragraph_format.keep_with_next = True
        _add(word, "Caption", picture.caption)


def _add_title(word: WordFile, title: str) -> WordParagraph:
    paragraph = _add(word, "Title", "")
    paragraph.add_run("\n".join(lines(clean(title))))
    return paragraph


def _add(word: WordFile, style: str, inline: Inline) -> WordParagraph:
    paragraph = word.add_paragraph()
    set_style(paragraph, style)
    _write(word, paragraph, inline)
    return paragraph


def _write(word: WordFile, paragraph: WordParagraph, inline: Inline) -> None:
    for span in spans_of(inline):
        _add_span(word, paragraph, span)


def _add_span(word: WordFile, paragraph: WordParagraph, span: Span) -> None:
    run = paragraph.add_run(span.text)
    if span.bold:
        run.bold = True
    if isinstance(span, Link) and is_web_address(span.href):
        target = word.part.relate_to(span.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = element("w:hyperlink")
        link.set(qn("r:id"), target)
        run._r.addprevious(link)
        link.append(run._r)
