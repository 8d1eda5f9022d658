"""办理流程图: the steps of a process, one below the other, drawn from the words that tell them.

The words are those of the list, as it stood on the day that a page shows: 立案（执法大队，7个工作日）→决定（负责人）. Sizes are in
the units of the drawing, which a page scales to its own width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from guiju.kernel.declaring.publication import ARROW

WIDE, LINE, PADDING, GAP = 320, 22, 10, 26
SIGNS = 18
"""So many signs of Chinese fit into a line of a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """One step: its name and who takes it, in lines, each with the height at which it is written."""

    top: int
    name: tuple[str, ...]
    by: tuple[str, ...]

    @property
    def high(self) -> int:
        return LINE * (len(self.name) + len(self.by)) + 2 * PADDING

    @property
    def bottom(self) -> int:
        return self.top + self.high

    @property
    def head(self) -> int:
        """Where the arrow to the next box ends."""
        return self.bottom + GAP

    @property
    def lines(self) -> Iterator[tuple[str, int, bool]]:
        """Each line, its height, and whether it is of the name."""
        for n, words in enumerate((*self.name, *self.by), 1):
            yield words, self.top + PADDING + LINE * n - LINE // 4, n <= len(self.name)


@dataclass(frozen=True, slots=True)
class ProcessChart:
    boxes: tuple[Box, ...]

    wide, inner = WIDE, WIDE - 2

    @property
    def middle(self) -> int:
        return WIDE // 2

    @property
    def high(self) -> int:
        return self.boxes[-1].bottom + 1


def drawn(words: str) -> ProcessChart | None:
    """The chart of a process; None where no step is told."""
    boxes: list[Box] = []
    for step in (one for one in words.split(ARROW) if one.strip()):
        name, by = apart(step.strip())
        top = boxes[-1].head if boxes else 1
        boxes.append(Box(top, tuple(wrap(name, SIGNS)), tuple(wrap(by, SIGNS))))
    return ProcessChart(tuple(boxes)) if boxes else None


def apart(step: str) -> tuple[str, str]:
    """The name of a step and what its last brackets say, which may have others within."""
    depth = 0
    for place in range(len(step) - 1, -1, -1) if step.endswith("）") else ():
        depth += {"）": 1, "（": -1}.get(step[place], 0)
        if depth == 0:
            return (step[:place], step[place + 1 : -1]) if place else (step, "")
    return step, ""
