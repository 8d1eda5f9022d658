"""A report's text with its figures marked by kind and its findings over them, as safe HTML, a window at a time.

Spans count characters of the text as given. Figures become links; findings become spans inside or around them, numbered
as in the list beside the text. Everything that comes from the report is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from guiju.reading.labels import KINDS

CLOSING, HERE = mark_safe("</a>"), mark_safe(' aria-current="true"')
WORDS = {"defect": "误", "question": "疑", "unread": "注"}
WINDOW = 30_000
"""Characters of text a page shows."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding, or what was left unread, with its number on the page; ``word`` is 误 for a defect, 疑 for a question, 注 for
    what is unread."""

    n: int
    row: Any

    @property
    def word(self) -> str:
        return WORDS[self.row.severity]


def windows(text: str) -> list[tuple[int, int]]:
    """The text cut into windows of at most ``WINDOW`` characters, at the end of a line where there is one."""
    cuts, at = [0], 0
    while at + WINDOW < len(text):
        at = text.rfind("\n", at + WINDOW // 2, at + WINDOW) + 1 or at + WINDOW
        cuts.append(at)
    return list(pairwise([*cuts, len(text)]))


def window_at(cut: Sequence[tuple[int, int]], offset: int) -> int:
    """The number of the window in which an offset lies; the last for one beyond the text."""
    return next((n for n, (_, end) in enumerate(cut) if offset < end), max(len(cut) - 1, 0))


def marked(
    text: str, span: tuple[int, int], figures: Iterable[Any], findings: Iterable[Marked], chosen: int
) -> SafeString:
    """The window ``span`` of the text. ``chosen`` is the offset of the figure whose card is open (-1: none)."""
    page = _Page(text, span, sorted(findings, key=lambda finding: finding.row.start))
    parts: list[SafeString] = []
    at = span[0]
    for figure in sorted(figures, key=lambda figure: (figure.start, -figure.end)):
        start, end = max(figure.start, span[0]), min(figure.end, span[1])
        if start < at or end <= start:
            continue
        parts += page.pieces(at, start)
        parts += [*page.spots(start), _opening(figure, chosen), *page.pieces(start, end), CLOSING]
        at = end
    parts += page.pieces(at, span[1])
    parts += page.rest()
    return format_html_join("", "{}", ((part,) for part in parts))


def _opening(figure: Any, chosen: int) -> SafeString:
    kind = figure.kind if figure.kind in KINDS else "count"
    here = HERE if figure.start == chosen else ""
    marks = [words for words in (*told_of(figure), KINDS[kind]) if words]
    title = f"{'，'.join(marks)}：{figure.phrase}" if figure.phrase else "，".join(marks)
    how = "".join(f" {name}" for name, told in (("struck", figure.struck), ("machine", figure.by_machine)) if told)
    return format_html(
        '<a class="fig k-{}{}" id="t{at}" href="?at={at}#card" title="{}"{}>', kind, how, title, here, at=figure.start
    )


def told_of(figure: Any) -> list[str]:
    """How a figure came to stand here otherwise than by being read in a text, and what a person said of it."""
    told = {
        "已剔除": figure.struck,
        "机器识别": figure.by_machine,
        "人工补录": bool(figure.why),
        "人工订正": figure.measured or figure.valued,
    }
    return [words for words, holds in told.items() if holds]


class _Page:
    """Gives out the text between two offsets in rising order, cut where findings begin and end."""

    def __init__(self, text: str, span: tuple[int, int], findings: list[Marked]) -> None:
        self._text, self._waiting = text, list(reversed(findings))
        self._edges = sorted({min(max(edge, span[0]), span[1]) for f in findings for edge in (f.row.start, f.row.end)})
        self._edge = 0
        self._open: list[Marked] = []

    def pieces(self, start: int, end: int) -> Iterator[SafeString]:
        """The text from ``start`` to ``end`` with the findings over it."""
        while start < end:
            yield from self.spots(start)
            stop = self._next(start, end)
            yield self._piece(self._text[start:stop])
            start = stop

    def rest(self) -> Iterator[SafeString]:
        """The spots of findings at the very end of the window."""
        while self._waiting:
            yield _spot(self._waiting.pop())

    def _next(self, start: int, end: int) -> int:
        while self._edge < len(self._edges) and self._edges[self._edge] <= start:
            self._edge += 1
        return min(self._edges[self._edge], end) if self._edge < len(self._edges) else end

    def spots(self, at: int) -> Iterator[SafeString]:
        """The numbers of the findings that begin by ``at`` and have not been given out."""
        while self._waiting and self._waiting[-1].row.start <= at:
            finding = self._waiting.pop()
            self._open.append(finding)
            yield _spot(finding)
        self._open = [finding for finding in self._open if finding.row.end > at]

    def _piece(self, text: str) -> SafeString:
        if not self._open:
            return escape(text)
        name = "defect" if any(finding.row.severity == "defect" for finding in self._open) else "question"
        numbers = " ".join(str(finding.n) for finding in self._open)
        return format_html('<span class="found {}" data-findings="{}">{}</span>', name, numbers, text)


def _spot(finding: Marked) -> SafeString:
    severity = finding.row.severity
    return format_html(
        '<span class="spot {}" id="f{n}" tabindex="-1">{}{n}</span>', severity, finding.word, n=finding.n
    )
