"""Files as offices make them, one class of trouble each, made here, with the figures that a person reads in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from typing import Any, Literal

from guiju import fonts
from tests.hostile import zipped

Value = int | float | None
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MARK = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'


@dataclass(frozen=True)
class Made:
    """A file, its figures in the order in which nobody need keep them, and words that its notes must hold."""

    content: Callable[[], bytes]
    figures: tuple[tuple[Value, str | None], ...]
    says: tuple[str, ...] = ()


# --- Word ---


def p(*runs: str, told: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{''.join(runs)}</w:p>"


def r(text: str, told: str = "") -> str:
    return f'<w:r><w:rPr>{told}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(*blocks: str, told: str = "") -> str:
    inner = "".join(block if block.startswith("<w:") else p(r(block)) for block in blocks)
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str]) -> str:
    made = "".join(
        f"<w:tr>{''.join(one if one.startswith('<w:') else cell(one) for one in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 6}</w:tblGrid>{made}</w:tbl>"


def field(kind: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {kind} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@cache
def _parts() -> dict[str, bytes]:
    from docx import Document

    out = io.BytesIO()
    Document().save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(*body: str, more: dict[str, str] | None = None, strict: bool = False) -> bytes:
    """A Word file of these blocks. ``more``: parts beside the text, each of which the text's relations name."""
    parts = dict(_parts())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", f"{''.join(body)}<w:sectPr".encode(), 1
    )
    for name, inner in (more or {}).items():
        kind = name.split("/")[-1].removesuffix(".xml")
        parts[name] = inner.encode()
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            f'<Relationship Id="x{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'{kind.rstrip("0123456789")}" Target="{name.removeprefix("word/")}"/></Relationships>'.encode(),
        )
    if strict:
        for there, here in (
            (W, STRICT),
            (
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ):
            parts = {name: part.replace(there.encode(), here.encode()) for name, part in parts.items()}
    return zipped(parts)


def _notes(kind: str, text: str) -> str:
    marks = f'<w:{kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return f'<w:{kind}s xmlns:w="{W}">{marks}<w:{kind} w:id="2">{p(r("1", SUP), r(text))}</w:{kind}></w:{kind}s>'


SUP = '<w:vertAlign w:val="superscript"/>'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def _boxed(text: str) -> str:
    inner = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent {_MC}><mc:Choice Requires="wps"><w:drawing><wps:wsp {_WPS}><wps:txbx>{inner}</wps:txbx>'
        f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox {_V}>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _levels() -> str:
    def level(number: int, kind: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'

    levels = (
        level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3.")
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )


def _numbered(level: int, text: str) -> str:
    return p(r(text), told=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def _numbered_word() -> bytes:
    body = [
        _numbered(0, "主要举措"), _numbered(1, "化解纠纷"), p(r("调处矛盾纠纷40件。")), _numbered(1, "培训"),
        _numbered(0, "存在问题"), _numbered(1, "人员不足"), _numbered(0, "下一步安排"),
    ]  # fmt: skip
    made = word(*body)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "word/numbering.xml": _levels().encode()})


def _styled_word() -> bytes:
    made = word(
        p(r("调处纠纷"), r("90", '<w:rStyle w:val="Gone"/>'), r("95"), r("件。")),
        p(r("内部掌握的数据300件。"), told='<w:pStyle w:val="Secret"/>'),
        p(r("培训8场。")),
    )
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = (
        '<w:style w:type="character" w:styleId="Base"><w:name w:val="base"/><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Gone"><w:name w:val="gone"/><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", f"{styles}</w:styles>".encode())
    return zipped(parts)


_DOWN, _ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_TWO = '<w:gridSpan w:val="2"/>'
_DRAWING = (
    '<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="{}">{}'
    "</a:graphicData></a:graphic></w:drawing></w:r>"
)
_CHART = _DRAWING.format("http://schemas.openxmlformats.org/drawingml/2006/chart", "")
_PICTURE = _DRAWING.format("http://schemas.openxmlformats.org/drawingml/2006/picture", "")
_OLE = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>'

# --- pages of the web ---

_PAGE = "<!doctype html><html><head><title>安平县2024年法治政府建设情况</title>{}</head><body>{}</body></html>"
_LONG = "全县上下认真落实各项部署要求，持续推进依法行政，有关情况向社会公布。" * 3


def page(body: str, head: str = '<meta charset="utf-8">', encoding: str = "utf-8") -> bytes:
    return _PAGE.format(head, f"<p>{_LONG}</p>{body}").encode(encoding)


def _mht() -> bytes:
    message = EmailMessage()
    message["Subject"] = "报告"
    message.set_content(
        page("<p>办结案件36件。</p>", "", "gb18030").decode("gb18030"), subtype="html", charset="gb18030"
    )
    message.add_related(b"\x89PNG\r\n\x1a\n" + bytes(40), "image", "png", cid="<a>")
    return message.as_bytes()


# --- PDF ---


def typeset(source: str, form: Literal["pdf", "png"] = "pdf") -> bytes:
    import typst

    text = f'#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")\n#set page(width: 420pt, height: 420pt)\n{source}'
    faces = typst.Fonts(font_paths=[fonts.packaged()])
    made: Any = typst.compile(text.encode(), format=form, font_paths=faces)
    return bytes(made[0] if isinstance(made, list) else made)


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _without_unicode(writer: Any) -> None:
    for one in writer.pages[0]["/Resources"]["/Font"].values():
        one.get_object().pop("/ToUnicode", None)


def _hidden_layer(visible: str, hidden: str) -> bytes:
    return _laid_over(typeset(visible), hidden)


def _laid_over(content: bytes, hidden: str) -> bytes:
    from pypdf import PdfReader
    from pypdf.generic import DecodedStreamObject, NameObject

    def lay(writer: Any) -> None:
        over: Any = PdfReader(io.BytesIO(typeset(hidden))).pages[0]
        stream = DecodedStreamObject()
        stream.set_data(over["/Contents"].get_object().get_data().replace(b"0 Tr", b"3 Tr"))
        over[NameObject("/Contents")] = stream
        writer.pages[0].merge_page(over)

    return changed(content, lay)


def scan(*sources: str) -> bytes:
    """A PDF of pictures, each of a page of text, as a scanner makes it."""
    from PIL import Image

    text = "#set text(size: 20pt)\n#set page(width: 595pt, height: 420pt)\n"
    pictures = [Image.open(io.BytesIO(typeset(text + source, "png"))).convert("L") for source in sources]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", resolution=150, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def searchable_scan(text: str) -> bytes:
    """A scan with what was recognised in it laid under the picture, unseen."""
    return _laid_over(scan(text), text)


def joined(*contents: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for content in contents:
        writer.append(PdfReader(io.BytesIO(content)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_PROSE = "全县上下认真落实各项部署要求，持续推进依法行政，努力建设法治政府，有关情况报告如下。"
_HEADS = "table.header([类别], table.cell(rowspan: 1)[数量（件）], [金额（万元）])"
_LEFT = "第一栏说明化解矛盾纠纷的情况，全年排查纠纷120件，调解成功108件，各乡镇都建立了台账并且按月核对清楚。" * 2
_RIGHT = "第二栏说明规范执法的情况，全年检查企业75家，办理处罚案件33件，各部门都公示了执法依据和办事的流程。" * 2

# --- spreadsheets ---


def _book(fill: Callable[[Any], None]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _statistics(book: Any) -> None:
    sheet = book.active
    sheet.title = "执法统计"
    rows: list[list[Any]] = [
        ["安平县2024年行政执法统计表"], ["单位：件、万元"], ["序号", "单位", "处罚", None, "办结率"],
        [None, None, "案件数", "罚没金额", None], [1, "甲局", 1286, 3.5, 0.956], [2, "乙局", 40, 12, 1],
        [3, "旧局", 7, 7, 0.5],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    for span in ("A1:E1", "A2:E2", "C3:D3", "A3:A4", "B3:B4", "E3:E4"):
        sheet.merge_cells(span)
    for place in ("E5", "E6", "E7"):
        sheet[place].number_format = "0.0%"
    sheet["C5"].number_format = "#,##0"
    sheet.row_dimensions[7].hidden = True
    hidden = book.create_sheet("底稿")
    hidden.append(["底稿数据999件"])
    hidden.sheet_state = "hidden"


def _suffixed(book: Any) -> None:
    book.active.append(["项目", "数量"])
    book.active.append(["收到申请", 318])
    book.active.append(["受理（件）", 290])
    book.active["B2"].number_format = '0"件"'


FILES: dict[str, Made] = {
    "word-tracked": Made(
        lambda: word(
            p(r("调处矛盾纠纷"), f'<w:del {_MARK}><w:r><w:delText>120</w:delText></w:r></w:del><w:ins {_MARK}>{r("128")}</w:ins>',
              r("件。")),
        ), ((128, "件"),), ("修订",),
    ),
    "word-moved": Made(
        lambda: word(
            p(f"<w:moveFrom {_MARK}>{r('培训9场。')}</w:moveFrom>"), p(f"<w:moveTo {_MARK}>{r('培训9场。')}</w:moveTo>"),
            p(f"<w:del {_MARK}><w:r><w:delText>旧数5件。</w:delText></w:r></w:del>", told=f"<w:rPr><w:del {_MARK}/></w:rPr>"),
            p(f"<w:ins {_MARK}>{r('新增网格12个。')}</w:ins>"),
            table(["受理", "30件"]).replace("<w:tr>", f"<w:tr><w:trPr><w:del {_MARK}/></w:trPr>", 1),
        ), ((9, "场"), (12, "个")), ("修订",),
    ),
    "word-wrapped": Made(
        lambda: word(
            p(r("受理"), f'<w:smartTag w:uri="u" w:element="x">{r("31件")}</w:smartTag>', r("，办结"),
              f'<w:sdt><w:sdtPr/><w:sdtContent>{r("29件")}</w:sdtContent></w:sdt>', r("。")),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('培训14场。'))}</w:sdtContent></w:sdt>",
            p(r("罚款"), f'<w:fldSimple w:instr="DOCPROPERTY x">{r("6万元")}</w:fldSimple>', r("，检查"), field("REF y", r("75家")),
              r("。")),
            p(r("发放"), f'<w:hyperlink w:anchor="b">{r("手册800册")}</w:hyperlink>', r("。")),
            p(f'<w:customXml w:element="z">{r("调解22起。")}</w:customXml>'),
        ), ((31, "件"), (29, "件"), (14, "场"), (60000, "元"), (75, "家"), (800, "册"), (22, "起")),
    ),
    "word-box": Made(lambda: word(p(r("法治。"), _boxed("办理行政复议案件36件。"))), ((36, "件"),)),
    "word-notes": Made(
        lambda: word(
            p(r("办理案件36"), f'<w:r><w:rPr>{SUP}</w:rPr><w:footnoteReference w:id="2"/></w:r>', r("件，培训12"),
              '<w:r><w:endnoteReference w:id="2"/></w:r>', r("场。")),
            more={"word/footnotes.xml": _notes("footnote", "其中听证16件。"),
                  "word/endnotes.xml": _notes("endnote", "含线上4场。")},
        ), ((36, "件"), (12, "场"), (16, "件"), (4, "场")),
    ),
    "word-nested": Made(
        lambda: word(table([cell("化解矛盾", table(["调解案件", "128件"], ["诉前调解", "64件"])), "全年3次"])),
        ((128, "件"), (64, "件"), (3, "次")),
    ),
    "word-merged-across": Made(
        lambda: word(
            table(["单位", "受理（件）", "办结（件）", "成功（件）"], ["甲镇", "12", "12", "11"],
                  ["乙镇", cell("15", told=_TWO), "9"]),
        ), ((12, "件"), (12, "件"), (11, "件"), (15, "件"), (9, "件")),
    ),
    "word-merged-heads": Made(
        lambda: word(
            p(r("执法情况统计表")),
            table([cell("单位", told=_DOWN), cell("行政处罚", told=_TWO), cell("检查（次）", told=_DOWN)],
                  [cell("", told=_ON), "数量（宗）", "罚没金额（万元）", cell("", told=_ON)],
                  ["甲局", "106", "17.5", "8"], [cell("乙局", told=_DOWN), "94", "2", "5"],
                  [cell("", told=_ON), "3", "1", "2"]),
        ), ((106, "宗"), (175000, "元"), (8, "次"), (94, "宗"), (20000, "元"), (5, "次"), (3, "宗"), (10000, "元"), (2, "次")),
    ),
    "word-struck": Made(
        lambda: word(
            p(r("调处矛盾纠纷"), r("120", "<w:strike/>"), r("128"), r("件，培训36"), r("2", SUP), r("场。"),
              r("密9件。", "<w:vanish/>")),
            p(r("拆除违建500平方米、绿化60m"), r("2", SUP), r("，接访7"), r("[1]", SUP), r("次。")),
        ), ((128, "件"), (36, "场"), (500, "平方米"), (60, "平方米"), (7, "次")), ("删除线", "隐藏"),
    ),
    "word-struck-by-style": Made(_styled_word, ((95, "件"), (8, "场")), ("删除线", "隐藏")),
    "word-numbered": Made(_numbered_word, ((40, "件"),)),
    "word-strict": Made(lambda: word(p(r("办理案件36件。")), table(["受理", "30件"]), strict=True), ((36, "件"), (30, "件"))),
    "word-contents": Made(
        lambda: word(
            p(field('TOC \\o "1-3"', f"{r('一、主要举措')}<w:r><w:tab/></w:r>{r('12')}")),
            p(r("一、主要举措")), p(r("办理案件36件。第"), field("PAGE", r("7")), r("页")),
        ), ((36, "件"),),
    ),
    "word-pictures": Made(
        lambda: word(p(r("办理案件36件。")), p(_PICTURE), p(_CHART), p(_OLE)), ((36, "件"),), ("图片", "图表", "嵌入"),
    ),
    "page-spans": Made(
        lambda: page(
            "<table><tr><th rowspan=2>单位</th><th colspan=2>处罚</th><th rowspan=2>检查（次）</th></tr>"
            "<tr><th>数量（宗）</th><th>金额（万元）</th></tr><tr><td rowspan=2>甲局</td><td>106</td><td>17.5</td><td>8</td></tr>"
            "<tr><td>94</td><td>2</td><td>5</td></tr></table>"
        ), ((106, "宗"), (175000, "元"), (8, "次"), (94, "宗"), (20000, "元"), (5, "次")),
    ),
    "page-struck": Made(
        lambda: page(
            "<p>受理<del>120</del>128件，培训36<sup>2</sup>场，<s>5件</s>，<span style='text-decoration: line-through'>7件</span>"
            "接访9<sup><a href='#1'>[1]</a></sup>次。</p><p hidden>隐藏11件</p><p style='visibility:hidden'>隐藏13件</p>"
            "<p style='display : none'>隐藏15件</p><script>var a='17件'</script><style>p:after{content:'19件'}</style>"
        ), ((128, "件"), (36, "场"), (9, "次")), ("删除线",),
    ),
    "page-gbk": Made(
        lambda: page("<p>受理案件31件。</p>", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ((31, "件"),),
    ),
    "page-one-bad-byte": Made(lambda: page("<p>受理案件31件。</p>") + b"<!-- \xe5\xbc -->\xff", ((31, "件"),), ("字节",)),
    "page-fragment": Made(
        lambda: "<section><h2>情况</h2><table><tr><td>收到申请（件）</td><td>318</td></tr></table></section>".encode(),
        ((318, "件"),),
    ),
    "mht": Made(_mht, ((36, "件"),)),
    "pdf-fake-bold": Made(
        lambda: typeset(
            "#let b(t)=box[#place(dx:.3pt,t)#place(dx:.6pt,t)#t]\n安平县2024年度法治政府建设情况报告\n\n"
            f"#b[全年调处矛盾纠纷128件。]\n\n{_PROSE}11个村无案件。"
        ), ((128, "件"), (11, "个")),
    ),
    "pdf-turned": Made(
        lambda: changed(typeset(f"{_PROSE}全年调处矛盾纠纷128件，培训36场。{_PROSE}检查企业75家。"),
                        lambda writer: writer.pages[0].rotate(90)),
        ((128, "件"), (36, "场"), (75, "家")),
    ),
    "pdf-sideways": Made(
        lambda: typeset(f"#rotate(-90deg, reflow: true)[#box(width: 330pt)["
                        f"{_PROSE}全年调处矛盾纠纷128件，培训36场。{_PROSE}检查75家。]]"),
        ((128, "件"), (36, "场"), (75, "家")),
    ),
    "pdf-notes": Made(
        lambda: typeset(f"{_PROSE}办理案件128#footnote[其中听证16件。]件，培训36#super[2]场，绿化60m#super[2]。"),
        ((128, "件"), (16, "件"), (36, "场"), (60, "平方米")),
    ),
    "pdf-hidden": Made(
        lambda: _hidden_layer(f"{_PROSE}办理案件128件。#text(fill: white)[白字88件。]", "#v(3cm)隐藏99件。"),
        ((128, "件"),), ("隐藏",),
    ),
    "pdf-columns": Made(
        lambda: typeset(f"#set page(columns: 2)\n#set par(justify: true)\n{_LEFT}\n#colbreak()\n{_RIGHT}"),
        ((120, "件"), (108, "件"), (75, "家"), (33, "件")) * 2,
    ),
    "pdf-merged-table": Made(
        lambda: typeset(
            f"{_PROSE}\n#table(columns: 4, table.cell(rowspan: 2)[单位], table.cell(colspan: 2)[行政处罚], "
            "table.cell(rowspan: 2)[检查（次）],"
            "[数量（宗）], [罚没金额（万元）], [甲局], [106], [17.5], [8], [乙局], [94], [2], [5])"
        ), ((106, "宗"), (175000, "元"), (8, "次"), (94, "宗"), (20000, "元"), (5, "次")),
    ),
    "pdf-furniture": Made(
        lambda: typeset(
            "#set page(header: [安平县2024年度报告第12号], footer: context [第 #counter(page).display() 页 共 3 页])\n"
            + f"{_PROSE}" * 9 + "审结98件，其中维持61件、撤销8件。" + f"{_PROSE}" * 10
        ), ((98, "件"), (61, "件"), (8, "件")),
    ),
    "pdf-no-unicode": Made(
        lambda: joined(changed(typeset(f"{_PROSE}办理案件128件。"), _without_unicode), typeset(f"{_PROSE}培训36场。")),
        ((36, "场"),), ("第1页", "字体"),
    ),
    "pdf-picture-page": Made(
        lambda: joined(typeset(f"{_PROSE}培训36场。"), scan("= 数据表")), ((36, "场"),), ("第2页",),
    ),
    "pdf-table-over-pages": Made(
        lambda: typeset(
            f"{_PROSE}\n#table(columns: 3, [单位], [数量（件）], [金额（万元）],"
            + ", ".join(f"[第{n}局], [{n + 100}], [{n}.5]" for n in range(30)) + ")"
        ), tuple((n + 100, "件") for n in range(30)) + tuple((n * 10000 + 5000, "元") for n in range(30)),
    ),
    "sheet": Made(
        lambda: _book(_statistics),
        ((1286, "件"), (35000, "元"), (95.6, "%"), (40, "件"), (120000, "元"), (100, "%")), ("隐藏", "底稿"),
    ),
    "sheet-formats": Made(lambda: _book(_suffixed), ((318, "件"), (290, "件"))),
    "text-bars": Made(
        lambda: ("## 复议案件\n\n| 类别 | 数量(件) | 占比 |\n| --- | --- | --- |\n| 受理 | 170 | 91.0% |\n"
        "| 审结 | 158 | 92.9% |\n").encode(),
        ((170, "件"), (91, "%"), (158, "件"), (92.9, "%")),
    ),
    "text-bars-one-row": Made(
        lambda: "行政处罚数量(宗) | |||\n警告 | 罚款 | 合计(宗) | 罚没金额(万元) |\n120 | 940 | 1060 | 17.5 |\n".encode(),
        ((120, "宗"), (940, "宗"), (1060, "宗"), (175000, "元")),
    ),
    "text-flattened": Made(
        lambda: "单位:件\n收到申请\n318\n受理\n290\n审结\n275\n".encode(), ((318, "件"), (290, "件"), (275, "件")),
    ),
}  # fmt: skip
