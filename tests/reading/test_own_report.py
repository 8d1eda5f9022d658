"""Our own annual report is read: every figure that its sentences state bears its own concept."""

import re
from collections.abc import Iterator
from decimal import Decimal

from guiju.figures import declared, wording
from guiju.figures.catalogue import Concept
from guiju.figures.chapters import CHAPTERS
from guiju.reading import read

NUMERALS = "一二三四五六七八九十"
ARITHMETIC = {"sum_mismatch", "part_exceeds_whole", "arithmetic_mismatch"}  # the values below are made up
PARTS = (
    "二、存在的不足和原因\n力量不足。\n三、党政主要负责人履行推进法治建设第一责任人职责情况\n带头履职。\n"
    "四、下一年度推进法治政府建设的主要安排\n继续推进。\n"
)
Stated = tuple[int, int, str]


def pieces() -> Iterator[tuple[str, str]]:
    """The report's text with every sentence that it can say: what stands before a figure, and the figure's id."""
    yield "安平县2024年法治政府建设情况报告\n一、推进法治政府建设的主要举措和成效\n", ""
    spoken_of = [chapter for chapter in CHAPTERS if declared.sentences(chapter)]
    for number, chapter in zip(NUMERALS, spoken_of, strict=False):
        yield f"（{number}）{CHAPTERS[chapter]}\n", ""
        for sentence in declared.sentences(chapter):
            yield from re.findall(r"([^{]*)(?:\{(\w+)\})?", sentence.text)
        yield "\n", ""
    yield PARTS, ""


def value(concept: Concept, nth: int) -> Decimal:
    return Decimal(50) if concept.unit == "%" else Decimal(1000 + 7 * nth) * (10_000 if concept.unit == "元" else 1)


def test_every_figure_of_our_own_report_bears_its_own_concept(catalogue: dict[str, Concept]) -> None:
    text = ""
    stated: list[Stated] = []
    for plain, name in pieces():
        text += plain
        if name:
            concept = declared.figure(name).concept
            said = wording.said(value(concept, len(stated)), concept)
            stated.append((len(text), len(text) + len(said), name))
            text += said
    reading = read(text, catalogue=catalogue)
    named = {(figure.start, figure.concept) for figure in reading.figures}
    assert len(stated) > 100
    assert [name for start, _, name in stated if (start, name) not in named] == []
    assert len(reading.figures) == len(stated)
    assert {finding.kind for finding in reading.findings} <= ARITHMETIC
