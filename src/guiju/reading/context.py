"""What the catalogue is asked with for one figure, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from .nearest import CARRIED, REST, SECTION, SENTENCE, TITLE, Surroundings
from .record import Candidate, ConceptLike


class Piece(NamedTuple):
    """A stretch of the clause: its weight next to the number, whether the number stands at its end, whether it is
    the figure's own phrase."""

    text: str
    weight: float
    number_follows: bool = True
    own: bool = False


class Context(NamedTuple):
    """What stands around a figure: its clause in pieces, the sentence before and behind, the section, the unit.

    ``topics`` are those spoken of, ``organ`` those that the reporting organ is there for; ``moved`` is +1 or -1 where the
    figure says by how much something moved. ``signs`` finds the telling words of its own phrase and ``said`` the topics'
    words in it, when a concept comes into question.
    """

    pieces: tuple[Piece, ...]
    sentence: str
    rest: str
    section: str
    unit: str | None
    norm: bool
    signs: Callable[[], tuple[str, ...]]
    said: Callable[[], tuple[str, ...]]
    topics: frozenset[str] = frozenset()
    reigning: frozenset[str] = frozenset()
    moved: int | None = None
    title: str = ""
    noun: str = ""
    organ: frozenset[str] = frozenset()
    step: bool = False  # the phrase tells what was done, and nothing to whom

    def surroundings(self) -> Surroundings:
        """What is said in the own phrase and around it."""
        own = " ".join([piece.text for piece in self.pieces if piece.own])
        beside = " ".join([piece.text for piece in self.pieces if not piece.own])
        around = ((f"{beside} {self.noun}", CARRIED), (self.sentence, SENTENCE), (self.title, TITLE),
                  (self.section, SECTION), (self.rest, REST))  # fmt: skip
        return Surroundings(own, around, self.topics, self.reigning, self.unit)


@dataclass(frozen=True, slots=True)
class Named:
    """The concept that is meant and the words that say so; and all that come into question, best first."""

    concept: ConceptLike | None = None
    words: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


NONE = Named()
