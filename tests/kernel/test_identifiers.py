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


def right(head: str) -> str:
    """17 characters with their check digit by GB 11643."""
    return next(
        head + last for last in "0123456789X" if not refused(identifiers.check_foreign_permanent_id, head + last)
    )


def test_the_new_number_of_a_foreigner_and_the_old_one() -> None:
    number = right("91184019800101123")
    assert identifiers.check_foreign_permanent_id(f" {number[:6]}-{number[6:14]} {number[14:].lower()}") == number
    assert identifiers.check_foreign_permanent_id("usa 3102 0012 3456") == "USA310200123456"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("811840198001011", "以 9 开头的 18 位号码，或者 3 位字母加 12 位数字"),
        ("US3102001234567", "以 9 开头的 18 位号码"),
        ("91184019800101", "应为 18 位，现为 14 位"),
        ("999840198001011230", "第 2 至 3 位“99”不是省级"),
        ("911840198002301230", "出生日期不存在"),
        (right("91184019800101123")[:17] + "A", "校验码应为"),
    ],
)
def test_refused_numbers_of_foreigners_say_why(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        identifiers.check_foreign_permanent_id(text)


def test_a_resident_is_told_whose_number_begins_with_nine() -> None:
    with pytest.raises(ValueError, match="外国人永久居留身份证号码，请改选证件种类"):
        identifiers.check_resident_id(right("91184019800101123"))


def test_residents_of_hong_kong_macao_and_taiwan() -> None:
    number = identifiers.make_resident_id("830000", date(1990, 1, 1), 12)
    assert identifiers.check_resident_permit(number) == number
    with pytest.raises(ValueError, match="以 81、82 或者 83 开头，现为“43”"):
        identifiers.check_resident_permit(identifiers.make_resident_id("431081", date(1990, 1, 1), 12))


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        (identifiers.check_resident_id, "431081199001011230"),
        (identifiers.check_resident_permit, "810000199001011231"),
        (identifiers.check_foreign_permanent_id, "911840198001011230"),
        (identifiers.check_credit_code, "91350100M000100Y44"),
        (identifiers.check_organisation_code, "D2143569X"[:8] + "1"),
    ],
)
def test_a_wrong_check_character_alone_can_be_confirmed(check: Callable[..., str], wrong: str) -> None:
    with pytest.raises(identifiers.WrongCheck, match="校验码应为"):
        check(wrong)
    assert check(wrong, confirmed=True) == wrong


@pytest.mark.parametrize(
    "wrong", ["43108119900101123", "431081199002301231", "43108119900101123A", "991081199001011231"]
)
def test_nothing_else_can_be_confirmed(wrong: str) -> None:
    with pytest.raises(ValueError) as refusal:
        identifiers.check_resident_id(wrong, confirmed=True)
    assert not isinstance(refusal.value, identifiers.WrongCheck)


def test_an_organisation_code_as_printed_in_its_standard() -> None:
    # GB 11714-1997, example: D2143569-X.
    assert identifiers.check_organisation_code("d2143569-x") == "D2143569X"
    with pytest.raises(ValueError, match="应为 9 位"):
        identifiers.check_organisation_code("D2143569")


@given(
    resident_ids,
    st.lists(st.tuples(st.integers(0, 17), st.sampled_from(["\u200b", "\u2060", " ", "　", "-", "－", "\ufeff"]))),
)
def test_a_number_is_the_same_however_it_is_typed(number: str, between: list[tuple[int, str]]) -> None:
    typed = list(number.lower().translate({n: n + 0xFEE0 for n in range(0x30, 0x3A)}))
    for place, sign in between:
        typed.insert(place, sign)
    assert identifiers.check_resident_id("".join(typed), today=TODAY) == number
