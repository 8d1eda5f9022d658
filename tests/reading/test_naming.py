"""Names are found quickly and are the same that a search through the whole catalogue gives."""

from collections import defaultdict

import pytest

from guiju.figures.catalogue import Concept
from guiju.reading import naming, read
from guiju.reading.record import Figure
from guiju.reading.wordings import Wording

from .marked_passages import passages


def names(catalogue: dict[str, Concept]) -> list[Figure]:
    return [figure for one in passages("fifth") for figure in read(one.text, catalogue=catalogue).figures]


def under_every_word(wordings: list[Wording]) -> dict[str, list[Wording]]:
    """Each wording under every word that it may hold, in the reverse of their order."""
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in reversed(wordings):
        for word in wording.any_of:
            found[word].append(wording)
    return found


def test_looking_under_the_rarest_word_gives_the_names_of_a_search_through_all(
    catalogue: dict[str, Concept], monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly = names(dict(catalogue))
    assert sum(figure.concept is not None for figure in quickly) > 20
    monkeypatch.setattr(naming, "_by_rarest", under_every_word)
    assert names(dict(catalogue)) == quickly
