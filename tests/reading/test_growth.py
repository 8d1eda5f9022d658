"""No text makes the reader run away: time grows with length, whatever the characters."""

import gc
import sys
import time
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.figures.catalogue import Concept, load
from guiju.reading import read
from tests.shares import each

from .passages import REPORT

GLYPHS = (
    "0123456789.,，、·-—~:：/()（）《》“”[]〔〕%万亿余多个件次第一二十百千两年月日时点分之达率为至到由从其中合计共"
    "\n\t 。；A+xoOlI"
)
PIECES = [
    "1.",
    "1,",
    "第一、",
    "12、",
    "2021—",
    "3月",
    "《",
    "“",
    "(",
    "一",
    "二是",
    "其中",
    "1件",
    "率为",
    "由3件",
    "5-",
    "12:",
    "1 200",
    "一两",
    "1\t",
]


TRIES = 5
STALLED = 10.0  # seconds of processor time; a mixture is read in hundredths of one


def seconds(text: str) -> float:
    """Processor time of a reading without names, which shows what the patterns cost.

    The collector's pauses for what other tests hold are left out.
    """
    gc.collect()
    gc.disable()
    began = time.process_time()
    read(text)
    spent = time.process_time() - began
    gc.enable()
    return spent


def grows_with_length(piece: str) -> bool:
    """Whether three times the length takes some three times the processor time; nine times would be a runaway.

    A busy machine slows one reading and not the next, so the least of several counts; a runaway is slow every time.
    """
    short = long = float("inf")
    for _ in range(TRIES):
        short = min(short, seconds(piece * (10_000 // len(piece)) + "文"))
        long = min(long, seconds(piece * (30_000 // len(piece)) + "文"))
        if long < 6 * short + 0.05:
            return True
    return False


def calls(text: str, catalogue: dict[str, Concept]) -> int:
    """How many functions a reading with the catalogue calls, Python's and those in C: the same each time."""
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(text, catalogue=catalogue)
    finally:
        sys.setprofile(None)
    return counted


def test_three_times_a_report_takes_three_times_the_steps(catalogue: dict[str, Concept]) -> None:
    """Whatever the machine does meanwhile: names, parts and checks too are worked out piece by piece."""
    calls(REPORT, catalogue)  # what is kept for words and units is made
    once, thrice = (calls((REPORT + "\n") * times, catalogue) for times in (2, 6))
    assert 2.5 * once < thrice < 3.2 * once


@pytest.mark.parametrize(
    "piece", [*each(2, PIECES), *(pytest.param(glyph, marks=pytest.mark.whole) for glyph in GLYPHS.strip())]
)
def test_a_piece_without_end_is_read_in_time_that_grows_with_it(piece: str) -> None:
    assert grows_with_length(piece)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*PIECES, *GLYPHS]), min_size=1, max_size=400), st.integers(1, 30))
def test_random_mixtures_neither_fail_nor_stall(pieces: list[str], times: int) -> None:
    text = "".join(pieces) * times + "文"
    began = time.process_time()
    reading = read(text, catalogue=load())
    assert time.process_time() - began < STALLED
    assert reading.text == text
    spans = [(f.start, f.end) for f in reading.figures] + [(f.start, f.end) for f in reading.findings]
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip() and "<" not in text))
def test_any_text_is_read(text: str) -> None:
    assert read(text, catalogue=load()).text == text


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(REPORT) - 1), st.integers(1, 12))
def test_a_report_with_characters_lost_is_still_read(at: int, length: int) -> None:
    reading = read(REPORT[:at] + REPORT[at + length :], catalogue=load())
    assert len(reading.figures) > 60
