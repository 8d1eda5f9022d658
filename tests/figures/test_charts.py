"""Charts: every bar is drawn and named, and nothing stands between one matter and the next."""

import re
from decimal import Decimal

import pytest

from guiju.figures import charts


def written(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)<", svg)


def steps(most: float) -> list[str]:
    """The numbers at the axis of a year with ``most`` in March and nothing in the other months."""
    drawn = written(charts.upright(tuple((f"{month}月", most if month == 3 else 0.0) for month in range(1, 13))))
    return [words for words in drawn if not words.endswith("月")]


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (0, ["0"]),
        (1, ["0", "1"]),
        (2, ["0", "1", "2"]),
        (0.4, ["0", "0.1", "0.2", "0.3", "0.4"]),
        (8000, ["0", "2,000", "4,000", "6,000", "8,000"]),
    ],
)
def test_whole_numbers_have_whole_steps(most: float, numbers: list[str]) -> None:
    assert steps(float(most)) == numbers


def test_agencies_stand_in_their_order_with_their_numbers() -> None:
    drawn = written(charts.agencies((("乙镇人民政府", 3.0), ("甲镇人民政府", 1300.0))))
    assert [words for words in drawn if words.endswith("政府")] == ["乙镇人民政府", "甲镇人民政府"]
    assert drawn[-2:] == ["3", "1,300"]


def test_labels_are_measured_in_a_font_that_has_their_signs() -> None:
    """A label of ten signs takes ten times its size, on a machine without any Chinese font too."""
    names = ("兴宁镇人民政府及其派", "兴宁镇人民政府及其派出机构办公室")
    short, long = (int(re.search(r'width="(\d+)"', charts.agencies(((name, 3.0),)))[1]) for name in names)  # type: ignore[index]
    assert long - short == 6 * 13


def test_small_bars_fill_their_box_and_no_more() -> None:
    drawn = charts.bars([Decimal(n) for n in (0, 5, 10)])
    assert [round(height) for *_, height in drawn] == [1, 12, 24]
    assert all(x + width <= charts.WIDE + 0.01 and y >= 0 for x, y, width, _ in drawn)
    assert charts.bars([Decimal(0)] * 12) == []
