"""Tables run out into lines, a cell a line: labels and numbers in turn, or a run of heads before a run of numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .quantities import Quantity
from .stated_units import BRACKET, UNIT_LINE, bracketed, give, of_several

_LONE = re.compile(r"\n[ \t]*-?\d[\d,.]*\s?[%‰]?[余多]?\S{0,3}[ \t]*(?:\n|$)")
_FURTHEST = 40  # lines between a head, or the unit of all, and the last number
_LONGEST = 40  # signs of a cell


def name_lines(text: str, found: Sequence[Quantity]) -> None:
    """Names every number that is the whole of a line by the lines above it, and gives it their unit."""
    if not _LONE.search(text):
        return
    lines = text.split("\n")
    by_line = dict(_alone(lines, found, text))
    heads: list[str] = []
    numbers: list[int] = []
    for place, line in enumerate([*(line.strip() for line in lines), "。"]):
        if place in by_line:
            numbers.append(place)
        elif line:
            if numbers:
                _spread(lines, by_line, numbers, heads)
                heads, numbers = [], []
            label = len(line) <= _LONGEST and line[-1] not in "。，；;,、" and "\t" not in line and "|" not in line
            heads = [*heads[-_FURTHEST:], line] if label else []


def _alone(lines: Sequence[str], found: Sequence[Quantity], text: str) -> Iterator[tuple[int, Quantity]]:
    """The quantities that are the whole of their line and stand in no other table."""
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    place = 0
    for quantity in found:
        while starts[place + 1] <= quantity.start:
            place += 1
        if quantity.cell is None and lines[place].strip() == text[quantity.start : quantity.end].strip():
            yield place, quantity


def _spread(lines: Sequence[str], by_line: dict[int, Quantity], numbers: list[int], heads: list[str]) -> None:
    if not heads:
        return
    count = len(numbers)
    names = heads[-count:] if len(heads) >= count else heads if count % len(heads) == 0 else []
    for nth, place in enumerate(numbers):
        quantity = by_line[place]
        name = names[nth % len(names)] if names else ""
        quantity.cell = BRACKET.sub("", name)
        give(quantity, bracketed(name) or of_several(_over(lines, place), name))


def _over(lines: Sequence[str], place: int) -> str:
    """The unit that a line above states for all."""
    for line in reversed(lines[max(0, place - _FURTHEST) : place]):
        if above := UNIT_LINE.search(line):
            return above[1]
    return ""
