"""What the public sees of names and numbers; all made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.keeping import identifiers


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三丰", "张**"),
        ("李四", "李*"),
        ("欧阳修", "欧阳*"),
        ("欧阳", "欧*"),
        ("爱新觉罗某", "爱新觉罗*"),
        ("买买提·吐尔逊", "买**·***"),
        ("Ann Lee", "A** ***"),
        ("王", "王"),
        ("", ""),
    ],
)
def test_names(name: str, masked: str) -> None:
    assert identifiers.mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("43108119900101123X", "431081********123X"),
        ("E12345678", "E1*****78"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_ids(number: str, masked: str) -> None:
    assert identifiers.mask_id(number) == masked


@given(st.text(max_size=30))
def test_masking_never_fails_and_keeps_the_length(text: str) -> None:
    for mask in (identifiers.mask_name, identifiers.mask_id):
        assert len(mask(text)) == len(text.strip())


@given(st.text(alphabet="0123456789X", min_size=4, max_size=30))
def test_at_least_two_fifths_of_a_number_are_hidden(number: str) -> None:
    assert identifiers.mask_id(number).count("*") >= 0.4 * len(number)
