"""From what is said to the concept that is meant, by the wordings of the catalogue.

A name is given only when it fits: a wording must be heard, one of its words in the figure's own phrase; the unit, the
topic, a negation, and every telling word that the concept does not know (``facets``) can each veto it. Where two fit
alike, none is given, and both are named as candidates. The wording that covers most of what is said, nearest to the
number, wins; the unit must be of a kind with the concept's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .facets import Licence, same_kind, specific
from .record import Candidate, ConceptLike
from .seeking import Words
from .topics import foreign
from .topics import names as names_topic
from .wordings import Wording, known, wordings_of

_ALIKE = 0.97  # of the best score: whoever comes as near as this fits as well
_FAR = 0.6  # … and whoever comes no nearer does not come into question
_MOST = 3  # candidates told
_MOVES = re.compile("压|缩|[升降增减]")  # a rate that itself says how much something moved
_NOT = frozenset("不未无非")
_NOT_YET = frozenset(("不予", "没有", "尚未", "不能", "未予", "未能"))
_DENIES = _NOT | frozenset("没尚")  # what a denial begins with
_TOPIC, _REIGNING = 1.1, 1.3
_LEAST = 0.35  # what the furthest word of a piece keeps of its weight
_LOUD = 0.6  # what a word weighs that must not stand

Heard = dict[str, float]
Scored = tuple[float, Wording]


class Piece(NamedTuple):
    """A stretch of the clause: its weight next to the number, whether the number stands at its end, whether it is
    the figure's own phrase."""

    text: str
    weight: float
    number_follows: bool = True
    own: bool = False


class Context(NamedTuple):
    """What stands around a figure: its clause in pieces, the sentence before and behind, the section, the unit.

    ``topics`` are those spoken of; ``moved`` is +1 or -1 where the figure says by how much something moved. ``signs``
    finds the telling words of its own phrase and ``said`` the topics' words in it, when a concept comes into question.
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


@dataclass(frozen=True, slots=True)
class Named:
    """The concept that is meant and the words that say so; and all that come into question, best first."""

    concept: ConceptLike | None = None
    words: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


_NONE = Named()


class _CountedIn(dict[str, tuple[tuple[Wording, frozenset[str]], ...]]):
    """Under each word the wordings whose concepts may be counted in one unit, with the words of each."""

    def __init__(self, unit: str | None, by_word: Mapping[str, Sequence[Wording]]) -> None:
        super().__init__()
        self._unit, self._by_word = unit, by_word

    def __missing__(self, word: str) -> tuple[tuple[Wording, frozenset[str]], ...]:
        held = self._by_word.get(word, ())
        found = self[word] = tuple((one, one.any_of) for one in held if same_kind(self._unit, one.concept))
        return found


class Index:
    """The wordings of a catalogue, found by the rarest of the words that they need."""

    def __init__(self, concepts: Iterable[ConceptLike]) -> None:
        held = list(concepts)
        told: dict[str, list[Wording]] = {}
        place = 0
        for concept in held:
            told[concept.id] = wordings_of(concept, place)
            place += len(told[concept.id])
        every = [wording for several in told.values() for wording in several]
        self._by_word = _by_rarest(every)
        self._by_unit: dict[str | None, _CountedIn] = {}
        words = {word for wording in every for group in (*wording.clause, wording.absent) for word in group}
        self._words = Words(words)
        self._short = frozenset(word for word in words if len(word) == 1)
        self._licences = {concept.id: Licence(concept, known(told[concept.id])) for concept in held}
        for concept in held:
            others = (self._licences[other] for other in concept.unlike if other in self._licences)
            self._licences[concept.id].beware(others)

    def name(self, context: Context) -> Named:
        """What the words around a figure call it."""
        heard, own = self._heard(context.pieces)
        if not own:
            return _NONE
        counted = self._counted_in(context.unit)
        topics = context.topics
        scores: dict[str, Scored] = {}
        for word in heard:
            for wording, any_of in counted[word]:
                concept = wording.concept
                if (wording.free or concept.topic in topics) and not own.isdisjoint(any_of):
                    score = _score(wording, heard, context)
                    last = scores.get(concept.id)
                    if score and (last is None or (score, -wording.place) > (last[0], -last[1].place)):
                        scores[concept.id] = (score, wording)
        return self._best(scores, heard, context) if scores else _NONE

    def kinds(self, context: Context) -> set[tuple[str, str]]:
        """Of what the figure counts a kind if only the topic were told: topic and whole."""
        _, own = self._heard(context.pieces)
        counted = self._counted_in(context.unit)
        return {
            (wording.concept.topic, wording.concept.whole)
            for word in own
            for wording, _ in counted[word]
            if wording.concept.whole and not wording.free and len(wording.clause) == 1
        }

    def _counted_in(self, unit: str | None) -> "_CountedIn":
        counted = self._by_unit.get(unit)
        if counted is None:
            counted = self._by_unit[unit] = _CountedIn(unit, self._by_word)
        return counted

    def _best(self, scores: dict[str, Scored], heard: Heard, context: Context) -> Named:
        """The best that nothing vetoes, unless another comes as near."""
        signs, said = context.signs(), context.said()
        fitting: list[Scored] = []
        for score, wording in sorted(scores.values(), key=lambda pair: (-pair[0], pair[1].place)):
            if fitting and (score < _FAR * fitting[0][0] or len(fitting) == _MOST):
                break
            if self._allowed(wording, heard, context, signs, said):
                fitting.append((score, wording))
        if not fitting:
            return _NONE
        least = _ALIKE * fitting[0][0]
        wholes = {wording.concept.whole for score, wording in fitting if score >= least}
        fitting = [pair for pair in fitting if pair[1].concept.id not in wholes]  # the part is said, not its whole
        candidates = tuple(Candidate(wording.concept.id, _said(wording, heard)) for _, wording in fitting)
        if len(fitting) > 1 and fitting[1][0] >= least:
            return Named(candidates=candidates)
        return Named(fitting[0][1].concept, candidates[0].words, candidates)

    def _allowed(
        self, wording: Wording, heard: Heard, context: Context, signs: tuple[str, ...], said: tuple[str, ...]
    ) -> bool:
        concept, licence = wording.concept, self._licences[wording.concept.id]
        if context.moved and concept.kind != "change" and not _MOVES.search(concept.label):
            return False
        if not licence.allows(signs):
            return False
        if any(licence.against(piece.text) for piece in context.pieces if piece.own):
            return False
        topic = licence.topic
        if any(not licence.knows(word) for word in foreign(topic, said)):
            return False
        if not topic or wording.full or topic in context.topics:
            return True
        words = [word for group in wording.clause for word in group if word in heard]
        return any(map(specific, words)) or names_topic(topic, words)

    def _heard(self, pieces: tuple[Piece, ...]) -> tuple[Heard, set[str]]:
        """The words of the catalogue in the clause, each with the weight of its best place; and those of the own phrase.

        A word weighs less with every character between it and the number.
        """
        heard: Heard = {}
        owned: set[str] = set()
        for text, weight, number_follows, own in pieces:
            denies = not _DENIES.isdisjoint(text)
            length, slope = (len(text), 90) if number_follows else (0, 18)
            for at, word in self._words_in(text):
                if denies and _negated(text, at) and len(word) > 1:
                    continue
                near = 1 - (length - at - len(word) if number_follows else at) / slope
                worth = weight * (near if near > _LEAST else _LEAST)
                if worth > heard.get(word, 0.0):
                    heard[word] = worth
                if own:
                    owned.add(word)
        return heard, owned

    def _words_in(self, text: str) -> list[tuple[int, str]]:
        """The words of the catalogue in a piece, those of one character too."""
        words = self._words.all(text)
        if not self._short.isdisjoint(text):
            words += [(at, glyph) for at, glyph in enumerate(text) if glyph in self._short]
        return words


def _by_rarest(wordings: Iterable[Wording]) -> dict[str, list[Wording]]:
    """Each wording under the words of one of its groups, all of which must be heard: the group that fewest need."""
    held = [wording for wording in wordings if wording.clause]
    needed = Counter(word for wording in held for group in wording.clause for word in group)
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in held:
        for word in min(wording.clause, key=lambda group: sum(needed[word] for word in group)):
            found[word].append(wording)
    return found


def _reign(topic: str, context: Context) -> float:
    """The topic spoken of speaks for its concepts, most of all the one whose chapter it is."""
    return _REIGNING if topic in context.reigning else _TOPIC if topic and topic in context.topics else 1.0


def _said(wording: Wording, heard: Heard) -> tuple[str, ...]:
    """The words that speak for a wording: of each group the longest that was heard."""
    return tuple(max((word for word in group if word in heard), key=len) for group in wording.clause)


def _negated(text: str, place: int) -> bool:
    """Whether a word is denied by what stands right before it: 满意率 in 不满意率, 公开 in 不予公开."""
    return place > 0 and (text[place - 1] in _NOT or text[max(0, place - 2) : place] in _NOT_YET)


def _score(wording: Wording, heard: Heard, context: Context) -> float:
    """How much of a wording was heard and how near; 0 where a group of it was not."""
    total = 0.0
    for group in wording.clause:
        best = 0.0
        for word in group:
            if word in heard and (worth := len(word) * heard[word]) > best:
                best = worth
        if not best:
            return 0.0
        total += best
    for word in wording.absent:
        if heard.get(word, 0.0) >= _LOUD:
            return 0.0
    for group in wording.sentence:
        near = max(_nearness(word, context) for word in group)
        if not near:
            return 0.0
        total += near
    for group in wording.section:
        if not any(word in context.section for word in group):
            return 0.0
        total += 0.2
    return total * _fit(wording.concept, context) * _reign(wording.concept.topic, context)


def _fit(concept: ConceptLike, context: Context) -> float:
    """The same counter speaks for a concept; a duty speaks for a norm, and against a count."""
    unit = 1.2 if context.unit == concept.unit else 0.9
    return unit * ((1.4 if context.norm else 0.6) if concept.kind == "norm" else (0.8 if context.norm else 1.0))


def _nearness(word: str, context: Context) -> float:
    """Up to 0.6 a character, less the further off the word stands; half as much behind the number."""
    at = context.sentence.rfind(word)
    before = 0.6 / (1 + (len(context.sentence) - at) / 40) if at >= 0 else 0.0
    at = context.rest.find(word)
    behind = 0.3 / (1 + at / 40) if at >= 0 else 0.0
    return len(word) * max(before, behind)
