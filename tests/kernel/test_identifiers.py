"""Identifiers: every number here is computed for the test or printed in a standard; none was looked up."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.keeping import identifiers

TODAY = date(2026, 11, 23)
births = st.dates(min_value=date(1900, 1, 1), max_value=TODAY)
resident_ids = st.builds(
    identifiers.make_resident_id, st.sampled_from(["431081", "110101", "650102", "810000"]), births, st.integers(0, 999)
)
credit_codes = st.builds(
    identifiers.make_credit_code,
    st.sampled_from(["11", "12", "51", "91", "92", "N2", "Y1"]),
    st.sampled_from(["100000", "431081", "320282", "650000"]),
    st.integers(0, 99_999_999),
)


def refused(check: Callable[[str], str], number: str) -> bool:
    try:
        check(number)
    except ValueError:
        return True
    return False


@given(resident_ids, births, st.integers(0, 999))
def test_made_ids_check_and_tell_the_day_of_birth(number: str, birth: date, serial: int) -> None:
    assert identifiers.check_resident_id(number, today=TODAY) == number
    made = identifiers.make_resident_id("431081", birth, serial)
    assert identifiers.birth_date(made) == birth


@given(resident_ids, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_wrong_character_of_an_id_is_found(number: str, place: int, character: str) -> None:
    wrong = number[:place] + character + number[place + 1 :]
    assert refused(identifiers.check_resident_id, wrong) == (wrong != number)


@given(resident_ids, st.integers(0, 16))
def test_every_swap_of_neighbours_in_an_id_is_found(number: str, place: int) -> None:
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert refused(identifiers.check_resident_id, wrong) == (wrong != number)


@given(credit_codes, st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_every_wrong_character_of_a_credit_code_is_found(code: str, place: int, character: str) -> None:
    assert identifiers.check_credit_code(code) == code
    wrong = code[:place] + character + code[place + 1 :]
    assert refused(identifiers.check_credit_code, wrong) == (wrong != code)


@given(credit_codes, st.integers(0, 16))
def test_every_swap_of_neighbours_in_a_credit_code_is_found(code: str, place: int) -> None:
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert refused(identifiers.check_credit_code, wrong) == (wrong != code)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "应为 18 位，现为 0 位"),
        ("43108119900101123", "应为 18 位，现为 17 位"),
        ("431081900101123", "15 位旧号码"),
        ("4310811990O1011231", "第 11 位“O”不是数字"),
        ("９91081199001011231", "第 1 至 2 位“99”不是省级"),
        ("431081199002301231", "出生日期不存在"),
        ("431081190002291231", "出生日期不存在"),  # 1900 was no leap year
        ("431081202611241231", "晚于今天"),
        ("431081187912311231", "出生年份过早"),
        ("431081199001011230", "校验码应为 9，现为“0”"),
    ],
)
def test_refused_ids_say_why(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        identifiers.check_resident_id(text, today=TODAY)


def test_examples_printed_in_the_standards() -> None:
    # GB 11643-1999, appendix: 34052419800101001X and 11010519491231002X; GB 32100-2015, appendix: 91350100M000100Y43.
    assert identifiers.check_resident_id("34052419800101001x", today=TODAY) == "34052419800101001X"
    assert identifiers.check_resident_id(" 110105 19491231 002Ｘ ", today=TODAY) == "11010519491231002X"
    assert identifiers.check_credit_code("91350100m000100y43") == "91350100M000100Y43"


def test_a_child_born_today_has_a_number() -> None:
    assert identifiers.check_resident_id(identifiers.make_resident_id("431081", TODAY, 1), today=TODAY)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("91350100M000100Y4", "现为 17 位"),
        ("9135O100M000100Y43", "第 5 位“O”无效，不使用字母"),
        ("91990100M000100Y43", "第 3 至 8 位“990100”"),
        ("91350100M000100Y44", "校验码应为 3，现为“4”"),
    ],
)
def test_refused_credit_codes_say_why(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        identifiers.check_credit_code(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda: identifiers.make_resident_id("4310", TODAY, 1),
        lambda: identifiers.make_resident_id("431081", TODAY, 1000),
        lambda: identifiers.make_credit_code("1", "431081", 1),
        lambda: identifiers.make_credit_code("11", "4310", 1),
        lambda: identifiers.make_credit_code("11", "431081", 100_000_000),
    ],
)
def test_makers_refuse_what_they_cannot_make(make: Callable[[], str]) -> None:
    with pytest.raises(ValueError):
        make()


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("138 1234 5678", "13812345678"),
        ("+86-138-1234-5678", "13812345678"),
        ("0735-3322110", "0735-3322110"),
        ("(0735)3322110", "0735-3322110"),
        ("（010）65001234转8001", "010-65001234-8001"),
        ("02088880000", "020-88880000"),
        ("12345", "12345"),
        ("400-812-3456", "400-812-3456"),
    ],
)
def test_phones(text: str, normal: str) -> None:
    assert identifiers.check_phone(text) == normal
    assert identifiers.check_phone(normal) == normal


@pytest.mark.parametrize("text", ["", "1381234567", "12812345678", "3322110", "0735-12345678901", "电话"])
def test_refused_phones(text: str) -> None:
    with pytest.raises(ValueError, match="联系电话"):
        identifiers.check_phone(text)
