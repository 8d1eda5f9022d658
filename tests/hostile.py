"""Files made to bring their reader down, each of 200 KB at most: small to send, huge or deep once they are opened."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping

SENTENCE = "全县共收到行政复议申请32件，受理28件，为企业办理事项，群众满意。"


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_parts() -> dict[str, bytes]:
    """The parts of an ordinary Word file with one sentence."""
    from docx import Document

    document, out = Document(), io.BytesIO()
    document.add_paragraph(SENTENCE)
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(body: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """An ordinary Word file with ``body`` at its end and ``more`` parts."""
    parts = word_parts()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", f"{body}<w:sectPr".encode(), 1)
    return zipped({**parts, **(more or {})})


def _cell(told: str = "", inner: str = "<w:p/>") -> str:
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{inner}</w:tc>"


def table_of(rows: int, columns: int) -> str:
    """An ordinary table."""
    return _table(*["".join(_cell(inner="<w:p><w:r><w:t>3</w:t></w:r></w:p>") for _ in range(columns))] * rows)


def _varied_paragraphs(count: int) -> str:
    """Paragraphs that do not shrink as those that are all alike do."""
    draw = random.Random(9)
    return "".join(f'<w:p w:rsidR="{draw.randrange(99):02d}"/>' for _ in range(count))


def _table(*rows: str) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    )


def _nested(depth: int) -> str:
    made = "<w:p/>"
    for _ in range(depth):
        made = _table(_cell(inner=f"{made}<w:p/>"))
    return made


def pdf(*streams: tuple[str, bytes], pages: int = 1, page: str = "") -> bytes:
    """A PDF of ``pages`` pages that all show the first of ``streams``, each given with its dictionary."""
    kids = " ".join(f"{3 + n} 0 R" for n in range(pages))
    first = 3 + pages
    made = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode()]
    made += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {first} 0 R{page}>>".encode()] * pages
    made += [f"<</Length {len(inner)}{told}>>stream\n".encode() + inner + b"\nendstream" for told, inner in streams]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, thing in enumerate(made, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n" % (len(made) + 1) + table
    return bytes(out + end) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(made) + 1, len(out))


def flated(content: bytes, times: int) -> tuple[str, bytes]:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return f"/Filter[{'/FlateDecode' * times}]", content


def _packed_thrice() -> tuple[str, bytes]:
    """Some 10 GB, made without ever packing them: a thousand times the same packed block of noughts, in two streams more."""
    size, times = 10_000_000, 1000
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = packer.compress(bytes(size)) + packer.flush(zlib.Z_FULL_FLUSH)
    sum_of_noughts = ((size * times % 65521) << 16 | 1).to_bytes(4, "big")
    inner = b"\x78\xda" + block * times + packer.flush() + sum_of_noughts
    name, content = flated(inner, 2)
    return name.replace("[", "[/FlateDecode", 1), content


def _notes(count: int) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = "".join(f'<w:footnote w:id="{n}"><w:p/></w:footnote>' for n in range(count))
    return f'<w:footnotes xmlns:w="{space}">{notes}</w:footnotes>'.encode()


def sheet(rows: str = "", merged: int = 0, strings: int = 0) -> bytes:
    """A spreadsheet of one sheet: ``merged`` times all of its cells are one, so many shared ``strings``."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    spans = '<mergeCell ref="A1:XFD1048576"/>' * merged
    kinds = {"worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/{n}.xml" ContentType="{types}.{k}+xml"/>' for n, k in kinds.items())
        + "</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}">'
        '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>'
        f"<mergeCells>{spans}</mergeCells></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{"".join(f"<si><t>{n}</t></si>" for n in range(strings))}</sst>',
    }
    return zipped({name: content.encode() for name, content in parts.items()})


_WIDE = '<w:gridSpan w:val="900"/>'
_SPANNED = "<tr><td rowspan=65000 colspan=9999>1</td></tr>"
_FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
_FORMS = "/Resources<</XObject<</N %d 0 R>>>>"
_FONT = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
_GLYPHS = b"BT /F 9 Tf 1 1 Td (" + b"a" * 3_000_000 + b")Tj ET"
_LINES = b"".join(b"%d %d m %d %d l S " % (n % 600, n % 800, n % 599, 800 - n % 797) for n in range(25_000))
_CALLS = [(_FORM + _FORMS % (n + 6), b"/N Do " * 10) for n in range(9)]
_FULL = ("/Filter[/RunLengthDecode/RunLengthDecode/FlateDecode]", b"\x81\x81" * 50_000)

SHAPES: dict[str, Callable[[], bytes]] = {
    "word-gridspan.docx": lambda: word(_table(_cell('<w:gridSpan w:val="2147483647"/>'))),
    "word-gridspans.docx": lambda: word(_table(*[_cell(_WIDE)] * 120)),
    "word-vmerge.docx": lambda: word(_table(_cell('<w:vMerge w:val="restart"/>'), *[_cell("<w:vMerge/>")] * 5000)),
    "word-empty-paragraphs.docx": lambda: word("<w:p/>" * 1_000_000),
    "word-varied-paragraphs.docx": lambda: word(_varied_paragraphs(80_000)),
    "word-cells.docx": lambda: word(_table(_cell() * 1000) * 60),
    "word-deep-tables.docx": lambda: word(_nested(80)),
    "word-deeper-tables.docx": lambda: word(_nested(3000)),
    "word-runs.docx": lambda: word("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 400_000 + "</w:p>"),
    "word-styles.docx": lambda: word(more={"word/styles2.xml": b"<a>" + b"<b c='d'/>" * 900_000 + b"</a>"}),
    "word-noughts.docx": lambda: word(more={"word/media/image1.png": bytes(150_000_000)}),
    "word-notes.docx": lambda: word(more={"word/footnotes.xml": _notes(60_000)}),
    "word-one-word.docx": lambda: word(f"<w:p><w:r><w:t>{'国' * 4_000_000}</w:t></w:r></w:p>"),
    "word-attributes.docx": lambda: word("<w:p " + " ".join(f'a{n}="1"' for n in range(20_000)) + "/>"),
    "sheet-merged.xlsx": lambda: sheet(merged=1_000_000),
    "sheet-merged-whole.xlsx": lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row>', merged=20),
    "sheet-corner.xlsx": lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "sheet-rows.xlsx": lambda: sheet("".join(f'<row r="{n}"/>' for n in range(1, 60_000))),
    "sheet-cells.xlsx": lambda: sheet("<row>" + "<c><v>1</v></c>" * 60_000 + "</row>"),
    "sheet-many-cells.xlsx": lambda: sheet("".join(f'<row r="{n}">{"<c><v>3</v></c>" * 9}</row>' for n in range(1, 7_000))),
    "sheet-full.xlsx": lambda: sheet("".join(f'<row r="{n}"><c><v>{n * 7919}</v></c></row>' for n in range(1, 9_000))),
    "sheet-far.xlsx": lambda: sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>3</v></c></row>' for n in range(1, 9_000))),
    "sheet-strings.xlsx": lambda: sheet(strings=60_000),
    "zip-entries.docx": lambda: zipped({f"{n:x}": b"" for n in range(150_000)}),
    "pdf-flate-twice.pdf": lambda: pdf(flated(b"\n" * 200_000_000, 2)),
    "pdf-flate-thrice.pdf": lambda: pdf(_packed_thrice()),
    "pdf-glyphs.pdf": lambda: pdf(flated(_GLYPHS, 1), page=_FONT),
    "pdf-lines.pdf": lambda: pdf(flated(_LINES, 1)),
    "pdf-pages.pdf": lambda: pdf(("", b"BT ET"), pages=1200),
    "pdf-pages-of-glyphs.pdf": lambda: pdf(flated(_GLYPHS[:100_000] + b")Tj ET", 1), pages=400, page=_FONT),
    "pdf-forms-in-forms.pdf": lambda: pdf(("", b"/N Do " * 10), *_CALLS, (_FORM, b"q Q " * 99), page=_FORMS % 5),
    "pdf-runlength.pdf": lambda: pdf(_FULL),
    "page-cells.html": lambda: ("<html><table><tr>" + "<td>" * 49_000).encode(),
    "page-rowspan.html": lambda: f"<html><p>{SENTENCE}</p><table>{_SPANNED * 4000}</table></html>".encode(),
    "page-deep.html": lambda: (f"<html><body>{'<div class=nav>' * 13_000}{SENTENCE}").encode(),
    "page-wide.html": lambda: ("<html><body>" + "<i class=menu>国</i>" * 8_000).encode(),
    "page-links.html": lambda: ("<html><body>" + "<div><a>" * 200 + "国" * 60_000).encode(),
    "page-comments.html": lambda: ("<html><body>" + "<!-->" * 39_000 + SENTENCE).encode(),
    "text-figures.txt": lambda: ("共有1件2起3人，" * 9000).encode(),
    "text-one-line.txt": lambda: ("国" * 66_000).encode(),
    "text-headings.txt": lambda: ("一、\n" * 28_000).encode(),
    "text-digits.txt": lambda: ("9" * 190_000 + SENTENCE).encode(),
    "text-units.txt": lambda: ("其中：" * 20_000).encode(),
}  # fmt: skip
