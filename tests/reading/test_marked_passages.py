"""Passages of many genres: figures, units, names, findings and whose text it is, by the shares that are promised."""

from dataclasses import dataclass

import pytest

from guiju.figures.catalogue import Concept
from guiju.reading import Figure, Reading, read
from guiju.reading.record import Candidate

from .marked_passages import Marked, Passage, passages

SETS = ("first", "second", "third", "fourth", "fifth")


@dataclass
class Read:
    """A passage, what the reader says of it, and the figures of both that are the same."""

    passage: Passage
    reading: Reading

    @property
    def pairs(self) -> list[tuple[Figure, Marked]]:
        return [
            (figure, marked)
            for figure in self.reading.figures
            for marked in self.passage.figures
            if figure.start < marked.end
            and marked.start < figure.end
            and (figure.precision == "malformed" or figure.value == pytest.approx(marked.value))
        ]


@pytest.fixture(scope="module", params=SETS)
def several(request: pytest.FixtureRequest) -> list[Read]:
    from guiju.figures.catalogue import load

    return [Read(passage, read(passage.text, catalogue=load())) for passage in passages(request.param)]


def test_every_figure_is_found_and_nothing_else(several: list[Read]) -> None:
    marked = sum(len(one.passage.figures) for one in several)
    printed = sum(len(one.reading.figures) for one in several)
    found = sum(len({id(pair[1]) for pair in one.pairs}) for one in several)
    assert found >= 0.99 * marked and found >= 0.985 * printed, (found, marked, printed)


def test_units_are_right(several: list[Read]) -> None:
    pairs = [pair for one in several for pair in one.pairs]
    assert sum(figure.unit == marked.unit for figure, marked in pairs) >= 0.99 * len(pairs)


def test_concepts_are_right_and_few_names_wrong(several: list[Read], catalogue: dict[str, Concept]) -> None:
    pairs = [pair for one in several for pair in one.pairs]
    assert {name for _, marked in pairs for name in marked.concepts} <= catalogue.keys()
    known = [(figure, marked) for figure, marked in pairs if marked.concepts]
    right = sum(figure.concept in marked.concepts for figure, marked in known)
    named = [(figure, marked) for figure, marked in pairs if figure.concept and marked.judged]
    wrong = [figure.text for figure, marked in named if figure.concept not in marked.concepts]
    assert right >= 0.9 * len(known), (right, len(known))
    assert len(wrong) <= 0.05 * len(named), wrong


def test_every_name_says_which_words_gave_it(several: list[Read]) -> None:
    for one in several:
        for figure in one.reading.figures:
            assert (figure.concept is None) == (not figure.said)
            assert figure.concept is None or figure.candidates[0] == Candidate(figure.concept, figure.said)


def test_defects_are_true_and_seen(several: list[Read]) -> None:
    announced = true = known = seen = 0
    for one in several:
        where = [(kind, one.passage.text.index(words), len(words)) for kind, words in one.passage.defects]
        hard = [finding for finding in one.reading.findings if finding.severity == "defect"]
        hits = [
            (finding, place)
            for finding in hard
            for place in where
            if place[0] == finding.kind and finding.start < place[1] + place[2] and place[1] < finding.end
        ]
        announced, known = announced + len(hard), known + len(where)
        true += len({id(finding) for finding, _ in hits})
        seen += len({place for _, place in hits})
    assert announced - true <= 1 and seen >= 0.8 * known, (announced, true, known, seen)


def test_whose_text_it_is(several: list[Read]) -> None:
    said = [(str(getattr(one.reading, key) or ""), value) for one in several for key, value in one.passage.said.items()]
    assert sum(found == value for found, value in said) >= 0.95 * len(said), [
        pair for pair in said if pair[0] != pair[1]
    ]
