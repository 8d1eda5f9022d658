"""Styles and fonts of GB/T 9704-2012 in a Word file."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from guiju.documents import layout
from guiju.documents.faces import FACES, HEADING_FACES

CHARACTER_PT = layout.BODY_PT + layout.TRACKING_PT  # the width of one 字 with its tracking
_LATIN = "Times New Roman"


def dress(word: WordFile) -> None:
    """Give a new file the styles of the standard."""
    _set_styles(word)
    _name_fallbacks(word)


def element(name: str, **attributes: object) -> Any:
    """An OOXML element such as ``w:ind`` with its attributes in the same namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def set_style(paragraph: WordParagraph, name: str) -> None:
    """Give a paragraph the style ``name``, by its identifier: looking the name up takes milliseconds each time."""
    paragraph._p.style = name.replace(" ", "")


def indent(paragraph: WordParagraph, *, left: float = 0, right: float = 0, hanging: float = 0) -> None:
    """Indents of one paragraph, in 字."""
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = Pt(left * CHARACTER_PT), Pt(right * CHARACTER_PT)
    form.first_line_indent = Pt(-hanging * CHARACTER_PT)


def _set_styles(word: WordFile) -> None:
    normal = _style(word, "Normal", "body", layout.BODY_PT)
    tracking = element("w:spacing", val=round(layout.TRACKING_PT * 20))
    normal.element.get_or_add_rPr().insert_element_before(tracking, "w:sz", "w:szCs", "w:lang")
    normal.element.rPr.append(element("w:lang", val="en-US", eastAsia="zh-CN"))
    normal.paragraph_format.widow_control = False
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _space(normal, layout.LINE_PT)
    _switch_off(normal, "w:autoSpaceDE")
    _switch_off(normal, "w:autoSpaceDN")

    title = _style(word, "Title", "title", layout.TITLE_PT)
    _space(title, 35, after=layout.LINE_PT)
    _switch_off(title, "w:snapToGrid")
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    number = _style(word, "Paper Number", "body", layout.BODY_PT)
    number.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _space(number, layout.LINE_PT, after=layout.LINE_PT)

    body = _style(word, "Body Text", "body", layout.BODY_PT)
    _space(body, layout.LINE_PT)
    _indent_first_line(body)
    for level, face in HEADING_FACES.items():
        heading = _style(word, f"Heading {level}", face, layout.BODY_PT)
        _space(heading, layout.LINE_PT)
        _indent_first_line(heading)
        heading.paragraph_format.keep_with_next = True
    _style(word, "Paper Sign-off", "body", layout.BODY_PT).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _space(_style(word, "Paper Annex", "hei", layout.BODY_PT), layout.LINE_PT, after=layout.LINE_PT)
    _space(_style(word, "Paper Imprint", "body", layout.IMPRINT_PT), layout.LINE_PT)
    for name, face in (("Caption", "hei"), ("Paper Table", "body"), ("Paper Picture", "body")):
        small = _style(word, name, face, layout.CAPTION_PT)
        _space(small, None)
        small.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _switch_off(small, "w:snapToGrid")


def _style(word: WordFile, name: str, face: str, size: float) -> ParagraphStyle:
    """A paragraph style in one of the standard's faces, made when the file has none of that name."""
    if name not in word.styles:
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    style: ParagraphStyle = word.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_face(style.element.get_or_add_rPr(), FACES[face].names[0])
    return style


def _set_face(properties: Any, face: str) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=_LATIN, hAnsi=_LATIN, cs=_LATIN, eastAsia=face, hint="eastAsia"))


def _space(style: ParagraphStyle, line: float | None, *, after: float = 0) -> None:
    """Exact lines of so many points, or single lines that a table or picture may stretch."""
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(after)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if line else WD_LINE_SPACING.SINGLE
    if line:
        form.line_spacing = Pt(line)


def _switch_off(style: ParagraphStyle, name: str) -> None:
    """Set one of the switches that stand before the spacing in the order the schema of OOXML asks for."""
    style.element.get_or_add_pPr().insert_element_before(element(name, val=0), "w:spacing", "w:ind", "w:jc")


def _indent_first_line(style: ParagraphStyle) -> None:
    style.paragraph_format.first_line_indent = Pt(2 * CHARACTER_PT)
    style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")


def _name_fallbacks(word: WordFile) -> None:
    """Name in the font table what may stand in for a face of the standard that the reader's machine lacks."""
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/></w:font>'
        for face, *others in (face.families for face in FACES.values())
    )
    table = parse_xml(f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>")
    part = next(part for part in word.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    part._blob = etree.tostring(table, encoding="UTF-8", standalone=True)
