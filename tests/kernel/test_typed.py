"""What is typed becomes a number or a day only where it plainly is one, and one that can be reckoned with."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.keeping import typed
from guiju.law.counting import add_months


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("0", 0), ("7", 7), ("007", 7), ("2147483647", 2147483647), (12, 12)),
        *(
            (text, None)
            for text in ("", " 7", "7\n", "-1", "+7", "1_000", "7.0", "1e3", "²", "٣", "７", "九", "\0", "\ud800")
        ),
        *(("2147483648", None), ("9" * 30, None), ("9" * 6000, None), (None, None)),
    ],
)
def test_a_number(text: Any, found: int | None) -> None:
    assert typed.number(text) == found


def test_a_number_within_bounds() -> None:
    assert typed.number("2020", least=2000, most=2026) == 2020
    assert typed.number("1999", least=2000, most=2026) is typed.number("2027", least=2000, most=2026) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
        *(
            (text, None)
            for text in ("2023-02-29", "1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31", "0000-00-00", "")
        ),
        *(
            (text, None)
            for text in ("20240229", "2024-W09-4", "2024-02-29 ", "２０２４-02-29", "2024-2-29", "²", "9" * 6000, None)
        ),
    ],
)
def test_a_day(text: Any, found: date | None) -> None:
    assert typed.day(text) == found


@given(st.text() | st.from_regex(r"[0-9]{1,12}") | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))
def test_whatever_is_typed_is_read_or_is_none(text: str) -> None:
    found = typed.number(text)
    assert found is None or 0 <= found <= typed.LARGEST
    assert typed.version(text) == (typed.NO_VERSION if found is None else found)
    day = typed.day(text)
    assert day is None or day.isoformat() == text
    if day is not None:
        assert add_months(day, 1200) > day > add_months(day, -1200), "a term of a century stays in the calendar"


@pytest.mark.parametrize(("words", "can"), [(["张三", "𠀀", ""], True), (["张\0"], False), (["好", "\udfff"], False)])
def test_what_a_database_holds(words: list[str], can: bool) -> None:
    assert typed.holdable(words) is can
