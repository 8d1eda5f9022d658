"""Word and PDF: the measures of GB/T 9704-2012 as they come out, equal bytes, and any text at all."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.document import Document as WordFile
from docx.shared import Length
from hypothesis import HealthCheck, given, settings

from guiju import documents
from guiju.documents import Document, Link, Paragraph, Picture, SignMissing
from guiju.documents.blocks import clean
from guiju.documents.pictures import png
from tests.documents.papers import MARKUP, SVG
from tests.documents.papers import documents as any_documents

PAPER = documents.parse(MARKUP)
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MM = 72 / 25.4
Render = Callable[[Document], bytes]


def word(document: Document) -> WordFile:
    return docx.Document(io.BytesIO(documents.to_docx(document)))


def pages(document: Document) -> list[list[str]]:
    """The lines of each page of the PDF, the page number last."""
    with pdfplumber.open(io.BytesIO(documents.to_pdf(document))) as file:
        return [(page.extract_text() or "").split("\n") for page in file.pages]


def test_word_page() -> None:
    section = word(PAPER).sections[0]
    sides = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round((side or Length(0)).mm) for side in (section.page_width, section.page_height, *sides)] == [
        210,
        297,
        37,
        28,
        26,
        35,
    ]


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
    ],
)
def test_word_faces(style: str, face: str, size: int) -> None:
    found = word(PAPER).styles[style]
    assert re.findall(r'w:eastAsia="([^"]+)"', found.element.xml)[:1] == [face]
    assert found.font.size.pt == size


def test_word_holds_the_paper_in_order() -> None:
    lines = [(one.style and one.style.name, one.text) for one in word(PAPER).paragraphs if one.text]
    assert lines == [
        ("Title", "某某行政复议决定书"),
        ("Paper Number", "某政复〔2020〕3号"),
        ("Normal", "各乡镇人民政府："),
        ("Body Text", "全年收到申请128件，受理120件。"),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）依法履职"),
        ("Heading 3", "1. 案件数量"),
        ("Heading 4", "（1）按类型统计"),
        ("Caption", "模拟数据"),
        ("Body Text", "1. 本句以句号结束，不是标题。"),
        ("Normal", "附件：1. 明细表"),
        ("Normal", "2. 清单"),
        ("Paper Sign-off", "某某市人民政府"),
        ("Paper Sign-off", "2021年2月22日"),
        ("Body Text", "（联系人：张某（模拟））"),
        ("Paper Annex", "附件2"),
        ("Title", "清单"),
        ("Body Text", "清单正文。"),
    ]


def test_every_style_used_is_one_the_file_defines() -> None:
    file = word(PAPER)
    used = set(re.findall(r'<w:pStyle w:val="([^"]+)"', file.element.xml))
    assert used <= {style.style_id for style in file.styles}
    assert {"PaperTable", "Heading4", "PaperSign-off"} <= used


def test_word_links_only_web_addresses() -> None:
    links = (Link("甲", "/figures/1"), Link("乙", "https://example.gov.cn/a"))
    (paragraph,) = [one for one in word(Document("题", blocks=(Paragraph(links),))).paragraphs if "甲" in one.text]
    assert [link.address for link in paragraph.hyperlinks] == ["https://example.gov.cn/a"]


def test_word_numbers_pages_outside() -> None:
    section = word(PAPER).sections[0]
    assert section.footer.paragraphs[0].text == section.even_page_footer.paragraphs[0].text == "— 1 —"
    assert (section.footer.paragraphs[0].alignment, section.even_page_footer.paragraphs[0].alignment) == (2, 0)


@pytest.mark.parametrize("render", [documents.to_docx, documents.to_pdf])
def test_the_same_paper_gives_the_same_bytes(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(PAPER)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert render(documents.parse(MARKUP)) == first


def test_word_files_carry_no_day_of_their_making() -> None:
    with zipfile.ZipFile(io.BytesIO(documents.to_docx(PAPER))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2021-02-22T00:00:00Z" in file.read("docProps/core.xml")


def test_pdf_has_22_lines_of_28_characters() -> None:
    paper = Document("题", blocks=(Paragraph("永" * 28 * 60),))
    _, second, *_ = pages(paper)
    assert second[:-1] == ["永" * 28] * 22
    assert second[-1] == "— 2 —"


def test_pdf_type_area() -> None:
    with pdfplumber.open(io.BytesIO(documents.to_pdf(Document("题", blocks=(Paragraph("永" * 28 * 60),))))) as file:
        odd, even, third = file.pages[0], file.pages[1], file.pages[2]
        body = [one for one in even.chars if one["text"] == "永"]
        assert min(one["x0"] for one in body) == pytest.approx(28 * MM, abs=0.5)
        assert max(one["x1"] for one in body) <= (210 - 26) * MM + 0.5
        assert min(one["top"] for one in body) >= 37 * MM - 3  # the box of a glyph is taller than its ink
        assert max(one["bottom"] for one in body) <= (297 - 35) * MM + 3
        numbers = [[one for one in page.chars if one["top"] > (297 - 35) * MM] for page in (odd, even, third)]
        assert [line[0]["x0"] > odd.width / 2 for line in numbers] == [True, False, True]
        assert {round(one["size"]) for line in numbers for one in line} == {14}


def test_pdf_holds_the_paper_and_its_web_links() -> None:
    with pdfplumber.open(io.BytesIO(documents.to_pdf(PAPER))) as file:
        text = "".join((page.extract_text() or "") for page in file.pages)
        assert [link["uri"] for page in file.pages for link in page.hyperlinks] == ["https://example.gov.cn/a"]
        assert file.metadata["Title"] == "某某行政复议决定书"
    squeezed = re.sub(r"\s", "", text)
    for line in (
        "某政复〔2020〕3号",
        "全年收到申请128件，受理120件。",
        "附件：1.明细表",
        "某某市人民政府",
        "2021年2月22日",
    ):
        assert line in squeezed


@pytest.mark.parametrize("render", [documents.to_docx, documents.to_pdf])
def test_a_broken_picture_is_refused_in_a_sentence(render: Render) -> None:
    with pytest.raises(ValueError, match="图片"):
        render(Document("题", blocks=(Picture(b"<svg broken"),)))
    with pytest.raises(ValueError, match="图片"):
        render(Document("题", blocks=(Picture(b"\x89PNG\r\n\x1a\nbroken"),)))


def test_a_picture_reaches_no_file_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linked = SVG.replace(b"</svg>", b'<image href="found.png" width="9" height="9"/></svg>')
    (tmp_path / "found.png").write_bytes(png(Picture(SVG)))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="图片"):
        documents.to_pdf(Document("题", blocks=(Picture(linked),)))


@given(any_documents)
@slow
def test_any_text_survives_in_word(document: Document) -> None:
    file = word(document)
    said = [one.text for one in file.paragraphs]
    assert said[0].replace("\n", "") == clean(document.title)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert documents.to_text(Document("", blocks=(block,))).split("\n")[1] in said


@given(any_documents)
@slow
def test_any_text_can_be_set_in_pdf_or_is_refused_by_its_signs(document: Document) -> None:
    try:
        made = documents.to_pdf(document)
    except SignMissing as missing:
        assert set(missing.signs) <= set(documents.to_text(document))
    else:
        assert made.startswith(b"%PDF")


def test_text_is_never_typst_markup() -> None:
    hostile = '#panic("x") *a* _b_ $c$ `d` <e> @f // g [h] {i} \\j'
    (lines,) = pages(Document(hostile, blocks=(Paragraph(hostile),), issuer="甲", signed_on=date(2021, 1, 1)))
    assert "".join(lines).replace(" ", "").count(hostile.replace(" ", "")) == 2


def test_plain_text() -> None:
    assert documents.to_text(PAPER).split("\n")[3:11] == [
        "全年收到申请128件，受理120件。",
        "一、总体情况",
        "（一）依法履职",
        "1. 案件数量",
        "（1）按类型统计",
        "模拟数据",
        "类型\t件数",
        "行政处罚\t50",
    ]
