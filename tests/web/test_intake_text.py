"""The marking of a text, over any spans."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.web import intake_text
from guiju.web.intake_text import Marked
from tests.web.intake_reports import Seen


class Span:
    """A figure or a finding of any place."""

    kind, phrase, why = "count", "<i>", ""
    struck = by_machine = measured = valued = False

    def __init__(self, start: int, end: int, severity: str = "defect") -> None:
        self.start, self.end, self.severity = start, end, severity


TEXT = "排<查>&“12”起\n调解'9'件，\"率\"75%。" * 4
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12)).map(lambda t: (t[0], min(t[0] + t[1], len(TEXT))))


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8), spans)
def test_marks_change_no_character_wherever_they_lie(
    figures: list[tuple[int, int]], findings: list[tuple[int, int]], window: tuple[int, int]
) -> None:
    rows = [Marked(n, Span(*span)) for n, span in enumerate(findings, 1)]
    shown = intake_text.marked(TEXT, window, [Span(*span) for span in figures], rows, -1)
    page = Seen(f'<div class="report-text">{shown}</div>')
    assert page.text == TEXT[slice(*window)]
    assert {tag for tag, _ in page.tags} <= {"div", "a", "span"}
    spots = [given["id"] for _, given in page.tags if "spot" in (given.get("class") or "")]
    assert sorted(str(spot) for spot in spots) == sorted(f"f{row.n}" for row in rows), "each finding has its place once"
    for row in rows:
        under = sum(len(piece) for piece in _pieces(str(shown), row.n))
        wanted = max(0, min(row.row.end, window[1]) - max(row.row.start, window[0]))
        assert under == wanted


def _pieces(shown: str, number: int) -> list[str]:
    """The texts that lie under one finding."""
    found = re.findall(r'data-findings="([\d ]+)">([^<]*)</span>', shown)
    return [unescape(text) for numbers, text in found if str(number) in numbers.split()]


@given(st.text(alphabet="字\n", max_size=200), st.integers(1, 20))
def test_windows_cover_the_text_without_gap_or_overlap(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake_text, "WINDOW", size)
        cut = intake_text.windows(text)
        assert "".join(text[start:end] for start, end in cut) == text
        assert all(0 < end - start <= size for start, end in cut) or text == ""
        for n, (start, end) in enumerate(cut):
            for offset in range(start, end):
                assert intake_text.window_at(cut, offset) == n
