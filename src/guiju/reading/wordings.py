"""The ways to say a concept, as the catalogue tells them.

A wording is words parted by spaces: each must stand in the figure's own clause; ``甲|乙`` is either; ``@词`` may stand
in the sentence, ``^词`` in the section; ``!词`` must not stand in the clause.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from .facets import specific
from .glyphs import uniform
from .record import ConceptLike
from .topics import names as names_topic

Groups = tuple[tuple[str, ...], ...]
_COUNT = re.compile(r"(?:人次|次数|人数|份数|期数|个数|条数|件数|台数|批次|户次|家数|场次|数量|数额|金额|数)$")
_LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a concept. Each group is the words of which one must stand.

    ``place`` is its place in the catalogue, which decides where two say a thing alike.
    """

    concept: ConceptLike
    place: int
    clause: Groups
    sentence: Groups = ()
    section: Groups = ()
    absent: tuple[str, ...] = ()
    free: bool = False  # a word of it may need no topic
    full: bool = False  # the label itself, which needs none

    @property
    def any_of(self) -> frozenset[str]:
        """The words of the clause."""
        return frozenset(chain.from_iterable(self.clause))


def wordings_of(concept: ConceptLike, place: int) -> list[Wording]:
    """The wordings of a concept and its label, placed one after the other."""
    told = [_wording(concept, place + nth, uniform(text)) for nth, text in enumerate(concept.wordings)]
    return [*told, *_label(concept, place + len(told), told)]


def known(wordings: Iterable[Wording]) -> Iterator[str]:
    """All words that may stand, wherever."""
    for wording in wordings:
        for group in (*wording.clause, *wording.sentence, *wording.section):
            yield from group


def bare(label: str) -> str:
    """A label without its count: 网格员 of 网格员人数."""
    return _COUNT.sub("", uniform(label))


def _label(concept: ConceptLike, place: int, told: Iterable[Wording]) -> Iterator[Wording]:
    """The label without its count: the plainest wording, where it is long enough to mean one thing."""
    said = bare(concept.label)
    if len(said) >= _LONG_ENOUGH and concept.wordings:
        absent = dict.fromkeys(word for wording in told for word in wording.absent if word not in said)
        yield Wording(concept, place, ((said,),), absent=tuple(absent), free=True, full=True)


def _wording(concept: ConceptLike, place: int, text: str) -> Wording:
    groups: dict[str, list[tuple[str, ...]]] = {"": [], "@": [], "^": [], "!": []}
    for item in text.split():
        sign = item[0] if item[0] in "@^!" else ""
        groups[sign].append(tuple(item[len(sign) :].split("|")))
    said = list(chain.from_iterable(groups[""]))
    free = not concept.topic or names_topic(concept.topic, said) or any(map(specific, said))
    absent = tuple(chain.from_iterable(groups["!"]))
    return Wording(concept, place, tuple(groups[""]), tuple(groups["@"]), tuple(groups["^"]), absent, free)
