"""Any number, written in any of the ways, reads back to itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.reading import read
from guiju.reading.numerals import arabic, chinese, plain

GLYPHS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")


def spell(number: int) -> str:
    """A whole number below a hundred million in Chinese, written by the rules and apart from the reader."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{spell(high)}万{gap}{spell(low) if low else ''}"
    digits = [int(digit) for digit in str(number)]
    spoken = ""
    for place, digit in enumerate(digits):
        above = len(digits) - place - 1
        if digit:
            spoken += GLYPHS[digit] + PLACES[above]
        elif spoken and not spoken.endswith("零") and any(digits[place:]):
            spoken += "零"
    return spoken


def wide(text: str) -> str:
    """Full-width digits and signs."""
    return "".join(chr(ord(glyph) + 0xFEE0) if glyph in "0123456789.%" else glyph for glyph in text)


def only_value(sentence: str) -> int | float | None:
    figures = read(sentence).figures
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0].value


@given(st.integers(1, 99_999_999))
def test_spoken_numerals_read_back(number: int) -> None:
    assert chinese(spell(number)) == number


@given(st.integers(2, 99_999_999).filter(lambda number: str(number)[0] != "1" or number > 19))
def test_every_way_to_write_a_whole_number(number: int) -> None:
    for written in (str(number), f"{number:,}", wide(str(number)), spell(number)):
        assert only_value(f"全年共受理案件{written}件，工作平稳。") == number, written


@given(st.decimals("0.01", "9999.99", places=2))
def test_decimals_and_their_scales(number: Decimal) -> None:
    assert only_value(f"涉及金额{number}万元。") == plain(number * 10_000)
    assert only_value(f"总投资达{wide(str(number))}亿元。") == plain(number * 100_000_000)
    assert only_value(f"占比达到{number}%。") == plain(number)


@given(st.integers(1, 9999), st.sampled_from([("余", "more_than"), ("多", "more_than")]))
def test_more_than(number: int, more: tuple[str, str]) -> None:
    figure = read(f"发放资料{number}{more[0]}份。").figures[0]
    assert (figure.value, figure.precision, figure.text) == (number, more[1], f"{number}{more[0]}份")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百二", 120),
        ("三万五", 35_000),
        ("两千零一十", 2010),
        ("三点五", None),
    ],
)
def test_spoken_forms(text: str, value: int | None) -> None:
    assert chinese(text) == (Decimal("3.5") if value is None else value)


@pytest.mark.parametrize("text", ["十百", "一二十", "百零十", "", "点五", "万五千万"])
def test_no_numeral(text: str) -> None:
    assert chinese(text) is None


@pytest.mark.parametrize("text", ["2606.2.6", "1,08", "12,34", "1..5", "12."])
def test_damaged_digits_have_no_value(text: str) -> None:
    assert arabic(text) is None
