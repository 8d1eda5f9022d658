"""Where a line may break. Widths are in 字 (the size of the type); they are upper bounds, so that what fits here fits."""

import re
import unicodedata
from collections.abc import Iterator

from guiju.documents.blocks import Link, Span, Spans, Text

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
BREAK = "\u200b"  # a zero-width space: the line may end here
# Signs of Times New Roman and its like by their widths; any other sign of ASCII is one of the small letters.
_WIDTHS = (
    dict.fromkeys(" ,.:;'", 0.3)
    | dict.fromkeys("!()/I[\\]`fijlrst|-", 0.4)
    | dict.fromkeys("0123456789", 0.5)
    | dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.8)
    | dict.fromkeys("MWmw%@", 1.0)
    | {"⸺": 2.0, "⸻": 3.0}
)
_PIECES = re.compile(rf" +|(?<=[{HAN}])(?=[{HAN}])")
_MARKS = frozenset({"Mn", "Me", "Mc", "Cf"})  # these stay with the sign before them


def widest(text: str) -> float:
    """The width that a text takes at most on one line."""
    return sum(_WIDTHS.get(sign, 0.6 if sign.isascii() else 1.0) for sign in text)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """What stays together on a line, with its place in the text: between spaces, and between two 汉字, lines may break."""
    start = 0
    for chance in _PIECES.finditer(text):
        yield start, text[start : chance.start()]
        start = chance.end()
    yield start, text[start:]


def longest_piece(text: str) -> float:
    """The width of the longest piece of a text."""
    return max(widest(piece) for _, piece in pieces(text))


def fitted(spans: Spans, room: float) -> Spans:
    """The spans with chances to break (`BREAK`) in each piece that is longer than ``room``, across spans too."""
    text = "".join(span.text for span in spans)
    if not (chances := [*_chances(text, room)]):
        return spans
    return tuple(_with_breaks(spans, frozenset(chances)))


def fitted_line(text: str, room: float) -> str:
    """`fitted` of a bare text."""
    return "".join(span.text for span in fitted((Text(text),), room))


def _chances(text: str, room: float) -> Iterator[int]:
    for start, piece in pieces(text):
        if widest(piece) > room:
            yield from (
                start + place for place, sign in enumerate(piece) if place and unicodedata.category(sign) not in _MARKS
            )


def _with_breaks(spans: Spans, chances: frozenset[int]) -> Iterator[Span]:
    place = 0
    for span in spans:
        said = "".join(BREAK + sign if place + n in chances else sign for n, sign in enumerate(span.text))
        place += len(span.text)
        yield Link(said, span.href, span.bold) if isinstance(span, Link) else Text(said, span.bold)
