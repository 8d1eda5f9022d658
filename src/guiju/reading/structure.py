"""The build of a report: its lines, ordinals, sections and sentences."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from . import numerals
from .quantities import counter_at
from .record import Section

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    r"(?=[。；;：:，, \t(\d一二三四五六七八九十])"  # what none begins with is passed over
    rf"(?P<edge>^|[。；;：:，,]|(?<=[\u4e00-\u9fff])[ \t](?=\())[ \t]{{0,8}}"
    rf"(?P<mark>(?P<chapter>{_NUMERAL})、|\((?P<part>{_NUMERAL})\)、?|"
    rf"(?P<point>{_NUMERAL})是(?![否的])|\((?P<sub>\d{{1,2}})\)|(?P<item>\d{{1,2}})(?P<dot>\.(?!\d)|\.(?=(?:19|20)\d\d年|\d{{1,2}}月|12345)|、|．|(?=[\u4e00-\u9fff“《])))",
    re.MULTILINE,
)
_LEVELS = {"chapter": 1, "part": 2, "item": 3, "sub": 4, "point": 5}
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_HEADING_END = re.compile(r"[。\n；;：:]")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """一、 （一） 1. （1） or 一是: level 1 to 5; ``bare`` where the sign behind the digits is lost."""

    level: int
    number: int
    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True)
class Layout:
    """Where things stand in a text of uniform glyphs."""

    text: str

    @cached_property
    def ordinals(self) -> list[Ordinal]:
        return [ordinal for match in _ORDINAL.finditer(self.text) if (ordinal := _ordinal(self.text, match))]

    @cached_property
    def breaks(self) -> list[int]:
        """The offsets behind each end of a sentence."""
        return [0, *(match.end() for match in _SENTENCE_END.finditer(self.text)), len(self.text)]

    def sentence(self, offset: int) -> tuple[int, int]:
        """The span of the sentence around ``offset``."""
        place = bisect_right(self.breaks, offset)
        start = self.breaks[place - 1]
        return start, self.breaks[place] if place < len(self.breaks) else len(self.text)

    def before(self, start: int) -> int:
        """Where the sentence before the one that begins at ``start`` begins, in the same paragraph."""
        place = bisect_right(self.breaks, start) - 1
        if place < 1 or self.text[start - 1 : start] == "\n":
            return start
        return self.breaks[place - 1]

    @cached_property
    def sections(self) -> list[Section]:
        """The numbered parts, each up to the next of its level or above."""
        ends = [len(self.text)] * len(self.ordinals)
        still_open: list[int] = []
        for place, ordinal in enumerate(self.ordinals):
            while still_open and self.ordinals[still_open[-1]].level >= ordinal.level:
                ends[still_open.pop()] = ordinal.start
            still_open.append(place)
        return [self._section(ordinal, end) for ordinal, end in zip(self.ordinals, ends, strict=True)]

    def _section(self, ordinal: Ordinal, end: int) -> Section:
        stop = _HEADING_END.search(self.text, ordinal.end, min(end, ordinal.end + 60))
        title = self.text[ordinal.end : stop.start() if stop else min(end, ordinal.end + 40)].strip()
        mark = self.text[ordinal.start : ordinal.end]
        return Section(ordinal.level, ordinal.number, mark, title, ordinal.start, end)


def _ordinal(text: str, match: re.Match[str]) -> Ordinal | None:
    kind = match.lastgroup if match.lastgroup in _LEVELS else next(name for name in _LEVELS if match[name])
    edge = match["edge"]
    if edge in ("，", ",") and kind != "point":
        return None
    if edge and kind in ("chapter", "item") and edge != "。" and not (kind == "item" and match["dot"] == "."):
        return None
    bare = kind == "item" and not match["dot"]
    if bare and (edge or _counted(text, match.end())):
        return None
    number = int(match[kind]) if match[kind].isdigit() else int(numerals.chinese(match[kind]) or 0)
    return Ordinal(_LEVELS[kind], number, match.start("mark"), match.end("mark"), bare) if number else None


def _counted(text: str, at: int) -> bool:
    """Digits at the start of a line that count something (12名…) or date it (3月…) are no ordinal."""
    return counter_at(text, at) or text[at : at + 1] in ("月", "号", "万", "亿", "余", "多", "届", "级", "时")
