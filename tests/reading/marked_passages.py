"""Passages in the manner of many genres and places, every figure marked before the reader saw them. All are invented.

``== genre=… title=… region=… year=… defects=kind@words;…`` opens a passage. ``{18件|concept}`` is a figure; without a
concept none may be given, ``?`` is not judged, ``甲/乙`` either is right; a third part says the value and the unit where
the words do not (``{2.3万余|…|23000份}``).
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


@dataclass(frozen=True)
class Marked:
    """One figure as a person reads it."""

    start: int
    end: int
    value: float
    unit: str | None
    concepts: frozenset[str]
    judged: bool


@dataclass
class Passage:
    """A text with its figures, what it says of itself, and its true defects by kind and words."""

    text: str
    figures: list[Marked] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    defects: list[tuple[str, str]] = field(default_factory=list)


def passages(name: str) -> Iterator[Passage]:
    """The passages of a file."""
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").split("== ")[1:]:
        head, _, body = block.partition("\n")
        said = {key: value.strip() for key, value in re.findall(r"(\w+)=([^=]*?)(?=\s\w+=|$)", head)}
        passage = Passage("", said={key: said[key] for key in ("title", "region", "year") if key in said})
        passage.defects = [(kind, words) for kind, words in re.findall(r"(\w+)@([^;]+)", said.get("defects", ""))]
        at = 0
        for match in _FIGURE.finditer(body):
            passage.text += body[at : match.start()]
            passage.figures.append(_marked(len(passage.text), match))
            passage.text += match[1]
            at = match.end()
        passage.text += body[at:]
        yield passage


def _marked(start: int, match: re.Match[str]) -> Marked:
    number = _VALUE.match(match[3] or match[1])
    assert number is not None, match.group()
    unit = number[3].removesuffix("以上").removesuffix("以下")
    concepts = frozenset(match[2].split("/")) - {"", "?"} if match[2] else frozenset()
    value = round(float(number[1].replace(",", "")) * _SCALE[number[2]], 6)
    return Marked(
        start, start + len(match[1]), value, _SHORT.get(unit, unit) or None, concepts, "?" not in (match[2] or "")
    )
