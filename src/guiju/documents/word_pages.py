"""Pages of GB/T 9704-2012 in a Word file: upright ones, and turned ones (横排表格), with the page number in its place."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from guiju.documents import layout
from guiju.documents.faces import FACES
from guiju.documents.word_layout import CHARACTER_PT, element, indent


def set_pages(word: WordFile) -> None:
    """Give a new file the pages of the standard, upright."""
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    # Word measures the footer from the edge of the page to the foot of the number.
    section.footer_distance = Mm(layout.BOTTOM_MM - layout.PAGE_NUMBER_GAP_MM) - Pt(layout.PAGE_NUMBER_PT)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    section._sectPr.append(element("w:docGrid", type="lines", linePitch=round(layout.LINE_PT * 20)))
    _lay(section, is_turned=False)


def turn(word: WordFile, *, is_turned: bool) -> None:
    """Go on with turned pages or with upright ones, on a new page when that is a change."""
    size = word.element.body.sectPr.find(qn("w:pgSz"))
    if (size.get(qn("w:orient")) == "landscape") != is_turned:
        _lay(word.add_section(WD_SECTION.NEW_PAGE), is_turned=is_turned)


def _lay(section: Section, *, is_turned: bool) -> None:
    """Size, margins and page numbers. The head of a turned page is the left side of the upright sheet."""
    width, height = (Mm(side) for side in layout.PAGE_MM)
    margins = [Mm(side) for side in (layout.TOP_MM, layout.RIGHT_MM, layout.BOTTOM_MM, layout.LEFT_MM)]
    if is_turned:
        width, height = height, width
        margins = [margins[3], *margins[:3]]
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_turned else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = margins
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _number(_beside(footer) if is_turned else footer.paragraphs[0], side)


def _beside(footer: _Footer) -> WordParagraph:
    """A paragraph that reads downwards at the left of a turned page: where the foot of the upright sheet is."""
    twips = 20 * layout.PT_PER_MM
    across = round(layout.PAGE_NUMBER_PT * 1.5 * 20)
    left = round((layout.BOTTOM_MM - layout.PAGE_NUMBER_GAP_MM) * twips) - across
    along, top = round(layout.WIDTH_MM * twips), round(layout.LEFT_MM * twips)
    table = parse_xml(f"""<w:tbl {nsdecls("w")}><w:tblPr>
      <w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{top}"/>
      <w:tblW w:w="{across}" w:type="dxa"/><w:tblLayout w:type="fixed"/>
      <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>
      <w:tblGrid><w:gridCol w:w="{across}"/></w:tblGrid>
      <w:tr><w:trPr><w:trHeight w:val="{along}" w:hRule="exact"/></w:trPr>
      <w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>""")
    footer.paragraphs[0]._p.addprevious(table)
    beside: WordParagraph = footer.tables[0].cell(0, 0).paragraphs[0]
    return beside


def _number(paragraph: WordParagraph, side: str) -> None:
    """— 1 — outside: odd pages right, even pages left, one 字 from the edge (7.5)."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
    indent(paragraph, **{side: layout.PAGE_NUMBER_PT / CHARACTER_PT})
    paragraph.add_run("— ")
    for part in (_field("begin"), _instruction("PAGE"), _field("separate")):
        paragraph.add_run()._r.append(part)
    paragraph.add_run("1")
    paragraph.add_run()._r.append(_field("end"))
    paragraph.add_run(" —")
    for run in paragraph.runs:
        run.font.size = Pt(layout.PAGE_NUMBER_PT)
        song = FACES["song"].names[0]
        run._r.get_or_add_rPr().insert(0, element("w:rFonts", ascii=song, hAnsi=song, eastAsia=song))


def _field(kind: str) -> Any:
    return element("w:fldChar", fldCharType=kind)


def _instruction(text: str) -> Any:
    made = element("w:instrText")
    made.text = f" {text} "
    return made
