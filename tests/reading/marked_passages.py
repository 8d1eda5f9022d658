"""Passages in the manner of many genres and places, every figure marked before the reader saw them. All are invented.

``== genre=… title=… region=… year=… defects=kind@words;… friends=words;…`` opens a passage. ``{18件|concept}`` is a
figure; without a concept none may be given, ``?`` is not judged, ``甲/乙`` either is right, ``~`` need not be a figure at
all; a third part says the value and the unit where the words do not (``{2.3万余|…|23000份}``). A defect is true where the
words stand; a friend only looks like one. Of whose text it is, ``甲/乙`` either is right too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "unseen"
_FIGURE = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?(?:\|([^{}|]*))?\}")
_VALUE = re.compile(r"([\d,.]+)\s*[余多]?([万亿]?)[余多]?(.*)")
_SCALE = {"": 1, "万": 10**4, "亿": 10**8}
_SHORT = {"个工作日": "工作日", "个百分点": "百分点"}
_WHOSE = ("title", "region", "level", "issuer", "year")


@dataclass(frozen=True)
class Marked:
    """One figure as a person reads it."""

    start: int
    end: int
    value: float
    unit: str | None
    concepts: frozenset[str]
    judged: bool
    asked: bool = True


@dataclass
class Passage:
    """A text with its figures, what it says of itself, its true defects by kind and words, and what only looks so."""

    text: str
    figures: list[Marked] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    defects: list[tuple[str, str]] = field(default_factory=list)
    friends: list[str] = field(default_factory=list)


def passages(name: str) -> Iterator[Passage]:
    """The passages of a file."""
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").split("== ")[1:]:
        head, _, body = block.partition("\n")
        said = {key: value.strip() for key, value in re.findall(r"(\w+)=([^=]*?)(?=\s\w+=|$)", head)}
        passage = marked(body)
        passage.said = {key: said[key] for key in _WHOSE if key in said}
        passage.defects = [(kind, words) for kind, words in re.findall(r"(\w+)@([^;]+)", said.get("defects", ""))]
        passage.friends = [words for words in said.get("friends", "").split(";") if words]
        words = [words for _, words in passage.defects] + passage.friends
        assert all(one in passage.text for one in words), [one for one in words if one not in passage.text]
        yield passage


def marked(body: str) -> Passage:
    """A text without its marks, and the figures that they told."""
    passage, at = Passage(""), 0
    for match in _FIGURE.finditer(body):
        passage.text += body[at : match.start()]
        passage.figures.append(_marked(len(passage.text), match))
        passage.text += match[1]
        at = match.end()
    passage.text += body[at:]
    return passage


def _marked(start: int, match: re.Match[str]) -> Marked:
    number = _VALUE.match(match[3] or match[1])
    assert number is not None, match.group()
    unit = number[3].removesuffix("以上").removesuffix("以下")
    told = set((match[2] or "").split("/"))
    value = round(float(number[1].replace(",", "")) * _SCALE[number[2]], 6)
    return Marked(
        start,
        start + len(match[1]),
        value,
        _SHORT.get(unit, unit) or None,
        frozenset(told - {"", "?", "~"}),
        "?" not in told,
        "~" not in told,
    )
