"""What stands between the parts of one number or one sentence without being said: taken out, its place remembered.

Characters of no width, a converter's pinyin in brackets, a page number between two lines, a line's end inside a number
or between a number and its counter. ``Smooth.back`` leads from the smoothed text to the text as given.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .counters import UNIT

_HAN = "\u4e00-\u9fff"
_PINYIN = r"\((?=[^)]*[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜɡ]{1,6}\)"
_UNITS = UNIT.pattern
_OUT = re.compile(
    r"(?=[\u200b\u200c\u200d\u2060( \t\n\d])(?:"  # what none begins with is passed over
    rf"(?P<thin>[\u200b\u200c\u200d\u2060]+)|(?<=[{_HAN}])(?P<pinyin>{_PINYIN})|"
    rf"(?<=[{_HAN}\d，,、；;：:])(?P<page>[ \t]*\n[ \t]*(?:[-—]\s?\d{{1,3}}\s?[-—]|第\s?\d{{1,3}}\s?页)[ \t]*\n)(?=[{_HAN}\d])|"
    rf"(?<=[{_HAN}])(?P<before>\n)(?=\d[\d,]*(?:\.\d+)?[%‰]?\n(?:{_UNITS})?[，,。；;、])|"
    rf"(?<=[\d%‰])(?P<behind>\n)(?=(?:{_UNITS})?[，,。；;、]|[，,。；;、]|(?:{_UNITS})(?:\n|$))|"
    rf"(?<=[{_HAN}])(?!(?:19|20)\d\d\n)\d{{1,4}}\.?(?P<torn>\n)(?=\d{{1,4}}(?:\.\d+)?[余多]?[万亿]?(?:{_UNITS})))"
)
_THIN = "\u200b\u200c\u200d\u2060"
_PINYIN_END = re.compile("[a-zāáǎà]\\)")
_BEFORE = frozenset("0123456789%‰.")
_PAGED = frozenset("-—第")


@dataclass(frozen=True, slots=True)
class Smooth:
    """A text with what was not said taken out; ``torn`` are the offsets at which a number ran over two lines."""

    text: str
    torn: tuple[int, ...] = ()
    _kept: list[int] = field(default_factory=list)  # where each stretch begins in the smoothed text
    _shift: list[int] = field(default_factory=list)

    @property
    def moved(self) -> bool:
        """Whether anything was taken out."""
        return bool(self._kept)

    def back(self, offset: int, *, ends: bool = False) -> int:
        """The offset in the text as given; an end stays before what was taken out behind it."""
        if not self._kept:
            return offset
        place = bisect_right(self._kept, offset - (1 if ends and offset else 0)) - 1
        return offset + self._shift[place]


def _may_part(text: str) -> bool:
    """Whether anything of the kind may stand in the text; a look at its line ends, much quicker than the pattern."""
    if any(mark in text for mark in _THIN) or _PINYIN_END.search(text):
        return True
    at = text.find("\n")
    while at >= 0:
        if text[at - 1 : at] in _BEFORE or text[at + 1 : at + 4].lstrip()[:1] in _PAGED:
            return True
        at = text.find("\n", at + 1)
    return False


def smooth(text: str) -> Smooth:
    """The text without what stands between the parts of a number or a sentence."""
    if not _may_part(text):
        return Smooth(text)
    pieces: list[str] = []
    kept, shift, torn = [0], [0], []
    at = length = 0
    for match in _OUT.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        pieces.append(text[at:start])
        length += start - at
        if match.lastgroup == "torn":
            torn.append(length)
        at = end
        kept.append(length)
        shift.append(at - length)
    if not pieces:
        return Smooth(text)
    pieces.append(text[at:])
    return Smooth("".join(pieces), tuple(torn), kept, shift)
