"""Tables of a document in a Word file: ruled, the header row repeated on every page, figures set to the right."""

from collections.abc import Callable

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from guiju.documents import layout
from guiju.documents.blocks import Inline, Table
from guiju.documents.word_layout import element, set_style

_Write = Callable[[WordParagraph, Inline], None]


def add_table(word: WordFile, table: Table, write: _Write) -> None:
    """Add the table over the whole type area; ``write`` fills a paragraph of a cell with spans."""
    made = word.add_table(rows=0, cols=len(table.header), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    numeric = table.numeric_columns()
    widths = [Mm(layout.WIDTH_MM * share) for share in layout.column_shares(table)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for place, cells in enumerate((table.header, *table.rows)):
        row = made.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if place == 0:
            properties.append(element("w:tblHeader"))
        for column, (cell, inline) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[column]
            _fill(cell, inline, write, header=place == 0, numeric=column in numeric)
    set_style(word.add_paragraph(), "Paper Table")


def _fill(cell: _Cell, inline: Inline, write: _Write, *, header: bool, numeric: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    set_style(paragraph, "Caption" if header else "Paper Table")
    if not header:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if numeric else WD_ALIGN_PARAGRAPH.LEFT
    write(paragraph, inline)
