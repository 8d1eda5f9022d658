"""Text loses what nobody can see, and nothing that anybody can read."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.keeping.texts import ORDINARY, cleaned

ANY = st.text(st.characters(exclude_categories=()), max_size=40)
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters by category that nobody sees."""


@pytest.mark.parametrize(
    ("given_", "line", "long"),
    [
        ("张\u200b三", "张三", "张三"),
        ("\ufeff张三\u2060", "张三", "张三"),
        ("abc\u202ecba", "abccba", "abccba"),
        ("张三\u00ad", "张三", "张三"),
        ("张\x00三\x07\x1b[31m", "张三[31m", "张三[31m"),
        ("张\ud800三\udfff", "张三", "张三"),
        ("张三\ufffe\U0001ffff\ufdd0", "张三", "张三"),
        ("甲\r\n乙\r丙\u2028丁", "甲 乙 丙 丁", "甲\n乙\n丙\n丁"),
        ("甲\t乙", "甲 乙", "甲\t乙"),
        ("甲 \n  乙", "甲 乙", "甲 \n  乙"),
        ("\u3000张三\u3000", "张三", "张三"),
        ("\u200b", "", ""),
        ("\u3164\u115f", "", ""),
        ("\ufe0f\U000e0100", "", ""),
        ("（一）〔2024〕1号，“甲”", "（一）〔2024〕1号，“甲”", "（一）〔2024〕1号，“甲”"),
        ("１２３ＡＢ", "１２３ＡＢ", "１２３ＡＢ"),
        ("葛\U000e0100城", "葛\U000e0100城", "葛\U000e0100城"),  # one of the forms of 葛
        ("葛\u200b\U000e0100", "葛\U000e0100", "葛\U000e0100"),
        ("张三\ufe0f\ufe0e", "张三", "张三"),  # the forms of signs, not of ideographs: pasted along, seen by nobody
        ("葛\ufe00", "葛\ufe00", "葛\ufe00"),
        ("é", "é", "é"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("ئا\u200cي", "ئا\u200cي", "ئا\u200cي"),  # joins of Arabic script, as Uyghur is written in
        ("ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ"),
        ("张\u200c三\u200d", "张三", "张三"),
        ("\ue000", "\ue000", "\ue000"),  # private use: rare characters of old systems
        ("𬎆𫟼", "𬎆𫟼", "𬎆𫟼"),
    ],
)
def test_what_goes_and_what_stays(given_: str, line: str, long: str) -> None:
    assert cleaned(given_) == line
    assert cleaned(given_, lines=True) == long


def test_of_what_is_ordinary_nothing_goes_the_long_way_either() -> None:
    """What nearly all texts are made of is left alone at once: as it is where something else stands beside it."""
    ordinary = "".join(one for one in map(chr, range(sys.maxunicode)) if ORDINARY.fullmatch(one))
    assert len(ordinary) > 20_000
    assert cleaned(f"甲\u200b{ordinary}乙") == f"甲{ordinary}乙" == cleaned(f"甲{ordinary}乙")


@given(ANY, st.booleans())
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    once = cleaned(text, lines=lines)
    assert cleaned(once, lines=lines) == once


@given(ANY, st.booleans())
def test_no_letter_ideograph_or_number_is_lost(text: str, lines: bool) -> None:
    """Composed or not, they are all there, in their order."""

    def read(words: str) -> str:
        kept = [c for c in words if unicodedata.category(c)[0] in "LN" and c not in FILLERS]
        return unicodedata.normalize("NFD", "".join(kept))

    assert read(unicodedata.normalize("NFD", cleaned(text, lines=lines))) == read(unicodedata.normalize("NFD", text))


@given(ANY, st.booleans())
def test_what_is_left_can_be_stored_and_printed(text: str, lines: bool) -> None:
    left = cleaned(text, lines=lines)
    left.encode("utf-8")
    assert left == left.strip()
    for character in left:
        assert unicodedata.category(character) != "Cc" or (lines and character in "\n\t")
        assert ord(character) & 0xFFFE != 0xFFFE
