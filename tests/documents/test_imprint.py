"""What a paper that goes up has besides (GB/T 9704-2012, 7.2.5, 7.2.6, 7.4): its signer over the title, and the imprint."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from guiju.documents import Document, Imprint, Paragraph, SignMissing, to_docx, to_html, to_pdf, to_text

PAPER = Document(
    title="关于法治政府建设情况的报告",
    number="某政〔2025〕1号",
    signer="张三",
    blocks=(Paragraph("正文。"),),
    imprint=Imprint("市委，市人大常委会", "某市人民政府", date(2025, 2, 20)),
)
IMPRINT = ["抄送：市委，市人大常委会。", "某市人民政府\t2025年2月20日印发"]


def test_signer_and_number_stand_over_the_title_and_the_imprint_last() -> None:
    assert to_text(PAPER).splitlines() == ["某政〔2025〕1号\t签发人：张三", PAPER.title, "正文。", *IMPRINT]
    said = [paragraph.text for paragraph in docx.Document(io.BytesIO(to_docx(PAPER))).paragraphs]
    assert said[:2] == ["某政〔2025〕1号\t签发人：张三", PAPER.title] and said[-2:] == IMPRINT
    page = to_html(PAPER)
    assert page.index("签发人：张三") < page.index(PAPER.title) < page.index("正文。") < page.index("抄送：")
    assert "paper-number" not in page, "the number stands once"
    assert to_pdf(PAPER)[:5] == b"%PDF-"


def test_a_paper_without_a_signer_has_its_number_under_the_title() -> None:
    plain = replace(PAPER, signer=None, imprint=Imprint("", "某市人民政府", date(2025, 2, 20)))
    assert to_text(plain).splitlines() == [PAPER.title, "某政〔2025〕1号", "正文。", IMPRINT[1]]
    assert "抄送" not in to_html(plain)


LACKED = "𠮷"
"""A sign that the fonts at hand do not have."""


@pytest.mark.parametrize(
    "paper", [replace(PAPER, signer=LACKED), replace(PAPER, imprint=Imprint(LACKED, "某市人民政府", date(2025, 2, 20)))]
)
def test_no_sign_of_either_is_printed_as_an_empty_box(paper: Document) -> None:
    with pytest.raises(SignMissing):
        to_pdf(paper)
