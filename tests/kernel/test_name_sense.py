"""Names that are words as well, in sentences: ``name_sentences.txt`` has a name and a sentence a line, the person in brackets.

Nobody of them exists. Whoever is meant must be covered, in every sentence; a word covered in vain is seen by the clerk, so
that some may be.
"""

import re
from pathlib import Path

import pytest

from guiju.kernel.keeping.covering import Hidden, Kind, places
from guiju.kernel.keeping.name_sense import Sense, sense

SENTENCES = [line.split("|") for line in (Path(__file__).parent / "name_sentences.txt").read_text().splitlines()]


def meant(marked: str) -> tuple[str, set[int]]:
    """The sentence, and where a person is meant in it."""
    starts, text = set(), ""
    for piece in re.split(r"(\[[^\]]+\])", marked):
        if piece.startswith("["):
            starts.add(len(text))
        text += piece.strip("[]")
    return text, starts


def covered_at(name: str, text: str) -> set[int]:
    return {place.start for place in places(text, [Hidden(Kind.NAME, name)]) if place.covered}


@pytest.mark.parametrize(("name", "marked"), [pair for pair in SENTENCES if "[" in pair[1]])
def test_every_person_meant_is_covered(name: str, marked: str) -> None:
    text, persons = meant(marked)
    assert persons and persons <= covered_at(name, text)


def test_most_words_are_left_alone() -> None:
    told = [(name, *meant(marked)) for name, marked in SENTENCES]
    words = [
        (name, text, n.start())
        for name, text, persons in told
        for n in re.finditer(name, text)
        if n.start() not in persons
    ]
    left = [word for word in words if word[2] not in covered_at(word[0], word[1])]
    assert len(words) > 140 and len(left) / len(words) > 0.6, (len(left), len(words))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("高峰", "用电高峰期间"),
        ("高峰", "在用电高峰期，应当错峰"),
        ("安全", "安全生产法"),
        ("安全", "违反《中华人民共和国安全生产法》第二十条"),
        ("平安", "平安小区物业"),
        ("江华", "江华县人民政府"),
        ("许可", "行政许可事项"),
        ("关文", "请提交相关文件"),
        ("于是", "由于是否违法尚待查明"),
    ],
)
def test_a_word_that_holds_the_name_is_left(name: str, text: str) -> None:
    assert not covered_at(name, text)


@pytest.mark.parametrize("name", ["王小明", "李明亮", "欧阳明", "张翀", "买买提·吐尔逊", "Ann"])
def test_a_name_that_is_no_word_is_always_the_person(name: str) -> None:
    for before, after in (("用电", "期间"), ("《", "法》"), ("", ""), ("提高", "白天")):
        assert sense(before, name, after) is Sense.PERSON
