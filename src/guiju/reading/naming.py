"""From what is said to the concept that is meant, by the wordings of the catalogue.

A name is given only when it fits: a wording must be heard, one of its words in the figure's own phrase; the unit, the
topic, a negation, and every telling word that the concept does not know (``facets``) can each veto it. Where two fit
alike, none is given, and both are named as candidates. The wording that covers most of what is said, nearest to the
number, wins; the unit must be of a kind with the concept's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from .context import NONE, Context, Named, Piece
from .facets import Licence, counts_alike, same_kind, specific
from .nearest import NEAREST, OWN, Near, Phrase, Profiles
from .record import Candidate, ConceptLike
from .seeking import Words
from .topics import foreign
from .topics import names as names_topic
from .weighing import Heard, said_of, weighed
from .wordings import Wording, known, wordings_of

_ALIKE = 0.97  # of the best score: whoever comes as near as this fits as well
_FAR = 0.6  # … and whoever comes no nearer does not come into question
_MOST = 3  # candidates told
_MOVES = re.compile("压|缩|[升降增减]")  # a rate that itself says how much something moved
_NOT = frozenset("不未无非")
_NOT_YET = frozenset(("不予", "没有", "尚未", "不能", "未予", "未能"))
_DENIES = _NOT | frozenset("没尚")  # what a denial begins with
_LEAST = 0.35  # what the furthest word of a piece keeps of its weight
NEAR, MARGIN = 0.6, 0.9  # how near a concept must lie that no wording tells, and how much less near the next
BASE = 0.5  # what a wording weighs besides how near its concept lies
PLAIN, FAR_MORE = 0.9, 1.4  # how near one must lie that outdoes what a wording tells, and how much nearer
OF_ORGAN = 0.7  # how near and how much less near where it is the business of the organ that reports
_KIND = 0.4  # how near a kind of a known whole must lie

Scored = tuple[float, Wording]


class _CountedIn(dict[str, tuple[tuple[Wording, frozenset[str]], ...]]):
    """Under each word the wordings whose concepts may be counted in one unit, with the words of each; all their words."""

    def __init__(self, unit: str | None, wordings: Sequence[Wording]) -> None:
        super().__init__()
        concepts = {wording.concept.id: wording.concept for wording in wordings}
        counted = {one for one, concept in concepts.items() if same_kind(unit, concept)}
        told = [wording for wording in wordings if wording.concept.id in counted]
        for word, several in _by_rarest(told).items():
            self[word] = tuple((one, one.any_of) for one in several)
        words = {word for one in told for group in (*one.clause, one.absent) for word in group}
        self.words = Words(words)
        self.short = frozenset(word for word in words if len(word) == 1)

    def __missing__(self, word: str) -> tuple[tuple[Wording, frozenset[str]], ...]:
        return ()


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
        self._profiles = Profiles(held)
        self._concepts = {concept.id: concept for concept in held}
        self._kinds_of: dict[str, list[ConceptLike]] = defaultdict(list)
        for concept in held:
            self._kinds_of[concept.whole].append(concept)
        self._wordings = every
        self._by_unit: dict[str | None, _CountedIn] = {}
        self._licences = {concept.id: Licence(concept, known(told[concept.id])) for concept in held}
        for concept in held:
            others = (self._licences[other] for other in concept.unlike if other in self._licences)
            self._licences[concept.id].beware(others)

    def name(self, context: Context) -> Named:
        """What the words around a figure call it."""
        counted = self._counted_in(context.unit)
        heard, own = _heard(context.pieces, counted)
        topics = context.topics
        scores: dict[str, Scored] = {}
        for word in heard:
            for wording, any_of in counted[word]:
                concept = wording.concept
                if (wording.free or concept.topic in topics) and not own.isdisjoint(any_of):
                    score = weighed(wording, heard, context)
                    last = scores.get(concept.id)
                    if score and (last is None or (score, -wording.place) > (last[0], -last[1].place)):
                        scores[concept.id] = (score, wording)
        phrase = self._profiles.phrase(context.surroundings())
        named = self._best(scores, heard, context, phrase) if scores else NONE
        return self._nearer(named, context, phrase) if named.candidates else self._nearest(context, phrase)

    def _nearest(self, context: Context, phrase: Phrase) -> Named:
        """The concept that no wording tells but that lies nearest, where none lies as near."""
        if context.unit is None or (context.step and not context.noun):
            return NONE
        fitting: list[Near] = []
        for near in self._profiles.nearest(phrase, NEAR):
            if len(fitting) == _MOST or (fitting and near.fit < _FAR * fitting[0].fit):
                break
            if self._profiles.plainly(near, phrase) and self._unvetoed(near.concept, context):
                fitting.append(near)
        several = [self._only(near.concept, phrase) for near in fitting]
        candidates = tuple(one.candidates[0] for one in several)
        if not fitting or (len(fitting) > 1 and fitting[1].fit > MARGIN * fitting[0].fit):
            return Named(candidates=candidates)
        return replace(several[0], candidates=candidates)

    def _nearer(self, named: Named, context: Context, phrase: Phrase) -> Named:
        """What was named by its wordings, unless another concept says far more of the phrase."""
        if named.concept is None:
            return named
        fit = self._profiles.near(phrase, named.concept).fit
        more = FAR_MORE if counts_alike(context.unit, named.concept.unit) else 1.0
        organ = context.organ if named.concept.topic not in context.organ else frozenset()
        for near in self._profiles.nearest(phrase, OF_ORGAN * max(fit, 1.0) if organ else max(PLAIN, more * fit)):
            own = near.concept.topic in organ and near.meant >= OF_ORGAN
            if near.concept is named.concept or not (own or near.fit >= max(PLAIN, more * fit)):
                continue
            if self._profiles.plainly(near, phrase) and self._unvetoed(near.concept, context):
                only = self._only(near.concept, phrase)
                others = (one for one in named.candidates if one.concept != near.concept.id)
                return replace(only, candidates=(*only.candidates, *others)[:_MOST])
        return named

    def _only(self, concept: ConceptLike, phrase: Phrase) -> Named:
        """A concept that no wording told, with the words of the phrase that are its own."""
        words = self._profiles.words(concept, phrase.around.own)
        return Named(concept, words, (Candidate(concept.id, words),))

    def topic(self, concept: str) -> str:
        """The topic of a concept."""
        return self._concepts[concept].topic

    def kinds(self, context: Context) -> dict[tuple[str, str], int]:
        """Of what the figure counts a kind if only the topic were told, topic and whole; with the length of the word for it."""
        counted = self._counted_in(context.unit)
        _, own = _heard(context.pieces, counted)
        found: dict[tuple[str, str], int] = {}
        for word in own:
            for wording, _ in counted[word]:
                kind = wording.concept.topic, wording.concept.whole
                if kind[1] and not specific(word) and len(wording.clause) == 1:
                    found[kind] = max(found.get(kind, 0), len(word))
        return found

    def of_whole(self, context: Context, whole: str, named: str | None = None, told: Collection[str] = ()) -> Named:
        """The kind of a whole that lies nearest; none where what was named lies far nearer, but a kind that words ``told`` too."""
        phrase = self._profiles.phrase(context.surroundings())
        kinds = [self._profiles.near(phrase, kind) for kind in self._kinds_of.get(whole, ())]
        held = self._profiles.near(phrase, self._concepts[named]).fit if named and kinds else 0.0
        least = max(_KIND, held / FAR_MORE)
        for near in sorted(kinds, key=lambda kind: -kind.fit):
            if near.fit < least and near.concept.id not in told:
                continue
            counted = self._profiles.own(phrase, near.concept) >= OWN and same_kind(context.unit, near.concept)
            if counted and self._unvetoed(near.concept, context):
                return self._only(near.concept, phrase)
        return NONE

    def _counted_in(self, unit: str | None) -> "_CountedIn":
        counted = self._by_unit.get(unit)
        if counted is None:
            counted = self._by_unit[unit] = _CountedIn(unit, self._wordings)
        return counted

    def _best(self, scores: dict[str, Scored], heard: Heard, context: Context, phrase: Phrase) -> Named:
        """The best that nothing vetoes, unless another comes as near."""
        fitting: list[Scored] = []
        if len(scores) > 1:
            scores = self._by_nearness(scores, phrase)
        for score, wording in sorted(scores.values(), key=lambda pair: (-pair[0], pair[1].place)):
            if fitting and (score < _FAR * fitting[0][0] or len(fitting) == _MOST):
                break
            if self._allowed(wording, heard, context):
                fitting.append((score, wording))
        if not fitting:
            return NONE
        least = _ALIKE * fitting[0][0]
        wholes = {wording.concept.whole for score, wording in fitting if score >= least}
        fitting = [pair for pair in fitting if pair[1].concept.id not in wholes]  # the part is said, not its whole
        candidates = tuple(Candidate(wording.concept.id, said_of(wording, heard)) for _, wording in fitting)
        if len(fitting) > 1 and fitting[1][0] >= least:
            return Named(candidates=candidates)
        return Named(fitting[0][1].concept, candidates[0].words, candidates)

    def _by_nearness(self, scores: dict[str, Scored], phrase: Phrase) -> dict[str, Scored]:
        """The wordings weighed by how near their concepts lie too; those left out that cannot come into question."""
        weighed_too: dict[str, Scored] = {}
        best = 0.0
        for one, (score, wording) in sorted(scores.items(), key=lambda item: -item[1][0]):
            if score * (BASE + NEAREST) >= _FAR * best:
                score *= BASE + self._profiles.near(phrase, wording.concept).fit
                weighed_too[one], best = (score, wording), max(best, score)
        return weighed_too

    def _allowed(self, wording: Wording, heard: Heard, context: Context) -> bool:
        topic = wording.concept.topic
        if not self._unvetoed(wording.concept, context):
            return False
        if not topic or wording.full or topic in context.topics:
            return True
        words = [word for group in wording.clause for word in group if word in heard]
        return any(map(specific, words)) or names_topic(topic, words)

    def _unvetoed(self, concept: ConceptLike, context: Context) -> bool:
        licence = self._licences[concept.id]
        if context.moved and concept.kind != "change" and not _MOVES.search(concept.label):
            return False
        if not licence.allows(context.signs()):
            return False
        if any(licence.against(piece.text) for piece in context.pieces if piece.own):
            return False
        return all(licence.knows(word) for word in foreign(licence.topic, context.said()))


def _heard(pieces: tuple[Piece, ...], counted: _CountedIn) -> tuple[Heard, set[str]]:
    """The words of the catalogue in the clause, each with the weight of its best place; and those of the own phrase.

    A word weighs less with every character between it and the number.
    """
    heard: Heard = {}
    owned: set[str] = set()
    for text, weight, number_follows, own in pieces:
        denies = not _DENIES.isdisjoint(text)
        length, slope = (len(text), 90) if number_follows else (0, 18)
        words = counted.words.all(text)
        if not counted.short.isdisjoint(text):
            words += [(at, glyph) for at, glyph in enumerate(text) if glyph in counted.short]
        for at, word in words:
            if denies and _negated(text, at) and len(word) > 1:
                continue
            near = 1 - (length - at - len(word) if number_follows else at) / slope
            worth = weight * (near if near > _LEAST else _LEAST)
            if worth > heard.get(word, 0.0):
                heard[word] = worth
            if own:
                owned.add(word)
    return heard, owned


def _by_rarest(wordings: Iterable[Wording]) -> dict[str, list[Wording]]:
    """Each wording under the words of one of its groups, all of which must be heard: the group that fewest need."""
    held = [wording for wording in wordings if wording.clause]
    needed = Counter(word for wording in held for group in wording.clause for word in group)
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in held:
        for word in min(wording.clause, key=lambda group: sum(needed[word] for word in group)):
            found[word].append(wording)
    return found


def _negated(text: str, place: int) -> bool:
    """Whether a word is denied by what stands right before it: 满意率 in 不满意率, 公开 in 不予公开."""
    return place > 0 and (text[place - 1] in _NOT or text[max(0, place - 2) : place] in _NOT_YET)
