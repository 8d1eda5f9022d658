"""Titles of several lines: no word torn, no bracket broken, even lines; the same in PDF and in Word."""

import io

import docx
import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju import documents
from guiju.documents import Document, titles
from guiju.documents.lines import widest


@pytest.mark.parametrize(
    "lines",
    [
        ["行政处罚决定书"],
        ["资兴市人民政府", "关于2020年度法治政府建设情况的报告"],
        ["资兴市人民政府关于2020年度法治政府", "建设情况的报告（模拟）"],
        ["资兴市兴宁镇人民政府2024年度", "法治政府建设情况报告（模拟）"],
        ["关于《资兴市农村集体聚餐食品安全管理", "暂行办法（模拟）》的合法性审核意见书"],
        [
            "资兴市人民政府办公室",
            "关于印发《资兴市被征地农民基本生活",
            "保障实施细则（试行）》和《资兴市",
            "集体土地征收补偿安置办法》的通知",
        ],
    ],
    ids=lambda lines: lines[0][:8],
)
def test_titles_of_papers(lines: list[str]) -> None:
    assert titles.lines("".join(lines)) == lines


@given(st.text("甲乙的（）《》〔〕模拟关于2020 ab。", max_size=120))
def test_nothing_is_lost_and_every_line_fits(title: str) -> None:
    lines = titles.lines(title)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert len(lines) == 1 or all(line and widest(line) <= titles.ROOM for line in lines)


def test_short_brackets_are_never_torn() -> None:
    for before in range(1, 40):
        assert any("（模拟）" in line for line in titles.lines("甲" * before + "（模拟）" + "乙" * 8))


def test_a_title_in_pdf_and_word() -> None:
    title = "资兴市人民政府关于2020年度法治政府建设情况的报告（模拟）"
    paper = Document(title)
    lines = titles.lines(title)
    with pdfplumber.open(io.BytesIO(documents.to_pdf(paper))) as file:
        assert file.pages[0].extract_text().split("\n")[:2] == lines
        assert file.metadata["Title"] == title
    assert docx.Document(io.BytesIO(documents.to_docx(paper))).paragraphs[0].text.split("\n") == lines
