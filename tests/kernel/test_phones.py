"""Telephone numbers: every one here is made up."""

import pytest

from guiju.kernel.keeping.phones import check_phone


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("138 1234 5678", "13812345678"),
        ("+86-138-1234-5678", "13812345678"),
        ("0086 13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("138\u200b12345678\ufeff", "13812345678"),
        ("138—1234—5678", "13812345678"),
        ("19412345678", "19412345678"),
        ("13812345678转1234", "13812345678-1234"),
        ("0735-3322110", "0735-3322110"),
        ("(0735)3322110", "0735-3322110"),
        ("07353322110", "0735-3322110"),
        ("0735-3322110-8001", "0735-3322110-8001"),
        ("0735-3322110分机8001", "0735-3322110-8001"),
        ("（010）65001234转8001", "010-65001234-8001"),
        ("02088880000", "020-88880000"),
        ("400-812-3456", "400-812-3456"),
        ("4008123456", "400-812-3456"),
        ("+852 9123 4567", "+852 91234567"),
        ("00852-91234567", "+852 91234567"),
        ("＋853 6612 3456", "+853 66123456"),
        ("+886 912 345 678", "+886 912345678"),
        ("+1 (650) 253-0000 ext. 12", "+1 6502530000-12"),
    ],
)
def test_phones(text: str, normal: str) -> None:
    assert check_phone(text) == normal
    assert check_phone(normal) == normal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "1381234567",
        "12812345678",
        "3322110",
        "91234567",
        "0735-12345678901",
        "+852 1",
        "电话",
        "400-FLOWERS",
        "+",
    ],
)
def test_refused_phones(text: str) -> None:
    with pytest.raises(ValueError, match="联系电话应为"):
        check_phone(text)


@pytest.mark.parametrize("text", ["110", "12345", "９５５８８", "123-45", "106555"])
def test_service_numbers_are_nobodys_own(text: str) -> None:
    with pytest.raises(ValueError, match="不是当事人的联系电话"):
        check_phone(text)
