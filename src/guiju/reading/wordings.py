"""From what is said to the concept that is meant, by the wordings of the catalogue.

A name is given only when it fits: a wording must be heard, one of its words in the figure's own phrase; the unit, the
topic, a negation, and every telling word that the concept does not know (``facets``) can each veto it. Where two fit
alike, none is given, and both are named as candidates.

A wording is words parted by spaces: each must stand in the figure's own clause; ``甲|乙`` is either; ``@词`` may stand
in the sentence, ``^词`` in the section; ``!词`` must not stand in the clause. The wording that covers most of what is
said, nearest to the number, wins; the unit must be of a kind with the concept's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .facets import Licence, same_kind, specific
from .glyphs import uniform
from .record import ConceptLike
from .topics import foreign
from .topics import names as names_topic

_ALIKE = 0.97  # of the best score: whoever comes as near as this fits as well
_MOST = 3  # candidates told
_COUNT = re.compile(r"(?:人次|次数|人数|份数|期数|个数|条数|件数|台数|批次|户次|家数|场次|数量|数额|金额|数)$")
_LONG_ENOUGH = 4
_MOVES = re.compile("压|缩|[升降增减]")  # a rate that itself says how much something moved
_NOT = frozenset("不未无非")
_NOT_YET = frozenset(("不予", "没有", "尚未", "不能", "未予", "未能"))
_TOPIC, _REIGNING = 1.1, 1.3


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a concept. Each group is the words of which one must stand."""

    concept: ConceptLike
    clause: tuple[tuple[str, ...], ...]
    sentence: tuple[tuple[str, ...], ...]
    section: tuple[tuple[str, ...], ...]
    absent: tuple[str, ...]
    further: tuple[tuple[str, ...], ...] = ()  # the groups of the clause behind the first
    free: bool = False  # a word of it may need no topic
    full: bool = False  # the label itself, which needs none
    any_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the clause: its weight next to the number, whether the number stands at its end, whether it is
    the figure's own phrase."""

    text: str
    weight: float
    number_follows: bool = True
    own: bool = False

    def worth(self, start: int, length: int) -> float:
        """What a word at ``start`` weighs: less with every character between it and the number."""
        gap = len(self.text) - start - length if self.number_follows else start
        slope = 90 if self.number_follows else 18
        return self.weight * max(0.35, 1 - gap / slope)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: its clause in pieces, the sentence before and behind, the section, the unit.

    ``signs`` are the telling words of its own phrase, ``said`` the topics' words in it, ``topics`` those spoken of;
    ``moved`` is +1 or -1 where the figure says by how much something moved.
    """

    pieces: tuple[Piece, ...]
    sentence: str
    rest: str
    section: str
    unit: str | None
    norm: bool = False
    signs: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    reigning: frozenset[str] = frozenset()
    moved: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The concept that is meant and the words that say so; or those that fit alike, best first."""

    concept: ConceptLike | None = None
    words: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


_NONE = Named()


class Index:
    """The wordings of a catalogue, found by the words they begin with."""

    def __init__(self, concepts: Iterable[ConceptLike]) -> None:
        self._by_word: dict[str, list[Wording]] = defaultdict(list)
        self._fits: dict[str | None, dict[str, bool]] = {}
        self._licences: dict[str, Licence] = {}
        words: set[str] = set()
        held = list(concepts)
        for concept in held:
            wordings = [_wording(concept, uniform(text)) for text in concept.wordings]
            wordings += _label(concept, wordings)
            for wording in wordings:
                for word in wording.clause[0] if wording.clause else ():
                    self._by_word[word].append(wording)
                for group in wording.clause:
                    words.update(group)
                words.update(wording.absent)
            self._licences[concept.id] = Licence(concept, _known(wordings))
        for concept in held:
            unlike = concept.unlike
            self._licences[concept.id].beware(self._licences[other] for other in unlike if other in self._licences)
        self._short = frozenset(word for word in words if len(word) == 1)
        self._starts: dict[tuple[str, str], list[str]] = {}
        for word in words - self._short:
            self._starts.setdefault((word[0], word[1]), []).append(word)

    def name(self, context: Context) -> Named:
        """What the words around a figure call it."""
        heard, own = self._heard(context.pieces)
        if not own:
            return _NONE
        fits = self._fits.setdefault(context.unit, {})
        scores: dict[str, tuple[float, Wording]] = {}
        for word in heard:
            for wording in self._by_word.get(word, ()):
                concept = wording.concept
                if own.isdisjoint(wording.any_of) or not (wording.free or concept.topic in context.topics):
                    continue
                fit = fits.get(concept.id)
                if fit is None:
                    fit = fits[concept.id] = same_kind(context.unit, concept)
                if fit and (not wording.further or _all_heard(wording.further, heard)):
                    score = _score(wording, heard, context)
                    if score > scores.get(concept.id, (0.0,))[0]:
                        scores[concept.id] = (score, wording)
        return self._best(scores, heard, context)

    def _best(self, scores: dict[str, tuple[float, Wording]], heard: dict[str, float], context: Context) -> Named:
        """The best that nothing vetoes, unless another comes as near."""
        fitting: list[tuple[float, Wording]] = []
        for score, wording in sorted(scores.values(), key=lambda pair: -pair[0]):
            if fitting and (score < _ALIKE * fitting[0][0] or len(fitting) == _MOST):
                break
            if self._allowed(wording, heard, context):
                fitting.append((score, wording))
        if not fitting:
            return _NONE
        wholes = {wording.concept.whole for _, wording in fitting}
        fitting = [pair for pair in fitting if pair[1].concept.id not in wholes]  # the part is said, not its whole
        candidates = tuple(wording.concept.id for _, wording in fitting)
        if len(fitting) > 1:
            return Named(candidates=candidates)
        wording = fitting[0][1]
        words = (max((word for word in group if word in heard), key=len) for group in wording.clause)
        return Named(wording.concept, tuple(words), candidates)

    def _allowed(self, wording: Wording, heard: dict[str, float], context: Context) -> bool:
        concept, licence = wording.concept, self._licences[wording.concept.id]
        if context.moved and concept.kind != "change" and not _MOVES.search(concept.label):
            return False
        if not licence.allows(context.signs):
            return False
        if any(licence.against(piece.text) for piece in context.pieces if piece.own):
            return False
        topic = licence.topic
        if any(not licence.knows(word) for word in foreign(topic, context.said)):
            return False
        if (
            not topic
            or wording.full
            or any(map(specific, _words(wording, heard)))
            or names_topic(topic, _words(wording, heard))
        ):
            return True
        return topic in context.topics

    def _heard(self, pieces: tuple[Piece, ...]) -> tuple[dict[str, float], set[str]]:
        """The words of the catalogue in the clause, each with the weight of its best place; and those of the own phrase."""
        heard: dict[str, float] = {}
        own: set[str] = set()
        starts, short = self._starts, self._short
        for piece in pieces:
            text, worth = piece.text, piece.worth
            found = [place for place, pair in enumerate(pairwise(text)) if pair in starts]
            words = [
                (word, place)
                for place in found
                for word in starts[text[place], text[place + 1]]
                if text.startswith(word, place) and not _negated(text, place)
            ]
            if not short.isdisjoint(text):
                words += [(glyph, place) for place, glyph in enumerate(text) if glyph in short]
            for word, place in words:
                value = worth(place, len(word))
                if value > heard.get(word, 0.0):
                    heard[word] = value
                if piece.own:
                    own.add(word)
        return heard, own


def _reign(topic: str, context: Context) -> float:
    """The topic spoken of speaks for its concepts, most of all the one whose chapter it is."""
    return _REIGNING if topic in context.reigning else _TOPIC if topic and topic in context.topics else 1.0


def _negated(text: str, place: int) -> bool:
    """Whether a word is denied by what stands right before it: 满意率 in 不满意率, 公开 in 不予公开."""
    return place > 0 and (text[place - 1] in _NOT or text[max(0, place - 2) : place] in _NOT_YET)


def _all_heard(groups: tuple[tuple[str, ...], ...], heard: dict[str, float]) -> bool:
    """Whether a word of each group was heard."""
    return not any(heard.keys().isdisjoint(group) for group in groups)


def _words(wording: Wording, heard: dict[str, float]) -> list[str]:
    """The words of a wording that were heard."""
    return [word for group in wording.clause for word in group if word in heard]


def _label(concept: ConceptLike, wordings: Iterable[Wording]) -> Iterable[Wording]:
    """The label without its count: the plainest wording, where it is long enough to mean one thing."""
    said = _COUNT.sub("", uniform(concept.label))
    if len(said) >= _LONG_ENOUGH and concept.wordings:
        absent = {word for wording in wordings for word in wording.absent if word not in said}
        yield Wording(concept, ((said,),), (), (), tuple(absent), free=True, full=True, any_of=frozenset((said,)))


def _known(wordings: Iterable[Wording]) -> Iterable[str]:
    for wording in wordings:
        for group in (*wording.clause, *wording.sentence, *wording.section):
            yield from group


def _wording(concept: ConceptLike, text: str) -> Wording:
    groups: dict[str, list[tuple[str, ...]]] = {"": [], "@": [], "^": [], "!": []}
    for item in text.split():
        sign = item[0] if item[0] in "@^!" else ""
        groups[sign].append(tuple(item[len(sign) :].split("|")))
    absent = tuple(word for group in groups["!"] for word in group)
    clause = tuple(groups[""])
    said = [word for group in clause for word in group]
    free = not concept.topic or names_topic(concept.topic, said) or any(map(specific, said))
    return Wording(
        concept, clause, tuple(groups["@"]), tuple(groups["^"]), absent, clause[1:], free, any_of=frozenset(said)
    )


def _score(wording: Wording, heard: dict[str, float], context: Context) -> float:
    total = 0.0
    for group in wording.clause:
        best = 0.0
        for word in group:
            if word in heard:
                best = max(best, len(word) * heard[word])
        if not best:
            return 0.0
        total += best
    for word in wording.absent:
        if heard.get(word, 0.0) >= 0.6:
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
    topic = wording.concept.topic
    return total * _fit(wording.concept, context) * _reign(topic, context)


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
