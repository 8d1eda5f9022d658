"""Papers set apart are those set here; one that is too heavy is refused with its place named, and stops no other."""

from __future__ import annotations

import pytest

from guiju import bounded, documents
from guiju.documents import SignMissing, TooHeavy, apart

PAPER = "标题：关于某事的通知\n落款：某市人民政府\n日期：2021-03-16\n\n一、总则\n\n正文一段。"
ROWS = "\n".join(f"| {n} | 项目 | {n} |" for n in range(5000))


def test_what_is_set_apart_is_what_is_set_here() -> None:
    document = documents.parse(PAPER)
    assert documents.set_as_pdf(document) == documents.to_pdf(document)
    assert documents.set_as_word(document) == documents.to_docx(document)


def test_a_sign_that_no_font_has_is_told_from_there() -> None:
    with pytest.raises(SignMissing, match="印出来会是空框") as refused:
        documents.set_as_pdf(documents.parse(PAPER + "\n\n名字里有\U0002ebf0。"))
    assert refused.value.signs == "\U0002ebf0"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("\n\n二、明细\n\n| 序号 | 项目 | 数 |\n| --- | --- | --- |\n" + ROWS, r"表格共15003格.*“二、明细”的表格"),
        ("\n\n三、说明\n\n" + "长" * (apart.MOST_SIGNS + 1), r"全文.*“三、说明”的段落"),
    ],
)
def test_one_beyond_any_paper_is_refused_before_it_is_set(
    more: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = documents.parse(PAPER + more)
    monkeypatch.setattr(bounded, "run", None)
    with pytest.raises(TooHeavy, match=words):
        documents.set_as_pdf(document)


def test_one_that_meets_a_bound_is_told_so_and_the_next_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    document = documents.parse(PAPER)
    with monkeypatch.context() as tight:
        tight.setattr(apart, "MEGABYTES", 1)
        with pytest.raises(TooHeavy, match=r"《关于某事的通知》不能生成 PDF.*“一、总则”"):
            documents.set_as_pdf(document)
    assert documents.set_as_pdf(document)[:5] == b"%PDF-"
