"""Tables fit: nothing is printed over its neighbour, nothing leaves the type area, in PDF and in Word."""

import io
import re
from datetime import date

import docx
import pdfplumber
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfplumber.page import Page

from guiju import documents
from guiju.documents import Annex, Document, Heading, Imprint, Link, Paragraph, Table, Text, layout
from guiju.documents.blocks import plain
from guiju.documents.lines import BREAK, longest_piece, pieces, widest
from guiju.documents.tables import PADDING_PT, SIZES_PT, plan
from tests.documents.fit import unfit

DIGEST = "3f786850e387550fdab836ed7e6dc881de23001b" * 2
PROSE = "全面推进依法行政，加强规范性文件合法性审核和备案审查。"
MM = layout.PT_PER_MM


def counts(columns: int, *money: int, rows: int = 5) -> Table:
    """A yearly table of townships: counts, and amounts of money in the columns named."""
    header = ["乡镇"] + ["罚款金额（元）" if n in money else f"第{n}类案件数" for n in range(1, columns)]
    amounts = ("12,345,678.90", "2,345,678.00")
    body = [
        [f"某某镇人民政府{row}"] + [amounts[n % 2] if n in money else str(row * n) for n in range(1, columns)]
        for row in range(rows)
    ]
    return Table(tuple(header), tuple(map(tuple, body)), "行政处罚情况统计表（模拟）")


SHAPES = {
    "two short columns": Table(("类型", "件数"), (("行政处罚", "50"),)),
    "twelve columns, two of money": counts(12, 5, 6),
    "twelve columns of money": counts(12, *range(1, 12)),
    "forty columns": counts(40, *range(5, 30)),
    "one column": Table(("说明",), ((PROSE * 5,),)),
    "a digest beside prose": Table(("摘要", "说明"), ((DIGEST, PROSE * 4), ("短", "短"))),
    "addresses": Table(("一", "二", "三"), (("https://www.example.gov.cn/a/long/one",) * 3,)),
    "credit codes": Table(("名称", "统一社会信用代码", "金额"), ((PROSE, "91431081MA4L0ABC1X", "1,234.00"),)),
    "parted runs": Table(
        ("甲",) * 8, (((Text("12345678", bold=True), Link("WWWWWWWW", "https://x.cn"), Text("9" * 9)),) * 8,)
    ),
    "signs that keep together": Table(("甲",) * 12, (("！" * 30, "（" * 30, "—" * 30, "a\u00a0" * 20) * 3,)),
    "a long header": Table((PROSE * 30, "件数"), (("甲", "1"),) * 40),
    "a row longer than a page": Table(("甲", "乙"), ((PROSE * 80, "1"), ("丙", "2"))),
}


def opened(table: Table) -> list[Page]:
    return pdfplumber.open(io.BytesIO(documents.to_pdf(Document("题", blocks=(table,))))).pages


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_of_any_shape_fits(name: str) -> None:
    pages = opened(SHAPES[name])
    assert [complaint for page in pages for complaint in unfit(page)] == []
    printed = "".join(one["text"] for page in pages for one in page.chars).replace(BREAK, "")
    for row in (SHAPES[name].header, *SHAPES[name].rows):
        for cell in row:
            assert not set(plain(cell)) - set(printed) - {" ", "\u00a0"}


cells = st.one_of(
    st.sampled_from(
        [DIGEST, PROSE, "12,345,678.90", "91431081MA4L0ABC1X", "https://www.example.gov.cn/a/b", "—", "", "（！）" * 9]
    ),
    st.integers(0, 10**9).map(str),
    st.text("全面推进依法行政，（）0123456789,.WMil %", max_size=30),
)
tables = st.integers(1, 26).flatmap(
    lambda columns: st.builds(
        Table,
        st.tuples(*[cells] * columns),
        st.lists(st.tuples(*[cells] * columns), min_size=1, max_size=3).map(tuple),
        st.just("表名"),
    )
)


@given(tables)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_in_a_table_fits(table: Table) -> None:
    assert [complaint for page in opened(table) for complaint in unfit(page)] == []


@pytest.mark.parametrize(
    ("name", "size", "turned", "parts"),
    [
        ("two short columns", 12.0, False, 1),
        ("twelve columns, two of money", 12.0, True, 1),
        ("twelve columns of money", 9.0, True, 2),
        ("forty columns", 9.0, True, 4),
        ("one column", 12.0, False, 1),
    ],
)
def test_a_table_is_set_smaller_then_turned_then_split(name: str, size: float, turned: bool, parts: int) -> None:
    laid = plan(SHAPES[name])
    assert (laid.size, laid.is_turned, len(laid.parts)) == (size, turned, parts)


def test_a_table_a_little_too_wide_is_only_set_smaller() -> None:
    assert [plan(counts(columns)).size for columns in (9, 10, 11)] == [12.0, 10.5, 9.0]
    assert not plan(counts(11)).is_turned


@pytest.mark.parametrize("table", SHAPES.values(), ids=SHAPES)
def test_all_columns_are_there_and_fill_the_page(table: Table) -> None:
    laid = plan(table)
    room = (layout.HEIGHT_MM if laid.is_turned else layout.WIDTH_MM) * MM
    columns = range(len(table.header))
    assert sorted({column for part in laid.parts for column in part.columns}) == [*columns]
    for part in laid.parts:
        assert sum(part.widths) == pytest.approx(room)
        for column, width in zip(part.columns, part.widths, strict=True):
            kept = [piece for row in (table.header, *table.rows) if (piece := longest_piece(plain(row[column]))) <= 15]
            assert all(piece * laid.size + PADDING_PT <= width + 0.01 for piece in kept)


def test_parts_repeat_what_names_the_row_and_say_which_they_are() -> None:
    parts = plan(SHAPES["twelve columns of money"]).parts
    assert [part.columns[0] for part in parts] == [0, 0]
    assert [part.caption for part in parts] == [
        "行政处罚情况统计表（模拟）（第1部分，共2部分）",
        "行政处罚情况统计表（模拟）（第2部分，共2部分）",
    ]
    numbered = counts(40, *range(5, 30))
    numbered = Table(("序号", *numbered.header), tuple(("1", *row) for row in numbered.rows))
    assert {part.columns[:2] for part in plan(numbered).parts} == {(0, 1)}


def test_short_columns_get_what_they_need() -> None:
    (part,) = plan(Table(("类型", "说明"), (("行政处罚", "字" * 200),))).parts
    assert part.widths[0] >= 4 * SIZES_PT[0] + PADDING_PT


def test_widths_are_upper_bounds() -> None:
    """Every sign of ASCII as it is set, against the width that is reckoned with."""
    said = "".join(map(chr, range(33, 127)))
    paper = Document("题", blocks=(Table(("甲",), tuple((sign,) for sign in said)),))
    with pdfplumber.open(io.BytesIO(documents.to_pdf(paper))) as file:
        set_as = {
            one["text"]: one["width"] / one["size"]
            for page in file.pages
            for one in page.chars
            if round(one["size"]) == 12
        }
    assert {sign for sign in said if set_as[sign] > widest(sign)} == set()


@pytest.mark.parametrize(
    "form",
    ["title", "number", "addressee", "issuer", "footer_note", "heading", "paragraph", "annex", "signer", "copied_to"],
)
def test_a_line_without_a_chance_to_break_stays_on_the_page(form: str) -> None:
    papers = {
        "title": Document(DIGEST),
        "number": Document("题", number=DIGEST),
        "addressee": Document("题", addressee=DIGEST),
        "issuer": Document("题", issuer=DIGEST),
        "footer_note": Document("题", footer_note=DIGEST),
        "signer": Document("题", signer=DIGEST),
        "copied_to": Document("题", imprint=Imprint(DIGEST, "某市人民政府", date(2025, 2, 20))),
        "heading": Document("题", blocks=(Heading(1, DIGEST),)),
        "paragraph": Document("题", blocks=(Paragraph((Text("校验值" + DIGEST[:40]), Text(DIGEST[40:], bold=True))),)),
        "annex": Document("题", annexes=(Annex(DIGEST), Annex(DIGEST, (Paragraph("文"),)))),
    }
    with pdfplumber.open(io.BytesIO(documents.to_pdf(papers[form]))) as file:
        assert [complaint for page in file.pages for complaint in unfit(page)] == []
        assert DIGEST in re.sub(rf"[\s{BREAK}]", "", "".join(page.extract_text() for page in file.pages))


def test_pieces() -> None:
    assert [piece for _, piece in pieces("罚款（元）1,234.50 元以上")] == ["罚", "款（元）1,234.50", "元", "以", "上"]


@pytest.mark.parametrize("name", SHAPES)
def test_word_lays_the_same_tables(name: str) -> None:
    laid = plan(SHAPES[name])
    file = docx.Document(io.BytesIO(documents.to_docx(Document("题", blocks=(SHAPES[name], Paragraph("后文"))))))
    assert [[round(column.width.pt) for column in table.columns] for table in file.tables] == [
        [round(width) for width in part.widths] for part in laid.parts
    ]
    assert [section.orientation for section in file.sections] == (
        [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT]
        if laid.is_turned
        else [WD_ORIENTATION.PORTRAIT]
    )
    sizes = {
        run.font.size.pt
        for table in file.tables
        for cell in table._cells
        for run in cell.paragraphs[0].runs
        if run.font.size
    }
    assert sizes == (set() if laid.size == layout.CAPTION_PT else {laid.size})


def test_a_turned_page_of_word_keeps_the_number_at_the_foot_of_the_upright_sheet() -> None:
    file = docx.Document(io.BytesIO(documents.to_docx(Document("题", blocks=(SHAPES["forty columns"],)))))
    upright, turned = file.sections  # no empty page after the last table
    assert upright.footer.paragraphs[0].text == "— 1 —"
    (beside,) = turned.footer.tables
    assert beside.cell(0, 0).text == "— 1 —"
    assert beside._tbl.find(".//" + qn("w:textDirection")).get(qn("w:val")) == "tbRl"
    assert turned.footer.paragraphs[0].text == ""
