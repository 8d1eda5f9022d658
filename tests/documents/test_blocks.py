"""The model: what may not be built, and which columns are numbers."""

from datetime import date

import pytest

from guiju.documents import Document, Heading, Picture, Table
from guiju.documents.blocks import clean
from guiju.documents.layout import sign_off_indents
from tests.documents.papers import SVG


def test_what_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="1 至 4，现为 5"):
        Heading(5, "题")
    with pytest.raises(ValueError, match="至少应有一列"):
        Table((), ())
    with pytest.raises(ValueError, match="第 2 行有 1 格，表头有 2 格"):
        Table(("a", "b"), (("1", "2"), ("1",)))
    with pytest.raises(ValueError, match="PNG 或 SVG"):
        Picture(b"GIF89a")
    assert not Picture(SVG).is_png


@pytest.mark.parametrize(
    ("cells", "numeric"),
    [
        (("1", "1,234.5", "99.2%", "—", ""), True),
        (("-3", "+4", "12‰"), True),
        (("1", "三"), False),
        (("", ""), False),
        (("2021年",), False),
    ],
)
def test_numeric_columns(cells: tuple[str, ...], numeric: bool) -> None:
    table = Table(("项目",), tuple((cell,) for cell in cells))
    assert table.numeric_columns() == (frozenset({0}) if numeric else frozenset())
    assert Table(table.header, table.rows, numeric=()).numeric_columns() == frozenset()


def test_clean_leaves_out_only_what_cannot_be_printed() -> None:
    assert clean("甲\x00\ud800乙\n丙\t😀\ufffe") == "甲乙 丙 😀"


@pytest.mark.parametrize(("issuer", "indent"), [("某某市人民政府", 3.75), ("甲", 6.75), ("长" * 30, 0.0)])
def test_the_issuer_is_centred_on_the_date(issuer: str, indent: float) -> None:
    paper = Document(title="题", issuer=issuer, signed_on=date(2021, 2, 22))  # the date is 6.5 字 wide and keeps 4
    assert sign_off_indents(paper) == (indent, 4.0)
