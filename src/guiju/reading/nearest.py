"""The concept that lies nearest to a phrase that no wording foresaw: how much each says of the other.

A concept and a phrase are compared by their pairs of characters, a rare pair weighing more. ``said`` is how much of the
phrase the concept knows (label, wordings, words that say the same; its definition half); ``meant`` how much of the label
the phrase says, or what stands around it explains: the thing carried on, the sentence, the section, the title, its topic.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log, sqrt
from typing import NamedTuple

from .facets import counts_alike, same_kind
from .glyphs import uniform
from .record import ConceptLike
from .signs import SAME_AS, STAGES
from .topics import TOPICS
from .wordings import bare

_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
# What says nothing of what is counted.
_EMPTY = re.compile(
    r"其中|同比|环比|[较比]?上[年月]同期|全[市县区镇省乡年]|我[市县区镇局乡]|共计?|累计|合计|总计|分别|均|已|全部|今年|年内|"
    r"达到?|件数|数量|总数|人数|以上|以内|左右|参加|参与|人次|[只仅现]有|目前|本级|等|各|了|为|是|约|近|的|在|对|向|并|"
    r"开展|组织|实现|完成|进行|\d+年|\([^)]*\)"
)
_ALIKE = [word for word in SAME_AS if len(word) > 1]
_SAME = re.compile("|".join(sorted(_ALIKE, key=len, reverse=True)))
_NEW = 0.5  # of the weight of the rarest: a pair that no concept knows may be only where two words meet
_DEFINED = 0.5
_BETWEEN = 0.7  # what the pairs where two words meet leave of a phrase
_NOTHING: frozenset[str] = frozenset()
# What was done is said in the phrase itself or with the thing carried on, never by what stands around.
_STEPS = frozenset(pair for word in STAGES.split() for pair in (word[:2], word[-2:]) if len(word) > 1)
# What of a label that the phrase does not say is explained by what stands around it.
CARRIED, SENTENCE, TITLE, SECTION, REST, _TOPIC = 0.8, 0.7, 0.6, 0.5, 0.4, 0.7
# What must be said of a label: in the phrase, and with what stands around it where its topic is spoken of or is not.
OWN, _MEANT_HERE, _MEANT = 0.1, 0.4, 0.55
_OTHER_COUNTER = 0.92
_REIGNS = NEAREST = 1.1  # no concept lies nearer
SEVERAL = 3  # labels


class Surroundings(NamedTuple):
    """What is said in a figure's own phrase and, the nearest first, around it."""

    own: str
    around: tuple[tuple[str, float], ...]
    topics: frozenset[str]
    reigning: frozenset[str]
    unit: str | None


class Profile(NamedTuple):
    """A concept by its pairs: those of its label with their weights, all that it knows, those of its definition."""

    concept: ConceptLike
    label: tuple[tuple[str, float], ...]
    known: frozenset[str]
    defined: frozenset[str]


class Near(NamedTuple):
    """How near a concept lies, from 0 to about 1.2: ``said`` of the phrase, ``meant`` of the label."""

    fit: float
    concept: ConceptLike
    said: float
    meant: float


class Phrase(NamedTuple):
    """What a figure's own phrase says: its pairs with their weights, those that it says in other words, the whole weight."""

    around: Surroundings
    weights: tuple[tuple[str, float], ...]
    said: frozenset[str]
    whole: float
    found: dict[str, "Near"]  # what was asked already


class _Postings(dict[str, tuple[tuple[str, float], ...]]):
    """Under each pair the concepts that may be counted in one unit, and how far they know it."""

    def __init__(self, unit: str | None, by_pair: dict[str, list[tuple[ConceptLike, float]]]) -> None:
        super().__init__()
        self._unit, self._by_pair = unit, by_pair

    def __missing__(self, pair: str) -> tuple[tuple[str, float], ...]:
        held = self._by_pair.get(pair, ())
        found = self[pair] = tuple((one.id, share) for one, share in held if same_kind(self._unit, one))
        return found


class Profiles:
    """The concepts of a catalogue that reports tell of in words, found by the pairs of a phrase."""

    def __init__(self, concepts: Iterable[ConceptLike]) -> None:
        held = [concept for concept in concepts if concept.wordings]
        known = {concept.id: frozenset(_known(concept)) for concept in held}
        told = Counter(pair for pairs in known.values() for pair in pairs)
        most = log(len(held) + 1)
        self._weight = {pair: most - log(count) + 0.3 for pair, count in told.items()}
        self._new = _NEW * most
        self._profiles = {concept.id: self._profile(concept, known[concept.id]) for concept in held}
        self._of_topic = _named_often(held)
        self._by_unit: dict[str | None, _Postings] = {}
        self._by_pair: dict[str, list[tuple[ConceptLike, float]]] = {}
        for profile in self._profiles.values():
            for pair in profile.known | profile.defined:
                share = 1.0 if pair in profile.known else _DEFINED
                self._by_pair.setdefault(pair, []).append((profile.concept, share))

    def _profile(self, concept: ConceptLike, known: frozenset[str]) -> Profile:
        label = tuple((pair, self._weight.get(pair, self._new)) for pair in dict.fromkeys(pairs(bare(concept.label))))
        return Profile(concept, label, known, frozenset(pairs(uniform(concept.definition))))

    def phrase(self, around: Surroundings) -> "Phrase":
        """A figure's phrase by its pairs."""
        told = dict.fromkeys(pairs(around.own))
        weights = tuple((pair, self._weight.get(pair, self._new)) for pair in told)
        same = [_PAIRS_OF[said] for said in _SAME.findall(around.own)]
        return Phrase(around, weights, frozenset(told).union(*same), sum(weight for _, weight in weights), {})

    def near(self, phrase: "Phrase", concept: ConceptLike) -> Near:
        """How near a concept lies."""
        found = phrase.found.get(concept.id)
        if found is None:
            profile = self._profiles.get(concept.id)
            found = self._near(profile, phrase) if profile and phrase.whole else Near(0.0, concept, 0.0, 0.0)
            phrase.found[concept.id] = found
        return found

    def nearest(self, phrase: "Phrase", least: float) -> list[Near]:
        """The concepts counted in the phrase's unit that lie at least so near, the nearest first.

        None can that do not know enough of the phrase; only of the others is asked what is meant.
        """
        if least > _REIGNS or not phrase.whole:
            return []
        postings = self._counted_in(phrase.around.unit)
        heard: dict[str, float] = {}
        for pair, weight in phrase.weights:
            for concept, share in postings[pair]:
                heard[concept] = heard.get(concept, 0.0) + share * weight
        enough = _BETWEEN * phrase.whole * (least / _REIGNS) ** 2
        found = (self._near(self._profiles[concept], phrase) for concept, worth in heard.items() if worth >= enough)
        return sorted((near for near in found if near.fit >= least), key=lambda near: -near.fit)

    def _counted_in(self, unit: str | None) -> "_Postings":
        postings = self._by_unit.get(unit)
        if postings is None:
            postings = self._by_unit[unit] = _Postings(unit, self._by_pair)
        return postings

    def _near(self, profile: Profile, phrase: "Phrase") -> Near:
        concept, known, defined, around = profile.concept, profile.known, profile.defined, phrase.around
        said = _borne(
            [
                (weight, 1.0 if pair in known else _DEFINED if pair in defined else 0.0)
                for pair, weight in phrase.weights
            ]
        )
        topic = self._of_topic.get(concept.topic, _NOTHING) if concept.topic in around.topics else _NOTHING
        here = phrase.said
        meant = _borne(
            [(weight, 1.0 if pair in here else _explained(pair, topic, around)) for pair, weight in profile.label]
        )
        counted = 1.0 if around.unit == concept.unit else _OTHER_COUNTER
        reigns = _REIGNS if concept.topic and concept.topic in around.reigning else 1.0
        return Near(sqrt(said * meant) * counted * reigns, concept, said, meant)

    def own(self, phrase: "Phrase", concept: ConceptLike) -> float:
        """How much of a concept's label the phrase itself says."""
        return _borne(
            [(weight, 1.0 if pair in phrase.said else 0.0) for pair, weight in self._profiles[concept.id].label]
        )

    def plainly(self, near: Near, phrase: "Phrase") -> bool:
        """Whether a concept that no wording tells is told plainly: its counter, and its label in the phrase or by its topic."""
        concept, around, own = near.concept, phrase.around, self.own(phrase, near.concept)
        spoken = not concept.topic or concept.topic in around.topics
        if own < OWN or near.meant < (_MEANT_HERE if spoken else _MEANT):
            return False
        if around.unit == "%" and own < _MEANT and concept.topic not in around.reigning:
            return False  # 满意率 alone may be anybody's
        return counts_alike(around.unit, concept.unit)

    def words(self, concept: ConceptLike, phrase: str) -> tuple[str, ...]:
        """What of a phrase a concept knows, in runs."""
        known, runs, last = self._profiles[concept.id].known, [""], ""
        for pair in pairs(phrase):
            if pair in known:
                runs[-1:] = [runs[-1] + pair[1:]] if last and last[-1] == pair[0] and runs[-1] else [runs[-1], pair]
            last = pair if pair in known else ""
        return tuple(dict.fromkeys(run for run in runs if run))


def _explained(pair: str, topic: frozenset[str], around: Surroundings) -> float:
    """How far what stands around a phrase says a pair that it does not say itself."""
    for text, worth in around.around[:1] if pair in _STEPS else around.around:
        if pair in text:
            return _TOPIC if pair in topic and worth < _TOPIC else worth
    return _TOPIC if pair in topic else 0.0


def _borne(told: list[tuple[float, float]]) -> float:
    """The share of a phrase that is borne out, of the weight of each pair and how far it is; a pair where two words meet
    is borne out as they are."""
    borne = whole = 0.0
    last = len(told) - 1
    for at, (weight, worth) in enumerate(told):
        whole += weight
        if worth:
            borne += weight * worth
        elif 0 < at < last:
            before, behind = told[at - 1][1], told[at + 1][1]
            borne += weight * (before if before < behind else behind)
    return borne / whole if whole else 0.0


def pairs(text: str) -> Iterator[str]:
    """The pairs of characters of a phrase, and what stands alone; what says nothing parts them."""
    for run in _HAN.findall(_EMPTY.sub(" ", text)):
        if len(run) == 1:
            yield run
        for at in range(len(run) - 1):
            yield run[at : at + 2]


_PAIRS_OF = {word: frozenset(pair for same in SAME_AS[word] for pair in pairs(same)) for word in _ALIKE}


def _known(concept: ConceptLike) -> Iterator[str]:
    """The pairs of a concept's label and wordings, and of what says the same."""
    items = (item.lstrip("@^") for wording in concept.wordings for item in uniform(wording).split() if item[0] != "!")
    for text in (bare(concept.label), *(word for item in items for word in item.split("|"))):
        yield from pairs(text)
        for word in _SAME.findall(text):
            yield from _PAIRS_OF[word]


def _named_often(concepts: Iterable[ConceptLike]) -> dict[str, frozenset[str]]:
    """What each topic explains by itself: the pairs of its words that several labels of its concepts bear. 败诉 is none."""
    told: dict[str, Counter[str]] = {}
    for concept in concepts:
        told.setdefault(concept.topic, Counter()).update(set(pairs(bare(concept.label))))
    return {
        topic: frozenset(pair for word in words.split() for pair in pairs(word) if told[topic][pair] >= SEVERAL)
        for topic, words in TOPICS.items()
        if topic in told
    }
