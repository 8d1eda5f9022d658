"""Tables of a document in a Word file: ruled, the header row repeated on every page, figures set to the right."""

from collections.abc import Callable

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from guiju.documents import layout
from guiju.documents.blocks import Inline, Table
from guiju.documents.tables import PADDING_PT, Part
from guiju.documents.word_layout import element, set_style

_Write = Callable[[WordParagraph, Inline], None]


def add_table(word: WordFile, table: Table, part: Part, size: float, write: _Write) -> None:
    """Add a part of a table over the whole type area; ``write`` fills a paragraph of a cell with spans."""
    made = word.add_table(rows=0, cols=len(part.columns), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _set_padding(made)
    numeric = table.numeric_columns()
    widths = [Pt(width) for width in part.widths]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for place, cells in enumerate((table.header, *table.rows)):
        row = made.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if place == 0:
            properties.append(element("w:tblHeader"))
        for cell, column, width in zip(row.cells, part.columns, widths, strict=True):
            cell.width = width
            _fill(cell, cells[column], write, header=place == 0, numeric=column in numeric)
            _set_size(cell, size)
    set_style(word.add_paragraph(), "Paper Table")


def _set_padding(made: WordTable) -> None:
    margins = element("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margins.append(element(side, w=round(PADDING_PT / 2 * 20), type="dxa"))
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)


def _fill(cell: _Cell, inline: Inline, write: _Write, *, header: bool, numeric: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    set_style(paragraph, "Caption" if header else "Paper Table")
    if not header:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if numeric else WD_ALIGN_PARAGRAPH.LEFT
    write(paragraph, inline)


def _set_size(cell: _Cell, size: float) -> None:
    """The size of the type where it is not that of the style, in linked words too."""
    if size != layout.CAPTION_PT:
        for run in cell._tc.iter(qn("w:r")):
            Run(run, cell.paragraphs[0]).font.size = Pt(size)
