"""What stands apart on one line of a Word file: the number beside the signer, and the imprint at the foot of the last page."""

from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from guiju.documents import layout
from guiju.documents.blocks import Document
from guiju.documents.word_layout import CHARACTER_PT, element, set_style
from guiju.documents.word_pages import turn

_EIGHTHS = 8 * layout.PT_PER_MM  # of a point to the millimetre, in which lines are measured
THICK, THIN = 0.35, 0.25  # mm


def add_apart(word: WordFile, style: str, said: tuple[str, str]) -> WordParagraph:
    """A line with something at its left and something at its right, one 字 in from either edge."""
    paragraph = word.add_paragraph()
    set_style(paragraph, style)
    paragraph.paragraph_format.first_line_indent = Pt(CHARACTER_PT)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(layout.WIDTH_MM) - Pt(CHARACTER_PT), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("\t".join(said) if said[1] else said[0])
    return paragraph


def add_imprint(word: WordFile, document: Document) -> None:
    """The imprint (7.4) after all else: a thick line above and below, thin ones between.

    Word moves no paragraph to the foot of a page by itself.
    """
    lines = layout.imprint_lines(document)
    if not lines:
        return
    turn(word, is_turned=False)
    for place, said in enumerate(lines):
        paragraph = add_apart(word, "Paper Imprint", said)
        last = place + 1 == len(lines)
        if place == 0:
            paragraph.paragraph_format.space_before = Pt(2 * layout.LINE_PT)
        if not last:
            paragraph.paragraph_format.keep_with_next = True
        properties = paragraph._p.get_or_add_pPr()
        borders = element("w:pBdr")
        borders.append(_rule("top", THIN if place else THICK))
        if last:
            borders.append(_rule("bottom", THICK))
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _rule(side: str, thick: float) -> object:
    return element(f"w:{side}", val="single", sz=round(thick * _EIGHTHS), space=4, color="000000")
